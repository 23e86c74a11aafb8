//! How far a long run is, and the way to stop it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::LongRunProps;
use super::worker::Worker;
use crate::store::outcome_bytes;
use crate::ui::documents::documents;
use crate::ui::hooks::use_words;
use crate::ui::slices::{self, SlicedJob};
use crate::ui::words::Words;
use yuma_engine::quantity::Epoch;
use yuma_scenario::Run;
use yuma_scenario::comparison::LaneRules;

/// A run that goes on.
struct Job {
    props: LongRunProps,
    /// Its number among the jobs of the page. A run that was stopped goes on as another job.
    number: u32,
    run: Run,
    /// Whether the page has been given the epoch that it wants to look at.
    is_shown: bool,
    /// The computation on the page's own thread, where there is no worker.
    local_job: Option<SlicedJob>,
}

/// What has to outlive a drawing.
#[derive(Default)]
struct Desk {
    job: Option<Job>,
    last_number: u32,
    worker: Option<Worker>,
    has_no_worker: bool,
}

impl Desk {
    /// The job of a number, unless another one took its place.
    fn job(&mut self, number: u32) -> Option<&mut Job> {
        match &mut self.job {
            Some(job) if job.number == number => Some(job),
            _ => None,
        }
    }
}

/// Has a run go on in the worker as long as it is not complete; a later edit takes its place.
#[component]
pub fn LongRun(props: &LongRunProps) -> Html {
    let words = use_words();
    let desk = use_mut_ref(Desk::default);
    let done = use_state_eq(|| Epoch(0));
    let stopped = use_state_eq(|| None::<u64>);
    let run = &props.lab.evaluation.run;
    let is_stopped = *stopped == Some(props.lab.revision);
    let need = (!run.is_complete() && !is_stopped).then_some(props.lab.revision);
    // The job of an earlier revision keeps its own props: its run is not that of the present scenario.
    match &mut desk.borrow_mut().job {
        Some(job) if job.props.lab.revision == props.lab.revision => job.props = props.clone(),
        _ => {}
    }
    use_effect_with(need, {
        let (desk, done, props) = (Rc::clone(&desk), done.setter(), props.clone());
        move |need| match need {
            Some(_) => begin(&desk, props, done),
            None => give_up(&desk),
        }
    });
    let epochs = run.epochs();
    let done = if need.is_some() { (*done).max(run.done()) } else { run.done() };
    let turn = {
        let (desk, stopped, revision) = (Rc::clone(&desk), stopped.setter(), props.lab.revision);
        Callback::from(move |_: MouseEvent| {
            give_up(&desk);
            stopped.set((!is_stopped).then_some(revision));
        })
    };
    html! {
        <div class="long-run" hidden={run.is_complete()}>
            <progress max={epochs.0.to_string()} value={done.0.to_string()} aria-label={words.text("run.label")} />
            <p role="status">{ told(&words, is_stopped, desk.borrow().has_no_worker) }</p>
            <p class="long-run-done">{ words.fill("run.done", &[
                ("done", &done.0.to_string()),
                ("epochs", &epochs.0.to_string()),
            ]) }</p>
            <button type="button" onclick={turn}>
                { words.text(if is_stopped { "run.go_on" } else { "run.stop" }) }
            </button>
        </div>
    }
}

fn told(words: &Words, is_stopped: bool, has_no_worker: bool) -> AttrValue {
    words.text(match (is_stopped, has_no_worker) {
        (true, _) => "run.stopped",
        (false, true) => "run.here",
        (false, false) => "run.computing",
    })
}

fn begin(desk: &Rc<RefCell<Desk>>, props: LongRunProps, done: UseStateSetter<Epoch>) {
    let run = Run::clone(&props.lab.evaluation.run);
    done.set(run.done());
    let known = run.done();
    let scenario = Rc::clone(&props.lab.whole);
    let is_shown = props.lab.evaluation.epoch == props.lab.view.playhead;
    let number = {
        let mut desk = desk.borrow_mut();
        desk.last_number = desk.last_number.wrapping_add(1);
        let number = desk.last_number;
        desk.job = Some(Job { props, number, run, is_shown, local_job: None });
        number
    };
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let document = documents().await.map(|documents| (documents.write)(&LaneRules::Own.applied(&scenario)));
        if desk.borrow_mut().job(number).is_none() {
            return;
        }
        ensure_worker(&desk, &done);
        let is_sent = match (document, &desk.borrow().worker) {
            (Ok(document), Some(worker)) => worker.ask(format!("epochs {number} {} {document}", known.0)),
            (Err(_), _) | (_, None) => false,
        };
        if !is_sent {
            run_here(&desk, number, done);
        }
    });
}

/// Ends the job; what has run so far is kept.
fn give_up(desk: &RefCell<Desk>) {
    let mut desk = desk.borrow_mut();
    if let Some(job) = desk.job.take() {
        job.show();
        if let Some(worker) = &desk.worker {
            worker.cancel();
        }
    }
}

fn ensure_worker(desk: &Rc<RefCell<Desk>>, done: &UseStateSetter<Epoch>) {
    if desk.borrow().worker.is_some() || desk.borrow().has_no_worker {
        return;
    }
    let on_answer = {
        let (desk, done) = (Rc::downgrade(desk), done.clone());
        move |answer: Vec<u8>| {
            if let Some(desk) = desk.upgrade() {
                take_over(&desk, &answer, &done);
            }
        }
    };
    let on_failure = {
        let (desk, done) = (Rc::downgrade(desk), done.clone());
        move || {
            let Some(desk) = desk.upgrade() else { return };
            desk.borrow_mut().has_no_worker = true;
            let number = desk.borrow().job.as_ref().map(|job| job.number);
            if let Some(number) = number {
                run_here(&desk, number, done.clone());
            }
        }
    };
    let worker = Worker::start(on_answer, on_failure).ok();
    let mut desk = desk.borrow_mut();
    desk.has_no_worker = worker.is_none();
    desk.worker = worker;
}

/// Takes over the epochs of an answer, unless it is to an earlier job.
fn take_over(desk: &RefCell<Desk>, answer: &[u8], done: &UseStateSetter<Epoch>) {
    let Some((answered, mut outcomes)) = answer.split_first_chunk() else { return };
    let mut desk = desk.borrow_mut();
    let Some(job) = desk.job(u32::from_le_bytes(*answered)) else { return };
    while let Some(outcome) = outcome_bytes::read(&mut outcomes) {
        job.run.take_over(outcome);
    }
    if job.publish(done) {
        desk.job = None;
    }
}

/// Runs the epochs of a job in slices on the page's own thread.
fn run_here(desk: &Rc<RefCell<Desk>>, number: u32, done: UseStateSetter<Epoch>) {
    // The desk holds the job, so the job must not hold the desk.
    let weak = Rc::downgrade(desk);
    let local_job = slices::begin(move || {
        let Some(desk) = weak.upgrade() else { return false };
        let mut desk = desk.borrow_mut();
        let Some(job) = desk.job(number) else { return false };
        job.run.advance();
        let is_complete = job.publish(&done);
        if is_complete {
            desk.job = None;
        }
        !is_complete
    });
    if let Some(job) = desk.borrow_mut().job(number) {
        job.local_job = Some(local_job);
    }
}

impl Job {
    /// Passes the progress on to the page, and the run if there is news. Returns whether the run is complete.
    fn publish(&mut self, done: &UseStateSetter<Epoch>) -> bool {
        done.set(self.run.done());
        if self.has_news() {
            self.show();
        }
        self.run.is_complete()
    }

    /// Whether the page would show something else: the run is complete, or has come to the epoch that is looked at.
    fn has_news(&mut self) -> bool {
        let has_arrived = !self.is_shown && self.run.done() > self.props.lab.view.playhead;
        self.is_shown |= has_arrived;
        has_arrived || self.run.is_complete()
    }

    fn show(&self) {
        self.props.on_run.emit((self.props.lab.revision, Rc::new(self.run.clone())));
    }
}
