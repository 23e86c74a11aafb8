//! Setting a validator's weights on neurons.

use std::collections::BTreeSet;

use super::{OperationError, Receipt};
use crate::economy::earnings_model::EarningsModel;
use crate::economy::state::Economy;
use crate::quantity::{Netuid, Share, Uid};
use crate::yuma::upscale;

/// Replaces the weights of a validator, scaled up as the chain stores them. Entries of neurons that do not exist and
/// repeated entries are left out.
///
/// The age of the weights stays the same, see [`Consensus::input`](crate::economy::Consensus).
///
/// # Errors
///
/// [`OperationError::SubnetNotExists`], [`OperationError::NoNeuron`] if the subnet's consensus is not modeled or has no
/// such neuron.
///
/// Source: spec 4.2; chain `set_weights`.
pub(super) fn set_weights(
    economy: &mut Economy,
    netuid: Netuid,
    uid: Uid,
    row: &[(Uid, Share)],
) -> Result<Receipt, OperationError> {
    let subnet = economy.subnet_mut(netuid).ok_or(OperationError::SubnetNotExists)?;
    let EarningsModel::Consensus(consensus) = &mut subnet.earnings_model else {
        return Err(OperationError::NoNeuron);
    };
    let count = consensus.hotkeys.len();
    if uid.index() >= count {
        return Err(OperationError::NoNeuron);
    }
    let mut named = BTreeSet::new();
    let is_first = |&(miner, _): &(Uid, Share)| miner.index() < count && named.insert(miner);
    let known: Vec<(Uid, Share)> = row.iter().copied().filter(is_first).collect();
    let stored = upscale(&known.iter().map(|&(_, share)| share).collect::<Vec<_>>());
    let row: Vec<(Uid, Share)> = known.iter().map(|&(miner, _)| miner).zip(stored).collect();
    consensus.input.weights = consensus.input.weights.with_row(uid, &row);
    Ok(Receipt::default())
}
