//! Sliced jobs of components.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use crate::jobs::slices::{SlicedJob, begin};

/// Computes a value in steps; returns `None` until the last one.
pub type Steps<T> = Box<dyn FnMut() -> Option<T>>;

/// The result of a step of a job that a component draws.
pub struct Progress {
    /// Whether there is another step.
    pub goes_on: bool,
    /// Whether the component's drawing changes.
    pub has_news: bool,
}

/// Begins a job while a component renders, and redraws the component when a later step has news.
pub fn begin_drawn(redraw: UseForceUpdateHandle, mut step: impl FnMut() -> Progress + 'static) -> SlicedJob {
    let is_rendering = Rc::new(Cell::new(true));
    let job = begin({
        let is_rendering = Rc::clone(&is_rendering);
        move || {
            let Progress { goes_on, has_news } = step();
            if has_news && !is_rendering.get() {
                redraw.force_update();
            }
            goes_on
        }
    });
    is_rendering.set(false);
    job
}

struct Sliced<K, T> {
    key: Option<K>,
    value: Rc<RefCell<Option<Rc<T>>>>,
    job: Option<SlicedJob>,
}

/// Computes a value in slices whenever the key changes. Returns the previous value meanwhile, or `None` if there is none.
#[hook]
pub fn use_sliced<K, T>(key: K, steps: impl FnOnce(&K) -> Steps<T>) -> Option<Rc<T>>
where
    K: PartialEq + 'static,
    T: 'static,
{
    let sliced = use_mut_ref(|| Sliced { key: None, value: Rc::default(), job: None });
    let redraw = use_force_update();
    let mut sliced = sliced.borrow_mut();
    if sliced.key.as_ref() != Some(&key) {
        let mut steps = steps(&key);
        let value = Rc::clone(&sliced.value);
        sliced.key = Some(key);
        sliced.job = None;
        sliced.job = Some(begin_drawn(redraw, move || {
            let found = steps();
            let is_found = found.is_some();
            if is_found {
                value.replace(found.map(Rc::new));
            }
            Progress { goes_on: !is_found, has_news: is_found }
        }));
    }
    sliced.value.borrow().clone()
}
