//! The neurons of a market's subnets in its economy: their hotkeys, their stake and the input of their epochs.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::document::MarketDocument;
use super::keys::{STAKER, VALIDATOR, owners_hotkey};
use super::subnet::MarketSubnet;
use super::subnet_consensus::SubnetConsensus;
use crate::model::Document;
use yuma_engine::economy::operations::{Operation, Position};
use yuma_engine::economy::{Consensus, EarningsModel, Economy, Ledger, Subnet};
use yuma_engine::quantity::{Alpha, Block, Key, Netuid, Rao, Uid};
use yuma_engine::yuma::EpochInput;

/// The key of all other validators, beside neurons.
const OTHERS: Key = Key(6);
/// The base of the keys of neurons; `256 * netuid + uid` is added.
const NEURONS: u32 = 100_000_000;

/// The hotkeys of all neurons of a market.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeuronKeys {
    by_subnet: BTreeMap<Netuid, Vec<Key>>,
    root: Vec<(Key, Rao)>,
}

impl MarketDocument {
    /// Returns the TAO staked on root: the snapshot's or that of the subnets' neurons if they bring more; with a board that
    /// of its validators that is not in pools.
    pub fn root_stake(&self) -> Rao {
        let Some(board) = &self.board else {
            let neurons = u64::try_from(NeuronKeys::of(self).root_stake()).unwrap_or(u64::MAX);
            return self.start.snapshot().root_stake.max(Rao(neurons));
        };
        let pools: u128 = self.subnets.iter().map(|subnet| u128::from(subnet.tao.0)).sum();
        Rao(u64::try_from(board.stake().saturating_sub(pools)).unwrap_or(u64::MAX))
    }
}

impl NeuronKeys {
    /// Returns the hotkeys of a market.
    ///
    /// The neuron with most alpha is [`VALIDATOR`], to which holders stake on every subnet, if it has as much TAO on root
    /// as that of the first subnet with a consensus. Other neurons of several subnets with the same name and the same stake
    /// on root are one validator with one hotkey, as on the chain, so that its stake on root counts once.
    pub fn of(market: &MarketDocument) -> NeuronKeys {
        let mut keys = NeuronKeys::default();
        let mut named: BTreeMap<(&str, u64), Key> = BTreeMap::new();
        let mut validator = None;
        for (subnet, consensus) in linked(market) {
            let scenario = consensus.scenario();
            let main = main_neuron(scenario).filter(|(_, tao)| *validator.get_or_insert(*tao) == *tao);
            let mut hotkeys = Vec::with_capacity(scenario.neurons.len());
            for (uid, neuron) in Uid::all(scenario.uid_count()).zip(&scenario.neurons) {
                let (is_owner, is_main) = (scenario.owner == Some(uid), main.is_some_and(|(main, _)| main == uid));
                let is_named = !is_owner && neuron.tao_stake > Rao(0) && !neuron.name.is_empty();
                let known = named.get(&(&*neuron.name, neuron.tao_stake.0)).copied();
                let hotkey = match known.filter(|&known| is_named && (known != VALIDATOR || main.is_none())) {
                    _ if is_main => VALIDATOR,
                    Some(known) => known,
                    None if is_owner => owners_hotkey(subnet.netuid),
                    None => Key(NEURONS + 256 * u32::from(subnet.netuid.0) + u32::from(uid.0)),
                };
                if neuron.tao_stake > Rao(0) && keys.root.iter().all(|&(known, _)| known != hotkey) {
                    keys.root.push((hotkey, neuron.tao_stake));
                }
                if is_named {
                    named.entry((&neuron.name, neuron.tao_stake.0)).or_insert(hotkey);
                }
                hotkeys.push(hotkey);
            }
            keys.by_subnet.insert(subnet.netuid, hotkeys);
        }
        keys
    }

    /// Returns the hotkeys of a subnet by uid; empty without a consensus.
    pub fn of_subnet(&self, netuid: Netuid) -> &[Key] {
        self.by_subnet.get(&netuid).map_or(&[], Vec::as_slice)
    }

    /// Returns the TAO on root that the neurons bring.
    pub fn root_stake(&self) -> u128 {
        self.root.iter().map(|(_, stake)| u128::from(stake.0)).sum()
    }

    /// Puts all stake on root, with a seat for each hotkey: that of the neurons, and the rest with [`VALIDATOR`], or with
    /// [`OTHERS`] if that one is a neuron.
    pub(super) fn seat_on_root(&self, economy: &mut Economy, whole: Rao) {
        let rest = if self.has_validator() { OTHERS } else { VALIDATOR };
        let others = u128::from(whole.0).saturating_sub(self.root_stake());
        let others = (rest, Rao(u64::try_from(others).unwrap_or(u64::MAX)));
        for (hotkey, stake) in self.root.iter().copied().chain([others]) {
            economy.root.stakes.add(hotkey, STAKER, stake.0);
            economy.root.seats.push(hotkey);
        }
    }

    fn has_validator(&self) -> bool {
        self.by_subnet.values().any(|hotkeys| hotkeys.contains(&VALIDATOR))
    }

    /// Puts a subnet's neurons in place of its fixed proportions: their stake, and epochs by consensus. Alpha that they
    /// do not hold is with [`OTHERS`], which is no neuron of the subnet and earns nothing there.
    pub(super) fn seat(&self, market: &MarketSubnet, subnet: &mut Subnet, block: Block) {
        let Some(consensus) = &market.consensus else { return };
        let hotkeys = self.of_subnet(market.netuid);
        let mut stakes = Ledger::default();
        for (&hotkey, neuron) in hotkeys.iter().zip(&consensus.scenario().neurons) {
            stakes.add(hotkey, STAKER, neuron.alpha_stake.0);
        }
        subnet.alpha_out = Alpha(market.alpha_out.0.max(stakes.total()));
        stakes.add(OTHERS, STAKER, subnet.alpha_out.0.saturating_sub(stakes.total()));
        subnet.stakes = stakes;
        let input = moved_to(consensus.scenario().epoch_input(), block);
        subnet.earnings_model =
            EarningsModel::Consensus(Box::new(Consensus { hotkeys: hotkeys.to_vec(), input, last: None }));
    }
}

/// Returns the neuron with most alpha that is not the owner's, with its TAO on root; of equal ones the first.
fn main_neuron(scenario: &Document) -> Option<(Uid, Rao)> {
    let neurons = Uid::all(scenario.uid_count()).zip(&scenario.neurons);
    let others = neurons.filter(|(uid, neuron)| scenario.owner != Some(*uid) && neuron.alpha_stake > Alpha(0));
    let largest = others.max_by_key(|(uid, neuron)| (neuron.alpha_stake, Reverse(*uid)));
    largest.map(|(uid, neuron)| (uid, neuron.tao_stake))
}

/// Returns the subnets with a consensus.
pub(super) fn linked(market: &MarketDocument) -> impl Iterator<Item = (&MarketSubnet, &SubnetConsensus)> {
    market.subnets.iter().filter_map(|subnet| Some((subnet, subnet.consensus.as_ref()?)))
}

/// Moves all blocks of an input equally, so that its epoch is at a given block. Block 0, which means "never", stays; a last
/// update keeps its age.
fn moved_to(mut input: EpochInput, block: Block) -> EpochInput {
    let from = input.current_block.0;
    let moved = |old: Block| match old.0 {
        0 => old,
        old => Block(old.saturating_add(block.0).saturating_sub(from).max(1)),
    };
    input.current_block = block;
    input.last_mechanism_step_block = moved(input.last_mechanism_step_block);
    for update in &mut input.last_update {
        update.0 = update.0.saturating_add(block.0).saturating_sub(from);
    }
    let others = input.block_at_registration.iter_mut().chain(input.commit_blocks.iter_mut().flatten().flatten());
    others.for_each(|old| *old = moved(*old));
    input
}

/// Returns the hotkey on which holders stake: [`VALIDATOR`], or where that is no neuron, the neuron with a permit that has most
/// alpha; of equal ones the first.
pub(super) fn staking_hotkey(subnet: &Subnet) -> Key {
    let EarningsModel::Consensus(model) = &subnet.earnings_model else { return VALIDATOR };
    if model.hotkeys.contains(&VALIDATOR) {
        return VALIDATOR;
    }
    let neurons = model.hotkeys.iter().zip(&model.input.validator_permits);
    let permitted = neurons.filter(|(_, has_permit)| **has_permit).map(|(hotkey, _)| *hotkey);
    permitted.rev().max_by_key(|&hotkey| subnet.stakes.on(hotkey)).unwrap_or(VALIDATOR)
}

/// Returns an operation on the hotkeys that stand for [`VALIDATOR`]: a stake goes to the subnet's [`staking_hotkey`], and a
/// sale takes the first hotkey on which the seller holds enough.
pub(super) fn on_hotkeys(economy: &Economy, operation: &Operation) -> Operation {
    let mut operation = operation.clone();
    match &mut operation {
        Operation::Stake { position, .. } => to_neuron(economy, position),
        Operation::Unstake { position, amount, .. } => from_holder(economy, position, *amount),
        Operation::Move { from, to, amount, .. } => {
            from_holder(economy, from, *amount);
            to_neuron(economy, to);
        }
        _ => {}
    }
    operation
}

fn to_neuron(economy: &Economy, position: &mut Position) {
    let Some(subnet) = economy.subnet(position.netuid).filter(|_| position.hotkey == VALIDATOR) else { return };
    position.hotkey = staking_hotkey(subnet);
}

fn from_holder(economy: &Economy, position: &mut Position, amount: Alpha) {
    let Some(stakes) = economy.stakes(position.netuid).filter(|_| position.hotkey == VALIDATOR) else { return };
    if stakes.of(VALIDATOR, position.coldkey) >= amount.0 {
        return;
    }
    let holds = |hotkey: &Key| stakes.of(*hotkey, position.coldkey) >= amount.0;
    if let Some(hotkey) = stakes.hotkeys().find(holds) {
        position.hotkey = hotkey;
    }
}
