//! Share pools and the decimal number type of their shares.

use super::Checks;
use super::node::Node;
use super::tally::{Problem, Tally};
use serde_json::Value;
use yuma_engine::economy::{SafeFloat, SharePool};
use yuma_engine::quantity::Key;

pub const CHECKS: Checks = &[
    ("chain_unit_tests.safefloat_add", add),
    ("chain_unit_tests.safefloat_div", div),
    ("chain_unit_tests.safefloat_mul_div", mul_div),
    ("chain_unit_tests.safefloat_normalize", normalize),
    ("chain_unit_tests.share_pool", share_pool_tests),
    ("computed_from_chain_code.share_pool", share_pool),
];

fn number(row: &Node, index: usize) -> Result<SafeFloat, Problem> {
    Ok(SafeFloat::new(row.item(index)?.integer()?, row.item(index + 1)?.integer()?))
}

fn same(tally: &mut Tally, row: &Node, index: usize, got: SafeFloat) -> Result<(), Problem> {
    tally.same(&row.path, row.item(index)?.integer()?, got.mantissa())?;
    tally.same(&row.path, row.item(index + 1)?.integer()?, got.exponent())
}

fn normalize(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).get("rows")?.items()? {
        same(tally, &row, 2, number(&row, 0)?)?;
    }
    Ok(())
}

fn add(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).get("rows")?.items()? {
        same(tally, &row, 4, number(&row, 0)?.plus(number(&row, 2)?))?;
    }
    Ok(())
}

/// The decimal logarithm, from mantissa and exponent separately, because the value may exceed any f64.
fn logarithm(number: SafeFloat) -> f64 {
    (number.mantissa() as f64).log10() + number.exponent() as f64
}

fn near(tally: &mut Tally, row: &Node, expected: f64, got: Option<SafeFloat>) -> Result<(), Problem> {
    let got = got.ok_or_else(|| row.problem("divides by zero"))?;
    tally.near(&row.path, expected, logarithm(got), 1e-13 * expected.abs().max(1.0))
}

fn div(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).get("rows")?.items()? {
        let (a, b) = (number(&row, 0)?, number(&row, 2)?);
        near(tally, &row, logarithm(a) - logarithm(b), a.over(b))?;
    }
    Ok(())
}

fn mul_div(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).get("rows")?.items()? {
        let (a, b, c) = (number(&row, 0)?, number(&row, 2)?, number(&row, 4)?);
        near(tally, &row, logarithm(a) + logarithm(b) - logarithm(c), a.times_over(b, c))?;
    }
    Ok(())
}

fn change(pool: &mut SharePool, owner: Option<Key>, amount: i64) {
    match (owner, amount < 0) {
        (None, _) => pool.add_to_all(amount.unsigned_abs()),
        (Some(owner), false) => pool.add(owner, amount.unsigned_abs()),
        (Some(owner), true) => pool.take(owner, amount.unsigned_abs()),
    }
}

fn share_pool(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for case in Node::new(group).items()? {
        let mut pool = SharePool::default();
        for step in case.items()? {
            let operation = step.get("op")?;
            let owner = match operation.text()? {
                "update_value_for_all" => None,
                one => one.rsplit(' ').next().and_then(|key| key.parse().ok()).map(Key),
            };
            change(&mut pool, owner, step.get("amount")?.integer()?);
            for (key, expected) in step.get("values_after")?.entries()? {
                let key = Key(key.parse().map_err(|_| expected.problem("is not an owner"))?);
                tally.same(&expected.path, expected.integer()?, pool.value_of(key))?;
            }
        }
    }
    Ok(())
}

/// Operations as `[owner, amount]`, or as text: `"1000 times: [1,-500000000],[2,-500000000]"`.
fn share_pool_tests(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).get("rows")?.items()? {
        let Some(operations) = row.find("ops") else { continue };
        let mut pool = SharePool::default();
        for operation in operations.items()? {
            if operation.text().is_ok_and(|words| words == "1000 times: [1,-500000000],[2,-500000000]") {
                for _ in 0..1_000 {
                    [1, 2].into_iter().for_each(|owner| change(&mut pool, Some(Key(owner)), -500_000_000));
                }
                continue;
            }
            let owner = operation.item(0)?;
            let owner = if owner.text().is_ok_and(|text| text == "all") { None } else { Some(Key(owner.integer()?)) };
            change(&mut pool, owner, operation.item(1)?.integer()?);
        }
        for (key, expected) in row.get("values")?.entries()? {
            let got = pool.value_of(Key(key.parse().map_err(|_| expected.problem("is not an owner"))?));
            let (value, tolerance) = expected.text()?.split_once(" +-").unwrap_or((expected.text()?, "0"));
            let [value, tolerance] = [value, tolerance].map(|text| text.parse::<u64>());
            let (value, tolerance) =
                value.ok().zip(tolerance.ok()).ok_or_else(|| expected.problem("is not a value with a tolerance"))?;
            let tolerance = tolerance + 1; // a floor of a value that may be one unit lower
            tally.holds(value.abs_diff(got) <= tolerance, &expected.path, value, got)?;
        }
    }
    Ok(())
}
