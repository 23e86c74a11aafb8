//! Halving by issuance.

use super::Checks;
use super::tally::{Problem, Tally, parse};
use super::value::Integer;
use serde::Deserialize;
use serde_json::Value;
use yuma_engine::issuance::{alpha_emission, block_emission, recycle};
use yuma_engine::quantity::{Alpha, Rao};

pub const CHECKS: Checks = &[
    ("chain_unit_tests.block_emission_by_issuance", by_issuance),
    ("chain_unit_tests.issuance_after_100_periods", after_periods),
    ("computed_from_chain_code.halving_chain_test", chain_test),
    ("computed_from_chain_code.halving_exact_thresholds", thresholds),
    ("computed_from_chain_code.issuance_after_100_chunks_of_10500000_blocks", after_chunks),
    ("block_emission", newest),
];

/// TAO and alpha follow the same curve.
fn check(tally: &mut Tally, issuance: u64, expected: u64) -> Result<(), Problem> {
    tally.same(format_args!("block emission at {issuance}"), expected, block_emission(Rao(issuance)).0)?;
    tally.same(format_args!("alpha emission at {issuance}"), expected, alpha_emission(Alpha(issuance)).0)
}

fn by_issuance(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        rows: Vec<(Integer, Integer)>,
    }
    let group: Group = parse(group)?;
    group.rows.iter().try_for_each(|(issuance, emission)| check(tally, issuance.0, emission.0))
}

fn chain_test(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        issuance: Integer,
        harness: Integer,
    }
    let rows: Vec<Row> = parse(group)?;
    rows.iter().try_for_each(|row| check(tally, row.issuance.0, row.harness.0))
}

fn thresholds(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        smallest_issuance_with_new_rate: Integer,
        new_block_emission: Integer,
    }
    let rows: Vec<Row> = parse(group)?;
    for row in rows {
        let (issuance, emission) = (row.smallest_issuance_with_new_rate.0, row.new_block_emission.0);
        check(tally, issuance, emission)?;
        let before = block_emission(recycle(Rao(issuance), Rao(1)));
        tally.holds(before.0 > emission, format_args!("emission below {issuance}"), emission + 1, before.0)?;
    }
    Ok(())
}

fn after_periods(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        expected: Integer,
    }
    check_periods(tally, parse::<Group>(group)?.expected)
}

fn after_chunks(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Group {
        harness: Integer,
    }
    check_periods(tally, parse::<Group>(group)?.harness)
}

/// Computes a hundred periods of 10.5 million blocks, each at the rate of its first block.
fn check_periods(tally: &mut Tally, expected: Integer) -> Result<(), Problem> {
    let issuance = (0..100).fold(0, |issuance, _| issuance + block_emission(Rao(issuance)).0 * 10_500_000);
    tally.same("issuance after 100 periods", expected.0, issuance)
}

fn newest(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        issuance_tao: u64,
        emission_rao: u64,
    }
    #[derive(Deserialize)]
    struct Group {
        rows: Vec<Row>,
    }
    let group: Group = parse(group)?;
    group.rows.iter().try_for_each(|row| check(tally, row.issuance_tao * 1_000_000_000, row.emission_rao))
}
