//! The geometry of a step curve: supporting stake in x, weight in y.

use std::fmt::Write;

use yuma_engine::fixed::Fraction;
use yuma_engine::yuma::{WeightedVote, support};

/// The width of a drawing with much room, which the page may show larger. One with less room is narrower, so that its texts keep
/// their size.
const WIDTH: f64 = 360.0;
const MIN_WIDTH: f64 = 240.0;
/// The height of the drawing.
pub const HEIGHT: f64 = 160.0;
/// The x position of no stake.
pub const LEFT: f64 = 44.0;
/// The distance of all stake from the right edge.
const RIGHT_EDGE: f64 = 12.0;
/// The y position of the largest weight, below the label of kappa and the names.
pub const TOP: f64 = 36.0;
/// The y position of a zero weight.
pub const BOTTOM: f64 = 142.0;

/// The size of the label of kappa, at the upper edge.
pub const PILL: (f64, f64) = (92.0, 18.0);

/// A step of the curve, in fractions of stake and of weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepShape {
    /// The validator's stake and weight.
    pub vote: WeightedVote,
    /// The start of its stake.
    pub start: f64,
    /// The end of its stake: the total stake that supports its weight.
    pub end: f64,
    /// Its weight.
    pub weight: f64,
}

/// Returns the steps of the curve, from the largest weight to the smallest.
pub fn steps(votes: &[WeightedVote]) -> Vec<StepShape> {
    let ends = support(votes).into_iter().map(|sum| sum.to_num::<f64>());
    let step = |(vote, end): (&WeightedVote, f64)| {
        let start = end - vote.stake.to_num::<f64>();
        StepShape { vote: *vote, start, end, weight: vote.weight.to_num() }
    };
    votes.iter().zip(ends).map(step).collect()
}

/// Converts fractions to positions in the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The weight at the top.
    pub top: f64,
    /// The width of the drawing.
    pub width: f64,
}

impl Scale {
    /// Returns the scale on which the largest weight fits, for an element of `width` pixels; 0 before it is measured.
    pub fn fitting(steps: &[StepShape], width: f64) -> Self {
        let largest = steps.iter().map(|step| step.weight).fold(0.0, f64::max);
        let width = if width > 0.0 { width.clamp(MIN_WIDTH, WIDTH) } else { WIDTH };
        Scale { top: if largest > 0.0 { largest } else { 1.0 }, width }
    }

    /// Returns the x position of all stake.
    pub fn right(self) -> f64 {
        self.width - RIGHT_EDGE
    }

    /// Returns the x position of a stake.
    pub fn x(self, stake: f64) -> f64 {
        LEFT + stake.clamp(0.0, 1.0) * (self.right() - LEFT)
    }

    /// Returns the y position of a weight.
    pub fn y(self, weight: f64) -> f64 {
        BOTTOM - (weight / self.top).clamp(0.0, 1.0) * (BOTTOM - TOP)
    }

    /// Returns the middle of the label of kappa, which stays within the drawing.
    pub fn pill_x(self, kappa_x: f64) -> f64 {
        kappa_x.clamp(PILL.0 / 2.0, self.width - PILL.0 / 2.0)
    }

    /// Returns the stake at an x position, from 0 to 1.
    pub fn stake_at(self, x: f64) -> f64 {
        ((x - LEFT) / (self.right() - LEFT)).clamp(0.0, 1.0)
    }
}

/// Returns the line along the tops of all steps; equal neighbors are joined.
pub fn line(steps: &[StepShape], scale: Scale) -> String {
    let mut path = String::new();
    let mut last = None;
    for step in steps {
        let (x, y) = (scale.x(step.start), scale.y(step.weight));
        // Writing into a string cannot fail.
        let _ = match last {
            None => write!(path, "M{x:.1} {y:.1}"),
            Some(weight) if weight == step.weight => Ok(()),
            Some(_) => write!(path, "H{x:.1}V{y:.1}"),
        };
        last = Some(step.weight);
    }
    if let Some(end) = steps.last() {
        let _ = write!(path, "H{:.1}", scale.x(end.end));
    }
    path
}

/// Returns the clipped area between consensus and the steps above it.
pub fn clipped_area(steps: &[StepShape], consensus: Fraction, scale: Scale) -> String {
    let above: Vec<StepShape> = steps.iter().copied().filter(|step| step.vote.weight > consensus).collect();
    match (above.first(), above.last()) {
        (Some(first), Some(last)) => {
            let floor = scale.y(consensus.to_num());
            format!("{}V{floor:.1}H{:.1}Z", line(&above, scale), scale.x(first.start).min(scale.x(last.end)))
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::quantity::Uid;

    fn vote(weight: f64, stake: f64) -> WeightedVote {
        WeightedVote { validator: Uid(0), weight: Fraction::from_num(weight), stake: Fraction::from_num(stake) }
    }

    fn lone() -> Vec<StepShape> {
        steps(&[vote(1.0, 0.25), vote(0.5, 0.25), vote(0.5, 0.25), vote(0.0, 0.25)])
    }

    #[test]
    fn steps_follow_one_another() {
        let positions: Vec<(f64, f64)> = lone().iter().map(|step| (step.start, step.end)).collect();
        assert_eq!(positions, [(0.0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.0)]);
    }

    #[test]
    fn equal_weights_are_one_step_of_the_line() {
        let steps = lone();
        assert_eq!(line(&steps, Scale::fitting(&steps, 0.0)), "M44.0 36.0H120.0V89.0H272.0V142.0H348.0");
    }

    #[test]
    fn what_is_clipped_lies_above_consensus() {
        let steps = lone();
        let scale = Scale::fitting(&steps, 0.0);
        for (consensus, path) in [(0.5, "M44.0 36.0H120.0V89.0H44.0Z"), (1.0, "")] {
            assert_eq!(clipped_area(&steps, Fraction::from_num(consensus), scale), path, "{consensus}");
        }
    }

    #[test]
    fn nobody_draws_nothing() {
        assert_eq!(line(&[], Scale::fitting(&[], 0.0)), "");
    }

    #[test]
    fn a_horizontal_position_is_a_stake() {
        for (place, width) in [(0.0, 360.0), (520.0, 360.0), (280.0, 280.0), (100.0, 240.0)] {
            let scale = Scale::fitting(&[], place);
            assert_eq!(scale.width, width, "{place}");
            let middle = (LEFT + scale.right()) / 2.0;
            for (x, stake) in [(LEFT, 0.0), (scale.right(), 1.0), (middle, 0.5), (0.0, 0.0), (999.0, 1.0)] {
                assert_eq!(scale.stake_at(x), stake, "{x}");
            }
        }
    }
}
