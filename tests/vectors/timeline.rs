//! A timeline: keyframes of stakes and weights, replayed epoch after epoch under several rule sets.

use super::compare::{Difference, vector};
use super::results::{Results, Rows};
use super::row::matrix;
use serde::Deserialize;
use std::collections::BTreeMap;
use yuma_playground::engine::quantity::{Alpha, Block, Millionths, Share};
use yuma_playground::engine::yuma::{EpochInput, Parameters, Sparse, YumaVersion};

/// Blocks from one epoch to the next: a tempo of 360 under the schedule of the time.
const BLOCKS_PER_EPOCH: u64 = 361;

/// Stakes are given as parts of this amount.
const WHOLE_STAKE: f64 = 1e15;

/// The file as it is written.
#[derive(Deserialize)]
pub struct Document {
    pub cases: Vec<Case>,
}

/// One case as it is written.
#[derive(Deserialize)]
pub struct Case {
    case: String,
    validators: Vec<String>,
    servers: Vec<String>,
    epochs: usize,
    keyframes: Vec<Keyframe>,
    #[serde(default)]
    events: Vec<Event>,
    expected: BTreeMap<String, Expected>,
}

/// From this epoch on, until the next keyframe.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keyframe {
    epoch: usize,
    stakes: Vec<f64>,
    weights: Vec<Vec<f64>>,
}

/// Before this epoch, all bonds on a miner are removed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    epoch: usize,
    reset_bonds_of_miner: u16,
}

/// What each epoch has to give.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    dividends_u16: Option<Vec<Vec<u16>>>,
    incentive_u16: Option<Vec<Vec<u16>>>,
}

/// A case whose shapes fit together.
pub struct Timeline {
    case: Case,
    rules: Vec<Parameters>,
}

impl TryFrom<Case> for Timeline {
    type Error = String;

    fn try_from(case: Case) -> Result<Self, String> {
        let fail = |reason: &str| Err(format!("{}: {reason}", case.case));
        let fits = |frame: &Keyframe| {
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
        let epochs_given = |rows: &Option<Vec<Vec<u16>>>| rows.as_ref().is_none_or(|rows| rows.len() == case.epochs);
        if !case.expected.values().all(|e| epochs_given(&e.dividends_u16) && epochs_given(&e.incentive_u16)) {
            return fail("expected values are not given for every epoch");
        }
        if case.validators.len() + case.servers.len() > usize::from(u16::MAX) {
            return fail("has too many validators and servers");
        }
        let rules = case.expected.keys().map(|name| rules(name)).collect::<Result<_, _>>()?;
        Ok(Timeline { case, rules })
    }
}

impl Timeline {
    /// The name of the case.
    pub fn name(&self) -> &str {
        &self.case.case
    }

    /// Runs all epochs under all rule sets through `epoch` and compares what each gives.
    pub fn replay(&self, epoch: impl Fn(&EpochInput) -> Results) -> Result<usize, Difference> {
        let mut equal = 0;
        for ((name, expected), parameters) in self.case.expected.iter().zip(&self.rules) {
            let mut bonds = Rows::default();
            for index in 0..self.case.epochs {
                self.reset_bonds(index, &mut bonds);
                let got = epoch(&self.input(index, parameters, &bonds)).expected;
                bonds = got.bonds.unwrap_or_default();
                let place = |field: &str| format!("{name}, epoch {index}, {field}");
                let at = |rows: &Option<Vec<Vec<u16>>>| rows.as_ref().and_then(|rows| rows.get(index).cloned());
                let (validators, miners) = split(got.dividends, got.incentive, self.case.validators.len());
                equal += vector(&place("dividends_u16"), &at(&expected.dividends_u16), &validators)?;
                equal += vector(&place("incentive_u16"), &at(&expected.incentive_u16), &miners)?;
            }
        }
        Ok(equal)
    }

    fn reset_bonds(&self, epoch: usize, bonds: &mut Rows<u16>) {
        for event in self.case.events.iter().filter(|event| event.epoch == epoch) {
            let miner = usize::from(event.reset_bonds_of_miner) + self.case.validators.len();
            for row in bonds.iter_mut() {
                row.retain(|(column, _)| usize::from(*column) != miner);
            }
        }
    }

    /// Validators are the first uids, miners follow.
    fn input(&self, epoch: usize, parameters: &Parameters, bonds: &Rows<u16>) -> EpochInput {
        let (validators, miners) = (self.case.validators.len(), self.case.servers.len());
        let block = BLOCKS_PER_EPOCH * (epoch as u64 + 1);
        let frames = self.case.keyframes.iter().take_while(|frame| frame.epoch <= epoch);
        let (stakes, weights) = match frames.last() {
            Some(frame) => (frame.stakes.as_slice(), frame.weights.as_slice()),
            None => Default::default(),
        };
        EpochInput {
            uid_count: (validators + miners) as u16,
            current_block: Block(block),
            last_mechanism_step_block: Block(block - BLOCKS_PER_EPOCH),
            activity_cutoff: Block(5_000),
            last_update: vec![Block(block - 1); validators],
            block_at_registration: Vec::new(),
            alpha_stake: stakes.iter().map(|stake| Alpha((stake * WHOLE_STAKE).round() as u64)).collect(),
            tao_stake: Vec::new(),
            owner: None,
            validator_permits: vec![true; validators],
            weights: matrix(&weights.iter().map(|row| stored(row, validators as u16)).collect()),
            bonds: if bonds.is_empty() { Sparse::default() } else { matrix(bonds) },
            commit_blocks: None,
            previous_consensus: None,
            emission: Alpha(1_000_000_000),
            parameters: parameters.clone(),
        }
    }
}

/// Real weights as the chain stores them: shares of the largest, rounded half up; a row of zeros is empty.
fn stored(row: &[f64], first_column: u16) -> Vec<(u16, u16)> {
    let largest = row.iter().copied().fold(0.0, f64::max);
    let share = |weight: f64| (weight / largest * f64::from(u16::MAX) + 0.5).floor() as u16;
    match largest > 0.0 {
        true => (first_column..).zip(row.iter().map(|&weight| share(weight))).collect(),
        false => Vec::new(),
    }
}

fn split(
    dividends: Option<Vec<u16>>,
    incentive: Option<Vec<u16>>,
    validators: usize,
) -> (Option<Vec<u16>>, Option<Vec<u16>>) {
    let dividends = dividends.map(|values| values.into_iter().take(validators).collect());
    let incentive = incentive.map(|values| values.into_iter().skip(validators).collect());
    (dividends, incentive)
}

/// The parameters of a rule set.
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
        ..Parameters::default()
    })
}
