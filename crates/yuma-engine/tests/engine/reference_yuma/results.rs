//! Converts the reference's results to the format of the vectors.

use crate::reference_yuma;
use crate::vectors::results::{Bits, Expected, Results};
use substrate_fixed::types::I32F32;
use yuma_engine::yuma::EpochInput;

/// Runs the reference implementation.
pub fn reference_results(input: &EpochInput) -> Results {
    let epoch = reference_yuma::epoch(input);
    let bits = |values: &[I32F32]| Some(values.iter().map(|value| value.to_bits()).collect());
    let shares = |values| Some(reference_yuma::Epoch::quantized(values));
    let rows = |matrix: &reference_yuma::Matrix| {
        let row = |i| matrix.row(i).into_iter().map(|(column, value)| (column, value.to_bits())).collect();
        Some((0..matrix.size()).map(row).collect())
    };
    Results {
        expected: Expected {
            active: Some(epoch.active.clone()),
            bonds: Some(epoch.stored_bonds()),
            consensus: shares(&epoch.consensus),
            dividends: shares(&epoch.dividends),
            emission: Some(epoch.emission.clone()),
            incentive: shares(&epoch.incentive),
            new_validator_permits: Some(epoch.new_validator_permits.clone()),
            server_emission: Some(epoch.server_emission.clone()),
            stake_weight: shares(&epoch.stake),
            validator_emission: Some(epoch.validator_emission.clone()),
            validator_trust: shares(&epoch.validator_trust),
        },
        bits: Bits {
            active_stake: bits(&epoch.active_stake),
            alphas: Some(
                epoch.alphas.iter().flatten().map(|row| row.iter().map(|value| value.to_bits()).collect()).collect(),
            ),
            clipped: rows(&epoch.clipped),
            consensus: bits(&epoch.consensus),
            dividends: bits(&epoch.dividends),
            ema_bonds: rows(&epoch.bonds),
            incentive: bits(&epoch.incentive),
            ranks_raw: bits(&epoch.ranks),
            stake: bits(&epoch.stake),
            validator_trust: bits(&epoch.validator_trust),
            weights: rows(&epoch.weights),
            weights_for_bonds: rows(&epoch.weights_for_bonds),
            voting_stake: bits(&epoch.voting_stake),
            old_bonds: rows(&epoch.old_bonds),
            bond_targets: rows(&epoch.bond_targets),
            bond_shares: rows(&epoch.bond_shares),
            earnings: bits(&epoch.earnings),
            server_share: bits(&epoch.server_share),
            validator_share: bits(&epoch.validator_share),
            emission_share: bits(&epoch.emission_share),
        },
    }
}
