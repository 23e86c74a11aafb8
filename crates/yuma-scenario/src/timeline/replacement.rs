//! Replacements of neurons and resets of bonds.

use std::sync::Arc;

use super::with::with;
use crate::matrix::Row;
use crate::model::Document;
use yuma_engine::quantity::{Alpha, Block, Rao, Share, Uid};
use yuma_engine::yuma::{Sparse, bonds_after_replacement, bonds_after_reset, weights_after_replacement};

/// Replaces the neuron of a uid with a new one in a block.
pub fn replace(document: &mut Document, uid: Uid, block: Block) {
    with(&mut document.neurons, uid, |newcomer| {
        newcomer.alpha_stake = Alpha(0);
        newcomer.tao_stake = Rao(0);
        newcomer.validator_permit = false;
        newcomer.last_update = block;
        newcomer.block_at_registration = block;
        newcomer.commit_block = None;
    });
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
pub fn reset(document: &mut Document, uid: Uid) {
    document.bonds = rows(&bonds_after_reset(&sparse(&document.bonds), uid));
}

fn sparse(rows: &[Row]) -> Sparse<Share> {
    Sparse::from_rows(rows.iter().map(|row| row.iter().copied()))
}

/// Returns the rows of a matrix as shared rows.
pub fn rows(matrix: &Sparse<Share>) -> Vec<Row> {
    matrix.rows().map(|(_, entries)| Arc::new(entries.to_vec())).collect()
}
