//! The pay of a subnet's neurons by its consensus.

use super::evaluation::MarketResult;
use super::subnet::MarketSubnet;
use yuma_engine::economy::{EarningsModel, Economy, Pending, Rules, Subnet, Tempo, next_block, pay_out};
use yuma_engine::quantity::{Alpha, BLOCKS_PER_DAY, Key, Netuid, Uid};

/// The pay of a neuron for a day, in alpha.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeuronPay {
    /// The neuron.
    pub uid: Uid,
    /// Its name; may be empty.
    pub name: String,
    /// Whether it is the owner's neuron, whose incentive is withheld.
    pub is_owner: bool,
    /// Its incentive as a miner; nobody gets that of the owner's neuron.
    pub incentive: Alpha,
    /// Its dividends as a validator in alpha: its take, and the part of the stakers of alpha.
    pub dividends: Alpha,
}

/// Returns the pay of a subnet's neurons by uid: one epoch over the alpha of a day at the rate of the next block. Empty
/// without a consensus, and under rules without alpha.
pub fn neuron_pay(subnet: &MarketSubnet, result: &MarketResult) -> Vec<NeuronPay> {
    let (Some(consensus), true) = (&subnet.consensus, result.rules.has_alpha()) else { return Vec::new() };
    let block = pending_of_block(&result.economy, &result.rules, subnet.netuid);
    let mut economy = result.economy.clone();
    let Some(mut paid) = economy.subnet(subnet.netuid).cloned() else { return Vec::new() };
    let before = paid.clone();
    let day = day_of(&block);
    let incentives = before.clone().earnings(&day, &economy.root, &result.rules, economy.block).incentives;
    let incentive_of =
        |hotkey: Key| incentives.iter().find(|(paid, _)| *paid == hotkey).map_or(Alpha(0), |paid| paid.1);
    pay_out(&mut paid, &day, &mut economy, &result.rules);
    let EarningsModel::Consensus(model) = &paid.earnings_model else { return Vec::new() };
    let scenario = consensus.scenario();
    let neurons = model.hotkeys.iter().zip(&scenario.neurons).zip((0..).map(Uid));
    let pay = neurons.map(|((&hotkey, neuron), uid)| {
        let (is_owner, incentive) = (hotkey == paid.owner.hotkey, incentive_of(hotkey));
        let mined = if is_owner { 0 } else { incentive.0 };
        NeuronPay {
            uid,
            name: neuron.name.clone(),
            is_owner,
            incentive,
            dividends: Alpha(gain(&before, &paid, hotkey).saturating_sub(mined)),
        }
    });
    pay.collect()
}

/// Returns the alpha that a block adds to the pending amounts of a subnet; nothing if there is no such subnet.
pub(super) fn pending_of_block(economy: &Economy, rules: &Rules, netuid: Netuid) -> Pending {
    let mut economy = economy.clone();
    if let Some(subnet) = economy.subnet_mut(netuid) {
        // An epoch would pay it out at once.
        subnet.clock.tempo = Tempo(0);
    }
    next_block(&mut economy, rules);
    economy.subnet(netuid).map(|subnet| subnet.pending).unwrap_or_default()
}

/// Returns the pending alpha of a day without the owner's part.
fn day_of(block: &Pending) -> Pending {
    let day = |alpha: Alpha| Alpha(alpha.0.saturating_mul(BLOCKS_PER_DAY));
    Pending { server: day(block.server), validator: day(block.validator), root: day(block.root), owner: Alpha(0) }
}

fn gain(before: &Subnet, after: &Subnet, hotkey: Key) -> u64 {
    after.stakes.on(hotkey).saturating_sub(before.stakes.on(hotkey))
}
