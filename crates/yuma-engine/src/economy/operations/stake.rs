//! Staking: TAO becomes alpha on a hotkey, or stake on root (spec 5.1).

use super::limit::{admitted, admitted_on_root};
use super::trade::traded;
use super::{Limit, OperationError, Position, Receipt};
use crate::economy::root_dividends::stake_on_root;
use crate::economy::rules::Rules;
use crate::economy::state::Economy;
use crate::pool::{Order, Side};
use crate::quantity::{Amount, Netuid, Rao};

/// Stakes TAO and returns the alpha, or for root the TAO staked.
///
/// The amount must cover the minimum stake and its fee. With a limit the amount may be reduced (chain: `add_stake`,
/// `add_stake_limit`).
pub(super) fn stake(
    economy: &mut Economy,
    rules: &Rules,
    position: Position,
    tao: Rao,
    limit: Option<Limit>,
) -> Result<Receipt, OperationError> {
    let amount = Amount(tao.0);
    let tao = if position.netuid == Netuid::ROOT {
        Rao(admitted_on_root(Side::Buy, amount, limit)?.0)
    } else {
        Rao(admitted(&traded(economy, rules, position.netuid)?.pool, Side::Buy, amount, limit)?.0)
    };
    if tao.0 < min_with_fee(economy, rules, position.netuid) {
        return Err(OperationError::AmountTooLow);
    }
    if economy.balance(position.coldkey) < tao {
        return Err(OperationError::NotEnoughBalance);
    }
    let receipt = put(economy, rules, position, tao, limit, false)?;
    if let Some(balance) = economy.balances.get_mut(&position.coldkey) {
        balance.0 = balance.0.saturating_sub(tao.0);
    }
    Ok(receipt)
}

/// Adds TAO that has left an account to a stake.
pub(super) fn put(
    economy: &mut Economy,
    rules: &Rules,
    position: Position,
    tao: Rao,
    limit: Option<Limit>,
    is_free: bool,
) -> Result<Receipt, OperationError> {
    if position.netuid == Netuid::ROOT {
        let fee = if is_free { Rao(0) } else { rules.staking_fee.on_root().min(tao) };
        economy.root.fees.0 = economy.root.fees.0.saturating_add(fee.0);
        stake_on_root(economy, position.hotkey, position.coldkey, Rao(tao.0 - fee.0));
        return Ok(Receipt::of(tao.0, tao.0 - fee.0));
    }
    let subnet = economy.subnet_mut(position.netuid).ok_or(OperationError::SubnetNotExists)?;
    let bought = subnet.buy_alpha(tao, limit, is_free)?;
    subnet.stakes.add(position.hotkey, position.coldkey, bought.alpha().0);
    economy.author.0 = economy.author.0.saturating_add(bought.author.0);
    Ok(Receipt { trades: vec![bought.swap], ..Receipt::of(tao.0, bought.alpha().0) })
}

fn min_with_fee(economy: &Economy, rules: &Rules, netuid: Netuid) -> u64 {
    let min = rules.parameters.min_stake;
    if netuid == Netuid::ROOT {
        return min.0.saturating_add(rules.staking_fee.on_root().0);
    }
    let order = Order::new(Side::Buy, Amount(min.0));
    let fee = economy.subnet(netuid).and_then(|subnet| subnet.pool.quote(&order).ok()).map_or(0, |swap| swap.fee.tao.0);
    min.0.saturating_add(fee)
}
