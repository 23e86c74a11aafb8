//! Moving stake: to another hotkey, subnet or owner (spec 5.1).

use super::stake::put;
use super::trade::{order, traded};
use super::unstake::{Withdrawal, withdraw};
use super::{Limit, OperationError, Position, Receipt};
use crate::economy::rules::Rules;
use crate::economy::state::Economy;
use crate::pool::moving::maximum;
use crate::pool::{Pool, Reserves, Side};
use crate::quantity::{Alpha, Amount, Netuid, Rao};

/// Moves stake and returns the amount that arrived, in alpha, or in rao on root. Within a subnet the alpha is
/// transferred; between subnets it is sold and bought, for one fee.
///
/// The fee is charged by the origin, unless the origin is root and charges none. At launch a move within a subnet is
/// a sale and a purchase, too. TAO below the minimum stake stays on the account (chain: `move_stake`, `swap_stake`,
/// `transfer_stake`). A limit bounds the amount before the trades, which themselves have no limit (chain:
/// `swap_stake_limit`).
pub(super) fn move_stake(
    economy: &mut Economy,
    rules: &Rules,
    from: Position,
    to: Position,
    amount: Alpha,
    limit: Option<Limit>,
) -> Result<Receipt, OperationError> {
    for netuid in [from.netuid, to.netuid].into_iter().filter(|&netuid| netuid != Netuid::ROOT) {
        traded(economy, rules, netuid)?;
    }
    let is_transfer = from.netuid == to.netuid && !rules.staking_fee.sells_within_a_subnet();
    if is_transfer && from.netuid != Netuid::ROOT {
        return transfer(economy, rules, from, to, amount);
    }
    let amount = match limit {
        Some(limit) if !is_transfer => {
            let max = max_by_ratio(economy, from.netuid, to.netuid, limit)?;
            Alpha(limit.admitted(Amount(amount.0), max)?.0)
        }
        _ => amount,
    };
    let withdrawal = Withdrawal::quote(economy, rules, from, amount, None)?;
    let tao = withdrawal.tao;
    if !is_transfer && tao < rules.parameters.min_stake {
        let withdrawn = withdraw(economy, &withdrawal)?;
        economy.pay(to.coldkey, tao);
        return Ok(Receipt { received: Amount(0), payments: vec![(to.coldkey, tao)], ..withdrawn });
    }
    let is_free = from.netuid != Netuid::ROOT || rules.staking_fee.on_root() != Rao(0);
    check_purchase(economy, &withdrawal, to.netuid, is_free)?;
    let mut receipt = withdraw(economy, &withdrawal)?;
    let put = put(economy, rules, to, tao, None, is_free)?;
    receipt.received = put.received;
    receipt.trades.extend(put.trades);
    Ok(receipt)
}

/// Quotes the purchase with a withdrawal's TAO, so that a refused purchase stops the move before the sale.
fn check_purchase(
    economy: &Economy,
    withdrawal: &Withdrawal,
    netuid: Netuid,
    is_free: bool,
) -> Result<(), OperationError> {
    let Some(subnet) = economy.subnet(netuid) else { return Ok(()) };
    let purchase = order(Side::Buy, Amount(withdrawal.tao.0), None, is_free);
    if withdrawal.netuid() == netuid {
        withdrawal.pool_after(&subnet.pool)?.quote(&purchase)?;
    } else {
        subnet.pool.quote(&purchase)?;
    }
    Ok(())
}

/// Returns the maximum amount that a limit on the price ratio allows to move from one subnet to the other.
fn max_by_ratio(economy: &Economy, from: Netuid, to: Netuid, limit: Limit) -> Result<Amount, OperationError> {
    let root = Pool::Stable(Reserves::default());
    let pool = |netuid: Netuid| economy.subnet(netuid).map_or(&root, |subnet| &subnet.pool);
    Ok(maximum(pool(from), pool(to), limit.price)?)
}

/// Transfers alpha within a subnet; its value at the price must reach the minimum stake.
fn transfer(
    economy: &mut Economy,
    rules: &Rules,
    from: Position,
    to: Position,
    amount: Alpha,
) -> Result<Receipt, OperationError> {
    let subnet = economy.subnet_mut(from.netuid).ok_or(OperationError::SubnetNotExists)?;
    if amount.0 > subnet.stakes.of(from.hotkey, from.coldkey) {
        return Err(OperationError::NotEnoughStake);
    }
    if subnet.pool.price().value_of(amount) < rules.parameters.min_stake {
        return Err(OperationError::AmountTooLow);
    }
    let moved = subnet.stakes.take(from.hotkey, from.coldkey, amount.0);
    subnet.stakes.add(to.hotkey, to.coldkey, moved);
    Ok(Receipt::of(moved, moved))
}
