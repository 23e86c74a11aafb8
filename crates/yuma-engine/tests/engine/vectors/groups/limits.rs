//! Amounts that a price limit allows.

use super::Checks;
use super::pools::{check_maxima, outcome, price, reserves, spelled, weighted, weights_of};
use super::tally::{Problem, Tally, parse};
use super::value::Integer;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use yuma_engine::pool::weighted::amount_to_price;
use yuma_engine::pool::weights::Weights;
use yuma_engine::pool::{ConstantProduct, Pool, Reserves, Side, moving};
use yuma_engine::quantity::{Amount, Rao};

pub const CHECKS: Checks = &[
    ("chain_unit_tests.delta_in_to_price", deltas),
    ("chain_unit_tests.max_amount_add_root_or_stable", stable_add),
    ("chain_unit_tests.max_amount_remove_root_or_stable", stable_remove),
    ("chain_unit_tests.max_amount_add_dynamic", add),
    ("chain_unit_tests.max_amount_remove_dynamic", remove),
    ("chain_unit_tests.max_amount_move_dynamic_dynamic", between),
    ("chain_unit_tests.max_amount_move_stable_to_dynamic", from_stable),
    ("chain_unit_tests.max_amount_move_dynamic_to_stable", to_stable),
    ("chain_unit_tests.launch_era_max_amount_add_dynamic", launch_add),
    ("chain_unit_tests.launch_era_max_amount_remove_dynamic", launch_remove),
    ("computed_from_chain_code.max_amount_add_dynamic", exact_add),
    ("computed_from_chain_code.max_amount_remove_dynamic", exact_remove),
    ("computed_from_chain_code.delta_in", exact_deltas),
];

/// A weighted pool as in the chain's tests.
fn pool(tao: u64, alpha: u64) -> Pool {
    Pool::Weighted(weighted(tao, alpha, Weights::default()))
}

#[derive(Deserialize)]
struct Delta {
    #[serde(rename = "fn")]
    function: String,
    w_quote: Decimal,
    price: Option<Decimal>,
    target: Option<Decimal>,
    tao_reserve: Option<Integer>,
    alpha_reserve: Option<Integer>,
    tao_out: Option<Integer>,
    #[serde(alias = "result")]
    expected: Integer,
}

/// A real number, possibly a string.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Decimal {
    Number(f64),
    Text(String),
}

impl Decimal {
    fn value(&self) -> f64 {
        match self {
            Decimal::Number(number) => *number,
            Decimal::Text(text) => text.parse().unwrap_or(f64::NAN),
        }
    }
}

impl Delta {
    fn check(&self, tally: &mut Tally) -> Result<(), Problem> {
        let weights = weights_of(self.w_quote.value());
        let [tao, alpha] = [self.tao_reserve, self.alpha_reserve].map(|reserve| reserve.map_or(0, |integer| integer.0));
        let at = |decimal: &Option<Decimal>| price(decimal.as_ref().map_or(0.0, Decimal::value));
        let moved = |side, reserve| amount_to_price(weights, side, Amount(reserve), at(&self.price), at(&self.target));
        let got = match (&self.tao_out, self.function.as_str()) {
            (Some(out), _) => weighted(tao, alpha, weights).alpha_needed(Amount(out.0)),
            (None, "tao needed to lift price" | "quote_delta_in") => moved(Side::Buy, tao),
            (None, _) => moved(Side::Sell, alpha),
        };
        tally.same(&self.function, self.expected.0, got.0)
    }
}

fn deltas(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        rows: Vec<Delta>,
    }
    parse::<Group>(group)?.rows.iter().try_for_each(|row| row.check(tally))
}

fn exact_deltas(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    parse::<Vec<Delta>>(group)?.iter().try_for_each(|row| row.check(tally))
}

fn stable(group: &Value, tally: &mut Tally, side: Side) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        limit_rao_to_result: BTreeMap<String, String>,
    }
    for (limit, expected) in parse::<Group>(group)?.limit_rao_to_result {
        check_maxima(tally, &Pool::Stable(Reserves::default()), side, limit.parse().unwrap_or_default(), &expected)?;
    }
    Ok(())
}

fn stable_add(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    stable(group, tally, Side::Buy)
}

fn stable_remove(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    stable(group, tally, Side::Sell)
}

#[derive(Deserialize)]
struct Limits {
    /// TAO, alpha, limit, allowed amount.
    rows: Vec<(Integer, Integer, Integer, String)>,
}

/// Expected amounts have a relative tolerance; errors must match.
fn rough(group: &Value, tally: &mut Tally, side: Side, part: f64) -> Result<(), Problem> {
    for (Integer(tao), Integer(alpha), Integer(limit), expected) in parse::<Limits>(group)?.rows {
        let got = outcome(pool(tao, alpha).maximum(side, Rao(limit)));
        let field = format!("{side:?} up to {limit} at {tao} to {alpha}");
        match (expected.parse::<f64>(), got.parse::<f64>()) {
            (Ok(expected), Ok(got)) => tally.near(field, expected, got, (expected * part).max(1.0))?,
            _ => tally.same(field, spelled(&expected), &got)?,
        }
    }
    Ok(())
}

fn add(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    rough(group, tally, Side::Buy, 1e-4)
}

fn remove(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    rough(group, tally, Side::Sell, 1e-2)
}

fn exact(group: &Value, tally: &mut Tally, side: Side) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        tao_reserve: Integer,
        alpha_reserve: Integer,
        limit_price_rao: Integer,
        exact: String,
    }
    for row in parse::<Vec<Row>>(group)? {
        let pool = pool(row.tao_reserve.0, row.alpha_reserve.0);
        check_maxima(tally, &pool, side, row.limit_price_rao.0, &row.exact)?;
    }
    Ok(())
}

fn exact_add(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    exact(group, tally, Side::Buy)
}

fn exact_remove(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    exact(group, tally, Side::Sell)
}

fn launch(group: &Value, tally: &mut Tally, side: Side) -> Result<(), Problem> {
    for (Integer(tao), Integer(alpha), Integer(limit), expected) in parse::<Limits>(group)?.rows {
        let pool = Pool::ConstantProduct(ConstantProduct::new(reserves(tao, alpha)));
        check_maxima(tally, &pool, side, limit, &expected)?;
    }
    Ok(())
}

fn launch_add(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    launch(group, tally, Side::Buy)
}

fn launch_remove(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    launch(group, tally, Side::Sell)
}

fn between(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        rows: Vec<[Integer; 7]>,
    }
    for [tao_1, alpha_1, tao_2, alpha_2, limit, expected, tolerance] in parse::<Group>(group)?.rows {
        let got = moving::maximum(&pool(tao_1.0, alpha_1.0), &pool(tao_2.0, alpha_2.0), Rao(limit.0));
        let got: f64 = outcome(got).parse().unwrap_or(f64::NAN);
        let field = format_args!("from {} to {} up to {}", tao_1.0, tao_2.0, limit.0);
        tally.near(field, expected.0 as f64, got, tolerance.0 as f64)?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct OnePool {
    tao: Integer,
    alpha: Integer,
    rows: Vec<(Integer, String)>,
}

/// An expectation: an amount, an amount with its tolerance, `>0`, or an error.
fn one_pool(group: &Value, tally: &mut Tally, leads_out: bool) -> Result<(), Problem> {
    let group: OnePool = parse(group)?;
    let (pool, stable) = (pool(group.tao.0, group.alpha.0), Pool::Stable(Reserves::default()));
    let (origin, destination) = if leads_out { (&pool, &stable) } else { (&stable, &pool) };
    for (Integer(limit), expected) in group.rows {
        let got = outcome(moving::maximum(origin, destination, Rao(limit)));
        let field = format!("move up to {limit}");
        match expected.split_once(" +-") {
            Some((amount, tolerance)) => {
                // A sale at the current price is refused; the chain's test treats that as an amount of zero.
                let got = if got == "PriceLimitExceeded" { "0" } else { &got };
                let [amount, tolerance, got] = [amount, tolerance, got].map(|text| text.parse().unwrap_or(f64::NAN));
                tally.near(field, amount, got, tolerance)?;
            }
            None if expected == ">0" => tally.holds(got.parse::<u64>().is_ok_and(|a| a > 0), field, expected, got)?,
            None => tally.same(field, expected, got)?,
        }
    }
    Ok(())
}

fn from_stable(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    one_pool(group, tally, false)
}

fn to_stable(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    one_pool(group, tally, true)
}
