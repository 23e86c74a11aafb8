//! The block after a day of the run, which the inspector explains while the playhead is on the day.

use std::rc::Rc;

use yew::prelude::*;

use super::props::{MarketProps, MarketResults};
use super::shown_day::ShownDay;
use super::time::{Phase, under};
use crate::ui::slices::{Steps, use_sliced};
use yuma_engine::economy::DAY;
use yuma_scenario::market::{Market, MarketRun};

/// The most days that runs can go back to.
const MOST_STOPS: usize = 8;
/// The most subnets that all those days have together: copies of a large economy take much memory.
const STOPPED_SUBNETS: usize = 1024;

/// The inputs of results.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    revision: u64,
    day: u16,
    /// The runs of the market's era and of the pinned one, as fine as those that the table shows.
    phases: Vec<Phase>,
}

/// Runs that go on from day to day, with copies of some days to go back to.
#[derive(Default)]
struct DayRuns {
    revision: u64,
    phases: Vec<Phase>,
    runs: Vec<MarketRun>,
    /// Earlier and later states of the runs, ascending by day; the first is the start.
    stops: Vec<Vec<MarketRun>>,
    /// The number of blocks between stops.
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
        let begin = |phase: &Phase| MarketRun::new(market, phase.era, phase.stride);
        let runs: Vec<MarketRun> = wanted.phases.iter().map(begin).collect();
        let count = (STOPPED_SUBNETS / market.subnets.len().max(1)).clamp(1, MOST_STOPS);
        let spacing = u64::from(market.horizon).div_ceil(count as u64).saturating_mul(DAY.0);
        DayRuns { revision: wanted.revision, phases: wanted.phases.clone(), stops: vec![runs.clone()], runs, spacing }
    }

    /// Computes a step; returns the results once every run has reached the day.
    fn step(&mut self, wanted: &Wanted, market: &Market) -> Option<MarketResults> {
        let end = u64::from(wanted.day).saturating_mul(DAY.0);
        if self.revision != wanted.revision || self.phases != wanted.phases {
            *self = DayRuns::new(wanted, market);
        }
        self.go_near(end);
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

    /// Goes to the latest known state before the end of the day.
    fn go_near(&mut self, end: u64) {
        let is_before = |runs: &Vec<MarketRun>| last_done(runs) <= end;
        let stop = self.stops.iter().rev().find(|runs| is_before(runs));
        let is_better = |stop: &Vec<MarketRun>| !is_before(&self.runs) || last_done(stop) > last_done(&self.runs);
        if let Some(stop) = stop.filter(|stop| is_better(stop)) {
            self.runs = stop.clone();
        }
    }

    /// Keeps a copy of the runs where a stop is due.
    fn keep(&mut self) {
        let done = last_done(&self.runs);
        let is_level = self.runs.iter().all(|run| run.done().0 == done);
        let is_later = self.stops.last().is_none_or(|stop| last_done(stop) < done);
        if is_level && is_later && done.is_multiple_of(self.spacing.max(1)) {
            self.stops.push(self.runs.clone());
        }
    }
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

    #[test]
    fn the_way_to_a_day_does_not_change_its_results() {
        let market = MarketEdit::SetHorizon(20).apply(&market::opening()).unwrap();
        let phase = |at: usize| Phase { era: ERAS[at], stride: BlockStride::new(7_200) };
        let wanted = |day: u16| Wanted { revision: 1, day, phases: vec![phase(6), phase(1)] };
        let results = |runs: &mut DayRuns, day: u16| loop {
            if let Some(results) = runs.step(&wanted(day), &market) {
                return results;
            }
        };
        let mut runs = DayRuns::default();
        for day in [20, 19, 3, 4, 20, 1, 12] {
            let (found, expected) = (results(&mut runs, day), results(&mut DayRuns::default(), day));
            assert_eq!(found.day, day);
            assert_eq!(found.now.economy, expected.now.economy, "day {day}");
            assert_eq!(found.now.subnets, expected.now.subnets, "day {day}");
            let pinned = |results: &MarketResults| results.pinned.as_ref().map(|pinned| pinned.subnets.clone());
            assert_eq!(pinned(&found), pinned(&expected), "day {day}");
        }
        assert!(runs.stops.len() <= MOST_STOPS + 1, "{}", runs.stops.len());
    }

    #[test]
    fn a_day_back_is_computed_from_the_nearest_stop() {
        let market = MarketEdit::SetHorizon(16).apply(&market::opening()).unwrap();
        let phases = vec![Phase { era: ERAS[6], stride: BlockStride::new(7_200) }];
        let mut runs = DayRuns::default();
        let mut steps = |day: u16| {
            let wanted = Wanted { revision: 1, day, phases: phases.clone() };
            (0..).find(|_| runs.step(&wanted, &market).is_some())
        };
        assert_eq!(steps(16), Some(16));
        assert_eq!(steps(15), Some(1), "day 14 is kept");
        assert_eq!(steps(2), Some(0));
        assert_eq!(steps(13), Some(1), "day 12 is kept too");
    }
}
