//! The pools that price a subnet's alpha in TAO: a file for each curve that the chain has had or was asked to have.
//!
//! Which curve a subnet has is data; [`Pool`] asks them all the same questions. Amounts that trades, injections and fees move
//! are answered, and who pays or gets them is the caller's rule.

pub mod concentrated;
pub mod constant_product;
pub mod curve;
pub mod ellipse;
pub mod error;
pub mod fee;
pub mod floor_sqrt;
pub mod inverse;
pub mod moving;
pub mod order;
pub mod power;
pub mod ratio;
pub mod reserves;
pub mod reservoirs;
pub mod side;
pub mod stable;
pub mod superellipse;
pub mod weighted;
pub mod weights;

pub use error::PoolError;
pub use order::{Answer, Order, Swap, TradeRules};
pub use reserves::Reserves;
pub use side::Side;

use concentrated::Concentrated;
use constant_product::ConstantProduct;
use curve::Curve;
use superellipse::Superellipse;
use weighted::Weighted;

use crate::quantity::{Amount, Price, Rao};

/// A subnet's pool, on the curve of its era.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pool {
    /// One alpha is one TAO, without fee: root, and subnets without a pool.
    Stable(Reserves),
    /// February to June 2025.
    ConstantProduct(ConstantProduct),
    /// July 2025 to June 2026, with the chain's own position alone.
    Concentrated(Concentrated),
    /// Since June 2026.
    Weighted(Weighted),
    /// A proposal, never live.
    Superellipse(Superellipse),
}

impl Pool {
    /// What the pool holds.
    pub fn reserves(&self) -> Reserves {
        match self {
            Pool::Stable(reserves) => *reserves,
            Pool::ConstantProduct(pool) => pool.reserves,
            Pool::Concentrated(pool) => pool.reserves,
            Pool::Weighted(pool) => pool.reserves,
            Pool::Superellipse(pool) => pool.reserves(),
        }
    }

    /// What waits to be injected; it counts as issued.
    pub fn parked(&self) -> Reserves {
        match self {
            Pool::Stable(_) | Pool::ConstantProduct(_) => Reserves::default(),
            Pool::Concentrated(pool) => pool.parked,
            Pool::Weighted(pool) => pool.parked,
            Pool::Superellipse(pool) => pool.parked(),
        }
    }

    /// The price of a trade of no size; 0 where there is none.
    pub fn price(&self) -> Price {
        match self {
            Pool::Stable(_) => Price::ONE,
            Pool::ConstantProduct(pool) => pool.price(),
            Pool::Concentrated(pool) => pool.price(),
            Pool::Weighted(pool) => pool.price(),
            Pool::Superellipse(pool) => pool.price(),
        }
    }

    /// The trade that an order would make.
    pub fn quote(&self, order: &Order) -> Answer {
        match self {
            Pool::Stable(_) => stable::quote(order),
            Pool::ConstantProduct(pool) => pool.quote(order),
            Pool::Concentrated(pool) => pool.quote(order),
            Pool::Weighted(pool) => pool.quote(order),
            Pool::Superellipse(pool) => pool.quote(order),
        }
    }

    /// Makes the trade that [`Pool::quote`] answers; a refused order changes nothing.
    pub fn swap(&mut self, order: &Order) -> Answer {
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

    /// What has to go in, without fee, to bring the price to `target`, rounded down; 0 where it is there or beyond.
    pub fn amount_to_price(&self, side: Side, target: Price) -> Amount {
        match self {
            Pool::Stable(_) => Amount(0),
            Pool::ConstantProduct(pool) => pool.amount_to_price(side, target),
            Pool::Concentrated(pool) => pool.amount_to_price(side, target),
            Pool::Weighted(pool) => pool.amount_to_price(side, target),
            Pool::Superellipse(pool) => pool.amount_to_price(side, target),
        }
    }

    /// The most, with the fee, that an order with this limit can bring in (spec dtao 1.5, 1.2; chain: `get_max_amount_add`,
    /// `get_max_amount_remove`).
    ///
    /// The curves with a marginal limit answer with what a trade of a thousand times the reserve would take.
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

    /// Makes the pool ready for an injection at its present price, and says what of it, and of what waits, joins the reserves.
    ///
    /// The reserves stay as they are until [`Pool::add`]: in June 2026 the chain bought alpha in between.
    pub fn accept(&mut self, added: Reserves) -> Result<Reserves, PoolError> {
        match self {
            Pool::Stable(_) | Pool::ConstantProduct(_) => Ok(added),
            Pool::Concentrated(pool) => Ok(pool.accept(added)),
            Pool::Weighted(pool) => Ok(pool.accept(added)),
            Pool::Superellipse(pool) => pool.accept(added),
        }
    }

    /// Adds what [`Pool::accept`] said to the reserves.
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

    /// Injects at once; answers with what joined the reserves.
    pub fn inject(&mut self, added: Reserves) -> Result<Reserves, PoolError> {
        let accepted = self.accept(added)?;
        self.add(accepted);
        Ok(accepted)
    }
}
