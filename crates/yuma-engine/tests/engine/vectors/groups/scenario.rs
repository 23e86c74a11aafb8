//! Six blocks of three subnets with two trades, state by state.

use super::Checks;
use super::node::Node;
use super::tally::{Problem, Tally};
use serde_json::Value;
use std::collections::BTreeMap;
use substrate_fixed::types::{I96F32, U96F32};
use yuma_engine::economy::operations::{Operation, Position, apply};
use yuma_engine::economy::{
    BlockReport, Choice, Economy, Era, Owner, Root, Rules, Subnet, SubnetBlockResult, Tempo, new_subnet, next_block,
};
use yuma_engine::emission::MovingPrice;
use yuma_engine::pool::weighted::Weighted;
use yuma_engine::pool::weights::Weights;
use yuma_engine::pool::{Pool, Reserves, Unbalanced};
use yuma_engine::quantity::{Alpha, Block, Key, Netuid, Perquintill, Proportion64, Rao};

pub const CHECKS: Checks = &[("computed_from_chain_code.scenario_head_3_subnets", scenario)];

const USER: Key = Key(1);
const HOTKEY: Key = Key(2);
const OTHERS: Key = Key(3);

fn position(netuid: u16, coldkey: Key) -> Position {
    Position { netuid: Netuid(netuid), hotkey: HOTKEY, coldkey }
}

fn scenario(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    let era = Era::of("price-2026").ok_or_else(|| group.problem("has an unknown era"))?;
    let mut rules = era.rules(Choice::Code);
    rules.parameters.tao_weight = Proportion64(group.get("tao_weight_stored")?.integer()?);
    let frames = group.get("frames")?.items()?;
    let (first, frames) = frames.split_first().ok_or_else(|| group.problem("has no frames"))?;
    let mut economy = initial(&group, first)?;
    compare(&economy, &BTreeMap::new(), first, tally)?;
    for frame in frames {
        let mut results = BTreeMap::new();
        match frame.find("block") {
            Some(block) => {
                economy.block = Block(block.integer::<u64>()? - 1);
                let report = next_block(&mut economy, &rules);
                compare_report(&economy, &report, frame, tally)?;
                results = report.subnets.into_iter().map(|result| (result.netuid.0, result)).collect();
            }
            None => trade(&mut economy, &rules, frame, tally)?,
        }
        compare(&economy, &results, frame, tally)?;
    }
    Ok(())
}

fn initial(group: &Node, frame: &Node) -> Result<Economy, Problem> {
    let inputs = group.get("inputs_not_in_frames")?;
    let mut root = Root::default();
    root.stakes.add(HOTKEY, OTHERS, group.get("root_tao")?.integer()?);
    let mut subnets = Vec::new();
    for (number, state) in frame.get("subnets")?.entries()? {
        let netuid: u16 = number.parse().map_err(|_| state.problem("is not a netuid"))?;
        let weights = Weights::new(Perquintill(state.get("w_quote")?.integer()?));
        let pool = Weighted {
            reserves: Reserves {
                tao: Rao(state.get("tao")?.integer()?),
                alpha: Alpha(state.get("alpha_in")?.integer()?),
            },
            weights: weights.map_err(|error| state.problem(&error.to_string()))?,
            unbalanced: Unbalanced::Refused,
            ..Weighted::default()
        };
        let mut subnet = new_subnet(Netuid(netuid), Owner::default(), Block(0), Rao(0), Pool::Weighted(pool));
        subnet.alpha_out = Alpha(state.get("alpha_out")?.integer()?);
        subnet.stakes.add(HOTKEY, OTHERS, subnet.alpha_out.0);
        subnet.moving_price = MovingPrice(I96F32::from_bits(state.get("moving_price")?.bits()?));
        subnet.miner_burned = U96F32::from_num(inputs.get("miner_burned")?.get(number)?.real()?);
        subnet.first_emission_block = Some(Block(inputs.get("first_emission_block")?.get(number)?.integer()?));
        subnet.switches.emission = true;
        subnet.switches.trading = true;
        subnet.clock.tempo = Tempo(0);
        subnets.push(subnet);
    }
    let issuance = Rao(frame.get("total_issuance")?.integer()?);
    let balances = BTreeMap::from([(USER, Rao(100_000_000_000))]);
    Ok(Economy { issuance, root, subnets, balances, ..Economy::default() })
}

fn trade(economy: &mut Economy, rules: &Rules, frame: &Node, tally: &mut Tally) -> Result<(), Problem> {
    let swap = frame.get("swap")?;
    let author = economy.author.0;
    match frame.get("when")?.text()? {
        "extrinsic: user stakes 100 TAO into subnet 3" => {
            let got = apply(
                economy,
                rules,
                &Operation::Stake { position: position(3, USER), tao: Rao(100_000_000_000), limit: None },
            );
            let got = got.map_err(|error| frame.problem(&error.to_string()))?;
            tally.same("alpha_out", swap.get("alpha_out")?.integer()?, got.received.0)?;
            let fee = swap.get("fee_tao_to_block_author")?.integer()?;
            tally.same("fee", fee, economy.author.0 - author)?;
            tally.same("net_in", swap.get("net_in")?.integer()?, 100_000_000_000 - fee)
        }
        "extrinsic: user unstakes half of its alpha from subnet 3" => {
            let offered: u64 = swap.get("alpha_offered")?.integer()?;
            let operation = Operation::Unstake { position: position(3, USER), amount: Alpha(offered), limit: None };
            let got = apply(economy, rules, &operation);
            let got = got.map_err(|error| frame.problem(&error.to_string()))?;
            tally.same("tao_out_to_user", swap.get("tao_out_to_user")?.integer()?, got.received.0)?;
            let fee = swap.get("fee_swapped_tao_to_block_author")?.integer()?;
            tally.same("fee", fee, economy.author.0 - author)
        }
        other => Err(frame.problem(&format!("is unknown: {other}"))),
    }
}

fn compare_report(economy: &Economy, report: &BlockReport, frame: &Node, tally: &mut Tally) -> Result<(), Problem> {
    tally.same("block_emission", frame.get("block_emission")?.integer()?, report.emission.0)?;
    tally.same("recycled", frame.get("unspent_tao_recycled")?.integer()?, report.recycled.0)?;
    tally.same("root_sell_flag", frame.get("root_sell_flag")?.flag()?, report.does_root_sell)?;
    tally.same("total_issuance", frame.get("total_issuance")?.integer()?, economy.issuance.0)?;
    for (expected, got) in frame.get("tao_emission")?.entries()?.iter().zip(&report.division.tao) {
        tally.same(&expected.1.path, expected.1.bits::<u128>()?, got.to_bits())?;
    }
    Ok(())
}

fn compare(
    economy: &Economy,
    results: &BTreeMap<u16, SubnetBlockResult>,
    frame: &Node,
    tally: &mut Tally,
) -> Result<(), Problem> {
    for (number, expected) in frame.get("subnets")?.entries()? {
        let netuid: u16 = number.parse().map_err(|_| expected.problem("is not a netuid"))?;
        let subnet = economy.subnet(Netuid(netuid)).ok_or_else(|| expected.problem("does not exist"))?;
        compare_subnet(subnet, &expected, tally)?;
        if let Some(result) = results.get(&netuid) {
            for (key, got) in [
                ("tao_in_this_block", result.tao_in.0),
                ("alpha_in_this_block", result.alpha_in.0),
                ("excess_tao_this_block", result.bought_with.0),
                ("alpha_out_this_block", result.alpha_emission.0),
            ] {
                tally.same(format!("{number}.{key}"), expected.get(key)?.integer()?, got)?;
            }
        }
    }
    Ok(())
}

fn compare_subnet(subnet: &Subnet, expected: &Node, tally: &mut Tally) -> Result<(), Problem> {
    let Pool::Weighted(pool) = &subnet.pool else { return Err(expected.problem("has another pool")) };
    let pending = subnet.pending;
    for (key, got) in [
        ("tao", pool.reserves.tao.0),
        ("alpha_in", pool.reserves.alpha.0),
        ("alpha_out", subnet.alpha_out.0),
        ("protocol_alpha", subnet.holdings.protocol.0),
        ("w_quote", pool.weights.tao().0),
        ("pending_server", pending.server.0),
        ("pending_validator", pending.validator.0),
        ("pending_root", pending.root.0),
        ("pending_owner_cut", pending.owner.0),
        ("user_alpha", subnet.stakes.of(HOTKEY, USER)),
    ] {
        tally.same(format!("{}.{key}", expected.path), expected.get(key)?.integer()?, got)?;
    }
    tally.same("spot", expected.get("spot")?.bits()?, subnet.pool.price().0.to_bits())?;
    tally.same("moving_price", expected.get("moving_price")?.bits()?, subnet.moving_price.0.to_bits())
}
