//! The effects of changes on a document.

use super::change::Change;
use super::replacement::{replace, reset};
use super::with::with;
use crate::matrix::{Matrix, Row};
use crate::model::Document;
use yuma_engine::quantity::Block;

impl Change {
    /// Applies to a document the part of the change that it can represent. The times of submission are stored only in a
    /// [`super::EpochState`].
    pub(crate) fn put(&self, document: &mut Document) {
        match *self {
            Change::ReplaceNeuron { uid, blocks_before } => {
                let block = registration(document, blocks_before);
                replace(document, uid, block);
            }
            Change::ResetBonds { uid } => reset(document, uid),
            Change::Hyperparameter { hyperparameter, raw } => {
                document.parameters = hyperparameter.set(&document.parameters, raw);
            }
            Change::CommitReveal(on) => document.commit_reveal = on,
            Change::Emission(emission) => document.emission = emission,
            Change::AlphaStake { uid, stake } => with(&mut document.neurons, uid, |neuron| neuron.alpha_stake = stake),
            Change::TaoStake { uid, stake } => with(&mut document.neurons, uid, |neuron| neuron.tao_stake = stake),
            Change::Permit { uid, permit } => {
                with(&mut document.neurons, uid, |neuron| neuron.validator_permit = permit);
            }
            Change::Weights { uid, ref row } => {
                with(document.rows_mut(Matrix::Weights), uid, |weights| *weights = Row::clone(row));
            }
            Change::Activity { .. } | Change::Copy { .. } | Change::OwnWeights { .. } => {}
        }
    }
}

/// Returns the block in which a new neuron registers: after the block of the previous epoch, or in it.
pub fn registration(document: &Document, blocks_before: Block) -> Block {
    let block = document.current_block.0.saturating_sub(blocks_before.0);
    Block(block.max(document.last_mechanism_step_block.0).min(document.current_block.0))
}
