//! Serializes the progress of runs for the transfer from the worker to the page. Both run the same build, so the format
//! is private. Numbers are little-endian.

use super::participant_bytes;
use yuma_engine::economy::EmissionWeightsError as Split;
use yuma_engine::economy::operations::{OperationError as Refusal, Receipt};
use yuma_engine::pool::PoolError as Pool;
use yuma_engine::quantity::{Alpha, Amount, Block, Flow, Netuid, Rao};
use yuma_scenario::market::{DayPoint, MarketRun, SubnetPoint};

/// What a run has computed since the last section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The number of points before the new ones. A job that starts again sends its first points again.
    pub known_points: usize,
    /// The new points.
    pub points: Vec<DayPoint>,
    /// The number of outcomes before the new ones.
    pub known_outcomes: usize,
    /// The new outcomes of the events that were due.
    pub outcomes: Vec<EventOutcome>,
}

/// New points and outcomes of a run.
type New<'a> = (&'a [DayPoint], &'a [Result<Receipt, Refusal>]);

/// The outcome of an event: its amounts, or the chain's refusal.
pub type EventOutcome = Result<EventAmounts, Refusal>;

/// The amounts of an operation, see [`Receipt`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventAmounts {
    /// The amount paid.
    pub paid: Amount,
    /// The amount received.
    pub received: Amount,
    /// The subnet that was registered.
    pub registered: Option<Netuid>,
    /// The subnet that was dissolved.
    pub dissolved: Option<Netuid>,
}

impl From<&Receipt> for EventAmounts {
    fn from(receipt: &Receipt) -> Self {
        let Receipt { paid, received, registered, dissolved, .. } = *receipt;
        EventAmounts { paid, received, registered, dissolved }
    }
}

/// All refusals; one is written as its index.
const REFUSALS: [Refusal; 34] = [
    Refusal::SubnetNotExists,
    Refusal::NoAlpha,
    Refusal::RegistrationDisabled,
    Refusal::SubtokenDisabled,
    Refusal::AmountTooLow,
    Refusal::NotEnoughBalance,
    Refusal::NotEnoughStake,
    Refusal::SlippageTooHigh,
    Refusal::RateLimited,
    Refusal::SubnetLimitReached,
    Refusal::CannotStart,
    Refusal::TooManyRegistrations,
    Refusal::NoRootSeat,
    Refusal::IncentivesByConsensus,
    Refusal::NoNeuron,
    Refusal::SplitIsFixed,
    Refusal::EmissionWeights(Split::DuplicateSlot),
    Refusal::EmissionWeights(Split::BurnEmissionMustBeZero),
    Refusal::EmissionWeights(Split::RecycleEmissionMustBeZero),
    Refusal::EmissionWeights(Split::OwnerEmissionAboveMaximum),
    Refusal::EmissionWeights(Split::LeasedSubnetOwnerCutBelowMinimum),
    Refusal::EmissionWeights(Split::ValidatorEmissionAboveMaximum),
    Refusal::EmissionWeights(Split::ValidatorEmissionTooLowToPreserveRoot),
    Refusal::EmissionWeights(Split::MinerEmissionBelowMinimum),
    Refusal::EmissionWeights(Split::EmissionWeightsDoNotSumToOne),
    Refusal::Pool(Pool::SwapInputTooLarge),
    Refusal::Pool(Pool::ReservesTooLow),
    Refusal::Pool(Pool::PriceLimitExceeded),
    Refusal::Pool(Pool::InsufficientLiquidity),
    Refusal::Pool(Pool::ZeroMaxStakeAmount),
    Refusal::Pool(Pool::WeightOutOfRange),
    Refusal::Pool(Pool::OutsideDomain),
    Refusal::Pool(Pool::InvalidParameters),
    Refusal::Pool(Pool::Overflow),
];
/// The code of an event that was applied. Root, 0, stands for no subnet.
const APPLIED: u8 = u8::MAX;
/// The bar of a rule without a gate.
const NO_BAR: f64 = -1.0;

/// Appends what a run has computed after a number of known points and outcomes.
pub fn write(run: &MarketRun, known: (usize, usize), bytes: &mut Vec<u8>) {
    let (points, outcomes) = (run.points().get(known.0..), run.outcomes().get(known.1..));
    write_section(known, (points.unwrap_or_default(), outcomes.unwrap_or_default()), bytes);
}

fn write_section(known: (usize, usize), new: New<'_>, bytes: &mut Vec<u8>) {
    let (points, outcomes) = new;
    for number in [known.0, known.1, points.len()] {
        write_length(bytes, number);
    }
    for point in points {
        for amount in [point.issuance, point.root_tao, point.emission_per_day] {
            bytes.extend(amount.0.to_le_bytes());
        }
        bytes.extend(point.bar.unwrap_or(NO_BAR).to_le_bytes());
        write_length(bytes, point.subnets.len());
        for subnet in &point.subnets {
            write_subnet(subnet, bytes);
        }
        participant_bytes::write(&point.participants, bytes);
    }
    write_length(bytes, outcomes.len());
    for outcome in outcomes {
        let (code, effect) = match outcome {
            Ok(receipt) => (APPLIED, EventAmounts::from(receipt)),
            Err(refusal) => (code_of(refusal), EventAmounts::default()),
        };
        bytes.push(code);
        for netuid in [effect.registered, effect.dissolved] {
            bytes.extend(netuid.unwrap_or(Netuid::ROOT).0.to_le_bytes());
        }
        for amount in [effect.paid, effect.received] {
            bytes.extend(amount.0.to_le_bytes());
        }
    }
}

fn write_subnet(subnet: &SubnetPoint, bytes: &mut Vec<u8>) {
    bytes.extend(subnet.netuid.0.to_le_bytes());
    bytes.extend(subnet.registered_at.0.to_le_bytes());
    let values = [subnet.share, subnet.price, subnet.moving_price, subnet.root_proportion, subnet.miner_burn];
    for value in values.into_iter().chain(subnet.earlier_shares) {
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([subnet.emission_enabled, subnet.takes_part].map(u8::from));
    for amount in [subnet.tao.0, subnet.alpha.0, subnet.tao_per_day.0] {
        bytes.extend(amount.to_le_bytes());
    }
    for flow in [subnet.user_flow, subnet.protocol_flow] {
        bytes.extend(flow.0.to_le_bytes());
    }
}

/// Reads a section from the front of the bytes and advances them. Returns `None` if they are truncated.
pub fn read(bytes: &mut &[u8]) -> Option<Section> {
    let (known_points, known_outcomes) = (read_length(bytes)?, read_length(bytes)?);
    let points = (0..read_length(bytes)?).map(|_| read_point(bytes)).collect::<Option<Vec<_>>>()?;
    let outcomes = (0..read_length(bytes)?).map(|_| read_outcome(bytes)).collect::<Option<Vec<_>>>()?;
    Some(Section { known_points, points, known_outcomes, outcomes })
}

fn read_point(bytes: &mut &[u8]) -> Option<DayPoint> {
    let mut amount = || Some(Rao(u64::from_le_bytes(next(bytes)?)));
    let (issuance, root_tao, emission_per_day) = (amount()?, amount()?, amount()?);
    let bar = Some(f64::from_le_bytes(next(bytes)?)).filter(|&bar| bar != NO_BAR);
    let subnets = (0..read_length(bytes)?).map(|_| read_subnet(bytes)).collect::<Option<Vec<_>>>()?;
    let participants = participant_bytes::read(bytes)?;
    Some(DayPoint { issuance, root_tao, emission_per_day, bar, subnets, participants })
}

fn read_subnet(bytes: &mut &[u8]) -> Option<SubnetPoint> {
    let netuid = Netuid(u16::from_le_bytes(next(bytes)?));
    let registered_at = Block(u64::from_le_bytes(next(bytes)?));
    let mut value = || Some(f64::from_le_bytes(next(bytes)?));
    let (share, price, moving_price, root_proportion, miner_burn) = (value()?, value()?, value()?, value()?, value()?);
    let earlier_shares = [value()?, value()?, value()?];
    let [emission_enabled, takes_part] = next(bytes)?;
    let mut amount = || Some(u64::from_le_bytes(next(bytes)?));
    let (tao, alpha, tao_per_day) = (Rao(amount()?), Alpha(amount()?), Rao(amount()?));
    let mut flow = || Some(Flow(i64::from_le_bytes(next(bytes)?)));
    let (user_flow, protocol_flow) = (flow()?, flow()?);
    Some(SubnetPoint {
        netuid,
        registered_at,
        share,
        earlier_shares,
        price,
        moving_price,
        root_proportion,
        miner_burn,
        emission_enabled: emission_enabled != 0,
        takes_part: takes_part != 0,
        tao,
        alpha,
        tao_per_day,
        user_flow,
        protocol_flow,
    })
}

fn read_outcome(bytes: &mut &[u8]) -> Option<EventOutcome> {
    let [code] = next(bytes)?;
    let mut subnet = || {
        let netuid = Netuid(u16::from_le_bytes(next(bytes)?));
        Some((netuid != Netuid::ROOT).then_some(netuid))
    };
    let (registered, dissolved) = (subnet()?, subnet()?);
    let mut amount = || Some(Amount(u64::from_le_bytes(next(bytes)?)));
    let (paid, received) = (amount()?, amount()?);
    match code {
        APPLIED => Some(Ok(EventAmounts { paid, received, registered, dissolved })),
        code => refusal_of(code).map(Err),
    }
}

/// Returns the refusal of a code; `None` if there is none.
pub fn refusal_of(code: u8) -> Option<Refusal> {
    REFUSALS.get(usize::from(code)).copied()
}

/// Returns the code of a refusal. The list is complete, which a test holds.
pub fn code_of(refusal: &Refusal) -> u8 {
    let index = REFUSALS.iter().position(|known| known == refusal).unwrap_or_default();
    u8::try_from(index).unwrap_or_default()
}

fn write_length(bytes: &mut Vec<u8>, length: usize) {
    // No list of a run is longer than its events or subnets.
    bytes.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
}

fn read_length(bytes: &mut &[u8]) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(next(bytes)?)).ok()
}

fn next<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_scenario::market::ParticipantPoint;

    fn point(netuid: u16) -> DayPoint {
        let subnet = SubnetPoint {
            netuid: Netuid(netuid),
            registered_at: Block(7_000_000),
            share: 0.1,
            earlier_shares: [0.11, 0.12, 0.13],
            price: 0.02,
            moving_price: 0.03,
            root_proportion: 0.4,
            miner_burn: 0.5,
            emission_enabled: true,
            takes_part: false,
            tao: Rao(5),
            alpha: Alpha(6),
            tao_per_day: Rao(7),
            user_flow: Flow(-8),
            protocol_flow: Flow(9),
        };
        let (root_tao, emission_per_day, participants) = (Rao(2), Rao(3), vec![ParticipantPoint::default(); 2]);
        let bar = (netuid == 1).then_some(0.0);
        DayPoint { issuance: Rao(u64::MAX), root_tao, emission_per_day, bar, subnets: vec![subnet; 2], participants }
    }

    fn written(outcomes: &[Result<Receipt, Refusal>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_section((5, 6), (&[point(1), point(300)], outcomes), &mut bytes);
        bytes
    }

    #[test]
    fn what_is_written_is_read() {
        let registered = Receipt {
            paid: Amount(8),
            received: Amount(u64::MAX),
            registered: Some(Netuid(129)),
            dissolved: Some(Netuid(4)),
            ..Receipt::default()
        };
        let effect = EventAmounts::from(&registered);
        let refusals = REFUSALS.map(Err::<Receipt, _>);
        let mut outcomes = vec![Ok(Receipt::default()), Ok(registered)];
        outcomes.extend(refusals);
        let expected: Vec<EventOutcome> =
            [Ok(EventAmounts::default()), Ok(effect)].into_iter().chain(REFUSALS.map(Err)).collect();
        let bytes = written(&outcomes);
        let rest = &mut bytes.as_slice();
        let points = vec![point(1), point(300)];
        let section = Section { known_points: 5, points, known_outcomes: 6, outcomes: expected };
        assert_eq!((read(rest), rest.len()), (Some(section), 0));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let bytes = written(&[Ok(Receipt::default())]);
        for length in 0..bytes.len() {
            assert_eq!(read(&mut &bytes[..length]), None, "{length}");
        }
    }

    /// Fails to compile for a new refusal, which needs an entry in the list.
    #[test]
    fn the_list_has_every_refusal_once() {
        for (index, refusal) in REFUSALS.iter().enumerate() {
            assert_eq!(usize::from(code_of(refusal)), index, "{refusal:?} is listed twice");
            let group = match refusal {
                Refusal::SubnetNotExists
                | Refusal::NoAlpha
                | Refusal::RegistrationDisabled
                | Refusal::SubtokenDisabled
                | Refusal::AmountTooLow
                | Refusal::NotEnoughBalance
                | Refusal::NotEnoughStake
                | Refusal::SlippageTooHigh
                | Refusal::RateLimited
                | Refusal::SubnetLimitReached
                | Refusal::CannotStart
                | Refusal::TooManyRegistrations
                | Refusal::NoRootSeat
                | Refusal::IncentivesByConsensus
                | Refusal::NoNeuron
                | Refusal::SplitIsFixed => 0..16,
                Refusal::EmissionWeights(_) => 16..25,
                Refusal::Pool(_) => 25..34,
            };
            assert!(group.contains(&index), "{refusal:?}");
        }
    }
}
