//! The queries on a consensus scenario.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::tokens;
use crate::arguments::Arguments;
use crate::error::QueryError;
use crate::expression::Value;
use yuma_engine::quantity::{Epoch, RAO_PER_TAO, Share, Uid};
use yuma_engine::yuma::{EpochInput, Quantity, Trace, YumaVersion, heard_from, trace};
use yuma_scenario::edit::row_sum;
use yuma_scenario::timeline::Subject;
use yuma_scenario::{Matrix, Run, Scenario};

/// A consensus scenario, with the results that queries have needed.
pub struct ConsensusSubject {
    scenario: Scenario,
    run: OnceCell<Run>,
    /// The epochs that queries have read.
    epochs: RefCell<Vec<(Epoch, Rc<TracedEpoch>)>>,
}

/// An epoch of the run, with the scenario at its start.
struct TracedEpoch {
    scenario: Scenario,
    input: EpochInput,
    trace: Trace,
}

/// Returns the neuron with a name, or of `uid N`.
///
/// # Errors
/// Returns [`QueryError::NoSuch`] if the scenario has none.
pub fn neuron(scenario: &Scenario, name: &str) -> Result<Uid, QueryError> {
    let found = scenario.neurons.iter().zip(0..).find(|(neuron, _)| neuron.name == name).map(|(_, uid)| Uid(uid));
    let numbered = || name.strip_prefix("uid ")?.parse().ok().map(Uid).filter(|&uid| scenario.neuron(uid).is_some());
    found.or_else(numbered).ok_or_else(|| QueryError::NoSuch(name.to_owned()))
}

impl ConsensusSubject {
    /// Creates the subject.
    pub fn new(scenario: &Scenario) -> Self {
        ConsensusSubject { scenario: scenario.clone(), run: OnceCell::new(), epochs: RefCell::default() }
    }

    fn run(&self) -> &Run {
        self.run.get_or_init(|| Run::whole(&self.scenario))
    }

    fn traced(&self, epoch: Epoch) -> Rc<TracedEpoch> {
        if let Some((_, known)) = self.epochs.borrow().iter().find(|(at, _)| *at == epoch) {
            return Rc::clone(known);
        }
        let state = self.run().epoch_state(epoch);
        let input = state.input();
        let traced = Rc::new(TracedEpoch { scenario: state.scenario(), trace: trace(&input), input });
        self.epochs.borrow_mut().push((epoch, Rc::clone(&traced)));
        traced
    }

    /// Returns the value of a query at an epoch, by default the last one.
    ///
    /// | query | value |
    /// |---|---|
    /// | `stake(V)`, `root_stake(V)`, `stake_share(V)` | alpha, TAO, the share of the stake |
    /// | `weight(V, M)`, `clipped(V, M)`, `bond(V, M)` | the part of the row; its part after clipping; the share of the miner's bonds |
    /// | `consensus(M)`, `incentive(M)`, `rank(M)` | fractions |
    /// | `vtrust(V)`, `dividends(V)`, `pay(V)` | fractions; `pay` is the share of all validators' pay |
    /// | `per_stake(V)` | pay relative to stake, 1 for the average validator |
    /// | `emission(X)`, `miner_emission(X)`, `validator_emission(X)` | alpha of the epoch |
    /// | `earned(X)` | alpha of all epochs until then |
    /// | `support(M, W)` | the share of the voting stake whose weight on the miner is at least `W` |
    /// | `heard_from(V, M)` | the alpha stake from which the whole weight counts |
    /// | `active(V)`, `permit(V)` | 1 or 0 |
    /// | `highest(Q)`, `lowest(Q)` | the name of the validator or miner with the largest or smallest value of a query of one name |
    /// | `moves(V)`, `epochs`, `kappa`, `validators`, `miners` and the other hyperparameters | numbers |
    pub fn query(&self, arguments: &Arguments<'_>) -> Result<Value, QueryError> {
        let function = arguments.function();
        let last = Epoch(self.scenario.timeline.epochs.0.saturating_sub(1));
        let epoch = arguments.time()?.map_or(last, |epoch| Epoch(epoch).min(last));
        match (function, arguments.count()) {
            ("highest" | "lowest", 1) => return self.extreme(arguments, epoch),
            ("earned", 1) => {
                let uid = neuron(&self.scenario, &arguments.name(0)?)?;
                return Ok(Value::Number(self.earned(uid, epoch)));
            }
            ("epochs", 0) => return Ok(Value::Number(self.scenario.timeline.epochs.0.into())),
            ("moves", 1) => return self.moves(&arguments.name(0)?),
            _ => {}
        }
        let traced = self.traced(epoch);
        let uid = |index| neuron(&self.scenario, &arguments.name(index)?);
        let number = match arguments.count() {
            0 => traced.parameter(function),
            1 => traced.of_neuron(function, uid(0)?),
            2 if function == "support" => Some(traced.support(uid(0)?, arguments.number(1)?)),
            2 => traced.of_cell(function, uid(0)?, uid(1)?),
            _ => None,
        };
        number.map(Value::Number).ok_or_else(|| QueryError::Unknown(function.to_owned()))
    }

    /// Returns the name with the largest or the smallest value of a query; the first of equal ones.
    fn extreme(&self, arguments: &Arguments<'_>, epoch: Epoch) -> Result<Value, QueryError> {
        let (is_highest, function) = (arguments.function() == "highest", arguments.name(0)?);
        let traced = self.traced(epoch);
        let of_miners = ["consensus", "incentive", "rank", "miner_emission"].contains(&function.as_str());
        let uids = if of_miners { &self.scenario.miners } else { &self.scenario.validators };
        let mut best: Option<(Uid, f64)> = None;
        for &uid in uids {
            let value = traced.of_neuron(&function, uid).ok_or_else(|| QueryError::Unknown(function.clone()))?;
            let is_better = best.is_none_or(|(_, best)| if is_highest { value > best } else { value < best });
            if is_better {
                best = Some((uid, value));
            }
        }
        let (uid, _) = best.ok_or(QueryError::NoValue(function))?;
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

impl TracedEpoch {
    fn of_neuron(&self, function: &str, uid: Uid) -> Option<f64> {
        let neuron = self.scenario.neuron(uid)?;
        let fraction = |quantity| self.trace.fraction(quantity, uid).map(|value| value.to_num());
        let amount = |units: u64| Some(tokens(units));
        let outcome = &self.trace.outcome;
        match function {
            "stake" => amount(neuron.alpha_stake.0),
            "root_stake" => amount(neuron.tao_stake.0),
            "stake_share" => fraction(Quantity::Stake),
            "consensus" => fraction(Quantity::Consensus),
            "incentive" => fraction(Quantity::Incentive),
            "rank" => fraction(Quantity::Ranks),
            "vtrust" => fraction(Quantity::ValidatorTrust),
            "dividends" => fraction(Quantity::Dividends),
            "pay" => Some(self.trace.validator_pay(uid).to_num()),
            "per_stake" => Some(self.trace.pay_per_stake(uid).map_or(0.0, |value| value.to_num())),
            "emission" => amount(outcome.emission.get(uid.index())?.0),
            "miner_emission" => amount(outcome.server_emission.get(uid.index())?.0),
            "validator_emission" => amount(outcome.validator_emission.get(uid.index())?.0),
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
            "heard_from" => Some(tokens(heard_from(&self.input, validator, miner)?.0)),
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
            "stake_threshold" => tokens(parameters.stake_threshold.0),
            "max_allowed_validators" => parameters.max_allowed_validators.into(),
            "emission" => tokens(self.scenario.emission.0),
            _ => return None,
        })
    }
}
