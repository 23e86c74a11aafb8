//! The policies of participants: the orders of each in a given market.

use crate::markets::{april_2026, edited, era, units};
use yuma_engine::economy::operations::{Operation, Position};
use yuma_engine::economy::{Economy, Rules};
use yuma_engine::pool::Side;
use yuma_engine::quantity::{Alpha, Key, Millionths, Netuid, Price, Rao};
use yuma_engine::wide::Ratio;
use yuma_scenario::market::{
    Arbitrageur, DayPoint, EarlyMover, Holder, MarketEdit, Miner, Momentum, Participant, Policy, PolicyView, Random,
    Signal, SubnetOwner, SubnetPoint, VALIDATOR, YieldSeeker, economy, participant_key,
};

const FREE: Rao = Rao(1_000_000_000_000);
const HELD: Alpha = Alpha(5_000_000_000_000);
const CHUTES: Netuid = Netuid(64);

/// A market in which one participant has 1,000 TAO and 5,000 alpha of Chutes.
struct Scene {
    economy: Economy,
    rules: Rules,
    signals: Vec<Signal>,
    points: Vec<DayPoint>,
}

impl Scene {
    fn new() -> Scene {
        let policy = Policy::Holder(Holder { netuid: None });
        let participant = Participant { name: String::new(), tao: FREE, alpha: Some((CHUTES, HELD)), policy };
        let market = edited(&april_2026(), [MarketEdit::AddParticipant(participant)]);
        let gate = era("gate-2026");
        let economy = economy(&market, gate);
        let signals = Signal::of(&economy);
        let subnets = signals.iter().map(|signal| SubnetPoint {
            netuid: signal.netuid,
            price: signal.price,
            ..SubnetPoint::default()
        });
        let point = DayPoint { subnets: subnets.collect(), ..DayPoint::default() };
        Scene { economy, rules: market.rules(gate), signals, points: vec![point; 400] }
    }

    fn signal(&mut self, netuid: u16) -> &mut Signal {
        self.signals.iter_mut().find(|signal| signal.netuid.0 == netuid).unwrap()
    }

    fn orders(&self, policy: Policy, day: u16, earned: u64, seed: u64) -> Vec<Operation> {
        let coldkey = participant_key(0);
        let role = Position { netuid: CHUTES, hotkey: Key(9), coldkey };
        policy.orders(&PolicyView {
            day,
            economy: &self.economy,
            rules: &self.rules,
            signals: &self.signals,
            points: &self.points,
            coldkey,
            role: Some(role),
            positions: &[position(CHUTES)],
            earned: Alpha(earned),
            random: Random::of(seed, 0),
        })
    }
}

fn position(netuid: Netuid) -> Position {
    Position { netuid, hotkey: VALIDATOR, coldkey: participant_key(0) }
}

fn stake(netuid: u16, tao: Rao) -> Operation {
    Operation::Stake { position: position(Netuid(netuid)), tao, limit: None }
}

fn sell_all() -> Operation {
    Operation::Unstake { position: position(CHUTES), amount: HELD, limit: None }
}

fn move_to(netuid: u16) -> Operation {
    Operation::Move { from: position(CHUTES), to: position(Netuid(netuid)), amount: HELD, limit: None }
}

fn check(name: &str, policy: Policy, change: fn(&mut Scene), day: u16, expected: &[Operation]) {
    let mut scene = Scene::new();
    change(&mut scene);
    assert_eq!(scene.orders(policy, day, 0, 0), expected, "{name}, day {day}");
}

#[test]
fn the_holder_buys_on_day_0_only() {
    let holder = Policy::Holder(Holder { netuid: Some(Netuid(4)) });
    check("buys", holder, |_| {}, 0, &[stake(4, FREE)]);
    check("holds", holder, |_| {}, 1, &[]);
    check("has too little", holder, |scene| scene.economy.balances.clear(), 0, &[]);
}

#[test]
fn the_early_mover_buys_and_sells_on_its_days() {
    let policy = |held| Policy::EarlyMover(EarlyMover { netuid: Some(Netuid(4)), day: 5, held });
    for (held, day, expected) in [
        (Some(3), 0, vec![]),
        (Some(3), 5, vec![stake(4, FREE)]),
        (Some(3), 7, vec![]),
        (Some(3), 8, vec![sell_all()]),
        (Some(3), 9, vec![]),
        (None, 5, vec![stake(4, FREE)]),
        (None, 8, vec![]),
    ] {
        check("early mover", policy(held), |_| {}, day, &expected);
    }
}

#[test]
fn the_momentum_trader_follows_the_price_that_rose_most() {
    let momentum = Policy::Momentum(Momentum { days: 7, min_pool: Rao(units(1_000.0)) });
    fn rise(scene: &mut Scene, netuid: u16, by: f64) {
        scene.signal(netuid).price *= by;
    }
    check("no turn", momentum, |scene| rise(scene, 4, 2.0), 6, &[]);
    check("never on day 0", momentum, |scene| rise(scene, 4, 2.0), 0, &[]);
    check("moves", momentum, |scene| rise(scene, 4, 2.0), 7, &[move_to(4), stake(4, FREE)]);
    check("stays and adds", momentum, |scene| rise(scene, 64, 2.0), 14, &[stake(64, FREE)]);
    check("takes the larger", momentum, |scene| (rise(scene, 4, 1.1), rise(scene, 64, 1.2)).0, 7, &[stake(64, FREE)]);
    check("sells where none rose", momentum, |_| {}, 7, &[sell_all()]);
    check(
        "skips a small pool",
        momentum,
        |scene| {
            rise(scene, 4, 2.0);
            scene.signal(4).pool_tao = Rao(units(999.0));
        },
        7,
        &[sell_all()],
    );
    check(
        "skips what is not traded",
        momentum,
        |scene| {
            rise(scene, 4, 2.0);
            scene.signal(4).is_traded = false;
        },
        7,
        &[sell_all()],
    );
}

#[test]
fn the_yield_seeker_follows_the_highest_yield() {
    let seeker = Policy::YieldSeeker(YieldSeeker { days: 1, min_pool: Rao(0) });
    check("knows no yield before an epoch", seeker, |_| {}, 1, &[]);
    check("moves", seeker, |scene| scene.signal(4).daily_yield = 0.01, 1, &[move_to(4), stake(4, FREE)]);
    let both = |scene: &mut Scene| {
        scene.signal(4).daily_yield = 0.01;
        scene.signal(64).daily_yield = 0.02;
    };
    check("stays", seeker, both, 1, &[stake(64, FREE)]);
    check("no turn", seeker, both, 0, &[]);
}

#[test]
fn miners_and_owners_sell_a_part_of_what_they_earned() {
    let sold = |amount| {
        let position = Position { netuid: CHUTES, hotkey: Key(9), coldkey: participant_key(0) };
        vec![Operation::Unstake { position, amount: Alpha(amount), limit: None }]
    };
    for (part, earned, expected) in [
        (1_000_000, 1_001, sold(1_001)),
        (500_000, 1_001, sold(500)),
        (0, 1_001, vec![]),
        (500_000, 1, vec![]),
        (1_000_000, 0, vec![]),
        (1_000_000, u64::MAX, sold(u64::MAX)),
    ] {
        let part = Millionths(part);
        for policy in
            [Policy::Miner(Miner { netuid: CHUTES, part }), Policy::Owner(SubnetOwner { netuid: CHUTES, part })]
        {
            assert_eq!(Scene::new().orders(policy, 3, earned, 0), expected, "{policy:?} {earned}");
        }
    }
}

#[test]
fn the_arbitrageur_buys_below_the_average_and_sells_at_it() {
    let policy = Policy::Arbitrageur(Arbitrageur { gap: Millionths(50_000), min_pool: Rao(0) });
    fn settle(scene: &mut Scene) {
        for signal in &mut scene.signals {
            signal.moving_price = signal.price;
        }
    }
    fn below(scene: &mut Scene, netuid: u16, part: f64) {
        let price = scene.signal(netuid).price;
        scene.signal(netuid).moving_price = price / (1.0 - part);
        let subnet = scene.economy.subnet_mut(Netuid(netuid)).unwrap();
        subnet.moving_price.0 = (price / (1.0 - part)).try_into_fixed();
    }
    check("sells at the average", policy, settle, 3, &[sell_all()]);
    check("waits below", policy, |scene| (settle(scene), below(scene, 64, 0.01)).0, 3, &[]);
    check("buys", policy, |scene| (settle(scene), below(scene, 64, 0.5)).0, 3, &[stake(64, FREE)]);
    let mut scene = Scene::new();
    settle(&mut scene);
    below(&mut scene, 4, 0.06);
    let subnet = scene.economy.subnet(Netuid(4)).unwrap();
    let average = Price(Ratio::saturating_from_num(subnet.moving_price.0));
    let lifts = Rao(subnet.pool.amount_to_price(Side::Buy, average).0);
    scene.economy.pay(participant_key(0), Rao(units(1e6)));
    assert!(lifts.0 > 0 && lifts < scene.economy.balance(participant_key(0)));
    assert_eq!(scene.orders(policy, 3, 0, 0), [sell_all(), stake(4, lifts)], "at most up to the average");
}

trait ToFixed {
    fn try_into_fixed(self) -> substrate_fixed::types::I96F32;
}

impl ToFixed for f64 {
    fn try_into_fixed(self) -> substrate_fixed::types::I96F32 {
        substrate_fixed::types::I96F32::from_num(self)
    }
}

#[test]
fn a_random_subnet_depends_on_the_seed_alone_and_is_traded() {
    let mut scene = Scene::new();
    scene.signal(96).is_traded = false;
    let policy = Policy::Holder(Holder { netuid: None });
    let drawn = |seed| match scene.orders(policy, 0, 0, seed).as_slice() {
        [Operation::Stake { position, .. }] => position.netuid,
        other => panic!("{other:?}"),
    };
    let draws: Vec<Netuid> = (0..2_000).map(drawn).collect();
    assert_eq!(draws, (0..2_000).map(drawn).collect::<Vec<_>>());
    let mut distinct = draws.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 127, "every traded subnet is drawn");
    assert!(!draws.contains(&Netuid(96)));
}
