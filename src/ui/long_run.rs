//! The progress of a long run, with a button that stops or continues it.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::documents::documents;
use super::hooks::use_messages;
use super::lab::LabProps;
use super::messages::Messages;
use crate::jobs::{EpochsRequest, JobClient, outcome_bytes};
use yuma_engine::quantity::Epoch;
use yuma_scenario::{LaneHyperparameters, Run};

/// The properties of [`LongRun`].
#[derive(Clone, PartialEq, Properties)]
pub struct LongRunProps {
    /// The open scenario with the epochs that have run.
    pub lab: LabProps,
    /// Called with the revision and the run when it has advanced.
    pub on_run: Callback<(u64, Rc<Run>)>,
}

/// A run in progress.
struct PendingRun {
    props: LongRunProps,
    run: Rc<RefCell<Run>>,
    /// Whether the page has received the epoch under the playhead.
    is_shown: bool,
}

#[derive(Default)]
struct LongRunState {
    pending: Option<PendingRun>,
    client: JobClient,
}

/// Completes the run of the scenario in the worker. An edit replaces the run.
#[component]
pub fn LongRun(props: &LongRunProps) -> Html {
    let messages = use_messages();
    let state = use_mut_ref(LongRunState::default);
    let done = use_state_eq(|| Epoch(0));
    let stopped = use_state_eq(|| None::<u64>);
    let run = &props.lab.evaluation.run;
    let is_stopped = *stopped == Some(props.lab.revision);
    let need = (!run.is_complete() && !is_stopped).then_some(props.lab.revision);
    // The run of an earlier revision keeps its own props: it is not that of the present scenario.
    match &mut state.borrow_mut().pending {
        Some(pending) if pending.props.lab.revision == props.lab.revision => pending.props = props.clone(),
        _ => {}
    }
    use_effect_with(need, {
        let (state, done, props) = (Rc::clone(&state), done.setter(), props.clone());
        move |need| match need {
            Some(_) => begin(&state, props, done),
            None => cancel(&state),
        }
    });
    let epochs = run.epochs();
    let done = if need.is_some() { (*done).max(run.done()) } else { run.done() };
    let toggle = {
        let (state, stopped, revision) = (Rc::clone(&state), stopped.setter(), props.lab.revision);
        Callback::from(move |_: MouseEvent| {
            cancel(&state);
            stopped.set((!is_stopped).then_some(revision));
        })
    };
    html! {
        <div class="long-run" hidden={run.is_complete()}>
            <progress max={epochs.0.to_string()} value={done.0.to_string()} aria-label={messages.text("run.label")} />
            <p role="status">{ status(&messages, is_stopped, state.borrow().client.has_no_worker()) }</p>
            <p class="long-run-done">{ messages.fill("run.done", &[
                ("done", &done.0.to_string()),
                ("epochs", &epochs.0.to_string()),
            ]) }</p>
            <button type="button" onclick={toggle}>
                { messages.text(if is_stopped { "run.go_on" } else { "run.stop" }) }
            </button>
        </div>
    }
}

fn status(messages: &Messages, is_stopped: bool, has_no_worker: bool) -> AttrValue {
    messages.text(match (is_stopped, has_no_worker) {
        (true, _) => "run.stopped",
        (false, true) => "run.here",
        (false, false) => "run.computing",
    })
}

fn begin(state: &Rc<RefCell<LongRunState>>, props: LongRunProps, done: UseStateSetter<Epoch>) {
    let run = Rc::new(RefCell::new(Run::clone(&props.lab.evaluation.run)));
    done.set(run.borrow().done());
    let scenario = Rc::clone(&props.lab.whole);
    let is_shown = props.lab.evaluation.epoch == props.lab.view.shared.playhead;
    state.borrow_mut().pending = Some(PendingRun { props, run: Rc::clone(&run), is_shown });
    let state = Rc::clone(state);
    spawn_local(async move {
        let document =
            documents().await.map(|documents| (documents.write)(&LaneHyperparameters::Own.applied(&scenario))).ok();
        let is_current = state.borrow().pending.as_ref().is_some_and(|pending| Rc::ptr_eq(&pending.run, &run));
        if !is_current {
            return;
        }
        let client = state.borrow().client.clone();
        let weak = Rc::downgrade(&state);
        drop(state);
        client.start(EpochsRequest { document, run: Rc::clone(&run) }, move |output| match weak.upgrade() {
            Some(state) => receive(&state, &run, output, &done),
            None => ControlFlow::Break(()),
        });
    });
}

/// Ends the run in progress and keeps the epochs that have run.
fn cancel(state: &RefCell<LongRunState>) {
    let mut state = state.borrow_mut();
    if let Some(pending) = state.pending.take() {
        pending.show();
        state.client.cancel();
    }
}

/// Appends the outcomes of further epochs to a run, unless another one has replaced it.
fn receive(
    state: &RefCell<LongRunState>,
    run: &Rc<RefCell<Run>>,
    mut output: &[u8],
    done: &UseStateSetter<Epoch>,
) -> ControlFlow<()> {
    let mut state = state.borrow_mut();
    let pending = match &mut state.pending {
        Some(pending) if Rc::ptr_eq(&pending.run, run) => pending,
        _ => return ControlFlow::Break(()),
    };
    while let Some(outcome) = outcome_bytes::read(&mut output) {
        run.borrow_mut().take_over(outcome);
    }
    let progress = pending.publish(done);
    if progress.is_break() {
        state.pending = None;
    }
    progress
}

impl PendingRun {
    /// Passes the progress to the page, and the run if there is news. Breaks when the run is complete.
    fn publish(&mut self, done: &UseStateSetter<Epoch>) -> ControlFlow<()> {
        let (ran, is_complete) = (self.run.borrow().done(), self.run.borrow().is_complete());
        done.set(ran);
        let has_arrived = !self.is_shown && ran > self.props.lab.view.shared.playhead;
        self.is_shown |= has_arrived;
        if has_arrived || is_complete {
            self.show();
        }
        if is_complete { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn show(&self) {
        self.props.on_run.emit((self.props.lab.revision, Rc::new(self.run.borrow().clone())));
    }
}
