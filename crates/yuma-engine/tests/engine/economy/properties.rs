//! Random blocks in every era: TAO and alpha are created and destroyed only by the listed operations.

use std::collections::{BTreeMap, BTreeSet};

use crate::random_cases::random_cases;
use crate::strategies::economy::{TestOperation, any_economy, any_operation, extreme_economy};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use yuma_engine::economy::operations::{Operation, apply};
use yuma_engine::economy::{
    BlockReport, BoughtAlpha, Choice, ERAS, Economy, Effect, Era, RootRule, Rules, Runtime, next_block,
};
use yuma_engine::quantity::Netuid;

/// Blocks of one random economy.
const BLOCKS: usize = 50;

/// Random economies of each era, in a quick run.
const ECONOMIES: u32 = 20;

fn assert_all_is_somewhere(economy: &Economy, after: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(economy.tao_places().total(), u128::from(economy.issuance.0), "TAO after {}", after);
    for subnet in &economy.subnets {
        let places = subnet.alpha_places();
        let netuid = subnet.netuid.0;
        prop_assert_eq!(
            places.total(),
            u128::from(subnet.alpha_out.0),
            "alpha of {} after {}: {:?}",
            netuid,
            after,
            places
        );
    }
    Ok(())
}

/// Returns the total alpha of every subnet.
fn alpha_of(economy: &Economy) -> BTreeMap<Netuid, u64> {
    economy.subnets.iter().map(|subnet| (subnet.netuid, subnet.alpha_issuance().0)).collect()
}

/// Checks that a block creates the reported alpha and destroys only recycled alpha.
fn assert_alpha_is_made(
    rules: &Rules,
    before: &Economy,
    after: &Economy,
    report: &BlockReport,
) -> Result<(), TestCaseError> {
    let after = alpha_of(after);
    for (netuid, was) in alpha_of(before) {
        let result = report.subnets.iter().find(|result| result.netuid == netuid).copied().unwrap_or_default();
        let made = was + result.alpha_in.0 + result.alpha_emission.0;
        let keeps_root = match rules.root {
            RootRule::Tao | RootRule::Sold => true,
            RootRule::SoldUnlessSubsidized => !result.terms.is_subsidized,
            RootRule::Claimable | RootRule::Fund => report.does_root_sell,
        };
        let keeps_bought = result.bought.0 == 0 || rules.bought == BoughtAlpha::Held;
        let pays = report.epochs.contains(&netuid);
        prop_assert!(after[&netuid] <= made, "alpha of {}: {} of {}", netuid.0, after[&netuid], made);
        if keeps_root && keeps_bought && !pays {
            prop_assert_eq!(after[&netuid], made, "alpha of {}", netuid.0);
        }
    }
    Ok(())
}

/// Checks that operations create no alpha and that only registrations and dissolutions destroy it.
fn assert_alpha_stays(operation: &Operation, before: &Economy, after: &Economy) -> Result<(), TestCaseError> {
    let after = alpha_of(after);
    for (netuid, was) in alpha_of(before) {
        match operation {
            Operation::RegisterNeuron { .. } => prop_assert!(after[&netuid] <= was, "{operation:?}"),
            Operation::RegisterSubnet { .. } | Operation::Dissolve { .. } => {}
            _ => prop_assert_eq!(after[&netuid], was, "{:?}", operation),
        }
    }
    Ok(())
}

fn run(rules: &Rules, mut economy: Economy, operations: &[Vec<TestOperation>]) -> Result<(), TestCaseError> {
    for operations in operations {
        let before = economy.clone();
        let report = next_block(&mut economy, rules);
        assert_alpha_is_made(rules, &before, &economy, &report)?;
        assert_all_is_somewhere(&economy, "the block")?;
        let spent = report.subnets.iter().map(|subnet| subnet.tao_in.0 + subnet.bought_with.0).sum::<u64>();
        prop_assert_eq!(report.emission.0, spent + report.recycled.0, "the block's TAO");
        for operation in operations {
            let before = economy.clone();
            let Some(operation) = operation.resolved(&economy) else { continue };
            let result = apply(&mut economy, rules, &operation);
            assert_all_is_somewhere(&economy, &format!("{operation:?}"))?;
            assert_alpha_stays(&operation, &before, &economy)?;
            prop_assert!(result.is_ok() || economy == before, "a refused operation changed the state: {operation:?}");
        }
    }
    Ok(())
}

fn check(era: &'static Era, runtime: Runtime) {
    let rules = era.rules_at(runtime, Choice::Live);
    let operations = prop::collection::vec(prop::collection::vec(any_operation(), 0..3), BLOCKS);
    let config = ProptestConfig { max_shrink_iters: 200, ..random_cases(ECONOMIES) };
    TestRunner::new(config)
        .run(&(any_economy(rules.pool), operations), |(economy, operations)| run(&rules, economy, &operations))
        .unwrap_or_else(|error| panic!("{} at {runtime:?}: {error}", era.id));
}

#[test]
fn every_era_conserves_tao_and_alpha() {
    for era in ERAS {
        let own = Some(era.runtime);
        let others = era.changes.iter().filter_map(|change| match change.effect {
            Effect::None => None,
            Effect::Amends(_) => Some(change.runtime),
            Effect::Replaced(_) => Some(Runtime(change.runtime.0 - 1)),
        });
        let runtimes: BTreeSet<Runtime> = others.chain(own).collect();
        runtimes.into_iter().for_each(|runtime| check(era, runtime));
    }
}

#[test]
fn amounts_at_the_limits_of_their_types_do_not_panic() {
    for era in ERAS {
        let rules = era.rules(Choice::Live);
        let operations = prop::collection::vec(prop::collection::vec(any_operation(), 0..3), BLOCKS);
        TestRunner::new(random_cases(ECONOMIES))
            .run(&(extreme_economy(rules.pool), operations), |(mut economy, operations)| {
                for operations in operations {
                    next_block(&mut economy, &rules);
                    for operation in operations {
                        if let Some(operation) = operation.resolved(&economy) {
                            let _ = apply(&mut economy, &rules, &operation);
                        }
                    }
                }
                Ok(())
            })
            .unwrap_or_else(|error| panic!("{}: {error}", era.id));
    }
}
