//! The pools that price a subnet's alpha in TAO, with one file for each curve that the chain has used or that was
//! proposed.
//!
//! The curve of a subnet is data; [`Pool`] offers the same operations for all curves. Pools return the amounts moved
//! by trades, injections and fees; the caller decides who pays or receives them.

mod concentrated;
mod constant_product;
mod curve;
mod ellipse;
mod error;
pub mod fee;
mod floor_sqrt;
mod inverse;
pub mod moving;
mod order;
mod power;
mod ratio;
mod reserves;
mod reservoirs;
mod side;
mod stable;
mod superellipse;
pub mod weighted;
pub mod weights;

pub use concentrated::Concentrated;
pub use constant_product::ConstantProduct;
pub use curve::{Curve, INPUT_MULTIPLE};
pub use ellipse::Ellipse;
pub use error::PoolError;
pub use order::{HIGHEST_LIMIT, LOWEST_LIMIT, Order, Swap, TradeRules};
pub use power::power;
pub use ratio::ExactRatio;
pub use reserves::Reserves;
pub use reservoirs::Unbalanced;
pub use side::Side;
pub use superellipse::Superellipse;

use weighted::Weighted;

use crate::quantity::{Amount, Price, Rao};

/// A subnet's pool, on the curve of its era.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pool {
    /// One alpha is one TAO, without a fee: root, and subnets without a pool.
    Stable(Reserves),
    /// February to June 2025.
    ConstantProduct(ConstantProduct),
    /// July 2025 to June 2026, with the chain's own position only.
    Concentrated(Concentrated),
    /// Since June 2026.
    Weighted(Weighted),
    /// A proposal, never live.
    Superellipse(Superellipse),
}

impl Pool {
    /// Returns the pool's reserves.
    pub fn reserves(&self) -> Reserves {
        match self {
            Pool::Stable(reserves) => *reserves,
            Pool::ConstantProduct(pool) => pool.reserves,
            Pool::Concentrated(pool) => pool.reserves,
            Pool::Weighted(pool) => pool.reserves,
            Pool::Superellipse(pool) => pool.reserves(),
        }
    }

    /// Returns the amounts waiting to be injected; they count as issued.
    pub fn parked(&self) -> Reserves {
        match self {
            Pool::Stable(_) | Pool::ConstantProduct(_) => Reserves::default(),
            Pool::Concentrated(pool) => pool.parked,
            Pool::Weighted(pool) => pool.parked,
            Pool::Superellipse(pool) => pool.parked(),
        }
    }

    /// Returns the marginal (spot) price, in TAO per alpha; 0 if there is none.
    pub fn price(&self) -> Price {
        match self {
            Pool::Stable(_) => Price::ONE,
            Pool::ConstantProduct(pool) => pool.price(),
            Pool::Concentrated(pool) => pool.price(),
            Pool::Weighted(pool) => pool.price(),
            Pool::Superellipse(pool) => pool.price(),
        }
    }

    /// Computes the trade of an order without executing it.
    pub fn quote(&self, order: &Order) -> Result<Swap, PoolError> {
        match self {
            Pool::Stable(_) => stable::quote(order),
            Pool::ConstantProduct(pool) => pool.quote(order),
            Pool::Concentrated(pool) => pool.quote(order),
            Pool::Weighted(pool) => pool.quote(order),
            Pool::Superellipse(pool) => pool.quote(order),
        }
    }

    /// Executes the trade that [`Pool::quote`] returns; a refused order changes nothing.
    pub fn swap(&mut self, order: &Order) -> Result<Swap, PoolError> {
        match self {
            Pool::Stable(reserves) => {
                let swap = stable::quote(order)?;
                *reserves = reserves.after(swap.side, swap.paid_in, swap.paid_out);
                Ok(swap)
            }
            Pool::ConstantProduct(pool) => pool.swap(order),
            Pool::Concentrated(pool) => pool.swap(order),
            Pool::Weighted(pool) => pool.swap(order),
            Pool::Superellipse(pool) => pool.swap(order),
        }
    }

    /// Returns the input, without a fee, that moves the price to `target`, rounded down; 0 if the price is already at
    /// or beyond it.
    pub fn amount_to_price(&self, side: Side, target: Price) -> Amount {
        match self {
            Pool::Stable(_) => Amount(0),
            Pool::ConstantProduct(pool) => pool.amount_to_price(side, target),
            Pool::Concentrated(pool) => pool.amount_to_price(side, target),
            Pool::Weighted(pool) => pool.amount_to_price(side, target),
            Pool::Superellipse(pool) => pool.amount_to_price(side, target),
        }
    }

    /// Returns the maximum input, including the fee, of an order with this limit (spec dtao 1.5, 1.2; chain:
    /// `get_max_amount_add`, `get_max_amount_remove`).
    ///
    /// The curves with a marginal limit return the amount that a trade of a thousand times the reserve would take.
    pub fn maximum(&self, side: Side, limit: Rao) -> Result<Amount, PoolError> {
        match self {
            Pool::Stable(_) => Ok(stable::maximum(side, limit)),
            Pool::ConstantProduct(pool) => pool.maximum(side, limit),
            _ => {
                let all = self.reserves().input(side).0.saturating_mul(curve::INPUT_MULTIPLE);
                Ok(self.quote(&Order::new(side, Amount(all)).with_limit(limit))?.taken())
            }
        }
    }

    /// Prepares the pool for an injection at its current price and returns the amounts, new and parked, that join the
    /// reserves.
    ///
    /// The reserves do not change until [`Pool::add`]: in June 2026 the chain bought alpha in between.
    pub fn accept(&mut self, added: Reserves) -> Result<Reserves, PoolError> {
        match self {
            Pool::Stable(_) | Pool::ConstantProduct(_) => Ok(added),
            Pool::Concentrated(pool) => Ok(pool.accept(added)),
            Pool::Weighted(pool) => Ok(pool.accept(added)),
            Pool::Superellipse(pool) => pool.accept(added),
        }
    }

    /// Adds the amounts returned by [`Pool::accept`] to the reserves.
    pub fn add(&mut self, accepted: Reserves) {
        let reserves = match self {
            Pool::Stable(reserves) => reserves,
            Pool::ConstantProduct(pool) => &mut pool.reserves,
            Pool::Concentrated(pool) => &mut pool.reserves,
            Pool::Weighted(pool) => &mut pool.reserves,
            Pool::Superellipse(pool) => pool.reserves_mut(),
        };
        *reserves = reserves.plus(accepted);
    }

    /// Injects at once and returns the amounts that joined the reserves.
    pub fn inject(&mut self, added: Reserves) -> Result<Reserves, PoolError> {
        let accepted = self.accept(added)?;
        self.add(accepted);
        Ok(accepted)
    }
}
