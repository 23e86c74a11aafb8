//! One run against another.

use super::lane::Lane;
use super::line::Line;
use super::total::totals;
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Alpha, Uid};
use yuma_engine::yuma::attribution::Difference;

/// How much more the second run has than the first: the lines of both, less one another, participant by participant.
///
/// Only epochs and participants that both have; the order is that of the first.
pub fn cell_differences(first: &[Line], second: &[Line]) -> Vec<Line> {
    let against = |line: &Line| {
        let other = second.iter().find(|other| other.uid == line.uid)?;
        let values = line.values.iter().zip(&other.values).map(|(one, other)| other.minus(*one)).collect();
        Some(Line { uid: line.uid, values })
    };
    first.iter().filter_map(against).collect()
}

/// What a participant is paid in two runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain {
    /// The participant.
    pub uid: Uid,
    /// Its emission in all epochs of the first run.
    pub before: Alpha,
    /// Its emission in all epochs of the second.
    pub after: Alpha,
}

impl Gain {
    /// How much more the second run pays, in 10^-9.
    pub fn difference(&self) -> Difference {
        Difference(i128::from(self.after.0) - i128::from(self.before.0))
    }
}

/// Who gains and who loses by the second run, server and validator part together; the one that gains most comes first,
/// the one that loses most last.
pub fn gains(first: &dyn Lane, second: &dyn Lane, uids: &[Uid]) -> Vec<Gain> {
    let pairs = totals(first, uids).into_iter().zip(totals(second, uids));
    let gains = pairs.map(|(before, after)| Gain { uid: before.uid, before: before.both, after: after.both });
    ascending(gains.collect(), |gain| -gain.difference().0)
}
