//! Trades with the weighted pool.

use super::Checks;
use super::pools::{SideName, amount, check_price, outcome, weighted, weights, weights_of, with_rules};
use super::tally::{Problem, Tally, parse};
use super::value::{Fixed, Integer};
use serde::Deserialize;
use serde_json::Value;
use yuma_engine::pool::weights::Weights;
use yuma_engine::pool::{Curve, Order, Side};
use yuma_engine::quantity::{Amount, Perquintill, Rao};

pub const CHECKS: Checks = &[
    ("chain_unit_tests.balancer_weight_bounds", weight_bounds),
    ("chain_unit_tests.balancer_price", prices),
    ("chain_unit_tests.swap_basic", basic),
    ("chain_unit_tests.swap_precision_edge_case", precision),
    ("chain_unit_tests.convert_deltas", deltas),
    ("chain_unit_tests.input_cap_1000x", input_cap),
    ("chain_unit_tests.add_stake_limit_ok", limited),
    ("chain_unit_tests.add_stake_limit_rejections", rejections),
    ("computed_from_chain_code.balancer_swaps", swaps),
];

fn weight_bounds(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        rejected_quote_parts: Vec<Integer>,
        accepted_edge_quote_parts: Vec<Integer>,
    }
    let group: Group = parse(group)?;
    for (parts, is_allowed) in [(group.rejected_quote_parts, false), (group.accepted_edge_quote_parts, true)] {
        for Integer(parts) in parts {
            tally.same(format_args!("{parts} allowed"), is_allowed, Weights::new(Perquintill(parts)).is_ok())?;
        }
    }
    Ok(())
}

fn prices(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        rows: Vec<(String, Integer, Integer, f64, f64)>,
    }
    for (weight, Integer(alpha), Integer(tao), expected, tolerance) in parse::<Group>(group)?.rows {
        let (numerator, denominator) = weight.split_once('/').unwrap_or(("1", "2"));
        let parse = |text: &str| text.parse::<u64>().unwrap_or_default();
        let weights = weights(parse(numerator) * Perquintill::ONE.0 / parse(denominator));
        let price: f64 = weighted(tao, alpha, weights).price().0.to_num();
        tally.near(format_args!("price of {tao} to {alpha} at {weight}"), expected, price, tolerance.max(1e-18))?;
    }
    Ok(())
}

fn basic(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        tao: Integer,
        alpha: Integer,
        w_quote: f64,
        cases: Vec<(SideName, Integer)>,
    }
    let group: Group = parse(group)?;
    for (side, Integer(gross)) in group.cases {
        let side = Side::from(side);
        let limit = if side == Side::Buy { Rao(1_000_000_000_000) } else { Rao(100_000) };
        let pool = weighted(group.tao.0, group.alpha.0, weights_of(group.w_quote));
        let field = format!("{side:?} {gross}");
        let swap = pool.quote(&Order::new(side, Amount(gross)).with_limit(limit));
        let Ok(swap) = swap else { return tally.same(field, "a trade".to_string(), format!("{swap:?}")) };
        let net = gross - gross * 33 / 65_535;
        let (input, output) = (pool.reserves.input(side).0 as f64, pool.reserves.output(side).0 as f64);
        tally.near(format_args!("{field}, paid in"), net as f64, swap.paid_in.0 as f64, 1.0)?;
        let expected = (output * (1.0 - input / (input + net as f64))).floor();
        tally.near(format_args!("{field}, paid out"), expected, swap.paid_out.0 as f64, 1.0)?;
    }
    Ok(())
}

fn precision(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        side: SideName,
        cases_tao_alpha_amount: Vec<(Integer, Integer, Integer)>,
    }
    let group: Group = parse(group)?;
    for (Integer(tao), Integer(alpha), Integer(gross)) in group.cases_tao_alpha_amount {
        let order = Order::new(group.side.into(), Amount(gross)).with_limit(Rao(1_000));
        let out = weighted(tao, alpha, Weights::default()).quote(&order).map(|swap| swap.paid_out);
        tally.holds(matches!(out, Ok(Amount(1..))), format_args!("{gross}"), "an output".into(), outcome(out))?;
    }
    Ok(())
}

fn deltas(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        rows: Vec<(Integer, Integer, f64, Integer)>,
    }
    for (Integer(tao), Integer(alpha), weight, Integer(delta)) in parse::<Group>(group)?.rows {
        let pool = weighted(tao, alpha, weights_of(weight));
        for side in Side::ALL {
            let (input, output) = (pool.reserves.input(side).0 as f64, pool.reserves.output(side).0 as f64);
            let (a, b) = pool.weights.exponent(side);
            let kept = (input / (input + delta as f64)).powf(a.0 as f64 / b.0 as f64);
            let got: f64 = outcome(pool.output(side, Amount(delta))).parse().unwrap_or(f64::NAN);
            let field = format_args!("{side:?} {delta} at {tao} to {alpha}, {weight}");
            tally.near(field, (output * (1.0 - kept)).floor(), got, 2.0)?;
        }
    }
    Ok(())
}

fn input_cap(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        amount: Integer,
        drop_fees: bool,
        result: String,
    }
    #[derive(Deserialize)]
    struct Group {
        tao: Integer,
        alpha: Integer,
        rows: Vec<Row>,
    }
    let group: Group = parse(group)?;
    for row in group.rows {
        for side in Side::ALL {
            let order = Order { is_free: row.drop_fees, ..Order::new(side, amount(row.amount)) };
            let pool = weighted(group.tao.0, group.alpha.0, Weights::default());
            let got = pool.quote(&order).map_or_else(|error| format!("{error:?}"), |_| "ok".into());
            let expected = row.result.split_whitespace().next().unwrap_or_default();
            tally.same(format_args!("{side:?} {}", row.amount.0), expected, &got)?;
        }
    }
    Ok(())
}

fn limited(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        tao: Integer,
        alpha: Integer,
        amount: Integer,
        limit_price_rao: Integer,
    }
    let group: Group = parse(group)?;
    let mut pool = weighted(group.tao.0, group.alpha.0, Weights::default());
    let swap = pool.swap(&Order::new(Side::Buy, amount(group.amount)).with_limit(Rao(group.limit_price_rao.0)));
    let Ok(swap) = swap else { return tally.same("trade", "a trade".to_string(), format!("{swap:?}")) };
    tally.near("alpha", 75e9, swap.paid_out.0 as f64, 75e6)?;
    tally.near("TAO left", 450e9 * (1.0 - 33.0 / 65_535.0), (group.amount.0 - swap.taken().0) as f64, 450e6)?;
    tally.near("price after", 24.0, pool.price().0.to_num(), 0.001)
}

fn rejections(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        tao: Integer,
        alpha: Integer,
        amount: Integer,
        limit_price_rao: Option<Integer>,
        result: String,
    }
    for row in parse::<Vec<Row>>(group)? {
        let pool = weighted(row.tao.0, row.alpha.0, Weights::default());
        match row.limit_price_rao {
            None => tally.holds(
                amount(row.amount) > pool.input_cap(Side::Buy),
                "amount",
                format!("above {}", pool.input_cap(Side::Buy).0),
                row.amount.0.to_string(),
            )?,
            Some(limit) => {
                let order = Order::new(Side::Buy, amount(row.amount)).with_limit(Rao(limit.0));
                tally.same("result", row.result, outcome(pool.quote(&order).map(|swap| swap.paid_out)))?;
            }
        }
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    tao_reserve: Integer,
    alpha_reserve: Integer,
    w_quote_parts: Integer,
    side: SideName,
    amount: Integer,
    limit_price_rao: Integer,
    drop_fees: bool,
    fee_rate_u16: u16,
    min_reserve: Integer,
    price_before: Fixed,
    ok: Option<Trade>,
    err: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Trade {
    amount_paid_in_net_of_fee: Integer,
    fee: Integer,
    amount_paid_out: Integer,
    hit_limit: bool,
    tao_reserve_after: Integer,
    alpha_reserve_after: Integer,
    price_after: Fixed,
}

fn swaps(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for (number, row) in parse::<Vec<Row>>(group)?.iter().enumerate() {
        let pool = weighted(row.tao_reserve.0, row.alpha_reserve.0, weights(row.w_quote_parts.0));
        let mut pool = with_rules(pool, row.fee_rate_u16, row.min_reserve.0);
        check_price(tally, &format!("row {number}, price before"), row.price_before, pool.price())?;
        let order = Order::new(row.side.into(), amount(row.amount)).with_limit(Rao(row.limit_price_rao.0));
        let swap = pool.swap(&Order { is_free: row.drop_fees, ..order });
        match (&row.ok, swap) {
            (Some(trade), Ok(swap)) => {
                let mut same = |name: &str, expected: Integer, got: u64| {
                    tally.same(format_args!("row {number}, {name}"), expected.0, got)
                };
                same("paid in", trade.amount_paid_in_net_of_fee, swap.paid_in.0)?;
                same("fee", trade.fee, swap.fee.input(swap.side).0)?;
                same("paid out", trade.amount_paid_out, swap.paid_out.0)?;
                same("TAO after", trade.tao_reserve_after, pool.reserves.tao.0)?;
                same("alpha after", trade.alpha_reserve_after, pool.reserves.alpha.0)?;
                tally.same(format_args!("row {number}, limit reached"), trade.hit_limit, swap.reached_limit)?;
                check_price(tally, &format!("row {number}, price after"), trade.price_after, pool.price())?;
                check_price(tally, &format!("row {number}, quoted price after"), trade.price_after, swap.price_after)?;
            }
            (_, swap) => {
                let got = swap.map_or_else(|error| format!("{error:?}"), |_| "a trade".into());
                tally.same(format_args!("row {number}"), row.err.clone().unwrap_or_default(), got)?;
            }
        }
    }
    Ok(())
}
