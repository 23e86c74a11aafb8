//! Turning the switches of a subnet on and off.

use super::{OperationError, Receipt};
use crate::economy::state::Economy;
use crate::quantity::Netuid;

/// One of a subnet's [`Switches`](crate::economy::Switches).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Switch {
    /// `SubnetEmissionEnabled`.
    Emission,
    /// `NetworkRegistrationAllowed`.
    Registration,
    /// `SubtokenEnabled`.
    Trading,
    /// `OwnerCutEnabled`.
    OwnerCut,
    /// `RecycleOrBurn`.
    RecyclesWithheld,
}

/// Sets a switch of a subnet.
///
/// # Errors
///
/// [`OperationError::SubnetNotExists`].
pub(super) fn set_switch(
    economy: &mut Economy,
    netuid: Netuid,
    switch: Switch,
    is_on: bool,
) -> Result<Receipt, OperationError> {
    let switches = &mut economy.subnet_mut(netuid).ok_or(OperationError::SubnetNotExists)?.switches;
    let value = match switch {
        Switch::Emission => &mut switches.emission,
        Switch::Registration => &mut switches.registration,
        Switch::Trading => &mut switches.trading,
        Switch::OwnerCut => &mut switches.owner_cut,
        Switch::RecyclesWithheld => &mut switches.recycles_withheld,
    };
    *value = is_on;
    Ok(Receipt::default())
}
