//! Staking, unstaking and limits.

use super::world::{ALICE, HOTKEY, TAO, on, quoted, refusal, world};
use crate::operations::{stake, unstake};
use yuma_engine::economy::operations::{Limit, OperationError, Position};
use yuma_engine::pool::{PoolError, Side};
use yuma_engine::quantity::{Alpha, Netuid, Rao};

#[test]
fn a_stake_receives_the_quote_of_the_pool_and_costs_the_offered_amount() {
    for (id, author) in [("launch-2025", 0), ("flow-2025", 0), ("netflow-2026", 50_354), ("gate-2026", 50_354)] {
        let (_, rules, mut economy) = world(id);
        let expected = quoted(&economy, 1, Side::Buy, 100_000_000);
        let got = stake(&mut economy, &rules, on(1), Rao(100_000_000), None);
        assert_eq!(got, Ok(Alpha(expected)), "{id}");
        assert_eq!(economy.balance(ALICE), Rao(10_000 * TAO - 100_000_000), "{id}");
        assert_eq!(economy.author, Rao(author), "{id}: the block author receives the fee, or the pool keeps it");
        let held = economy.subnet(Netuid(1)).map(|subnet| subnet.stakes.of(HOTKEY, ALICE));
        assert!(held.is_some_and(|held| expected - held <= 1), "{id}: {held:?}");
    }
}

#[test]
fn amounts_out_of_bounds_and_prices_above_the_limit_are_refused() {
    let (_, rules, mut economy) = world("gate-2026");
    let all_or_nothing = |price| Some(Limit { price: Rao(price), allow_partial: false });
    let too_low = OperationError::AmountTooLow;
    assert_eq!(refusal(stake(&mut economy, &rules, on(1), Rao(2_000_000), None)), too_low, "below minimum plus fee");
    assert!(stake(&mut economy, &rules, on(1), Rao(2_001_008), None).is_ok(), "minimum plus fee");
    let rich = Rao(20_000 * TAO);
    assert_eq!(refusal(stake(&mut economy, &rules, on(1), rich, None)), OperationError::NotEnoughBalance);
    assert_eq!(refusal(stake(&mut economy, &rules, on(9), Rao(TAO), None)), OperationError::SubnetNotExists);
    let at_price = refusal(stake(&mut economy, &rules, on(1), Rao(TAO), all_or_nothing(1_000)));
    assert_eq!(at_price, OperationError::Pool(PoolError::PriceLimitExceeded));
    let slips = refusal(stake(&mut economy, &rules, on(1), Rao(5_000 * TAO), all_or_nothing(110_000_000)));
    assert_eq!(slips, OperationError::SlippageTooHigh);
    assert_eq!(refusal(unstake(&mut economy, &rules, on(2), Alpha(5), None)), OperationError::NotEnoughStake);
}

#[test]
fn a_limit_admits_a_partial_fill() {
    let (_, rules, mut economy) = world("gate-2026");
    let limit = Limit { price: Rao(110_000_000), allow_partial: true };
    let before = economy.balance(ALICE);
    assert!(stake(&mut economy, &rules, on(1), Rao(5_000 * TAO), Some(limit)).is_ok());
    let spent = before.0 - economy.balance(ALICE).0;
    assert!(spent < 5_000 * TAO && spent > 500 * TAO, "{spent}");
    let price: f64 = economy.subnets[0].pool.price().0.to_num();
    assert!((price - 0.11).abs() < 1e-6, "the price ends at the limit: {price}");
}

#[test]
fn a_round_trip_costs_exactly_two_fees() {
    let (_, rules, mut economy) = world("gate-2026");
    let alpha = stake(&mut economy, &rules, on(1), Rao(100 * TAO), None).unwrap_or_default();
    let back = unstake(&mut economy, &rules, on(1), Alpha(alpha.0 - 1), None).unwrap_or_default();
    let lost = 1.0 - back.0 as f64 / (100.0 * TAO as f64);
    assert!((lost - 2.0 * 33.0 / 65_535.0).abs() < 1e-5, "{lost}");
}

#[test]
fn root_stake_is_one_to_one() {
    let (_, rules, mut economy) = world("price-2026");
    let root = Position { netuid: Netuid::ROOT, ..on(0) };
    assert_eq!(stake(&mut economy, &rules, root, Rao(50 * TAO), None), Ok(Alpha(50 * TAO)));
    assert_eq!(unstake(&mut economy, &rules, root, Alpha(20 * TAO), None), Ok(Rao(20 * TAO)));
    assert_eq!(economy.root.stakes.of(HOTKEY, ALICE), 30 * TAO);
}

#[test]
fn a_limit_on_root_admits_all_or_nothing() {
    let (_, rules, mut economy) = world("gate-2026");
    let root = Position { netuid: Netuid::ROOT, ..on(0) };
    let at = |price| Some(Limit { price: Rao(price), allow_partial: false });
    assert_eq!(stake(&mut economy, &rules, root, Rao(TAO), at(TAO)), Ok(Alpha(TAO)));
    assert_eq!(refusal(stake(&mut economy, &rules, root, Rao(TAO), at(TAO - 1))), OperationError::SlippageTooHigh);
    assert_eq!(unstake(&mut economy, &rules, root, Alpha(TAO / 2), at(TAO)), Ok(Rao(TAO / 2)));
    let refused = refusal(unstake(&mut economy, &rules, root, Alpha(TAO / 2), at(TAO + 1)));
    assert_eq!(refused, OperationError::SlippageTooHigh);
}

#[test]
fn a_remaining_nomination_below_the_minimum_is_unstaked_completely() {
    let (_, rules, mut economy) = world("gate-2026");
    let alpha = stake(&mut economy, &rules, on(1), Rao(TAO), None).unwrap_or_default();
    assert!(unstake(&mut economy, &rules, on(1), Alpha(alpha.0 - 100_000_000), None).is_ok());
    assert_eq!(economy.subnets[0].stakes.of(HOTKEY, ALICE), 0, "0.1 alpha at 0.1 TAO is below 0.02 TAO");
}
