//! Replays a file of vectors through an implementation of the epoch.

use super::compare::{Difference, compare};
use super::engine::{engine_parts, engine_results};
use super::groups::tally::Problem;
use super::results::Results;
use super::{ReadError, Vector, read};
use std::path::Path;
use yuma_engine::yuma::EpochInput;

/// An implementation that computes the compared results.
pub struct Implementation {
    pub epoch: fn(&EpochInput) -> Results,
    /// Splits an emission over mechanisms: emission, number of mechanisms, split.
    pub split_emission: fn(u64, u8, Option<&[u16]>) -> Vec<u64>,
}

/// The engine.
pub const ENGINE: Implementation = Implementation { epoch: engine_results, split_emission: engine_parts };

/// The counts of a file without differences.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The number of vectors with compared values.
    pub vectors: usize,
    /// The number of compared values.
    pub values: usize,
    /// The number of vectors about rules that the engine does not implement.
    pub skipped: usize,
}

/// The reason that a replay ends before the last vector.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    #[error("{file}: {vector}: {reason}")]
    Malformed { file: String, vector: String, reason: String },
    #[error("{file}: {vector}: {difference}")]
    Differs { file: String, vector: String, difference: Box<Difference> },
}

/// Replays all vectors of a file, up to the first difference.
pub fn replay(file: &Path, implementation: &Implementation) -> Result<Report, Failure> {
    let vectors = read(file)?;
    let mut report = Report::default();
    for (number, vector) in (1..).zip(&vectors) {
        let (name, equal) = match vector {
            Vector::Epoch(vector) => {
                (vector.id.clone(), compare(&vector.results, &(implementation.epoch)(&vector.input)))
            }
            Vector::Timeline(timeline) => (timeline.name().to_string(), timeline.replay(implementation.epoch)),
            Vector::Mechanism(vector) => {
                let inputs = &vector.inputs;
                let split = inputs.split.as_deref();
                let parts = (implementation.split_emission)(inputs.alpha, inputs.mechanism_count, split);
                (format!("vector {number}"), vector.compare(parts))
            }
            Vector::Root(vector) => (vector.id.clone(), vector.compare()),
            Vector::Group(group) => {
                let malformed = |reason: serde_json::Error| Failure::Malformed {
                    file: file.display().to_string(),
                    vector: group.key.clone(),
                    reason: reason.to_string(),
                };
                let equal = match group.compare() {
                    Ok(equal) => Ok(equal),
                    Err(Problem::Differs(difference)) => Err(difference),
                    Err(Problem::Unreadable(reason)) => return Err(malformed(reason)),
                };
                (group.key.clone(), equal)
            }
        };
        let differs = |difference| Failure::Differs {
            file: file.display().to_string(),
            vector: name,
            difference: Box::new(difference),
        };
        match equal.map_err(differs)? {
            0 => report.skipped += 1,
            values => {
                report.vectors += 1;
                report.values += values;
            }
        }
    }
    Ok(report)
}
