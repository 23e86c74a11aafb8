//! Changes to weights and bonds outside the epoch (spec 7).

use super::sparse::Sparse;
use crate::quantity::{Share, Uid};

/// Returns the weights after the neuron at `uid` was replaced by a new registration.
///
/// Its own row is deleted; weights on it become explicit zeros at the same positions.
/// Source: spec 7; chain `replace_neuron`, `clear_neuron`.
pub fn weights_after_replacement(weights: &Sparse<Share>, uid: Uid) -> Sparse<Share> {
    weights.filter_map(|validator, miner, weight| {
        (validator != uid).then_some(if miner == uid { Share(0) } else { weight })
    })
}

/// Returns the bonds after the neuron at `uid` was replaced: its own row is deleted, bonds on it stay.
///
/// The epoch masks those by the new neuron's block of registration (see [`super::bonds::is_bond_masked`]).
/// Source: spec 7; chain `replace_neuron`.
pub fn bonds_after_replacement(bonds: &Sparse<Share>, uid: Uid) -> Sparse<Share> {
    bonds.filter_map(|validator, _, bond| (validator != uid).then_some(bond))
}

/// Returns the bonds after those on the miner at `uid` were reset because it published a metadata commitment.
///
/// Source: spec 7; chain `do_reset_bonds`.
pub fn bonds_after_reset(bonds: &Sparse<Share>, uid: Uid) -> Sparse<Share> {
    bonds.filter_map(|_, miner, bond| (miner != uid).then_some(bond))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rows = [&'static [(u16, u16)]];

    fn matrix(rows: &Rows) -> Sparse<Share> {
        Sparse::from_rows(rows.iter().map(|row| row.iter().map(|&(column, value)| (Uid(column), Share(value)))))
    }

    fn check(operation: fn(&Sparse<Share>, Uid) -> Sparse<Share>, before: &Rows, after: &Rows) {
        assert_eq!(operation(&matrix(before), Uid(1)), matrix(after));
    }

    const BEFORE: &Rows = &[&[(1, 5), (2, 7)], &[(0, 9), (1, 3)], &[(2, 1)]];

    #[test]
    fn a_replaced_neuron_loses_its_weights_and_weights_on_it_become_zero() {
        check(weights_after_replacement, BEFORE, &[&[(1, 0), (2, 7)], &[], &[(2, 1)]]);
    }

    #[test]
    fn a_replaced_neuron_loses_its_bonds_but_bonds_on_it_stay() {
        check(bonds_after_replacement, BEFORE, &[&[(1, 5), (2, 7)], &[], &[(2, 1)]]);
    }

    #[test]
    fn a_reset_removes_the_bonds_on_a_miner() {
        check(bonds_after_reset, BEFORE, &[&[(2, 7)], &[(0, 9)], &[(2, 1)]]);
    }
}
