//! Claiming root dividends (spec 4.7).

use super::{OperationError, Receipt};
use crate::economy::root_dividends::claim;
use crate::economy::state::Economy;
use crate::quantity::{Key, Netuid};

/// Claims a root staker's dividends on a subnet and returns the alpha sold and the TAO that became root stake; both
/// are 0 below the threshold.
///
/// # Errors
///
/// [`OperationError::SubnetNotExists`], [`OperationError::Pool`] if the pool refuses the sale.
pub(super) fn claim_root(
    economy: &mut Economy,
    netuid: Netuid,
    hotkey: Key,
    coldkey: Key,
) -> Result<Receipt, OperationError> {
    let index = economy.subnet_index(netuid).ok_or(OperationError::SubnetNotExists)?;
    Ok(claim(economy, index, hotkey, coldkey)?.map_or_else(Receipt::default, |swap| Receipt {
        trades: vec![swap],
        ..Receipt::of(swap.paid_in.0, swap.paid_out.0)
    }))
}
