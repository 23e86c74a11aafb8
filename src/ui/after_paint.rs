//! Work that waits for the next frame, so that an edit is painted before what follows from it is computed.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// Pending work. Dropping it cancels the work.
pub struct AfterPaint {
    _frame: AnimationFrame,
    _task: Rc<RefCell<Option<Timeout>>>,
}

/// Runs `work` in a task after the next frame.
pub fn after_paint(work: impl FnOnce() + 'static) -> AfterPaint {
    let task = Rc::new(RefCell::new(None));
    let of_frame = Rc::clone(&task);
    let frame = request_animation_frame(move |_| {
        of_frame.replace(Some(Timeout::new(0, work)));
    });
    AfterPaint { _frame: frame, _task: task }
}

/// Returns the value of the previous frame, so that an edit is painted before the parts that explain it. Returns the present
/// value while one of these parts has the focus, because its fields must follow.
#[hook]
pub fn use_deferred_value<T>(value: &T, parts: &[NodeRef]) -> T
where
    T: Clone + PartialEq + 'static,
{
    match use_after_paint(value.clone(), |_| ()) {
        Some(deferred) if !parts.iter().any(has_focus) => deferred.0.clone(),
        _ => value.clone(),
    }
}

/// Returns whether an element or something in it has the focus.
pub fn has_focus(node: &NodeRef) -> bool {
    let focused = web_sys::window().and_then(|window| window.document()?.active_element());
    node.get().is_some_and(|node| node.contains(focused.as_deref()))
}

/// Computes a value after the next frame whenever the key changes. Returns the latest one with its key, which may be an earlier
/// key; `None` before the first.
#[hook]
pub fn use_after_paint<K, T>(key: K, compute: impl FnOnce(&K) -> T + 'static) -> Option<Rc<(K, T)>>
where
    K: Clone + PartialEq + 'static,
    T: 'static,
{
    let latest = use_state(|| None::<Rc<(K, T)>>);
    let setter = latest.setter();
    use_effect_with(key, move |key| {
        let key = key.clone();
        let waiting = after_paint(move || {
            let value = compute(&key);
            setter.set(Some(Rc::new((key, value))));
        });
        move || drop(waiting)
    });
    (*latest).clone()
}
