//! Random blocks in every era: TAO and alpha are neither made nor lost outside the named places.
//!
//! `ECONOMY_BLOCKS` sets how many blocks each era runs, 10,000 for a thorough run.

#[path = "strategies/economy.rs"]
mod strategies;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use strategies::{Deed, any_deed, any_economy};
use yuma_playground::engine::economy::era::{Effect, Era, Runtime};
use yuma_playground::engine::economy::parameters::Choice;
use yuma_playground::engine::economy::{ERAS, Economy, Rules, next_block};

/// Blocks of one random economy.
const BLOCKS: usize = 50;

fn cases() -> u32 {
    let blocks: usize = std::env::var("ECONOMY_BLOCKS").ok().and_then(|blocks| blocks.parse().ok()).unwrap_or(1_000);
    u32::try_from(blocks.div_ceil(BLOCKS)).unwrap_or(u32::MAX)
}

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

fn run(era: &'static Era, rules: &Rules, mut economy: Economy, deeds: &[Vec<Deed>]) -> Result<(), TestCaseError> {
    for deeds in deeds {
        let report = next_block(&mut economy, rules);
        assert_all_is_somewhere(&economy, "the block")?;
        let spent = report.subnets.iter().map(|subnet| subnet.tao_in.0 + subnet.bought_with.0).sum::<u64>();
        prop_assert_eq!(report.emission.0, spent + report.unspent.0, "the block's TAO");
        for deed in deeds {
            let before = economy.clone();
            let is_done = deed.attempt(&mut economy, era, rules);
            assert_all_is_somewhere(&economy, &format!("{deed:?}"))?;
            prop_assert!(is_done || economy == before, "what was refused changed something: {deed:?}");
        }
    }
    Ok(())
}

fn check(era: &'static Era, runtime: Runtime) {
    let rules = era.rules_at(runtime, Choice::Live);
    let deeds = prop::collection::vec(prop::collection::vec(any_deed(), 0..3), BLOCKS);
    let config =
        ProptestConfig { failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::with_cases(cases()) };
    TestRunner::new(config)
        .run(&(any_economy(era), deeds), |(economy, deeds)| run(era, &rules, economy, &deeds))
        .unwrap_or_else(|error| panic!("{} at {runtime:?}: {error}", era.id));
}

#[test]
fn nothing_is_made_or_lost_in_any_era() {
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
