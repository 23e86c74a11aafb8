//! How far a compressed course is from the block-exact one.

use super::course::{Passed, Standing};

/// What of a subnet is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// The price at the end.
    Price,
    /// The share of emission at the end.
    Share,
    /// The TAO in the pool at the end.
    PoolTao,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Measure; 3] = [Measure::Price, Measure::Share, Measure::PoolTao];

    /// The name in text catalogues: `month.measure.<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Measure::Price => "price",
            Measure::Share => "share",
            Measure::PoolTao => "pool_tao",
        }
    }

    /// The number that is compared: TAO per alpha, a part of one, rao.
    pub fn of(self, standing: &Standing) -> f64 {
        match self {
            Measure::Price => standing.price.0.to_num(),
            Measure::Share => standing.share.to_num(),
            Measure::PoolTao => standing.tao.0 as f64,
        }
    }

    /// The relative change over a course; 0 from nothing.
    pub fn change(self, passed: &Passed) -> f64 {
        let (before, after) = (self.of(&passed.before), self.of(&passed.after));
        if before > 0.0 { after / before - 1.0 } else { 0.0 }
    }

    /// How far the ends of a course are from those of the exact one, over the same subnets.
    ///
    /// `|near / exact − 1|` of each subnet; 1 where one of both is nothing.
    pub fn deviation(self, exact: &[Passed], near: &[Passed]) -> Deviation {
        let relative = |(exact, near): (&Passed, &Passed)| {
            let (exact, near) = (self.of(&exact.after), self.of(&near.after));
            match exact {
                _ if exact == near => 0.0,
                0.0 => 1.0,
                _ => (near / exact - 1.0).abs(),
            }
        };
        let differences: Vec<f64> = exact.iter().zip(near).map(relative).collect();
        Deviation {
            largest: differences.iter().copied().fold(0.0, f64::max),
            mean: differences.iter().sum::<f64>() / (differences.len().max(1) as f64),
        }
    }
}

/// Relative differences over all subnets: 0.01 is one percent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Deviation {
    /// The largest.
    pub largest: f64,
    /// The mean.
    pub mean: f64,
}
