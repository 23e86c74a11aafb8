//! What a chart has to tell, in one sentence.

use super::line::Line;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_engine::yuma::attribution::Difference;

/// The most telling thing about the lines of a chart. Values have the lines' unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// There is nothing to see: no line, or all of it zero.
    Empty,
    /// No line moves.
    Constant,
    /// Another participant takes the lead for good.
    LeadChanges {
        /// Who leads at the beginning.
        from: Uid,
        /// Who leads at the end.
        to: Uid,
        /// The first epoch from which on it does.
        epoch: Epoch,
    },
    /// A line stands highest between its ends.
    Peak {
        /// Whose line.
        who: Uid,
        /// When it stands highest.
        epoch: Epoch,
        /// How high.
        value: Difference,
        /// Where it ends.
        end: Difference,
    },
    /// The lines lie apart at first, and come together.
    Converges {
        /// The first epoch from which on they stay within a tenth of their first distance.
        epoch: Epoch,
    },
    /// A line ends lower than it began.
    Falls(Slope),
    /// A line ends higher than it began.
    Rises(Slope),
    /// The lines move little; this one is highest at the end.
    Leads {
        /// Whose line.
        who: Uid,
        /// Where it ends.
        value: Difference,
    },
}

/// A line that goes from one level to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slope {
    /// Whose line.
    pub who: Uid,
    /// Where it begins.
    pub from: Difference,
    /// Where it ends.
    pub to: Difference,
    /// The last epoch before it leaves its first level, and the first from which on it keeps its last.
    pub between: (Epoch, Epoch),
}

/// What is small in a chart: this part of the largest value in it. Less is no lead, no peak and no slope.
const SMALL_PART: i128 = 20;

/// The most telling thing about lines of one unit, in this order: that nothing is there or nothing moves; a change of the
/// lead; a peak; lines that come together; the line that falls or rises most; who leads.
///
/// Where two participants qualify alike, the earlier line is told.
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
        .or_else(|| leader(lines))
        .unwrap_or(Finding::Empty)
}

/// The highest line at an epoch; the earliest of several.
fn highest(lines: &[Line], epoch: usize) -> Option<(Uid, i128)> {
    let values = lines.iter().filter_map(|line| Some((line.uid, line.values.get(epoch)?.0)));
    first_highest(values, |(_, value)| *value)
}

/// The item of the highest value; the first of several.
fn first_highest<T>(items: impl Iterator<Item = T>, value: impl Fn(&T) -> i128) -> Option<T> {
    items.reduce(|highest, next| if value(&next) > value(&highest) { next } else { highest })
}

/// The epoch at a position of the lines.
fn at(position: usize) -> Epoch {
    Epoch(u16::try_from(position).unwrap_or(u16::MAX))
}

fn epoch_count(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.values.len()).max().unwrap_or(0)
}

/// A lead counts at either end if it is no small one.
fn lead_change(lines: &[Line], small: i128) -> Option<Finding> {
    let last = epoch_count(lines).checked_sub(1)?;
    let (to, high) = highest(lines, last)?;
    // What nobody has yet is no lead.
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

/// The peak that stands out most above both ends of its line.
fn peak(lines: &[Line], small: i128) -> Option<Finding> {
    let peaks = lines.iter().filter_map(|line| {
        let (first, end) = (line.values.first()?, *line.values.last()?);
        let (epoch, &value) = first_highest(line.values.iter().enumerate(), |(_, value)| value.0)?;
        let above = value.0 - first.max(&end).0;
        (above > small).then_some((above, Finding::Peak { who: line.uid, epoch: at(epoch), value, end }))
    });
    Some(first_highest(peaks, |(above, _)| *above)?.1)
}

/// How far apart the lines lie at an epoch.
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

/// The line whose ends lie farthest apart.
fn slope(lines: &[Line], small: i128) -> Option<Finding> {
    let slopes = lines.iter().filter_map(|line| {
        let (from, to) = (*line.values.first()?, *line.values.last()?);
        let near = |value: &Difference, end: Difference| value.minus(end).size() <= to.minus(from).size() / SMALL_PART;
        let left = line.values.iter().position(|value| !near(value, from))?.saturating_sub(1);
        let reached = line.values.iter().rposition(|value| !near(value, to))? + 1;
        Some(Slope { who: line.uid, from, to, between: (at(left), at(reached)) })
    });
    let slopes = slopes.filter(|slope| slope.to.minus(slope.from).size() > small);
    let steepest = first_highest(slopes, |slope| slope.to.minus(slope.from).size())?;
    Some(if steepest.to < steepest.from { Finding::Falls(steepest) } else { Finding::Rises(steepest) })
}

fn leader(lines: &[Line]) -> Option<Finding> {
    let (who, value) = highest(lines, epoch_count(lines).checked_sub(1)?)?;
    Some(Finding::Leads { who, value: Difference(value) })
}
