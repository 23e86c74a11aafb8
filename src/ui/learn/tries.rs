//! The tries of a goal, and its best result.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::lab::HostedLab;
use super::progress_change::ProgressChange;
use super::stage_props::StageProps;
use super::values::Values;
use crate::store::StateOf;
use yuma_lessons::Variables;

/// The time after which a value counts as tried: a drag and the arrow keys pass over the values on their way.
const TRIED_MS: u32 = 500;

/// The state of a step of which a change may be a try.
#[derive(Clone, PartialEq)]
struct Seen {
    revision: u64,
    undo_steps: usize,
    variables: Rc<Variables>,
    is_covered: bool,
}

/// Counts the values on which the reader rests after the bet, and keeps the best result of the goal.
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
    let seen = use_mut_ref(|| None::<Seen>);
    {
        let tries = tries.clone();
        let now = Seen {
            revision: state.revision,
            undo_steps: state.undo_steps(),
            variables: Rc::clone(variables),
            is_covered,
        };
        use_effect_with(now, move |now| {
            let before = seen.replace(Some(now.clone()));
            // Undoing a change and starting the step again are no tries, and neither is what an earlier visit left.
            let is_try = is_changed
                && before
                    .is_some_and(|before| !before.is_covered && !now.is_covered && now.undo_steps >= before.undo_steps);
            let waiting = is_try.then(|| Timeout::new(TRIED_MS, move || tries.set(*tries + 1)));
            move || drop(waiting)
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
