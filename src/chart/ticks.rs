//! Round numbers for axes.

use super::model::{ChartModel, epoch_after};
use yuma_engine::quantity::Epoch;

/// The ends of an axis and the step between its numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// The lowest number.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// The step.
    pub step: f64,
}

/// Values that differ by less than this part of their size, or by less than a rao, differ by rounding: the chain stores shares in
/// steps of 1.5e-5.
const ROUNDING: f64 = 1e-4;
const RAO: f64 = 1e-9;

/// Returns the smallest of 1, 2, 5 times a power of ten that is at least `min`.
pub fn round_step(min: f64) -> f64 {
    let power = 10f64.powf(min.max(f64::MIN_POSITIVE).log10().floor());
    let round = [1.0, 2.0, 5.0].map(|factor| factor * power).into_iter().find(|step| *step >= min * (1.0 - 1e-9));
    round.unwrap_or(10.0 * power)
}

impl Axis {
    /// Returns an axis for values from `low` to `high` with about `steps` steps. It starts at zero unless the values are
    /// far from zero and close together. Equal values are in its middle, and so are those that differ by rounding.
    pub fn of(low: f64, high: f64, steps: usize) -> Self {
        let (mut low, mut high) = (low, high);
        let size = low.abs().max(high.abs());
        if high - low <= (size * ROUNDING).max(RAO) {
            let value = if size <= RAO { 0.0 } else { low };
            let space = if value == 0.0 { 1.0 } else { value.abs() };
            (low, high) = (value - space, value + space);
            // Values that cannot be negative need no space below zero.
            low = if low <= 0.0 && high > 0.0 { 0.0 } else { low };
        }
        if low > 0.0 && high - low > high / 3.0 {
            low = 0.0;
        } else if high < 0.0 && high - low > -low / 3.0 {
            high = 0.0;
        }
        let step = round_step((high - low) / steps.max(1) as f64);
        Axis { low: (low / step + 1e-9).floor() * step, high: (high / step - 1e-9).ceil() * step, step }
    }

    /// Returns the numbers, from the lowest.
    pub fn ticks(self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        let first = (self.low / self.step).round();
        // Multiplies instead of adding up, so that zero is exactly zero.
        (0..=count).map(|at| (first + at as f64) * self.step).collect()
    }
}

/// Returns the epochs to label on an axis of `pixels` pixels: multiples of a round step, with `room` pixels for each.
pub fn epoch_ticks(model: &ChartModel, pixels: f64, space: f64) -> Vec<Epoch> {
    let count = model.epoch_count();
    let max_ticks = (pixels / space).max(1.0);
    let step = round_step(count as f64 / max_ticks).max(1.0) as usize;
    let step = u16::try_from(step).unwrap_or(u16::MAX);
    let Some(first) = model.first_epoch.0.checked_next_multiple_of(step) else { return Vec::new() };
    let end = epoch_after(model.first_epoch, count);
    (first..end.0).step_by(step.into()).map(Epoch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (min, step) in [(1.0, 1.0), (1.1, 2.0), (2.1, 5.0), (7.0, 10.0), (0.03, 0.05), (0.2, 0.2), (40.0, 50.0)] {
            assert!((round_step(min) - step).abs() < 1e-12, "{min}: {}", round_step(min));
        }
    }

    #[test]
    fn axes_hold_their_values() {
        for ((low, high, steps), (from, to, step)) in [
            ((0.0, 1.0, 4), (0.0, 1.0, 0.5)),
            ((0.02, 0.47, 5), (0.0, 0.5, 0.1)),
            // Far from zero and close together: the axis does not start at zero.
            ((0.91, 0.99, 4), (0.9, 1.0, 0.02)),
            ((-0.3, 0.1, 4), (-0.3, 0.1, 0.1)),
            ((-9.0, -1.0, 4), (-10.0, 0.0, 5.0)),
            // Equal values.
            ((0.0, 0.0, 4), (0.0, 1.0, 0.5)),
            ((0.2, 0.2, 4), (0.0, 0.4, 0.1)),
            ((1.0, 1.0005, 4), (1.0, 1.0006, 0.0002)),
            // Values that differ by rounding.
            ((0.2, 0.2 + 1e-9, 4), (0.0, 0.4, 0.1)),
            ((-1e-12, 1e-12, 4), (0.0, 1.0, 0.5)),
        ] {
            let axis = Axis::of(low, high, steps);
            let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
            assert!(near(axis.low, from) && near(axis.high, to) && near(axis.step, step), "{low} to {high}: {axis:?}");
        }
    }

    #[test]
    fn zero_is_exactly_zero() {
        let ticks = Axis::of(-0.3, 0.1, 4).ticks();
        assert_eq!(ticks.len(), 5);
        assert!(ticks.contains(&0.0));
    }

    #[test]
    fn axes_of_epochs_name_round_epochs() {
        for ((first, count, pixels), expected) in [
            ((0, 5, 500.0), vec![0, 1, 2, 3, 4]),
            ((0, 40, 240.0), vec![0, 10, 20, 30]),
            ((3, 10, 240.0), vec![4, 6, 8, 10, 12]),
            ((0, 2000, 240.0), vec![0, 500, 1000, 1500]),
            ((7, 1, 240.0), vec![7]),
            ((0, 0, 240.0), vec![]),
        ] {
            let model = crate::chart::model::tests::lines(first, &vec![0.0; count]);
            let ticks: Vec<u16> = epoch_ticks(&model, pixels, 48.0).into_iter().map(|epoch| epoch.0).collect();
            assert_eq!(ticks, expected, "{count} from {first}");
        }
    }
}
