//! Setting the part of the miners' earnings that goes to the owner's keys and is withheld.

use super::{OperationError, Receipt};
use crate::economy::earnings_model::EarningsModel;
use crate::economy::state::Economy;
use crate::quantity::Netuid;
use crate::wide::FineAmount;

/// Sets the fraction of the miners' earnings that goes to the owner's keys.
///
/// # Errors
///
/// [`OperationError::SubnetNotExists`], [`OperationError::IncentivesByConsensus`] if weights determine it.
pub(super) fn set_miner_burn(
    economy: &mut Economy,
    netuid: Netuid,
    fraction: FineAmount,
) -> Result<Receipt, OperationError> {
    let subnet = economy.subnet_mut(netuid).ok_or(OperationError::SubnetNotExists)?;
    let EarningsModel::Proportional { kept_by_owner, .. } = &mut subnet.earnings_model else {
        return Err(OperationError::IncentivesByConsensus);
    };
    *kept_by_owner = fraction.min(FineAmount::from_num(1));
    Ok(Receipt::default())
}
