//! The chain's own tests of a block: TAO shares, injections into pools, payouts to participants.

use super::Checks;
use super::node::Node;
use super::tally::{Problem, Tally};
use serde_json::Value;
use substrate_fixed::types::{I96F32, U96F32};
use yuma_engine::economy::operations::{Operation, apply};
use yuma_engine::economy::{
    BlockReport, Choice, Economy, Era, InjectionCap, InjectionInput, InjectionRule, Owner, Rules, Subnet, Tempo,
    block_with, new_subnet,
};
use yuma_engine::emission::MovingPrice;
use yuma_engine::pool::Reserves;
use yuma_engine::quantity::{Alpha, Block, Key, Netuid, Proportion64, Rao, Share};

pub const CHECKS: Checks = &[
    ("chain_unit_tests.coinbase_alpha_in_equal", alpha_in),
    ("chain_unit_tests.coinbase_alpha_in_price_2", alpha_in),
    ("chain_unit_tests.coinbase_cap", cap),
    ("chain_unit_tests.coinbase_different_prices", different_prices),
    ("chain_unit_tests.coinbase_disabled_subnet", disabled),
    ("chain_unit_tests.coinbase_issuance_over_21M", over_21_million),
    ("chain_unit_tests.coinbase_single_subnet", single),
    ("chain_unit_tests.coinbase_three_equal_stable", three_equal),
    ("chain_unit_tests.emit_to_subnets", emit_to_subnets),
    ("chain_unit_tests.registration_flow", registration_flow),
    ("chain_unit_tests.zero_price_shares", zero_price),
    ("injection_split", injection_split),
];

/// A pool without influence on the results.
const LARGE: (u64, u64) = (1_000_000_000_000, 1_000_000_000_000);

fn era() -> &'static Era {
    Era::of("price-2026").unwrap_or_else(|| panic!("the era of June 2026 is registered"))
}

/// The rules of June 2026 with the full root weight, so that the cap does not bind.
fn rules() -> Rules {
    let mut rules = era().rules(Choice::Code);
    rules.parameters.tao_weight = Proportion64(u64::MAX);
    rules
}

/// Subnets with these TAO and alpha reserves and these average prices; the root stake is large enough.
fn economy(pools: &[(u64, u64)], averages: &[f64]) -> Economy {
    let mut economy = Economy { block: Block(9_000_000), ..Economy::default() };
    economy.root.stakes.add(Key(1), Key(2), 1_000_000_000_000_000_000);
    for ((&(tao, alpha), &average), netuid) in pools.iter().zip(averages).zip(1..) {
        let pool = era().rules.pool.pool(Reserves { tao: Rao(tao), alpha: Alpha(alpha) });
        let mut subnet = new_subnet(Netuid(netuid), Owner::default(), Block(0), Rao(0), pool);
        subnet.moving_price = MovingPrice(I96F32::from_num(average));
        subnet.switches.emission = true;
        subnet.switches.trading = true;
        subnet.first_emission_block = Some(Block(1));
        subnet.clock.tempo = Tempo(0);
        economy.subnets.push(subnet);
    }
    economy
}

fn pools(group: &Node) -> Result<Vec<(u64, u64)>, Problem> {
    let pools = match (group.find("pools"), group.find("pools_tao_alpha")) {
        (Some(pools), _) | (None, Some(pools)) => pools,
        (None, None) => return Err(group.problem("has no pools")),
    };
    pools.list(|pool| Ok((pool.item(0)?.integer()?, pool.item(1)?.integer()?)))
}

fn emission(group: &Node) -> Result<Rao, Problem> {
    Ok(Rao(group.get("emission")?.integer()?))
}

/// Computes a block with the group's emission over the group's pools.
fn block(group: &Node) -> Result<(Economy, BlockReport), Problem> {
    let pools = pools(group)?;
    let averages = group.find("ema").map_or(Ok(vec![1.0; pools.len()]), |averages| averages.list(Node::real))?;
    let mut economy = economy(&pools, &averages);
    let report = block_with(&mut economy, &rules(), emission(group)?);
    Ok((economy, report))
}

/// Parses `"1111111 +-1"`: a number and its tolerance.
fn words(node: &Node) -> Result<(f64, f64), Problem> {
    let text = node.text()?;
    let (value, tolerance) = text.split_once(" +-").unwrap_or((text, "0"));
    let both = value.parse().ok().zip(tolerance.parse().ok());
    both.ok_or_else(|| node.problem("is not a number with a tolerance"))
}

fn near_words(tally: &mut Tally, node: &Node, got: u64) -> Result<(), Problem> {
    let (value, tolerance) = words(node)?;
    tally.near(&node.path, value, got as f64, tolerance)
}

fn single(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let mut economy = economy(&[LARGE], &[group.get("ema_price")?.real()?]);
    let emission = emission(&group)?;
    block_with(&mut economy, &rules(), emission);
    let grown = economy.subnets[0].pool.reserves().tao.0 - LARGE.0;
    tally.same("SubnetTAO", emission.0, grown)?;
    tally.same("TotalIssuance", emission.0, economy.issuance.0)
}

fn three_equal(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let mut economy = economy(&[LARGE; 3], &[1.0; 3]);
    block_with(&mut economy, &rules(), emission(&group)?);
    let expected = group.get("expected_each")?;
    economy.subnets.iter().try_for_each(|subnet| near_words(tally, &expected, subnet.pool.reserves().tao.0 - LARGE.0))
}

fn disabled(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let mut economy = economy(&[LARGE; 3], &[1.0; 3]);
    for (subnet, enabled) in economy.subnets.iter_mut().zip(group.get("enabled")?.list(Node::flag)?) {
        subnet.switches.emission = enabled;
    }
    let report = block_with(&mut economy, &rules(), emission(&group)?);
    for (expected, result) in group.get("expected_tao")?.items()?.iter().zip(&report.subnets) {
        near_words(tally, expected, result.tao_in.0)?;
    }
    let off = report.subnets[1];
    tally.same("alpha_in", group.get("disabled_alpha_in")?.integer()?, off.alpha_in.0)?;
    tally.same("excess", group.get("disabled_excess")?.integer()?, off.bought_with.0)?;
    tally.holds(off.alpha_emission.0 > 0, "alpha_out", 1, off.alpha_emission.0)
}

fn different_prices(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let (_, report) = block(&group)?;
    let expected = group.get("expected_tao_in")?.items()?;
    expected.iter().zip(report.subnets).try_for_each(|(expected, result)| near_words(tally, expected, result.tao_in.0))
}

fn alpha_in(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let (_, report) = block(&group)?;
    for (index, result) in report.subnets.iter().enumerate() {
        let expected = match group.find("expected_alpha_in_each") {
            Some(each) => each,
            None => group.get("expected_alpha_in")?.item(index)?,
        };
        tally.same(&expected.path, expected.integer()?, result.alpha_in.0)?;
    }
    Ok(())
}

fn cap(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let (economy, report) = block(&Node::new(group))?;
    for (subnet, result) in economy.subnets.iter().zip(report.subnets) {
        tally.same("alpha_out", 1_000_000_000, result.alpha_emission.0)?;
        let alpha = subnet.pool.reserves().alpha.0;
        tally.holds(alpha < 2_000_000_000, "AlphaIn", 2_000_000_000, alpha)?;
    }
    Ok(())
}

fn over_21_million(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let pool: Vec<u64> = group.get("pool")?.list(|amount| amount.integer())?;
    let mut economy = economy(&[(pool[0], pool[1])], &[1.0]);
    let alpha_out: u64 = group.get("alpha_out")?.integer()?;
    let subnet: &mut Subnet = &mut economy.subnets[0];
    subnet.alpha_out = Alpha(alpha_out);
    let price = subnet.pool.price();
    let report = block_with(&mut economy, &rules(), Rao(1_000_000));
    let subnet = &economy.subnets[0];
    tally.same("alpha emission", 0, report.subnets[0].alpha_emission.0)?;
    tally.same("purchase", 1_000_000, report.subnets[0].bought_with.0)?;
    tally.same("AlphaOut", alpha_out + subnet.holdings.protocol.0, subnet.alpha_out.0)?;
    let alpha = subnet.pool.reserves().alpha.0;
    tally.holds(alpha < pool[1], "AlphaIn", pool[1], alpha)?;
    tally.holds(subnet.pool.price() > price, "price", price.0, subnet.pool.price().0)
}

fn zero_price(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let averages = Node::new(group).get("ema")?.list(Node::real)?;
    let mut economy = economy(&[LARGE; 2], &averages);
    let report = block_with(&mut economy, &rules(), Rao(1_000_000));
    tally.same("issuance", 0, economy.issuance.0)?;
    tally.same("recycled", 1_000_000, report.recycled.0)?;
    report.subnets.iter().try_for_each(|result| tally.same("injection", 0, result.tao_in.0 + result.alpha_in.0))
}

/// Checks blocks in which root sells and in which it does not; root has no stake in either case.
fn emit_to_subnets(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let pool: Vec<u64> = group.get("pool")?.list(|amount| amount.integer())?;
    let cut: u16 = group.get("owner_cut_u16")?.integer()?;
    for average in [0.5, 2.0] {
        let mut economy = economy(&[(pool[0], pool[1])], &[average]);
        economy.root = Default::default();
        let mut rules = rules();
        rules.parameters.owner_cut = Share(cut);
        let report = block_with(&mut economy, &rules, Rao(group.get("tao_emission")?.integer()?));
        tally.same("root sells", average > 1.0, report.does_root_sell)?;
        let owner = f64::from(cut) / 65_535.0 * 1e9;
        let pending = economy.subnets[0].pending;
        for (name, expected, got) in [
            ("owner", owner, pending.owner),
            ("server", (1e9 - owner) / 2.0, pending.server),
            ("validator", (1e9 - owner) / 2.0, pending.validator),
            ("root", 0.0, pending.root),
        ] {
            tally.near(name, expected, got.0 as f64, 200.0)?;
        }
    }
    Ok(())
}

fn registration_flow(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let burn: u64 = Node::new(group).get("burn")?.integer()?;
    let mut economy = economy(&[LARGE], &[1.0]);
    economy.pay(Key(1), Rao(burn));
    economy.subnets[0].neuron_burn = Rao(burn);
    let paid = apply(&mut economy, &era().rules, &Operation::RegisterNeuron { netuid: Netuid(1), coldkey: Key(1) })
        .map_or(0, |receipt| receipt.paid.0);
    tally.same("paid", burn, paid)?;
    tally.same("SubnetTaoFlow", burn as i64, economy.subnets[0].flows.user.0)
}

fn injection_split(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    for row in Node::new(group).get("rows")?.items()? {
        let real = |key: &str| row.get(key).and_then(|value| value.real());
        let result = InjectionInput {
            tao: U96F32::from_num(real("E_tao")? * 1e9),
            block_emission: Rao(500_000_000),
            price: U96F32::from_num(real("spot")?),
            alpha_emission: Alpha((real("alpha_emission")? * 1e9) as u64),
            root_proportion: U96F32::from_num(real("root_prop")?),
        };
        let terms = InjectionRule::Excess { cap: InjectionCap::RootProportion }.terms(&result);
        for (key, got) in [("alpha_in", terms.alpha_in), ("tao_in", terms.tao_in), ("excess_chain_buy", terms.excess)] {
            tally.near(format!("{}.{key}", row.path), real(key)?, got.to_num::<f64>() / 1e9, 1e-8)?;
        }
    }
    Ok(())
}
