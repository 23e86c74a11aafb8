//! Participants as the taostats endpoint `metagraph/latest` returns them: decimal strings in rao.

use serde_json::Value;

use super::content::{Label, Participant, SubnetData};
use super::fields::{FieldError, Record};
use super::note::Ignored;
use super::{number, pages};
use yuma_engine::yuma::Hyperparameter;

/// The fields that are read, and those that only repeat them.
const KNOWN: &[&str] = &[
    "hotkey",
    "netuid",
    "uid",
    "block_number",
    "timestamp",
    "stake",
    "active",
    "validator_permit",
    "updated",
    "registered_at_block",
    "root_weight",
    "alpha_stake",
    "root_stake",
    "root_stake_as_alpha",
    "total_alpha_stake",
];

/// Reads the participants.
///
/// # Errors
/// Returns a [`FieldError`] if a field is missing or unusable.
pub(super) fn read(content: &Value) -> Result<SubnetData, FieldError> {
    let records = Record::list(content.get("data").unwrap_or(&Value::Null), "data")?;
    let mut data = SubnetData::default();
    for &record in &records {
        data.participants.push(Participant {
            hotkey: record.hotkey(),
            alpha_stake: Some(record.required("alpha_stake", number::rao)?),
            tao_stake: record.rao("root_stake")?,
            permit: record.flag("validator_permit")?,
            active: record.flag("active")?,
            blocks_since_update: record.count("updated")?,
            registered_at: record.count("registered_at_block")?,
            ..Participant::new(Label::Uid(record.uid("uid")?))
        });
        data.block = data.block.max(record.count("block_number")?);
    }
    if let Some(&first) = records.first() {
        data.netuid = first.count("netuid")?.and_then(|netuid| u16::try_from(netuid).ok());
        if let Some(weight) = first.optional("root_weight", number::decimal)?.filter(|weight| *weight <= 1.0) {
            data.hyperparameters.push((Hyperparameter::TaoWeight, proportion(weight)));
        }
        data.ignored.push(Ignored::Fields(first.other_fields(KNOWN)));
    }
    data.ignored.extend(pages::further(content));
    Ok(data)
}

/// Converts a TAO weight to parts of 2^64 - 1, exact to nine decimals.
fn proportion(weight: f64) -> i128 {
    let billionths = (weight * 1e9).round() as i128;
    billionths * i128::from(u64::MAX) / 1_000_000_000
}
