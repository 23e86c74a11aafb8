//! Unstaking: alpha becomes TAO (spec 5.1).

use super::trade::{admitted_on_root, traded};
use super::{Limit, OperationError, Position};
use crate::economy::root_dividends::unstake_from_root;
use crate::economy::rules::Rules;
use crate::economy::state::Economy;
use crate::pool::Side;
use crate::quantity::{Alpha, Amount, Netuid, Price, Rao};
use crate::wide::Ratio;

/// Unstakes an amount, pays the TAO to the stake's owner and returns the TAO.
///
/// If the rest of a stake on another owner's hotkey is worth too little, it is unstaked as well. The proceeds must
/// reach the minimum stake unless the position is emptied. With a limit the amount may be reduced (chain:
/// `remove_stake`, `remove_stake_limit`).
pub fn unstake(
    economy: &mut Economy,
    rules: &Rules,
    position: Position,
    amount: Alpha,
    limit: Option<Limit>,
) -> Result<Rao, OperationError> {
    let mut tao = withdraw(economy, rules, position, amount, limit)?;
    if let Some(rest) = too_little_left(economy, rules, position) {
        tao.0 = tao.0.saturating_add(withdraw(economy, rules, position, rest, None).map_or(0, |rest| rest.0));
    }
    economy.pay(position.coldkey, tao);
    Ok(tao)
}

/// Returns the rest of a nomination if its value at the price is below the minimum (chain: `clear_small_nomination`).
fn too_little_left(economy: &Economy, rules: &Rules, position: Position) -> Option<Alpha> {
    let Position { netuid, hotkey, coldkey } = position;
    if economy.owner_of(hotkey) == coldkey {
        return None;
    }
    let (left, price) = match economy.subnet(netuid) {
        Some(subnet) => (subnet.stakes.of(hotkey, coldkey), subnet.pool.price()),
        None => (economy.root.stakes.of(hotkey, coldkey), Price::ONE),
    };
    let value: u64 = price.0.saturating_mul(Ratio::saturating_from_num(left)).saturating_to_num();
    (left > 0 && value < rules.parameters.min_nomination.0).then_some(Alpha(left))
}

/// Removes stake and returns its TAO, which the caller credits to an account or a stake.
pub fn withdraw(
    economy: &mut Economy,
    rules: &Rules,
    position: Position,
    amount: Alpha,
    limit: Option<Limit>,
) -> Result<Rao, OperationError> {
    let Position { netuid, hotkey, coldkey } = position;
    if netuid == Netuid::ROOT {
        let held = economy.root.stakes.of(hotkey, coldkey);
        let amount = Alpha(admitted_on_root(Side::Sell, Amount(amount.0), limit)?.0);
        let fee = rules.staking_fee.on_root().min(Rao(amount.0));
        let tao = Rao(amount.0 - fee.0);
        check(held, amount.0, tao, rules)?;
        unstake_from_root(economy, hotkey, coldkey, Rao(amount.0));
        economy.root.fees.0 = economy.root.fees.0.saturating_add(fee.0);
        return Ok(tao);
    }
    match traded(economy, rules, netuid).map(|_| ()) {
        // The chain does not check the switch if there is a limit.
        Err(OperationError::SubtokenDisabled) if limit.is_some() => {}
        result => result?,
    }
    let subnet = economy.subnet_mut(netuid).ok_or(OperationError::SubnetNotExists)?;
    let amount = Alpha(subnet.admitted(Side::Sell, Amount(amount.0), limit)?.0);
    let held = subnet.stakes.of(hotkey, coldkey);
    if amount.0 > held {
        return Err(OperationError::NotEnoughStake);
    }
    let order = subnet.unstaking_order(rules.staking_fee, hotkey, amount, limit)?;
    let expected = Rao(subnet.pool.quote(&order)?.paid_out.0);
    check(held, amount.0, expected, rules)?;
    subnet.stakes.take(hotkey, coldkey, amount.0);
    let sold = subnet.sell_alpha(&order)?;
    subnet.stakes.add(hotkey, coldkey, sold.refund.0);
    economy.author.0 = economy.author.0.saturating_add(sold.author.0);
    Ok(sold.tao)
}

/// Checks that the amount is available and positive, and that its proceeds reach the minimum or it empties the
/// position.
fn check(held: u64, amount: u64, proceeds: Rao, rules: &Rules) -> Result<(), OperationError> {
    if amount > held {
        return Err(OperationError::NotEnoughStake);
    }
    if amount == 0 || (proceeds < rules.parameters.min_stake && amount < held) {
        return Err(OperationError::AmountTooLow);
    }
    Ok(())
}
