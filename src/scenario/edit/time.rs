//! What happens to the stored state as blocks go by.

use std::sync::Arc;

use super::{neuron, roster, row};
use crate::engine::quantity::{Alpha, Block, Rao, Share, Uid};
use crate::engine::yuma::epoch;
use crate::scenario::model::{Document, Matrix};
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
    for matrix in Matrix::BOTH {
        row(document, matrix, uid)?.clear();
    }
    for entries in &mut document.weights {
        if entries.iter().any(|&(at, share)| at == uid && share != Share(0)) {
            Arc::make_mut(entries).iter_mut().filter(|entry| entry.0 == uid).for_each(|entry| entry.1 = Share(0));
        }
    }
    Ok(())
}

/// Removes every validator's bond with a neuron.
///
/// Source: spec 7; chain `do_reset_bonds`.
pub fn reset_bonds(document: &mut Document, uid: Uid) -> Result<(), Invalid> {
    neuron(document, uid)?;
    roster::clear_column(document, Matrix::Bonds, uid);
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
        document.bonds = outcome.bonds.rows().map(|(_, entries)| Arc::new(entries.to_vec())).collect();
        document.previous_consensus = Some(outcome.consensus);
        Ok(())
    })
}
