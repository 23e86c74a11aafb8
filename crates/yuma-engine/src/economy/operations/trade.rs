//! Users' trades with a subnet's pool: the amounts moved and the use of the fee (spec 5.1).

use super::OperationError;
use crate::economy::rules::{Rules, StakingFee};
use crate::economy::state::{Economy, Subnet};
use crate::pool::{Order, Pool, Reserves, Side, Swap, fee};
use crate::quantity::{Alpha, Amount, Key, Netuid, Rao};

/// A limit on the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The limit in rao per alpha.
    pub price: Rao,
    /// Whether a partial fill up to the limit is allowed; otherwise the order is all or nothing.
    pub allow_partial: bool,
}

/// The result of a purchase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bought {
    /// The alpha bought.
    pub alpha: Alpha,
    /// The part of the TAO paid to the block author.
    pub author: Rao,
    /// The TAO that entered the curve.
    pub paid_in: Rao,
}

/// The result of a sale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sold {
    /// The TAO received.
    pub tao: Rao,
    /// The TAO from selling the fee's alpha, paid to the block author.
    pub author: Rao,
    /// Alpha that the pool did not accept.
    pub refund: Alpha,
}

impl Limit {
    /// Returns the part of `amount` that is admitted when at most `max` is allowed.
    pub fn admitted(self, amount: Amount, max: Amount) -> Result<Amount, OperationError> {
        match amount <= max {
            true => Ok(amount),
            false if self.allow_partial => Ok(max),
            false => Err(OperationError::SlippageTooHigh),
        }
    }
}

/// Returns a subnet whose alpha can be traded.
///
/// # Errors
///
/// [`OperationError::SubnetNotExists`], [`OperationError::NoAlpha`] in the era of the root network,
/// [`OperationError::SubtokenDisabled`] before the start call.
pub fn traded<'a>(economy: &'a Economy, rules: &Rules, netuid: Netuid) -> Result<&'a Subnet, OperationError> {
    let subnet = economy.subnet(netuid).ok_or(OperationError::SubnetNotExists)?;
    if !rules.has_alpha() {
        return Err(OperationError::NoAlpha);
    }
    if subnet.switches.trading { Ok(subnet) } else { Err(OperationError::SubtokenDisabled) }
}

impl Subnet {
    /// Returns the part of `amount` that a limit admits.
    pub fn admitted(&self, side: Side, amount: Amount, limit: Option<Limit>) -> Result<Amount, OperationError> {
        admitted(&self.pool, side, amount, limit)
    }

    /// Buys alpha with TAO that has left the buyer's account. TAO that neither entered the curve nor is a fee stays
    /// outside the pool.
    pub fn buy_alpha(&mut self, tao: Rao, limit: Option<Limit>, is_free: bool) -> Result<Bought, OperationError> {
        let swap = self.pool.swap(&order(Side::Buy, Amount(tao.0), limit, is_free))?;
        self.alpha_out.0 = self.alpha_out.0.saturating_add(swap.paid_out.0);
        self.flows.receive_user(Rao(swap.paid_in.0));
        let fee = swap.fee.tao;
        let left = tao.0.saturating_sub(swap.paid_in.0).saturating_sub(fee.0);
        self.unpooled_tao.0 = self.unpooled_tao.0.saturating_add(left);
        let author = if self.keeps_fees() { Rao(0) } else { fee };
        Ok(Bought { alpha: Alpha(swap.paid_out.0), author, paid_in: Rao(swap.paid_in.0) })
    }

    /// Returns the order for a sale of a hotkey's staker, with the era's fee for unstaking.
    pub fn unstaking_order(
        &self,
        fee: StakingFee,
        hotkey: Key,
        alpha: Alpha,
        limit: Option<Limit>,
    ) -> Result<Order, OperationError> {
        let order = order(Side::Sell, Amount(alpha.0), limit, false);
        if fee != StakingFee::Forfeited {
            return Ok(order);
        }
        let proceeds = Rao(self.pool.quote(&order.free())?.paid_out.0);
        let last = self.yields.get(&hotkey).copied().unwrap_or_default();
        Ok(order.with_flat_fee(fee::of_unstaking(proceeds, last.dividends, last.stake)))
    }

    /// Sells alpha that has left the seller's stake but is still outside the pool. A fee in alpha is also sold,
    /// without a fee.
    pub fn sell_alpha(&mut self, order: &Order) -> Result<Sold, OperationError> {
        let swap = self.pool.swap(order)?;
        let fee = swap.fee.alpha;
        self.recycle(Alpha(swap.paid_in.0));
        let author = if self.keeps_fees() { self.pool_keeps(fee) } else { self.sell_fee(fee) };
        let tao = Rao(swap.paid_out.0);
        self.flows.give_user(Rao(tao.0.saturating_add(author.0)));
        let refund = Alpha(order.amount.0.saturating_sub(swap.paid_in.0).saturating_sub(fee.0));
        Ok(Sold { tao, author, refund })
    }

    fn pool_keeps(&mut self, fee: Alpha) -> Rao {
        self.recycle(fee);
        Rao(0)
    }

    /// Sells a fee in alpha and returns the TAO; alpha that cannot be sold is burned.
    fn sell_fee(&mut self, fee: Alpha) -> Rao {
        if fee.0 == 0 {
            return Rao(0);
        }
        match self.pool.swap(&Order::new(Side::Sell, Amount(fee.0)).free()) {
            Ok(Swap { paid_in, paid_out, .. }) => {
                self.recycle(Alpha(paid_in.0));
                self.holdings.burned.0 = self.holdings.burned.0.saturating_add(fee.0.saturating_sub(paid_in.0));
                Rao(paid_out.0)
            }
            Err(_) => {
                self.holdings.burned.0 = self.holdings.burned.0.saturating_add(fee.0);
                Rao(0)
            }
        }
    }

    /// Returns whether fees stay in the pool, as they did until March 2026.
    fn keeps_fees(&self) -> bool {
        match &self.pool {
            Pool::ConstantProduct(_) => true,
            Pool::Concentrated(pool) => pool.keeps_fees,
            Pool::Stable(_) | Pool::Weighted(_) | Pool::Superellipse(_) => false,
        }
    }
}

/// Returns the amount that a limit admits on root, where the price is always 1.
pub fn admitted_on_root(side: Side, amount: Amount, limit: Option<Limit>) -> Result<Amount, OperationError> {
    admitted(&Pool::Stable(Reserves::default()), side, amount, limit)
}

fn admitted(pool: &Pool, side: Side, amount: Amount, limit: Option<Limit>) -> Result<Amount, OperationError> {
    limit.map_or(Ok(amount), |limit| limit.admitted(amount, pool.maximum(side, limit.price)?))
}

fn order(side: Side, amount: Amount, limit: Option<Limit>, is_free: bool) -> Order {
    Order { limit: limit.map(|limit| limit.price), is_free, ..Order::new(side, amount) }
}
