//! Lets a lab that takes longer than a frame follow a number that is dragged in the words.

use std::any::Any;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use yew::prelude::*;

use super::lab::HostedLab;
use super::values::{AT_ONCE_MS, PAUSE_MS};
use crate::store::StateOf;
use crate::ui::after_paint::{after_paint, has_focus};

/// Returns the state that the lab draws: the present one if its last drawing was quick, or an earlier one until the changes pause.
/// The first change, of which no time is known, is drawn after the frame. A lab that has the focus is always drawn at once, because
/// it is what the reader changes.
#[hook]
pub fn use_paced_state<L: HostedLab>(state: &Rc<StateOf<L>>, lab: &NodeRef) -> Rc<StateOf<L>> {
    let drawn = use_mut_ref(|| Rc::clone(state));
    let took = use_mut_ref(|| None::<f64>);
    let has_paused = use_mut_ref(|| false);
    let redraw = use_force_update();
    // Taken in any case, so that a pause of an earlier change does not let a later one through.
    let paused = has_paused.take();
    let is_behind = !Rc::ptr_eq(&drawn.borrow(), state);
    let last = *took.borrow();
    let is_quick = last.is_some_and(|last| last <= AT_ONCE_MS);
    let waits = is_behind && !is_quick && !has_focus(lab) && !paused;
    if !waits {
        drawn.replace(Rc::clone(state));
    }
    let address = |state: &Rc<StateOf<L>>| Rc::as_ptr(state) as usize;
    let (opened_with, began) = (use_memo((), |()| address(state)), Date::now());
    use_effect_with(address(&drawn.borrow()), move |&now| {
        // The first drawing creates the whole page.
        if now != *opened_with {
            took.replace(Some(Date::now() - began));
        }
    });
    use_effect_with((address(state), waits), move |&(_, waits)| {
        let draw = move || {
            has_paused.replace(true);
            redraw.force_update();
        };
        let pause: Option<Box<dyn Any>> = match (waits, last) {
            (false, _) => None,
            (true, None) => Some(Box::new(after_paint(draw))),
            (true, Some(_)) => Some(Box::new(Timeout::new(PAUSE_MS, draw))),
        };
        move || drop(pause)
    });
    let drawn = drawn.borrow();
    Rc::clone(&drawn)
}
