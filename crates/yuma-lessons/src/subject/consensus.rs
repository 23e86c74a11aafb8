//! The queries on a consensus scenario.

use std::cell::OnceCell;

use crate::error::QueryError;
use crate::expression::Value;
use crate::model::Arguments;
use yuma_engine::quantity::{Epoch, RAO_PER_TAO, Share, Uid};
use yuma_engine::yuma::{EpochInput, Quantity, Trace, YumaVersion, heard_from, trace};
use yuma_scenario::edit::row_sum;
use yuma_scenario::timeline::Subject;
use yuma_scenario::{Matrix, Run, Scenario};

/// A consensus scenario under questions.
pub struct ConsensusSubject {
    scenario: Scenario,
    run: OnceCell<Run>,
    /// The epochs that were looked at, each with the scenario at its start.
    epochs: std::cell::RefCell<Vec<(Epoch, std::rc::Rc<Moment>)>>,
}

/// An epoch of the run.
struct Moment {
    scenario: Scenario,
    input: EpochInput,
    trace: Trace,
}

/// Returns the neuron of a name, or of `uid N`.
pub fn neuron(scenario: &Scenario, name: &str) -> Result<Uid, QueryError> {
    let found = scenario.neurons.iter().zip(0..).find(|(neuron, _)| neuron.name == name).map(|(_, uid)| Uid(uid));
    let numbered = || name.strip_prefix("uid ")?.parse().ok().map(Uid).filter(|&uid| scenario.neuron(uid).is_some());
    found.or_else(numbered).ok_or_else(|| QueryError::NoSuch(name.to_owned()))
}

impl ConsensusSubject {
    /// Creates the subject.
    pub fn new(scenario: &Scenario) -> Self {
        ConsensusSubject { scenario: scenario.clone(), run: OnceCell::new(), epochs: Default::default() }
    }

    fn run(&self) -> &Run {
        self.run.get_or_init(|| Run::whole(&self.scenario))
    }

    fn moment(&self, epoch: Epoch) -> std::rc::Rc<Moment> {
        if let Some((_, known)) = self.epochs.borrow().iter().find(|(at, _)| *at == epoch) {
            return std::rc::Rc::clone(known);
        }
        let state = self.run().epoch_state(epoch);
        let input = state.input();
        let moment = std::rc::Rc::new(Moment { scenario: state.scenario(), trace: trace(&input), input });
        self.epochs.borrow_mut().push((epoch, std::rc::Rc::clone(&moment)));
        moment
    }

    /// Returns the value of a query at an epoch, by default the last one.
    ///
    /// | query | value |
    /// |---|---|
    /// | `stake(V)`, `root_stake(V)`, `stake_share(V)` | alpha, TAO, the share of the stake |
    /// | `weight(V, M)`, `clipped(V, M)`, `bond(V, M)` | the part of the row; what of it counts; the share of the miner's bonds |
    /// | `consensus(M)`, `incentive(M)`, `rank(M)` | fractions |
    /// | `vtrust(V)`, `dividends(V)`, `pay(V)` | fractions; `pay` is the share of what validators are paid |
    /// | `per_stake(V)` | pay relative to stake, 1 for the average validator |
    /// | `emission(X)`, `miner_emission(X)`, `validator_emission(X)` | alpha of the epoch |
    /// | `earned(X)` | alpha of all epochs until then |
    /// | `support(M, W)` | the share of the active stake whose weight on the miner is at least `W` |
    /// | `heard_from(V, M)` | the alpha stake from which the whole weight counts |
    /// | `active(V)`, `permit(V)` | 1 or 0 |
    /// | `highest(Q)`, `lowest(Q)` | the name of the validator or miner with the largest or smallest value of a query of one name |
    /// | `moves(V)`, `epochs`, `kappa`, `validators`, `miners` and the other hyperparameters | numbers |
    pub fn query(&self, arguments: &Arguments<'_>) -> Result<Value, QueryError> {
        let function = arguments.function();
        let last = Epoch(self.scenario.timeline.epochs.0.saturating_sub(1));
        let epoch = arguments.time()?.map_or(last, |epoch| Epoch(epoch).min(last));
        match (function, arguments.count()) {
            ("highest" | "lowest", 1) => return self.extreme(function == "highest", &arguments.name(0)?, epoch),
            ("earned", 1) => {
                let uid = neuron(&self.scenario, &arguments.name(0)?)?;
                return Ok(Value::Number(self.earned(uid, epoch)));
            }
            ("epochs", 0) => return Ok(Value::Number(self.scenario.timeline.epochs.0.into())),
            ("moves", 1) => return self.moves(&arguments.name(0)?),
            _ => {}
        }
        let moment = self.moment(epoch);
        let uid = |index| neuron(&self.scenario, &arguments.name(index)?);
        let number = match arguments.count() {
            0 => moment.parameter(function),
            1 => moment.of_neuron(function, uid(0)?),
            2 if function == "support" => Some(moment.support(uid(0)?, arguments.number(1)?)),
            2 => moment.of_cell(function, uid(0)?, uid(1)?),
            _ => None,
        };
        number.map(Value::Number).ok_or_else(|| QueryError::Unknown(function.to_owned()))
    }

    /// Returns the name with the largest or the smallest value of a query; the first of equal ones.
    fn extreme(&self, is_highest: bool, function: &str, epoch: Epoch) -> Result<Value, QueryError> {
        let moment = self.moment(epoch);
        let of_miners = ["consensus", "incentive", "rank", "miner_emission"].contains(&function);
        let uids = if of_miners { &self.scenario.miners } else { &self.scenario.validators };
        let mut best: Option<(Uid, f64)> = None;
        for &uid in uids {
            let value = moment.of_neuron(function, uid).ok_or_else(|| QueryError::Unknown(function.to_owned()))?;
            let is_better = best.is_none_or(|(_, best)| if is_highest { value > best } else { value < best });
            if is_better {
                best = Some((uid, value));
            }
        }
        let (uid, _) = best.ok_or_else(|| QueryError::NoValue(function.to_owned()))?;
        Ok(Value::Name(self.scenario.neuron(uid).map(|neuron| neuron.name.clone()).unwrap_or_default()))
    }

    fn earned(&self, uid: Uid, until: Epoch) -> f64 {
        let series = self.run().series();
        let paid = (0..=until.0).map(|epoch| {
            let amounts = series.amounts(Quantity::Emission, Epoch(epoch));
            amounts.get(uid.index()).map_or(0, |amount| u128::from(amount.0))
        });
        paid.sum::<u128>() as f64 / RAO_PER_TAO as f64
    }

    fn moves(&self, name: &str) -> Result<Value, QueryError> {
        let subject = Subject::Weights(neuron(&self.scenario, name)?);
        let mut keyframes = self.scenario.timeline.keyframes().iter();
        let first = keyframes.find(|keyframe| keyframe.change.subject() == subject);
        first.map(|first| Value::Number(first.epoch.0.into())).ok_or_else(|| QueryError::NoValue(name.to_owned()))
    }
}

impl Moment {
    fn of_neuron(&self, function: &str, uid: Uid) -> Option<f64> {
        let neuron = self.scenario.neuron(uid)?;
        let fraction = |quantity| self.trace.fraction(quantity, uid).map(|value| value.to_num());
        let tokens = |units: u64| Some(units as f64 / RAO_PER_TAO as f64);
        let outcome = &self.trace.outcome;
        match function {
            "stake" => tokens(neuron.alpha_stake.0),
            "root_stake" => tokens(neuron.tao_stake.0),
            "stake_share" => fraction(Quantity::Stake),
            "consensus" => fraction(Quantity::Consensus),
            "incentive" => fraction(Quantity::Incentive),
            "rank" => fraction(Quantity::Ranks),
            "vtrust" => fraction(Quantity::ValidatorTrust),
            "dividends" => fraction(Quantity::Dividends),
            "pay" => Some(self.trace.validator_pay(uid).to_num()),
            "per_stake" => Some(self.trace.pay_per_stake(uid).map_or(0.0, |value| value.to_num())),
            "emission" => tokens(outcome.emission.get(uid.index())?.0),
            "miner_emission" => tokens(outcome.server_emission.get(uid.index())?.0),
            "validator_emission" => tokens(outcome.validator_emission.get(uid.index())?.0),
            "active" => self.trace.active.get(uid.index()).map(|&is| f64::from(u8::from(is))),
            "permit" => self.trace.validator_permits.get(uid.index()).map(|&is| f64::from(u8::from(is))),
            _ => None,
        }
    }

    fn of_cell(&self, function: &str, validator: Uid, miner: Uid) -> Option<f64> {
        let cell = |quantity| self.trace.cell(quantity, validator, miner).map_or(0.0, |value| value.to_num());
        match function {
            "weight" => {
                let stored = self.scenario.cell(Matrix::Weights, validator, miner).unwrap_or(Share(0));
                let sum = row_sum(&self.scenario, validator);
                Some(if sum == 0 { 0.0 } else { f64::from(stored.0) / sum as f64 })
            }
            "clipped" => Some(cell(Quantity::Clipped)),
            "bond" => Some(cell(Quantity::BondShares)),
            "heard_from" => Some(heard_from(&self.input, validator, miner)?.0 as f64 / RAO_PER_TAO as f64),
            _ => None,
        }
    }

    /// Returns the share of the voting stake of validators whose normalized weight on a miner is at least `weight`.
    fn support(&self, miner: Uid, weight: f64) -> f64 {
        let supporters = self.scenario.validators.iter().filter(|&&validator| {
            let given: f64 = self.trace.cell(Quantity::Weights, validator, miner).map_or(0.0, |weight| weight.to_num());
            // Weights are stored in 1 / 65535 of the largest of their row.
            given >= weight - 1e-4
        });
        supporters
            .filter_map(|&uid| self.trace.fraction(Quantity::VotingStake, uid))
            .map(|stake| stake.to_num::<f64>())
            .sum()
    }

    fn parameter(&self, name: &str) -> Option<f64> {
        let parameters = &self.scenario.parameters;
        let fraction = |share: Share| f64::from(share.0) / f64::from(Share::ONE.0);
        let flag = |is: bool| f64::from(u8::from(is));
        Some(match name {
            "validators" => self.scenario.validators.len() as f64,
            "miners" => self.scenario.miners.len() as f64,
            "kappa" => fraction(parameters.kappa),
            "bonds_penalty" => fraction(parameters.bonds_penalty),
            "alpha_low" => fraction(parameters.alpha_low),
            "alpha_high" => fraction(parameters.alpha_high),
            "bonds_moving_average" => parameters.bonds_moving_average.0 as f64 / 1e6,
            "yuma3" => flag(parameters.yuma_version == YumaVersion::Three),
            "liquid_alpha" => flag(parameters.liquid_alpha),
            "commit_reveal" => flag(self.scenario.commit_reveal),
            "stake_threshold" => parameters.stake_threshold.0 as f64 / RAO_PER_TAO as f64,
            "max_allowed_validators" => parameters.max_allowed_validators.into(),
            "emission" => self.scenario.emission.0 as f64 / RAO_PER_TAO as f64,
            _ => return None,
        })
    }
}
