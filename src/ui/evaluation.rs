//! The evaluation of the open scenario, computed once for a state.

use std::rc::Rc;

use yew::prelude::*;

use crate::store::evaluation::IMMEDIATE_COST;
use crate::store::{Evaluation, State, evaluate};
use yuma_scenario::Run;

/// Returns the evaluation at the playhead, and a callback for runs that have advanced elsewhere. A changed scenario reuses
/// the epochs that the change does not affect; another epoch of the same scenario evaluates only itself.
#[hook]
pub fn use_evaluation(state: &Rc<State>) -> (Evaluation, Callback<(u64, Rc<Run>)>) {
    let last = use_mut_ref(|| None::<(u64, Evaluation)>);
    let handed_in = use_state(|| None::<(u64, Rc<Run>)>);
    let on_run = use_callback(handed_in.setter(), |run, handed_in| handed_in.set(Some(run)));
    let playhead = state.view.shared.playhead;
    let evaluation = match last.take() {
        Some((revision, evaluation)) if revision == state.revision => evaluation.at(playhead),
        Some((_, evaluation)) => evaluation.changed(&state.document.scenario, playhead),
        None => evaluate(&state.document.scenario, playhead),
    };
    let evaluation = match &*handed_in {
        Some((revision, run)) if *revision == state.revision && run.done() > evaluation.run.done() => {
            evaluation.with_run(Rc::clone(run), playhead)
        }
        _ => evaluation,
    };
    last.replace(Some((state.revision, evaluation.clone())));
    (evaluation, on_run)
}

/// Evaluates the epoch under the playhead in the scenario before the last edit, once for each state.
#[hook]
pub fn use_evaluation_before(state: &Rc<State>, evaluation: &Evaluation) -> Option<Evaluation> {
    let before = state.before_last_edit();
    let found =
        use_memo((before.map(Rc::as_ptr), evaluation.clone()), |(_, now)| now.counterpart(before?, IMMEDIATE_COST));
    (*found).clone()
}
