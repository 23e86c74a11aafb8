//! Completes the runs of a comparison in workers, a few lanes at the same time.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::jobs::{EpochsRequest, JobClient, outcome_bytes, worker_count};
use crate::store::evaluation::SameRun;
use crate::store::{Lane, Lanes};
use crate::ui::compared::LaneRun;
use crate::ui::documents::documents;
use crate::ui::hooks::use_messages;
use yuma_scenario::{Run, Scenario};

/// The properties of [`LaneRuns`].
#[derive(Clone, PartialEq, Properties)]
pub struct LaneRunsProps {
    /// The present lanes, whose runs may lack epochs.
    pub lanes: Lanes,
    /// The scenario's own run, which continues elsewhere.
    pub own: SameRun,
    /// Called with each complete run.
    pub on_run: Callback<LaneRun>,
}

/// Runs the lanes and shows their progress.
#[component]
pub fn LaneRuns(props: &LaneRunsProps) -> Html {
    let messages = use_messages();
    let pool = use_mut_ref(Vec::<Rc<RefCell<LaneWorker>>>::new);
    let progress = use_state(|| ());
    use_effect_with(props.clone(), {
        let (pool, redraw) = (Rc::clone(&pool), progress.setter());
        move |props: &LaneRunsProps| distribute(&mut pool.borrow_mut(), props, &redraw)
    });
    let percent = percent_done(props, &pool.borrow());
    html! {
        <p class="compare-running">
            { percent.map(|percent| messages.fill("compare.running", &[("percent", &percent.to_string())])) }
        </p>
    }
}

/// A worker with the lanes that it runs one after the other. It keeps its lanes from one edit to the next, because it
/// reuses the epochs of its last run.
struct LaneWorker {
    client: JobClient,
    current: Option<LaneJob>,
    waiting: VecDeque<Lane>,
    on_run: Callback<LaneRun>,
    redraw: UseStateSetter<()>,
}

/// A lane in progress.
struct LaneJob {
    scenario: Rc<Scenario>,
    run: Rc<RefCell<Run>>,
}

/// Gives each incomplete lane to a worker, and ends the jobs of lanes that have changed.
fn distribute(pool: &mut Vec<Rc<RefCell<LaneWorker>>>, props: &LaneRunsProps, redraw: &UseStateSetter<()>) {
    let is_left = |lane: &&Lane| !lane.run.is_complete() && !Rc::ptr_eq(&lane.run, &props.own.0);
    let count = lane_worker_count();
    let mut shares = vec![VecDeque::new(); count];
    // A lane keeps its worker while another one is complete.
    for (lane, at) in props.lanes.iter().zip((0..count).cycle()).filter(|(lane, _)| is_left(lane)) {
        if let Some(share) = shares.get_mut(at) {
            share.push_back(lane.clone());
        }
    }
    while pool.len() < shares.iter().rposition(|share| !share.is_empty()).map_or(0, |last| last + 1) {
        pool.push(Rc::new(RefCell::new(LaneWorker {
            client: JobClient::default(),
            current: None,
            waiting: VecDeque::new(),
            on_run: props.on_run.clone(),
            redraw: redraw.clone(),
        })));
    }
    for (worker, mut share) in pool.iter().zip(shares) {
        let is_current = {
            let mut worker = worker.borrow_mut();
            let wanted = worker.current.as_ref().map(|job| share.iter().position(|lane| job.is_of(lane)));
            match wanted {
                Some(Some(at)) => {
                    share.remove(at);
                }
                Some(None) => {
                    worker.current = None;
                    worker.client.cancel();
                }
                None => {}
            }
            worker.waiting = share;
            worker.current.is_some()
        };
        if !is_current {
            start_next(worker);
        }
    }
}

/// Returns the number of workers for lanes: all but the one that computes the scenario's own run.
fn lane_worker_count() -> usize {
    worker_count().max(2) - 1
}

/// Starts the next lane that waits.
fn start_next(worker: &Rc<RefCell<LaneWorker>>) {
    let Some(lane) = worker.borrow_mut().waiting.pop_front() else { return };
    let run = Rc::new(RefCell::new(Run::clone(&lane.run)));
    worker.borrow_mut().current = Some(LaneJob { scenario: Rc::clone(&lane.scenario), run: Rc::clone(&run) });
    let weak = Rc::downgrade(worker);
    spawn_local(async move {
        let document = documents().await.map(|documents| (documents.write)(&lane.scenario)).ok();
        // Another lane may have replaced it meanwhile.
        let client = weak.upgrade().filter(|worker| worker.borrow().is_running(&run));
        let Some(client) = client.map(|worker| worker.borrow().client.clone()) else { return };
        client.start(EpochsRequest { document, run: Rc::clone(&run) }, move |output| match weak.upgrade() {
            Some(worker) => receive(&worker, &run, output),
            None => ControlFlow::Break(()),
        });
    });
}

/// Appends the outcomes of further epochs to a run, unless another one has replaced it.
fn receive(worker: &Rc<RefCell<LaneWorker>>, run: &Rc<RefCell<Run>>, mut output: &[u8]) -> ControlFlow<()> {
    if !worker.borrow().is_running(run) {
        return ControlFlow::Break(());
    }
    while let Some(outcome) = outcome_bytes::read(&mut output) {
        run.borrow_mut().take_over(outcome);
    }
    worker.borrow().redraw.set(());
    if !run.borrow().is_complete() {
        return ControlFlow::Continue(());
    }
    let job = worker.borrow_mut().current.take();
    if let Some(job) = job {
        let on_run = worker.borrow().on_run.clone();
        on_run.emit((job.scenario, Rc::new(run.borrow().clone())));
    }
    // The client ends this job first.
    let next = Rc::clone(worker);
    spawn_local(async move {
        let is_free = next.borrow().current.is_none();
        if is_free {
            start_next(&next);
        }
    });
    ControlFlow::Break(())
}

impl LaneWorker {
    fn is_running(&self, run: &Rc<RefCell<Run>>) -> bool {
        self.current.as_ref().is_some_and(|job| Rc::ptr_eq(&job.run, run))
    }
}

impl LaneJob {
    fn is_of(&self, lane: &Lane) -> bool {
        Rc::ptr_eq(&self.scenario, &lane.scenario)
    }
}

/// Returns the percentage of all epochs that have run; `None` when all have.
fn percent_done(props: &LaneRunsProps, pool: &[Rc<RefCell<LaneWorker>>]) -> Option<usize> {
    if props.lanes.is_complete() {
        return None;
    }
    let (mut done, mut all) = (0, 0);
    for lane in props.lanes.iter() {
        let running = pool.iter().find_map(|worker| {
            let worker = worker.borrow();
            let job = worker.current.as_ref().filter(|job| job.is_of(lane))?;
            let done = job.run.borrow().done();
            Some(done)
        });
        done += running.unwrap_or_else(|| lane.run.done()).index();
        all += lane.run.epochs().index();
    }
    (done * 100).checked_div(all)
}
