//! Tiers of ranks, a proposal that never ran.

use super::node::Node;
use super::price_shares::candidates;
use super::tally::{Problem, Tally};
use serde_json::Value;
use substrate_fixed::types::U64F64;
use yuma_engine::emission::after_tiers;
use yuma_engine::wide::over_sum;

pub fn check(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    for case in section.get("cases")?.items()? {
        let scores: Vec<u32> = match case.get("name")?.text()? {
            "65_equal_scores" => vec![1; 65],
            "96_descending_scores" => (1..=96).rev().collect(),
            "32_scores" => (1..=32).collect(),
            other => return Err(case.problem(&format!("is unknown: {other}"))),
        };
        let candidates = candidates(&vec![0.0; scores.len()]);
        let scores: Vec<U64F64> = scores.into_iter().map(U64F64::from_num).collect();
        let tiered: Vec<f64> =
            after_tiers(&over_sum(&scores), &candidates).into_iter().map(|share| share.to_num()).collect();
        let of = |range: std::ops::Range<usize>| tiered.get(range).map_or(0.0, |shares| shares.iter().sum::<f64>());
        for (key, expected) in case.get("expect")?.entries()? {
            match key {
                "tie_break" => {
                    tally.holds(tiered[63] > 0.0, &expected.path, "above 0".to_string(), tiered[63].to_string())?
                }
                "all_positive" => {
                    tally.same(&expected.path, expected.flag()?, tiered.iter().all(|share| *share > 0.0))?;
                }
                _ => {
                    let got = match key {
                        "sum" => of(0..tiered.len()),
                        "sum_ranks_1_32" => of(0..32),
                        "sum_ranks_33_64" => of(32..64),
                        "rank_65" => of(64..65),
                        "ranks_65_96" => of(64..96),
                        "ratio_1_over_2" => tiered[0] / tiered[1],
                        "ratio_33_over_34" => tiered[32] / tiered[33],
                        other => return Err(expected.problem(&format!("is unknown: {other}"))),
                    };
                    tally.near(&expected.path, expected.real()?, got, 1e-9)?;
                }
            }
        }
    }
    Ok(())
}
