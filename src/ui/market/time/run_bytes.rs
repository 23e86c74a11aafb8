//! Serializes the progress of runs for the transfer from the worker to the page. Both run the same build, so the format
//! is private. Numbers are little-endian.

use yuma_engine::economy::EmissionWeightsError as Split;
use yuma_engine::economy::operations::{OperationError as Refusal, Receipt};
use yuma_engine::pool::PoolError as Pool;
use yuma_engine::quantity::{Alpha, Netuid, Rao};
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

/// The outcome of an event: the netuid of a new subnet, if it registered one, or the chain's refusal.
pub type EventOutcome = Result<Option<Netuid>, Refusal>;

/// All refusals; one is written as its index.
const REFUSALS: [Refusal; 33] = [
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
/// The code of an event that was applied. Root, 0, stands for no new subnet.
const APPLIED: u8 = u8::MAX;

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
        write_length(bytes, point.subnets.len());
        for subnet in &point.subnets {
            write_subnet(subnet, bytes);
        }
    }
    write_length(bytes, outcomes.len());
    for outcome in outcomes {
        let (code, netuid) = match outcome {
            Ok(receipt) => (APPLIED, receipt.registered.unwrap_or(Netuid::ROOT)),
            Err(refusal) => (code_of(refusal), Netuid::ROOT),
        };
        bytes.push(code);
        bytes.extend(netuid.0.to_le_bytes());
    }
}

fn write_subnet(subnet: &SubnetPoint, bytes: &mut Vec<u8>) {
    bytes.extend(subnet.netuid.0.to_le_bytes());
    let values = [subnet.share, subnet.price, subnet.moving_price, subnet.root_proportion, subnet.miner_burn];
    for value in values.into_iter().chain(subnet.earlier_shares) {
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([subnet.emission_enabled, subnet.takes_part].map(u8::from));
    for amount in [subnet.tao.0, subnet.alpha.0, subnet.tao_per_day.0] {
        bytes.extend(amount.to_le_bytes());
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
    let subnets = (0..read_length(bytes)?).map(|_| read_subnet(bytes)).collect::<Option<Vec<_>>>()?;
    Some(DayPoint { issuance, root_tao, emission_per_day, subnets })
}

fn read_subnet(bytes: &mut &[u8]) -> Option<SubnetPoint> {
    let netuid = Netuid(u16::from_le_bytes(next(bytes)?));
    let mut value = || Some(f64::from_le_bytes(next(bytes)?));
    let (share, price, moving_price, root_proportion, miner_burn) = (value()?, value()?, value()?, value()?, value()?);
    let earlier_shares = [value()?, value()?, value()?];
    let [emission_enabled, takes_part] = next(bytes)?;
    let mut amount = || Some(u64::from_le_bytes(next(bytes)?));
    let (tao, alpha, tao_per_day) = (Rao(amount()?), Alpha(amount()?), Rao(amount()?));
    Some(SubnetPoint {
        netuid,
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
    })
}

fn read_outcome(bytes: &mut &[u8]) -> Option<EventOutcome> {
    let [code] = next(bytes)?;
    let netuid = Netuid(u16::from_le_bytes(next(bytes)?));
    match code {
        APPLIED => Some(Ok((netuid != Netuid::ROOT).then_some(netuid))),
        code => REFUSALS.get(usize::from(code)).map(|&refusal| Err(refusal)),
    }
}

/// Returns the code of a refusal. The list is complete, which a test holds.
fn code_of(refusal: &Refusal) -> u8 {
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

    fn point(netuid: u16) -> DayPoint {
        let subnet = SubnetPoint {
            netuid: Netuid(netuid),
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
        };
        DayPoint { issuance: Rao(u64::MAX), root_tao: Rao(2), emission_per_day: Rao(3), subnets: vec![subnet; 2] }
    }

    fn written(outcomes: &[Result<Receipt, Refusal>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_section((5, 6), (&[point(1), point(300)], outcomes), &mut bytes);
        bytes
    }

    #[test]
    fn what_is_written_is_read() {
        let registered = Receipt { registered: Some(Netuid(129)), ..Receipt::default() };
        let refusals = REFUSALS.map(Err::<Receipt, _>);
        let mut outcomes = vec![Ok(Receipt::default()), Ok(registered)];
        outcomes.extend(refusals);
        let expected: Vec<EventOutcome> =
            [Ok(None), Ok(Some(Netuid(129)))].into_iter().chain(REFUSALS.map(Err)).collect();
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
                | Refusal::SplitIsFixed => 0..15,
                Refusal::EmissionWeights(_) => 15..24,
                Refusal::Pool(_) => 24..33,
            };
            assert!(group.contains(&index), "{refusal:?}");
        }
    }
}
