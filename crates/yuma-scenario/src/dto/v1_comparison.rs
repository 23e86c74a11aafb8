//! The comparison of version 1: `{"pinned": scenario}` or `{"rules": ["own", "yuma2", "yuma3", "liquid_alpha"]}`.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::v1::ScenarioV1;
use crate::hyperparameter_preset::HyperparameterPreset;
use crate::invalid::Invalid;
use crate::lanes::{LaneHyperparameters, LaneSet};
use crate::model::{Comparison, Pinned, Scenario};

/// A written comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "Value", try_from = "Value")]
pub enum ComparisonV1 {
    /// With a pinned scenario, which has no comparison.
    Pinned(Box<ScenarioV1>),
    /// Under these hyperparameter presets.
    Hyperparameters(LaneSet),
}

impl ComparisonV1 {
    /// Returns the written comparison, or `None` if there is no comparison.
    pub fn unless_none(comparison: &Comparison) -> Option<Self> {
        match comparison {
            Comparison::None => None,
            Comparison::Pinned(pinned) => Some(ComparisonV1::Pinned(Box::new(ScenarioV1::from(&**pinned)))),
            Comparison::Hyperparameters(lanes) => Some(ComparisonV1::Hyperparameters(*lanes)),
        }
    }

    /// Returns the live comparison.
    ///
    /// # Errors
    /// Returns the rule that the pinned scenario breaks.
    pub fn read(self) -> Result<Comparison, Invalid> {
        match self {
            ComparisonV1::Pinned(written) => Ok(Comparison::Pinned(Pinned::new(&Scenario::try_from(*written)?))),
            ComparisonV1::Hyperparameters(lanes) => Ok(Comparison::Hyperparameters(lanes)),
        }
    }
}

impl From<ComparisonV1> for Value {
    fn from(comparison: ComparisonV1) -> Self {
        match comparison {
            ComparisonV1::Pinned(scenario) => json!({ "pinned": scenario }),
            ComparisonV1::Hyperparameters(lanes) => json!({ "rules": lanes.chosen().map(name).collect::<Vec<_>>() }),
        }
    }
}

impl TryFrom<Value> for ComparisonV1 {
    type Error = String;

    fn try_from(mut written: Value) -> Result<Self, String> {
        if let Some(pinned) = written.get_mut("pinned").map(Value::take) {
            // Checked before the pinned scenario is read, so that a chain of them costs nothing.
            if pinned.get("compare").is_some() {
                return Err("a pinned scenario has a comparison of its own".to_owned());
            }
            return ScenarioV1::read(pinned)
                .map(|pinned| ComparisonV1::Pinned(Box::new(pinned)))
                .map_err(|error| error.to_string());
        }
        let lanes = written.get("rules").and_then(Value::as_array).ok_or("unknown kind of comparison")?;
        lanes
            .iter()
            .try_fold(LaneSet::NONE, |lanes, written| {
                let known = LaneHyperparameters::ALL.into_iter().find(|lane| written.as_str() == Some(name(*lane)));
                let lane = known.ok_or("unknown hyperparameters in a comparison")?;
                Ok(lanes.with(lane, true))
            })
            .map(ComparisonV1::Hyperparameters)
    }
}

fn name(lane: LaneHyperparameters) -> &'static str {
    match lane {
        LaneHyperparameters::Own => "own",
        LaneHyperparameters::Preset(HyperparameterPreset::Yuma2) => "yuma2",
        LaneHyperparameters::Preset(HyperparameterPreset::Yuma3) => "yuma3",
        LaneHyperparameters::Preset(HyperparameterPreset::Yuma3LiquidAlpha) => "liquid_alpha",
    }
}
