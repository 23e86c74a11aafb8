//! Random economies and random operations on them.

use proptest::prelude::*;
use std::collections::BTreeMap;
use substrate_fixed::types::{I96F32, U96F32};
use yuma_engine::economy::operations::{Limit, Operation, Position, Switch};
use yuma_engine::economy::{
    ChildkeyDelegation, Consensus, EarningsModel, Economy, EmissionSlot, EmissionWeights, Owner, PoolKind, Root,
    RootVote, Subnet, Tempo, new_subnet,
};
use yuma_engine::emission::MovingPrice;
use yuma_engine::pool::Reserves;
use yuma_engine::quantity::{Alpha, Block, Flow, Key, Netuid, Proportion64, Rao, Share};

use super::epochs;

/// Coldkeys; the hotkey of a coldkey is the coldkey plus ten.
const PEOPLE: u32 = 5;

fn hotkey(person: u32) -> Key {
    Key(person % PEOPLE + 10)
}

fn coldkey(person: u32) -> Key {
    Key(person % PEOPLE)
}

/// An amount of any size below 2^bits.
fn amount(bits: u32) -> impl Strategy<Value = u64> {
    (any::<u64>(), 64 - bits..64).prop_map(|(bits, shift)| bits >> shift)
}

/// Mostly realistic subnet reserves, sometimes arbitrary amounts.
fn reserves() -> impl Strategy<Value = (u64, u64)> {
    prop_oneof![4 => (1u64 << 38..1 << 48, 1u64 << 44..1 << 51), 1 => (amount(48), amount(52))]
}

prop_compose! {
    fn any_subnet(netuid: u16, pool: PoolKind)(
        (tao, alpha) in reserves(),
        stakes in prop::collection::vec((0..PEOPLE, 0..PEOPLE, amount(50)), 0..4),
        (price, burned, kept) in (amount(34), 0u64..=1 << 32, 0u64..=1 << 32),
        (is_off, is_new, owner_cut, recycles) in (prop::bool::weighted(0.2), prop::bool::weighted(0.2), any::<bool>(), any::<bool>()),
        (tempo, age, owner) in (0u16..12, 0u64..3_000_000, 0..PEOPLE),
        (user, protocol, root_emission) in (-1_000_000_000_000i64..1_000_000_000_000, 0i64..1_000_000_000, 0u64..200_000_000),
        (owner_part, validator_part) in (0..=EmissionWeights::OWNER_MAX.0, 0..=EmissionWeights::VALIDATOR_MAX.0),
        delegations in prop::collection::vec((0..PEOPLE, 0..PEOPLE, any::<u64>()), 0..4),
        consensus in prop::option::weighted(0.4, epochs()),
    ) -> Subnet {
        let owner = Owner { coldkey: coldkey(owner), hotkey: hotkey(owner) };
        let pool = pool.pool(Reserves { tao: Rao(tao), alpha: Alpha(alpha) });
        let mut subnet = new_subnet(Netuid(netuid), owner, Block(1), Rao(0), pool);
        for (on, by, amount) in stakes {
            subnet.stakes.add(hotkey(on), coldkey(by), amount);
        }
        subnet.alpha_out = Alpha(subnet.stakes.total());
        subnet.moving_price = MovingPrice(I96F32::from_bits(i128::from(price)));
        subnet.miner_burned = U96F32::from_bits(u128::from(burned));
        subnet.earnings_model = match consensus {
            Some(input) => {
                let hotkeys = (0..u32::from(input.uid_count)).map(|uid| Key(uid % (2 * PEOPLE) + PEOPLE)).collect();
                EarningsModel::Consensus(Box::new(Consensus { hotkeys, input, last: None }))
            }
            None => {
                EarningsModel::Proportional { miners: hotkey(age as u32), kept_by_owner: U96F32::from_bits(u128::from(kept)) }
            }
        };
        subnet.switches.emission = !is_off;
        subnet.switches.trading = true;
        subnet.switches.owner_cut = owner_cut;
        subnet.switches.recycles_withheld = recycles;
        subnet.first_emission_block = (!is_new).then_some(Block(4_000_000 - age));
        subnet.clock.tempo = Tempo(tempo);
        subnet.emission_weights = EmissionWeights {
            owner: Proportion64(owner_part),
            validator: Proportion64(validator_part),
            miner: Proportion64(u64::MAX - owner_part - validator_part),
            ..EmissionWeights::DEFAULT
        };
        subnet.flows.user = Flow(user);
        subnet.flows.protocol = Flow(protocol);
        subnet.root_emission = Rao(root_emission);
        subnet.childkey_delegations.extend(delegations.into_iter().map(|(parent, child, proportion)| ChildkeyDelegation {
            parent: hotkey(parent),
            child: hotkey(child),
            proportion: Proportion64(proportion),
        }));
        subnet
    }
}

fn any_subnets(pool: PoolKind) -> impl Strategy<Value = Vec<Subnet>> {
    (1u16..7).prop_flat_map(move |count| (1..=count).map(|netuid| any_subnet(netuid, pool)).collect::<Vec<_>>())
}

prop_compose! {
    /// Root validators and their weights, some on networks that no longer exist; mostly empty.
    fn any_vote()(
        weights in prop_oneof![
            1 => Just(Vec::new()),
            2 => prop::collection::vec((0..PEOPLE, prop::collection::vec((0u16..9, any::<u16>()), 0..6)), 1..5),
        ],
        tempo in 0u16..6,
    ) -> RootVote {
        let row = |row: Vec<(u16, u16)>| row.into_iter().map(|(netuid, weight)| (Netuid(netuid), Share(weight))).collect();
        let weights = weights.into_iter().map(|(by, weights)| (hotkey(by), row(weights))).collect();
        RootVote { weights, tempo: Tempo(tempo), ..RootVote::default() }
    }
}

prop_compose! {
    /// An economy with pools of one kind, in which every TAO and alpha is accounted for.
    pub fn any_economy(pool: PoolKind)(
        subnets in any_subnets(pool),
        root_stakes in prop::collection::vec((0..PEOPLE, 0..PEOPLE, amount(52)), 0..5),
        balances in prop::collection::vec(1u64 << 40..1 << 48, PEOPLE as usize),
        seats in prop::collection::vec(0..PEOPLE, 0..4),
        vote in any_vote(),
    ) -> Economy {
        let mut root = Root { seats: seats.into_iter().map(hotkey).collect(), vote, ..Root::default() };
        for (on, by, amount) in root_stakes {
            root.stakes.add(hotkey(on), coldkey(by), amount);
        }
        let mut economy = Economy {
            block: Block(4_000_000),
            root,
            subnets,
            balances: (0..).map(Key).zip(balances.into_iter().map(Rao)).collect(),
            owners: (0..PEOPLE).map(|person| (hotkey(person), coldkey(person))).collect::<BTreeMap<Key, Key>>(),
            ..Economy::default()
        };
        economy.issuance = Rao(u64::try_from(economy.tao_places().total()).unwrap_or(u64::MAX));
        economy
    }
}

/// An amount up to the limit of its type, mostly near one of its ends.
fn any_amount() -> impl Strategy<Value = u64> {
    prop_oneof![amount(64), (0u64..4).prop_map(|distance| u64::MAX - distance), 0u64..4]
}

prop_compose! {
    /// An economy whose amounts reach the limits of their types and need not add up.
    pub fn extreme_economy(pool: PoolKind)(
        economy in any_economy(pool),
        amounts in prop::collection::vec(any_amount(), 64),
        (block, flow) in (any_amount(), any::<i64>()),
    ) -> Economy {
        let mut economy = economy;
        let mut amounts = amounts.into_iter().cycle();
        let mut next = || amounts.next().unwrap_or_default();
        economy.block = Block(block);
        economy.issuance = Rao(next());
        economy.last_lock = (Rao(next()), Block(next()));
        economy.balances.values_mut().for_each(|balance| balance.0 = next());
        economy.root.stakes.add(hotkey(0), coldkey(1), next());
        economy.root.fees = Rao(next());
        for subnet in &mut economy.subnets {
            subnet.pool = pool.pool(Reserves { tao: Rao(next()), alpha: Alpha(next()) });
            subnet.stakes.add(hotkey(1), coldkey(0), next());
            subnet.alpha_out = Alpha(next());
            subnet.lock = Rao(next());
            subnet.unpooled_tao = Rao(next());
            subnet.pending_tao = Rao(next());
            subnet.registered_at = Block(next());
            subnet.neuron_burn = Rao(next());
            subnet.root_emission = Rao(next());
            subnet.holdings.protocol = Alpha(next());
            subnet.flows.user = Flow(flow);
            subnet.flows.protocol = Flow(flow.wrapping_neg());
            subnet.clock.last_epoch = Block(next());
        }
        economy
    }
}

/// An operation whose amount is a fraction of an existing stake, or any other operation.
#[derive(Clone, Debug)]
pub enum TestOperation {
    Any(Operation),
    /// Unstakes `part / 255` of the stake with this index.
    Unstake {
        index: usize,
        part: u8,
    },
    /// Moves `part / 255` of the stake with this index to a subnet and a hotkey.
    Move {
        index: usize,
        part: u8,
        netuid: Netuid,
        hotkey: Key,
        limit: Option<Limit>,
    },
}

fn limit(bits: u32) -> impl Strategy<Value = Option<Limit>> {
    let limit = amount(bits).prop_map(|price| Limit { price: Rao(price), allow_partial: true });
    prop::option::weighted(0.2, limit)
}

pub fn any_operation() -> impl Strategy<Value = TestOperation> {
    let netuid = || (0u16..7).prop_map(Netuid);
    let on = || (0..PEOPLE).prop_map(hotkey);
    let by = || (0..PEOPLE).prop_map(coldkey);
    let slots = [EmissionSlot::Owner, EmissionSlot::Validator, EmissionSlot::Miner];
    let switches =
        [Switch::Emission, Switch::Registration, Switch::Trading, Switch::OwnerCut, Switch::RecyclesWithheld];
    let account = prop_oneof![
        4 => (netuid(), on(), by(), 1u64 << 22..1 << 43, limit(40)).prop_map(|(netuid, hotkey, coldkey, tao, limit)| {
            Operation::Stake { position: Position { netuid, hotkey, coldkey }, tao: Rao(tao), limit }
        }),
        2 => (netuid(), on(), by())
            .prop_map(|(netuid, hotkey, coldkey)| Operation::ClaimRoot { netuid, hotkey, coldkey }),
        2 => (netuid(), by()).prop_map(|(netuid, coldkey)| Operation::RegisterNeuron { netuid, coldkey }),
        2 => (by(), on()).prop_map(|(coldkey, hotkey)| {
            Operation::RegisterSubnet { owner: Owner { coldkey, hotkey } }
        }),
        1 => (on(), netuid(), any::<u16>()).prop_map(|(hotkey, netuid, weight)| {
            Operation::SetRootWeights { hotkey, row: vec![(netuid, Share(weight))] }
        }),
    ];
    let owner = prop_oneof![
        2 => netuid().prop_map(|netuid| Operation::Start { netuid }),
        1 => netuid().prop_map(|netuid| Operation::Dissolve { netuid }),
        1 => (netuid(), prop::sample::subsequence(slots.to_vec(), 0..=3), any::<u64>()).prop_map(
            |(netuid, slots, part)| {
                let weights = slots.into_iter().map(|slot| (slot, Proportion64(part))).collect();
                Operation::SetEmissionWeights { netuid, weights }
            }
        ),
        1 => (netuid(), any::<u64>())
            .prop_map(|(netuid, bits)| Operation::SetMinerBurn { netuid, fraction: U96F32::from_bits(bits.into()) }),
        1 => (netuid(), prop::sample::select(switches.to_vec()), any::<bool>())
            .prop_map(|(netuid, switch, is_on)| Operation::SetSwitch { netuid, switch, is_on }),
    ];
    prop_oneof![
        4 => account.prop_map(TestOperation::Any),
        1 => owner.prop_map(TestOperation::Any),
        2 => (0usize..20, any::<u8>()).prop_map(|(index, part)| TestOperation::Unstake { index, part }),
        2 => (0usize..20, any::<u8>(), netuid(), on(), limit(32)).prop_map(|(index, part, netuid, hotkey, limit)| {
            TestOperation::Move { index, part, netuid, hotkey, limit }
        }),
    ]
}

impl TestOperation {
    /// Returns the operation for an economy; `None` if no stake exists that the operation could take from.
    pub fn resolved(&self, economy: &Economy) -> Option<Operation> {
        Some(match *self {
            TestOperation::Any(ref operation) => operation.clone(),
            TestOperation::Unstake { index, part } => {
                let (position, amount) = part_of_stake(economy, index, part)?;
                Operation::Unstake { position, amount, limit: None }
            }
            TestOperation::Move { index, part, netuid, hotkey, limit } => {
                let (from, amount) = part_of_stake(economy, index, part)?;
                Operation::Move { from, to: Position { netuid, hotkey, ..from }, amount, limit }
            }
        })
    }
}

/// Returns the stake with an index, and `part / 255` of it.
fn part_of_stake(economy: &Economy, index: usize, part: u8) -> Option<(Position, Alpha)> {
    let on_root = economy.root.stakes.positions().map(|stake| (Netuid::ROOT, stake));
    let on_subnets =
        economy.subnets.iter().flat_map(|subnet| subnet.stakes.positions().map(|stake| (subnet.netuid, stake)));
    let all: Vec<_> = on_root.chain(on_subnets).collect();
    let (netuid, (hotkey, coldkey, amount)) = *all.get(index % all.len().max(1))?;
    let amount = u128::from(amount) * u128::from(part) / 255;
    Some((Position { netuid, hotkey, coldkey }, Alpha(amount as u64)))
}
