//! The state of the economy: plain data, no rules.

use std::collections::BTreeMap;

use super::burn_adjustment::Registrations;
use super::burn_price::BurnPrice;
use super::earnings::EarningsModel;
use super::emission_weights::EmissionWeights;
use super::epoch_schedule::Clock;
use super::ledger::Ledger;
use super::participants::Pending;
use super::root_claims::{ClaimableRate, Claimed};
use super::root_vote::RootVote;
use crate::emission::flow_average::FlowAverage;
use crate::emission::{Bar, MovingPrice};
use crate::pool::Pool;
use crate::quantity::{Alpha, Block, Flow, Key, Netuid, Proportion64, Rao, Share};
use crate::wide::FineAmount;

/// Everything that a block reads and changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Economy {
    /// The last block that was computed.
    pub block: Block,
    /// `TotalIssuance`: all TAO there is.
    pub issuance: Rao,
    /// What is staked on root.
    pub root: Root,
    /// The subnets without root, ascending by netuid.
    pub subnets: Vec<Subnet>,
    /// The bar of the emission gate.
    pub bar: Bar,
    /// The TAO that accounts have free.
    pub balances: BTreeMap<Key, Rao>,
    /// The coldkey of each hotkey.
    pub owners: BTreeMap<Key, Key>,
    /// What the authors of blocks have been paid.
    pub author: Rao,
    /// TAO that nobody owns any more but that still counts as issued.
    pub burned: Rao,
    /// What the last new subnet cost, and when.
    pub last_lock: (Rao, Block),
}

/// The root network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    /// The TAO staked there, by hotkey.
    pub stakes: Ledger,
    /// Hotkeys with a seat.
    pub seats: Vec<Key>,
    /// Flat fees that stayed there (2025): nobody's, but counted with the stake.
    pub fees: Rao,
    /// What its validators vote by (2024).
    pub vote: RootVote,
}

/// One subnet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subnet {
    /// Its number.
    pub netuid: Netuid,
    /// The coldkey and the hotkey of its owner.
    pub owner: Owner,
    /// The block of its registration.
    pub registered_at: Block,
    /// What was locked for it.
    pub lock: Rao,
    /// Its pool.
    pub pool: Pool,
    /// `SubnetAlphaOut`: all alpha outside the pool.
    pub alpha_out: Alpha,
    /// Where the alpha outside the pool is, unless staked or pending.
    pub holdings: AlphaHoldings,
    /// Alpha that waits for the next epoch.
    pub pending: Pending,
    /// TAO that waits for the next epoch: of root's alpha that was sold (2025), or of all emission (2024).
    pub pending_tao: Rao,
    /// TAO on the subnet's account that is in no pool.
    pub unpooled_tao: Rao,
    /// Alpha on hotkeys.
    pub stakes: Ledger,
    /// What root stakers have coming, by hotkey.
    pub claims: BTreeMap<Key, RootClaims>,
    /// The moving average of the price.
    pub moving_price: MovingPrice,
    /// The share of the last epoch's miner emission that went to keys of the owner.
    pub miner_burned: FineAmount,
    /// TAO that came and went.
    pub flows: Flows,
    /// What each block gives it, as the last root epoch decided (2024).
    pub root_emission: Rao,
    /// What is on and off.
    pub switches: Switches,
    /// `FirstEmissionBlockNumber`: the block after the start call; none until then.
    pub first_emission_block: Option<Block>,
    /// When its epochs run.
    pub clock: Clock,
    /// Who mines, and how it is found out.
    pub earnings_model: EarningsModel,
    /// `SubnetEmissionWeights`: how its alpha is split since runtime 481.
    pub emission_weights: EmissionWeights,
    /// The block in which its owner last set the split, if ever.
    pub emission_weights_set_at: Option<Block>,
    /// Whether it was registered through a lease.
    pub is_leased: bool,
    /// The takes of hotkeys that differ from the default.
    pub takes: BTreeMap<Key, Share>,
    /// What child keys take of their parents' dividends, where that is not nothing.
    pub childkey_takes: BTreeMap<Key, Share>,
    /// What the stakers of each hotkey got in the last epoch.
    pub yields: BTreeMap<Key, Yield>,
    /// Stake that hotkeys lend to child keys.
    pub childkey_delegations: Vec<ChildkeyDelegation>,
    /// What the registration of a neuron costs now.
    pub neuron_burn: Rao,
    /// How that price moves since spec 397, and its bounds.
    pub burn_price: BurnPrice,
    /// What it moved by before.
    pub registrations: Registrations,
}

/// The owner of a subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// The account.
    pub coldkey: Key,
    /// The key by which it mines and validates.
    pub hotkey: Key,
}

/// Alpha outside the pool that nobody has staked and that waits for no epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AlphaHoldings {
    /// `SubnetProtocolAlpha`: bought by the chain, never sold.
    pub protocol: Alpha,
    /// Root dividends until they are claimed.
    pub claimable: Alpha,
    /// Without owner for good.
    pub burned: Alpha,
    /// Lost to rounding.
    pub dust: Alpha,
}

/// TAO that came into a subnet and went, and the moving averages of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flows {
    /// Of stakers, since the last block.
    pub user: Flow,
    /// Its average.
    pub user_average: FlowAverage,
    /// Of the chain itself, since the last block.
    pub protocol: Flow,
    /// Its average.
    pub protocol_average: FlowAverage,
}

/// What is on and off in a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switches {
    /// `SubnetEmissionEnabled`: whether it gets TAO.
    pub emission: bool,
    /// `NetworkRegistrationAllowed`: whether neurons may register.
    pub registration: bool,
    /// `SubtokenEnabled`: whether its alpha is traded.
    pub trading: bool,
    /// `OwnerCutEnabled`.
    pub owner_cut: bool,
    /// `RecycleOrBurn`: whether withheld miner emission is recycled instead of burned.
    pub recycles_withheld: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Switches { emission: true, registration: true, trading: true, owner_cut: true, recycles_withheld: false }
    }
}

/// What the stakers of one hotkey got in an epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Yield {
    /// `AlphaDividendsPerSubnet`: the alpha that was paid to them.
    pub dividends: Alpha,
    /// `TotalHotkeyAlphaLastEpoch`: the alpha on the hotkey, with what was paid.
    pub stake: Alpha,
}

/// Stake delegated to a child key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChildkeyDelegation {
    /// Who lends.
    pub parent: Key,
    /// Who votes with it.
    pub child: Key,
    /// The part of the parent's stake.
    pub proportion: Proportion64,
}

/// What the root stakers of one hotkey have coming on one subnet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RootClaims {
    /// Alpha for each rao of root stake.
    pub rate: ClaimableRate,
    /// What each has had, or had no part in.
    pub claimed: BTreeMap<Key, Claimed>,
}

impl Economy {
    /// The subnet of this number.
    pub fn subnet(&self, netuid: Netuid) -> Option<&Subnet> {
        let index = self.subnets.binary_search_by_key(&netuid, |subnet| subnet.netuid).ok()?;
        self.subnets.get(index)
    }

    /// The subnet of this number, to be changed.
    pub fn subnet_mut(&mut self, netuid: Netuid) -> Option<&mut Subnet> {
        let index = self.subnets.binary_search_by_key(&netuid, |subnet| subnet.netuid).ok()?;
        self.subnets.get_mut(index)
    }

    /// What an account has free.
    pub fn balance(&self, coldkey: Key) -> Rao {
        self.balances.get(&coldkey).copied().unwrap_or_default()
    }

    /// Pays to an account.
    pub fn pay(&mut self, coldkey: Key, amount: Rao) {
        let balance = self.balances.entry(coldkey).or_default();
        balance.0 = balance.0.saturating_add(amount.0);
    }

    /// The coldkey of a hotkey; a hotkey that nobody has claimed owns itself.
    pub fn owner_of(&self, hotkey: Key) -> Key {
        self.owners.get(&hotkey).copied().unwrap_or(hotkey)
    }
}

impl Root {
    /// `SubnetTAO` of root: all TAO staked there, and the fees that stayed.
    pub fn tao(&self) -> Rao {
        Rao(self.stakes.total().saturating_add(self.fees.0))
    }
}

impl Subnet {
    /// All alpha there is: in the pool, waiting for it, and outside.
    pub fn alpha_issuance(&self) -> Alpha {
        let inside = self.pool.reserves().alpha.0.saturating_add(self.pool.parked().alpha.0);
        Alpha(inside.saturating_add(self.alpha_out.0))
    }

    /// Whether it takes part in the division of TAO (spec 3.0): started, traded, open for registration.
    pub fn is_eligible(&self) -> bool {
        self.first_emission_block.is_some() && self.switches.trading && self.switches.registration
    }

    /// Blocks since the start call.
    pub fn age(&self, block: Block) -> Block {
        let before = self.first_emission_block.map_or(block.0, |first| first.0.saturating_sub(1));
        Block(block.0.saturating_sub(before))
    }

    /// Takes alpha out of the world: the issuance falls.
    pub fn recycle(&mut self, alpha: Alpha) {
        self.alpha_out.0 = self.alpha_out.0.saturating_sub(alpha.0);
    }
}
