//! Sets values of a market.

use std::collections::BTreeMap;

use super::consensus::{share, stake_of_share, units};
use crate::error::QueryError;
use crate::expression::Call;
use crate::subject::{netuid, participant, root_validator};
use yuma_engine::economy::{ERAS, EmissionSlot};
use yuma_engine::emission::{FlowAverage, MovingPrice};
use yuma_engine::quantity::{
    Alpha, BLOCKS_PER_DAY, Block, Millionths, Netuid, Price, Proportion64, RAO_PER_TAO, Rao, Share, Uid,
};
use yuma_engine::root2024::Number;
use yuma_engine::wide::{FineAmount, Ratio};
use yuma_scenario::market::{
    BoardEdit, LastRegistration, Market, MarketEdit, MarketSubnet, OtherParts, Parameter, Policy, stake_by_votes,
};

/// Returns the market with a value set.
///
/// | target | value |
/// |---|---|
/// | `price(N)`, `moving_price(N)` | TAO per alpha; the price changes the pool's alpha |
/// | `pool_tao(N)`, `pool_alpha(N)`, `alpha_outside(N)` | amounts |
/// | `miner_burn(N)` | a fraction |
/// | `emission_enabled(N)` | 1 or 0 |
/// | `age(N)` | the days since the registration |
/// | `flow(N)` | the moving average of the stakers' flow, TAO a block |
/// | `owner_part(N)`, `miner_part(N)`, `validator_part(N)` | a part of the owner's split; the others are scaled |
/// | `vote(V, N)`, `stake(V)` | on the board: a part of the validator's votes, TAO |
/// | `stake_share(V)` | the part of the board's stake, while the others keep theirs |
/// | `kappa`, `rho` | of the board |
/// | `votes_as_stakes` | 1 gives each subnet the pool that its votes would make; 0 changes nothing |
/// | `era` | the index of the era, from 0 |
/// | `subnets` | the number of subnets: the first ones of the start, which share the TAO of all its pools in proportion |
/// | `horizon` | the days of a run |
/// | `event_day(I)` | the day of the event at an index, from 0 |
/// | `enters(P)`, `tao(P)` | the day on which an early mover buys, the TAO of a participant |
/// | `leaves(P)` | the day on which an early mover sells, at least one day after it buys |
/// | `sells(P)` | the part of its pay that a miner or an owner sells |
/// | `last_registration`, `last_lock` | the days since the last registration of a subnet, and its cost in TAO |
/// | `immunity_days`, `subnet_limit`, `tao_weight`, `owner_cut`, `delegate_take` | parameters of the chain |
pub fn set(market: &Market, target: &Call, value: f64) -> Result<Market, QueryError> {
    if target.function == "votes_as_stakes" {
        let change = |document: &mut _| if value >= 0.5 { stake_by_votes(document) } else { Ok(()) };
        return market.edit(change).map_err(|reason| target.rejected(value, reason));
    }
    if target.function == "event_day" {
        return event_day(market, target, value);
    }
    if target.function == "subnets" {
        return first_subnets(market, target, value);
    }
    edit(market, target, value)?.apply(market).map_err(|reason| target.rejected(value, reason))
}

fn edit(market: &Market, target: &Call, value: f64) -> Result<MarketEdit, QueryError> {
    let subnet = || netuid(market, &target.written(0)?);
    let voter = || root_validator(market, &target.written(0)?);
    let parameter =
        |parameter, value: f64| Ok(MarketEdit::SetParameter { parameter, value: Some(value.round() as u64) });
    let part = |slot| {
        // A cast saturates at the whole.
        let part = Proportion64((value.max(0.0) * u64::MAX as f64) as u64);
        let weights = vec![(slot, part)];
        Ok(MarketEdit::SetEmissionWeights { netuid: subnet()?, weights, others: OtherParts::Rescaled })
    };
    let is_on = value >= 0.5;
    match target.function.as_str() {
        "price" => {
            Ok(MarketEdit::SetPrice { netuid: subnet()?, price: Price(Ratio::saturating_from_num(value.max(0.0))) })
        }
        "moving_price" => {
            let price = MovingPrice::settled(Price(Ratio::saturating_from_num(value.max(0.0))));
            Ok(MarketEdit::SetMovingPrice { netuid: subnet()?, price: Some(price) })
        }
        "pool_tao" => Ok(MarketEdit::SetTao { netuid: subnet()?, tao: Rao(units(value)) }),
        "pool_alpha" => Ok(MarketEdit::SetAlpha { netuid: subnet()?, alpha: Alpha(units(value)) }),
        "alpha_outside" => Ok(MarketEdit::SetAlphaOut { netuid: subnet()?, alpha: Alpha(units(value)) }),
        "miner_burn" => {
            let fraction = FineAmount::saturating_from_num(value.clamp(0.0, 1.0));
            Ok(MarketEdit::SetMinerBurn { netuid: subnet()?, fraction })
        }
        "emission_enabled" => Ok(MarketEdit::SetEmission { netuid: subnet()?, is_on }),
        "age" => {
            let now = market.start.snapshot().block.0;
            let block = Block(now.saturating_sub((value * BLOCKS_PER_DAY as f64).round() as u64));
            Ok(MarketEdit::SetRegisteredAt { netuid: subnet()?, block })
        }
        "flow" => {
            let netuid = subnet()?;
            let protocol = market.subnet(netuid).map(|subnet| subnet.protocol_flow).unwrap_or_default();
            let user = FlowAverage(Number::saturating_from_num(value * RAO_PER_TAO as f64));
            Ok(MarketEdit::SetFlow { netuid, user, protocol })
        }
        "owner_part" => part(EmissionSlot::Owner),
        "miner_part" => part(EmissionSlot::Miner),
        "validator_part" => part(EmissionSlot::Validator),
        "vote" => {
            let (uid, netuid) = (voter()?, netuid(market, &target.written(1)?)?);
            Ok(MarketEdit::Board(BoardEdit::SetVotes { uid, votes: votes_with(market, uid, netuid, value) }))
        }
        "stake" => Ok(MarketEdit::Board(BoardEdit::SetStake { uid: voter()?, stake: Rao(units(value)) })),
        "stake_share" => {
            let uid = voter()?;
            let board = market.board.as_ref();
            let others: f64 = board.map_or(0.0, |board| {
                let others = board.validators.iter().filter(|validator| validator.uid != uid);
                others.map(|validator| validator.stake.0 as f64).sum()
            });
            let stake = Rao(stake_of_share(value, others));
            Ok(MarketEdit::Board(BoardEdit::SetStake { uid, stake }))
        }
        "kappa" => Ok(MarketEdit::Board(BoardEdit::SetKappa(share(value)))),
        "rho" => Ok(MarketEdit::Board(BoardEdit::SetRho(value.round() as u16))),
        "era" => {
            let era = ERAS.get(value.round() as usize).ok_or_else(|| target.rejected(value, "no such era"))?;
            Ok(MarketEdit::SetEra(era))
        }
        "horizon" => Ok(MarketEdit::SetHorizon(value.round() as u16)),
        "enters" | "leaves" | "tao" | "sells" => of_participant(market, target, value),
        "last_registration" | "last_lock" => {
            let now = market.start.snapshot().block;
            let known = market.last_registration.unwrap_or(LastRegistration { lock: Rao(0), block: now });
            let changed = match target.function.as_str() {
                "last_lock" => LastRegistration { lock: Rao(units(value)), ..known },
                _ => {
                    let since = (value.max(0.0) * BLOCKS_PER_DAY as f64).round() as u64;
                    LastRegistration { block: Block(now.0.saturating_sub(since).max(1)), ..known }
                }
            };
            Ok(MarketEdit::SetLastRegistration(Some(changed)))
        }
        "immunity_days" => parameter(Parameter::NetworkImmunity, value * BLOCKS_PER_DAY as f64),
        "subnet_limit" => parameter(Parameter::SubnetLimit, value),
        // A cast saturates at the chain's own maximum.
        "tao_weight" => parameter(Parameter::TaoWeight, value * u64::MAX as f64),
        "owner_cut" => parameter(Parameter::OwnerCut, value * f64::from(u16::MAX)),
        "delegate_take" => parameter(Parameter::DelegateTake, value * f64::from(u16::MAX)),
        _ => Err(QueryError::Unknown(target.function.clone())),
    }
}

/// Returns a validator's votes with a part of them on one network. The others keep their proportions, and the row its sum, so that
/// its other votes do not seem to change. Where a vote would exceed 65535, the row is scaled to that, as the chain stores it.
fn votes_with(market: &Market, uid: Uid, netuid: Netuid, part: f64) -> BTreeMap<Netuid, Share> {
    let part = part.clamp(0.0, 1.0);
    let votes = market.board.as_ref().and_then(|board| board.validator(uid)).map(|validator| &validator.votes);
    let others = || votes.into_iter().flatten().filter(|&(&other, _)| other != netuid);
    let sum: f64 = others().map(|(_, vote)| f64::from(vote.0)).sum();
    let whole: f64 = votes.into_iter().flatten().map(|(_, vote)| f64::from(vote.0)).sum();
    let rest = others().map(|(&other, vote)| (other, (1.0 - part) * f64::from(vote.0) / sum.max(1.0)));
    let parts: Vec<(Netuid, f64)> = rest.chain([(netuid, part)]).collect();
    let largest = parts.iter().map(|&(_, part)| part).fold(f64::MIN_POSITIVE, f64::max);
    let most = f64::from(Share::ONE.0) / largest;
    let scale = if whole > 0.0 { whole.min(most) } else { most };
    let vote = |part: f64| Share((part * scale).round() as u16);
    parts.into_iter().map(|(netuid, part)| (netuid, vote(part))).filter(|(_, vote)| vote.0 > 0).collect()
}

/// Returns the market with the first subnets of its start, which hold the TAO of all pools of the start in proportion.
fn first_subnets(market: &Market, target: &Call, value: f64) -> Result<Market, QueryError> {
    let all = &market.start.snapshot().subnets;
    // A cast saturates.
    let first = all.get(..(value.max(1.0).round() as usize).min(all.len())).unwrap_or(all);
    let sum = |subnets: &[MarketSubnet]| subnets.iter().map(|subnet| u128::from(subnet.tao.0)).sum::<u128>();
    let (of_all, of_first) = (sum(all), sum(first).max(1));
    let changed = first.iter().map(|subnet| {
        let tao = u64::try_from(u128::from(subnet.tao.0) * of_all / of_first).unwrap_or(u64::MAX);
        let mut changed = MarketSubnet { tao: Rao(tao), ..subnet.clone() };
        changed.moving_price = subnet.moving_price.map(|_| changed.settled_price());
        changed.user_flow = changed.first_user_flow();
        changed
    });
    let changed: Vec<MarketSubnet> = changed.collect();
    let edited = market.edit(|document| {
        document.subnets = changed;
        Ok(())
    });
    edited.map_err(|reason| target.rejected(value, reason))
}

fn event_day(market: &Market, target: &Call, value: f64) -> Result<Market, QueryError> {
    let index: usize = target.written(0)?.parse().map_err(|_| QueryError::Arguments(target.function.clone()))?;
    if index >= market.events.len() {
        return Err(QueryError::NoSuch(index.to_string()));
    }
    let moved = market.edit(|document| {
        if let Some(event) = document.events.get_mut(index) {
            event.after = Block((value.max(0.0) * BLOCKS_PER_DAY as f64).round() as u64);
        }
        Ok(())
    });
    moved.map_err(|reason| target.rejected(value, reason))
}

fn of_participant(market: &Market, target: &Call, value: f64) -> Result<MarketEdit, QueryError> {
    let index = participant(market, &target.written(0)?)?;
    let mut changed = market.participants.get(index).cloned().ok_or(QueryError::Kind)?;
    let part = Millionths((value.clamp(0.0, 1.0) * 1e6).round() as u64);
    match (target.function.as_str(), &mut changed.policy) {
        ("tao", _) => changed.tao = Rao(units(value)),
        ("enters", Policy::EarlyMover(mover)) => mover.day = value.round() as u16,
        ("leaves", Policy::EarlyMover(mover)) => {
            mover.held = Some((value.round() as u16).saturating_sub(mover.day).max(1))
        }
        ("sells", Policy::Miner(miner)) => miner.part = part,
        ("sells", Policy::Owner(owner)) => owner.part = part,
        _ => return Err(QueryError::Arguments(target.function.clone())),
    }
    Ok(MarketEdit::SetParticipant(index, changed))
}
