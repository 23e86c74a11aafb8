//! Injections: weights that preserve the price, and reservoirs.

use super::Checks;
use super::pools::{check_price, price, reserves, weighted, weights};
use super::tally::{Problem, Tally, parse};
use super::value::{Fixed, Integer};
use serde::Deserialize;
use serde_json::Value;
use yuma_engine::pool::weighted::{Weighted, weights_at};
use yuma_engine::pool::weights::Weights;
use yuma_engine::pool::{Curve, Pool, Reserves, Unbalanced};
use yuma_engine::quantity::Price;

pub const CHECKS: Checks = &[
    ("chain_unit_tests.adjust_protocol_liquidity", adjust),
    ("chain_unit_tests.adjust_protocol_liquidity_long_run", long_run),
    ("chain_unit_tests.swap_initialization", initialization),
    ("chain_unit_tests.v3_to_balancer_migration", migration),
    ("computed_from_chain_code.balancer_weight_updates", updates),
    ("balancer_reservoirs", reservoirs),
];

/// A pool of June 2026, which refuses amounts beyond the bounds of its weights.
fn refusing(tao: u64, alpha: u64, weights: Weights) -> Weighted {
    Weighted { unbalanced: Unbalanced::Refused, ..weighted(tao, alpha, weights) }
}

fn inject(pool: &mut Weighted, tao: u64, alpha: u64) -> Reserves {
    let accepted = pool.accept(reserves(tao, alpha));
    pool.reserves = pool.reserves.plus(accepted);
    accepted
}

fn tao_weight(pool: &Weighted) -> f64 {
    pool.weights.tao().0 as f64 / 1e18
}

fn value(price: Price) -> f64 {
    price.0.to_num()
}

fn adjust(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        tao: Integer,
        alpha: Integer,
        cases_tao_delta_alpha_delta: Vec<(Integer, Integer)>,
    }
    let group: Group = parse(group)?;
    for (Integer(tao), Integer(alpha)) in group.cases_tao_delta_alpha_delta {
        let field = format!("{tao} and {alpha}");
        let mut pool = refusing(group.tao.0, group.alpha.0, Weights::default());
        let before = value(pool.price());
        inject(&mut pool, tao, alpha);
        tally.near(&field, before, value(pool.price()), before * 1e-12)?;
        let (y, x) = (pool.reserves.tao.0 as f64, pool.reserves.alpha.0 as f64);
        let expected = y / (x * before + y);
        tally.near(&field, expected, tao_weight(&pool), expected * 1e-12)?;

        let mut pool = refusing(group.tao.0, 0, Weights::default());
        inject(&mut pool, tao, alpha);
        tally.near(&field, 0.0, value(pool.price()), 0.0)?;
        tally.near(&field, 0.5, tao_weight(&pool), 0.0)?;
    }
    Ok(())
}

/// Checks that many small injections equal one large one; debug builds run a hundredth of them.
fn long_run(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        iterations: u64,
        tao: Integer,
        alpha: Integer,
        cases_tao_alpha_priceeps: Vec<(Integer, Integer, f64)>,
    }
    let group: Group = parse(group)?;
    let iterations = if cfg!(debug_assertions) { group.iterations / 100 } else { group.iterations };
    for (Integer(tao), Integer(alpha), tolerance) in group.cases_tao_alpha_priceeps {
        let field = format!("{iterations} times {tao} and {alpha}");
        let start = refusing(group.tao.0, group.alpha.0, Weights::default());
        let (mut many, mut one) = (start, start);
        (0..iterations).for_each(|_| {
            inject(&mut many, tao, alpha);
        });
        inject(&mut one, tao * iterations, alpha * iterations);
        tally.near(&field, value(start.price()), value(many.price()), tolerance)?;
        tally.near(&field, tao_weight(&one), tao_weight(&many), 1e-7)?;
    }
    Ok(())
}

fn initialization(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let (tao, alpha) = (1_000_000_000, 4_000_000_000);
    tally.same("TAO", &tao.to_string(), &parse::<String>(&group["tao"])?)?;
    tally.same("alpha", &alpha.to_string(), &parse::<String>(&group["alpha"])?)?;
    let plain = weighted(tao, alpha, Weights::default());
    tally.near("price without a target", parse(&group["no_price"]["price"])?, value(plain.price()), 0.0)?;
    let weight: Integer = parse(&group["no_price"]["w_quote"])?;
    tally.same("weight without a target", weight.0, plain.weights.tao().0)?;
    let target = &group["with_price_0.2"];
    let (expected, tolerance): (f64, f64) = (parse(&target["price"])?, parse(&target["tolerance"])?);
    let weights = weights_at(price(expected), &reserves(tao, alpha)).unwrap_or_default();
    let pool = weighted(tao, alpha, weights);
    tally.near("price", expected, value(pool.price()), tolerance)?;
    tally.near("weight", 1.0 / 1.8, tao_weight(&pool), tolerance)
}

fn migration(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        stored_sqrt_price: f64,
        tao: Integer,
        alpha: Integer,
        expected_price: Option<f64>,
        expected_w_quote: Option<Integer>,
        tolerance: Option<f64>,
    }
    #[derive(Deserialize)]
    struct Group {
        rows: Vec<Row>,
    }
    for row in parse::<Group>(group)?.rows {
        let target = price(row.stored_sqrt_price * row.stored_sqrt_price);
        let weights = weights_at(target, &reserves(row.tao.0, row.alpha.0)).unwrap_or_default();
        let pool = weighted(row.tao.0, row.alpha.0, weights);
        if let (Some(expected), Some(tolerance)) = (row.expected_price, row.tolerance) {
            tally.near("price", expected, value(pool.price()), tolerance)?;
        }
        if let Some(weight) = row.expected_w_quote {
            tally.same("weight", weight.0, weights.tao().0)?;
        }
    }
    Ok(())
}

fn updates(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        tao_reserve: Integer,
        alpha_reserve: Integer,
        w_quote_before: Integer,
        tao_delta: Integer,
        alpha_delta: Integer,
        accepted: bool,
        w_quote_after: Integer,
        price_before: Fixed,
        price_after: Fixed,
    }
    for (number, row) in parse::<Vec<Row>>(group)?.iter().enumerate() {
        let mut pool = refusing(row.tao_reserve.0, row.alpha_reserve.0, weights(row.w_quote_before.0));
        check_price(tally, &format!("row {number}, price before"), row.price_before, pool.price())?;
        let added = reserves(row.tao_delta.0, row.alpha_delta.0);
        let accepted = inject(&mut pool, row.tao_delta.0, row.alpha_delta.0);
        tally.same(format_args!("row {number}, accepted"), row.accepted, accepted == added)?;
        tally.same(format_args!("row {number}, weight"), row.w_quote_after.0, pool.weights.tao().0)?;
        check_price(tally, &format!("row {number}, price after"), row.price_after, pool.price())?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct Expected {
    active: Option<(u64, u64)>,
    reservoir_tao: Option<u64>,
    reservoir_alpha: Option<u64>,
    reservoirs_after: Option<(u64, u64)>,
    price: Option<f64>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    tao: Option<u64>,
    alpha: Option<u64>,
    stored: Option<(u64, u64)>,
    tao_delta: Option<u64>,
    alpha_delta: Option<u64>,
    deltas_tao_alpha: Option<Vec<(u64, u64)>>,
    steps: Option<Vec<Step>>,
    expect: Option<Expected>,
}

#[derive(Deserialize)]
struct Step {
    tao: u64,
    alpha: u64,
    tao_delta: u64,
    alpha_delta: u64,
    active: Option<(u64, u64)>,
    active_at_least: Option<(u64, u64)>,
    reservoirs_after: Option<(u64, u64)>,
}

#[derive(Deserialize)]
struct Derived {
    tao: u64,
    alpha: u64,
    tao_delta: u64,
    alpha_delta: u64,
    w_quote: Option<f64>,
    w_quote_if_both: Option<f64>,
}

fn reservoirs(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for case in parse::<Vec<Case>>(&group["cases"])? {
        case.check(tally)?;
    }
    for row in parse::<Vec<Derived>>(&group["derived_weights"])? {
        let mut pool = weighted(row.tao, row.alpha, Weights::default());
        let accepted = inject(&mut pool, row.tao_delta, row.alpha_delta);
        let field = format!("weight after {} and {}", row.tao_delta, row.alpha_delta);
        if let Some(expected) = row.w_quote {
            tally.near(&field, expected, tao_weight(&pool), 1e-15)?;
        }
        if let Some(expected) = row.w_quote_if_both {
            let real =
                (row.tao + row.tao_delta) as f64 / (row.tao + row.tao_delta + row.alpha + row.alpha_delta) as f64;
            tally.near(&field, expected, real, 1e-15)?;
            tally.same(&field, false, accepted == reserves(row.tao_delta, row.alpha_delta))?;
        }
    }
    Ok(())
}

impl Case {
    fn check(&self, tally: &mut Tally) -> Result<(), Problem> {
        let name = &self.name;
        let mut parked = self.stored.unwrap_or_default();
        for step in self.steps.iter().flatten() {
            let got = run(name, (step.tao, step.alpha), parked, (step.tao_delta, step.alpha_delta));
            let at_least = step.active_at_least.unwrap_or(got.active);
            let is_enough = got.active.0 >= at_least.0 && got.active.1 >= at_least.1;
            tally.holds(is_enough, name, format!("at least {at_least:?}"), format!("{:?}", got.active))?;
            pair(tally, name, step.active, got.active)?;
            pair(tally, name, step.reservoirs_after, got.parked)?;
            parked = got.parked;
        }
        let (Some(tao), Some(alpha), Some(expected)) = (self.tao, self.alpha, &self.expect) else { return Ok(()) };
        let one = self.tao_delta.zip(self.alpha_delta);
        for delta in one.into_iter().chain(self.deltas_tao_alpha.clone().unwrap_or_default()) {
            let got = run(name, (tao, alpha), self.stored.unwrap_or_default(), delta);
            pair(tally, name, expected.active, got.active)?;
            let parked = expected.reservoir_tao.zip(expected.reservoir_alpha).or(expected.reservoirs_after);
            pair(tally, name, parked, got.parked)?;
            if let Some(price) = expected.price {
                tally.near(name, price, got.price, price * 1e-12)?;
                let (y, x) = ((tao + delta.0) as f64, (alpha + delta.1) as f64);
                let weight = y / (x * price + y);
                tally.near(name, weight, got.weight, weight * 1e-12)?;
            }
        }
        Ok(())
    }
}

struct Injected {
    active: (u64, u64),
    parked: (u64, u64),
    price: f64,
    weight: f64,
}

/// Adds one injection through the interface that all pools share.
fn run(name: &str, held: (u64, u64), parked: (u64, u64), delta: (u64, u64)) -> Injected {
    let start = Weighted { parked: reserves(parked.0, parked.1), ..weighted(held.0, held.1, Weights::default()) };
    let mut pool = Pool::Weighted(start);
    let accepted = pool.inject(reserves(delta.0, delta.1)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let Pool::Weighted(after) = &pool else { panic!("{name}: the curve changed") };
    let pair = |reserves: Reserves| (reserves.tao.0, reserves.alpha.0);
    Injected {
        active: pair(accepted),
        parked: pair(pool.parked()),
        price: value(pool.price()),
        weight: tao_weight(after),
    }
}

fn pair(tally: &mut Tally, name: &str, expected: Option<(u64, u64)>, got: (u64, u64)) -> Result<(), Problem> {
    match expected {
        None => Ok(()),
        Some((tao, alpha)) => {
            tally.same(format_args!("{name}, TAO"), tao, got.0)?;
            tally.same(format_args!("{name}, alpha"), alpha, got.1)
        }
    }
}
