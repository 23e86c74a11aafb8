//! Setting the weights of a root validator (April 2024, spec yuma 11.2).

use super::{OperationError, Receipt};
use crate::economy::state::Economy;
use crate::quantity::{Key, Netuid, Share};
use crate::root2024::Row;
use crate::yuma::upscale;

/// Sets the weights of a root validator on networks, root included; they take effect with the next root epoch.
///
/// They are stored scaled up, so that the largest is 65535 (chain: `set_root_weights`).
pub(super) fn set_root_weights(economy: &mut Economy, hotkey: Key, row: &Row) -> Result<Receipt, OperationError> {
    let is_network = |netuid: Netuid| netuid == Netuid::ROOT || economy.subnet(netuid).is_some();
    if !row.iter().all(|&(netuid, _)| is_network(netuid)) {
        return Err(OperationError::SubnetNotExists);
    }
    let weights: Vec<Share> = row.iter().map(|&(_, weight)| weight).collect();
    let stored = economy.root.vote.weights.get_mut(&hotkey).ok_or(OperationError::NoRootSeat)?;
    *stored = row.iter().map(|&(netuid, _)| netuid).zip(upscale(&weights)).collect();
    Ok(Receipt::default())
}
