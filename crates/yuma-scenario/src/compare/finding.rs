//! The main finding of a chart, for one sentence.

use super::line::Line;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_engine::yuma::attribution::Difference;

/// The most notable property of the lines of a chart. Values have the lines' unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// There is no line, or all values are zero.
    Empty,
    /// No line moves.
    Constant,
    /// Another participant takes the lead for good.
    LeadChanges {
        /// The leader at the beginning.
        from: Uid,
        /// The leader at the end.
        to: Uid,
        /// The first epoch of the final lead.
        epoch: Epoch,
    },
    /// A line has its maximum between its ends.
    Peak {
        /// The participant of the line.
        uid: Uid,
        /// The epoch of the maximum.
        epoch: Epoch,
        /// The maximum.
        value: Difference,
        /// The value at the last epoch.
        end: Difference,
    },
    /// A line has its minimum between its ends.
    Dip {
        /// The participant of the line.
        uid: Uid,
        /// The epoch of the minimum.
        epoch: Epoch,
        /// The minimum.
        value: Difference,
        /// The value at the last epoch.
        end: Difference,
    },
    /// The lines are apart at first and converge.
    Converges {
        /// The first epoch after which they stay within a tenth of their initial distance.
        epoch: Epoch,
    },
    /// A line ends lower than it began.
    Falls(Slope),
    /// A line ends higher than it began.
    Rises(Slope),
    /// A line lies apart from all others, on one side of them, in most epochs.
    Apart(Apart),
    /// The lines move little; this one is highest at the end.
    Leads {
        /// The participant of the line.
        uid: Uid,
        /// The value at the last epoch.
        value: Difference,
    },
}

/// A line that goes from one level to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slope {
    /// The participant of the line.
    pub uid: Uid,
    /// The value at the first epoch.
    pub from: Difference,
    /// The value at the last epoch.
    pub to: Difference,
    /// The last epoch before it leaves its first level, and the first epoch of its last level.
    pub between: (Epoch, Epoch),
}

/// A line that lies below or above all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// The participant of the line.
    pub uid: Uid,
    /// Whether it lies below the others.
    pub is_below: bool,
    /// The number of epochs in which it does.
    pub epochs: usize,
    /// The number of all epochs.
    pub of: usize,
    /// The epoch in which it is farthest from the others, with its value there.
    pub farthest: (Epoch, Difference),
}

/// The divisor of the largest value in a chart that gives the smallest distance of a line that lies apart.
const APART_PART: i128 = 50;

/// The divisor of the largest value in a chart that gives the significance threshold. Leads, peaks and slopes below
/// it are ignored.
const SMALL_PART: i128 = 20;

/// Returns the most notable property of lines of one unit. In order of precedence: no lines or no movement, a change
/// of the lead, a peak, convergence, the line that falls or rises most, a dip, the leader.
///
/// If two participants qualify equally, the earlier line is returned.
pub fn finding(lines: &[Line]) -> Finding {
    let largest = lines.iter().flat_map(|line| &line.values).map(|value| value.size()).max().unwrap_or(0);
    if largest == 0 {
        return Finding::Empty;
    }
    if lines.iter().all(|line| line.values.iter().all(|value| Some(value) == line.values.first())) {
        return Finding::Constant;
    }
    let small = largest / SMALL_PART;
    lead_change(lines, small)
        .or_else(|| peak(lines, small))
        .or_else(|| convergence(lines, small))
        .or_else(|| slope(lines, small))
        .or_else(|| dip(lines, small))
        .or_else(|| leader(lines))
        .unwrap_or(Finding::Empty)
}

/// Returns the most notable property of lines that are equal by nature, such as pay per stake: as [`finding`], but a
/// line that lies apart from all others counts more than a dip, or the leader of lines that move little.
pub fn finding_of_equals(lines: &[Line]) -> Finding {
    match finding(lines) {
        lesser @ (Finding::Dip { .. } | Finding::Leads { .. }) => apart(lines).unwrap_or(lesser),
        finding => finding,
    }
}

/// Returns the highest line at an epoch; the earliest of several.
fn highest(lines: &[Line], epoch: usize) -> Option<(Uid, i128)> {
    let values = lines.iter().filter_map(|line| Some((line.uid, line.values.get(epoch)?.0)));
    first_highest(values, |(_, value)| *value)
}

/// Returns the item with the highest value; the first of several.
fn first_highest<T>(items: impl Iterator<Item = T>, value: impl Fn(&T) -> i128) -> Option<T> {
    items.reduce(|highest, next| if value(&next) > value(&highest) { next } else { highest })
}

/// Returns the epoch at an index of the lines.
fn at(position: usize) -> Epoch {
    Epoch(u16::try_from(position).unwrap_or(u16::MAX))
}

fn epoch_count(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.values.len()).max().unwrap_or(0)
}

/// Returns the change of the lead, if the lead at both ends is significant.
fn lead_change(lines: &[Line], small: i128) -> Option<Finding> {
    let last = epoch_count(lines).checked_sub(1)?;
    let (to, high) = highest(lines, last)?;
    // An insignificant value is not a lead.
    let first = (0..=last).find(|&epoch| highest(lines, epoch).is_some_and(|(_, value)| value > small))?;
    let (from, early) = highest(lines, first)?;
    let value = |uid, epoch: usize| Some(lines.iter().find(|line| line.uid == uid)?.values.get(epoch)?.0);
    let is_clear = early - value(to, first)? > small && high - value(from, last)? > small;
    if from == to || !is_clear {
        return None;
    }
    let changes = (first..=last).rev().find(|&epoch| highest(lines, epoch).is_some_and(|(uid, _)| uid != to))?;
    Some(Finding::LeadChanges { from, to, epoch: at(changes + 1) })
}

/// Returns the peak that exceeds both ends of its line by the largest amount.
fn peak(lines: &[Line], small: i128) -> Option<Finding> {
    let peaks = lines.iter().filter_map(|line| {
        let (first, end) = (line.values.first()?, *line.values.last()?);
        let (epoch, &value) = first_highest(line.values.iter().enumerate(), |(_, value)| value.0)?;
        let above = value.0 - first.max(&end).0;
        (above > small).then_some((above, Finding::Peak { uid: line.uid, epoch: at(epoch), value, end }))
    });
    Some(first_highest(peaks, |(above, _)| *above)?.1)
}

/// Returns the dip that falls short of both ends of its line by the largest amount.
fn dip(lines: &[Line], small: i128) -> Option<Finding> {
    let dips = lines.iter().filter_map(|line| {
        let (first, end) = (line.values.first()?, *line.values.last()?);
        let (epoch, &value) = first_highest(line.values.iter().enumerate(), |(_, value)| -value.0)?;
        let below = first.min(&end).0 - value.0;
        (below > small).then_some((below, Finding::Dip { uid: line.uid, epoch: at(epoch), value, end }))
    });
    Some(first_highest(dips, |(below, _)| *below)?.1)
}

/// Returns the distance between the highest and the lowest line at an epoch.
fn spread(lines: &[Line], epoch: usize) -> i128 {
    let values = || lines.iter().filter_map(|line| Some(line.values.get(epoch)?.0));
    values().max().unwrap_or(0) - values().min().unwrap_or(0)
}

fn convergence(lines: &[Line], small: i128) -> Option<Finding> {
    let start = spread(lines, 0);
    let apart = (0..epoch_count(lines)).rev().find(|&epoch| spread(lines, epoch) > start / 10)?;
    let comes_together = start > small && apart + 1 < epoch_count(lines);
    comes_together.then_some(Finding::Converges { epoch: at(apart + 1) })
}

/// Returns the line with the largest difference between its ends.
fn slope(lines: &[Line], small: i128) -> Option<Finding> {
    let slopes = lines.iter().filter_map(|line| {
        let (from, to) = (*line.values.first()?, *line.values.last()?);
        let near = |value: &Difference, end: Difference| value.minus(end).size() <= to.minus(from).size() / SMALL_PART;
        let left = line.values.iter().position(|value| !near(value, from))?.saturating_sub(1);
        let reached = line.values.iter().rposition(|value| !near(value, to))? + 1;
        Some(Slope { uid: line.uid, from, to, between: (at(left), at(reached)) })
    });
    let slopes = slopes.filter(|slope| slope.to.minus(slope.from).size() > small);
    let steepest = first_highest(slopes, |slope| slope.to.minus(slope.from).size())?;
    Some(if steepest.to < steepest.from { Finding::Falls(steepest) } else { Finding::Rises(steepest) })
}

/// Returns the line that lies apart in most epochs: on one side of all others, and farther from them than they are from one
/// another.
fn apart(lines: &[Line]) -> Option<Finding> {
    let largest = lines.iter().flat_map(|line| &line.values).map(|value| value.size()).max()?;
    let (of, min_distance) = (epoch_count(lines), largest / APART_PART);
    let mut found: Vec<(Apart, i128)> = Vec::new();
    for epoch in 0..of {
        let mut values: Vec<(i128, Uid)> =
            lines.iter().filter_map(|line| Some((line.values.get(epoch)?.0, line.uid))).collect();
        values.sort_unstable();
        let (&[(lowest, low_uid), (second, _), _, ..], &[.., (previous, _), (highest, high_uid)]) =
            (values.as_slice(), values.as_slice())
        else {
            continue;
        };
        let (below, above) = (second - lowest, highest - previous);
        for (uid, is_below, distance, rest, value) in
            [(low_uid, true, below, highest - second, lowest), (high_uid, false, above, previous - lowest, highest)]
        {
            if distance <= min_distance.max(rest) {
                continue;
            }
            let farthest = (at(epoch), Difference(value));
            match found.iter_mut().find(|(apart, _)| apart.uid == uid && apart.is_below == is_below) {
                Some((apart, largest)) => {
                    apart.epochs += 1;
                    if distance > *largest {
                        (apart.farthest, *largest) = (farthest, distance);
                    }
                }
                None => found.push((Apart { uid, is_below, epochs: 1, of, farthest }, distance)),
            }
        }
    }
    let (most, _) = first_highest(found.into_iter(), |(apart, _)| i128::try_from(apart.epochs).unwrap_or_default())?;
    (most.epochs * 2 > of).then_some(Finding::Apart(most))
}

fn leader(lines: &[Line]) -> Option<Finding> {
    let (uid, value) = highest(lines, epoch_count(lines).checked_sub(1)?)?;
    Some(Finding::Leads { uid, value: Difference(value) })
}
