//! Properties of every pool with any curve, checked against formulas in real numbers and other trades.

use crate::random_cases::recorded_cases;
use crate::reference_pools::{invariant, output, price};
use proptest::prelude::*;
use substrate_fixed::types::U64F64;
use yuma_engine::pool::weighted::Weighted;
use yuma_engine::pool::weights::Weights;
use yuma_engine::pool::{
    Concentrated, ConstantProduct, Order, Pool, PoolError, Reserves, Side, Superellipse, Swap, moving,
};
use yuma_engine::quantity::{Alpha, Amount, Liquidity, Perquintill, Price, Rao};

/// Reserves as subnets have them: 10 to 10 million TAO, 1,000 to 10 million alpha.
fn reserves() -> impl Strategy<Value = Reserves> {
    (1e10f64.ln()..1e16f64.ln(), 1e12f64.ln()..1e16f64.ln())
        .prop_map(|(tao, alpha)| Reserves { tao: Rao(tao.exp() as u64), alpha: Alpha(alpha.exp() as u64) })
}

/// Weights of every size, and often equal ones.
fn weight() -> impl Strategy<Value = Perquintill> {
    let parts = Perquintill::ONE.0 / 100;
    prop_oneof![Just(Perquintill::HALF), (parts..99 * parts).prop_map(Perquintill)]
}

fn pool() -> impl Strategy<Value = Pool> {
    (reserves(), weight(), 0..4).prop_map(|(reserves, weight, curve)| match curve {
        0 => Pool::ConstantProduct(ConstantProduct::new(reserves)),
        1 => Pool::Concentrated(Concentrated::new(reserves)),
        2 => {
            let weights = Weights::new(weight).unwrap_or_default();
            Pool::Weighted(Weighted { weights, ..Weighted::new(reserves) })
        }
        _ => Superellipse::new(reserves, weight).map_or(Pool::Stable(reserves), Pool::Superellipse),
    })
}

/// A pool in any state that its types admit, with all orders of magnitude equally likely.
fn any_pool() -> impl Strategy<Value = Pool> {
    let amount = || (any::<u64>(), 0u32..=64).prop_map(|(bits, shift)| bits.checked_shr(shift).unwrap_or(0));
    let bits = (any::<u128>(), 0u32..128).prop_map(|(bits, shift)| bits >> shift);
    let parts = (amount(), weight());
    (amount(), amount(), amount(), amount(), bits, parts, 0..5).prop_map(
        |(tao, alpha, more, flat, bits, parts, curve)| {
            let reserves = Reserves { tao: Rao(tao), alpha: Alpha(alpha) };
            let parked = Reserves { tao: Rao(more), alpha: Alpha(flat) };
            match curve {
                0 => Pool::Stable(reserves),
                1 => Pool::ConstantProduct(ConstantProduct { flat_fee: Rao(flat), ..ConstantProduct::new(reserves) }),
                2 => {
                    let root_price = U64F64::from_bits(bits);
                    let liquidity = Liquidity(more);
                    Pool::Concentrated(Concentrated { root_price, liquidity, parked, ..Concentrated::new(reserves) })
                }
                3 => {
                    let weights = Weights::new(parts.1).unwrap_or_default();
                    Pool::Weighted(Weighted { weights, parked, ..Weighted::new(reserves) })
                }
                _ => {
                    let empty = Superellipse::empty(reserves, Perquintill(parts.0));
                    Pool::Superellipse(Superellipse::new(reserves, Perquintill(parts.0)).unwrap_or(empty))
                }
            }
        },
    )
}

fn side() -> impl Strategy<Value = Side> {
    prop::sample::select(Side::ALL.to_vec())
}

/// A part of a reserve, from a billionth to all of it.
fn part() -> impl Strategy<Value = f64> {
    (1e-9f64.ln()..0.0).prop_map(f64::exp)
}

fn amount(pool: &Pool, side: Side, part: f64) -> Amount {
    Amount((pool.reserves().input(side).0 as f64 * part) as u64)
}

fn real(price: Price) -> f64 {
    price.0.to_num()
}

/// A trade without a fee or limit; `None` if the curve or its bounds reject it.
fn quote(pool: &Pool, side: Side, amount: Amount) -> Option<Swap> {
    let limit = if side == Side::Buy { Rao(u64::MAX) } else { Rao(0) };
    pool.quote(&Order::new(side, amount).free().with_limit(limit)).ok()
}

/// The maximum price of a unit of the other token, in units of the input.
fn unit(pool: &Pool, side: Side) -> f64 {
    match side {
        Side::Buy => real(pool.price()).max(1.0),
        Side::Sell => (1.0 / real(pool.price())).max(1.0),
    }
}

/// The chain cuts what is kept to 10^-18 of the reserve: where TAO has the greater weight, a large purchase takes the last alpha,
/// and the price of nothing, 0, is below every limit.
#[test]
fn a_purchase_can_empty_a_weighted_pool() {
    let weights = Weights::new(Perquintill(Perquintill::ONE.0 / 10 * 9)).unwrap_or_default();
    let reserves = Reserves { tao: Rao(10_000_000_000), alpha: Alpha(1_000_000_000_000) };
    let mut pool = Pool::Weighted(Weighted { weights, ..Weighted::new(reserves) });
    let swap = pool.swap(&Order::new(Side::Buy, Amount(reserves.tao.0 * 999)));
    assert_eq!(swap.map(|swap| swap.paid_out), Ok(Amount(reserves.alpha.0)));
    assert_eq!(pool.price(), Price::default());
    assert_eq!(pool.quote(&Order::new(Side::Buy, Amount(1_000_000))), Err(PoolError::ReservesTooLow));
}

proptest! {
    #![proptest_config(recorded_cases(1_000))]

    #[test]
    fn prices_and_outputs_are_those_of_real_numbers(pool in pool(), side in side(), part in part()) {
        let expected = price(&pool);
        prop_assert!((real(pool.price()) - expected).abs() <= expected * 1e-9 + 2e-9, "{:?}", pool.price());
        let amount = amount(&pool, side, part);
        if let Some(swap) = quote(&pool, side, amount) {
            let expected = output(&pool, side, swap.paid_in);
            let got = swap.paid_out.0 as f64;
            prop_assert!((got - expected).abs() <= 2.0 + expected * 1e-6 + unit(&pool, side.opposite()), "{got} for {expected}");
        }
    }

    #[test]
    fn more_gives_more_and_costs_more(pool in pool(), side in side(), part in part(), more in 1u64..1 << 40) {
        let small = amount(&pool, side, part);
        let large = Amount(small.0 + more);
        if let (Some(small), Some(large)) = (quote(&pool, side, small), quote(&pool, side, large)) {
            prop_assert!(small.paid_out <= large.paid_out);
            let (before, one, other) = (small.price_before, small.price_after, large.price_after);
            prop_assume!(other.0 > 0); // an emptied pool has no price
            let (is_ordered, is_signed) = match side {
                Side::Buy => (before <= one && one <= other, large.price_impact() >= 0),
                Side::Sell => (before >= one && one >= other, large.price_impact() <= 0),
            };
            prop_assert!(is_ordered && is_signed, "{before:?} {one:?} {other:?}");
        }
    }

    #[test]
    fn there_and_back_gains_no_more_than_a_rounded_unit(pool in pool(), side in side(), part in part()) {
        let start = pool.clone();
        let mut pool = pool;
        let amount = amount(&pool, side, part);
        let Ok(there) = pool.swap(&Order::new(side, amount).free()) else { return Ok(()) };
        let Ok(back) = pool.swap(&Order::new(side.opposite(), there.paid_out).free()) else { return Ok(()) };
        // A unit is worth more where the trade has moved the price.
        let worth = unit(&start, side).max(1.0 + amount.0 as f64 / there.paid_out.0.max(1) as f64) * 4.0;
        let precision = start.reserves().input(side).0 as f64 * 1e-12;
        prop_assert!(back.paid_out.0 as f64 <= there.paid_in.0 as f64 + worth + precision, "{back:?}");
    }

    #[test]
    fn there_and_back_with_fees_loses(pool in pool(), side in side(), part in 1e-4f64..1.0) {
        let mut pool = pool;
        let amount = amount(&pool, side, part);
        let Ok(there) = pool.swap(&Order::new(side, amount)) else { return Ok(()) };
        let Ok(back) = pool.swap(&Order::new(side.opposite(), there.paid_out)) else { return Ok(()) };
        prop_assert!(back.paid_out <= there.taken());
    }

    #[test]
    fn a_trade_equals_its_quote(pool in pool(), side in side(), part in part(), free in any::<bool>()) {
        let order = Order { is_free: free, ..Order::new(side, amount(&pool, side, part)) };
        let mut after = pool.clone();
        let (quoted, made) = (pool.quote(&order), after.swap(&order));
        prop_assert_eq!(quoted, made);
        match made {
            Ok(swap) => {
                prop_assert_eq!(after.price(), swap.price_after);
                prop_assert!(swap.taken() <= order.amount);
            }
            Err(_) => prop_assert_eq!(after, pool),
        }
    }

    #[test]
    fn the_product_of_the_launch_never_falls(reserves in reserves(), side in side(), part in part(), free in any::<bool>()) {
        let product = |reserves: Reserves| u128::from(reserves.tao.0) * u128::from(reserves.alpha.0);
        let mut pool = ConstantProduct::new(reserves);
        let amount = Amount((reserves.input(side).0 as f64 * part) as u64);
        if pool.swap(&Order { is_free: free, ..Order::new(side, amount) }).is_ok() {
            // The chain cuts the reserve that is kept to 2^-18.
            let cut = u128::from(pool.reserves.input(side).0) >> 18;
            prop_assert!(product(pool.reserves) + cut >= product(reserves));
        }
    }

    #[test]
    fn the_invariant_of_weights_never_falls(pool in pool(), side in side(), part in part()) {
        let mut after = pool.clone();
        if let (Some(before), Ok(_)) = (invariant(&pool), after.swap(&Order::new(side, amount(&pool, side, part)).free())) {
            prop_assume!(!after.reserves().is_one_empty());
            prop_assert!(invariant(&after).is_some_and(|after| after >= before - 1e-13), "{after:?}");
        }
    }

    #[test]
    fn no_state_and_no_order_is_too_much(
        pool in any_pool(), other in any_pool(), side in side(),
        amount: u64, limit: Option<u64>, is_free: bool, price: u128, tao: u64, alpha: u64,
    ) {
        let mut pool = pool;
        let order = Order { side, amount: Amount(amount), limit: limit.map(Rao), is_free, flat_fee: None };
        let (quoted, made) = (pool.quote(&order), pool.swap(&order));
        prop_assert_eq!(quoted, made);
        if let Ok(swap) = made {
            let _ = (swap.average_price(), swap.price_impact(), swap.slippage(), swap.taken());
        }
        let _ = pool.amount_to_price(side, Price(U64F64::from_bits(price)));
        let _ = (pool.maximum(side, Rao(amount)), pool.input_for(side, Amount(amount)));
        let _ = (moving::maximum(&pool, &other, Rao(amount)), moving::quote(&pool, &other, Alpha(amount)));
        let _ = pool.inject(Reserves { tao: Rao(tao), alpha: Alpha(alpha) });
        let _ = pool.price();
    }

    #[test]
    fn a_limit_is_kept(pool in pool(), side in side(), part in part(), beyond in 1.0001f64..4.0) {
        let price = real(pool.price());
        let limit = Rao((if side == Side::Buy { price * beyond } else { price / beyond } * 1e9) as u64);
        let order = Order::new(side, amount(&pool, side, part)).free().with_limit(limit);
        let Ok(swap) = pool.quote(&order) else { return Ok(()) };
        let bound = limit.0 as f64 / 1e9;
        let got = match &pool {
            Pool::ConstantProduct(_) => swap.average_price().map_or(bound, real),
            _ => real(swap.price_after),
        };
        // The output is rounded down by up to one unit.
        let slack = bound * (1e-6 + 1.0 / swap.paid_out.0.max(1) as f64) + 2e-9;
        prop_assert!(if side == Side::Buy { got <= bound + slack } else { got >= bound - slack }, "{got} for {bound}");
        prop_assert_eq!(swap.reached_limit, swap.paid_in < order.amount);
    }

    #[test]
    fn the_amount_to_a_price_brings_it_there(pool in pool(), side in side(), beyond in 1.001f64..1.5) {
        let price = real(pool.price());
        let target = if side == Side::Buy { price * beyond } else { price / beyond };
        let needed = pool.amount_to_price(side, Price(U64F64::from_num(target)));
        let Some(swap) = quote(&pool, side, needed) else { return Ok(()) };
        let got = real(swap.price_after);
        prop_assert!((got - target).abs() <= target * 1e-5 + 1e-8, "{got} for {target}");
        let wrong_way = pool.amount_to_price(side.opposite(), Price(U64F64::from_num(target)));
        prop_assert_eq!(wrong_way, Amount(0));
    }

    #[test]
    fn the_input_for_an_output_is_minimal(pool in pool(), side in side(), part in 1e-6f64..0.3) {
        let wanted = Amount((pool.reserves().output(side).0 as f64 * part) as u64);
        if let Some(needed) = pool.input_for(side, wanted) {
            prop_assert!(quote(&pool, side, needed).is_some_and(|swap| swap.paid_out >= wanted));
            let less = quote(&pool, side, Amount(needed.0.saturating_sub(1)));
            prop_assert!(less.is_none_or(|swap| swap.paid_out < wanted));
        }
    }

    #[test]
    fn an_injection_is_kept_and_leaves_the_price(pool in pool(), tao in part(), alpha in part()) {
        let added = Reserves {
            tao: Rao((pool.reserves().tao.0 as f64 * tao) as u64),
            alpha: Alpha((pool.reserves().alpha.0 as f64 * alpha) as u64),
        };
        let before = pool.clone();
        let mut pool = pool;
        let Ok(accepted) = pool.inject(added) else { return Ok(()) };
        prop_assert_eq!(accepted.plus(pool.parked()), before.parked().plus(added));
        prop_assert_eq!(pool.reserves(), before.reserves().plus(accepted));
        if !matches!(pool, Pool::ConstantProduct(_)) {
            let (before, after) = (real(before.price()), real(pool.price()));
            prop_assert!((before - after).abs() <= before * 1e-9 + 1e-12, "{before} {after}");
        }
    }
}
