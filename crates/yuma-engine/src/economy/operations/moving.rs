//! Moving stake: to another hotkey, subnet or owner (spec 5.1).

use super::stake::put;
use super::trade::traded;
use super::unstake::withdraw;
use super::{Limit, OperationError, Position};
use crate::economy::rules::Rules;
use crate::economy::state::Economy;
use crate::pool::moving::maximum;
use crate::pool::{Pool, Reserves};
use crate::quantity::{Alpha, Amount, Netuid, Rao};
use crate::wide::Ratio;

/// Moves stake and returns the amount that arrived, in alpha, or in rao on root. Within a subnet the alpha is
/// transferred; between subnets it is sold and bought, for one fee.
///
/// The fee is charged by the origin, unless the origin is root and charges none. At launch a move within a subnet is
/// a sale and a purchase, too. TAO below the minimum stake stays on the account (chain: `move_stake`, `swap_stake`,
/// `transfer_stake`). A limit is the minimum ratio of the origin's price to the destination's price, in 10^-9; it
/// bounds the amount before the trades, which themselves have no limit (chain: `swap_stake_limit`).
pub fn move_stake(
    economy: &mut Economy,
    rules: &Rules,
    from: Position,
    to: Position,
    amount: Alpha,
    limit: Option<Limit>,
) -> Result<Alpha, OperationError> {
    for netuid in [from.netuid, to.netuid].into_iter().filter(|&netuid| netuid != Netuid::ROOT) {
        traded(economy, rules, netuid)?;
    }
    let sells = from.netuid != to.netuid || rules.staking_fee.sells_within_a_subnet();
    if !sells {
        return hand_over(economy, rules, from, to, amount);
    }
    let amount = match limit {
        Some(limit) => {
            let most = most(economy, from.netuid, to.netuid, limit)?;
            Alpha(limit.admitted(Amount(amount.0), most)?.0)
        }
        None => amount,
    };
    let before = economy.clone();
    let tao = withdraw(economy, rules, from, amount, None)?;
    if tao < rules.parameters.min_stake {
        economy.pay(to.coldkey, tao);
        return Ok(Alpha(0));
    }
    let pays_fee = from.netuid == Netuid::ROOT && rules.staking_fee.on_root() == Rao(0);
    put(economy, rules, to, tao, None, !pays_fee).inspect_err(|_| *economy = before)
}

/// Returns the maximum amount that a limit on the price ratio allows to move from one subnet to the other.
fn most(economy: &Economy, from: Netuid, to: Netuid, limit: Limit) -> Result<Amount, OperationError> {
    let root = Pool::Stable(Reserves::default());
    let pool = |netuid: Netuid| economy.subnet(netuid).map_or(&root, |subnet| &subnet.pool);
    Ok(maximum(pool(from), pool(to), limit.price)?)
}

/// Transfers alpha within a subnet; its value at the price must reach the minimum stake.
fn hand_over(
    economy: &mut Economy,
    rules: &Rules,
    from: Position,
    to: Position,
    amount: Alpha,
) -> Result<Alpha, OperationError> {
    if from.netuid == Netuid::ROOT {
        let tao = withdraw(economy, rules, from, amount, None)?;
        return put(economy, rules, to, tao, None, true);
    }
    let subnet = economy.subnet_mut(from.netuid).ok_or(OperationError::SubnetNotExists)?;
    if amount.0 > subnet.stakes.of(from.hotkey, from.coldkey) {
        return Err(OperationError::NotEnoughStake);
    }
    let value = subnet.pool.price().0.saturating_mul(Ratio::saturating_from_num(amount.0));
    if Rao(value.saturating_to_num()) < rules.parameters.min_stake {
        return Err(OperationError::AmountTooLow);
    }
    let moved = subnet.stakes.take(from.hotkey, from.coldkey, amount.0);
    subnet.stakes.add(to.hotkey, to.coldkey, moved);
    Ok(Alpha(moved))
}
