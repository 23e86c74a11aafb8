//! The life cycle of a subnet: lock cost, initial pool, pruning, final payout; and that of a neuron.

use super::Checks;
use super::node::Node;
use super::tally::{Problem, Tally};
use serde_json::Value;
use substrate_fixed::types::{I96F32, U64F64};
use yuma_engine::economy::{
    BurnPrice, Claims, Factor32, LockCost, Prunable, PruningRule, SeedingRule, decay_factor, dissolve, lock_refund,
    median_price, to_prune,
};
use yuma_engine::emission::MovingPrice;
use yuma_engine::quantity::{Alpha, Block, Netuid, Price, Rao};

pub const CHECKS: Checks = &[
    ("chain_unit_tests.burn_price", burn_price),
    ("chain_unit_tests.dissolve", dissolution),
    ("chain_unit_tests.median_price", median),
    ("chain_unit_tests.new_subnet_pool", new_pool),
    ("chain_unit_tests.prune", prune),
    ("computed_from_chain_code.burn_decay_factor", decay_factors),
    ("computed_from_chain_code.burn_decay_sequence", decay_sequence),
    ("subnet_lock_cost", lock_cost),
];

fn price(value: f64) -> Price {
    Price(U64F64::from_num(value))
}

fn decay_factors(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).items()? {
        let got = decay_factor(Block(row.get("half_life")?.integer()?));
        tally.same(&row.path, row.get("factor_q32")?.integer()?, got.0)?;
    }
    Ok(())
}

fn unbounded(half_life: u64, increase: f64) -> BurnPrice {
    BurnPrice { half_life: Block(half_life), increase: U64F64::from_num(increase), min: Rao(0), max: Rao(u64::MAX) }
}

fn decay_sequence(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let rule = unbounded(group.get("half_life")?.integer()?, 1.26);
    let factor = decay_factor(rule.half_life);
    let start = Rao(group.get("start")?.integer()?);
    for row in group.get("sequence")?.items()? {
        let got =
            (0..row.get("after_blocks")?.integer::<u64>()?).fold(start, |price, _| rule.after_block(price, factor));
        tally.same(&row.path, row.get("burn")?.integer()?, got.0)?;
    }
    let bumped = rule.after_registration(Rao(1_000_000_000));
    tally.same("a registration", group.get("bump_x1.26_of_1e9")?.integer()?, bumped.0)
}

/// A bound: a number, or the maximum as text.
fn bound(node: &Node) -> Result<Rao, Problem> {
    Ok(Rao(if node.text().is_ok_and(|text| text == "u64::MAX") { u64::MAX } else { node.integer()? }))
}

fn burn_price(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    for row in group.get("rows")?.items()? {
        let rule = BurnPrice {
            half_life: Block(row.get("half_life")?.integer()?),
            increase: U64F64::from_num(row.get("mult")?.real()?),
            min: bound(&row.get("min")?)?,
            max: bound(&row.get("max")?)?,
        };
        let factor = decay_factor(rule.half_life);
        let mut price = Rao(0);
        for step in row.get("steps")?.items()? {
            let expected = Rao(step.item(1)?.integer()?);
            price = match step.item(0)?.text()? {
                "start" => expected,
                "register" => rule.after_registration(price),
                "block" => rule.after_block(price, factor),
                "2 blocks" => rule.after_block(rule.after_block(price, factor), factor),
                other => return Err(step.problem(&format!("is unknown: {other}"))),
            };
            tally.same(&step.path, expected.0, price.0)?;
        }
    }
    for row in group.get("decay_grid_half_life_initial")?.items()? {
        let rule = unbounded(row.item(0)?.integer()?, 1.0);
        let factor = decay_factor(rule.half_life);
        let start: u64 = row.item(1)?.integer()?;
        let got = (0..5_000).fold(Rao(start), |price, _| rule.after_block(price, factor));
        let expected = (0..5_000).fold(start, |price, _| ((u128::from(price) * u128::from(factor.0)) >> 32) as u64);
        tally.same(&row.path, expected, got.0)?;
    }
    bumps(&group, tally)
}

fn bumps(group: &Node, tally: &mut Tally) -> Result<(), Problem> {
    for row in group.get("bump_grid_initial_mult_min_max_regs")?.items()? {
        let multiplier: u64 = row.item(1)?.integer()?;
        let (least, most) = (bound(&row.item(2)?)?, bound(&row.item(3)?)?);
        let rule = BurnPrice { half_life: Block(0), increase: U64F64::from_num(multiplier), min: least, max: most };
        let mut price = rule.after_block(Rao(row.item(0)?.integer()?), Factor32(1 << 32));
        for _ in 0..row.item(4)?.integer::<u32>()? {
            let expected = price.0.saturating_mul(multiplier.max(1)).min(most.0).max(least.0);
            price = rule.after_registration(price);
            tally.same(&row.path, expected, price.0)?;
        }
    }
    Ok(())
}

/// Subnets that are `hidden` no longer exist and have no price.
fn median(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).get("rows")?.items()? {
        let prices: Vec<Price> = row.get("prices")?.list(Node::real)?.into_iter().map(price).collect();
        tally.same(&row.path, row.get("expected")?.real()?, median_price(&prices).0.to_num())?;
    }
    Ok(())
}

fn new_pool(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).get("rows")?.items()? {
        let lock = Rao(row.get("lock")?.integer()?);
        let reserves = SeedingRule::AtMedian.reserves(lock, Rao(0), price(row.get("median")?.real()?));
        tally.same(&row.path, row.get("tao")?.integer()?, reserves.tao.0)?;
        tally.same(&row.path, row.get("alpha")?.integer()?, reserves.alpha.0)?;
    }
    Ok(())
}

/// The netuids of the chain's tests start with 0 for the first subnet, which is not root in those tests.
fn prune(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    const NOW: Block = Block(1_000);
    const IMMUNITY: Block = Block(100);
    for row in Node::new(group).get("rows")?.items()? {
        let prices = row.get("ema")?.list(Node::real)?;
        let immune = row.find("immune").map_or(Ok(vec![false; prices.len()]), |immune| immune.list(Node::flag))?;
        let registered = row
            .find("registered")
            .map_or(Ok(vec![0; prices.len()]), |registered| registered.list(|at| at.integer()))?;
        let subnets: Vec<Prunable> = (1..)
            .zip(prices)
            .zip(immune.into_iter().zip(registered))
            .map(|((netuid, price), (immune, registered))| Prunable {
                netuid: Netuid(netuid),
                registered_at: if immune { NOW } else { Block(registered) },
                moving_price: MovingPrice(I96F32::from_num(price)),
                root_emission: Rao(0),
            })
            .collect();
        let expected = row.find("pruned").map(|pruned| pruned.integer::<u16>()).transpose()?;
        let got = to_prune(&subnets, PruningRule::LowestPrice, IMMUNITY, NOW).map(|netuid| netuid.0 - 1);
        tally.same(&row.path, format!("{expected:?}"), format!("{got:?}"))?;
    }
    Ok(())
}

fn dissolution(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).get("rows")?.items()? {
        let alpha =
            |key: &str| row.find(key).map_or(Ok(Alpha(0)), |alpha| Ok::<Alpha, Problem>(Alpha(alpha.integer()?)));
        let is_new = row.find("registered_after_TaoInRefundDeployment").map_or(Ok(false), |flag| flag.flag())?;
        let claims = Claims {
            stakers: row.get("stakers")?.list(|alpha| Ok(Alpha(alpha.integer()?)))?,
            protocol_alpha: alpha("protocol_alpha")?,
            pool_alpha: if is_new { alpha("alpha_in")? } else { Alpha(0) },
        };
        let pot = Rao(row.get("pot")?.integer()?);
        let got = dissolve(pot, &claims);
        if let Some(paid) = row.find("paid") {
            let paid = paid.list(|tao| tao.integer::<u64>())?;
            let stakers: Vec<u64> = got.stakers.iter().map(|tao| tao.0).collect();
            tally.same(&row.path, format!("{paid:?}"), format!("{stakers:?}"))?;
        }
        tally.same(&row.path, pot.0, got.stakers.iter().map(|tao| tao.0).sum::<u64>() + got.recycled.0)?;
        if let Some(refund) = row.find("owner_refund") {
            let lock = Rao(row.get("lock")?.integer()?);
            tally.same(&refund.path, refund.integer()?, lock_refund(lock, Alpha(0), Price::ONE).0)?;
        }
    }
    Ok(())
}

/// Lock costs observed on the chain, in TAO, rounded to two decimals.
fn lock_cost(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let tao = |node: &Node| Ok::<Rao, Problem>(Rao((node.real()? * 1e9) as u64));
    let cost = |last: Rao, interval: u64, blocks: u64| {
        let lock = LockCost { min: Rao(1_000_000_000), last, last_block: Block(1), interval: Block(interval) };
        lock.at(Block(1 + blocks), Rao(1_000_000_000)).0 as f64 / 1e9
    };
    for row in group.get("rows")?.items()? {
        let last = tao(&row.get("previous_lock_tao")?)?;
        let got = cost(last, row.get("I_eff_blocks")?.integer()?, row.get("blocks_since")?.integer()?);
        tally.near(&row.path, row.get("formula_tao")?.real()?, got, 0.01)?;
        tally.near(&row.path, row.get("observed_tao")?.real()?, got, 0.05)?;
    }
    for row in group.get("live_points")?.items()? {
        let blocks = row.get("block")?.integer::<u64>()? - row.get("last_lock_block")?.integer::<u64>()?;
        let got = cost(tao(&row.get("last_lock_tao")?)?, row.get("I_eff")?.integer()?, blocks);
        tally.near(&row.path, row.get("observed_tao")?.real()?, got, 0.01)?;
    }
    Ok(())
}
