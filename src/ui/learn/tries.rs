//! The tries of a goal, and its best result.

use std::cmp::Ordering;
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

/// Counts the values on which the reader rests after the bet, or which a gesture leaves, and keeps the best result of the goal.
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
    let is_waiting = use_mut_ref(|| false);
    {
        let tries = tries.clone();
        let now = Seen {
            revision: state.revision,
            undo_steps: state.undo_steps(),
            variables: Rc::clone(variables),
            is_covered,
        };
        use_effect_with(now, move |now| {
            let before = seen.replace(Some(now.clone())).filter(|before| !before.is_covered && !now.is_covered);
            let steps = before.map(|before| now.undo_steps.cmp(&before.undo_steps));
            // Undoing a change and starting the step again are no tries, and neither is what an earlier visit left.
            let is_try = is_changed && steps.is_some_and(Ordering::is_ge);
            // The next gesture ends the one before it, whose last value was meant.
            let is_ended = is_waiting.replace(is_try) && is_try && steps == Some(Ordering::Greater);
            let count = *tries + u32::from(is_ended);
            tries.set(count);
            let timeout = is_try.then(|| {
                Timeout::new(TRIED_MS, move || {
                    is_waiting.replace(false);
                    tries.set(count + 1);
                })
            });
            move || drop(timeout)
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
