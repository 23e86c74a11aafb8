//! The units in which the chain stores what charts show.

/// What one is worth in a stored number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredUnit {
    /// 1/65535, as of shares.
    Share,
    /// 10^-9, as of amounts.
    Amount,
    /// 2^-32, as of fixed-point fractions.
    Fraction,
}

impl StoredUnit {
    /// The unit as tables name it.
    pub fn name(self) -> &'static str {
        match self {
            StoredUnit::Share => "1/65535",
            StoredUnit::Amount => "10^-9",
            StoredUnit::Fraction => "2^-32",
        }
    }

    /// A stored number as a picture shows it.
    pub fn value(self, stored: i64) -> f64 {
        let ones = match self {
            StoredUnit::Share => 65_535.0,
            StoredUnit::Amount => 1e9,
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
