//! Sliced jobs on the page's own thread: they take turns, a step at a time, and block the page for a few milliseconds.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::Date;

/// The longest time for which the jobs block the page.
const SLICE_MS: f64 = 12.0;

type Step = RefCell<Box<dyn FnMut() -> bool>>;

/// A job that runs until it is complete. Dropping it ends it.
pub struct SlicedJob(Rc<Step>);

#[derive(Default)]
struct Queue {
    jobs: VecDeque<Weak<Step>>,
    /// The end of the present slice.
    end: f64,
    next: Option<Timeout>,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

/// Begins a job. A step returns whether there is another one and takes a few milliseconds at most. The first steps run at once,
/// as long as the present slice lasts.
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
        // A step may begin another job or drop this one, so only the job is borrowed meanwhile.
        let Some(step) = job.upgrade() else { continue };
        if (step.borrow_mut())() {
            QUEUE.with_borrow_mut(|queue| queue.jobs.push_back(job));
        }
    }
    QUEUE.with_borrow_mut(|queue| {
        queue.next = if queue.jobs.is_empty() { None } else { Some(Timeout::new(0, slice)) };
    });
}
