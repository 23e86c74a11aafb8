//! The power function and its use in trades.

use super::Checks;
use super::pools::{outcome, reserves, weighted, weights};
use super::tally::{Problem, Tally, parse};
use super::value::{Fixed, Integer};
use serde::Deserialize;
use serde_json::Value;
use substrate_fixed::types::U64F64;
use yuma_engine::pool::weighted::kept_part;
use yuma_engine::pool::weights::{Weights, part};
use yuma_engine::pool::{Curve, ExactRatio, Side, power};
use yuma_engine::quantity::{Amount, Perquintill};

pub const CHECKS: Checks = &[
    ("chain_unit_tests.pow_ratio_scaled", one_power),
    ("chain_unit_tests.exp_base_quote_grid", grid),
    ("chain_unit_tests.exp_scaled", exp_of_tests),
    ("chain_unit_tests.mul_perquintill_round", rounding),
    ("computed_from_chain_code.pow_ratio_scaled", powers),
    ("computed_from_chain_code.exp_scaled", exp_exact),
];

#[derive(Deserialize)]
struct Power {
    #[serde(alias = "base_num")]
    num: Integer,
    #[serde(alias = "base_den")]
    den: Integer,
    exp_num: Integer,
    exp_den: Integer,
    scale: Integer,
    #[serde(alias = "expected")]
    result: Integer,
}

impl Power {
    fn check(&self, tally: &mut Tally) -> Result<(), Problem> {
        let base = ExactRatio { numerator: self.num.0.into(), denominator: self.den.0.into() };
        let exponent = (Perquintill(self.exp_num.0), Perquintill(self.exp_den.0));
        tally.same("scale", self.scale.0, Perquintill::ONE.0)?;
        let field = format_args!("({} / {})^({} / {})", self.num.0, self.den.0, self.exp_num.0, self.exp_den.0);
        tally.same(field, self.result.0, power(base, exponent))
    }
}

fn one_power(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    parse::<Power>(group)?.check(tally)
}

fn powers(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    parse::<Vec<Power>>(group)?.iter().try_for_each(|power| power.check(tally))
}

/// The exponent of a trade: `w1 / w2` for alpha in.
fn side(is_alpha_over_tao: bool) -> Side {
    if is_alpha_over_tao { Side::Sell } else { Side::Buy }
}

fn exp_of_tests(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        rows: Vec<(u64, u64, u64, u64, bool, f64)>,
        tolerance: f64,
    }
    let Group { rows, tolerance } = parse(group)?;
    for (numerator, denominator, reserve, delta, is_alpha_over_tao, expected) in rows {
        let weights = weights(Perquintill::ONE.0 / denominator * numerator);
        let kept = kept_part(Amount(reserve), Amount(delta), weights.exponent(side(is_alpha_over_tao)));
        tally.near(format_args!("{reserve} with {delta}"), expected, kept.to_num(), tolerance)?;
    }
    Ok(())
}

fn exp_exact(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        w_quote_parts: Integer,
        reserve: Integer,
        delta: Integer,
        exponent: String,
        #[serde(rename = "exact_U64F64")]
        exact: Fixed,
    }
    for row in parse::<Vec<Row>>(group)? {
        let exponent = weights(row.w_quote_parts.0).exponent(side(row.exponent == "w_base/w_quote"));
        let kept = kept_part(Amount(row.reserve.0), Amount(row.delta.0), exponent);
        tally.same(format_args!("{} with {}", row.reserve.0, row.delta.0), row.exact.bits.0, kept.to_bits())?;
    }
    Ok(())
}

/// Trades in both directions at every weight, compared with real numbers.
fn grid(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        w_quote_rationals: Vec<(Integer, Integer)>,
        cases_y_x_dx: Vec<(Integer, Integer, Integer)>,
    }
    let group: Group = parse(group)?;
    for (numerator, denominator) in &group.w_quote_rationals {
        let weights = weights(numerator.0 * (Perquintill::ONE.0 / denominator.0));
        for &(Integer(y), Integer(x), Integer(dx)) in &group.cases_y_x_dx {
            for side in Side::ALL {
                check_trade(tally, weights, side, x, y, dx)?;
            }
        }
    }
    Ok(())
}

fn check_trade(tally: &mut Tally, weights: Weights, side: Side, x: u64, y: u64, dx: u64) -> Result<(), Problem> {
    let field = format!("{side:?} {dx} into {x} for {y} at {}", weights.tao().0);
    let (a, b) = weights.exponent(side);
    let kept = kept_part(Amount(x), Amount(dx), (a, b));
    tally.holds(kept <= 1, &field, 1.0, kept.to_num::<f64>())?;
    if dx > 1000 * x {
        return Ok(());
    }
    let real = (-(dx as f64 / x as f64).ln_1p() * (a.0 as f64 / b.0 as f64)).exp_m1();
    let expected = -real * y as f64;
    // The chain's test bounds its own f64; beyond 2^53 / 1000, f64 itself has an error above a thousandth.
    let tolerance = if expected > 1e14 { 1.0 } else { 0.001 + expected * 1e-15 };
    tally.near(&field, expected, y as f64 * (U64F64::from_num(1) - kept).to_num::<f64>(), tolerance)?;
    let reserves = match side {
        Side::Buy => reserves(x, y),
        Side::Sell => reserves(y, x),
    };
    let pool = weighted(reserves.tao.0, reserves.alpha.0, weights);
    let out = outcome(pool.output(side, Amount(dx)));
    let got: f64 = out.parse().unwrap_or(f64::NAN);
    tally.holds((got - expected.floor()).abs() <= 1.0 + expected * 1e-15, field, expected.to_string(), out)
}

fn rounding(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        half: std::collections::BTreeMap<String, u128>,
        third: std::collections::BTreeMap<String, u128>,
        zero_times_1e6: u128,
        one_times_1e6: u128,
        seven_tenths_of_1e18: Integer<u128>,
    }
    let group: Group = parse(group)?;
    let third = ExactRatio { numerator: 1, denominator: 3 }.times(Perquintill::ONE.0);
    for (weight, cases) in [(Perquintill::HALF.0, group.half), (third, group.third)] {
        for (value, expected) in cases {
            let got = part(Perquintill(weight), value.parse().unwrap_or_default());
            tally.same(format_args!("{weight} of {value}"), expected, got)?;
        }
    }
    let one = Perquintill::ONE;
    tally.same("nothing of 10^6", group.zero_times_1e6, part(Perquintill(0), 1_000_000))?;
    tally.same("all of 10^6", group.one_times_1e6, part(one, 1_000_000))?;
    tally.same("0.7 of 10^18", group.seven_tenths_of_1e18.0, part(Perquintill(one.0 / 10 * 7), one.0.into()))?;
    tally.same("all of the largest", u128::MAX, part(one, u128::MAX))
}
