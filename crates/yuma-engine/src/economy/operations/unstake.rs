//! Unstaking: alpha becomes TAO (spec 5.1).

use super::limit::{admitted, admitted_on_root};
use super::trade::{sell_with_fee, traded};
use super::{Limit, OperationError, Position, Receipt};
use crate::economy::root_dividends::unstake_from_root;
use crate::economy::rules::Rules;
use crate::economy::state::Economy;
use crate::pool::{Order, Pool, Side};
use crate::quantity::{Alpha, Amount, Netuid, Price, Rao};

/// Unstakes an amount, pays the TAO to the stake's owner and returns the TAO.
///
/// If the rest of a stake on another owner's hotkey is worth too little, it is unstaked as well. The proceeds must
/// reach the minimum stake unless the position is emptied. With a limit the amount may be reduced (chain:
/// `remove_stake`, `remove_stake_limit`).
pub(super) fn unstake(
    economy: &mut Economy,
    rules: &Rules,
    position: Position,
    amount: Alpha,
    limit: Option<Limit>,
) -> Result<Receipt, OperationError> {
    let withdrawal = Withdrawal::quote(economy, rules, position, amount, limit)?;
    let mut receipt = withdraw(economy, &withdrawal)?;
    if let Some(rest) = too_little_left(economy, rules, position)
        && let Ok(withdrawal) = Withdrawal::quote(economy, rules, position, rest, None)
        && let Ok(rest) = withdraw(economy, &withdrawal)
    {
        receipt.paid.0 = receipt.paid.0.saturating_add(rest.paid.0);
        receipt.received.0 = receipt.received.0.saturating_add(rest.received.0);
        receipt.trades.extend(rest.trades);
    }
    economy.pay(position.coldkey, Rao(receipt.received.0));
    Ok(receipt)
}

/// Returns the TAO that unstaking a whole position would pay, without making it; 0 for an empty one.
///
/// # Errors
/// The refusal of [`super::Operation::Unstake`] for the whole position.
pub fn proceeds(economy: &Economy, rules: &Rules, position: Position) -> Result<Rao, OperationError> {
    let staked = economy.staked(position);
    if staked.0 == 0 {
        return Ok(Rao(0));
    }
    Withdrawal::quote(economy, rules, position, staked, None).map(|withdrawal| withdrawal.tao)
}

/// Returns the rest of a nomination if its value at the price is below the minimum (chain: `clear_small_nomination`).
fn too_little_left(economy: &Economy, rules: &Rules, position: Position) -> Option<Alpha> {
    let Position { netuid, hotkey, coldkey } = position;
    if economy.owner_of(hotkey) == coldkey {
        return None;
    }
    let (left, price) = match economy.subnet(netuid) {
        Some(subnet) => (Alpha(subnet.stakes.of(hotkey, coldkey)), subnet.pool.price()),
        None => (Alpha(economy.root.stakes.of(hotkey, coldkey)), Price::ONE),
    };
    (left.0 > 0 && price.value_of(left) < rules.parameters.min_nomination).then_some(left)
}

/// A withdrawal of stake that the rules admit.
pub(super) struct Withdrawal {
    position: Position,
    /// The amount that leaves the stake; a pool may return a part of it.
    amount: Alpha,
    /// The sale; `None` on root.
    sale: Option<Order>,
    /// The TAO that the withdrawal pays.
    pub(super) tao: Rao,
}

impl Withdrawal {
    /// Computes a withdrawal without making it.
    ///
    /// # Errors
    ///
    /// The refusals of unstaking: [`OperationError::AmountTooLow`] and [`OperationError::NotEnoughStake`], those of an
    /// untraded subnet, of the limit and of the pool.
    pub(super) fn quote(
        economy: &Economy,
        rules: &Rules,
        position: Position,
        amount: Alpha,
        limit: Option<Limit>,
    ) -> Result<Withdrawal, OperationError> {
        let Position { netuid, hotkey, coldkey } = position;
        if netuid == Netuid::ROOT {
            let amount = Alpha(admitted_on_root(Side::Sell, Amount(amount.0), limit)?.0);
            let tao = Rao(amount.0 - rules.staking_fee.on_root().0.min(amount.0));
            check(economy.root.stakes.of(hotkey, coldkey), amount.0, tao, rules)?;
            return Ok(Withdrawal { position, amount, sale: None, tao });
        }
        match traded(economy, rules, netuid).map(|_| ()) {
            // The chain does not check the switch if there is a limit.
            Err(OperationError::SubtokenDisabled) if limit.is_some() => {}
            result => result?,
        }
        let subnet = economy.subnet(netuid).ok_or(OperationError::SubnetNotExists)?;
        let amount = Alpha(admitted(&subnet.pool, Side::Sell, Amount(amount.0), limit)?.0);
        let staked = subnet.stakes.of(hotkey, coldkey);
        if amount.0 > staked {
            return Err(OperationError::NotEnoughStake);
        }
        let order = subnet.unstaking_order(rules.staking_fee, hotkey, amount, limit)?;
        let tao = Rao(subnet.pool.quote(&order)?.paid_out.0);
        check(staked, amount.0, tao, rules)?;
        Ok(Withdrawal { position, amount, sale: Some(order), tao })
    }

    /// Returns the subnet whose stake shrinks.
    pub(super) fn netuid(&self) -> Netuid {
        self.position.netuid
    }

    /// Returns the pool of the withdrawal's subnet after its sale.
    pub(super) fn pool_after(&self, pool: &Pool) -> Result<Pool, OperationError> {
        let mut pool = pool.clone();
        if let Some(order) = &self.sale {
            sell_with_fee(&mut pool, order)?;
        }
        Ok(pool)
    }
}

/// Makes a withdrawal; the caller credits its TAO to an account or a stake.
pub(super) fn withdraw(economy: &mut Economy, withdrawal: &Withdrawal) -> Result<Receipt, OperationError> {
    let Position { netuid, hotkey, coldkey } = withdrawal.position;
    let amount = withdrawal.amount;
    let Some(order) = &withdrawal.sale else {
        unstake_from_root(economy, hotkey, coldkey, Rao(amount.0));
        economy.root.fees.0 = economy.root.fees.0.saturating_add(amount.0 - withdrawal.tao.0);
        return Ok(Receipt::of(amount.0, withdrawal.tao.0));
    };
    let subnet = economy.subnet_mut(netuid).ok_or(OperationError::SubnetNotExists)?;
    let sold = subnet.sell_alpha(order)?;
    subnet.stakes.take(hotkey, coldkey, amount.0);
    subnet.stakes.add(hotkey, coldkey, sold.refund.0);
    economy.author.0 = economy.author.0.saturating_add(sold.author.0);
    Ok(Receipt { trades: vec![sold.swap], ..Receipt::of(amount.0 - sold.refund.0, sold.tao().0) })
}

/// Checks that the amount is available and positive, and that its proceeds reach the minimum or it empties the
/// position.
fn check(staked: u64, amount: u64, proceeds: Rao, rules: &Rules) -> Result<(), OperationError> {
    if amount > staked {
        return Err(OperationError::NotEnoughStake);
    }
    if amount == 0 || (proceeds < rules.parameters.min_stake && amount < staked) {
        return Err(OperationError::AmountTooLow);
    }
    Ok(())
}
