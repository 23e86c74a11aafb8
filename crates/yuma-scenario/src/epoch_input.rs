//! The state that an epoch reads, made from a document.

use super::matrix::Row;
use super::model::{Document, Scenario};
use yuma_engine::quantity::{Share, Uid};
use yuma_engine::yuma::{EpochInput, Sparse, upscale};

impl Scenario {
    /// Returns the state that the epoch reads: weights scaled up as the chain does when it stores them (spec 4.2).
    /// Keyframes are ignored; a [`super::Run`] applies them.
    pub fn epoch_input(&self) -> EpochInput {
        epoch_input(self, self.weights.iter().map(stored))
    }
}

/// Returns the state that the epoch reads, with the given stored weights.
pub(super) fn epoch_input<R: IntoIterator<Item = (Uid, Share)>>(
    document: &Document,
    stored: impl Iterator<Item = R>,
) -> EpochInput {
    let by_uid = document.neurons.iter();
    EpochInput {
        uid_count: document.uid_count(),
        current_block: document.current_block,
        last_mechanism_step_block: document.last_mechanism_step_block,
        activity_cutoff: document.activity_cutoff(),
        last_update: by_uid.clone().map(|neuron| neuron.last_update).collect(),
        block_at_registration: by_uid.clone().map(|neuron| neuron.block_at_registration).collect(),
        alpha_stake: by_uid.clone().map(|neuron| neuron.alpha_stake).collect(),
        tao_stake: by_uid.clone().map(|neuron| neuron.tao_stake).collect(),
        owner: document.owner,
        validator_permits: by_uid.clone().map(|neuron| neuron.validator_permit).collect(),
        weights: Sparse::from_rows(stored),
        bonds: Sparse::from_rows(document.bonds.iter().map(|row| row.iter().copied())),
        commit_blocks: document.commit_reveal.then(|| by_uid.map(|neuron| neuron.commit_block).collect()),
        previous_consensus: document.previous_consensus.clone(),
        emission: document.emission,
        parameters: document.parameters.clone(),
    }
}

/// Returns a row as the chain stores it, for keeping.
pub(super) fn stored_row(row: &Row) -> Row {
    Row::new(stored(row).collect())
}

/// Returns the entries of a row as the chain stores it.
fn stored(row: &Row) -> impl Iterator<Item = (Uid, Share)> {
    let submitted: Vec<_> = row.iter().map(|&(_, share)| share).collect();
    row.iter().map(|&(column, _)| column).zip(upscale(&submitted))
}
