//! The units of stored numbers.

use yuma_engine::quantity::RAO_PER_TAO;

/// The unit of a stored number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredUnit {
    /// 1/65535, for shares.
    Share,
    /// 10^-9, for amounts.
    Amount,
    /// 2^-32, for fixed-point fractions.
    Fraction,
}

impl StoredUnit {
    /// Returns the name of the unit for tables.
    pub fn name(self) -> &'static str {
        match self {
            StoredUnit::Share => "1/65535",
            StoredUnit::Amount => "10^-9",
            StoredUnit::Fraction => "2^-32",
        }
    }

    /// Converts a stored number to the value that a chart shows.
    pub fn value(self, stored: i64) -> f64 {
        let ones = match self {
            StoredUnit::Share => 65_535.0,
            StoredUnit::Amount => RAO_PER_TAO as f64,
            StoredUnit::Fraction => 4_294_967_296.0,
        };
        stored as f64 / ones
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ones_are_worth_one() {
        for (unit, one) in
            [(StoredUnit::Share, 65_535), (StoredUnit::Amount, 1_000_000_000), (StoredUnit::Fraction, 1 << 32)]
        {
            assert_eq!(unit.value(one), 1.0, "{}", unit.name());
            assert_eq!(unit.value(-one), -1.0, "{}", unit.name());
        }
    }
}
