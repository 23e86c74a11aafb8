//! The tries of a goal, and its best result.

use std::rc::Rc;

use yew::prelude::*;

use super::lab::HostedLab;
use super::progress_change::ProgressChange;
use super::stage_props::StageProps;
use super::values::Values;
use crate::store::StateOf;

/// Counts the changes after the bet, and keeps the best result of the goal. `dragged` is the gesture of the latest drag of a
/// variable, which changes no document.
#[hook]
pub fn use_tries<L: HostedLab>(
    props: &StageProps,
    state: &Rc<StateOf<L>>,
    dragged: u32,
    values: &Rc<Values>,
    is_covered: bool,
    is_changed: bool,
) -> u32 {
    let tries = use_state_eq(|| 0u32);
    let seen = use_mut_ref(|| (0usize, dragged, is_covered));
    {
        let (tries, steps) = (tries.clone(), state.undo_steps());
        use_effect_with((state.revision, dragged, is_covered), move |&(_, dragged, is_covered)| {
            let (steps_before, dragged_before, was_covered) = seen.replace((steps, dragged, is_covered));
            // Starting the step again is no try.
            if !was_covered && !is_covered && is_changed && (steps > steps_before || dragged != dragged_before) {
                tries.set(*tries + 1);
            }
        });
    }
    let goal = props.structure().and_then(|step| step.goal.as_ref());
    let result = goal.filter(|_| values.is_reached() && !is_covered).and_then(|goal| values.number(&goal.best));
    let (on_progress, step) = (props.on_progress.clone(), props.step);
    use_effect_with(result.map(f64::to_bits), move |result| {
        if let Some(result) = result {
            on_progress.emit(ProgressChange::Best(step, f64::from_bits(*result)));
        }
    });
    *tries
}
