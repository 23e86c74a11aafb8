//! The fees of the launch era, February to July 2025.

use super::world::{HOTKEY, TAO, on, world};
use crate::operations::{move_stake, stake, unstake};
use yuma_engine::economy::operations::{Limit, Position};
use yuma_engine::economy::{Choice, Economy, Rules, Runtime, Yield, next_block};
use yuma_engine::pool::{Order, Pool, Side};
use yuma_engine::quantity::{Alpha, Amount, Key, Netuid, Rao};

#[test]
fn launch_fees_stay_in_the_pool() {
    let (_, rules, mut economy) = world("launch-2025");
    let before = economy.subnets[0].pool.reserves();
    assert!(stake(&mut economy, &rules, on(1), Rao(TAO), None).is_ok());
    assert_eq!(economy.subnets[0].pool.reserves().tao.0 - before.tao.0, TAO);
    assert!(matches!(economy.subnets[0].pool, Pool::ConstantProduct(_)));
}

#[test]
fn the_first_launch_runtime_charges_only_the_flat_fee() {
    let (_, rules, mut economy) = world("launch-2025");
    let root = Position { netuid: Netuid::ROOT, ..on(0) };
    assert_eq!(stake(&mut economy, &rules, root, Rao(TAO), None), Ok(Alpha(TAO - 50_000)));
    assert_eq!(unstake(&mut economy, &rules, root, Alpha(TAO / 2), None), Ok(Rao(TAO / 2 - 50_000)));
    assert_eq!(economy.root.fees, Rao(100_000), "on root the fee has no owner");

    let alpha = stake(&mut economy, &rules, on(1), Rao(10 * TAO), None).unwrap_or_default();
    let before = economy.subnets[0].pool.reserves().tao;
    let other = Position { hotkey: Key(11), ..on(1) };
    let moved = move_stake(&mut economy, &rules, on(1), other, Alpha(alpha.0 / 2), None).unwrap_or_default();
    assert!(moved.0 < alpha.0 / 2, "{moved:?}: a move within a subnet sells and buys");
    assert_eq!(economy.subnets[0].pool.reserves().tao, before, "the fee equals the amount held back");
}

/// The launch under runtime 252, after an epoch in which the hotkey's stakers earned `thousandths` of their alpha.
fn forfeiting(thousandths: u64) -> (Rules, Economy) {
    let (era, _, mut economy) = world("launch-2025");
    let stake = Alpha(1_000_000);
    let last = Yield { dividends: Alpha(thousandths * 1_000), stake };
    for subnet in &mut economy.subnets {
        subnet.yields.insert(HOTKEY, last);
    }
    (era.rules_at(Runtime(252), Choice::Live), economy)
}

#[test]
fn from_march_2025_unstaking_costs_the_yield_of_an_epoch() {
    for (what, tao, thousandths, limit) in [
        ("the yield", 10 * TAO, 2, None),
        ("the yield, with a limit", 10 * TAO, 2, Some(Limit { price: Rao(1_000), allow_partial: false })),
        ("at least one twenty-thousandth", 10 * TAO, 0, None),
        ("at least the flat fee", TAO / 2, 0, None),
    ] {
        let (rules, mut economy) = forfeiting(thousandths);
        let alpha = stake(&mut economy, &rules, on(1), Rao(tao), None).unwrap_or_default();
        let held = Alpha(alpha.0 - 1);
        let order = Order::new(Side::Sell, Amount(held.0)).free();
        let worth = economy.subnets[0].pool.quote(&order).map_or(0, |swap| swap.paid_out.0);
        let before = economy.subnets[0].pool.reserves().tao.0;
        let fee = (worth * thousandths / 1_000).max(worth / 20_000).max(50_000);
        assert_eq!(unstake(&mut economy, &rules, on(1), held, limit), Ok(Rao(worth - fee)), "{what}");
        assert_eq!(before - economy.subnets[0].pool.reserves().tao.0, worth - fee, "{what}: the fee stays in the pool");
    }
}

#[test]
fn a_move_to_another_subnet_forfeits_the_yield() {
    let (rules, mut economy) = forfeiting(5);
    let alpha = stake(&mut economy, &rules, on(1), Rao(10 * TAO), None).unwrap_or_default();
    let amount = Alpha(alpha.0 / 2);
    let worth = economy.subnets[0].pool.quote(&Order::new(Side::Sell, Amount(amount.0)).free());
    let tao = worth.map_or(0, |swap| swap.paid_out.0 - swap.paid_out.0 * 5 / 1_000);
    let expected = economy.subnets[1].pool.quote(&Order::new(Side::Buy, Amount(tao)).free());
    let arrived = move_stake(&mut economy, &rules, on(1), on(2), amount, None);
    assert_eq!(arrived.map(|alpha| alpha.0), Ok(expected.map_or(0, |swap| swap.paid_out.0)));
}

#[test]
fn an_epoch_stores_the_yield_of_stakers() {
    let (_, rules, mut economy) = world("launch-2025");
    (0..361).for_each(|_| drop(next_block(&mut economy, &rules)));
    let subnet = &economy.subnets[0];
    let last = subnet.yields[&HOTKEY];
    assert!(last.dividends.0 > 0, "{last:?}");
    assert!(last.stake.0 > last.dividends.0 && last.stake.0 <= subnet.stakes.on(HOTKEY), "{last:?}");
}
