//! Properties of every root network epoch, checked against real numbers and other epochs.

use crate::random_cases::recorded_cases;
use proptest::collection::vec;
use proptest::prelude::*;
use yuma_engine::quantity::{Netuid, Rao, Share};
use yuma_engine::root2024::{RootError, RootInput, Row, root_epoch};

fn row(networks: u16) -> impl Strategy<Value = Row> {
    vec((0..networks + 2, any::<u16>()), 0..12)
        .prop_map(|row| row.into_iter().map(|(netuid, weight)| (Netuid(netuid), Share(weight))).collect())
}

/// Up to a full root network; some weights repeat a network or refer to one that no longer exists.
fn input() -> impl Strategy<Value = RootInput> {
    (1u16..34, 0usize..20).prop_flat_map(|(networks, validators)| {
        let stake = (any::<u64>(), 0u32..64).prop_map(|(stake, shift)| Rao((stake >> shift) / 1_000));
        let rules = (0u16..41, any::<u16>(), 0u64..=1_000_000_000, any::<bool>());
        (vec(stake, validators), vec(row(networks), validators), rules).prop_map(move |(stake, weights, rules)| {
            let (rho, kappa, emission, normalizes_rows) = rules;
            RootInput {
                networks: (0..networks).map(Netuid).collect(),
                stake,
                weights,
                rho,
                kappa: Share(kappa),
                block_emission: Rao(emission),
                normalizes_rows,
            }
        })
    })
}

/// The emission by network in real numbers, by the textbook formula.
fn real_emission(input: &RootInput) -> Vec<f64> {
    let total: f64 = input.stake.iter().map(|stake| stake.0 as f64).sum();
    let (mut rank, mut trust) = (vec![0.0; input.networks.len()], vec![0.0; input.networks.len()]);
    for (stake, row) in input.stake.iter().zip(&input.weights) {
        let mut weights = vec![0.0; input.networks.len()];
        for (netuid, weight) in row {
            if let Some(cell) = weights.get_mut(usize::from(netuid.0)) {
                *cell = f64::from(weight.0);
            }
        }
        let sum: f64 = weights.iter().sum();
        let scale = if input.normalizes_rows && sum > 0.0 { 1.0 / sum } else { 1.0 };
        for (network, weight) in weights.iter().enumerate() {
            rank[network] += stake.0 as f64 / total * weight * scale;
            trust[network] += if *weight > 0.0 { stake.0 as f64 / total } else { 0.0 };
        }
    }
    let kappa = f64::from(input.kappa.0) / 65_535.0;
    let consensus = |trust: f64| 1.0 / (1.0 + (-(trust - kappa) * f64::from(input.rho)).exp());
    let shares: Vec<f64> = rank.iter().zip(&trust).map(|(rank, &trust)| rank * consensus(trust)).collect();
    let sum: f64 = shares.iter().sum();
    shares.iter().map(|share| if sum > 0.0 { share / sum * input.block_emission.0 as f64 } else { 0.0 }).collect()
}

proptest! {
    #![proptest_config(recorded_cases(500))]

    #[test]
    fn the_emission_matches_real_numbers(input in input()) {
        // A steeper or further shifted curve, or weights from the smallest stakes only, leave few significant bits.
        let stake = input.stake.iter().map(|stake| Rao(stake.0 % 10u64.pow(15) + 10u64.pow(12))).collect();
        let input = RootInput { rho: input.rho / 2, kappa: Share(input.kappa.0 / 2), stake, ..input };
        match root_epoch(&input) {
            Ok(epoch) => {
                let total: u64 = epoch.emission.iter().map(|amount| amount.0).sum();
                prop_assert!(total <= input.block_emission.0);
                for (got, expected) in epoch.emission.iter().zip(real_emission(&input)) {
                    // The chain's exponential of 1 has 23 fraction bits, and the chain truncates small stakes to 2^-64.
                    let slack = 2.0 + input.block_emission.0 as f64 * 1e-5;
                    prop_assert!((got.0 as f64 - expected).abs() <= slack, "{} for {expected}", got.0);
                }
            }
            Err(error) => prop_assert!(input.stake.is_empty() && error == RootError::NoValidators),
        }
    }

    #[test]
    fn scaling_a_row_changes_nothing_under_normalized_rows(input in input(), factor in 2u16..100) {
        let mut small = RootInput { normalizes_rows: true, ..input };
        small.weights.iter_mut().flatten().for_each(|(_, weight)| weight.0 /= 100);
        let mut large = small.clone();
        large.weights.iter_mut().flatten().for_each(|(_, weight)| weight.0 *= factor);
        prop_assert_eq!(root_epoch(&small), root_epoch(&large));
    }

    #[test]
    fn any_rho_returns_a_result(input in input(), rho: u16, emission: u64) {
        let _ = root_epoch(&RootInput { rho, block_emission: Rao(emission), ..input });
    }
}
