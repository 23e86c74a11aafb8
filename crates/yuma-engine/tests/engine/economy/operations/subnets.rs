//! The life cycle of a subnet: registration, start, pruning, dissolution.

use super::world::{ALICE, TAO, on, refusal, world};
use crate::operations::{dissolve_subnet, move_stake, register_subnet, stake, start_call};
use yuma_engine::economy::operations::{OperationError, Position, lock_cost, prune_candidate};
use yuma_engine::economy::{Choice, Owner, Runtime, next_block};
use yuma_engine::quantity::{Alpha, Block, Key, Netuid, Rao};

#[test]
fn a_new_subnet_has_the_median_price_and_starts_by_call() {
    let (_, rules, mut economy) = world("gate-2026");
    economy.last_lock = (Rao(1_000 * TAO), economy.block);
    let owner = Owner { coldkey: ALICE, hotkey: Key(5_001) };
    assert_eq!(refusal(register_subnet(&mut economy, &rules, owner)), OperationError::RateLimited);
    economy.block.0 += rules.parameters.network_rate_limit.0;
    let cost = lock_cost(&economy, &rules);
    assert_eq!(cost, Rao(1_750 * TAO + 1_600), "a quarter of the doubling has decayed, in steps of floor(L / 57,600)");
    assert_eq!(register_subnet(&mut economy, &rules, owner), Ok(Netuid(5)));
    let Some(subnet) = economy.subnet(Netuid(5)) else { panic!("it exists") };
    let prices: Vec<f64> = economy.subnets[..4].iter().map(|subnet| subnet.pool.price().0.to_num()).collect();
    let price: f64 = subnet.pool.price().0.to_num();
    assert!((price - (prices[1] + prices[2]) / 2.0).abs() < 1e-9, "{price} of {prices:?}");
    assert_eq!(subnet.pool.reserves().tao, cost);
    assert!(!subnet.is_eligible() && !subnet.switches.emission);
    assert_eq!(refusal(stake(&mut economy, &rules, on(5), Rao(TAO), None)), OperationError::SubtokenDisabled);
    assert_eq!(start_call(&mut economy, &rules, Netuid(5)), Ok(()));
    assert!(stake(&mut economy, &rules, on(5), Rao(TAO), None).is_ok());
    assert_eq!(refusal(start_call(&mut economy, &rules, Netuid(5))), OperationError::CannotStart);
    assert_eq!(next_block(&mut economy, &rules).subnets.len(), 5);
}

#[test]
fn until_march_2025_a_subnet_starts_at_registration() {
    for (runtime, starts) in [(233, true), (252, false)] {
        let (era, _, mut economy) = world("launch-2025");
        let rules = era.rules_at(Runtime(runtime), Choice::Live);
        let owner = Owner { coldkey: ALICE, hotkey: Key(5_001) };
        assert_eq!(register_subnet(&mut economy, &rules, owner), Ok(Netuid(5)));
        assert_eq!(stake(&mut economy, &rules, on(5), Rao(TAO / 100), None).is_ok(), starts, "runtime {runtime}");
        assert_eq!(next_block(&mut economy, &rules).subnets.len() == 5, starts, "runtime {runtime}");
        assert_eq!(refusal(start_call(&mut economy, &rules, Netuid(5))), OperationError::CannotStart);
        economy.block.0 += 50_400;
        assert_eq!(start_call(&mut economy, &rules, Netuid(5)).is_ok(), !starts, "runtime {runtime}");
    }
}

#[test]
fn at_the_subnet_limit_the_cheapest_mature_subnet_is_pruned() {
    let (_, mut rules, mut economy) = world("gate-2026");
    rules.parameters.subnet_limit = 4;
    assert_eq!(prune_candidate(&economy, &rules), Ok(Some(Netuid(4))), "the lowest average price");
    economy.subnets[3].registered_at = economy.block;
    assert_eq!(prune_candidate(&economy, &rules), Ok(Some(Netuid(3))), "the lowest average price after immunity");
    let owner = Owner { coldkey: ALICE, hotkey: Key(5_001) };
    assert_eq!(register_subnet(&mut economy, &rules, owner), Ok(Netuid(3)), "the registration reuses the netuid");
    economy.subnets.iter_mut().for_each(|subnet| subnet.registered_at = Block(u64::MAX / 2));
    assert_eq!(prune_candidate(&economy, &rules), Err(OperationError::SubnetLimitReached));
}

#[test]
fn until_september_2025_no_subnet_is_pruned() {
    let (_, mut rules, economy) = world("launch-2025");
    assert_eq!(prune_candidate(&economy, &rules), Ok(None), "no subnet limit exists");
    rules.parameters.subnet_limit = 4;
    assert_eq!(prune_candidate(&economy, &rules), Err(OperationError::SubnetLimitReached));
}

#[test]
fn in_2024_the_subnet_with_the_least_emission_is_pruned_after_a_week() {
    let (_, mut rules, mut economy) = world("root-2024");
    rules.parameters.subnet_limit = 4;
    economy.subnets[2].root_emission = Rao(1);
    assert_eq!(prune_candidate(&economy, &rules), Ok(Some(Netuid(3))));
    economy.subnets[2].registered_at = Block(economy.block.0 - 50_399);
    assert_eq!(prune_candidate(&economy, &rules), Ok(Some(Netuid(1))), "the oldest of equal subnets");
    economy.subnets[2].registered_at = Block(economy.block.0 - 50_400);
    assert_eq!(prune_candidate(&economy, &rules), Ok(Some(Netuid(3))));
}

#[test]
fn a_dissolved_subnet_pays_its_pool_to_its_alpha_holders() {
    let (_, rules, mut economy) = world("gate-2026");
    let pot = economy.subnets[0].pool.reserves().tao;
    let before: u128 = economy.tao_places().balances;
    let issuance = economy.issuance;
    let paid = dissolve_subnet(&mut economy, &rules, Netuid(1)).unwrap_or_default();
    assert_eq!(paid.iter().map(|(_, tao)| tao.0).sum::<u64>(), pot.0, "registered before the pool had a share");
    assert_eq!(economy.tao_places().balances - before, u128::from(pot.0));
    assert_eq!(economy.issuance, issuance);
    assert!(economy.subnet(Netuid(1)).is_none());
}

#[test]
fn in_2024_a_lock_is_stored_and_refunded() {
    let (_, rules, mut economy) = world("root-2024");
    let (issuance, before) = (economy.issuance, economy.balance(ALICE));
    let owner = Owner { coldkey: ALICE, hotkey: Key(5_001) };
    assert_eq!(lock_cost(&economy, &rules), Rao(0), "October 2024 had no floor");
    economy.last_lock = (Rao(1_152 * TAO), Block(economy.block.0 - 28_800));
    assert_eq!(register_subnet(&mut economy, &rules, owner), Ok(Netuid(5)));
    assert_eq!((economy.issuance, economy.balance(ALICE)), (issuance, Rao(before.0 - 1_152 * TAO)));
    assert_eq!(economy.subnets[4].burn_price.min, Rao(TAO), "a neuron costs at least one TAO");
    assert_eq!(dissolve_subnet(&mut economy, &rules, Netuid(5)), Ok(vec![(ALICE, Rao(1_152 * TAO))]));
    assert_eq!((economy.issuance, economy.balance(ALICE)), (issuance, before));
}

#[test]
fn in_2024_staking_alpha_is_refused() {
    let (_, rules, mut economy) = world("root-2024");
    assert_eq!(refusal(stake(&mut economy, &rules, on(1), Rao(TAO), None)), OperationError::NoAlpha);
    let root = Position { netuid: Netuid::ROOT, ..on(0) };
    assert_eq!(stake(&mut economy, &rules, root, Rao(TAO), None), Ok(Alpha(TAO)));
    let moved = refusal(move_stake(&mut economy, &rules, root, on(1), Alpha(TAO), None));
    assert_eq!(moved, OperationError::NoAlpha);
}

#[test]
fn in_2024_the_lock_costs_of_five_registrations_match_the_chain() {
    // Registrations of October 2024, example answers of the taostats API.
    const REGISTRATIONS: [(u64, u64); 5] = [
        (3_966_206, 1_520_860_720_561),
        (3_989_825, 1_794_457_248_725),
        (4_032_711, 916_793_208_352),
        (4_067_835, 715_480_717_676),
        (4_084_840, 1_008_504_859_952),
    ];
    let (_, rules, mut economy) = world("root-2024");
    for [(block, lock), (next_block, next_lock)] in REGISTRATIONS.array_windows().copied() {
        economy.last_lock = (Rao(lock), Block(block));
        economy.block = Block(next_block);
        assert_eq!(lock_cost(&economy, &rules), Rao(next_lock), "block {next_block}");
    }
}
