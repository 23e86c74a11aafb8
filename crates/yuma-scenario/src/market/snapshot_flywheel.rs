//! The snapshot of the flywheel: five invented subnets, of which one has a consensus.

use std::sync::Arc;

use super::snapshot::Snapshot;
use super::subnet::MarketSubnet;
use super::subnet_consensus::SubnetConsensus;
use crate::live_parameters::live_parameters;
use crate::matrix::Row;
use crate::model::{Comparison, Document, Neuron, Scenario};
use crate::small::EMISSION;
use crate::timeline::Timeline;
use yuma_engine::quantity::{Alpha, Block, Netuid, RAO_PER_TAO, Rao, Share, Uid};

/// The subnet whose consensus turns the wheel.
pub(super) const SUBNET: Netuid = Netuid(3);
/// Name, TAO in the pool and price in percent of a TAO of each subnet. The prices add up to 1.
const SUBNETS: [(&str, u64, u64); 5] = [
    ("Search", 60_000, 30),
    ("Images", 50_000, 25),
    ("Translation", 30_000, 15),
    ("Storage", 34_000, 17),
    ("Music", 26_000, 13),
];
/// Name, alpha and TAO on root of each validator.
const VALIDATORS: [(&str, u64, u64); 3] =
    [("Validator A", 150_000, 400_000), ("Validator B", 90_000, 250_000), ("Validator C", 60_000, 150_000)];
/// The owner's neuron, then the miners.
const MINERS: [&str; 4] = ["Owner", "First miner", "Better miner", "Best miner"];
/// The weights on these neurons at each quality of the subnet, the lowest first.
pub(super) const QUALITIES: [[u16; 4]; 4] = [[60, 40, 0, 0], [30, 30, 40, 0], [10, 10, 40, 40], [0, 0, 30, 70]];
const BLOCK: Block = Block(7_940_930);

/// Returns the snapshot: five subnets, of which one has a consensus of the lowest quality.
pub(super) fn snapshot() -> Snapshot {
    let subnets = SUBNETS.iter().zip(1..).map(|(&(name, tao, percent), netuid)| {
        let tao = tao * RAO_PER_TAO;
        let mut subnet = MarketSubnet {
            name: name.to_owned(),
            tao: Rao(tao),
            alpha: Alpha(tao / percent * 100),
            alpha_out: Alpha(300_000 * RAO_PER_TAO),
            emission_enabled: true,
            ..MarketSubnet::new(Netuid(netuid), Block(BLOCK.0 - 300_000))
        };
        subnet.moving_price = Some(subnet.settled_price());
        subnet.user_flow = subnet.first_user_flow();
        subnet
    });
    let mut subnets: Vec<MarketSubnet> = subnets.collect();
    let [lowest, ..] = &QUALITIES;
    set_quality(&mut subnets, lowest);
    Snapshot {
        block: BLOCK,
        issuance: Rao(10_921_200 * RAO_PER_TAO),
        root_stake: Rao(4_000_000 * RAO_PER_TAO),
        emissions: SUBNETS.map(|(_, _, percent)| Rao(percent)).to_vec(),
        subnets,
        board: None,
    }
}

/// Returns the weights of a row that are not 0.
pub(super) fn entries(row: &[u16; 4]) -> Vec<(Uid, Share)> {
    (0..).map(Uid).zip(row.iter().copied().map(Share)).filter(|(_, weight)| weight.0 > 0).collect()
}

/// Returns the uids of the validators, which follow the miners'.
pub(super) fn validators() -> impl Iterator<Item = Uid> {
    (4..).map(Uid).take(VALIDATORS.len())
}

/// Gives the subnet a consensus in which all validators set a row of weights.
pub(super) fn set_quality(subnets: &mut [MarketSubnet], row: &[u16; 4]) {
    let consensus = scenario(row).and_then(|scenario| SubnetConsensus::new(scenario).ok());
    for subnet in subnets.iter_mut().filter(|subnet| subnet.netuid == SUBNET) {
        subnet.miner_burn = consensus.as_ref().map(SubnetConsensus::miner_burn).unwrap_or_default();
        subnet.consensus.clone_from(&consensus);
    }
}

fn scenario(row: &[u16; 4]) -> Option<Scenario> {
    let parameters = live_parameters();
    let miners = MINERS.map(|name| (name, 0, 0));
    let neurons = miners.iter().chain(&VALIDATORS).map(|&(name, alpha, tao)| Neuron {
        name: name.to_owned(),
        alpha_stake: Alpha(alpha * RAO_PER_TAO),
        tao_stake: Rao(tao * RAO_PER_TAO),
        validator_permit: alpha > 0,
        last_update: Block(BLOCK.0 - 1),
        block_at_registration: Block(0),
        commit_block: None,
    });
    let neurons: Vec<Neuron> = neurons.collect();
    let row: Row = Arc::new(entries(row));
    let rows = neurons.iter().map(|neuron| if neuron.validator_permit { Arc::clone(&row) } else { Row::default() });
    let document = Document {
        preset: None,
        title: "Translation".to_owned(),
        notes: String::new(),
        last_mechanism_step_block: Block(BLOCK.0 - u64::from(parameters.tempo) - 1),
        parameters,
        commit_reveal: false,
        emission: EMISSION,
        current_block: BLOCK,
        owner: Some(Uid(0)),
        validators: validators().collect(),
        miners: (0..4).map(Uid).collect(),
        weights: rows.collect(),
        bonds: vec![Row::default(); neurons.len()],
        neurons,
        previous_consensus: None,
        timeline: Timeline::default(),
        comparison: Comparison::None,
    };
    Scenario::new(document).ok()
}
