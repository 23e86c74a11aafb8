//! The initial state of a new subnet (spec 6.4).

use std::collections::BTreeMap;

use super::burn_adjustment::Registrations;
use super::burn_price::BurnPrice;
use super::earnings_model::EarningsModel;
use super::emission_weights::EmissionWeights;
use super::epoch_schedule::{Clock, Tempo};
use super::ledger::Ledger;
use super::participants::Pending;
use super::state::{AlphaHoldings, Flows, Owner, Subnet, Switches};
use crate::emission::MovingPrice;
use crate::pool::Pool;
use crate::quantity::{Alpha, Block, Netuid, RAO_PER_TAO, Rao};
use crate::wide::{AMOUNT_ZERO, Ratio};

/// The blocks between epochs of a new subnet.
pub const TEMPO: Tempo = Tempo(360);

/// The initial neuron price of a new subnet: one TAO; it halves every 360 blocks and rises by a factor of 1.26 with a
/// registration.
pub const INITIAL_NEURON_BURN: Rao = Rao(RAO_PER_TAO);

/// The rules of the neuron price since April 2026.
pub const BURN_PRICE: BurnPrice = BurnPrice {
    half_life: Block(360),
    increase: Ratio::from_bits(23_242_897_532_874_035_200),
    min: Rao(500_000),
    max: Rao(100_000_000_000),
};

/// Creates a new subnet: nothing staked, not started, its TAO emission off.
pub fn new_subnet(netuid: Netuid, owner: Owner, block: Block, lock: Rao, pool: Pool) -> Subnet {
    let since_last_step = Block(u64::from(netuid.0) % u64::from(TEMPO.0));
    Subnet {
        netuid,
        owner,
        registered_at: block,
        lock,
        pool,
        alpha_out: Alpha(0),
        holdings: AlphaHoldings::default(),
        pending: Pending::default(),
        pending_tao: Rao(0),
        unpooled_tao: Rao(0),
        stakes: Ledger::default(),
        claims: BTreeMap::new(),
        moving_price: MovingPrice::default(),
        miner_burned: AMOUNT_ZERO,
        flows: Flows::default(),
        root_emission: Rao(0),
        switches: Switches { emission: false, trading: false, ..Switches::default() },
        first_emission_block: None,
        clock: Clock {
            tempo: TEMPO,
            last_epoch: Block(block.0.saturating_sub(since_last_step.0)),
            since_last_step,
            put_off_to: None,
        },
        earnings_model: EarningsModel::Proportional { miners: owner.hotkey, kept_by_owner: AMOUNT_ZERO },
        emission_weights: EmissionWeights::DEFAULT,
        emission_weights_set_at: None,
        is_leased: false,
        takes: BTreeMap::new(),
        childkey_takes: BTreeMap::new(),
        yields: BTreeMap::new(),
        childkey_delegations: Vec::new(),
        neuron_burn: INITIAL_NEURON_BURN,
        burn_price: BURN_PRICE,
        registrations: Registrations { since: block, ..Registrations::default() },
    }
}
