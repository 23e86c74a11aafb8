//! The tries of a goal, and its best result.

use std::rc::Rc;

use yew::prelude::*;

use super::lab::HostedLab;
use super::progress_change::ProgressChange;
use super::stage_props::StageProps;
use super::values::Values;
use crate::store::StateOf;
use yuma_lessons::Variables;

/// Counts the changes after the bet, and keeps the best result of the goal.
#[hook]
pub fn use_tries<L: HostedLab>(
    props: &StageProps,
    state: &Rc<StateOf<L>>,
    variables: &Rc<Variables>,
    values: &Rc<Values>,
    is_covered: bool,
    is_changed: bool,
) -> u32 {
    let tries = use_state_eq(|| 0u32);
    let seen = use_mut_ref(|| (0usize, Rc::as_ptr(variables) as usize, is_covered));
    {
        let (tries, steps) = (tries.clone(), state.undo_steps());
        use_effect_with((state.revision, Rc::as_ptr(variables) as usize, is_covered), move |&(_, at, is_covered)| {
            let (steps_before, at_before, was_covered) = seen.replace((steps, at, is_covered));
            // Starting the step again is no try.
            if !was_covered && !is_covered && is_changed && (steps > steps_before || at != at_before) {
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
