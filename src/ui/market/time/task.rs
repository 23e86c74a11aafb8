//! A run of a market on a worker, with the days received so far.

use std::rc::Rc;

use super::request::Phase;
use super::run_bytes::{EventOutcome, Section};
use yuma_engine::economy::{DAY, Era};
use yuma_engine::quantity::{Block, Netuid};
use yuma_scenario::market::{DayPoint, DayQuantity};

/// A complete run.
#[derive(Debug)]
pub struct FinishedRun {
    /// The version of the inputs: runs of one version are of equal markets.
    pub inputs_version: u64,
    /// The era and the stride.
    pub phase: Phase,
    /// The market on day 0 and after each day.
    pub points: Vec<DayPoint>,
    /// The outcomes of the events that were due.
    pub outcomes: Vec<EventOutcome>,
    /// The time since the request, in milliseconds.
    pub took_ms: f64,
}

impl FinishedRun {
    /// Returns the market on each day without the subnets that have taken the number of a subnet of the first day, whose
    /// name they would bear.
    pub fn points_of(&self, netuid: Netuid) -> impl Iterator<Item = Option<&DayPoint>> + '_ {
        let first = self.points.first();
        let is_same = move |point: &DayPoint| first.is_some_and(|first| point.same_subnet(netuid, first).is_some());
        self.points.iter().map(move |point| is_same(point).then_some(point))
    }

    /// Returns a quantity of a subnet on each day, read by `of`; `None` after the subnet's end.
    pub fn values(
        &self,
        quantity: DayQuantity,
        netuid: Netuid,
        of: fn(DayQuantity, &DayPoint, Netuid) -> Option<f64>,
    ) -> Vec<Option<f64>> {
        match quantity {
            // It belongs to no subnet.
            DayQuantity::Issuance => self.points.iter().map(|point| of(quantity, point, netuid)).collect(),
            _ => self.points_of(netuid).map(|point| of(quantity, point?, netuid)).collect(),
        }
    }
}

/// Returns the run under an era.
pub fn under<'a>(runs: &'a [Rc<FinishedRun>], era: &Era) -> Option<&'a Rc<FinishedRun>> {
    runs.iter().find(|run| run.phase.era.id == era.id)
}

/// A run in progress.
pub struct RunTask {
    /// The era and the stride.
    pub phase: Phase,
    horizon: u16,
    points: Vec<DayPoint>,
    outcomes: Vec<EventOutcome>,
}

impl RunTask {
    /// Creates a run of `horizon` days of which nothing has arrived.
    pub fn new(phase: Phase, horizon: u16) -> Self {
        RunTask { phase, horizon, points: Vec::new(), outcomes: Vec::new() }
    }

    /// Returns the number of days that are known, in blocks.
    pub fn done(&self) -> Block {
        Block((self.points.len().saturating_sub(1) as u64).saturating_mul(DAY.0))
    }

    /// Adds a section and returns whether the run is complete.
    pub fn receive(&mut self, section: Section) -> bool {
        // Without its worker, the page starts the job again.
        self.points.truncate(section.known_points);
        self.outcomes.truncate(section.known_outcomes);
        self.points.extend(section.points);
        self.outcomes.extend(section.outcomes);
        self.points.len() > usize::from(self.horizon)
    }

    /// Returns the complete run.
    pub fn finish(self, inputs_version: u64, took_ms: f64) -> FinishedRun {
        FinishedRun { inputs_version, phase: self.phase, points: self.points, outcomes: self.outcomes, took_ms }
    }
}
