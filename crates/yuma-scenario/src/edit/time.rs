//! Changes of the stored state over time.

use std::sync::Arc;

use super::neuron;
use crate::model::{Document, Row};
use crate::timeline::{Activity, Change, EpochState, Keyframe, with};
use crate::{Invalid, Scenario};
use yuma_engine::quantity::{Alpha, Block, Epoch, Rao, Share, Uid};
use yuma_engine::yuma::{Sparse, bonds_after_replacement, bonds_after_reset, epoch, weights_after_replacement};

/// Replaces the neuron of a uid with a new one in the block of the epoch. Its own weights and bonds are deleted and
/// weights on it become explicit zeros. Bonds with it stay stored and are masked by the epoch. Validators that update
/// later may weight it again.
///
/// Source: spec 7; chain `replace_neuron`.
pub fn replace_neuron(document: &mut Document, uid: Uid) -> Result<(), Invalid> {
    if document.owner == Some(uid) {
        return Err(Invalid::OwnerReplaced { uid });
    }
    neuron(document, uid)?;
    replace(document, uid, document.current_block);
    Ok(())
}

/// Replaces the neuron of a uid with a new one in a block.
pub fn replace(document: &mut Document, uid: Uid, block: Block) {
    if let Ok(newcomer) = neuron(document, uid) {
        newcomer.alpha_stake = Alpha(0);
        newcomer.tao_stake = Rao(0);
        newcomer.validator_permit = false;
        newcomer.last_update = block;
        newcomer.block_at_registration = block;
        newcomer.commit_block = None;
    }
    replace_weights(&mut document.weights, uid);
    document.bonds = rows(&bonds_after_replacement(&sparse(&document.bonds), uid));
}

/// Deletes the row of a replaced neuron and sets the weights on it to zero; rows without any stay shared.
pub fn replace_weights(weights: &mut [Row], uid: Uid) {
    let replaced = rows(&weights_after_replacement(&sparse(weights), uid));
    for (row, replaced) in weights.iter_mut().zip(replaced).filter(|(row, replaced)| *row != replaced) {
        *row = replaced;
    }
}

/// Removes every validator's bond with a neuron.
///
/// Source: spec 7; chain `do_reset_bonds`.
pub fn reset_bonds(document: &mut Document, uid: Uid) -> Result<(), Invalid> {
    neuron(document, uid)?;
    reset(document, uid);
    Ok(())
}

/// Removes every validator's bond with a neuron.
pub fn reset(document: &mut Document, uid: Uid) {
    document.bonds = rows(&bonds_after_reset(&sparse(&document.bonds), uid));
}

/// Runs the epoch and moves to the next: the state before the second epoch becomes the initial state, and the
/// keyframes move one epoch earlier.
///
/// The past epochs that copiers could still read are dropped.
pub fn next_epoch(scenario: &Scenario) -> Result<Scenario, Invalid> {
    let mut epoch_state = EpochState::first(scenario, &scenario.timeline);
    epoch_state.advance(epoch(&epoch_state.input()), &scenario.timeline);
    let mut document = epoch_state.document().clone();
    document.comparison = scenario.comparison.clone();
    document.timeline = scenario.timeline.clone();
    document.timeline.epochs = Epoch(scenario.timeline.epochs.0.saturating_sub(1).max(1));
    document.timeline.map(&|keyframe| {
        let epoch = Epoch(keyframe.epoch.0.checked_sub(1).filter(|&epoch| epoch > 0)?);
        Some(Keyframe { epoch, change: keyframe.change.clone() })
    });
    for uid in Uid::all(document.uid_count()) {
        if let Some((source, delay)) = epoch_state.copied(uid) {
            with(&mut document.weights, uid, |row| *row = epoch_state.own(uid));
            document.timeline.set(Epoch(0), Change::Copy { uid, source, delay });
        }
        if !epoch_state.submits(uid) {
            document.timeline.set(Epoch(0), Change::Activity { uid, activity: Activity::Stops });
        }
    }
    Scenario::new(document)
}

fn sparse(rows: &[Row]) -> Sparse<Share> {
    Sparse::from_rows(rows.iter().map(|row| row.iter().copied()))
}

/// Returns the rows of a matrix as shared rows.
pub fn rows(matrix: &Sparse<Share>) -> Vec<Row> {
    matrix.rows().map(|(_, entries)| Arc::new(entries.to_vec())).collect()
}
