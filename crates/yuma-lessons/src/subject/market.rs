//! The queries on a market.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::{tokens, trade};
use crate::arguments::Arguments;
use crate::budget::Budget;
use crate::error::QueryError;
use crate::expression::Value;
use yuma_engine::economy::{ERAS, EmissionSlot, Era, root_proportion};
use yuma_engine::quantity::{BLOCKS_PER_DAY, Netuid, RAO_PER_TAO, Rao, Share, Uid};
use yuma_scenario::market::{
    DayPoint, Market, MarketResult, MarketRun, Parameter, Policy, PruneOrder, SubnetPoint, dissolution, finest_stride,
    neuron_pay, registration,
};

/// A market, with the results that queries have needed.
pub struct MarketSubject {
    market: Market,
    results: RefCell<HashMap<&'static str, Rc<MarketResult>>>,
    /// The runs by the ids of their eras, each until the last day that a query has read.
    runs: RefCell<HashMap<&'static str, MarketRun>>,
    /// The steps that the runs may still compute.
    budget: Rc<Budget>,
}

/// Returns the subnet with a number or a name; root is number 0.
///
/// # Errors
/// Returns [`QueryError::NoSuch`] if the market has none.
pub fn netuid(market: &Market, written: &str) -> Result<Netuid, QueryError> {
    let named = || market.subnets.iter().find(|subnet| subnet.name == written).map(|subnet| subnet.netuid);
    let netuid = written.parse().ok().map(Netuid).or_else(named);
    let exists = |netuid: &Netuid| *netuid == Netuid::ROOT || market.subnet(*netuid).is_some();
    netuid.filter(exists).ok_or_else(|| QueryError::NoSuch(written.to_owned()))
}

/// Returns the index of the participant of a name.
pub fn participant(market: &Market, name: &str) -> Result<usize, QueryError> {
    let found = market.participants.iter().position(|participant| participant.name == name);
    found.ok_or_else(|| QueryError::NoSuch(name.to_owned()))
}

/// Returns the validator of the board of a name, or of a uid.
pub fn root_validator(market: &Market, name: &str) -> Result<Uid, QueryError> {
    let board = market.board.as_ref().ok_or_else(|| QueryError::NoSuch(name.to_owned()))?;
    let found = board.validators.iter().find(|validator| validator.name == name).map(|validator| validator.uid);
    let numbered = || name.parse().ok().map(Uid).filter(|&uid| board.validator(uid).is_some());
    found.or_else(numbered).ok_or_else(|| QueryError::NoSuch(name.to_owned()))
}

impl MarketSubject {
    /// Creates the subject.
    pub fn new(market: &Market, budget: Rc<Budget>) -> Self {
        MarketSubject { market: market.clone(), results: RefCell::default(), runs: RefCell::default(), budget }
    }

    fn era(&self, arguments: &Arguments<'_>) -> Result<&'static Era, QueryError> {
        match arguments.era() {
            Some(id) => Era::of(id).ok_or_else(|| QueryError::NoSuch(id.to_owned())),
            None => Ok(self.market.era),
        }
    }

    fn result(&self, era: &'static Era) -> Rc<MarketResult> {
        let mut results = self.results.borrow_mut();
        Rc::clone(results.entry(era.id).or_insert_with(|| Rc::new(MarketResult::of(&self.market, era))))
    }

    /// Reads the market at the end of a day, at most the last one. `None` too if the budget is exceeded before.
    fn at_day<T>(&self, era: &'static Era, day: u16, read: impl FnOnce(&DayPoint, &MarketRun) -> T) -> Option<T> {
        let mut runs = self.runs.borrow_mut();
        let run = runs.entry(era.id).or_insert_with(|| {
            let stride = finest_stride(&self.market, era);
            MarketRun::new(&self.market, era, stride)
        });
        let day = usize::from(day.min(self.market.horizon));
        while run.points().len() <= day && !run.is_complete() {
            if !self.budget.take() {
                return None;
            }
            run.advance();
        }
        run.points().get(day).map(|point| read(point, run))
    }

    /// Returns the value of a query in the next block, or at the end of a day of the run.
    ///
    /// | query | value |
    /// |---|---|
    /// | `share(N)`, `tao_per_day(N)`, `price(N)`, `moving_price(N)`, `pool_tao(N)`, `pool_alpha(N)`, `rank(N)` | of a subnet, also with `day` |
    /// | `flow(N)`, `chain_flow(N)` | the averages of what stakers and the chain put into the pool, TAO a block |
    /// | `root_proportion(N)`, `miner_burn(N)`, `emission_enabled(N)`, `exists(N)` | of a subnet, also with `day` |
    /// | `alpha_per_day(N)`, `alpha_outside(N)`, `age(N)`, `owner_part(N)`, `miner_part(N)`, `validator_part(N)` | of a subnet |
    /// | `prune_place(N)`, `days_to_pruning(N)`, `payout_if_dissolved(N)` | the place from 1, 0 if immune; days; the part of the spot value |
    /// | `lives(N)` | the days of the run before the first one at whose end the subnet gets no TAO or is gone; the horizon without one |
    /// | `survives(N)`, `pruned_by(I)` | 1 or 0, until the end of a day; the number of the subnet that the event at an index prunes, 0 for none |
    /// | `top(K)` | the share of the `K` largest, also with `day` |
    /// | `subnets`, `eligible`, `issuance`, `root_tao`, `emission_per_day`, `recycled_per_day`, `lock_cost`, `pruned` | of the chain |
    /// | `last_registration`, `last_lock` | the days since the last registration of a subnet, and its cost in TAO |
    /// | `bought(N, T)`, `impact(N, T)`, `fee(N, T)`, `round_trip(N, T)`, `price_after(N, T)`, `sold(N, A)` | of a trade, TAO `T` or alpha `A` |
    /// | `held(N, T, day D)` | the TAO that a stake of `T` TAO and its earnings bring back after `D` days |
    /// | `value(P)`, `kept(P)`, `proceeds(P)` | of a participant in TAO, also with `day` |
    /// | `votes(N)`, `trust(N)`, `consensus(N)` | of a network on the board |
    /// | `vote(V, N)`, `part(V, N)`, `stake(V)`, `stake_share(V)` | of a validator on the board |
    /// | `leading_voter(N)`, `highest(Q)`, `lowest(Q)` | names: a validator, the number of a subnet |
    /// | `paid(N, X)` | the alpha of a day of a neuron of the subnet's consensus |
    /// | `event_day(I)`, `enters(P)`, `leaves(P)`, `tao(P)`, `sells(P)`, `horizon`, `era`, `votes_as_stakes` | as set |
    pub fn query(&self, arguments: &Arguments<'_>) -> Result<Value, QueryError> {
        let (function, era) = (arguments.function(), self.era(arguments)?);
        let unknown = || QueryError::Unknown(function.to_owned());
        match (function, arguments.count()) {
            ("highest" | "lowest", 1) => return self.extreme(arguments, era),
            ("leading_voter", 1) => return self.leading_voter(arguments),
            ("pruned_by", 1) => return self.pruned_by(arguments.number(0)?, era),
            _ => {}
        }
        let number = match arguments.count() {
            0 => self.of_chain(function, era),
            1 => match function {
                "value" | "kept" | "proceeds" | "enters" | "leaves" | "tao" | "sells" => {
                    self.of_participant(arguments, era)?
                }
                "stake" | "stake_share" => self.of_voter(arguments)?,
                "top" => {
                    let count = arguments.number(0)?.round() as usize;
                    self.top(count, arguments.time()?, era)
                }
                "event_day" => {
                    let event = self.market.events.get(arguments.number(0)?.round() as usize);
                    event.map(|event| event.after.0 as f64 / BLOCKS_PER_DAY as f64)
                }
                _ => self.of_subnet(function, netuid(&self.market, &arguments.name(0)?)?, arguments.time()?, era),
            },
            2 => match function {
                "vote" | "part" => self.of_vote(arguments)?,
                "paid" => self.paid(arguments, era)?,
                _ => {
                    let netuid = netuid(&self.market, &arguments.name(0)?)?;
                    return trade::query(&self.market, era, netuid, arguments).map(Value::Number);
                }
            },
            _ => None,
        };
        number.map(Value::Number).ok_or_else(unknown)
    }

    fn of_subnet(&self, function: &str, netuid: Netuid, day: Option<u16>, era: &'static Era) -> Option<f64> {
        if function == "survives" {
            let day = day.unwrap_or(self.market.horizon);
            return self.at_day(era, day, |_, run| f64::from(u8::from(!self.is_pruned(netuid, day, run))));
        }
        if let Some(day) = day {
            return self.at_day(era, day, |point, _| of_point(function, point, netuid))?;
        }
        if function == "lives" {
            return Some(self.lives(netuid, era).into());
        }
        let (result, set) = (self.result(era), self.market.subnet(netuid)?);
        let subnet = result.subnet(netuid)?;
        let order = || PruneOrder::of(&result.economy, &result.rules);
        let vote = |read: fn(yuma_scenario::market::NetworkVote) -> yuma_engine::root2024::Number| {
            result.vote.as_ref()?.network(netuid).map(|vote| read(vote).to_num::<f64>())
        };
        let part = |slot| Some(set.emission_weights.slot(slot).0 as f64 / u64::MAX as f64);
        match function {
            "share" => Some(subnet.share.to_num()),
            "tao_per_day" => Some(tokens(subnet.tao_per_day.0)),
            "alpha_per_day" => Some(tokens(subnet.alpha_per_day.0)),
            "price" => Some(subnet.price.0.to_num()),
            "moving_price" => Some(set.moving_price.map_or(0.0, |price| price.0.to_num())),
            "rank" => Some(subnet.rank.map_or(0.0, f64::from)),
            "above_bar" => subnet.above_bar.map(|distance| distance.to_num()),
            "pool_tao" => Some(tokens(set.tao.0)),
            "pool_alpha" => Some(tokens(set.alpha.0)),
            "alpha_outside" => Some(tokens(set.alpha_out.0)),
            "miner_burn" => Some(set.miner_burn.to_num()),
            "emission_enabled" => Some(f64::from(u8::from(set.emission_enabled))),
            "chain_flow" => Some(set.protocol_flow.0.to_num::<f64>() / RAO_PER_TAO as f64),
            "flow" => Some(set.user_flow.0.to_num::<f64>() / RAO_PER_TAO as f64),
            "exists" => Some(1.0),
            "age" => {
                let age = self.market.start.snapshot().block.0.saturating_sub(set.registered_at.0);
                Some(age as f64 / BLOCKS_PER_DAY as f64)
            }
            "owner_part" => part(EmissionSlot::Owner),
            "miner_part" => part(EmissionSlot::Miner),
            "validator_part" => part(EmissionSlot::Validator),
            "root_proportion" => {
                let issued = result.economy.subnet(netuid)?.alpha_issuance();
                let weight = result.rules.parameters.tao_weight;
                Some(root_proportion(result.economy.root.tao(), weight, issued).to_num())
            }
            "prune_place" => Some(order().place(netuid)?.place.map_or(0.0, f64::from)),
            "days_to_pruning" => order().days(netuid),
            "payout_if_dissolved" => dissolution(&result.economy, &result.rules, netuid).ok()?.of_spot(),
            "votes" => vote(|vote| vote.votes),
            "trust" => vote(|vote| vote.trust),
            "consensus" => vote(|vote| vote.consensus),
            _ => None,
        }
    }

    /// Returns the days of the run before the first one at whose end a subnet gets no TAO or is gone; the horizon without one.
    fn lives(&self, netuid: Netuid, era: &'static Era) -> u16 {
        let is_paid = |point: &DayPoint| point.subnet(netuid).is_some_and(|subnet| subnet.share > 0.0);
        let mut days = 1..=self.market.horizon;
        let unpaid = days.find(|&day| !self.at_day(era, day, |point, _| is_paid(point)).unwrap_or(false));
        unpaid.map_or(self.market.horizon, |day| day.saturating_sub(1))
    }

    /// Returns whether an event prunes a subnet before the end of a day of a run.
    fn is_pruned(&self, netuid: Netuid, day: u16, run: &MarketRun) -> bool {
        let end = u64::from(day) * BLOCKS_PER_DAY;
        let mut due = self.market.events.iter().zip(run.outcomes()).filter(|(event, _)| event.after.0 < end);
        due.any(|(_, outcome)| outcome.as_ref().is_ok_and(|receipt| receipt.dissolved == Some(netuid)))
    }

    /// Returns the number of the subnet that the event at an index prunes in the run; 0 for none.
    fn pruned_by(&self, index: f64, era: &'static Era) -> Result<Value, QueryError> {
        let index = index.round() as usize;
        if index >= self.market.events.len() {
            return Err(QueryError::NoSuch(index.to_string()));
        }
        let pruned = self.at_day(era, self.market.horizon, |_, run| {
            run.outcomes().get(index).and_then(|outcome| outcome.as_ref().ok()?.dissolved)
        });
        Ok(Value::Name(pruned.flatten().map_or(0, |netuid| netuid.0).to_string()))
    }

    fn of_chain(&self, function: &str, era: &'static Era) -> Option<f64> {
        let result = self.result(era);
        let totals = &result.totals;
        let registration = || registration(&result.economy, &result.rules);
        let parameter = |id: Parameter| id.get(&result.rules.parameters) as f64;
        let board = self.market.board.as_ref();
        match function {
            "subnets" => Some(self.market.subnets.len() as f64),
            "eligible" => Some(totals.eligible as f64),
            "issuance" => Some(tokens(totals.issuance.0)),
            "root_tao" => Some(tokens(totals.root_tao.0)),
            "emission_per_day" => Some(tokens(totals.emission_per_day.0)),
            "recycled_per_day" => Some(tokens(totals.recycled_per_day.0)),
            "bar" => totals.bar.map(|bar| bar.0.to_num()),
            "last_registration" => {
                let since = self.market.start.snapshot().block.0.saturating_sub(self.market.last_registration?.block.0);
                Some(since as f64 / BLOCKS_PER_DAY as f64)
            }
            "last_lock" => Some(tokens(self.market.last_registration?.lock.0)),
            "lock_cost" => Some(tokens(registration().cost.0)),
            "pruned" => Some(registration().outcome.ok()?.pruned.map_or(0.0, |netuid| netuid.0.into())),
            "horizon" => Some(self.market.horizon.into()),
            "era" => ERAS.iter().position(|known| known.id == self.market.era.id).map(|index| index as f64),
            "votes_as_stakes" => Some(f64::from(u8::from(self.market.era.id != "root-2024"))),
            "kappa" => Some(f64::from(board?.kappa.0) / f64::from(Share::ONE.0)),
            "rho" => Some(board?.rho.into()),
            "immunity_days" => Some(parameter(Parameter::NetworkImmunity) / BLOCKS_PER_DAY as f64),
            "subnet_limit" => Some(parameter(Parameter::SubnetLimit)),
            "tao_weight" => Some(parameter(Parameter::TaoWeight) / u64::MAX as f64),
            "owner_cut" => Some(parameter(Parameter::OwnerCut) / f64::from(u16::MAX)),
            "delegate_take" => Some(parameter(Parameter::DelegateTake) / f64::from(u16::MAX)),
            _ => None,
        }
    }

    /// Returns the number of the subnet with the largest or the smallest value; the first of equal ones.
    fn extreme(&self, arguments: &Arguments<'_>, era: &'static Era) -> Result<Value, QueryError> {
        let (is_highest, function, day) = (arguments.function() == "highest", arguments.name(0)?, arguments.time()?);
        let mut best: Option<(Netuid, f64)> = None;
        for subnet in &self.market.subnets {
            let Some(value) = self.of_subnet(&function, subnet.netuid, day, era) else { continue };
            let is_better = best.is_none_or(|(_, best)| if is_highest { value > best } else { value < best });
            if is_better {
                best = Some((subnet.netuid, value));
            }
        }
        best.map(|(netuid, _)| Value::Name(netuid.0.to_string())).ok_or(QueryError::Unknown(function))
    }

    fn top(&self, count: usize, day: Option<u16>, era: &'static Era) -> Option<f64> {
        self.at_day(era, day.unwrap_or(0), |point, _| point.share_of_largest(count))
    }

    fn of_participant(&self, arguments: &Arguments<'_>, era: &'static Era) -> Result<Option<f64>, QueryError> {
        let index = participant(&self.market, &arguments.name(0)?)?;
        let Some(set) = self.market.participants.get(index) else { return Ok(None) };
        let day = arguments.time()?.unwrap_or(self.market.horizon);
        let held = |read: fn(&yuma_scenario::market::ParticipantPoint) -> Rao| {
            self.at_day(era, day, |point, _| point.participants.get(index).map(|point| tokens(read(point).0))).flatten()
        };
        Ok(match (arguments.function(), &set.policy) {
            ("value", _) => held(|point| point.value),
            ("kept", _) => held(|point| point.kept),
            ("proceeds", _) => held(|point| point.proceeds),
            ("tao", _) => Some(tokens(set.tao.0)),
            ("enters", Policy::EarlyMover(mover)) => Some(mover.day.into()),
            ("leaves", Policy::EarlyMover(mover)) => {
                Some(mover.held.map_or(u16::MAX, |days| mover.day.saturating_add(days)).into())
            }
            ("sells", Policy::Miner(miner)) => Some(miner.part.0 as f64 / 1e6),
            ("sells", Policy::Owner(owner)) => Some(owner.part.0 as f64 / 1e6),
            _ => None,
        })
    }

    fn of_voter(&self, arguments: &Arguments<'_>) -> Result<Option<f64>, QueryError> {
        let uid = root_validator(&self.market, &arguments.name(0)?)?;
        let Some(board) = &self.market.board else { return Ok(None) };
        let stake = board.validator(uid).map(|validator| validator.stake.0);
        Ok(match arguments.function() {
            "stake" => stake.map(tokens),
            _ => stake.map(|stake| stake as f64 / (board.stake() as f64).max(1.0)),
        })
    }

    fn of_vote(&self, arguments: &Arguments<'_>) -> Result<Option<f64>, QueryError> {
        let uid = root_validator(&self.market, &arguments.name(0)?)?;
        let netuid = netuid(&self.market, &arguments.name(1)?)?;
        let Some(board) = &self.market.board else { return Ok(None) };
        let (Some(validator), Some(row)) = (board.validator(uid), board.index(uid)) else { return Ok(None) };
        if arguments.function() == "part" {
            let result = self.result(self.market.era);
            let voters = result.vote.as_ref().map(|vote| vote.voters(netuid)).unwrap_or_default();
            let part = voters.iter().find(|voter| voter.row == row).map_or(0.0, |voter| voter.part.to_num());
            return Ok(Some(part));
        }
        let sum: f64 = validator.votes.values().map(|vote| f64::from(vote.0)).sum();
        Ok(Some(f64::from(validator.vote(netuid).0) / sum.max(1.0)))
    }

    fn leading_voter(&self, arguments: &Arguments<'_>) -> Result<Value, QueryError> {
        let netuid = netuid(&self.market, &arguments.name(0)?)?;
        let result = self.result(self.market.era);
        let row = result.vote.as_ref().and_then(|vote| vote.leading_voter(netuid));
        let board = self.market.board.as_ref();
        let validator = row.and_then(|row| board?.validators.get(row));
        let name = validator.map(|validator| match validator.name.is_empty() {
            true => validator.uid.0.to_string(),
            false => validator.name.clone(),
        });
        name.map(Value::Name).ok_or_else(|| QueryError::NoValue("leading_voter".to_owned()))
    }

    fn paid(&self, arguments: &Arguments<'_>, era: &'static Era) -> Result<Option<f64>, QueryError> {
        let netuid = netuid(&self.market, &arguments.name(0)?)?;
        let name = arguments.name(1)?;
        let Some(subnet) = self.market.subnet(netuid) else { return Ok(None) };
        let pay = neuron_pay(subnet, &self.result(era));
        let found =
            pay.iter().find(|pay| pay.name == name).map(|pay| tokens(pay.incentive.0) + tokens(pay.dividends.0));
        Ok(found)
    }
}

/// Returns the value of a subnet at the end of a day; 0 if it does not exist any more.
fn of_point(function: &str, point: &DayPoint, netuid: Netuid) -> Option<f64> {
    let subnet = point.subnet(netuid);
    let read = |read: fn(&SubnetPoint) -> f64| Some(subnet.map_or(0.0, read));
    match function {
        "share" => read(|subnet| subnet.share),
        "tao_per_day" => read(|subnet| tokens(subnet.tao_per_day.0)),
        "price" => read(|subnet| subnet.price),
        "moving_price" => read(|subnet| subnet.moving_price),
        "pool_tao" => read(|subnet| tokens(subnet.tao.0)),
        "pool_alpha" => read(|subnet| tokens(subnet.alpha.0)),
        "root_proportion" => read(|subnet| subnet.root_proportion),
        "miner_burn" => read(|subnet| subnet.miner_burn),
        "emission_enabled" => read(|subnet| f64::from(u8::from(subnet.emission_enabled))),
        "exists" => Some(f64::from(u8::from(subnet.is_some()))),
        "rank" => {
            let place = point.ranked().iter().position(|subnet| subnet.netuid == netuid);
            Some(place.map_or(0.0, |place| place as f64 + 1.0))
        }
        _ => None,
    }
}
