//! Old bonds: the bonds stored by the previous epoch, without those on miners that were replaced since (spec 5.9).

use substrate_fixed::types::I32F32;

use super::columns::normalize_columns;
use super::input::EpochInput;
use super::parameters::YumaVersion;
use super::sparse::Sparse;
use super::workspace::Workspace;
use crate::fixed::from_share;
use crate::quantity::{Block, Uid};

/// Returns the first block whose registrations void the bonds on a miner.
///
/// This is the block after the previous epoch, or a tempo ago if there was no epoch. A miner that registered in the
/// same block as the previous epoch, after it ran, therefore keeps its predecessor's bonds.
pub fn bonds_valid_since(input: &EpochInput) -> Block {
    match input.last_mechanism_step_block {
        Block(0) => Block(input.current_block.0.saturating_sub(u64::from(input.parameters.tempo))),
        Block(last) => Block(last.saturating_add(1)),
    }
}

/// Returns whether the bonds on a miner are void because it registered after they were stored.
pub fn is_bond_masked(input: &EpochInput, miner: Uid) -> bool {
    bonds_valid_since(input) <= input.block_at_registration(miner)
}

/// Returns the bonds that the moving average starts from.
///
/// Yuma 2: stored values as shares of each miner's column, `bond / sum(column)`. Yuma 3: `stored / 65535`.
/// Source: spec 5.9, 5.10; chain `get_bonds_sparse`, `get_bonds_sparse_fixed_proportion`,
/// `scalar_vec_mask_sparse_matrix`.
pub fn old_bonds(input: &EpochInput, workspace: &mut Workspace) -> Sparse<I32F32> {
    let valid_since = bonds_valid_since(input);
    let mut bonds = workspace.matrix(usize::from(input.uid_count), input.bonds.entry_count());
    for validator in input.uids() {
        let kept =
            input.bonds.row(validator).iter().filter(|(miner, _)| input.block_at_registration(*miner) < valid_since);
        bonds.push_distinct(kept.map(|&(miner, bond)| match input.parameters.yuma_version {
            YumaVersion::Two => (miner, I32F32::from_num(bond.0)),
            YumaVersion::Three => (miner, from_share(bond)),
        }));
    }
    if input.parameters.yuma_version == YumaVersion::Two {
        normalize_columns(&mut bonds, input.uid_count);
    }
    bonds
}
