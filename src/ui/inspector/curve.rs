//! Where things stand in the drawing of a step curve: across, the stake that supports a weight; up, the weight.

use std::fmt::Write;

use yuma_engine::fixed::Fraction;
use yuma_engine::yuma::consensus::{Voice, support};

/// The drawing's width and height, and the edges left for labels.
pub const WIDTH: f64 = 360.0;
/// See [`WIDTH`].
pub const HEIGHT: f64 = 172.0;
/// Where no stake is.
pub const LEFT: f64 = 44.0;
/// Where all stake is.
pub const RIGHT: f64 = 348.0;
/// Where the largest weight is.
pub const TOP: f64 = 22.0;
/// Where no weight is.
pub const BOTTOM: f64 = 142.0;

/// One voice's place on the curve, in fractions of stake and of weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepShape {
    /// The voice.
    pub voice: Voice,
    /// Where its stake begins.
    pub start: f64,
    /// Where it ends: the stake that supports its weight.
    pub end: f64,
    /// Its weight.
    pub weight: f64,
}

/// The steps of the curve, from the largest weight to the smallest.
pub fn steps(voices: &[Voice]) -> Vec<StepShape> {
    let ends = support(voices).into_iter().map(|sum| sum.to_num::<f64>());
    let step = |(voice, end): (&Voice, f64)| {
        let start = end - voice.stake.to_num::<f64>();
        StepShape { voice: *voice, start, end, weight: voice.weight.to_num() }
    };
    voices.iter().zip(ends).map(step).collect()
}

/// From fractions to places in the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The weight at the top.
    pub top: f64,
}

impl Scale {
    /// A scale on which the largest weight just fits.
    pub fn fitting(steps: &[StepShape]) -> Self {
        let largest = steps.iter().map(|step| step.weight).fold(0.0, f64::max);
        Scale { top: if largest > 0.0 { largest } else { 1.0 } }
    }

    /// Across.
    pub fn x(self, stake: f64) -> f64 {
        LEFT + stake.clamp(0.0, 1.0) * (RIGHT - LEFT)
    }

    /// Down.
    pub fn y(self, weight: f64) -> f64 {
        BOTTOM - (weight / self.top).clamp(0.0, 1.0) * (BOTTOM - TOP)
    }

    /// The stake at a place across, from 0 to 1.
    pub fn stake_at(x: f64) -> f64 {
        ((x - LEFT) / (RIGHT - LEFT)).clamp(0.0, 1.0)
    }
}

/// The line along the tops of all steps; equal neighbours are one.
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

/// The area between consensus and the steps above it: what is clipped.
pub fn clipped_area(steps: &[StepShape], consensus: Fraction, scale: Scale) -> String {
    let above: Vec<StepShape> = steps.iter().copied().filter(|step| step.voice.weight > consensus).collect();
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

    fn voice(weight: f64, stake: f64) -> Voice {
        Voice { validator: Uid(0), weight: Fraction::from_num(weight), stake: Fraction::from_num(stake) }
    }

    fn lone() -> Vec<StepShape> {
        steps(&[voice(1.0, 0.25), voice(0.5, 0.25), voice(0.5, 0.25), voice(0.0, 0.25)])
    }

    #[test]
    fn steps_follow_one_another() {
        let positions: Vec<(f64, f64)> = lone().iter().map(|step| (step.start, step.end)).collect();
        assert_eq!(positions, [(0.0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.0)]);
    }

    #[test]
    fn equal_weights_are_one_step_of_the_line() {
        let steps = lone();
        assert_eq!(line(&steps, Scale::fitting(&steps)), "M44.0 22.0H120.0V82.0H272.0V142.0H348.0");
    }

    #[test]
    fn what_is_clipped_lies_above_consensus() {
        let steps = lone();
        let scale = Scale::fitting(&steps);
        for (consensus, path) in [(0.5, "M44.0 22.0H120.0V82.0H44.0Z"), (1.0, "")] {
            assert_eq!(clipped_area(&steps, Fraction::from_num(consensus), scale), path, "{consensus}");
        }
    }

    #[test]
    fn nobody_draws_nothing() {
        assert_eq!(line(&[], Scale::fitting(&[])), "");
    }

    #[test]
    fn a_place_across_is_a_stake() {
        for (x, stake) in [(LEFT, 0.0), (RIGHT, 1.0), (196.0, 0.5), (0.0, 0.0), (999.0, 1.0)] {
            assert_eq!(Scale::stake_at(x), stake, "{x}");
        }
    }
}
