//! The structure of a lesson: everything but its words.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value as Json;
use thiserror::Error;

use super::control::Control;
use super::error::QueryError;
use super::expression::Expression;
use super::unit::Unit;
use yuma_scenario::market::{self, Market};
use yuma_scenario::{AnyDocument, DocumentError, Scenario, decode_any, presets};

/// The reason why a text is not a lesson.
#[derive(Debug, Error)]
pub enum LessonError {
    /// The JSON has another form.
    #[error("the lesson cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// The start is no document.
    #[error("the lesson's document cannot be read: {0}")]
    Document(#[from] DocumentError),
    /// There is no preset of this name.
    #[error("there is no preset \"{0}\"")]
    NoPreset(String),
    /// A control of a step cannot be set.
    #[error(transparent)]
    Control(#[from] QueryError),
    /// A step refers to something that the lesson does not define.
    #[error("step \"{step}\" refers to \"{name}\", which the lesson lacks")]
    Dangling {
        /// The id of the step.
        step: String,
        /// The missing name.
        name: String,
    },
    /// A step has a bet and a goal.
    #[error("step \"{0}\" has a bet and a goal")]
    BetAndGoal(String),
}

/// The structure of a lesson.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// The document at the start.
    pub start: Start,
    /// The named numbers and names that the words show.
    #[serde(default)]
    pub queries: BTreeMap<String, Query>,
    /// The values that the reader drags in a sentence.
    #[serde(default)]
    pub controls: BTreeMap<String, Control>,
    /// The cells that words point at: `row(E)`, `column(M4)`, `cell(E, M4)` or `subnet(3)`.
    #[serde(default)]
    pub cells: BTreeMap<String, String>,
    /// The steps in order.
    pub steps: Vec<Step>,
}

/// The document at the start of a lesson.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// A preset of the lab.
    Preset(String),
    /// A link.
    Link(String),
    /// The JSON of a file, inline.
    Document(Json),
}

/// A number or a name that the engine computes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    /// The expression.
    pub is: Expression,
    /// The unit in which it is shown.
    pub unit: Unit,
    /// The number of decimals; that of the unit without it.
    #[serde(default)]
    pub decimals: Option<u8>,
}

/// A step of a lesson.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The id, by which words refer to the step's bet.
    pub id: String,
    /// The values of controls when the step opens, relative to the start of the lesson.
    #[serde(default)]
    pub set: BTreeMap<String, f64>,
    /// The values of controls that are set when the bet is placed, because the answer is about that state.
    #[serde(default)]
    pub after_bet: BTreeMap<String, f64>,
    /// The shown parts of the lab.
    pub shows: Vec<Region>,
    /// The cell that is selected when the step opens.
    #[serde(default)]
    pub selects: Option<String>,
    /// The tab of the market's inspector that opens: `why`, `trade`, `paid` or `life`.
    #[serde(default)]
    pub tab: Option<String>,
    /// The matrix that the cells of the grid show, by the id of its quantity, such as `clipped`; the stored weights without it.
    #[serde(default)]
    pub lens: Option<String>,
    /// The cells that are highlighted.
    #[serde(default)]
    pub highlights: Vec<String>,
    /// The epoch or the day under the playhead when the step opens.
    #[serde(default)]
    pub playhead: u16,
    /// The columns of the table of subnets when the step opens: `more`, `inputs` or `eras`; the results without it.
    #[serde(default)]
    pub columns: Option<String>,
    /// The rows of the table of subnets when the step opens, by the id of a filter: `edited` or `above`; all without it.
    #[serde(default)]
    pub filter: Option<String>,
    /// The input by which the table of subnets is sorted when the step opens, also before its bet, the largest first; by the
    /// average price without it.
    #[serde(default)]
    pub sorts: Option<String>,
    /// The part that is scrolled to when the step opens and after its bet; without it, the first highlighted cell.
    #[serde(default)]
    pub scrolls_to: Option<Region>,
    /// The results that stay covered after the step's own bet too, because a later step bets on them.
    #[serde(default)]
    pub covers: Vec<CoveredResult>,
    /// Whether only the controls in the words change the document.
    #[serde(default)]
    pub locked: bool,
    /// The bet before the results show.
    #[serde(default)]
    pub bet: Option<Bet>,
    /// The goal, of a step without a bet: below an answer its meter would be out of sight of the numbers to drag.
    #[serde(default)]
    pub goal: Option<Goal>,
    /// The curves below the lab.
    #[serde(default)]
    pub curves: Vec<Curve>,
    /// The claims of the words as expressions; a test evaluates them when the step opens.
    #[serde(default)]
    pub claims: Vec<Expression>,
}

/// A part of a lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// The grid of weights, or the table of subnets, or the board of votes.
    Grid,
    /// The inspector.
    Inspector,
    /// The strip of epochs, or the days, with their charts.
    Time,
    /// The comparison of runs.
    Comparison,
    /// The strip of eras.
    Eras,
    /// The curves below the lab, which show where a step has them.
    Curves,
}

/// A result of the labs that a step may cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CoveredResult {
    /// The part of each weight that does not count.
    Clipped,
    /// The vtrust of validators.
    Vtrust,
    /// The dividends of validators.
    Dividends,
    /// The pay of validators.
    Pay,
    /// The pay of validators per token of their stake.
    PerStake,
    /// The consensus on miners, or the factor of networks on the board of votes.
    Consensus,
    /// The incentive of miners.
    Incentive,
    /// The emission of miners or networks.
    Emission,
    /// The votes for networks, weighted by stake.
    Votes,
    /// The stake that votes for networks.
    Trust,
    /// The share of networks.
    Share,
    /// The average prices in the table of subnets.
    Average,
    /// The gains of a market's participants.
    Participants,
    /// The inspector's proposals of changes, with the result of each.
    Levers,
}

impl CoveredResult {
    /// Returns the id, as in the file of the lesson.
    pub const fn id(self) -> &'static str {
        match self {
            CoveredResult::Clipped => "clipped",
            CoveredResult::Vtrust => "vtrust",
            CoveredResult::Dividends => "dividends",
            CoveredResult::Pay => "pay",
            CoveredResult::PerStake => "per_stake",
            CoveredResult::Consensus => "consensus",
            CoveredResult::Incentive => "incentive",
            CoveredResult::Emission => "emission",
            CoveredResult::Votes => "votes",
            CoveredResult::Trust => "trust",
            CoveredResult::Share => "share",
            CoveredResult::Average => "average",
            CoveredResult::Participants => "participants",
            CoveredResult::Levers => "levers",
        }
    }
}

/// A bet.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bet {
    /// The choices, and the right one.
    #[serde(flatten)]
    pub kind: BetKind,
    /// The hints for particular bets, the first that applies. In `when` the bet is `bet` and the right answer `answer`.
    #[serde(default)]
    pub hints: Vec<Hint>,
}

/// The choices of a bet, and the right one.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BetKind {
    /// One of several options, of which exactly one is right.
    Choice(Vec<BetOption>),
    /// A number on a slider.
    Slider {
        /// The named query with the right answer.
        answer: String,
        /// The left end.
        min: f64,
        /// The right end.
        max: f64,
        /// The distance of two values.
        step: f64,
        /// How far a right bet may be from the answer.
        tolerance: f64,
        /// The named queries that are marked on the slider.
        #[serde(default)]
        marks: Vec<String>,
    },
    /// A typed number.
    Number {
        /// The named query with the right answer.
        answer: String,
        /// How far a right bet may be from the answer.
        tolerance: f64,
    },
    /// One of the validators, miners or subnets, by its name, or one of its cells.
    Which {
        /// The named query with the right answer.
        answer: String,
        /// The names among which the reader chooses.
        among: Vec<String>,
    },
}

/// An option of a bet.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BetOption {
    /// The id, under which the words have its text.
    pub id: String,
    /// Whether it is right.
    pub when: Expression,
}

/// A hint for particular bets.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// The id, under which the words have its text.
    pub id: String,
    /// When it applies.
    pub when: Expression,
}

/// A goal, which the reader tries to reach.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// When it is reached.
    pub reached: Expression,
    /// The named query that the meter shows.
    pub meter: String,
    /// The value at which the meter is empty.
    pub from: f64,
    /// The value at which the meter is full.
    pub to: f64,
    /// The named query by which results are compared.
    pub best: String,
    /// Whether a larger result is better.
    #[serde(default)]
    pub larger_is_better: bool,
    /// Whether a reached goal cannot be reached by a better result; without it, any result is as good.
    #[serde(default)]
    pub is_best: Option<Expression>,
    /// Values of controls that reach it.
    pub solution: BTreeMap<String, f64>,
}

/// A curve of a query over the values of a control.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Curve {
    /// The control on the horizontal axis, from its smallest to its largest value.
    pub over: String,
    /// The named query on the vertical axis.
    pub of: String,
    /// A named query that is drawn beside it, dashed.
    #[serde(default)]
    pub beside: Option<String>,
    /// Whether it shows before the bet.
    #[serde(default)]
    pub open: bool,
}

impl Goal {
    /// Returns the value that the number of the meter must reach: that with which `reached` compares it, or else `to`. `None` if
    /// that is a value of the solution, which the reader has to find.
    pub fn target(&self, lesson: &Lesson) -> Option<f64> {
        let bound = lesson.queries.get(&self.meter).and_then(|meter| self.reached.bound_of(&meter.is));
        let is_solution = self.solution.values().any(|value| (value - self.to).abs() < 1e-9);
        bound.or((!is_solution).then_some(self.to))
    }
}

impl BetKind {
    /// Returns the named query with the right answer; `None` for options, of which each says when it is right.
    pub fn answer(&self) -> Option<&str> {
        match self {
            BetKind::Choice(_) => None,
            BetKind::Slider { answer, .. } | BetKind::Number { answer, .. } | BetKind::Which { answer, .. } => {
                Some(answer)
            }
        }
    }

    /// Returns the value at which a slider rests before the reader moves it: the middle. `None` for other bets.
    pub fn resting_value(&self) -> Option<f64> {
        match self {
            BetKind::Slider { min, max, step, .. } => Some(min + ((max - min) / 2.0 / step).round() * step),
            BetKind::Choice(_) | BetKind::Number { .. } | BetKind::Which { .. } => None,
        }
    }

    /// Returns the named queries that are marked on a slider.
    pub fn marks(&self) -> &[String] {
        match self {
            BetKind::Slider { marks, .. } => marks,
            BetKind::Choice(_) | BetKind::Number { .. } | BetKind::Which { .. } => &[],
        }
    }

    /// Returns all named queries of the bet.
    pub fn queries(&self) -> impl Iterator<Item = &str> {
        self.answer().into_iter().chain(self.marks().iter().map(String::as_str))
    }
}

impl Lesson {
    /// Reads a lesson.
    ///
    /// # Errors
    /// Returns the first reason of [`LessonError`].
    pub fn read(json: &str) -> Result<Lesson, LessonError> {
        let lesson: Lesson = serde_json::from_str(json)?;
        lesson.steps.iter().try_for_each(|step| lesson.check(step))?;
        Ok(lesson)
    }

    /// Returns the document at the start of the lesson.
    ///
    /// # Errors
    /// Returns the reason if it is no document.
    pub fn document(&self) -> Result<AnyDocument, LessonError> {
        match &self.start {
            Start::Preset(id) => preset(id).ok_or_else(|| LessonError::NoPreset(id.clone())),
            Start::Link(link) => Ok(decode_any(link)?),
            Start::Document(json) => Ok(decode_any(&json.to_string())?),
        }
    }

    fn check(&self, step: &Step) -> Result<(), LessonError> {
        let mut names: Vec<(&str, bool)> = Vec::new();
        let query = |name: &'_ str| self.queries.contains_key(name);
        let control = |name: &'_ str| self.controls.contains_key(name);
        names.extend(step.set.keys().chain(step.after_bet.keys()).map(|name| (name.as_str(), control(name))));
        names.extend(
            step.highlights.iter().chain(&step.selects).map(|name| (name.as_str(), self.cells.contains_key(name))),
        );
        for curve in &step.curves {
            names.push((&curve.over, control(&curve.over)));
            names.extend(
                [Some(&curve.of), curve.beside.as_ref()].into_iter().flatten().map(|name| (name.as_str(), query(name))),
            );
        }
        names.extend(step.bet.iter().flat_map(|bet| bet.kind.queries()).map(|name| (name, query(name))));
        if let Some(goal) = &step.goal {
            names.extend([&goal.meter, &goal.best].map(|name| (name.as_str(), query(name))));
            names.extend(goal.solution.keys().map(|name| (name.as_str(), control(name))));
        }
        if step.bet.is_some() && step.goal.is_some() {
            return Err(LessonError::BetAndGoal(step.id.clone()));
        }
        match names.into_iter().find(|&(_, is_known)| !is_known) {
            Some((name, _)) => Err(LessonError::Dangling { step: step.id.clone(), name: name.to_owned() }),
            None => Ok(()),
        }
    }
}

fn preset(id: &str) -> Option<AnyDocument> {
    let consensus = presets::scenario(id).map(|scenario: Scenario| AnyDocument::Consensus(Box::new(scenario)));
    consensus.or_else(|| market::preset(id).map(|market: Market| AnyDocument::Market(market)))
}
