//! The differences between two runs.

use super::lane::Lane;
use super::line::Line;
use super::total::totals;
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Alpha, Uid};
use yuma_engine::yuma::attribution::Difference;

/// Returns the lines of the second run minus those of the first, participant by participant.
///
/// Contains only the epochs and participants that both runs have, in the order of the first.
pub fn cell_differences(first: &[Line], second: &[Line]) -> Vec<Line> {
    let against = |line: &Line| {
        let other = second.iter().find(|other| other.uid == line.uid)?;
        let values = line.values.iter().zip(&other.values).map(|(one, other)| other.minus(*one)).collect();
        Some(Line { uid: line.uid, values })
    };
    first.iter().filter_map(against).collect()
}

/// A participant's pay in two runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain {
    /// The participant.
    pub uid: Uid,
    /// Its emission in all epochs of the first run.
    pub before: Alpha,
    /// Its emission in all epochs of the second run.
    pub after: Alpha,
}

impl Gain {
    /// Returns the pay in the second run minus that in the first, in 10^-9.
    pub fn difference(&self) -> Difference {
        Difference(i128::from(self.after.0) - i128::from(self.before.0))
    }
}

/// Returns each participant's gain or loss in the second run, server and validator part together, from the largest
/// gain to the largest loss.
pub fn gains(first: &dyn Lane, second: &dyn Lane, uids: &[Uid]) -> Vec<Gain> {
    let pairs = totals(first, uids).into_iter().zip(totals(second, uids));
    let gains = pairs.map(|(before, after)| Gain { uid: before.uid, before: before.both, after: after.both });
    ascending(gains.collect(), |gain| -gain.difference().0)
}
