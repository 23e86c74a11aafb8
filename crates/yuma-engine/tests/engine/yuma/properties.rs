//! Properties of every epoch, for any input.

use crate::permutation::{permuted, permuted_rows, permuted_values, sorted};
use crate::random_cases::recorded_cases;
use crate::vectors::compare::compare;
use crate::vectors::engine::engine_results;
use proptest::prelude::*;
use proptest::sample::select;
use yuma_engine::fixed::{ONE, ZERO};
use yuma_engine::quantity::{Alpha, Block, Share, Uid};
use yuma_engine::yuma::{
    EpochInput, Outcome, Parameters, Quantity, Sparse, View, Workspace, epoch, epoch_in, trace, trace_in,
};

/// Two epochs give the same, in every intermediate.
fn check_equal(expected: &EpochInput, got: &EpochInput) -> Result<(), TestCaseError> {
    let outcome = compare(&engine_results(expected), &engine_results(got));
    outcome.map(|_| ()).map_err(|difference| TestCaseError::fail(difference.to_string()))
}

#[test]
fn the_largest_number_of_uids_is_no_trouble() {
    let everyone = |uid| [(Uid(0), Share(1)), (uid, Share::ONE), (Uid(u16::MAX), Share(7))];
    let input = EpochInput {
        uid_count: u16::MAX,
        current_block: Block(10),
        last_mechanism_step_block: Block(0),
        activity_cutoff: Block(u64::MAX),
        last_update: vec![Block(9); 2],
        block_at_registration: Vec::new(),
        alpha_stake: vec![Alpha(u64::MAX); 3],
        tao_stake: Vec::new(),
        owner: Some(Uid(u16::MAX)),
        validator_permits: vec![true; 2],
        weights: Sparse::from_rows([everyone(Uid(5)), everyone(Uid(u16::MAX - 1))]),
        bonds: Sparse::from_rows([everyone(Uid(6)), everyone(Uid(9))]),
        commit_blocks: None,
        previous_consensus: None,
        emission: Alpha(u64::MAX),
        parameters: Parameters { bonds_penalty: Share(30_000), liquid_alpha: true, ..Parameters::default() },
    };
    assert_eq!(epoch(&input).emission.len(), usize::from(u16::MAX));
}

proptest! {
    #![proptest_config(recorded_cases(500))]

    #[test]
    fn the_memory_of_earlier_epochs_changes_nothing(
        [first, second] in [crate::strategies::any_epochs(), crate::strategies::any_epochs()],
    ) {
        let mut workspace = Workspace::default();
        workspace.recycle_trace(trace(&first));
        epoch_in(&mut workspace, &first);
        prop_assert_eq!(epoch_in(&mut workspace, &second), epoch(&second));
        prop_assert_eq!(trace_in(&mut workspace, &second), trace(&second));
    }

    #[test]
    fn no_input_makes_it_panic_and_the_trace_ends_in_the_outcome(input in crate::strategies::any_epochs()) {
        prop_assert_eq!(epoch(&input), trace(&input).outcome);
    }

    #[test]
    fn every_vector_has_one_value_for_each_uid(input in crate::strategies::any_epochs()) {
        let trace = trace(&input);
        let count = usize::from(input.uid_count);
        for quantity in Quantity::ALL {
            let length = match trace.view(quantity) {
                // The stored permits may be fewer, and none at all have a meaning of their own.
                View::Flags(_) if quantity == Quantity::ValidatorPermits => count,
                View::Flags(flags) => flags.len(),
                View::Vector(values) => values.len(),
                View::Amounts(amounts) => amounts.len(),
                View::Matrix(matrix) => matrix.row_count(),
                View::Rates(rates) => rates.cells.row_count(),
                View::Absent => count,
            };
            prop_assert_eq!(length, count, "{}", quantity.id());
        }
    }

    #[test]
    fn the_outcome_equals_the_trace(input in crate::strategies::epochs()) {
        prop_assert_eq!(epoch(&input), trace(&input).outcome);
    }

    #[test]
    fn no_more_is_paid_than_the_emission(input in crate::strategies::epochs()) {
        let outcome = epoch(&input);
        let sum = |amounts: &[Alpha]| amounts.iter().map(|amount| u128::from(amount.0)).sum::<u128>();
        let emission = u128::from(input.emission.0);
        prop_assert!(sum(&outcome.emission) <= emission);
        prop_assert!(sum(&outcome.server_emission) + sum(&outcome.validator_emission) <= emission);
    }

    #[test]
    fn every_share_lies_between_zero_and_one(input in crate::strategies::epochs()) {
        let trace = trace(&input);
        for quantity in Quantity::ALL {
            // Old bonds on uids beyond the subnet keep their stored number.
            let values = match trace.view(quantity) {
                View::Vector(values) => values.to_vec(),
                View::Matrix(matrix) => {
                    let rows = matrix.rows().flat_map(|(_, row)| row);
                    rows.filter(|(miner, _)| miner.0 < input.uid_count).map(|(_, value)| *value).collect()
                }
                _ => Vec::new(),
            };
            for value in values {
                prop_assert!((ZERO..=ONE).contains(&value), "{}: {}", quantity.id(), value);
            }
        }
    }

    #[test]
    fn no_clipped_weight_is_above_the_weight_or_the_consensus(input in crate::strategies::epochs()) {
        let trace = trace(&input);
        for (validator, row) in trace.clipped.rows() {
            for &(miner, clipped) in row {
                prop_assert!(clipped <= trace.weights.get(validator, miner).unwrap_or(ZERO));
                prop_assert!(clipped <= trace.consensus[miner.index()]);
            }
        }
    }

    #[test]
    fn a_higher_kappa_never_raises_consensus(input in crate::strategies::epochs(), other in crate::strategies::share()) {
        let with = |kappa| epoch(&EpochInput {
            parameters: Parameters { kappa, ..input.parameters.clone() },
            ..input.clone()
        });
        let low = with(input.parameters.kappa.min(other));
        let high = with(input.parameters.kappa.max(other));
        for (low, high) in low.consensus.iter().zip(&high.consensus) {
            prop_assert!(high <= low);
        }
    }

    /// Alpha totals are whole numbers, so that each share of the sum is the same quotient. (Weighted TAO is rounded down
    /// before it is added, and does not scale.)
    #[test]
    fn all_alpha_times_a_factor_changes_nothing(input in crate::strategies::epochs(), factor in 2..=50u64) {
        let scale = |stake: Alpha| Alpha(stake.0 * factor);
        let before = EpochInput { tao_stake: Vec::new(), ..input };
        let after = EpochInput {
            alpha_stake: before.alpha_stake.iter().copied().map(scale).collect(),
            parameters: Parameters {
                stake_threshold: scale(before.parameters.stake_threshold),
                ..before.parameters.clone()
            },
            ..before.clone()
        };
        check_equal(&before, &after)?;
    }

    #[test]
    fn later_blocks_change_nothing_if_all_blocks_move_along(input in crate::strategies::epochs(), shift in 1..1_000_000u64) {
        let moved = |block: Block| Block(block.0 + shift);
        let all = |blocks: &[Block]| blocks.iter().copied().map(moved).collect();
        let count = usize::from(input.uid_count);
        let filled = |mut blocks: Vec<Block>| {
            blocks.resize(count, Block(0));
            blocks
        };
        let before = EpochInput {
            last_mechanism_step_block: Block(input.last_mechanism_step_block.0.max(1)),
            last_update: filled(input.last_update.clone()),
            block_at_registration: filled(input.block_at_registration.clone()),
            bonds: input.bonds.filter_map(|_, miner, bond| (miner.index() < count).then_some(bond)),
            ..input
        };
        let after = EpochInput {
            current_block: moved(before.current_block),
            last_mechanism_step_block: moved(before.last_mechanism_step_block),
            last_update: all(&before.last_update),
            block_at_registration: all(&before.block_at_registration),
            commit_blocks: before.commit_blocks.as_ref().map(|blocks| {
                blocks.iter().map(|block| block.map(moved)).collect()
            }),
            ..before.clone()
        };
        check_equal(&before, &after)?;
    }

    #[test]
    fn what_stands_behind_the_last_uid_changes_nothing(input in crate::strategies::epochs(), extra in any::<u16>()) {
        let count = usize::from(input.uid_count);
        let mut before = input;
        before.last_update.resize(count, Block(0));
        before.block_at_registration.resize(count, Block(0));
        before.alpha_stake.resize(count, Alpha(0));
        before.validator_permits.resize(count, false);
        let mut after = before.clone();
        after.last_update.push(Block(999));
        after.block_at_registration.push(Block(u64::MAX));
        after.alpha_stake.push(Alpha(u64::from(extra)));
        after.validator_permits.push(true);
        after.weights = Sparse::from_rows(
            before.uids().map(|uid| before.weights.row(uid).to_vec())
                .chain([before.uids().map(|uid| (uid, Share(extra))).collect()]),
        );
        check_equal(&before, &after)?;
    }

    #[test]
    fn reassigning_uids_changes_nothing_else(
        (input, order) in crate::strategies::epochs().prop_flat_map(|input| {
            let order: Vec<u16> = (0..input.uid_count).collect();
            (Just(input), Just(order).prop_shuffle())
        }),
        unit in select(vec![1u64, 1_000, 1_000_000_000]),
    ) {
        // Equal stakes would leave a permit to the order of the uids, and an unsorted row its rates.
        let distinct = |uid: Uid| Alpha((u64::from(uid.0) + 1) * unit);
        let before = sorted(&EpochInput {
            alpha_stake: input.uids().map(distinct).collect(),
            tao_stake: Vec::new(),
            ..input
        });
        let after = permuted(&before, &order);
        prop_assert_eq!(epoch(&after), permuted_outcome(&epoch(&before), &order));
    }
}

fn permuted_outcome(outcome: &Outcome, order: &[u16]) -> Outcome {
    Outcome {
        active: permuted_values(&outcome.active, order),
        new_validator_permits: permuted_values(&outcome.new_validator_permits, order),
        stake_weight: permuted_values(&outcome.stake_weight, order),
        consensus: permuted_values(&outcome.consensus, order),
        incentive: permuted_values(&outcome.incentive, order),
        dividends: permuted_values(&outcome.dividends, order),
        validator_trust: permuted_values(&outcome.validator_trust, order),
        emission: permuted_values(&outcome.emission, order),
        server_emission: permuted_values(&outcome.server_emission, order),
        validator_emission: permuted_values(&outcome.validator_emission, order),
        bonds: permuted_rows(&outcome.bonds, order),
    }
}
