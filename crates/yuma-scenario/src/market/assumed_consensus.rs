//! The consensus scenario that is assumed for a subnet of which only the row is known.

use std::sync::Arc;

use super::document::{Market, MarketDocument};
use super::economy::economy;
use super::neuron_pay::pending_of_block;
use super::subnet::MarketSubnet;
use crate::live_parameters::live_parameters;
use crate::matrix::Row;
use crate::model::{Comparison, Document, Neuron, Scenario};
use crate::timeline::Timeline;
use yuma_engine::economy::{Rules, ScheduleRule, Tempo};
use yuma_engine::quantity::{Alpha, Block, Netuid, Rao, Share, Uid};
use yuma_engine::wide::FineAmount;

/// The parts of the stake that the assumed validators hold, in percent.
const VALIDATORS: [u64; 6] = [34, 24, 16, 12, 8, 6];
/// The parts of the assumed miners in the incentives without the owner's neuron, in percent.
const MINERS: [u64; 5] = [30, 25, 20, 15, 10];
/// The uid of the owner's neuron.
const OWNER: Uid = Uid(0);

impl Market {
    /// Returns the consensus scenario of a subnet, or an assumed one, with the values that the market determines: the
    /// tempo, the TAO weight of the era, and the emission of an epoch at that of the next block. `None` if there is no such
    /// subnet.
    pub fn consensus_scenario(&self, netuid: Netuid) -> Option<Scenario> {
        let subnet = self.subnet(netuid)?;
        let stored = subnet.consensus.as_ref().map(|consensus| Document::clone(consensus.scenario()));
        let mut document = stored.unwrap_or_else(|| self.assumed_consensus(subnet));
        let rules = self.rules(self.era);
        let pending = pending_of_block(&economy(self, self.era), &rules, netuid);
        let block = pending.total().0.saturating_sub(pending.owner.0);
        document.emission = Alpha(block.saturating_mul(blocks_of_epoch(&rules, subnet.tempo)));
        document.parameters.tempo = subnet.tempo.0;
        document.parameters.tao_weight = rules.parameters.tao_weight;
        Scenario::new(document).ok()
    }
}

impl MarketDocument {
    /// Assumes six validators that share the subnet's alpha and the stake on root by fixed parts, and agree on the weights
    /// of five miners and of the owner's neuron, which gets the miner burn.
    fn assumed_consensus(&self, subnet: &MarketSubnet) -> Document {
        let block = self.start.snapshot().block;
        let alpha = divided(subnet.alpha_out.0);
        let tao = divided(self.root_stake().0);
        let validators = alpha.into_iter().zip(tao).zip('A'..).map(|((alpha, tao), letter)| Neuron {
            validator_permit: true,
            ..neuron(letter.to_string(), Alpha(alpha), Rao(tao), block)
        });
        let idle = |name: String| neuron(name, Alpha(0), Rao(0), block);
        let miners = (1..).take(MINERS.len()).map(|number| idle(format!("M{number}")));
        let neurons: Vec<Neuron> = [idle("Owner".to_owned())].into_iter().chain(miners).chain(validators).collect();
        let uids: Vec<Uid> = (0..).map(Uid).take(neurons.len()).collect();
        let (miners, validators) = uids.split_at(1 + MINERS.len());
        let row: Row = Arc::new(weights(subnet.miner_burn));
        Document {
            preset: None,
            title: subnet.name.clone(),
            notes: String::new(),
            parameters: live_parameters(),
            commit_reveal: false,
            emission: Alpha(0),
            current_block: block,
            last_mechanism_step_block: Block(block.0.saturating_sub(u64::from(subnet.tempo.0) + 1)),
            owner: Some(OWNER),
            validators: validators.to_vec(),
            miners: miners.to_vec(),
            weights: uids
                .iter()
                .map(|uid| if validators.contains(uid) { Arc::clone(&row) } else { Row::default() })
                .collect(),
            bonds: vec![Row::default(); neurons.len()],
            neurons,
            previous_consensus: None,
            timeline: Timeline::default(),
            comparison: Comparison::None,
        }
    }
}

fn neuron(name: String, alpha_stake: Alpha, tao_stake: Rao, block: Block) -> Neuron {
    Neuron {
        name,
        alpha_stake,
        tao_stake,
        validator_permit: false,
        last_update: Block(block.0.saturating_sub(1)),
        block_at_registration: Block(0),
        commit_block: None,
    }
}

/// Divides an amount by the parts of the validators, each rounded down; the first one gets the rest.
fn divided(whole: u64) -> [u64; 6] {
    let mut parts = VALIDATORS.map(|percent| whole / 100 * percent);
    let rest = whole - parts.iter().sum::<u64>();
    let [first, ..] = &mut parts;
    *first += rest;
    parts
}

/// Returns the weights that every validator sets: the miner burn for the owner's neuron, the rest by the parts of the
/// miners.
fn weights(miner_burn: FineAmount) -> Vec<(Uid, Share)> {
    let whole = u64::from(u16::MAX);
    let burn = miner_burn.saturating_mul(FineAmount::from_num(whole)).round().saturating_to_num::<u64>().min(whole);
    let miners = MINERS.iter().map(|percent| (whole - burn) * percent / 100);
    let row = [burn].into_iter().chain(miners).map(|weight| Share(u16::try_from(weight).unwrap_or(u16::MAX)));
    (0..).map(Uid).zip(row).filter(|(_, weight)| weight.0 > 0).collect()
}

/// Returns the blocks from one epoch to the next.
fn blocks_of_epoch(rules: &Rules, tempo: Tempo) -> u64 {
    match rules.schedule {
        ScheduleRule::ByNumber => u64::from(tempo.0) + 1,
        ScheduleRule::ByLastEpoch { .. } => u64::from(tempo.0),
    }
}
