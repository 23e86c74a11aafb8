//! Registering a neuron: the payment buys alpha, which is destroyed (spec 6.6).

use super::{OperationError, Receipt};
use crate::economy::rules::{RegistrationRule, Rules};
use crate::economy::state::Economy;
use crate::issuance::recycle;
use crate::quantity::{Key, Netuid, Rao};

/// Registers a neuron and returns the price paid and the alpha that was bought and destroyed. Since March 2026 the price rises at once; before, it rose after the
/// interval.
///
/// Since March 2026 the payment also counts as a staker's flow. The fee of this purchase stays on the subnet's
/// account. In 2024 there was no alpha to buy, and the TAO left the issuance (chain: `burned_register`).
pub(super) fn register_neuron(
    economy: &mut Economy,
    rules: &Rules,
    netuid: Netuid,
    coldkey: Key,
) -> Result<Receipt, OperationError> {
    let (block, balance) = (economy.block, economy.balance(coldkey));
    let subnet = economy.subnet_mut(netuid).ok_or(OperationError::SubnetNotExists)?;
    if !subnet.switches.registration {
        return Err(OperationError::RegistrationDisabled);
    }
    let price = subnet.neuron_burn;
    if balance < price {
        return Err(OperationError::NotEnoughBalance);
    }
    if let RegistrationRule::ByInterval(rule) = rules.registration
        && !rule.has_room(&subnet.registrations, block)
    {
        return Err(OperationError::TooManyRegistrations);
    }
    let mut receipt = Receipt::of(price.0, 0);
    if price.0 > 0 && rules.has_alpha() {
        let bought = subnet.buy_alpha(price, None, false)?;
        subnet.recycle(bought.alpha());
        if rules.registration != RegistrationRule::ByBlock {
            subnet.flows.give_user(Rao(bought.swap.paid_in.0));
        }
        subnet.unpooled_tao.0 = subnet.unpooled_tao.0.saturating_add(bought.author.0);
        receipt.trades.push(bought.swap);
    }
    subnet.registrations.count = subnet.registrations.count.saturating_add(1);
    subnet.registrations.last = Some(block);
    if rules.registration == RegistrationRule::ByBlock {
        subnet.neuron_burn = subnet.burn_price.after_registration(price);
    }
    if !rules.has_alpha() {
        economy.issuance = recycle(economy.issuance, price);
    }
    economy.balances.insert(coldkey, Rao(balance.0 - price.0));
    Ok(receipt)
}
