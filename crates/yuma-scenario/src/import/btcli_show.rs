//! The participants that `btcli subnets show --json-output` writes. It has no weights.

use serde_json::Value;

use super::content::{Label, Participant, SubnetData};
use super::fields::{FieldError, Record};
use super::note::{Assumption, Ignored};
use crate::clean_line;

/// The fields of a neuron that are read, and those that only repeat them.
const KNOWN: &[&str] = &["uid", "stake", "alpha_stake", "tao_stake", "hotkey", "identity"];

/// Reads the participants. `tao_stake` is TAO on root after multiplication with the TAO weight of 0.18.
///
/// # Errors
/// Returns a [`FieldError`] if a field is missing or unusable.
pub(super) fn read(content: &Value) -> Result<SubnetData, FieldError> {
    let file = Record::of(content, 1, "uids")?;
    let records = Record::list(file.get("uids").unwrap_or(&Value::Null), "uids")?;
    let owner = file.text("owner");
    let mut participants = Vec::with_capacity(records.len());
    for &record in &records {
        let weighted = record.tokens("tao_stake")?;
        let alpha = record.tokens("alpha_stake")?.map_or_else(|| record.tokens("stake"), |alpha| Ok(Some(alpha)))?;
        if alpha.is_none() {
            return Err(FieldError::Missing { entry: participants.len() + 1, field: "alpha_stake".to_owned() });
        }
        participants.push(Participant {
            hotkey: record.hotkey(),
            identity: record.text("identity").filter(|name| !matches!(*name, "" | "~")).map(str::to_owned),
            alpha_stake: alpha,
            tao_stake: weighted.map(unweighted),
            is_owner: owner.is_some() && owner == record.text("hotkey"),
            ..Participant::new(Label::Uid(record.uid("uid")?))
        });
    }
    let others = records.first().map(|record| record.other_fields(KNOWN)).unwrap_or_default();
    Ok(SubnetData {
        netuid: file.count("netuid")?.and_then(|netuid| u16::try_from(netuid).ok()),
        name: file.text("name").map(clean_line).filter(|name| !matches!(&**name, "" | "~")),
        participants,
        assumptions: vec![Assumption::WeightedRootStake],
        ignored: vec![Ignored::Fields(others)],
        ..SubnetData::default()
    })
}

/// Divides a weighted root stake by 0.18, rounded to the nearest rao.
fn unweighted(weighted: u64) -> u64 {
    weighted.saturating_mul(100).saturating_add(9) / 18
}
