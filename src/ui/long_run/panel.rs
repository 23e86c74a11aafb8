//! How far a long run is, and the way to stop it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::LongRunProps;
use super::worker::Worker;
use crate::engine::quantity::Epoch;
use crate::scenario::Run;
use crate::scenario::comparison::LaneRules;
use crate::store::outcome_bytes;
use crate::ui::documents::documents;
use crate::ui::hooks::use_words;
use crate::ui::words::Words;

/// Where there is no worker, an epoch runs here, and then whatever else the page has to do.
const PAUSE_MS: u32 = 4;

/// A run that goes on.
struct Job {
    props: LongRunProps,
    run: Run,
    /// Whether the page has been given the epoch that it wants to look at.
    is_shown: bool,
}

/// What has to outlive a drawing.
#[derive(Default)]
struct Desk {
    job: Option<Job>,
    worker: Option<Worker>,
    has_no_worker: bool,
}

impl Desk {
    /// The worker, unless it was given up.
    fn present_worker(&self) -> Option<&Worker> {
        self.worker.as_ref().filter(|_| !self.has_no_worker)
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
    if let Some(job) = &mut desk.borrow_mut().job {
        job.props = props.clone();
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
    let (revision, known) = (props.lab.revision, run.done());
    let scenario = Rc::clone(&props.lab.whole);
    let is_shown = props.lab.evaluation.epoch == props.lab.view.playhead;
    desk.borrow_mut().job = Some(Job { props, run, is_shown });
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let document = documents().await.map(|documents| (documents.write)(&LaneRules::Own.applied(&scenario)));
        let is_wanted = desk.borrow().job.as_ref().is_some_and(|job| job.props.lab.revision == revision);
        if !is_wanted {
            return;
        }
        ensure_worker(&desk, &done);
        let is_asked = match (document, desk.borrow().present_worker()) {
            (Ok(document), Some(worker)) => {
                worker.ask(format!("epochs {} {} {document}", number(revision), known.0));
                true
            }
            (Err(_), _) | (_, None) => false,
        };
        if !is_asked {
            run_here(desk, revision, done);
        }
    });
}

/// Ends the job; what has run so far is kept.
fn give_up(desk: &RefCell<Desk>) {
    let mut desk = desk.borrow_mut();
    if let Some(job) = desk.job.take() {
        job.show();
        desk.present_worker().iter().for_each(|worker| worker.ask(String::new()));
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
            let revision = desk.borrow().job.as_ref().map(|job| job.props.lab.revision);
            if let Some(revision) = revision {
                run_here(desk, revision, done.clone());
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
    let is_asked = |job: &&mut Job| number(job.props.lab.revision).to_le_bytes() == *answered;
    let Some(job) = desk.job.as_mut().filter(is_asked) else { return };
    while let Some(outcome) = outcome_bytes::read(&mut outcomes) {
        job.run.take_over(outcome);
    }
    done.set(job.run.done());
    if job.has_news() {
        job.show();
    }
    if job.run.is_complete() {
        desk.job = None;
    }
}

/// Runs the epochs of a job on the page's own thread, one at a time.
fn run_here(desk: Rc<RefCell<Desk>>, revision: u64, done: UseStateSetter<Epoch>) {
    let goes_on = {
        let mut desk = desk.borrow_mut();
        let Some(job) = desk.job.as_mut().filter(|job| job.props.lab.revision == revision) else { return };
        job.run.advance();
        done.set(job.run.done());
        if job.has_news() {
            job.show();
        }
        !job.run.is_complete()
    };
    if goes_on {
        Timeout::new(PAUSE_MS, move || run_here(desk, revision, done)).forget();
    } else {
        desk.borrow_mut().job = None;
    }
}

impl Job {
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

/// The number of a job; revisions that the page still waits for do not lie 2^32 apart.
fn number(revision: u64) -> u32 {
    u32::try_from(revision & u64::from(u32::MAX)).unwrap_or_default()
}
