//! The runs of the open market: first a coarse one of each era, then a fine one, and on request the exact one.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use yew::prelude::*;

use super::request::{Phase, RunsRequest, read};
use super::run_bytes::{EventOutcome, Section};
use super::strides::strides;
use crate::jobs::JobClient;
use crate::ui::market::props::MarketProps;
use yuma_engine::economy::{BlockStride, DAY};
use yuma_engine::quantity::Block;
use yuma_scenario::market::{DayPoint, Market};

/// The pause after an edit before the runs begin, so that those of a gesture do not restart with each of its edits.
const PAUSE_MS: u32 = 60;

/// A complete run.
#[derive(Debug)]
pub struct FinishedRun {
    /// The revision of the market that ran.
    pub revision: u64,
    /// The era and the stride.
    pub phase: Phase,
    /// The market at the start and after each day.
    pub points: Vec<DayPoint>,
    /// The outcomes of the events that were due.
    pub outcomes: Vec<EventOutcome>,
    /// The time since the request, in milliseconds.
    pub took_ms: f64,
}

/// The runs to show. Until the first new run is complete, those of the market before an edit stay.
#[derive(Clone, Default)]
pub struct Shown {
    /// The best run under the market's era.
    pub now: Option<Rc<FinishedRun>>,
    /// The best run under the pinned era.
    pub pinned: Option<Rc<FinishedRun>>,
    /// The run of every block under the market's era.
    pub exact: Option<Rc<FinishedRun>>,
    /// The run in progress, and its number of computed blocks.
    pub progress: Option<(Phase, Block)>,
    /// Whether the page itself computes, because there is no worker.
    pub is_here: bool,
}

/// The runs of a component.
#[derive(Default)]
struct Runs {
    client: JobClient,
    request: Option<Requested>,
    shown: Shown,
}

/// The runs that are being computed.
struct Requested {
    market: Market,
    revision: u64,
    phases: Vec<Phase>,
    /// The present run.
    index: usize,
    points: Vec<DayPoint>,
    outcomes: Vec<EventOutcome>,
    since_ms: f64,
}

/// The runs with the callback that checks them against every block.
#[derive(Clone)]
pub struct RunsHandle {
    /// The runs to show.
    pub shown: Shown,
    /// Starts the exact run, or ends it.
    pub on_check: Callback<()>,
}

/// Computes the runs of a market. An edit replaces them.
#[hook]
pub fn use_runs(props: &MarketProps) -> RunsHandle {
    let runs = use_mut_ref(Runs::default);
    let redraw = use_force_update();
    use_effect_with(props.revision, {
        let (runs, redraw, market) = (Rc::clone(&runs), redraw.clone(), props.market.clone());
        move |&revision| {
            let pause = Timeout::new(PAUSE_MS, move || {
                let phases = phases(&market);
                start(&runs, market, revision, phases, Rc::new(move || redraw.force_update()));
            });
            move || drop(pause)
        }
    });
    let on_check = {
        let (runs, market, revision) = (Rc::clone(&runs), props.market.clone(), props.revision);
        Callback::from(move |()| {
            let redraw = redraw.clone();
            let is_checking = runs.borrow().request.as_ref().is_some_and(Requested::is_check);
            if is_checking {
                runs.borrow_mut().cancel();
                redraw.force_update();
            } else {
                let phases = vec![Phase { era: market.era, stride: BlockStride::ONE }];
                start(&runs, market.clone(), revision, phases, Rc::new(move || redraw.force_update()));
            }
        })
    };
    let shown = runs.borrow().view();
    RunsHandle { shown, on_check }
}

/// Returns the runs of a market: those of both eras at one stride before those at the next.
fn phases(market: &Market) -> Vec<Phase> {
    let eras = [market.era].into_iter().chain(market.other_pinned());
    let mut phases: Vec<(usize, Phase)> = Vec::new();
    for era in eras {
        let strides = strides(market.subnets.len(), market.horizon, market.rules(era).has_alpha());
        phases.extend(strides.into_iter().enumerate().map(|(level, stride)| (level, Phase { era, stride })));
    }
    phases.sort_by_key(|(level, _)| *level);
    phases.into_iter().map(|(_, phase)| phase).collect()
}

fn start(runs: &Rc<RefCell<Runs>>, market: Market, revision: u64, phases: Vec<Phase>, redraw: Rc<dyn Fn()>) {
    let client = {
        let mut runs = runs.borrow_mut();
        runs.shown.exact = None;
        if market.other_pinned().is_none() {
            runs.shown.pinned = None;
        }
        runs.request = Some(Requested::new(market.clone(), revision, phases.clone()));
        runs.client.clone()
    };
    // The runs own the client, so its callback must not own them.
    let (weak, on_output) = (Rc::downgrade(runs), Rc::clone(&redraw));
    client.start(RunsRequest { market, phases }, move |output| {
        let Some(runs) = weak.upgrade() else { return ControlFlow::Break(()) };
        let _ = read(output, |section| runs.borrow_mut().receive(section));
        let is_complete = runs.borrow().request.is_none();
        on_output();
        if is_complete { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    redraw();
}

impl Runs {
    fn cancel(&mut self) {
        self.request = None;
        self.client.cancel();
    }

    /// Returns the runs to show, with the progress.
    fn view(&self) -> Shown {
        let progress = self.request.as_ref().and_then(|request| {
            let phase = *request.phases.get(request.index)?;
            Some((phase, request.done()))
        });
        Shown { progress, is_here: self.client.has_no_worker(), ..self.shown.clone() }
    }

    fn receive(&mut self, section: Section) {
        let Some(request) = &mut self.request else { return };
        let Some(run) = request.receive(section) else { return };
        let (run, is_now) = (Rc::new(run), request.is_now());
        let is_last = request.advance();
        let place = match run.phase.stride {
            BlockStride::ONE => &mut self.shown.exact,
            _ if is_now => &mut self.shown.now,
            _ => &mut self.shown.pinned,
        };
        *place = Some(run);
        if is_last {
            self.request = None;
        }
    }
}

impl Requested {
    fn new(market: Market, revision: u64, phases: Vec<Phase>) -> Self {
        let (points, outcomes, since_ms) = (Vec::new(), Vec::new(), Date::now());
        Requested { market, revision, phases, index: 0, points, outcomes, since_ms }
    }

    fn is_check(&self) -> bool {
        self.phases.iter().any(|phase| phase.stride == BlockStride::ONE)
    }

    /// Returns whether the present run is under the market's era.
    fn is_now(&self) -> bool {
        self.phases.get(self.index).is_some_and(|phase| phase.era == self.market.era)
    }

    /// Returns the number of days of the present run that are known, in blocks.
    fn done(&self) -> Block {
        Block((self.points.len().saturating_sub(1) as u64).saturating_mul(DAY.0))
    }

    /// Adds a section and returns the run if it is complete.
    fn receive(&mut self, section: Section) -> Option<FinishedRun> {
        if section.index != self.index {
            return None;
        }
        // Without its worker, the page starts the job again.
        self.points.truncate(section.known_points);
        self.outcomes.truncate(section.known_outcomes);
        self.points.extend(section.points);
        self.outcomes.extend(section.outcomes);
        let phase = *self.phases.get(self.index)?;
        (self.points.len() > usize::from(self.market.horizon)).then(|| FinishedRun {
            revision: self.revision,
            phase,
            points: std::mem::take(&mut self.points),
            outcomes: std::mem::take(&mut self.outcomes),
            took_ms: Date::now() - self.since_ms,
        })
    }

    /// Continues with the next run and returns whether there is none.
    fn advance(&mut self) -> bool {
        self.index += 1;
        self.index >= self.phases.len()
    }
}
