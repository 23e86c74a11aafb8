//! The results of the day under the playhead, which the inspector explains.

use std::rc::Rc;

use yew::prelude::*;

use super::props::{MarketProps, MarketResults};
use super::shown_day::ShownDay;
use super::time::{Phase, under};
use crate::ui::slices::{Steps, use_sliced};
use yuma_engine::economy::DAY;
use yuma_scenario::market::{Market, MarketRun};

/// The most checkpoints of the runs.
const MAX_CHECKPOINTS: u64 = 8;
/// The most memory of all checkpoints, in points of a subnet on a day, each some 130 bytes.
const MAX_POINTS: u64 = 1 << 17;
/// The memory of a subnet in an economy, in such points.
const POINTS_OF_SUBNET: u64 = 16;

/// The inputs of results.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    revision: u64,
    day: u16,
    /// The runs of the market's era and of the pinned one, as fine as those that the table shows.
    phases: Vec<Phase>,
}

/// Runs that go on from day to day, with checkpoints for the way back.
#[derive(Default)]
struct DayRuns {
    revision: u64,
    phases: Vec<Phase>,
    runs: Vec<MarketRun>,
    /// Copies of the runs, ascending by day. They hold all points so far, so a long run of a large market has few.
    checkpoints: Vec<Vec<MarketRun>>,
    /// The number of blocks between checkpoints.
    spacing: u64,
}

/// Returns the results after the day under the playhead. The page computes them in slices, because a worker cannot send a whole
/// economy. Meanwhile returns those of the previous day; `None` if the market has none yet in this revision.
#[hook]
pub fn use_day_results(props: &MarketProps, day: Option<&ShownDay>) -> Option<Rc<MarketResults>> {
    let kept = use_mut_ref(DayRuns::default);
    let wanted = day.and_then(|day| wanted(props, day));
    let found = use_sliced(wanted, |wanted| -> Steps<Option<(u64, Rc<MarketResults>)>> {
        let (wanted, market) = (wanted.clone(), props.market.clone());
        Box::new(move || {
            let Some(wanted) = &wanted else { return Some(None) };
            let results = kept.borrow_mut().step(wanted, &market)?;
            Some(Some((wanted.revision, Rc::new(results))))
        })
    });
    let (revision, results) = found.as_deref()?.as_ref()?;
    (day.is_some() && *revision == props.revision).then(|| Rc::clone(results))
}

fn wanted(props: &MarketProps, shown: &ShownDay) -> Option<Wanted> {
    let phase = |era| under(&shown.runs, era).map(|run| run.phase);
    let phases = [Some(phase(props.era())?), props.market.other_pinned().and_then(phase)];
    let phases = phases.into_iter().flatten().collect();
    Some(Wanted { revision: props.revision, day: shown.day, phases })
}

impl DayRuns {
    fn new(wanted: &Wanted, market: &Market) -> DayRuns {
        DayRuns {
            revision: wanted.revision,
            phases: wanted.phases.clone(),
            runs: begun(wanted, market),
            checkpoints: Vec::new(),
            spacing: spacing(market.horizon, market.subnets.len() * wanted.phases.len()),
        }
    }

    /// Computes a step; returns the results once every run has reached the day.
    fn step(&mut self, wanted: &Wanted, market: &Market) -> Option<MarketResults> {
        let end = u64::from(wanted.day).saturating_mul(DAY.0);
        if self.revision != wanted.revision || self.phases != wanted.phases {
            *self = DayRuns::new(wanted, market);
        }
        self.go_near(end, wanted, market);
        let behind = self.runs.iter_mut().filter(|run| run.done().0 < end && !run.is_complete());
        match behind.min_by_key(|run| run.done()) {
            Some(run) => {
                run.advance();
                self.keep();
                None
            }
            None => Some(MarketResults::after(self.runs.first()?, self.runs.get(1), wanted.day)),
        }
    }

    /// Goes to the latest known state that is not after the end of the day.
    fn go_near(&mut self, end: u64, wanted: &Wanted, market: &Market) {
        let is_usable = last_done(&self.runs) <= end;
        let checkpoint = self.checkpoints.iter().rev().find(|runs| last_done(runs) <= end);
        match checkpoint {
            Some(runs) if !is_usable || last_done(runs) > last_done(&self.runs) => self.runs = runs.clone(),
            None if !is_usable => self.runs = begun(wanted, market),
            _ => {}
        }
    }

    /// Keeps a checkpoint where one is due.
    fn keep(&mut self) {
        let done = last_done(&self.runs);
        let is_level = self.runs.iter().all(|run| run.done().0 == done);
        let is_later = self.checkpoints.last().is_none_or(|runs| last_done(runs) < done);
        let is_complete = self.runs.iter().all(MarketRun::is_complete);
        if is_level && is_later && !is_complete && done.is_multiple_of(self.spacing) {
            self.checkpoints.push(self.runs.clone());
        }
    }
}

fn begun(wanted: &Wanted, market: &Market) -> Vec<MarketRun> {
    wanted.phases.iter().map(|phase| MarketRun::new(market, phase.era, phase.stride)).collect()
}

/// Returns the number of blocks between checkpoints; `subnets` counts those of all runs.
fn spacing(days: u16, subnets: usize) -> u64 {
    let days = u64::from(days);
    let points = (subnets as u64).saturating_mul(days + POINTS_OF_SUBNET);
    let count = (MAX_POINTS / points.max(1)).min(MAX_CHECKPOINTS);
    days.div_ceil(count + 1).max(1).saturating_mul(DAY.0)
}

/// Returns the number of blocks that the farthest run has computed.
fn last_done(runs: &[MarketRun]) -> u64 {
    runs.iter().map(|run| run.done().0).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::economy::{BlockStride, ERAS};
    use yuma_scenario::market::{self, MarketEdit};

    fn wanted(day: u16, strides: [u32; 2]) -> Wanted {
        let phase = |at: usize, stride| Phase { era: ERAS[at], stride: BlockStride::new(stride) };
        Wanted { revision: 1, day, phases: vec![phase(6, strides[0]), phase(1, strides[1])] }
    }

    fn market_of(days: u16) -> Market {
        MarketEdit::SetHorizon(days).apply(&market::opening()).unwrap()
    }

    #[test]
    fn the_way_to_a_day_does_not_change_its_results() {
        let market = market_of(20);
        let results = |runs: &mut DayRuns, day: u16| loop {
            if let Some(results) = runs.step(&wanted(day, [7_200, 2_400]), &market) {
                return results;
            }
        };
        let mut runs = DayRuns::default();
        for day in [20, 19, 3, 4, 20, 1, 12] {
            // A day that is left before it is reached leaves the runs out of step.
            for _ in 0..4 {
                runs.step(&wanted(15, [7_200, 2_400]), &market);
            }
            let (found, expected) = (results(&mut runs, day), results(&mut DayRuns::default(), day));
            assert_eq!(found.day, day);
            assert_eq!(found.now.economy, expected.now.economy, "day {day}");
            assert_eq!(found.now.subnets, expected.now.subnets, "day {day}");
            let pinned = |results: &MarketResults| results.pinned.as_ref().map(|pinned| pinned.subnets.clone());
            assert_eq!(pinned(&found), pinned(&expected), "day {day}");
        }
    }

    #[test]
    fn a_day_back_is_computed_from_the_nearest_checkpoint() {
        let market = market_of(18);
        let mut runs = DayRuns::default();
        let mut steps = |day: u16| (0..).find(|_| runs.step(&wanted(day, [7_200, 7_200]), &market).is_some());
        // Every second day is kept, but not the last one.
        for (day, expected) in [(18, 36), (17, 2), (2, 0), (13, 2), (16, 0), (1, 2)] {
            assert_eq!(steps(day), Some(expected), "day {day}");
        }
    }

    #[test]
    fn large_and_long_runs_have_few_checkpoints() {
        for (days, subnets, expected) in
            [(30, 256, 4), (365, 128, 122), (365, 256, 183), (30, 2_048, 15), (365, 2_048, 365), (1, 3, 1)]
        {
            assert_eq!(spacing(days, subnets), expected * DAY.0, "{subnets} subnets, {days} days");
        }
    }
}
