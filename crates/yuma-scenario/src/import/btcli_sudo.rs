//! Hyperparameters as `btcli sudo get --json-output` writes them.

use serde_json::Value;
use thiserror::Error;

use super::content::SubnetData;
use super::fields::{FieldError, Record};
use super::note::Ignored;
use super::number;
use yuma_engine::yuma::Hyperparameter;

/// The reason why a list of hyperparameters was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum HyperparametersError {
    /// An entry has no name or no value.
    #[error(transparent)]
    Field(#[from] FieldError),
    /// A value is outside the range that the chain admits.
    #[error("{name} is {value}, which the chain does not admit")]
    OutOfRange {
        /// The name in the file.
        name: String,
        /// The value in the file.
        value: i128,
    },
}

/// Reads the hyperparameters, and lists the names of those that an epoch does not read.
///
/// # Errors
/// Returns a [`HyperparametersError`].
pub(super) fn read(content: &Value) -> Result<SubnetData, HyperparametersError> {
    let mut data = SubnetData::default();
    let mut others = Vec::new();
    for record in Record::list(content, "hyperparameter")? {
        let name = record.required("hyperparameter", |name| Some(name.as_str()?.to_owned()))?;
        match name.as_str() {
            "commit_reveal_weights_enabled" => {
                data.commit_reveal = Some(record.required("value", number::flag)?);
            }
            "activity_cutoff" => data.activity_cutoff = Some(record.required("value", number::count)?),
            _ => match hyperparameter(&name) {
                Some(hyperparameter) => {
                    let value = record.required("value", raw)?;
                    let (lowest, highest) = hyperparameter.range();
                    if !(lowest..=highest).contains(&value) {
                        return Err(HyperparametersError::OutOfRange { name, value });
                    }
                    data.hyperparameters.push((hyperparameter, value));
                }
                None => others.push(name.chars().take(60).collect()),
            },
        }
    }
    if !others.is_empty() {
        data.ignored.push(Ignored::Hyperparameters(others));
    }
    Ok(data)
}

/// Returns the hyperparameter of a name of the tool.
fn hyperparameter(name: &str) -> Option<Hyperparameter> {
    match name {
        "kappa" => Some(Hyperparameter::Kappa),
        "bonds_moving_avg" | "bonds_moving_average" => Some(Hyperparameter::BondsMovingAverage),
        "bonds_penalty" => Some(Hyperparameter::BondsPenalty),
        "alpha_high" => Some(Hyperparameter::AlphaHigh),
        "alpha_low" => Some(Hyperparameter::AlphaLow),
        "alpha_sigmoid_steepness" => Some(Hyperparameter::AlphaSigmoidSteepness),
        "liquid_alpha_enabled" => Some(Hyperparameter::LiquidAlpha),
        "yuma3_enabled" => Some(Hyperparameter::YumaVersion),
        "tempo" => Some(Hyperparameter::Tempo),
        "activity_cutoff_factor" => Some(Hyperparameter::ActivityCutoffFactor),
        "max_validators" | "max_allowed_validators" => Some(Hyperparameter::MaxAllowedValidators),
        _ => None,
    }
}

/// Returns the raw value of a number or a switch.
fn raw(value: &Value) -> Option<i128> {
    match value {
        Value::Bool(is_on) => Some(i128::from(*is_on)),
        other => number::count(other).map(i128::from),
    }
}
