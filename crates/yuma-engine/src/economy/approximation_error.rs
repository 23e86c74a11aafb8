//! The error of a compressed simulation relative to the block-exact one.

use super::simulation::SubnetSnapshot;

/// A quantity of a subnet that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// The final price.
    Price,
    /// The final share of emission.
    Share,
    /// The final TAO in the pool.
    PoolTao,
}

impl Measure {
    /// All measures.
    pub const ALL: [Measure; 3] = [Measure::Price, Measure::Share, Measure::PoolTao];

    /// Returns the name in text catalogs: `days.error.<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Measure::Price => "price",
            Measure::Share => "share",
            Measure::PoolTao => "pool_tao",
        }
    }

    /// Returns the compared number: TAO per alpha for the price, a fraction of 1 for the share, rao for the pool.
    pub fn of(self, snapshot: &SubnetSnapshot) -> f64 {
        match self {
            Measure::Price => snapshot.price.0.to_num(),
            Measure::Share => snapshot.share.to_num(),
            Measure::PoolTao => snapshot.tao.0 as f64,
        }
    }

    /// Computes the error of values relative to the exact ones, over the same subnets.
    ///
    /// The error of a subnet is `|near / exact − 1|`; it is 1 if exactly one of the two is 0.
    pub fn error(self, exact: &[SubnetSnapshot], near: &[SubnetSnapshot]) -> ApproximationError {
        let relative = |(exact, near): (&SubnetSnapshot, &SubnetSnapshot)| {
            let (exact, near) = (self.of(exact), self.of(near));
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
    /// The largest difference.
    pub largest: f64,
    /// The mean difference.
    pub mean: f64,
}
