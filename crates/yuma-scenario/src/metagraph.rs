//! Import of a subnet's metagraph, as tools export it:
//! `{"n", "block", "stake": [rao], "weights": [[[uid, weight]]]}`.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use super::matrix::Row;
use super::model::{Document, Neuron};
use super::{Comparison, Invalid, JsonError, List, Matrix, Scenario, Timeline, bounded_json, limits};
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Alpha, Block, Rao, Share, Uid};
use yuma_engine::yuma::{Parameters, ranks, trace};

/// The maximum size of a file in bytes; a dense subnet of 256 has about 1 MB.
pub const SIZE_LIMIT: usize = 4 << 20;
/// The number of validator permits of a subnet (spec 10, new subnet).
const PERMITS: u16 = 64;
/// The emission of a subnet in a tempo of 360 blocks, at 1 alpha a block less the owner's 18%: 0.82 * 361 alpha.
const EMISSION: Alpha = Alpha(296_020_000_000);

/// The reason why a metagraph was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MetagraphError {
    /// The file is too large.
    #[error("the file has {size} bytes, at most {limit} are read")]
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// The maximum size in bytes.
        limit: usize,
    },
    /// The file is not JSON, or exceeds the bounds of any metagraph.
    #[error("the file cannot be read: {0}")]
    Json(#[from] JsonError),
    /// The JSON is not a metagraph.
    #[error("the file is no metagraph: {reason}")]
    NotAMetagraph {
        /// The message of the JSON parser.
        reason: String,
    },
    /// The subnet breaks a rule.
    #[error("the subnet cannot be opened: {0}")]
    Invalid(#[from] Invalid),
}

#[derive(Deserialize)]
struct Metagraph {
    n: Option<usize>,
    #[serde(default)]
    block: u64,
    stake: Vec<u64>,
    weights: Vec<Vec<(u16, u16)>>,
}

/// Reads a metagraph.
///
/// Uids that set weights become validators. All uids become miners, those with most weight first. Values missing from
/// the file are assumed: the permits go to the 64 largest stakes, all neurons updated one block before the epoch, and
/// no bonds are stored. Weights keep the order of the file.
///
/// # Errors
/// Returns a [`MetagraphError`]; a broken file is never completed by assumptions.
pub fn import(text: &str) -> Result<Scenario, MetagraphError> {
    check_size(text)?;
    read(bounded_json::parse(text.trim_start_matches('\u{FEFF}'))?)
}

/// Checks the size of a file.
///
/// # Errors
/// Returns [`MetagraphError::TooLarge`].
pub(super) fn check_size(text: &str) -> Result<(), MetagraphError> {
    let (size, limit) = (text.len(), SIZE_LIMIT);
    if size > limit { Err(MetagraphError::TooLarge { size, limit }) } else { Ok(()) }
}

/// Reads the content of a file.
///
/// # Errors
/// Returns a [`MetagraphError`]; a broken file is never completed by assumptions.
pub(super) fn read(content: Value) -> Result<Scenario, MetagraphError> {
    let read: Metagraph = serde_json::from_value(content)
        .map_err(|error| MetagraphError::NotAMetagraph { reason: bounded_json::reason(&error) })?;
    Ok(weighed_first(&scenario(read)?)?)
}

/// Sorts the miners by stake-weighted weight, largest first, with those without any last, where the grid can collapse
/// them.
fn weighed_first(scenario: &Scenario) -> Result<Scenario, Invalid> {
    let trace = trace(&scenario.epoch_input());
    let support = ranks(&trace.weights, &trace.voting_stake);
    scenario.edit(|document| {
        let supported = |miner: &Uid| support.get(miner.index()).map_or(0, |support| support.to_bits());
        document.miners = ascending(std::mem::take(&mut document.miners), |miner| -i128::from(supported(miner)));
        Ok(())
    })
}

fn scenario(read: Metagraph) -> Result<Scenario, Invalid> {
    let count = read.n.unwrap_or(read.stake.len());
    if count > limits::NEURONS {
        return Err(Invalid::TooManyNeurons { count, limit: limits::NEURONS });
    }
    for (list, found) in [(List::AlphaStakes, read.stake.len()), (List::Rows(Matrix::Weights), read.weights.len())] {
        if found != count {
            return Err(Invalid::WrongLength { list, found, expected: count });
        }
    }
    let rows = read.weights.iter().map(|row| row.iter().map(|&(uid, weight)| (Uid(uid), Share(weight))).collect());
    let weights: Vec<Row> = rows.map(|row: Vec<_>| Arc::new(row)).collect();
    let updated = Block(read.block.saturating_sub(1));
    let parameters = Parameters { max_allowed_validators: PERMITS, ..Parameters::default() };
    let uids = || (0u16..).map(Uid);
    Scenario::new(Document {
        preset: None,
        title: String::new(),
        notes: String::new(),
        last_mechanism_step_block: Block(read.block.saturating_sub(u64::from(parameters.tempo) + 1)),
        parameters,
        commit_reveal: false,
        emission: EMISSION,
        current_block: Block(read.block),
        neurons: neurons(&read.stake, updated),
        owner: None,
        validators: uids().zip(&weights).filter(|(_, row)| !row.is_empty()).map(|(uid, _)| uid).collect(),
        miners: uids().take(count).collect(),
        bonds: vec![Row::default(); count],
        weights,
        previous_consensus: None,
        timeline: Timeline::default(),
        comparison: Comparison::None,
    })
}

fn neurons(stakes: &[u64], last_update: Block) -> Vec<Neuron> {
    let descending = ascending(stakes.to_vec(), |&stake| -i128::from(stake));
    let min_stake = descending.get(usize::from(PERMITS) - 1).copied().unwrap_or(0).max(1);
    let neuron = |&stake: &u64| Neuron {
        name: String::new(),
        alpha_stake: Alpha(stake),
        tao_stake: Rao(0),
        validator_permit: stake >= min_stake,
        last_update,
        block_at_registration: Block(0),
        commit_block: None,
    };
    stakes.iter().map(neuron).collect()
}
