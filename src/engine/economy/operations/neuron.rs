//! Registering a neuron: the price buys alpha, which is destroyed (spec 6.6).

use super::OperationError;
use crate::engine::economy::state::Economy;
use crate::engine::quantity::{Key, Netuid, Rao};

/// Pays for a neuron; the price rises. Gives what was paid.
///
/// The payment counts as a staker's. The fee of this purchase stays on the subnet's account (chain: `burned_register`).
pub fn register_neuron(economy: &mut Economy, netuid: Netuid, coldkey: Key) -> Result<Rao, OperationError> {
    let balance = economy.balance(coldkey);
    let subnet = economy.subnet_mut(netuid).ok_or(OperationError::SubnetNotExists)?;
    if !subnet.switches.registration {
        return Err(OperationError::SubtokenDisabled);
    }
    let price = subnet.registration_price;
    if balance < price {
        return Err(OperationError::NotEnoughBalance);
    }
    if price.0 > 0 {
        let bought = subnet.buy_alpha(price, None, false)?;
        subnet.recycle(bought.alpha);
        subnet.outside.0 = subnet.outside.0.saturating_add(bought.author.0);
    }
    subnet.registration_price = subnet.burn_price.after_registration(price);
    economy.balances.insert(coldkey, Rao(balance.0 - price.0));
    Ok(price)
}
