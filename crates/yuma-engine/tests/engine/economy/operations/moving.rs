//! Moving stake to another subnet or hotkey.

use super::world::{ALICE, HOTKEY, TAO, on, quoted, refusal, world};
use crate::operations::{move_stake, stake};
use yuma_engine::economy::Economy;
use yuma_engine::economy::operations::{Limit, OperationError, Position};
use yuma_engine::pool::{Order, Side};
use yuma_engine::quantity::{Alpha, Amount, Key, Rao};

#[test]
fn a_move_between_subnets_pays_one_fee() {
    let (_, rules, mut economy) = world("gate-2026");
    let alpha = stake(&mut economy, &rules, on(1), Rao(10 * TAO), None).unwrap_or_default();
    let amount = Alpha(alpha.0 / 2);
    let tao = quoted(&economy, 1, Side::Sell, amount.0);
    let expected = economy.subnets[1].pool.quote(&Order::new(Side::Buy, Amount(tao)).free());
    let arrived = move_stake(&mut economy, &rules, on(1), on(2), amount, None);
    assert_eq!(arrived.map(|alpha| alpha.0), Ok(expected.map_or(0, |swap| swap.paid_out.0)));

    let other = Position { hotkey: Key(11), ..on(1) };
    let price = economy.subnets[0].pool.price();
    let moved = move_stake(&mut economy, &rules, on(1), other, Alpha(alpha.0 / 4), None);
    assert_eq!(moved, Ok(Alpha(alpha.0 / 4)), "a move within a subnet transfers alpha");
    assert_eq!(economy.subnets[0].pool.price(), price);
}

#[test]
fn a_limit_on_a_move_bounds_the_ratio_of_prices() {
    let (_, rules, mut economy) = world("gate-2026");
    let alpha = stake(&mut economy, &rules, on(2), Rao(4_000 * TAO), None).unwrap_or_default();
    let ratio = |economy: &Economy| -> f64 {
        let price = |index: usize| -> f64 { economy.subnets[index].pool.price().0.to_num() };
        price(1) / price(0)
    };
    let least = ratio(&economy) * 0.9;
    let limit = |allow_partial| Some(Limit { price: Rao((least * 1e9) as u64), allow_partial });
    let all = Alpha(alpha.0 - 1);
    let refused = refusal(move_stake(&mut economy, &rules, on(2), on(1), all, limit(false)));
    assert_eq!(refused, OperationError::SlippageTooHigh);
    assert!(move_stake(&mut economy, &rules, on(2), on(1), all, limit(true)).is_ok());
    assert!(economy.subnets[1].stakes.of(HOTKEY, ALICE) > 0, "part of the stake remains");
    // The chain's closed form divides the change between the pools by their TAO, so the ratio ends near the limit, not at it.
    assert!((ratio(&economy) / least - 1.0).abs() < 0.1, "{} for {least}", ratio(&economy));
}
