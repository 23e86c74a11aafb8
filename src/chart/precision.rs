//! The number format of an axis or a table.

/// One unit and the same number of decimals for all values of an axis or a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precision {
    /// The value farthest from zero, which decides the unit.
    pub largest: f64,
    /// The smallest difference to show.
    pub step: f64,
}

impl Precision {
    /// Returns the number of decimals that distinguish multiples of the step in a unit.
    pub fn decimals(self, unit: f64) -> usize {
        let step = (self.step / unit).abs().max(1e-12);
        (-(step.log10() + 1e-9).floor()).clamp(0.0, 12.0) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_distinguish_steps() {
        for (step, unit, decimals) in [
            (0.5, 1.0, 1),
            (1.0, 1.0, 0),
            (20.0, 1.0, 0),
            (0.005, 0.01, 1),
            (0.000_1, 0.01, 2),
            (500_000.0, 1e6, 1),
            (0.0, 1.0, 12),
        ] {
            assert_eq!(Precision { largest: 1.0, step }.decimals(unit), decimals, "{step} in {unit}");
        }
    }
}
