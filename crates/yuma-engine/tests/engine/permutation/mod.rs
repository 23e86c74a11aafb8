//! Permutes the uids of an epoch.

use yuma_engine::quantity::{Block, Share, Uid};
use yuma_engine::yuma::{EpochInput, Sparse};

/// Returns the same epoch with each row in ascending order of its columns and with full-length vectors.
pub fn sorted(input: &EpochInput) -> EpochInput {
    let count = usize::from(input.uid_count);
    let row = |matrix: &Sparse<Share>, uid| {
        let mut row = matrix.row(uid).to_vec();
        row.retain(|(column, _)| column.index() < count);
        row.sort_by_key(|(column, _)| *column);
        row
    };
    let mut sorted = input.clone();
    sorted.last_update.resize(count, Block(0));
    sorted.block_at_registration.resize(count, Block(0));
    if !sorted.validator_permits.is_empty() {
        sorted.validator_permits.resize(count, false);
    }
    if let Some(blocks) = &mut sorted.commit_blocks {
        blocks.resize(count, None);
    }
    if let Some(shares) = &mut sorted.previous_consensus {
        shares.resize(count, Share(0));
    }
    sorted.weights = Sparse::from_rows(input.uids().map(|uid| row(&input.weights, uid)));
    sorted.bonds = Sparse::from_rows(input.uids().map(|uid| row(&input.bonds, uid)));
    sorted
}

/// Returns the same epoch with permuted uids: the neuron of uid `order[i]` becomes uid `i`.
pub fn permuted(input: &EpochInput, order: &[u16]) -> EpochInput {
    EpochInput {
        owner: input.owner.map(|owner| permuted_uid(owner, order)),
        last_update: permuted_values(&input.last_update, order),
        block_at_registration: permuted_values(&input.block_at_registration, order),
        alpha_stake: permuted_values(&input.alpha_stake, order),
        validator_permits: permuted_values(&input.validator_permits, order),
        weights: permuted_rows(&input.weights, order),
        bonds: permuted_rows(&input.bonds, order),
        commit_blocks: input.commit_blocks.as_ref().map(|blocks| permuted_values(blocks, order)),
        previous_consensus: input.previous_consensus.as_ref().map(|shares| permuted_values(shares, order)),
        ..input.clone()
    }
}

/// Returns the values of the neurons at their new uids.
pub fn permuted_values<T: Copy>(values: &[T], order: &[u16]) -> Vec<T> {
    order.iter().filter_map(|&old| values.get(usize::from(old)).copied()).collect()
}

/// Returns the new uid of a neuron.
pub fn permuted_uid(uid: Uid, order: &[u16]) -> Uid {
    (0..).zip(order).find(|&(_, &old)| old == uid.0).map_or(uid, |(new, _)| Uid(new))
}

/// Returns the rows at their new uids, with their new columns in ascending order.
pub fn permuted_rows(matrix: &Sparse<Share>, order: &[u16]) -> Sparse<Share> {
    Sparse::from_rows(order.iter().map(|&old| {
        let mut row = matrix.row(Uid(old)).to_vec();
        for (column, _) in &mut row {
            *column = permuted_uid(*column, order);
        }
        row.sort_by_key(|(column, _)| *column);
        row
    }))
}
