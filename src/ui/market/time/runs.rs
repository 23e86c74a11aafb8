//! The runs of the open market under several eras: coarse ones first, then fine ones, and on request an exact one.
//!
//! A queue hands the runs to workers, as many as the machine has cores. Runs do not depend on which era is open, so they are
//! kept while only the choice of eras changes.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use yew::prelude::*;

use super::request::{Phase, RunRequest, read};
use super::strides::phases;
use super::task::{FinishedRun, RunTask, under};
use crate::jobs::{JobClient, worker_count};
use crate::ui::market::props::MarketProps;
use yuma_engine::economy::{BlockStride, Era};
use yuma_engine::quantity::Block;
use yuma_scenario::market::{Market, have_equal_runs};

/// The pause in a gesture before the runs begin, so that they neither restart with each of its edits nor take the processor
/// from the next one.
const PAUSE_MS: u32 = 150;
/// The time after which an edit is no part of an earlier gesture, so that its runs begin at once.
const GESTURE_MS: f64 = 400.0;
/// The most points of subnets that runs of eras which nobody looks at may keep.
const KEPT_POINTS: usize = 1 << 20;

/// The runs to show. Until the first new run of an era is complete, that of the market before an edit stays.
#[derive(Clone, Default)]
pub struct Shown {
    /// The best run of each era that has one.
    pub runs: Rc<Vec<Rc<FinishedRun>>>,
    /// The run to show for the market's era: its own best one or, until there is one, that of the era before.
    pub now: Option<Rc<FinishedRun>>,
    /// The run of every block under the market's era.
    pub exact: Option<Rc<FinishedRun>>,
    /// Whether that run is one of the open market under its era.
    pub is_current: bool,
    /// The most important run in progress, and its number of computed blocks.
    pub progress: Option<(Phase, Block)>,
    /// Whether the page itself computes, because there is no worker.
    pub is_here: bool,
}

impl Shown {
    /// Returns the best run under an era.
    pub fn under(&self, era: &Era) -> Option<&Rc<FinishedRun>> {
        under(&self.runs, era)
    }
}

/// The runs with the callback that checks them against every block.
#[derive(Clone)]
pub struct RunsHandle {
    /// The runs to show.
    pub shown: Shown,
    /// Starts the exact run, or ends it.
    pub on_check: Callback<()>,
}

/// Computes the runs of the open market under its own era, the pinned one and, with `all`, every other one.
#[hook]
pub fn use_runs(props: &MarketProps, all: &[&'static Era]) -> RunsHandle {
    let runs = use_mut_ref(Runs::default);
    let redraw = use_force_update();
    use_effect_with((props.revision, all.len()), {
        let (runs, redraw, market) = (Rc::clone(&runs), redraw.clone(), props.market.clone());
        let eras = eras(&market, all);
        move |&(revision, _)| {
            let pause_ms = runs.borrow_mut().pause_ms();
            let pause = Timeout::new(pause_ms, move || {
                runs.borrow_mut().want(market, revision, eras);
                fill(&runs, &(Rc::new(move || redraw.force_update()) as Rc<dyn Fn()>));
            });
            move || drop(pause)
        }
    });
    let on_check = {
        let (runs, era) = (Rc::clone(&runs), props.market.era);
        Callback::from(move |()| {
            let redraw = redraw.clone();
            runs.borrow_mut().check(era);
            fill(&runs, &(Rc::new(move || redraw.force_update()) as Rc<dyn Fn()>));
        })
    };
    let shown = runs.borrow().view(props.market.era, props.revision);
    RunsHandle { shown, on_check }
}

/// Returns the wanted eras, the most important first.
fn eras(market: &Market, all: &[&'static Era]) -> Vec<&'static Era> {
    let mut eras: Vec<&'static Era> = Vec::new();
    for era in [market.era].into_iter().chain(market.pinned).chain(all.iter().copied()) {
        if eras.iter().all(|known| known.id != era.id) {
            eras.push(era);
        }
    }
    eras
}

/// The runs of a component.
#[derive(Default)]
struct Runs {
    market: Option<Market>,
    /// The revision of the market.
    revision: u64,
    /// The version of the inputs, which an edit raises that changes the runs.
    inputs_version: u64,
    wanted: Vec<&'static Era>,
    workers: Vec<RunWorker>,
    waiting: VecDeque<Phase>,
    runs: Rc<Vec<Rc<FinishedRun>>>,
    last_now: Option<Rc<FinishedRun>>,
    exact: Option<Rc<FinishedRun>>,
    since_ms: f64,
    edited_ms: f64,
}

/// A worker with its present run.
#[derive(Default)]
struct RunWorker {
    client: JobClient,
    task: Option<RunTask>,
}

/// Gives waiting runs to the workers that have none.
fn fill(runs: &Rc<RefCell<Runs>>, redraw: &Rc<dyn Fn()>) {
    while let Some((index, client, request)) = { runs.borrow_mut().next() } {
        // The runs own the client, so its callback must not own them.
        let (weak, redraw) = (Rc::downgrade(runs), Rc::clone(redraw));
        client.start(request, move |output| {
            let Some(runs) = weak.upgrade() else { return ControlFlow::Break(()) };
            let mut is_complete = false;
            let _ = read(output, |section| is_complete |= runs.borrow_mut().receive(index, section));
            if is_complete {
                fill(&runs, &redraw);
            }
            redraw();
            if is_complete { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
    }
    redraw();
}

impl Runs {
    /// Returns the pause before the runs of an edit begin: none unless it belongs to a gesture.
    fn pause_ms(&mut self) -> u32 {
        let now = Date::now();
        let last = std::mem::replace(&mut self.edited_ms, now);
        if now - last < GESTURE_MS { PAUSE_MS } else { 0 }
    }

    /// Sets the market and the eras, and ends the runs that are not wanted any more.
    fn want(&mut self, market: Market, revision: u64, eras: Vec<&'static Era>) {
        self.revision = revision;
        let is_same = self.market.as_ref().is_some_and(|known| have_equal_runs(known, &market));
        if !is_same {
            self.inputs_version += 1;
        }
        let open = self.wanted.first().and_then(|era| under(&self.runs, era)).cloned();
        self.last_now = open.or(self.last_now.take());
        self.since_ms = Date::now();
        (self.exact, self.wanted) = (None, eras);
        let wanted: Vec<Phase> = phases(&market, &self.wanted);
        for worker in &mut self.workers {
            let is_wanted = |task: &RunTask| is_same && wanted.contains(&task.phase);
            if worker.task.as_ref().is_some_and(|task| !is_wanted(task)) {
                (worker.task, _) = (None, worker.client.cancel());
            }
        }
        let is_missing = |phase: &Phase| !self.has(*phase) && !self.is_running(*phase);
        self.waiting = wanted.into_iter().filter(is_missing).collect();
        self.market = Some(market);
        self.forget();
    }

    /// Drops the runs of eras that nobody looks at, if they are of an earlier market or large.
    fn forget(&mut self) {
        let points = |run: &Rc<FinishedRun>| run.points.iter().map(|point| point.subnets.len()).sum::<usize>();
        let is_small = self.runs.iter().map(points).sum::<usize>() <= KEPT_POINTS;
        let (wanted, inputs_version) = (&self.wanted, self.inputs_version);
        let is_wanted = |run: &FinishedRun| wanted.iter().any(|era| era.id == run.phase.era.id);
        Rc::make_mut(&mut self.runs).retain(|run| is_wanted(run) || (is_small && run.inputs_version == inputs_version));
    }

    /// Returns whether a run of the present inputs is as fine as a phase.
    fn has(&self, phase: Phase) -> bool {
        let is_fine = |run: &Rc<FinishedRun>| run.phase.era.id == phase.era.id && run.phase.stride <= phase.stride;
        self.runs.iter().any(|run| run.inputs_version == self.inputs_version && is_fine(run))
    }

    fn is_running(&self, phase: Phase) -> bool {
        self.workers.iter().flat_map(|worker| &worker.task).any(|task| task.phase == phase)
    }

    /// Starts the exact run, or ends it.
    fn check(&mut self, era: &'static Era) {
        let phase = Phase { era, stride: BlockStride::ONE };
        match self.workers.iter_mut().find(|worker| worker.task.as_ref().is_some_and(|task| task.phase == phase)) {
            Some(worker) => (worker.task, _) = (None, worker.client.cancel()),
            None if self.waiting.contains(&phase) => self.waiting.retain(|known| *known != phase),
            None => {
                (self.exact, self.since_ms) = (None, Date::now());
                self.waiting.push_back(phase);
            }
        }
    }

    /// Takes a waiting run and returns it with the worker that is to compute it.
    fn next(&mut self) -> Option<(usize, JobClient, RunRequest)> {
        let market = self.market.clone()?;
        let free = self.workers.iter().position(|worker| worker.task.is_none());
        let index = free.or_else(|| (self.workers.len() < worker_count()).then_some(self.workers.len()))?;
        let phase = self.waiting.pop_front()?;
        if index == self.workers.len() {
            self.workers.push(RunWorker::default());
        }
        let worker = self.workers.get_mut(index)?;
        worker.task = Some(RunTask::new(phase, market.horizon));
        Some((index, worker.client.clone(), RunRequest { market, phase }))
    }

    /// Adds a section of a worker's run and returns whether the run is complete.
    fn receive(&mut self, index: usize, section: super::run_bytes::Section) -> bool {
        let Some(worker) = self.workers.get_mut(index) else { return false };
        let is_complete = worker.task.as_mut().is_some_and(|task| task.receive(section));
        let Some(task) = worker.task.take_if(|_| is_complete) else { return false };
        let run = Rc::new(task.finish(self.inputs_version, Date::now() - self.since_ms));
        if run.phase.stride == BlockStride::ONE {
            self.exact = Some(run);
            return true;
        }
        // A finer run of a small market may overtake the coarse one.
        if !self.has(run.phase) {
            let runs = Rc::make_mut(&mut self.runs);
            runs.retain(|known| known.phase.era.id != run.phase.era.id);
            runs.push(run);
        }
        true
    }

    /// Returns the runs to show under an era, with the progress.
    fn view(&self, era: &Era, revision: u64) -> Shown {
        let rank = |task: &&RunTask| self.wanted.iter().position(|wanted| wanted.id == task.phase.era.id);
        let running = self.workers.iter().flat_map(|worker| &worker.task).min_by_key(rank);
        let shown = Shown {
            runs: Rc::clone(&self.runs),
            exact: self.exact.clone(),
            is_current: false,
            progress: running.map(|task| (task.phase, task.done())),
            is_here: self.workers.iter().any(|worker| worker.client.has_no_worker()),
            now: None,
        };
        let now = shown.under(era).or(self.last_now.as_ref()).cloned();
        let is_of = |run: &Rc<FinishedRun>| run.inputs_version == self.inputs_version && run.phase.era.id == era.id;
        Shown { is_current: self.revision == revision && now.as_ref().is_some_and(is_of), now, ..shown }
    }
}
