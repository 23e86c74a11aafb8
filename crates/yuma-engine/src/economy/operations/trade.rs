//! Users' trades with a subnet's pool: the amounts moved and the use of the fee (spec 5.1).

use super::{Limit, OperationError};
use crate::economy::rules::{Rules, StakingFee};
use crate::economy::state::{Economy, Subnet};
use crate::pool::{Order, Pool, PoolError, Side, Swap, fee};
use crate::quantity::{Alpha, Amount, Key, Netuid, Rao};

/// A purchase of alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bought {
    /// The trade with the pool.
    pub(super) swap: Swap,
    /// The part of the TAO paid to the block author.
    pub(super) author: Rao,
}

impl Bought {
    /// Returns the alpha bought.
    pub(super) fn alpha(&self) -> Alpha {
        Alpha(self.swap.paid_out.0)
    }
}

/// A sale of alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sold {
    /// The trade with the pool.
    pub(super) swap: Swap,
    /// The TAO from selling the fee's alpha, paid to the block author.
    pub(super) author: Rao,
    /// Alpha that the pool did not accept.
    pub(super) refund: Alpha,
}

impl Sold {
    /// Returns the TAO received.
    pub(super) fn tao(&self) -> Rao {
        Rao(self.swap.paid_out.0)
    }
}

/// Returns a subnet whose alpha can be traded.
///
/// # Errors
///
/// [`OperationError::SubnetNotExists`], [`OperationError::NoAlpha`] in the era of the root network,
/// [`OperationError::SubtokenDisabled`] before the start call.
pub(super) fn traded<'a>(economy: &'a Economy, rules: &Rules, netuid: Netuid) -> Result<&'a Subnet, OperationError> {
    let subnet = economy.subnet(netuid).ok_or(OperationError::SubnetNotExists)?;
    if !rules.has_alpha() {
        return Err(OperationError::NoAlpha);
    }
    if subnet.switches.trading { Ok(subnet) } else { Err(OperationError::SubtokenDisabled) }
}

impl Subnet {
    /// Buys alpha with TAO that has left the buyer's account. TAO that neither entered the curve nor is a fee stays
    /// outside the pool.
    pub(super) fn buy_alpha(
        &mut self,
        tao: Rao,
        limit: Option<Limit>,
        is_free: bool,
    ) -> Result<Bought, OperationError> {
        let swap = self.pool.swap(&order(Side::Buy, Amount(tao.0), limit, is_free))?;
        self.alpha_out.0 = self.alpha_out.0.saturating_add(swap.paid_out.0);
        self.flows.receive_user(Rao(swap.paid_in.0));
        let fee = swap.fee.tao;
        let left = tao.0.saturating_sub(swap.paid_in.0).saturating_sub(fee.0);
        self.unpooled_tao.0 = self.unpooled_tao.0.saturating_add(left);
        let author = if keeps_fees(&self.pool) { Rao(0) } else { fee };
        Ok(Bought { swap, author })
    }

    /// Returns the order for a sale of a hotkey's staker, with the era's fee for unstaking.
    pub(super) fn unstaking_order(
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
    pub(super) fn sell_alpha(&mut self, order: &Order) -> Result<Sold, OperationError> {
        let FeeSale { swap, taken, author } = sell_with_fee(&mut self.pool, order)?;
        let fee = swap.fee.alpha;
        self.recycle(Alpha(swap.paid_in.0.saturating_add(taken.0)));
        self.holdings.burned.0 = self.holdings.burned.0.saturating_add(fee.0.saturating_sub(taken.0));
        self.flows.give_user(Rao(swap.paid_out.0.saturating_add(author.0)));
        let refund = Alpha(order.amount.0.saturating_sub(swap.paid_in.0).saturating_sub(fee.0));
        Ok(Sold { swap, author, refund })
    }
}

/// A sale and the use of its fee in alpha.
pub(super) struct FeeSale {
    swap: Swap,
    /// The part of the fee that the pool took; alpha that cannot be sold is burned.
    taken: Alpha,
    /// The TAO from selling the fee.
    author: Rao,
}

/// Sells alpha to a pool. A fee in alpha stays in the pool, or is sold without a fee.
pub(super) fn sell_with_fee(pool: &mut Pool, order: &Order) -> Result<FeeSale, PoolError> {
    let swap = pool.swap(order)?;
    let fee = swap.fee.alpha;
    if fee.0 == 0 || keeps_fees(pool) {
        return Ok(FeeSale { swap, taken: fee, author: Rao(0) });
    }
    let (taken, author) = match pool.swap(&Order::new(Side::Sell, Amount(fee.0)).free()) {
        Ok(sold) => (Alpha(sold.paid_in.0), Rao(sold.paid_out.0)),
        Err(_) => (Alpha(0), Rao(0)),
    };
    Ok(FeeSale { swap, taken, author })
}

/// Returns whether fees stay in the pool, as they did until March 2026.
fn keeps_fees(pool: &Pool) -> bool {
    match pool {
        Pool::ConstantProduct(_) => true,
        Pool::Concentrated(pool) => pool.keeps_fees,
        Pool::Stable(_) | Pool::Weighted(_) | Pool::Superellipse(_) => false,
    }
}

/// Creates the order of a user, with the price of its limit.
pub(super) fn order(side: Side, amount: Amount, limit: Option<Limit>, is_free: bool) -> Order {
    Order { limit: limit.map(|limit| limit.price), is_free, ..Order::new(side, amount) }
}
