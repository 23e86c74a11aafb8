//! Shares by price, miner burn and emission switch.

use super::node::Node;
use super::tally::{Problem, Tally};
use serde_json::Value;
use substrate_fixed::types::{I96F32, U96F32};
use yuma_engine::emission::{Bar, Candidate, MovingPrice, ShareRule, divide};
use yuma_engine::quantity::{Block, Netuid, Rao};

/// Candidates with these prices and netuids from 1, all enabled.
pub fn candidates(prices: &[f64]) -> Vec<Candidate> {
    (1..)
        .zip(prices)
        .map(|(netuid, &price)| Candidate {
            netuid: Netuid(netuid),
            moving_price: MovingPrice(I96F32::from_num(price)),
            emission_enabled: true,
            ..Candidate::default()
        })
        .collect()
}

/// Sets miner burn and switches if the vector has them.
pub fn with_burn_and_switch(candidates: &mut [Candidate], row: &Node) -> Result<(), Problem> {
    if let Some(burned) = row.find("burned").or(row.find("miner_burned")) {
        for (candidate, burned) in candidates.iter_mut().zip(burned.list(Node::real)?) {
            candidate.miner_burned = U96F32::from_num(burned);
        }
    }
    if let Some(enabled) = row.find("enabled").or(row.find("emission_enabled")) {
        for (candidate, enabled) in candidates.iter_mut().zip(enabled.list(Node::flag)?) {
            candidate.emission_enabled = enabled;
        }
    }
    Ok(())
}

const RULE: ShareRule = ShareRule::BurnedPrice { by_root_proportion: false };

pub fn computed(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    for row in section.items()? {
        let mut candidates = candidates(&row.get("ema_prices")?.list(Node::real)?);
        with_burn_and_switch(&mut candidates, &row)?;
        let emission = Rao(row.get("block_emission")?.integer()?);
        let division = divide(RULE, emission, &candidates, Bar::default(), Block(1));
        for (expected, got) in row.get("shares")?.items()?.iter().zip(&division.stages.after_burn) {
            tally.same(&expected.path, expected.bits::<u128>()?, got.to_bits())?;
        }
        for (expected, got) in row.get("tao_emission")?.items()?.iter().zip(&division.tao) {
            tally.same(&expected.path, expected.bits::<u128>()?, got.to_bits())?;
        }
    }
    Ok(())
}

pub fn ignore_root_proportion(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    let mut candidates = candidates(&section.get("ema")?.list(Node::real)?);
    with_burn_and_switch(&mut candidates, section)?;
    for (candidate, stored) in candidates.iter_mut().zip(section.get("stored_root_prop")?.list(Node::real)?) {
        candidate.root_proportion = U96F32::from_num(stored);
    }
    let division = divide(RULE, Rao(1_000_000_000), &candidates, Bar::default(), Block(1));
    for (expected, got) in section.get("expected_shares")?.items()?.iter().zip(division.stages.finally) {
        tally.near(&expected.path, expected.real()?, got.to_num(), 1e-9)?;
    }
    Ok(())
}
