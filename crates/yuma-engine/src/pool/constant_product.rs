//! The pool of the launch, February to June 2025: `alpha tao` is constant (spec dtao 1.2).
//!
//! The fee is a flat amount of TAO that stays in the pool, so it raises the price slightly. A limit applies to the
//! average price. Injections join the reserves unchanged: whenever the chain held alpha back, the price rose.

use ruint::aliases::U512;
use substrate_fixed::types::U64F64;

use super::floor_sqrt::floor_sqrt;
use super::order::{Order, Swap};
use super::ratio::{ExactRatio, saturated};
use super::{PoolError, Reserves, Side, fee};
use crate::integer;
use crate::quantity::{Amount, Price, RAO_PER_TAO, Rao};

/// The minimum that a trade must leave in the reserve that pays out.
pub const MIN_RESERVE: u64 = 10_000_000;

/// The fraction bits of the chain's reserves in a trade (U110F18).
const FRACTION: u32 = 18;

/// A pool of the launch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConstantProduct {
    /// The reserves that trades draw on.
    pub reserves: Reserves,
    /// The fee of a trade, in TAO.
    pub flat_fee: Rao,
}

impl ConstantProduct {
    /// Creates a pool with the flat fee of the launch.
    pub fn new(reserves: Reserves) -> ConstantProduct {
        ConstantProduct { reserves, flat_fee: fee::FLAT }
    }

    /// Returns `tao / alpha`, cut to 2^-32 as in the chain's I96F32; 0 without alpha.
    pub fn price(&self) -> Price {
        let price = integer::quotient(u128::from(self.reserves.tao.0) << 32, self.reserves.alpha.0.into());
        Price(U64F64::from_bits(price.unwrap_or(0) << 32))
    }

    /// Computes the trade of an order without executing it. A purchase pays the fee from its input, a sale from its
    /// proceeds.
    pub fn quote(&self, order: &Order) -> Result<Swap, PoolError> {
        let Order { side, limit, .. } = *order;
        let max = limit.map_or(Ok(Amount(u64::MAX)), |limit| self.maximum(side, limit))?;
        let amount = order.amount.min(max);
        let flat = Amount(if order.is_free { 0 } else { order.flat_fee.unwrap_or(self.flat_fee).0 });
        let (paid_in, paid_out, fee) = match side {
            Side::Buy => {
                let fee = flat.min(amount);
                let net = Amount(amount.0 - fee.0);
                (net, output(&self.reserves, side, net)?, fee)
            }
            Side::Sell => {
                let proceeds = output(&self.reserves, side, amount)?;
                let fee = flat.min(proceeds);
                (amount, Amount(proceeds.0 - fee.0), fee)
            }
        };
        let swap = Swap {
            side,
            paid_in,
            fee: Reserves { tao: Rao(fee.0), ..Reserves::default() },
            paid_out,
            reached_limit: amount < order.amount,
            price_before: self.price(),
            price_after: Price::default(),
        };
        let after = ConstantProduct { reserves: reserves_after(&self.reserves, &swap), ..*self };
        Ok(Swap { price_after: after.price(), ..swap })
    }

    /// Executes the trade of an order.
    pub fn swap(&mut self, order: &Order) -> Result<Swap, PoolError> {
        let swap = self.quote(order)?;
        self.reserves = reserves_after(&self.reserves, &swap);
        Ok(swap)
    }

    /// Returns the maximum amount that a limit on the average price allows: buy `floor(limit alpha / 10^9) - tao`,
    /// sell `floor(10^9 tao / limit) - alpha`; unbounded for a limit of 0.
    ///
    /// The fee is not considered. A maximum of 0 is an error (chain: `ZeroMaxStakeAmount`).
    pub fn maximum(&self, side: Side, limit: Rao) -> Result<Amount, PoolError> {
        let Reserves { tao, alpha } = self.reserves;
        let (tao, alpha, limit) = (u128::from(tao.0), u128::from(alpha.0), u128::from(limit.0));
        let max = match side {
            Side::Buy => (limit * alpha / u128::from(RAO_PER_TAO)).saturating_sub(tao),
            Side::Sell if limit == 0 => u128::from(u64::MAX),
            Side::Sell => (tao * u128::from(RAO_PER_TAO) / limit).saturating_sub(alpha),
        };
        if tao == 0 || alpha == 0 || max == 0 {
            return Err(PoolError::ZeroMaxStakeAmount);
        }
        Ok(Amount(saturated(max)))
    }

    /// Computes the input to reach a target: buy `sqrt(tao alpha target) - tao`, sell
    /// `sqrt(tao alpha / target) - alpha`, rounded down.
    pub fn amount_to_price(&self, side: Side, target: Price) -> Amount {
        let product = U512::from(self.reserves.tao.0) * U512::from(self.reserves.alpha.0);
        let bits = U512::from(target.0.to_bits());
        let after = match side {
            Side::Buy => floor_sqrt((product * bits) >> 64),
            Side::Sell if bits.is_zero() => return Amount(u64::MAX),
            Side::Sell => floor_sqrt((product << 64) / bits),
        };
        Amount(after.saturating_to::<u64>().saturating_sub(self.reserves.input(side).0))
    }
}

/// Computes the output `out - k / (in + paid_in)` rounded down, the quotient cut to 2^-18; `k` saturates at the limit
/// of the chain's type.
///
/// Fails if less than 10,000,000 would be left (chain: `sim_swap_tao_for_alpha`, `sim_swap_alpha_for_tao`).
pub fn output(reserves: &Reserves, side: Side, paid_in: Amount) -> Result<Amount, PoolError> {
    let (input, output) = (reserves.input(side).0, reserves.output(side).0);
    let product = integer::product(input, output).min(u128::MAX >> FRACTION);
    let kept = integer::quotient(product << FRACTION, u128::from(input) + u128::from(paid_in.0)).unwrap_or(0);
    if kept < u128::from(MIN_RESERVE) << FRACTION {
        return Err(PoolError::InsufficientLiquidity);
    }
    Ok(Amount(saturated((u128::from(output) << FRACTION).saturating_sub(kept) >> FRACTION)))
}

/// Returns the maximum input of a trade that leaves the minimum reserve: `k / 10,000,000 - in`.
pub fn largest_input(reserves: &Reserves, side: Side) -> Amount {
    let product = ExactRatio { numerator: reserves.input(side).0.into(), denominator: MIN_RESERVE.into() };
    Amount(product.times(reserves.output(side).0).saturating_sub(reserves.input(side).0))
}

/// Returns the reserves after a trade; the fee of a purchase joins the reserve, and the fee of a sale never leaves
/// it.
fn reserves_after(reserves: &Reserves, swap: &Swap) -> Reserves {
    let after = reserves.after(swap.side, swap.paid_in, swap.paid_out);
    match swap.side {
        Side::Buy => after.plus(swap.fee),
        Side::Sell => after,
    }
}
