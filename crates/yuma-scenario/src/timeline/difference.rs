//! The differences between two documents.

use super::Change;
use crate::matrix::Row;
use crate::model::Document;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Hyperparameter;

/// Returns the changes from one document to another of the same neurons, limited to persistent values:
/// hyperparameters, emission, stakes and weights.
pub fn differences(from: &Document, to: &Document) -> Vec<Change> {
    let mut changes = Vec::new();
    for hyperparameter in Hyperparameter::ALL {
        let raw = hyperparameter.get(&to.parameters);
        if raw != hyperparameter.get(&from.parameters) {
            changes.push(Change::Hyperparameter { hyperparameter, raw });
        }
    }
    if to.commit_reveal != from.commit_reveal {
        changes.push(Change::CommitReveal(to.commit_reveal));
    }
    if to.emission != from.emission {
        changes.push(Change::Emission(to.emission));
    }
    for ((uid, from), to) in Uid::all(to.uid_count()).zip(&from.neurons).zip(&to.neurons) {
        if to.alpha_stake != from.alpha_stake {
            changes.push(Change::AlphaStake { uid, stake: to.alpha_stake });
        }
        if to.tao_stake != from.tao_stake {
            changes.push(Change::TaoStake { uid, stake: to.tao_stake });
        }
    }
    for ((uid, from), to) in Uid::all(to.uid_count()).zip(&from.weights).zip(&to.weights) {
        if to != from {
            changes.push(Change::Weights { uid, row: Row::clone(to) });
        }
    }
    changes
}
