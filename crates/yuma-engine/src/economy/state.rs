//! The state of the economy: plain data without rules.

use std::collections::BTreeMap;

use super::burn_adjustment::Registrations;
use super::burn_price::BurnPrice;
use super::earnings_model::EarningsModel;
use super::emission_weights::EmissionWeights;
use super::epoch_schedule::Clock;
use super::ledger::Ledger;
use super::operations::Position;
use super::participants::Pending;
use super::root_claims::{ClaimableRate, Claimed};
use super::root_vote::RootVote;
use crate::emission::{Bar, FlowAverage, MovingPrice};
use crate::pool::Pool;
use crate::quantity::{Alpha, Block, Flow, Key, Netuid, Proportion64, Rao, Share};
use crate::wide::FineAmount;

/// The state that blocks and operations read and change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Economy {
    /// The last computed block.
    pub block: Block,
    /// `TotalIssuance`: all issued TAO.
    pub issuance: Rao,
    /// The root network.
    pub root: Root,
    /// The subnets without root, ascending by netuid.
    pub subnets: Vec<Subnet>,
    /// The bar of the emission gate.
    pub bar: Bar,
    /// The free TAO of each account.
    pub balances: BTreeMap<Key, Rao>,
    /// The coldkey of each hotkey.
    pub owners: BTreeMap<Key, Key>,
    /// The total paid to block authors.
    pub author: Rao,
    /// Burned TAO: ownerless, but still part of `issuance`.
    pub burned: Rao,
    /// The cost and the block of the last subnet registration.
    pub last_lock: (Rao, Block),
}

/// The root network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    /// The TAO staked on root, by hotkey.
    pub stakes: Ledger,
    /// Hotkeys with a seat on root.
    pub seats: Vec<Key>,
    /// Flat fees that stayed on root (2025): ownerless, but counted with the stake.
    pub fees: Rao,
    /// The input of its validators' vote (2024).
    pub vote: RootVote,
}

/// A subnet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subnet {
    /// The subnet's number.
    pub netuid: Netuid,
    /// The coldkey and the hotkey of the owner.
    pub owner: Owner,
    /// The block of its registration.
    pub registered_at: Block,
    /// The TAO locked at registration.
    pub lock: Rao,
    /// The subnet's pool.
    pub pool: Pool,
    /// `SubnetAlphaOut`: all alpha outside the pool.
    pub alpha_out: Alpha,
    /// Alpha outside the pool that is neither staked nor pending.
    pub holdings: AlphaHoldings,
    /// Alpha pending for the next epoch.
    pub pending: Pending,
    /// TAO pending for the next epoch: from sales of root's alpha (2025), or all emission (2024).
    pub pending_tao: Rao,
    /// TAO on the subnet's account outside any pool.
    pub unpooled_tao: Rao,
    /// Alpha on hotkeys.
    pub stakes: Ledger,
    /// Alpha owed to root stakers, by hotkey.
    pub claims: BTreeMap<Key, RootClaims>,
    /// The moving average of the price.
    pub moving_price: MovingPrice,
    /// The share of the last epoch's miner emission that went to the owner's keys.
    pub miner_burned: FineAmount,
    /// TAO flows into and out of the subnet.
    pub flows: Flows,
    /// The subnet's emission per block, as set by the last root epoch (2024).
    pub root_emission: Rao,
    /// The subnet's switches.
    pub switches: Switches,
    /// `FirstEmissionBlockNumber`: the block after the start call; `None` before it.
    pub first_emission_block: Option<Block>,
    /// The schedule of the subnet's epochs.
    pub clock: Clock,
    /// The model of the earnings inside the subnet.
    pub earnings_model: EarningsModel,
    /// `SubnetEmissionWeights`: the split of the subnet's alpha since runtime 481.
    pub emission_weights: EmissionWeights,
    /// The block in which the owner last set the split; `None` if never.
    pub emission_weights_set_at: Option<Block>,
    /// Whether it was registered through a lease.
    pub is_leased: bool,
    /// The takes of hotkeys that differ from the default.
    pub takes: BTreeMap<Key, Share>,
    /// The takes of child keys from their parents' dividends, unless zero.
    pub childkey_takes: BTreeMap<Key, Share>,
    /// The yield of each hotkey's stakers in the last epoch.
    pub yields: BTreeMap<Key, Yield>,
    /// Stake that hotkeys delegate to child keys.
    pub childkey_delegations: Vec<ChildkeyDelegation>,
    /// The current price of registering a neuron.
    pub neuron_burn: Rao,
    /// The rules and bounds of that price since runtime 397.
    pub burn_price: BurnPrice,
    /// The registration counters that set that price before runtime 397.
    pub registrations: Registrations,
}

/// The owner of a subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// The owner's account.
    pub coldkey: Key,
    /// The owner's key for mining and validating.
    pub hotkey: Key,
}

/// Alpha outside the pool that is neither staked nor pending for an epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AlphaHoldings {
    /// `SubnetProtocolAlpha`: bought by the chain, never sold.
    pub protocol: Alpha,
    /// Root dividends that are not claimed yet.
    pub claimable: Alpha,
    /// Burned alpha, ownerless forever.
    pub burned: Alpha,
    /// Alpha lost to rounding.
    pub dust: Alpha,
}

/// TAO flows into and out of a subnet, and their moving averages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flows {
    /// The flow of stakers since the last block.
    pub user: Flow,
    /// The moving average of the stakers' flow.
    pub user_average: FlowAverage,
    /// The flow of the chain itself since the last block.
    pub protocol: Flow,
    /// The moving average of the chain's flow.
    pub protocol_average: FlowAverage,
    /// The sums of all flows so far, which no rule reads.
    pub total: TotalFlows,
}

/// All TAO that has flown into a subnet less all that has flown out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TotalFlows {
    /// Of stakers.
    pub user: Flow,
    /// Of the chain itself.
    pub protocol: Flow,
}

/// The switches of a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switches {
    /// `SubnetEmissionEnabled`: whether the subnet gets TAO.
    pub emission: bool,
    /// `NetworkRegistrationAllowed`: whether neurons may register.
    pub registration: bool,
    /// `SubtokenEnabled`: whether the subnet's alpha is traded.
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

/// The yield of one hotkey's stakers in an epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Yield {
    /// `AlphaDividendsPerSubnet`: the alpha paid to the stakers.
    pub dividends: Alpha,
    /// `TotalHotkeyAlphaLastEpoch`: the alpha on the hotkey, including the payment.
    pub stake: Alpha,
}

/// Stake delegated to a child key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChildkeyDelegation {
    /// The key that delegates its stake.
    pub parent: Key,
    /// The key that votes with the delegated stake.
    pub child: Key,
    /// The delegated proportion of the parent's stake.
    pub proportion: Proportion64,
}

/// Alpha owed to the root stakers of one hotkey on one subnet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RootClaims {
    /// Accumulated alpha per rao of root stake.
    pub rate: ClaimableRate,
    /// The amount that each staker has already claimed or is not entitled to.
    pub claimed: BTreeMap<Key, Claimed>,
}

impl Economy {
    /// Returns the index of the subnet with a netuid.
    pub(super) fn subnet_index(&self, netuid: Netuid) -> Option<usize> {
        self.subnets.binary_search_by_key(&netuid, |subnet| subnet.netuid).ok()
    }

    /// Returns the subnet with a netuid.
    pub fn subnet(&self, netuid: Netuid) -> Option<&Subnet> {
        self.subnets.get(self.subnet_index(netuid)?)
    }

    /// Returns a mutable reference to the subnet with a netuid.
    pub fn subnet_mut(&mut self, netuid: Netuid) -> Option<&mut Subnet> {
        let index = self.subnet_index(netuid)?;
        self.subnets.get_mut(index)
    }

    /// Returns the free TAO of an account.
    pub fn balance(&self, coldkey: Key) -> Rao {
        self.balances.get(&coldkey).copied().unwrap_or_default()
    }

    /// Returns the stake of a position: alpha on a subnet, rao on root; 0 on a subnet that does not exist.
    pub fn staked(&self, position: Position) -> Alpha {
        let Position { netuid, hotkey, coldkey } = position;
        Alpha(self.stakes(netuid).map_or(0, |stakes| stakes.of(hotkey, coldkey)))
    }

    /// Returns the stakes on a network: alpha on a subnet, rao on root; `None` if the subnet does not exist.
    pub fn stakes(&self, netuid: Netuid) -> Option<&Ledger> {
        if netuid == Netuid::ROOT { Some(&self.root.stakes) } else { self.subnet(netuid).map(|subnet| &subnet.stakes) }
    }

    /// Pays TAO to an account.
    pub fn pay(&mut self, coldkey: Key, amount: Rao) {
        let balance = self.balances.entry(coldkey).or_default();
        balance.0 = balance.0.saturating_add(amount.0);
    }

    /// Returns the coldkey of a hotkey; a hotkey without a registered coldkey owns itself.
    pub fn owner_of(&self, hotkey: Key) -> Key {
        self.owners.get(&hotkey).copied().unwrap_or(hotkey)
    }
}

impl Root {
    /// Returns `SubnetTAO` of root: all TAO staked on root, and the fees that stayed there.
    pub fn tao(&self) -> Rao {
        Rao(self.stakes.total().saturating_add(self.fees.0))
    }
}

impl Subnet {
    /// Returns all issued alpha: in the pool, waiting to join it, and outside.
    pub fn alpha_issuance(&self) -> Alpha {
        let inside = self.pool.reserves().alpha.0.saturating_add(self.pool.parked().alpha.0);
        Alpha(inside.saturating_add(self.alpha_out.0))
    }

    /// Returns whether the subnet takes part in the division of TAO (spec 3.0): started, traded, open for
    /// registration.
    pub fn is_eligible(&self) -> bool {
        self.first_emission_block.is_some() && self.switches.trading && self.switches.registration
    }

    /// Returns the number of blocks since the start call.
    pub fn age(&self, block: Block) -> Block {
        let before = self.first_emission_block.map_or(block.0, |first| first.0.saturating_sub(1));
        Block(block.0.saturating_sub(before))
    }

    /// Destroys alpha, which lowers the issuance.
    pub fn recycle(&mut self, alpha: Alpha) {
        self.alpha_out.0 = self.alpha_out.0.saturating_sub(alpha.0);
    }
}
