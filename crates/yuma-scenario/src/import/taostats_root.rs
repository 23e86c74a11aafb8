//! The root network of 2024 as the taostats endpoint `metagraph/root/latest` returned it: weights in percent.

use serde_json::Value;

use super::content::{RootNetwork, RootValidator};
use super::fields::{FieldError, Record};
use super::note::Ignored;
use super::{number, pages};
use crate::table::WeightUnit;

/// Reads the validators with their weights on subnets, ascending by subnet.
///
/// # Errors
/// Returns a [`FieldError`] if a field is missing or unusable.
pub(super) fn read(content: &Value) -> Result<(RootNetwork, Vec<Ignored>), FieldError> {
    let mut network = RootNetwork { block: None, validators: Vec::new() };
    for record in Record::list(content.get("data").unwrap_or(&Value::Null), "data")? {
        let weights = record.required("subnet_weights", |weights| {
            let entry = |(netuid, weight): (&String, &Value)| {
                Some((netuid.parse().ok()?, WeightUnit::Percent.share(number::decimal(weight)?).ok()?))
            };
            let mut weights: Vec<_> = weights.as_object()?.iter().map(entry).collect::<Option<_>>()?;
            weights.sort_unstable_by_key(|&(netuid, _)| netuid);
            Some(weights)
        })?;
        network.validators.push(RootValidator {
            uid: record.uid("uid")?,
            hotkey: record.hotkey(),
            stake: record.required("stake", number::rao)?,
            weights,
        });
        network.block = network.block.max(record.count("block_number")?);
    }
    Ok((network, pages::further(content).into_iter().collect()))
}
