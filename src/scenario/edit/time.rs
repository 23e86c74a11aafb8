//! What happens to the stored state as blocks go by.

use std::sync::Arc;

use super::neuron;
use crate::engine::quantity::{Alpha, Block, Rao, Share, Uid};
use crate::engine::yuma::replace::{bonds_after_replacement, bonds_after_reset, weights_after_replacement};
use crate::engine::yuma::{Sparse, epoch};
use crate::scenario::model::{Document, Row};
use crate::scenario::{Invalid, Scenario};

/// A new neuron takes over a uid in the block of the epoch: its own weights and bonds go, weights on it become explicit
/// zeros, bonds with it stay stored and are masked by the epoch. Validators that update later may weight it again.
///
/// Source: spec 7; chain `replace_neuron`.
pub fn replace_neuron(document: &mut Document, uid: Uid) -> Result<(), Invalid> {
    if document.owner == Some(uid) {
        return Err(Invalid::OwnerReplaced { uid });
    }
    let block = document.current_block;
    let newcomer = neuron(document, uid)?;
    newcomer.alpha_stake = Alpha(0);
    newcomer.tao_stake = Rao(0);
    newcomer.validator_permit = false;
    newcomer.last_update = block;
    newcomer.block_at_registration = block;
    newcomer.commit_block = None;
    document.weights = rows(&weights_after_replacement(&sparse(&document.weights), uid));
    document.bonds = rows(&bonds_after_replacement(&sparse(&document.bonds), uid));
    Ok(())
}

/// Removes every validator's bond with a neuron.
///
/// Source: spec 7; chain `do_reset_bonds`.
pub fn reset_bonds(document: &mut Document, uid: Uid) -> Result<(), Invalid> {
    neuron(document, uid)?;
    document.bonds = rows(&bonds_after_reset(&sparse(&document.bonds), uid));
    Ok(())
}

/// Runs the epoch and moves on to the next, one block more than a tempo later.
///
/// Bonds, permits and consensus become what the epoch stores. Validators that were active submit the same weights
/// again, at the same distance before the epoch; the others grow older.
pub fn next_epoch(scenario: &Scenario) -> Result<Scenario, Invalid> {
    let outcome = epoch(&scenario.epoch_input());
    scenario.edit(|document| {
        let step = u64::from(document.parameters.tempo) + 1;
        let later = |block: Block| Block(block.0.saturating_add(step));
        document.last_mechanism_step_block = document.current_block;
        document.current_block = later(document.current_block);
        let stored = outcome.active.iter().zip(&outcome.new_validator_permits);
        for (neuron, (&active, &permit)) in document.neurons.iter_mut().zip(stored) {
            neuron.validator_permit = permit;
            if active {
                neuron.last_update = later(neuron.last_update);
                neuron.commit_block = neuron.commit_block.map(later);
            }
        }
        document.bonds = rows(&outcome.bonds);
        document.previous_consensus = Some(outcome.consensus);
        Ok(())
    })
}

fn sparse(rows: &[Row]) -> Sparse<Share> {
    Sparse::from_rows(rows.iter().map(|row| row.iter().copied()))
}

fn rows(matrix: &Sparse<Share>) -> Vec<Row> {
    matrix.rows().map(|(_, entries)| Arc::new(entries.to_vec())).collect()
}
