//! A subnet's metagraph: `{"n", "block", "stake": [rao], "weights": [[[uid, weight]]]}`.

use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use super::content::{Label, Participant, SubnetData, WeightRow, Weights};
use super::note::Assumption;
use crate::table::WeightUnit;
use crate::{bounded_json, limits};
use yuma_engine::quantity::Share;

/// The reason why a metagraph was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MetagraphError {
    /// A field is missing or has another type.
    #[error("it is no metagraph: {reason}")]
    OtherFields {
        /// The message of the JSON parser.
        reason: String,
    },
    /// The subnet has more neurons than the chain admits.
    #[error("{count} neurons are too many, a subnet has at most {limit}")]
    TooManyNeurons {
        /// The number of neurons.
        count: usize,
        /// The maximum number of neurons.
        limit: usize,
    },
    /// A list has not one entry for each neuron.
    #[error("\"{list}\" has {found} entries, {expected} are needed")]
    WrongLength {
        /// The name of the list.
        list: &'static str,
        /// The number of entries.
        found: usize,
        /// The number of neurons.
        expected: usize,
    },
}

#[derive(Deserialize)]
struct Metagraph {
    n: Option<usize>,
    netuid: Option<u16>,
    block: Option<u64>,
    stake: Vec<u64>,
    weights: Vec<Vec<(u16, u16)>>,
}

/// Reads a metagraph.
///
/// # Errors
/// Returns a [`MetagraphError`].
pub(super) fn read(content: Value) -> Result<SubnetData, MetagraphError> {
    let read: Metagraph = serde_json::from_value(content)
        .map_err(|error| MetagraphError::OtherFields { reason: bounded_json::reason(&error) })?;
    let count = read.n.unwrap_or(read.stake.len());
    check_lengths(count, &[("stake", read.stake.len()), ("weights", read.weights.len())])?;
    let participants = (0..)
        .zip(&read.stake)
        .map(|(uid, &stake)| Participant { alpha_stake: Some(stake), ..Participant::new(Label::Uid(uid)) });
    let rows = (0..).zip(read.weights).filter(|(_, row)| !row.is_empty()).map(|(uid, row)| WeightRow {
        validator: Label::Uid(uid),
        hotkey: None,
        entries: row.into_iter().map(|(miner, weight)| (Label::Uid(miner), Share(weight))).collect(),
    });
    Ok(SubnetData {
        netuid: read.netuid,
        block: read.block,
        participants: participants.collect(),
        weights: Some(Weights { rows: rows.collect(), columns: None, unit: WeightUnit::U16 }),
        assumptions: vec![Assumption::StakeIsAlpha],
        ..SubnetData::default()
    })
}

/// Checks the number of neurons and the lengths of lists.
///
/// # Errors
/// Returns [`MetagraphError::TooManyNeurons`] or [`MetagraphError::WrongLength`].
pub(super) fn check_lengths(count: usize, lists: &[(&'static str, usize)]) -> Result<(), MetagraphError> {
    if count > limits::NEURONS {
        return Err(MetagraphError::TooManyNeurons { count, limit: limits::NEURONS });
    }
    match lists.iter().find(|(_, found)| *found != count) {
        Some(&(list, found)) => Err(MetagraphError::WrongLength { list, found, expected: count }),
        None => Ok(()),
    }
}
