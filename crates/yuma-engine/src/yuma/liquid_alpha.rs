//! Liquid alpha: each bond of Yuma 3 follows its weight at its own rate (spec 5.11.2, 5.11.3).

use substrate_fixed::types::I32F32;

use super::parameters::{ConsensusSource, Parameters};
use super::sparse::Sparse;
use super::workspace::Workspace;
use crate::fixed::{HALF, ONE, ZERO, from_share, logistic_of_negated, mul};
use crate::quantity::{Share, Uid};

/// The rates of all bonds: one for each cell with a weight or an old bond, and a common one for all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rates {
    /// The rates of cells with a weight or an old bond.
    pub cells: Sparse<I32F32>,
    /// The rate of all other cells.
    pub elsewhere: I32F32,
}

impl Rates {
    /// Returns the rate of one bond.
    pub fn get(&self, validator: Uid, miner: Uid) -> I32F32 {
        self.cells.get(validator, miner).unwrap_or(self.elsewhere)
    }
}

/// Returns the consensus that liquid alpha reads.
///
/// `previous` is the vector stored by the last epoch, cut or padded with zeros to the subnet's size. Without one,
/// this epoch's consensus is read. Source: spec `latest-era` 3.1.
pub fn consensus_read(parameters: &Parameters, current: &[I32F32], previous: Option<&[Share]>) -> Vec<I32F32> {
    let reads_previous = match parameters.liquid_alpha_consensus {
        ConsensusSource::Current => false,
        ConsensusSource::Previous => true,
        ConsensusSource::Auto => parameters.bonds_penalty == Share::ONE,
    };
    match previous.filter(|_| reads_previous) {
        Some(stored) => {
            let stored = stored.iter().copied().map(from_share).chain(std::iter::repeat(ZERO));
            current.iter().zip(stored).map(|(_, stored)| stored).collect()
        }
        None => current.to_vec(),
    }
}

/// Returns the steepness of the sigmoid: the hyperparameter in hundredths, truncated.
pub fn steepness(parameters: &Parameters) -> I32F32 {
    I32F32::from_num(parameters.alpha_sigmoid_steepness).saturating_div(I32F32::from_num(100))
}

/// The sigmoid from the distance between a bond and its weight to the rate at which the bond moves.
#[derive(Clone, Copy, Debug)]
pub struct Sigmoid {
    low: I32F32,
    high: I32F32,
    negated_steepness: I32F32,
}

impl Sigmoid {
    /// Creates the curve of these hyperparameters.
    pub fn new(parameters: &Parameters) -> Self {
        Sigmoid {
            low: from_share(parameters.alpha_low),
            high: from_share(parameters.alpha_high),
            // The chain divides by -100; truncation toward zero gives the same result.
            negated_steepness: ZERO.saturating_sub(steepness(parameters)),
        }
    }

    /// Returns the distance of a bond from its weight, between 0 and 1: `weight - consensus` when buying
    /// (`weight >= bond`), `bond - weight` when selling.
    pub fn distance(weight: I32F32, bond: I32F32, consensus: I32F32) -> I32F32 {
        let distance = if weight >= bond { weight.saturating_sub(consensus) } else { bond.saturating_sub(weight) };
        distance.clamp(ZERO, ONE)
    }

    /// Returns the rate at a distance: `low + (high - low) / (1 + exp(-steepness * (distance - 0.5)))`, clamped to
    /// the bounds.
    ///
    /// Source: spec 5.11.2; chain `alpha_sigmoid`.
    pub fn rate(&self, distance: I32F32) -> I32F32 {
        let exponent = mul(self.negated_steepness, distance.saturating_sub(HALF));
        let span = self.high.saturating_sub(self.low);
        let rate = self.low.saturating_add(mul(logistic_of_negated(exponent), span));
        // Not `clamp`, which panics on bounds in the wrong order: here the lower bound wins.
        rate.min(self.high).max(self.low)
    }
}

/// Computes the bonds of Yuma 3 with liquid alpha, and their rates.
///
/// `min(1, (1 - rate) * old + rate * weight)`, but only for the entries of the row: an old bond without one vanishes.
/// A rate is found by walking the row in column order, so entries of an unsorted row that come after a larger column
/// count as 0 there. The average itself goes by column.
///
/// Source: spec 5.11.2, 5.11.3; chain `compute_liquid_alpha_values_sparse`, `mat_ema_alpha_sparse`.
pub fn liquid_bonds(
    weights_for_bonds: &Sparse<I32F32>,
    old_bonds: &Sparse<I32F32>,
    consensus: &[I32F32],
    parameters: &Parameters,
    workspace: &mut Workspace,
) -> (Sparse<I32F32>, Rates) {
    let sigmoid = Sigmoid::new(parameters);
    let elsewhere = sigmoid.rate(ZERO);
    let rate_at = |distance: I32F32| if distance == ZERO { elsewhere } else { sigmoid.rate(distance) };
    let (rows, entries) = (weights_for_bonds.row_count(), weights_for_bonds.entry_count());
    let (mut bonds, mut rates) = (workspace.matrix(rows, entries), workspace.matrix(rows, entries));
    let mut cells = vec![Cell::default(); consensus.len()];
    for (validator, row) in weights_for_bonds.rows() {
        let old_row = old_bonds.row(validator);
        if row.is_empty() && old_row.is_empty() {
            bonds.push_distinct(std::iter::empty());
            rates.push_distinct(std::iter::empty());
            continue;
        }
        cells.fill(Cell::default());
        visible(row, |miner, weight| set(&mut cells, miner, |cell| cell.weight = Some(weight)));
        visible(old_row, |miner, bond| set(&mut cells, miner, |cell| cell.bond = Some(bond)));
        for (cell, &consensus) in cells.iter_mut().zip(consensus) {
            cell.rate = match (cell.weight, cell.bond) {
                (None, None) => elsewhere,
                (weight, bond) => {
                    rate_at(Sigmoid::distance(weight.unwrap_or_default(), bond.unwrap_or_default(), consensus))
                }
            };
        }
        for &(miner, bond) in old_row {
            set(&mut cells, miner, |cell| cell.decayed = mul(ONE.saturating_sub(cell.rate), bond));
        }
        bonds.push_distinct(row.iter().filter_map(|&(miner, weight)| {
            let cell = cells.get(miner.index())?;
            let moved = cell.decayed.saturating_add(mul(cell.rate, weight).max(ZERO)).min(ONE);
            (moved > ZERO).then_some((miner, moved))
        }));
        let with_entries = |(_, cell): &(Uid, &Cell)| cell.weight.is_some() || cell.bond.is_some();
        let rated = (0..=u16::MAX).map(Uid).zip(&cells).filter(with_entries);
        rates.push_distinct(rated.map(|(miner, cell)| (miner, cell.rate)));
    }
    (bonds, Rates { cells: rates, elsewhere })
}

#[derive(Clone, Copy, Default)]
struct Cell {
    weight: Option<I32F32>,
    bond: Option<I32F32>,
    rate: I32F32,
    decayed: I32F32,
}

fn set(cells: &mut [Cell], miner: Uid, change: impl FnOnce(&mut Cell)) {
    if let Some(cell) = cells.get_mut(miner.index()) {
        change(cell);
    }
}

/// Calls `see` for the entries that a walk by ascending column meets: each entry beyond all entries before it.
fn visible(row: &[(Uid, I32F32)], mut see: impl FnMut(Uid, I32F32)) {
    let mut last = None;
    for &(column, value) in row {
        if last.is_none_or(|last| column > last) {
            see(column, value);
            last = Some(column);
        }
    }
}

/// Returns the entry of a column, if a walk by ascending column meets it.
pub fn seen(row: &[(Uid, I32F32)], miner: Uid) -> Option<I32F32> {
    let mut found = None;
    visible(row, |column, value| found = if column == miner { Some(value) } else { found });
    found
}
