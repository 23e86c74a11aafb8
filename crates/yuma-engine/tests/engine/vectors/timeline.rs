//! A timeline: keyframes of stakes and weights, replayed epoch after epoch under several rule sets.

use super::compare::{Difference, vector};
use super::results::{self, Results};
use super::row::matrix;
use serde::Deserialize;
use std::collections::BTreeMap;
use yuma_engine::quantity::{Alpha, Block, Epoch, Millionths, Rao, Share, Uid};
use yuma_engine::yuma::{ConsensusSource, EpochInput, Outcome, Parameters, Quantity, YumaVersion};
use yuma_scenario::{self, Change, Document, Neuron, Row, Run, Scenario};

/// Blocks between epochs: a tempo of 360 under the schedule of the time.
const BLOCKS_PER_EPOCH: u64 = 361;

/// The unit of the stakes.
const WHOLE_STAKE: f64 = 1e15;

/// The contents of the file.
#[derive(Deserialize)]
pub struct File {
    pub cases: Vec<Case>,
}

/// One case of the file.
#[derive(Deserialize)]
pub struct Case {
    case: String,
    validators: Vec<String>,
    servers: Vec<String>,
    epochs: u16,
    keyframes: Vec<Frame>,
    #[serde(default)]
    events: Vec<Event>,
    expected: BTreeMap<String, Expected>,
}

/// A keyframe, valid from `epoch` until the next keyframe.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frame {
    epoch: u16,
    stakes: Vec<f64>,
    weights: Vec<Vec<f64>>,
}

/// Removes all bonds on a miner before `epoch`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    epoch: u16,
    reset_bonds_of_miner: u16,
}

/// The expected results of each epoch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    dividends_u16: Option<Vec<Vec<u16>>>,
    incentive_u16: Option<Vec<Vec<u16>>>,
}

/// A case with consistent shapes.
pub struct Timeline {
    case: Case,
    scenarios: Vec<Scenario>,
}

impl TryFrom<Case> for Timeline {
    type Error = String;

    fn try_from(case: Case) -> Result<Self, String> {
        let fail = |reason: &str| Err(format!("{}: {reason}", case.case));
        let fits = |frame: &Frame| {
            frame.stakes.len() == case.validators.len()
                && frame.weights.len() == case.validators.len()
                && frame.weights.iter().all(|row| row.len() == case.servers.len())
        };
        if case.keyframes.first().is_none_or(|frame| frame.epoch != 0) {
            return fail("needs a first keyframe at epoch 0");
        }
        if !case.keyframes.is_sorted_by_key(|frame| frame.epoch) {
            return fail("keyframes are not in the order of their epochs");
        }
        if !case.keyframes.iter().all(fits) {
            return fail("a keyframe does not fit the number of validators and servers");
        }
        let epochs_given =
            |rows: &Option<Vec<Vec<u16>>>| rows.as_ref().is_none_or(|rows| rows.len() == usize::from(case.epochs));
        if !case.expected.values().all(|e| epochs_given(&e.dividends_u16) && epochs_given(&e.incentive_u16)) {
            return fail("expected values are not given for every epoch");
        }
        let scenario = |name: &String| {
            let scenario = Scenario::new(case.document(rules(name)?));
            scenario.map_err(|invalid| format!("{}: {invalid}", case.case))
        };
        let scenarios = case.expected.keys().map(scenario).collect::<Result<_, _>>()?;
        Ok(Timeline { case, scenarios })
    }
}

impl Timeline {
    /// Returns the name of the case.
    pub fn name(&self) -> &str {
        &self.case.case
    }

    /// Runs all epochs under all rule sets through `epoch` and compares the results.
    pub fn replay(&self, epoch: impl Fn(&EpochInput) -> Results) -> Result<usize, Difference> {
        let mut equal = 0;
        for ((name, expected), scenario) in self.case.expected.iter().zip(&self.scenarios) {
            let mut run = Run::new(scenario);
            while run.advance_by(|_, input| outcome(epoch(input).expected)) {}
            let validators = self.case.validators.len();
            for at_epoch in Epoch(self.case.epochs).first() {
                let field_at = |field: &str| format!("{name}, epoch {}, {field}", at_epoch.0);
                let at =
                    |rows: &Option<Vec<Vec<u16>>>| rows.as_ref().and_then(|rows| rows.get(at_epoch.index()).cloned());
                let got = |quantity| run.series().shares(quantity, at_epoch).iter().map(|share| share.0);
                let dividends = Some(got(Quantity::Dividends).take(validators).collect());
                let incentive = Some(got(Quantity::Incentive).skip(validators).collect());
                equal += vector(&field_at("dividends_u16"), &at(&expected.dividends_u16), &dividends)?;
                equal += vector(&field_at("incentive_u16"), &at(&expected.incentive_u16), &incentive)?;
            }
        }
        Ok(equal)
    }
}

impl Case {
    /// Converts the case to a scenario of keyframes only. Validators have the first uids, then miners.
    fn document(&self, parameters: Parameters) -> Document {
        let count = (self.validators.len() + self.servers.len()) as u16;
        let (validators, miners): (Vec<Uid>, _) = Uid::all(count).partition(|uid| uid.index() < self.validators.len());
        let neuron = |uid: Uid| Neuron {
            name: String::new(),
            alpha_stake: Alpha(0),
            tao_stake: Rao(0),
            validator_permit: validators.contains(&uid),
            last_update: Block(BLOCKS_PER_EPOCH - 1),
            block_at_registration: Block(0),
            commit_block: None,
        };
        Document {
            preset: None,
            title: String::new(),
            notes: String::new(),
            parameters,
            commit_reveal: false,
            emission: Alpha(1_000_000_000),
            current_block: Block(BLOCKS_PER_EPOCH),
            last_mechanism_step_block: Block(0),
            neurons: Uid::all(count).map(neuron).collect(),
            owner: None,
            weights: vec![Row::default(); usize::from(count)],
            bonds: vec![Row::default(); usize::from(count)],
            previous_consensus: None,
            timeline: self.timeline(&validators),
            comparison: yuma_scenario::Comparison::None,
            validators,
            miners,
        }
    }

    fn timeline(&self, validators: &[Uid]) -> yuma_scenario::Timeline {
        let mut timeline = yuma_scenario::Timeline::new(Epoch(self.epochs));
        let first_miner = validators.len() as u16;
        for frame in &self.keyframes {
            for ((&uid, stake), weights) in validators.iter().zip(&frame.stakes).zip(&frame.weights) {
                let stake = Alpha((stake * WHOLE_STAKE).round() as u64);
                let row = Row::new(row(weights, first_miner));
                timeline.set(Epoch(frame.epoch), Change::AlphaStake { uid, stake });
                timeline.set(Epoch(frame.epoch), Change::Weights { uid, row });
            }
        }
        // Every uid has a permit in every epoch, even without stake in the epoch before.
        for epoch in (1..self.epochs).map(Epoch) {
            let frames = self.keyframes.iter().take_while(|frame| frame.epoch < epoch.0);
            let stakes = frames.last().map_or(&[][..], |frame| &frame.stakes);
            for (&uid, _) in validators.iter().zip(stakes).filter(|&(_, &stake)| stake == 0.0) {
                timeline.set(epoch, Change::Permit { uid, permit: true });
            }
        }
        for event in &self.events {
            let uid = Uid(event.reset_bonds_of_miner.saturating_add(first_miner));
            timeline.set(Epoch(event.epoch), Change::ResetBonds { uid });
        }
        timeline
    }
}

/// The state that a run carries over, from results without absent fields.
fn outcome(results: results::Expected) -> Outcome {
    let shares = |values: Option<Vec<u16>>| values.unwrap_or_default().into_iter().map(Share).collect();
    let amounts = |values: Option<Vec<u64>>| values.unwrap_or_default().into_iter().map(Alpha).collect();
    Outcome {
        active: results.active.unwrap_or_default(),
        new_validator_permits: results.new_validator_permits.unwrap_or_default(),
        stake_weight: shares(results.stake_weight),
        consensus: shares(results.consensus),
        incentive: shares(results.incentive),
        dividends: shares(results.dividends),
        validator_trust: shares(results.validator_trust),
        emission: amounts(results.emission),
        server_emission: amounts(results.server_emission),
        validator_emission: amounts(results.validator_emission),
        bonds: matrix(&results.bonds.unwrap_or_default()),
    }
}

/// Converts real weights to submitted weights: shares of the largest, rounded half up; a row of zeros is empty.
fn row(row: &[f64], first_column: u16) -> Vec<(Uid, Share)> {
    let largest = row.iter().copied().fold(0.0, f64::max);
    let share = |weight: f64| (weight / largest * f64::from(u16::MAX) + 0.5).floor() as u16;
    match largest > 0.0 {
        true => (first_column..).map(Uid).zip(row.iter().map(|&weight| Share(share(weight)))).collect(),
        false => Vec::new(),
    }
}

/// Returns the parameters of a rule set.
fn rules(name: &str) -> Result<Parameters, String> {
    let (yuma_version, liquid_alpha) = match name {
        "yuma2" => (YumaVersion::Two, false),
        "yuma3" => (YumaVersion::Three, false),
        "yuma3_liquid_0.1_0.3" => (YumaVersion::Three, true),
        _ => return Err(format!("unknown rule set `{name}`")),
    };
    Ok(Parameters {
        yuma_version,
        liquid_alpha,
        kappa: Share(32_767),
        bonds_penalty: Share::ONE,
        bonds_moving_average: Millionths(900_000),
        alpha_low: Share(6_553),
        alpha_high: Share(19_660),
        alpha_sigmoid_steepness: 1_000,
        tempo: 360,
        liquid_alpha_consensus: ConsensusSource::Current,
        ..Parameters::default()
    })
}
