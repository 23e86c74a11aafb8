//! The transition from one epoch to the next.

use super::replacement::rows;
use crate::model::Document;
use yuma_engine::quantity::{Block, Uid};
use yuma_engine::yuma::Outcome;

/// Moves a document to the next epoch, one block more than a tempo later.
///
/// Bonds, permits and consensus become those that the epoch stored (spec 5.14). Validators that submit do so again,
/// at the same distance before the epoch; the last updates of the others grow older.
pub fn carry_over(document: &mut Document, outcome: Outcome, submits: impl Fn(Uid) -> bool) {
    let step = u64::from(document.parameters.tempo) + 1;
    let later = |block: Block| Block(block.0.saturating_add(step));
    document.last_mechanism_step_block = document.current_block;
    document.current_block = later(document.current_block);
    let uids = Uid::all(document.uid_count());
    for ((uid, neuron), &permit) in uids.zip(&mut document.neurons).zip(&outcome.new_validator_permits) {
        neuron.validator_permit = permit;
        if submits(uid) {
            neuron.last_update = later(neuron.last_update);
            neuron.commit_block = neuron.commit_block.map(later);
        }
    }
    document.bonds = rows(&outcome.bonds);
    document.previous_consensus = Some(outcome.consensus);
}
