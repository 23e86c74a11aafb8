//! Work in slices: jobs take turns, a step at a time, and hold the page up for a few milliseconds at most.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::Date;
use yew::prelude::*;

/// How long the jobs may hold the page up at a time.
const SLICE_MS: f64 = 12.0;

type Step = RefCell<Box<dyn FnMut() -> bool>>;

/// A job that goes on until it is done; dropping it ends it.
pub struct SlicedJob(Rc<Step>);

/// Computes a value in steps; `None` until the last one.
pub type Steps<T> = Box<dyn FnMut() -> Option<T>>;

#[derive(Default)]
struct Queue {
    jobs: VecDeque<Weak<Step>>,
    /// Until when the present slice lasts.
    end: f64,
    next: Option<Timeout>,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

/// Begins a job. A step returns whether there is another one, and takes a few milliseconds at most. As many steps run at once
/// as the present slice has time for.
pub fn begin(step: impl FnMut() -> bool + 'static) -> SlicedJob {
    let job = SlicedJob(Rc::new(RefCell::new(Box::new(step))));
    let is_first = QUEUE.with_borrow_mut(|queue| {
        let is_first = queue.jobs.is_empty();
        if queue.next.is_none() {
            queue.end = Date::now() + SLICE_MS;
            queue.next = Some(Timeout::new(0, slice));
        }
        is_first
    });
    let mut goes_on = true;
    while goes_on && is_first && has_time() {
        goes_on = (job.0.borrow_mut())();
    }
    if goes_on {
        QUEUE.with_borrow_mut(|queue| queue.jobs.push_back(Rc::downgrade(&job.0)));
    }
    job
}

fn has_time() -> bool {
    QUEUE.with_borrow(|queue| Date::now() < queue.end)
}

/// Runs steps until the time is up.
fn slice() {
    QUEUE.with_borrow_mut(|queue| queue.end = Date::now() + SLICE_MS);
    while has_time()
        && let Some(job) = QUEUE.with_borrow_mut(|queue| queue.jobs.pop_front())
    {
        // A step may begin another job or drop this one, so nothing is borrowed meanwhile but the job.
        let Some(step) = job.upgrade() else { continue };
        if (step.borrow_mut())() {
            QUEUE.with_borrow_mut(|queue| queue.jobs.push_back(job));
        }
    }
    QUEUE.with_borrow_mut(|queue| {
        queue.next = if queue.jobs.is_empty() { None } else { Some(Timeout::new(0, slice)) };
    });
}

/// What a step of a drawn job did.
pub struct Progress {
    /// Whether there is another step.
    pub goes_on: bool,
    /// Whether the component would draw something else.
    pub has_news: bool,
}

/// Begins a job while a component renders. The component is drawn again when a later step has news.
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

/// Computes a value in slices whenever the key changes. Returns the previous value until then, `None` if there is none.
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
