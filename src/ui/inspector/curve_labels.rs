//! Places the names at the steps of a curve so that they lie on no line and not on each other.

use std::cmp::Reverse;

use super::curve::{BOTTOM, PILL, Scale, StepShape, TOP};
use crate::ui::format;
use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::Uid;

/// The width of a letter of the labels, and that of a Chinese character.
const LETTER: f64 = 6.8;
const WIDE_LETTER: f64 = 11.0;
/// The number of letters of a name that has room.
const MAX_LETTERS: usize = 12;
/// The parts of a text above and below its baseline.
const ASCENT: f64 = 10.0;
const DESCENT: f64 = 2.0;
/// The distance between a text and its step.
const GAP: f64 = 5.0;
/// The distance between texts in the free area above the curve.
const LINE_HEIGHT: f64 = 13.0;
/// The smallest width of a named step; the name of a narrower one could be read as its neighbor's, unless it is highlighted.
const MIN_STEP_WIDTH: f64 = 4.0;

/// A validator's name and weight at its step.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The validator.
    pub validator: Uid,
    /// Its name, cut if it is long.
    pub name: String,
    /// Its weight in percent.
    pub number: String,
    /// The left end of the text.
    pub x: f64,
    /// The baseline of the text.
    pub y: f64,
    /// The ends of a line from the text to its step, if the text is away from it.
    pub leader: Option<[(f64, f64); 2]>,
}

/// A part of the drawing that a text must not touch.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Area {
    fn of_text(x: f64, y: f64, width: f64) -> Self {
        Area { left: x, right: x + width, top: y - ASCENT, bottom: y + DESCENT }
    }

    /// Returns the surroundings of a line or point.
    fn around((left, top): (f64, f64), (right, bottom): (f64, f64), distance: f64) -> Self {
        Area { left: left - distance, right: right + distance, top: top - distance, bottom: bottom + distance }
    }

    fn overlaps(self, other: Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// The drawing of a curve, in its units.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    /// The steps.
    pub steps: &'a [StepShape],
    /// The scale.
    pub scale: Scale,
    /// The height of consensus.
    pub consensus_y: f64,
    /// The position of kappa.
    pub kappa_x: f64,
}

impl Drawing<'_> {
    /// Returns the labels that have room: the highlighted validator's first, then those of the largest stakes.
    pub fn labels(self, highlighted: Option<Uid>, name: impl Fn(Uid) -> String) -> Vec<Label> {
        let is_highlighted = |step: &StepShape| Some(step.vote.validator) == highlighted;
        let mut ordered: Vec<&StepShape> = self.steps.iter().collect();
        ordered.sort_by_key(|step| (!is_highlighted(step), Reverse(step.vote.stake)));
        let mut taken = self.lines();
        let mut labels = Vec::new();
        for step in ordered {
            let (name, number) = (shortened(&name(step.vote.validator)), short_percent(step.vote.weight));
            let width = width_of(&name) + width_of(&number) + LETTER;
            let is_own = is_highlighted(step);
            let is_wide = is_own || self.right(step) - self.left(step) >= MIN_STEP_WIDTH;
            let near = if is_wide { self.near(step, width) } else { Vec::new() }.into_iter();
            let away = if is_own { self.away(step, width) } else { Vec::new() };
            let is_free = |&(x, y): &(f64, f64)| {
                let text = Area::of_text(x, y, width);
                !taken.iter().any(|area| text.overlaps(*area))
            };
            let Some((x, y)) = near.chain(away).find(is_free) else { continue };
            taken.push(Area::around((x, y - ASCENT), (x + width, y + DESCENT), 2.0));
            let (middle, top) = ((self.left(step) + self.right(step)) / 2.0, self.scale.y(step.weight));
            let below = (middle.clamp(x, x + width), y + DESCENT + 1.0);
            let leader = (top - y > LINE_HEIGHT + GAP).then_some([below, (middle, top)]);
            labels.push(Label { validator: step.vote.validator, name, number, x, y, leader });
        }
        labels
    }

    fn left(self, step: &StepShape) -> f64 {
        self.scale.x(step.start)
    }

    fn right(self, step: &StepShape) -> f64 {
        self.scale.x(step.end)
    }

    /// Returns the lines of the drawing: the curve, consensus, and kappa with its label.
    fn lines(self) -> Vec<Area> {
        let Drawing { consensus_y, kappa_x, .. } = self;
        let pill_x = self.scale.pill_x(kappa_x);
        let mut lines = vec![
            Area::around((pill_x - PILL.0 / 2.0, 0.0), (pill_x + PILL.0 / 2.0, PILL.1), 1.0),
            Area::around((0.0, consensus_y), (self.scale.right(), consensus_y), 1.0),
            Area::around((kappa_x, 0.0), (kappa_x, BOTTOM), 3.0),
            Area::around((kappa_x, consensus_y), (kappa_x, consensus_y), 6.0),
        ];
        let mut before = None;
        for step in self.steps {
            let (left, right, y) = (self.left(step), self.right(step), self.scale.y(step.weight));
            lines.push(Area::around((left, y), (right, y), 1.0));
            if let Some(before) = before {
                lines.push(Area::around((left, before), (left, y), 1.0));
            }
            before = Some(y);
        }
        lines
    }

    /// Returns the positions of a text at its step, the best first: above it, in it, and above the line of consensus if that
    /// is close.
    fn near(self, step: &StepShape, width: f64) -> Vec<(f64, f64)> {
        let (left, right, top) = (self.left(step), self.right(step), self.scale.y(step.weight));
        let middle = (left + right - width) / 2.0;
        let fits = right - left >= width + 6.0;
        let xs = if fits {
            let beside_kappa = [self.kappa_x - width - 9.0, self.kappa_x + 9.0];
            let beside_kappa = beside_kappa.into_iter().filter(|x| (left..=right - width).contains(x));
            [middle].into_iter().chain(beside_kappa).collect::<Vec<_>>()
        } else {
            vec![middle, left + 3.0, right - width]
        };
        // The hatched part is no ground for a text.
        let inside = f64::max(top, self.consensus_y) + ASCENT + GAP;
        let is_close = top > self.consensus_y && top - self.consensus_y < ASCENT + 2.0 * GAP;
        let ys = [
            Some(top - GAP),
            (fits && inside < BOTTOM - GAP).then_some(inside),
            is_close.then_some(self.consensus_y - GAP),
        ];
        let at = |y: f64| xs.iter().map(move |&x| (x, y));
        let positions = ys.into_iter().flatten().flat_map(at);
        positions.filter(|&(x, _)| x >= 0.0 && x + width <= self.scale.width).collect()
    }

    /// Returns the positions of a text in the free area above the curve, the nearest first.
    fn away(self, step: &StepShape, width: f64) -> Vec<(f64, f64)> {
        let (left, right, top) = (self.left(step), self.right(step), self.scale.y(step.weight));
        let end = self.scale.width - width;
        let middle = ((left + right - width) / 2.0).min(end).max(0.0);
        let aside = (left + 3.0).min(end);
        let beside = |x: f64, distance: f64| [(x + distance).min(end), (x - width - distance).max(0.0)];
        let beside_kappa = beside(self.kappa_x, 5.0);
        let beside_pill = beside(self.scale.pill_x(self.kappa_x), PILL.0 / 2.0 + 3.0);
        let lines = (1..).map(|line| top - GAP - LINE_HEIGHT * f64::from(line)).take_while(|y| *y > TOP - ASCENT - GAP);
        let xs = || [middle, aside].into_iter().chain(beside_kappa).chain(beside_pill);
        lines.flat_map(|y| xs().map(move |x| (x, y))).collect()
    }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= MAX_LETTERS {
        return name.to_owned();
    }
    name.chars().take(MAX_LETTERS - 1).chain(['…']).collect()
}

fn width_of(text: &str) -> f64 {
    text.chars().map(|letter| if letter.is_ascii() { LETTER } else { WIDE_LETTER }).sum()
}

/// Formats a weight in percent without the sign, with a decimal only where there is one: "55", "12.5".
fn short_percent(weight: Fraction) -> String {
    let text = format::number(weight.to_num::<f64>() * 100.0, 1);
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::curve::steps;
    use super::*;
    use yuma_engine::yuma::WeightedVote;

    fn votes(votes: &[(f64, f64)]) -> Vec<StepShape> {
        let vote = |(uid, &(weight, stake)): (usize, &(f64, f64))| WeightedVote {
            validator: Uid(uid as u16),
            weight: Fraction::from_num(weight),
            stake: Fraction::from_num(stake),
        };
        steps(&votes.iter().enumerate().map(vote).collect::<Vec<_>>())
    }

    /// Places the names and checks that no text lies on a line or on another text.
    fn check(steps: &[StepShape], consensus: f64, kappa: f64, highlighted: Option<Uid>, named: &[u16]) {
        for width in [280.0, 360.0] {
            check_within(steps, Scale::fitting(steps, width), (consensus, kappa), highlighted, named);
        }
    }

    fn check_within(
        steps: &[StepShape],
        scale: Scale,
        (consensus, kappa): (f64, f64),
        highlighted: Option<Uid>,
        named: &[u16],
    ) {
        let drawing = Drawing { steps, scale, consensus_y: scale.y(consensus), kappa_x: scale.x(kappa) };
        let labels = drawing.labels(highlighted, |uid| format!("uid {}", uid.0));
        let mut taken = drawing.lines();
        for label in &labels {
            let text = Area::of_text(label.x, label.y, width_of(&label.name) + width_of(&label.number) + LETTER);
            assert!(text.left >= 0.0 && text.right <= scale.width, "{label:?} is outside");
            let is_beside_kappa = (scale.pill_x(drawing.kappa_x) - (text.left + text.right) / 2.0).abs()
                >= (PILL.0 + text.right - text.left) / 2.0;
            assert!(text.top >= PILL.1 || is_beside_kappa, "{label:?} lies under the label of kappa");
            assert!(
                !taken.iter().any(|area| text.overlaps(*area)),
                "{label:?} lies on something, consensus {consensus}"
            );
            taken.push(text);
        }
        for uid in named {
            assert!(
                labels.iter().any(|label| label.validator == Uid(*uid)),
                "uid {uid} has a label, consensus {consensus}"
            );
        }
    }

    #[test]
    fn names_of_a_small_subnet_lie_on_no_line() {
        let stakes = [0.16, 0.26, 0.42, 0.11, 0.05];
        for (weights, consensus) in [
            ([0.55, 0.4, 0.35, 0.3, 0.0], 0.35),
            ([0.4, 0.35, 0.3, 0.1, 0.0], 0.3),
            ([0.95, 0.05, 0.05, 0.05, 0.05], 0.05),
            ([0.3, 0.3, 0.25, 0.2, 0.05], 0.25),
            ([0.0; 5], 0.0),
        ] {
            let votes: Vec<(f64, f64)> = weights.into_iter().zip(stakes).collect();
            for kappa in [0.0, 0.3, 0.5, 0.97] {
                check(&self::votes(&votes), consensus, kappa, Some(Uid(0)), &[0]);
            }
        }
    }

    #[test]
    fn the_opening_curve_names_everybody() {
        let votes = votes(&[(0.55, 0.16), (0.4, 0.26), (0.35, 0.42), (0.3, 0.11), (0.0, 0.05)]);
        check(&votes, 0.35, 0.5, Some(Uid(0)), &[0, 1, 2]);
    }

    #[test]
    fn the_highlighted_validator_of_a_large_subnet_has_a_name() {
        let votes: Vec<(f64, f64)> = (0..64).map(|uid| (0.02 - f64::from(uid) * 0.000_3, 1.0 / 64.0)).collect();
        let steps = self::votes(&votes);
        for uid in [0, 1, 20, 31, 40, 63] {
            check(&steps, 0.010_4, 0.5, Some(Uid(uid)), &[uid]);
        }
    }

    #[test]
    fn a_name_above_the_curve_is_not_under_the_label_of_kappa() {
        for weight in [0.63, 0.6, 0.57, 0.54] {
            let votes = votes(&[(0.66, 0.3), (weight, 0.05), (0.3, 0.65)]);
            for kappa in [0.1, 0.25, 0.33, 0.4, 0.5] {
                check(&votes, 0.3, kappa, Some(Uid(1)), &[1]);
            }
        }
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(shortened("uid 7"), "uid 7");
        assert_eq!(shortened("7 · 5FHneW46xGX"), "7 · 5FHneW4…");
    }
}
