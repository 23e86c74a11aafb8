//! The reserves of a pool and their change by a trade.

use super::Side;
use crate::quantity::{Alpha, Amount, Rao};

/// Amounts of TAO and alpha in a pool, or injected into one (chain: `SubnetTAO`, `SubnetAlphaIn`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reserves {
    /// The TAO inside the pool.
    pub tao: Rao,
    /// The alpha inside the pool.
    pub alpha: Alpha,
}

impl Reserves {
    /// Returns the reserve that a trade of this side adds to.
    pub fn input(&self, side: Side) -> Amount {
        match side {
            Side::Buy => Amount(self.tao.0),
            Side::Sell => Amount(self.alpha.0),
        }
    }

    /// Returns the reserve that a trade of this side takes from.
    pub fn output(&self, side: Side) -> Amount {
        self.input(side.opposite())
    }

    /// Returns the reserves after a trade, clamped to zero and to the maximum amount.
    pub fn after(&self, side: Side, paid_in: Amount, paid_out: Amount) -> Reserves {
        let (tao, alpha) = (self.tao.0, self.alpha.0);
        match side {
            Side::Buy => {
                Reserves { tao: Rao(tao.saturating_add(paid_in.0)), alpha: Alpha(alpha.saturating_sub(paid_out.0)) }
            }
            Side::Sell => {
                Reserves { tao: Rao(tao.saturating_sub(paid_out.0)), alpha: Alpha(alpha.saturating_add(paid_in.0)) }
            }
        }
    }

    /// Returns the sums of both reserves with those of `other`, clamped to the maximum amount.
    pub fn plus(&self, other: Reserves) -> Reserves {
        Reserves {
            tao: Rao(self.tao.0.saturating_add(other.tao.0)),
            alpha: Alpha(self.alpha.0.saturating_add(other.alpha.0)),
        }
    }

    /// Returns both reserves less those of `other`, clamped to zero.
    pub fn minus(&self, other: Reserves) -> Reserves {
        Reserves {
            tao: Rao(self.tao.0.saturating_sub(other.tao.0)),
            alpha: Alpha(self.alpha.0.saturating_sub(other.alpha.0)),
        }
    }

    /// Returns whether one of the two reserves is empty, so that there is no price.
    pub fn is_one_empty(&self) -> bool {
        self.tao.0 == 0 || self.alpha.0 == 0
    }
}
