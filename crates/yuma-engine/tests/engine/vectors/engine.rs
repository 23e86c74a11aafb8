//! Converts the engine's results to the format of the vectors.

use super::results::{Bits, Expected, Results, Rows};
use substrate_fixed::types::I32F32;
use yuma_engine::quantity::{Alpha, Share, Uid};
use yuma_engine::yuma::{EpochInput, Rates, Sparse, split_emission, trace};

/// Runs the engine.
pub fn engine_results(input: &EpochInput) -> Results {
    let trace = trace(input);
    let count = usize::from(input.uid_count);
    let outcome = &trace.outcome;
    Results {
        expected: Expected {
            active: Some(outcome.active.clone()),
            bonds: Some(rows(&outcome.bonds, usize::MAX, |share| share.0)),
            consensus: shares(&outcome.consensus),
            dividends: shares(&outcome.dividends),
            emission: amounts(&outcome.emission),
            incentive: shares(&outcome.incentive),
            new_validator_permits: Some(outcome.new_validator_permits.clone()),
            server_emission: amounts(&outcome.server_emission),
            stake_weight: shares(&outcome.stake_weight),
            validator_emission: amounts(&outcome.validator_emission),
            validator_trust: shares(&outcome.validator_trust),
        },
        bits: Bits {
            active_stake: bits(&trace.active_stake),
            alphas: Some(trace.alphas.as_ref().map(|rates| dense(rates, count)).unwrap_or_default()),
            clipped: bit_rows(&trace.clipped),
            consensus: bits(&trace.consensus),
            dividends: bits(&trace.dividends),
            ema_bonds: bit_rows(&trace.ema_bonds),
            incentive: bits(&trace.incentive),
            ranks_raw: bits(&trace.ranks),
            stake: bits(&trace.stake),
            validator_trust: bits(&trace.validator_trust),
            weights: bit_rows(&trace.weights),
            weights_for_bonds: bit_rows(trace.weights_for_bonds()),
            voting_stake: bits(&trace.voting_stake),
            // Stored bonds may refer to miners beyond the subnet; those entries are ignored.
            old_bonds: Some(rows(&trace.old_bonds, count, |bond| bond.to_bits())),
            bond_targets: bit_rows(trace.bond_targets()),
            bond_shares: bit_rows(&trace.bond_shares),
            earnings: bits(&trace.earnings),
            server_share: bits(&trace.emission_shares.server),
            validator_share: bits(&trace.emission_shares.validator),
            emission_share: bits(&trace.emission_shares.combined),
        },
    }
}

fn shares(values: &[Share]) -> Option<Vec<u16>> {
    Some(values.iter().map(|share| share.0).collect())
}

fn amounts(values: &[Alpha]) -> Option<Vec<u64>> {
    Some(values.iter().map(|amount| amount.0).collect())
}

fn bits(values: &[I32F32]) -> Option<Vec<i64>> {
    Some(values.iter().map(|value| value.to_bits()).collect())
}

fn bit_rows(matrix: &Sparse<I32F32>) -> Option<Rows<i64>> {
    Some(rows(matrix, usize::MAX, |value| value.to_bits()))
}

/// Returns the entries of the first `columns` columns.
fn rows<T: Copy, U>(matrix: &Sparse<T>, columns: usize, value: impl Fn(T) -> U) -> Rows<U> {
    let row = |entries: &[(Uid, T)]| {
        let inside = entries.iter().filter(|(column, _)| column.index() < columns);
        inside.map(|&(column, entry)| (column.0, value(entry))).collect()
    };
    matrix.rows().map(|(_, entries)| row(entries)).collect()
}

/// Returns the rates of every validator with every miner.
fn dense(rates: &Rates, count: usize) -> Vec<Vec<i64>> {
    let mut all = vec![vec![rates.elsewhere.to_bits(); count]; count];
    for (row, (_, cells)) in all.iter_mut().zip(rates.cells.rows()) {
        for (column, rate) in cells {
            if let Some(cell) = row.get_mut(column.index()) {
                *cell = rate.to_bits();
            }
        }
    }
    all
}

/// Splits an emission over mechanisms with the engine.
pub fn engine_parts(emission: u64, mechanism_count: u8, split: Option<&[u16]>) -> Vec<u64> {
    let split: Option<Vec<Share>> = split.map(|shares| shares.iter().copied().map(Share).collect());
    let parts = split_emission(Alpha(emission), mechanism_count, split.as_deref());
    parts.into_iter().map(|part| part.0).collect()
}
