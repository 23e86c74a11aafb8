//! The moving average of a subnet's alpha price (spec 3.2, latest era 2.2).

use substrate_fixed::types::{I96F32, U64F64};

use crate::quantity::{Block, Price};
use crate::wide::{FineAmount, RATIO_ONE, Ratio, mul_ratio, power_by_squaring, safe_div};

/// `SubnetMovingPrice`: TAO per alpha in units of 2^-32.
///
/// Steps smaller than a unit are lost: at the default speed, a price below 8.3e-5 TAO never lifts the average above
/// zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MovingPrice(pub I96F32);

impl MovingPrice {
    /// Returns a moving average that has reached a price, cut to 2^-32.
    pub fn settled(price: Price) -> MovingPrice {
        MovingPrice(I96F32::saturating_from_num(price.0))
    }

    /// Returns the price as a ratio, never negative.
    pub fn ratio(self) -> Ratio {
        Ratio::from_bits(u128::try_from(self.0.to_bits()).unwrap_or_default().saturating_mul(1 << 32))
    }

    /// Returns the price with 32 fraction bits, never negative.
    pub fn amount(self) -> FineAmount {
        FineAmount::from_bits(u128::try_from(self.0.to_bits()).unwrap_or_default())
    }
}

/// The rule by which the average follows the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmaRule {
    /// `SubnetMovingAlpha`: the smoothing factor of a mature subnet.
    pub speed: I96F32,
    /// The form of the smoothing.
    pub smoothing: EmaSmoothing,
}

/// The two forms of the average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmaSmoothing {
    /// Runtimes 233 to 251: the same speed for all subnets, the price uncapped.
    Plain,
    /// Since runtime 252: slower while the subnet is young, with the price capped at one TAO.
    ByAge {
        /// `EMAPriceHalvingBlocks`: the age at which the speed reaches half of its final value.
        half_speed_age: Block,
    },
}

impl EmaRule {
    /// Returns the speed for a subnet's age, `speed * (age / (age + half_speed_age))`.
    pub fn speed_at(self, age: Block) -> Ratio {
        let speed = U64F64::saturating_from_num(self.speed);
        match self.smoothing {
            EmaSmoothing::Plain => speed,
            EmaSmoothing::ByAge { half_speed_age } => {
                let age_of = |blocks: u64| Ratio::saturating_from_num(blocks);
                mul_ratio(speed, safe_div(age_of(age.0), age_of(age.0.saturating_add(half_speed_age.0))))
            }
        }
    }

    /// Returns the average after a block: `speed * price + (1 - speed) * average`, rounded down to 2^-32.
    ///
    /// `price` is the spot price after the block's injections. Products are computed in U64F64.
    /// Source: spec 3.2; chain `update_moving_price`.
    pub fn next(self, average: MovingPrice, price: Ratio, age: Block) -> MovingPrice {
        self.step(average, price, self.speed_at(age))
    }

    /// Returns the average after `blocks` blocks at one price, as one step of the speed `1 - (1 - speed)^blocks`.
    ///
    /// For one block this is [`EmaRule::next`]. For more blocks it omits the separate rounding in each block.
    pub fn after(self, average: MovingPrice, price: Ratio, age: Block, blocks: u64) -> MovingPrice {
        let kept = power_by_squaring(RATIO_ONE.saturating_sub(self.speed_at(age)), blocks);
        self.step(average, price, RATIO_ONE.saturating_sub(kept))
    }

    fn step(self, average: MovingPrice, price: Ratio, speed: Ratio) -> MovingPrice {
        let price = match self.smoothing {
            EmaSmoothing::Plain => price,
            EmaSmoothing::ByAge { .. } => price.min(RATIO_ONE),
        };
        let kept = mul_ratio(RATIO_ONE.saturating_sub(speed), average.ratio());
        let next = mul_ratio(speed, price).saturating_add(kept);
        MovingPrice(I96F32::from_bits((next.to_bits() >> 32) as i128))
    }
}
