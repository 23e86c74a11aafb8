//! How far a compressed simulation is from the block-exact one.

use super::simulation::{SubnetReport, SubnetSnapshot};

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

    /// The name in text catalogs: `month.measure.<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Measure::Price => "price",
            Measure::Share => "share",
            Measure::PoolTao => "pool_tao",
        }
    }

    /// The number that is compared: TAO per alpha, a part of one, rao.
    pub fn of(self, snapshot: &SubnetSnapshot) -> f64 {
        match self {
            Measure::Price => snapshot.price.0.to_num(),
            Measure::Share => snapshot.share.to_num(),
            Measure::PoolTao => snapshot.tao.0 as f64,
        }
    }

    /// The relative change over a simulation; 0 from nothing.
    pub fn change(self, subnet_report: &SubnetReport) -> f64 {
        let (before, after) = (self.of(&subnet_report.before), self.of(&subnet_report.after));
        if before > 0.0 { after / before - 1.0 } else { 0.0 }
    }

    /// How far the ends of a simulation are from those of the exact one, over the same subnets.
    ///
    /// `|near / exact − 1|` of each subnet; 1 where one of both is nothing.
    pub fn error(self, exact: &[SubnetReport], near: &[SubnetReport]) -> ApproximationError {
        let relative = |(exact, near): (&SubnetReport, &SubnetReport)| {
            let (exact, near) = (self.of(&exact.after), self.of(&near.after));
            match exact {
                _ if exact == near => 0.0,
                0.0 => 1.0,
                _ => (near / exact - 1.0).abs(),
            }
        };
        let differences: Vec<f64> = exact.iter().zip(near).map(relative).collect();
        ApproximationError {
            largest: differences.iter().copied().fold(0.0, f64::max),
            mean: differences.iter().sum::<f64>() / (differences.len().max(1) as f64),
        }
    }
}

/// Relative differences over all subnets: 0.01 is one percent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ApproximationError {
    /// The largest.
    pub largest: f64,
    /// The mean.
    pub mean: f64,
}
