//! The block after a day of the run, which the inspector explains while the playhead is on the day.

use std::rc::Rc;

use yew::prelude::*;

use super::props::{MarketProps, MarketResults};
use super::shown_day::ShownDay;
use super::time::{Phase, under};
use crate::ui::slices::{Steps, use_sliced};
use yuma_engine::economy::DAY;
use yuma_scenario::market::MarketRun;

/// The inputs of results.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    revision: u64,
    day: u16,
    /// The runs of the market's era and of the pinned one, as fine as those that the table shows.
    phases: Vec<Phase>,
}

/// Runs that go on from day to day.
#[derive(Default)]
struct DayRuns {
    revision: u64,
    phases: Vec<Phase>,
    runs: Vec<MarketRun>,
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
            let results = kept.borrow_mut().step(wanted, |phase| MarketRun::new(&market, phase.era, phase.stride))?;
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
    /// Computes a step; returns the results once every run has reached the day.
    fn step(&mut self, wanted: &Wanted, begin: impl Fn(&Phase) -> MarketRun) -> Option<MarketResults> {
        let end = u64::from(wanted.day).saturating_mul(DAY.0);
        let is_usable = self.revision == wanted.revision
            && self.phases == wanted.phases
            && self.runs.iter().all(|run| run.done().0 <= end);
        if !is_usable {
            let runs = wanted.phases.iter().map(begin).collect();
            *self = DayRuns { revision: wanted.revision, phases: wanted.phases.clone(), runs };
        }
        match self.runs.iter_mut().find(|run| run.done().0 < end && !run.is_complete()) {
            Some(run) => {
                run.advance();
                None
            }
            None => Some(MarketResults::after(self.runs.first()?, self.runs.get(1), wanted.day)),
        }
    }
}
