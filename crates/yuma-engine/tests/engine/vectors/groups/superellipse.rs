//! The proposed curve.

use super::Checks;
use super::pools::{SideName, outcome, price, reserves};
use super::tally::{Problem, Tally, parse};
use super::value::Integer;
use serde::Deserialize;
use serde_json::Value;
use substrate_fixed::types::U64F64;
use yuma_engine::pool::{Curve, Ellipse, Order, Pool, PoolError, Reserves, Side, Superellipse, TradeRules, fee};
use yuma_engine::quantity::{Amount, Perquintill, Price, Rao, Share};

pub const CHECKS: Checks = &[("superellipse_pool", all)];

fn all(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    literal(tally)?;
    trades(&group["source_formula_buy"], tally, Side::Buy)?;
    trades(&group["derived_sell"], tally, Side::Sell)?;
    swaps(&group["derived_swaps"], tally)?;
    parameters(&group["derived_parameters"], tally)?;
    price_limits(&group["derived_price_limits"], tally)?;
    inverse(&group["derived_inverse_sell"], tally)?;
    partial_fills(&group["derived_partial_fill_at_limit"], tally)?;
    comparison(&group["derived_compare_with_constant_product"], tally)?;
    injection(&group["source_formula_injection"], tally)
}

fn percent(weight: u64) -> Perquintill {
    Perquintill(Perquintill::ONE.0 / 100 * weight)
}

/// A pool of the documents; an invalid pool fails the check of its first number.
fn pool(tao: u64, alpha: u64, weight: u64) -> Superellipse {
    let pool = Superellipse::new(reserves(tao, alpha), percent(weight));
    pool.unwrap_or_else(|_| Superellipse::empty(Reserves::default(), Perquintill::HALF))
}

/// The cases that the documents describe in text.
fn literal(tally: &mut Tally) -> Result<(), Problem> {
    let small = pool(1_000, 10_000, 50);
    tally.same("largest buy", "999".to_string(), outcome(small.max_input(Side::Buy, Amount(0))))?;
    tally.same("largest sale", "9999".to_string(), outcome(small.max_input(Side::Sell, Amount(0))))?;
    tally.same("buy 1000", "OutsideDomain".to_string(), outcome(small.output(Side::Buy, Amount(1_000))))?;
    let made = |tao, alpha, weight| Superellipse::new(reserves(tao, alpha), percent(weight)).err();
    for (tao, alpha, weight) in [(1_000, 0, 50), (1_000, 1_000, 0)] {
        let error = format!("{:?}", made(tao, alpha, weight));
        tally.same("no curve", format!("{:?}", Some(PoolError::InvalidParameters)), error)?;
    }
    let full = pool(u64::MAX, u64::MAX, 50);
    tally.same("buy from the full", "Overflow".to_string(), outcome(full.output(Side::Buy, Amount(1))))?;

    let mut empty = Pool::Superellipse(Superellipse::empty(Reserves::default(), Perquintill::HALF));
    let accepted = empty.inject(reserves(1_000_000, 4_000_000));
    tally.same("first funding", true, accepted == Ok(reserves(1_000_000, 4_000_000)))?;
    tally.near("price at registration", 0.25, empty.price().0.to_num(), 1e-9)?;

    let mut waiting = Superellipse::empty(reserves(1_000_000, 0), Perquintill::HALF);
    tally.same("without alpha", true, waiting.accept(reserves(200_000, 0)) == Ok(Reserves::default()))?;
    tally.same("released", true, waiting.accept(reserves(300, 400)) == Ok(reserves(200_300, 400)))?;

    tally.near("price by default", 0.25, pool(1_000_000_000, 4_000_000_000, 50).price().0.to_num(), 1e-9)?;
    let given = Superellipse::at_price(reserves(1_000_000_000, 4_000_000_000), price(0.2));
    tally.near("given price", 0.2, given.map_or(0.0, |pool| pool.price().0.to_num()), 1e-9)
}

fn trades(group: &Value, tally: &mut Tally, side: Side) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        #[serde(alias = "q", alias = "alpha_in")]
        paid_in: u64,
        #[serde(alias = "alpha_out", alias = "tao_out")]
        paid_out: u64,
    }
    let pool = pool(parse(&group["tao"])?, parse(&group["alpha"])?, parse(&group["quote_weight_pct"])?);
    for Row { paid_in, paid_out } in parse::<Vec<Row>>(&group["rows"])? {
        let field = format_args!("{side:?} {paid_in}");
        tally.same(field, paid_out.to_string(), outcome(pool.output(side, Amount(paid_in))))?;
    }
    Ok(())
}

fn swaps(rows: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        alpha: Integer,
        tao: Integer,
        quote_weight_pct: u64,
        dir: SideName,
        gross_in: Integer,
        fee_33: Integer,
        net_in: Integer,
        out: Integer,
        price_bits_before_u64f64: Integer<u128>,
        price_bits_after_u64f64: Integer<u128>,
    }
    for (number, row) in parse::<Vec<Row>>(rows)?.iter().enumerate() {
        let mut pool = pool(row.tao.0, row.alpha.0, row.quote_weight_pct);
        let mut same =
            |name: &str, expected: u128, got: u128| tally.same(format_args!("swap {number}, {name}"), expected, got);
        same("price before", row.price_bits_before_u64f64.0, pool.price().0.to_bits())?;
        let order = Order::new(row.dir.into(), Amount(row.gross_in.0)).with_limit(no_limit(row.dir.into()));
        let swap = pool.swap(&order).unwrap_or_else(|error| panic!("swap {number}: {error}"));
        same("fee", row.fee_33.0.into(), swap.fee.input(swap.side).0.into())?;
        same("paid in", row.net_in.0.into(), swap.paid_in.0.into())?;
        same("paid out", row.out.0.into(), swap.paid_out.0.into())?;
        same("price after", row.price_bits_after_u64f64.0, pool.price().0.to_bits())?;
    }
    Ok(())
}

fn no_limit(side: Side) -> Rao {
    if side == Side::Buy { Rao(u64::MAX) } else { Rao(0) }
}

fn parameters(rows: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        alpha: Integer,
        tao: Integer,
        quote_weight_pct: u64,
        alpha_scale_q32: Integer<u128>,
        tao_scale_q32: Integer<u128>,
        center_alpha_q32: Integer<u128>,
        center_tao_q32: Integer<u128>,
        price_bits_u64f64: Integer<u128>,
        max_buy_floor_1e6: Option<Integer>,
        max_sell_floor_1e6: Option<Integer>,
        unreachable_reserves_floor_1e6: Option<(Integer, Integer)>,
    }
    let floor = TradeRules::default().minimum_reserve;
    for (number, row) in parse::<Vec<Row>>(rows)?.iter().enumerate() {
        let pool = pool(row.tao.0, row.alpha.0, row.quote_weight_pct);
        let Some(&ellipse) = pool.ellipse() else { return tally.same("a curve", number, usize::MAX) };
        let Ellipse { alpha_scale, tao_scale, alpha_center, tao_center } = ellipse;
        let mut same = |name: &str, expected: u128, got: u128| {
            tally.same(format_args!("parameters {number}, {name}"), expected, got)
        };
        same("scale of alpha", row.alpha_scale_q32.0, alpha_scale)?;
        same("scale of TAO", row.tao_scale_q32.0, tao_scale)?;
        same("center of alpha", row.center_alpha_q32.0, alpha_center)?;
        same("center of TAO", row.center_tao_q32.0, tao_center)?;
        same("price", row.price_bits_u64f64.0, pool.price().0.to_bits())?;
        for (side, most) in [(Side::Buy, row.max_buy_floor_1e6), (Side::Sell, row.max_sell_floor_1e6)] {
            if let Some(most) = most {
                same("largest input", most.0.into(), pool.max_input(side, floor).unwrap_or_default().0.into())?;
            }
        }
        if let Some((alpha, tao)) = row.unreachable_reserves_floor_1e6 {
            let got = ellipse.unreachable(&pool.reserves(), floor).unwrap_or_default();
            same("unreachable alpha", alpha.0.into(), got.alpha.0.into())?;
            same("unreachable TAO", tao.0.into(), got.tao.0.into())?;
        }
    }
    Ok(())
}

fn price_limits(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Limit {
        max_input: u64,
        out: u64,
        target_bits: Integer<u128>,
    }
    let pool = pool(parse(&group["tao"])?, parse(&group["alpha"])?, parse(&group["quote_weight_pct"])?);
    for (key, side) in [("buy_to_0.06", Side::Buy), ("sell_to_0.04", Side::Sell)] {
        let limit: Limit = parse(&group[key])?;
        let most = pool.amount_to_price(side, Price(U64F64::from_bits(limit.target_bits.0)));
        tally.same(key, limit.max_input, most.0)?;
        tally.same(key, limit.out.to_string(), outcome(pool.output(side, most)))?;
    }
    Ok(())
}

fn inverse(rows: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        tao_wanted: u64,
        alpha_needed: u64,
    }
    let mut small = pool(500_000, 10_000_000, 50);
    small.rules.minimum_reserve = Amount(0);
    let pool = Pool::Superellipse(small);
    for row in parse::<Vec<Row>>(rows)? {
        let needed = pool.input_for(Side::Sell, Amount(row.tao_wanted)).unwrap_or_default();
        tally.same(format_args!("alpha for {}", row.tao_wanted), row.alpha_needed, needed.0)?;
    }
    Ok(())
}

fn partial_fills(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        dir: SideName,
        gross_amount: u64,
        limit_price: f64,
        fee_rate: u16,
        paid_in: u64,
        paid_out: u64,
        fee_paid: u64,
    }
    let plain = pool(parse(&group["tao"])?, parse(&group["alpha"])?, parse(&group["quote_weight_pct"])?);
    for row in parse::<Vec<Row>>(&group["rows"])? {
        let mut pool = plain;
        pool.rules.fee_rate = Share(row.fee_rate);
        let limit = Rao((row.limit_price * 1e9) as u64);
        let swap = pool.quote(&Order::new(row.dir.into(), Amount(row.gross_amount)).with_limit(limit));
        let Ok(swap) = swap else { return tally.same("partial fill", "a trade".to_string(), format!("{swap:?}")) };
        tally.same("paid in", row.paid_in, swap.paid_in.0)?;
        tally.same("paid out", row.paid_out, swap.paid_out.0)?;
        tally.same("fee", row.fee_paid, swap.fee.input(swap.side).0)?;
        tally.same("fee on net", row.fee_paid, fee::on_net(swap.paid_in, Share(row.fee_rate)).0)?;
        tally.same("limit reached", true, swap.reached_limit)?;
    }
    Ok(())
}

fn comparison(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        input_over_reserve: f64,
        superellipse_out_frac: f64,
    }
    let reserve = 1_000_000_000_000_000;
    let pool = pool(reserve, reserve, 50);
    for row in parse::<Vec<Row>>(&group["rows"])? {
        // The end of the curve is one unit beyond the maximum input.
        let paid_in = ((reserve as f64 * row.input_over_reserve) as u64).min(reserve - 1);
        let got: f64 = outcome(pool.output(Side::Buy, Amount(paid_in))).parse().unwrap_or(f64::NAN);
        let field = format_args!("part for {}", row.input_over_reserve);
        tally.near(field, row.superellipse_out_frac, got / reserve as f64, 1e-12)?;
    }
    Ok(())
}

fn injection(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        alpha: u64,
        tao: u64,
        inject: (u64, u64),
        price_bits_before: Integer<u128>,
        price_bits_after: Integer<u128>,
        buy_1000_before: u64,
        buy_1000_after: u64,
    }
    let group: Group = parse(group)?;
    let mut pool = Pool::Superellipse(pool(group.tao, group.alpha, 50));
    let bought = |pool: &Pool| match pool {
        Pool::Superellipse(pool) => outcome(pool.output(Side::Buy, Amount(1_000))),
        _ => String::new(),
    };
    tally.same("price before", group.price_bits_before.0, pool.price().0.to_bits())?;
    tally.same("buy before", group.buy_1000_before.to_string(), bought(&pool))?;
    let (alpha, tao) = group.inject;
    tally.same("accepted", true, pool.inject(reserves(tao, alpha)) == Ok(reserves(tao, alpha)))?;
    tally.same("price after", group.price_bits_after.0, pool.price().0.to_bits())?;
    tally.same("buy after", group.buy_1000_after.to_string(), bought(&pool))
}
