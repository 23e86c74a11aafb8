//! The differences and the events of the presets that ask a question.
//!
//! Frozen like the presets. Amounts that only make sense as the result of a run are written here as numbers, and tests
//! compare them with the run.

use super::document::MarketDocument;
use super::event::MarketEvent;
use super::keys::{HOLDER, STAKER, VALIDATOR};
use super::last_registration::LastRegistration;
use super::parameter::Parameter;
use super::subnet::MarketSubnet;
use substrate_fixed::types::I96F32;
use yuma_engine::economy::operations::{Limit, Operation, Position};
use yuma_engine::economy::{EmissionSlot, EmissionWeights, Owner};
use yuma_engine::emission::MovingPrice;
use yuma_engine::quantity::{Alpha, BLOCKS_PER_DAY, Block, Key, Netuid, Proportion64, RAO_PER_TAO, Rao};
use yuma_engine::wide::FineAmount;

/// The hotkey of subnets that the holder of all free TAO registers.
const NEWCOMER: Key = Key(40_000);

const fn day(day: u64) -> Block {
    Block(day * BLOCKS_PER_DAY)
}

fn stake(netuid: u16, tao: Rao) -> Operation {
    Operation::Stake { position: position(netuid, HOLDER), tao, limit: None }
}

fn unstake(netuid: u16, coldkey: Key, amount: Alpha) -> Operation {
    Operation::Unstake { position: position(netuid, coldkey), amount, limit: None }
}

const fn position(netuid: u16, coldkey: Key) -> Position {
    Position { netuid: Netuid(netuid), hotkey: VALIDATOR, coldkey }
}

const fn tao(whole: u64) -> Rao {
    Rao(whole * RAO_PER_TAO)
}

const fn alpha(whole: u64) -> Alpha {
    Alpha(whole * RAO_PER_TAO)
}

fn set_events(document: &mut MarketDocument, horizon: u16, events: impl IntoIterator<Item = (Block, Operation)>) {
    document.horizon = horizon;
    document.events = events.into_iter().map(|(after, operation)| MarketEvent::operation(after, operation)).collect();
}

/// 10 TAO on a pool of the first block, and 10 TAO on an equal one a hundred days later. Both sell most of what they
/// have by day 199.
pub(super) fn early_mover(document: &mut MarketDocument) {
    let events = [
        (day(0), stake(1, tao(10))),
        (day(100), stake(2, tao(10))),
        (day(199), unstake(1, HOLDER, Alpha(1_500_000_000))),
        (day(199), unstake(2, HOLDER, alpha(1_100))),
    ];
    set_events(document, 200, events);
}

/// 20,000 TAO on two neighbors; one of them is sold the next day.
pub(super) fn pump_and_hold(document: &mut MarketDocument) {
    let sold = unstake(8, HOLDER, alpha(401_000));
    let events = [(day(1), stake(7, tao(20_000))), (day(1), stake(8, tao(20_000))), (day(2), sold)];
    set_events(document, 90, events);
}

/// A new pool of one TAO and one alpha, and the TAO that lifts its price a thousandfold.
pub(super) fn new_subnet_pumped(document: &mut MarketDocument) {
    let registered_at = document.start.snapshot().block;
    let new_subnet = MarketSubnet::new(Netuid(129), registered_at);
    document.subnets.push(MarketSubnet {
        tao: tao(1),
        alpha: alpha(1),
        moving_price: Some(MovingPrice::default()),
        emission_enabled: true,
        ..new_subnet
    });
    set_events(document, 28, [(day(0), stake(129, Rao(30_622_800_000)))]);
}

/// 14 TAO with the limit of the report, filled as far as it allows.
pub(super) fn filled_above_limit(document: &mut MarketDocument) {
    let limit = Some(Limit { price: Rao(31_742_673), allow_partial: true });
    let operation = Operation::Stake { position: position(1, HOLDER), tao: tao(14), limit };
    set_events(document, 1, [(day(0), operation)]);
}

/// The owner withholds half of the miners' alpha from day 5 on.
pub(super) fn owner_burns(document: &mut MarketDocument) {
    let operation = Operation::SetMinerBurn { netuid: Netuid(120), fraction: FineAmount::from_num(0.5) };
    set_events(document, 20, [(day(5), operation)]);
}

/// The owner takes 33 %, and the others share the rest equally.
pub(super) fn owner_takes_a_third(document: &mut MarketDocument) {
    set_split(document, Netuid(64), split(330, 335));
}

/// A split whose validators' part is just above root's. Root grows past it, and the owner's next split is refused.
pub(super) fn slot_above_root(document: &mut MarketDocument) {
    let (netuid, weights) = (Netuid(64), split(180, 65));
    set_split(document, netuid, weights);
    let again = Operation::SetEmissionWeights {
        netuid,
        weights: vec![
            (EmissionSlot::Owner, weights.owner),
            (EmissionSlot::Validator, weights.validator),
            (EmissionSlot::Miner, weights.miner),
        ],
    };
    set_events(document, 20, [(day(5), stake(0, tao(2_000_000))), (day(10), again)]);
}

/// Returns the split with these parts of 1,000; the miners have the rest.
fn split(owner: u64, validators: u64) -> EmissionWeights {
    let part = |thousandths: u64| Proportion64(u64::MAX / 1_000 * thousandths);
    let (owner, validator) = (part(owner), part(validators));
    EmissionWeights {
        owner,
        validator,
        miner: Proportion64(u64::MAX - owner.0 - validator.0),
        ..EmissionWeights::DEFAULT
    }
}

fn set_split(document: &mut MarketDocument, netuid: Netuid, weights: EmissionWeights) {
    if let Some(subnet) = subnet_of(document, netuid) {
        subnet.emission_weights = weights;
    }
}

fn subnet_of(document: &mut MarketDocument, netuid: Netuid) -> Option<&mut MarketSubnet> {
    document.subnets.iter_mut().find(|subnet| subnet.netuid == netuid)
}

/// A newcomer with a better price than many, whose average has not followed yet, a registration every seventh day, and an
/// immunity of as many days.
pub(super) fn seven_days(document: &mut MarketDocument) {
    document.parameters.insert(Parameter::NetworkImmunity, day(7).0);
    let registered_at = document.start.snapshot().block;
    // The one subnet that has not started.
    if let Some(newcomer) = subnet_of(document, Netuid(96)) {
        newcomer.name = "Newcomer".to_owned();
        (newcomer.tao, newcomer.alpha, newcomer.alpha_out) = (tao(12_000), alpha(1_150_000), alpha(100_000));
        newcomer.emission_enabled = true;
        newcomer.moving_price = Some(MovingPrice(I96F32::from_bits(1 << 22)));
        newcomer.registered_at = registered_at;
    }
    let registers = (1..=7).map(|week| (day(7 * week), register()));
    set_events(document, 50, registers);
}

fn register() -> Operation {
    Operation::RegisterSubnet { owner: Owner { coldkey: HOLDER, hotkey: NEWCOMER } }
}

/// The four registrations that followed in October 2024, at their blocks.
pub(super) fn registration_rush(document: &mut MarketDocument) {
    let first = document.start.snapshot().block.0;
    document.last_registration = Some(LastRegistration { lock: Rao(1_520_860_720_561), block: Block(first) });
    let blocks = [3_989_825, 4_032_711, 4_067_835, 4_084_840];
    set_events(document, 20, blocks.map(|block: u64| (Block(block.saturating_sub(first)), register())));
}

/// A purchase that lifts the sum of the average prices above 1, and a sale that lowers it again.
pub(super) fn prices_cross_one(document: &mut MarketDocument) {
    set_events(document, 20, [(day(5), stake(1, tao(20_000))), (day(12), unstake(1, STAKER, alpha(160_000)))]);
}

/// A staker sells the pay of a subnet's participants every second day.
pub(super) fn first_halving(document: &mut MarketDocument) {
    let sales = (0..20).map(|sale| (day(2 * sale + 1), unstake(1, STAKER, alpha(14_400))));
    set_events(document, 40, sales);
}
