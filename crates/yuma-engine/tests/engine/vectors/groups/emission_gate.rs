//! The emission gate of autumn 2026.

use super::node::Node;
use super::price_shares::{candidates, with_burn_and_switch};
use super::tally::{Problem, Tally};
use serde_json::Value;
use substrate_fixed::types::U64F64;
use yuma_engine::emission::{Bar, BarRule, Candidate, Division, Gate, ShareRule, after_gate, divide, passed};
use yuma_engine::quantity::{Block, Rao};

const EMISSION: Rao = Rao(500_000_000);

/// The tolerance of the vectors: the chain computes the power with 32 fraction bits.
const TOLERANCE: f64 = 1e-6;

pub fn check(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    for case in section.get("cases")?.items()? {
        match case.get("name")?.text()? {
            "stale_bar_underflow_keeps_distribution" => stale_bar(&case, tally)?,
            "gate_factor_by_distance" => factors(&case, tally)?,
            "geometric_64_subnets" => geometric(&case, tally)?,
            _ if case.find("steps").is_some() => steps(&case, tally)?,
            _ => division(&case, tally)?,
        }
    }
    Ok(())
}

/// Returns the rule of a case: `mode` as text, or a rank; by default the chain's rank.
fn rule(case: &Node) -> Result<ShareRule, Problem> {
    let mode = case.find("mode").map(|mode| mode.text()).transpose()?.unwrap_or("any");
    let bar = match (case.find("rank"), mode) {
        (Some(rank), _) => BarRule::Rank(rank.integer()?),
        (None, "ungated (spec 432)") => return Ok(ShareRule::BurnedPrice { by_root_proportion: false }),
        (None, mode) if mode.starts_with("quantile 0.75") => BarRule::Quantile(U64F64::from_num(0.75)),
        (None, mode) if mode.starts_with("quantile") => BarRule::Quantile(U64F64::from_num(0.61)),
        (None, _) => BarRule::Rank(32),
    };
    let exponent = case.find("h").map_or(Ok(3.0), |exponent| exponent.real())?;
    Ok(ShareRule::GatedPrice(Gate { bar, exponent: U64F64::from_num(exponent) }))
}

fn divided(case: &Node, candidates: &[Candidate], stored: Bar, block: Block) -> Result<Division, Problem> {
    Ok(divide(rule(case)?, EMISSION, candidates, stored, block))
}

fn shares(tally: &mut Tally, expected: &Node, got: &[U64F64]) -> Result<(), Problem> {
    for (expected, got) in expected.items()?.iter().zip(got) {
        let share = expected.real()?;
        tally.near(&expected.path, share, got.to_num(), TOLERANCE * share.max(1e-6))?;
    }
    Ok(())
}

fn division(case: &Node, tally: &mut Tally) -> Result<(), Problem> {
    let mut candidates = candidates(&case.get("prices")?.list(Node::real)?);
    with_burn_and_switch(&mut candidates, case)?;
    let block = Block(case.find("block").map_or(Ok(0), |block| block.integer())?);
    let division = divided(case, &candidates, Bar::default(), block)?;
    let expect = case.get("expect")?;
    shares(tally, &expect.get("shares")?, &division.stages.finally)?;
    if let Some(demand) = expect.find("demand") {
        shares(tally, &demand, &division.stages.after_burn)?;
    }
    if let Some(bar) = expect.find("bar").or(expect.find("bar_after")) {
        tally.near(&bar.path, bar.real()?, division.bar.0.to_num(), 1e-9)?;
    }
    Ok(())
}

fn steps(case: &Node, tally: &mut Tally) -> Result<(), Problem> {
    let mut bar = Bar::default();
    for step in case.get("steps")?.items()? {
        let candidates = candidates(&step.get("prices")?.list(Node::real)?);
        bar = divided(case, &candidates, bar, Block(step.get("block")?.integer()?))?.bar;
        tally.near(&step.path, step.get("expect_bar")?.real()?, bar.0.to_num(), 1e-9)?;
    }
    Ok(())
}

fn stale_bar(case: &Node, tally: &mut Tally) -> Result<(), Problem> {
    let equal = vec![U64F64::from_num(1) / U64F64::from_num(256); 256];
    let bar = Bar(U64F64::from_num(case.get("theta")?.real()?));
    let gated = after_gate(&equal, bar, U64F64::from_num(case.get("h")?.real()?));
    let expect = case.get("expect")?;
    tally.near(&case.path, expect.get("sum")?.real()?, gated.iter().map(|share| share.to_num::<f64>()).sum(), 1e-9)?;
    for share in gated {
        tally.near(&case.path, expect.get("each")?.real()?, share.to_num(), 1e-9)?;
    }
    Ok(())
}

fn factors(case: &Node, tally: &mut Tally) -> Result<(), Problem> {
    let bar = U64F64::from_num(0.01);
    let exponent = U64F64::from_num(case.get("h")?.real()?);
    let distances = case.get("share_over_bar")?.list(Node::real)?;
    for (expected, distance) in case.get("expect_gate")?.items()?.iter().zip(distances) {
        let got: f64 = passed(U64F64::from_num(distance) * bar, Bar(bar), exponent).to_num();
        tally.near(&expected.path, expected.real()?, got, TOLERANCE)?;
    }
    Ok(())
}

fn geometric(case: &Node, tally: &mut Tally) -> Result<(), Problem> {
    let prices: Vec<f64> = (0..64).map(|power| 0.93f64.powi(power)).collect();
    let division = divided(case, &candidates(&prices), Bar::default(), Block(0))?;
    let shares: Vec<f64> = division.stages.finally.iter().map(|share| share.to_num()).collect();
    for (key, expected) in case.get("expect")?.entries()? {
        let got = match key.split_at_checked(3) {
            Some(("bar", "")) if division.bar == Bar::default() => continue,
            Some(("bar", "")) => division.bar.0.to_num(),
            Some(("top", count)) => {
                shares.iter().take(count.parse().map_err(|_| expected.problem("is not a count of subnets"))?).sum()
            }
            _ => {
                let index = key.strip_prefix("share_").and_then(|index| index.parse::<usize>().ok());
                index.and_then(|index| shares.get(index)).copied().ok_or_else(|| expected.problem("is unknown"))?
            }
        };
        let value = expected.real()?;
        tally.near(&expected.path, value, got, 2.0 * TOLERANCE * value.max(1e-6))?;
    }
    Ok(())
}
