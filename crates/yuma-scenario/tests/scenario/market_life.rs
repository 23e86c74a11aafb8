//! The life of a subnet: the price of a registration, the order of pruning, and the payout at the end.

use crate::markets::{april_2025, april_2026, edited, era, market_of, pool, units};
use yuma_engine::economy::ERAS;
use yuma_engine::economy::operations::{OperationError, lock_cost, prune_candidate};
use yuma_engine::emission::MovingPrice;
use yuma_engine::quantity::{Alpha, Block, Netuid, Rao};
use yuma_scenario::market::{
    LastRegistration, Market, MarketEdit, MarketResult, NewSubnet, Parameter, PruneOrder, dissolution, economy,
    lock_cost_at, lock_cost_decay, preset, registration,
};

fn after(market: &Market, lock: u64, block: u64) -> Market {
    let last = LastRegistration { lock: Rao(lock), block: Block(block) };
    edited(market, [MarketEdit::SetLastRegistration(Some(last))])
}

/// Case `lock-price-october-2024`: each lock follows from the one before.
#[test]
fn the_locks_of_october_2024_follow_from_each_other_to_the_rao() {
    const LOCKS: [(u64, u64); 5] = [
        (3_966_206, 1_520_860_720_561),
        (3_989_825, 1_794_457_248_725),
        (4_032_711, 916_793_208_352),
        (4_067_835, 715_480_717_676),
        (4_084_840, 1_008_504_859_952),
    ];
    let (board, root) = (preset("root-2024-11-24").unwrap(), era("root-2024"));
    for [(block, lock), (next, expected)] in LOCKS.array_windows().copied() {
        let market = after(&board, lock, block);
        let (economy, rules) = (economy(&market, root), market.rules(root));
        assert_eq!(lock_cost_at(&economy, &rules, Block(next)), Rao(expected), "block {next}");
    }
}

/// A public log of registrations, with two decimals. The reading of April 2025 has the emission of one TAO a block that
/// held until the halving, that of April 2026 the half one since.
#[test]
fn the_locks_of_december_2025_follow_from_each_other_to_the_logged_decimals() {
    let flow = era("flow-2025");
    for (market, last, blocks, observed) in [
        (april_2025(), 269.84, 49_368, 308.41),
        (april_2026(), 165.6, 14_401, 248.38),
        (april_2026(), 307.78, 28_114, 315.11),
    ] {
        let market = after(&market, units(last), 1);
        let (economy, rules) = (economy(&market, flow), market.rules(flow));
        let cost = lock_cost_at(&economy, &rules, Block(1 + blocks)).0 as f64 / 1e9;
        assert!((cost - observed).abs() < 0.02, "{cost} instead of {observed}");
    }
}

#[test]
fn the_course_falls_from_twice_the_last_lock_to_the_minimum() {
    let now = april_2026().start.snapshot().block;
    let market = after(&april_2026(), units(300.0), now.0 - 7_200);
    let (economy, rules) = (economy(&market, era("flow-2025")), market.rules(era("flow-2025")));
    let course = lock_cost_decay(&economy, &rules, 40);
    assert_eq!((course.len(), course[0]), (41, (Block(now.0 - 7_200), Rao(units(600.0)))));
    assert!(course.windows(2).all(|pair| pair[0].1 > pair[1].1), "{course:?}");
    let (end, cost) = course[40];
    assert_eq!(cost, rules.parameters.min_lock);
    assert!(end.0 - (now.0 - 7_200) > 57_400 && end.0 - (now.0 - 7_200) <= 57_600, "two intervals of 28,800 blocks");
    assert_eq!(lock_cost(&economy, &rules), lock_cost_at(&economy, &rules, now));
}

#[test]
fn a_registration_prunes_the_first_in_the_order_and_waits_for_the_last_one() {
    let flow = era("flow-2025");
    let result = MarketResult::of(&april_2026(), flow);
    let (economy, rules) = (&result.economy, &result.rules);
    let first = PruneOrder::of(economy, rules).places[0];
    let Ok(NewSubnet { netuid, pruned, reserves }) = registration(economy, rules).outcome else { panic!("refused") };
    assert_eq!((pruned, netuid), (Some(first.subnet.netuid), first.subnet.netuid), "the number is used again");
    assert_eq!(prune_candidate(economy, rules), Ok(pruned));
    assert_eq!((first.place, first.earliest), (Some(1), economy.block));
    assert_eq!(reserves.tao, Rao(1_000_000_000), "the minimum lock at a price of one");
    let market = after(&april_2026(), units(300.0), economy.block.0 - 100);
    let result = MarketResult::of(&market, flow);
    let refused = registration(&result.economy, &result.rules);
    assert_eq!(refused.outcome, Err(OperationError::RateLimited));
    assert_eq!(refused.admitted_at, Block(economy.block.0 - 100 + 28_800));
}

/// Three subnets at the limit: one cheap and immune, two not immune.
#[test]
fn the_earliest_block_counts_immunity_and_the_pauses_between_registrations() {
    let start = april_2026().start.snapshot().block;
    let subnet = |netuid: u16, price: f64, age: u64| {
        let mut subnet = pool(netuid, Rao(units(1_000.0)), Alpha(units(1_000.0 / price)), Alpha(units(1e6)));
        subnet.registered_at = Block(start.0 - age);
        subnet.moving_price = Some(MovingPrice::settled(subnet.price()));
        subnet
    };
    let market = market_of(vec![subnet(1, 0.03, 900_000), subnet(2, 0.01, 800_000), subnet(3, 0.02, 900_000)]);
    let market = edited(&market, [MarketEdit::SetParameter { parameter: Parameter::SubnetLimit, value: Some(3) }]);
    let flow = era("flow-2025");
    let places = PruneOrder::of(&economy(&market, flow), &market.rules(flow)).places;
    let found: Vec<_> = places.iter().map(|at| (at.subnet.netuid.0, at.place, at.earliest.0 - start.0)).collect();
    // A registration is admitted every four days; the immunity of subnet 2 ends after 64,000 blocks.
    assert_eq!(found, [(3, Some(1), 0), (1, Some(2), 28_800), (2, None, 64_000)]);
    let market = edited(&market, [MarketEdit::SetParameter { parameter: Parameter::SubnetLimit, value: Some(5) }]);
    let places = PruneOrder::of(&economy(&market, flow), &market.rules(flow)).places;
    assert_eq!(places[0].earliest.0 - start.0, 57_600, "the first two registrations fill the free places");
    assert!(PruneOrder::of(&economy(&market, era("launch-2025")), &market.rules(era("launch-2025"))).places.is_empty());
}

/// Case `worth-when-dissolved`: what holders get relative to the spot price, with the alpha outside that it implies.
#[test]
fn holders_of_a_dissolved_subnet_share_its_tao() {
    for (tao, price, ratio) in [
        (89_317_996_093u64, 0.001_035_312_481_862_067_4, 1.327_803_072_619_648),
        (597_009_910_960, 0.001_135_908_349_155_339, 1.010_215_141_798_55),
    ] {
        let alpha = (tao as f64 / price) as u64;
        let outside = (tao as f64 / (price * ratio)) as u64;
        let market = market_of(vec![pool(1, Rao(tao), Alpha(alpha), Alpha(outside))]);
        let result = MarketResult::of(&market, era("flow-2025"));
        let paid = dissolution(&result.economy, &result.rules, Netuid(1)).unwrap();
        assert_eq!((paid.stakers, paid.owner, paid.recycled), (Rao(tao), Rao(0), Rao(0)));
        let found = paid.stakers.0 as f64 / paid.at_spot.0 as f64;
        assert!((found - ratio).abs() < 1e-6, "{found} instead of {ratio}");
        assert!(paid.sold.unwrap() < paid.stakers, "a sale of everything moves the price");
    }
}

#[test]
fn pools_in_their_start_up_count_for_nothing() {
    for era in ERAS.iter().filter(|era| era.rules.has_alpha()) {
        let market = april_2025();
        let result = MarketResult::of(&market, era);
        let idle: Vec<Netuid> =
            market.subnets.iter().filter(|subnet| subnet.moving_price.is_none()).map(|subnet| subnet.netuid).collect();
        let highest =
            result.subnets.iter().filter(|subnet| idle.contains(&subnet.netuid)).map(|subnet| subnet.price).max();
        assert_eq!(idle.len(), 7);
        assert!(highest.unwrap().0 > 100, "{}: a pool in its start-up has the highest price", era.id);
        let without = idle
            .iter()
            .fold(market.clone(), |market, &netuid| MarketEdit::RemoveSubnet(netuid).apply(&market).unwrap());
        for other in MarketResult::of(&without, era).subnets {
            assert_eq!(result.subnet(other.netuid).unwrap().share, other.share, "{} {:?}", era.id, other.netuid);
        }
    }
}
