//! What a pool holds, and how a trade moves it.

use super::Side;
use crate::quantity::{Alpha, Amount, Rao};

/// The TAO and the alpha of a pool, or that go into one (chain: `SubnetTAO`, `SubnetAlphaIn`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reserves {
    /// TAO.
    pub tao: Rao,
    /// The alpha inside the pool.
    pub alpha: Alpha,
}

impl Reserves {
    /// The reserve that a trade of this side adds to.
    pub fn input(&self, side: Side) -> Amount {
        match side {
            Side::Buy => Amount(self.tao.0),
            Side::Sell => Amount(self.alpha.0),
        }
    }

    /// The reserve that a trade of this side takes from.
    pub fn output(&self, side: Side) -> Amount {
        self.input(side.opposite())
    }

    /// The reserves after a trade; they stop at zero and at the largest amount.
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

    /// Both reserves together with those of `other`; they stop at the largest amount.
    pub fn plus(&self, other: Reserves) -> Reserves {
        Reserves {
            tao: Rao(self.tao.0.saturating_add(other.tao.0)),
            alpha: Alpha(self.alpha.0.saturating_add(other.alpha.0)),
        }
    }

    /// Both reserves less those of `other`; they stop at zero.
    pub fn minus(&self, other: Reserves) -> Reserves {
        Reserves {
            tao: Rao(self.tao.0.saturating_sub(other.tao.0)),
            alpha: Alpha(self.alpha.0.saturating_sub(other.alpha.0)),
        }
    }

    /// Whether one of the two is empty, so that there is no price.
    pub fn is_one_empty(&self) -> bool {
        self.tao.0 == 0 || self.alpha.0 == 0
    }
}
