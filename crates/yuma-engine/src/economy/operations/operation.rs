//! The operations as data, and the one function that performs them.

use super::{Limit, OperationError, Position, Receipt, Switch};
use super::{
    claim, dissolve, emission_weights, miner_burn, moving, neuron, register, root_weights, stake, switch, unstake,
    weights,
};
use crate::economy::emission_weights::EmissionSlot;
use crate::economy::rules::Rules;
use crate::economy::state::{Economy, Owner};
use crate::quantity::{Alpha, Key, Netuid, Proportion64, Rao, Share, Uid};
use crate::root2024::Row;
use crate::wide::FineAmount;

/// An operation of an account, of a subnet's owner or of the chain's administrators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Stakes free TAO (chain: `add_stake`, `add_stake_limit`).
    Stake {
        /// The stake that grows.
        position: Position,
        /// The TAO to stake, fee included.
        tao: Rao,
        /// A limit on the price.
        limit: Option<Limit>,
    },
    /// Unstakes alpha, or TAO from root (chain: `remove_stake`, `remove_stake_limit`).
    Unstake {
        /// The stake that shrinks.
        position: Position,
        /// The alpha to sell; on root, the rao to take out.
        amount: Alpha,
        /// A limit on the price.
        limit: Option<Limit>,
    },
    /// Moves stake to another hotkey, subnet or owner (chain: `move_stake`, `swap_stake`, `transfer_stake` and
    /// `swap_stake_limit`).
    Move {
        /// The stake that shrinks.
        from: Position,
        /// The stake that grows.
        to: Position,
        /// The alpha to move; from root, the rao.
        amount: Alpha,
        /// The minimum ratio of the origin's price to the destination's price, in 10^-9.
        limit: Option<Limit>,
    },
    /// Claims a root staker's dividends on a subnet (chain: `claim_root`).
    ClaimRoot {
        /// The subnet that pays.
        netuid: Netuid,
        /// The validator on root.
        hotkey: Key,
        /// The staker.
        coldkey: Key,
    },
    /// Registers a neuron (chain: `burned_register`).
    RegisterNeuron {
        /// The subnet.
        netuid: Netuid,
        /// The account that pays.
        coldkey: Key,
    },
    /// Registers a subnet (chain: `register_network`).
    RegisterSubnet {
        /// The owner, who pays the lock.
        owner: Owner,
    },
    /// Starts a subnet (chain: `start_call`).
    Start {
        /// The subnet.
        netuid: Netuid,
    },
    /// Dissolves a subnet (chain: `dissolve_network`).
    Dissolve {
        /// The subnet.
        netuid: Netuid,
    },
    /// Sets parts of the split of a subnet's alpha (chain: `sudo_set_subnet_emission_weights`).
    SetEmissionWeights {
        /// The subnet.
        netuid: Netuid,
        /// The parts that change; the others keep their values.
        weights: Vec<(EmissionSlot, Proportion64)>,
    },
    /// Sets the weights of a root validator in 2024 (chain: `set_root_weights`).
    SetRootWeights {
        /// The validator.
        hotkey: Key,
        /// Its weights on networks.
        row: Row,
    },
    /// Sets the fraction of the miners' earnings that goes to the owner's keys, where consensus is not modeled.
    SetMinerBurn {
        /// The subnet.
        netuid: Netuid,
        /// The fraction, from 0 to 1.
        fraction: FineAmount,
    },
    /// Sets a validator's weights where consensus is modeled (chain: `set_weights`).
    SetWeights {
        /// The subnet.
        netuid: Netuid,
        /// The validator.
        uid: Uid,
        /// Its weights on neurons as submitted.
        row: Vec<(Uid, Share)>,
    },
    /// Turns a switch of a subnet on or off.
    SetSwitch {
        /// The subnet.
        netuid: Netuid,
        /// The switch.
        switch: Switch,
        /// The new value.
        is_on: bool,
    },
}

/// Performs an operation in the economy's current block and returns its effect.
///
/// # Errors
///
/// The first refusal of the chain; the economy is unchanged.
pub fn apply(economy: &mut Economy, rules: &Rules, operation: &Operation) -> Result<Receipt, OperationError> {
    match *operation {
        Operation::Stake { position, tao, limit } => stake::stake(economy, rules, position, tao, limit),
        Operation::Unstake { position, amount, limit } => unstake::unstake(economy, rules, position, amount, limit),
        Operation::Move { from, to, amount, limit } => moving::move_stake(economy, rules, from, to, amount, limit),
        Operation::ClaimRoot { netuid, hotkey, coldkey } => claim::claim_root(economy, netuid, hotkey, coldkey),
        Operation::RegisterNeuron { netuid, coldkey } => neuron::register_neuron(economy, rules, netuid, coldkey),
        Operation::RegisterSubnet { owner } => register::register_subnet(economy, rules, owner),
        Operation::Start { netuid } => register::start_call(economy, rules, netuid),
        Operation::Dissolve { netuid } => dissolve::dissolve_subnet(economy, netuid),
        Operation::SetEmissionWeights { netuid, ref weights } => {
            emission_weights::set_emission_weights(economy, rules, netuid, weights)
        }
        Operation::SetRootWeights { hotkey, ref row } => root_weights::set_root_weights(economy, hotkey, row),
        Operation::SetMinerBurn { netuid, fraction } => miner_burn::set_miner_burn(economy, netuid, fraction),
        Operation::SetWeights { netuid, uid, ref row } => weights::set_weights(economy, netuid, uid, row),
        Operation::SetSwitch { netuid, switch, is_on } => switch::set_switch(economy, netuid, switch, is_on),
    }
}
