//! The courses of one era: what is being computed, and what came of it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Date;

use super::asked::{Answer, Asked};
use crate::ui::long_run::{Work, Worker, batch};
use crate::ui::slices::{self, SlicedJob};
use yuma_engine::economy::block_stride::BlockStride;
use yuma_engine::economy::course::Passage;
use yuma_engine::quantity::Block;

/// The desk. What is asked for takes the place of what is being computed.
#[derive(Default)]
pub struct Desk {
    /// What is being computed.
    pub running: Option<Running>,
    /// The last course of many blocks as one.
    pub near: Option<Finished>,
    /// The same block by block.
    pub exact: Option<Finished>,
    /// Whether the page computes itself, because the worker is not available.
    pub has_no_worker: bool,
    last_number: u32,
    worker: Option<Worker>,
}

/// A course that is being computed.
pub struct Running {
    /// What was asked for.
    pub asked: Asked,
    /// The blocks that are computed.
    pub done: Block,
    number: u32,
    since_ms: f64,
    /// The computation on the page's own thread, where there is no worker.
    local_job: Option<SlicedJob>,
}

/// A course that is complete.
pub struct Finished {
    /// What was asked for.
    pub asked: Asked,
    /// How long the person waited.
    pub seconds: f64,
    /// What came of it.
    pub passage: Passage,
}

/// The desk in the hands of a component, and the way to have it drawn anew.
#[derive(Clone)]
pub struct Hand {
    /// The desk.
    pub desk: Rc<RefCell<Desk>>,
    /// Called when something on it changed.
    pub redraw: Rc<dyn Fn()>,
}

impl Hand {
    /// Begins a course. An exact one belongs to what is there already, another one replaces it.
    pub fn ask(&self, asked: Asked) {
        self.ensure_worker();
        let (number, is_sent) = {
            let mut desk = self.desk.borrow_mut();
            if asked.stride != BlockStride::ONE {
                desk.near = None;
            }
            desk.exact = None;
            desk.last_number = desk.last_number.wrapping_add(1);
            let number = desk.last_number;
            desk.running = Some(Running { asked, done: Block(0), number, since_ms: Date::now(), local_job: None });
            (number, desk.worker.as_ref().is_some_and(|worker| worker.ask(asked.request(number))))
        };
        if !is_sent {
            self.work_here(asked.work(), number);
        }
        (self.redraw)();
    }

    /// Gives up what is being computed.
    pub fn stop(&self) {
        {
            let mut desk = self.desk.borrow_mut();
            desk.running = None;
            if let Some(worker) = &desk.worker {
                worker.cancel();
            }
        }
        (self.redraw)();
    }

    /// Gives up what is being computed, and what came of the courses before.
    pub fn clear(&self) {
        {
            let mut desk = self.desk.borrow_mut();
            (desk.near, desk.exact) = (None, None);
        }
        self.stop();
    }

    /// Takes over an answer, unless it is to an earlier job.
    fn take_over(&self, answer: &[u8]) {
        let Some(Answer { number, done, passage }) = Answer::read(answer) else { return };
        {
            let mut desk = self.desk.borrow_mut();
            let Some(mut running) = desk.running.take_if(|running| running.number == number) else { return };
            running.done = done;
            match passage {
                Some(passage) => {
                    let (asked, seconds) = (running.asked, (Date::now() - running.since_ms) / 1e3);
                    let finished = Some(Finished { asked, seconds, passage });
                    if asked.stride == BlockStride::ONE {
                        desk.exact = finished;
                    } else {
                        desk.near = finished;
                    }
                }
                None => desk.running = Some(running),
            }
        }
        (self.redraw)();
    }

    fn ensure_worker(&self) {
        if self.desk.borrow().worker.is_some() || self.desk.borrow().has_no_worker {
            return;
        }
        // The desk holds the worker, so what the worker calls must not hold the desk.
        let (weak, redraw) = (Rc::downgrade(&self.desk), Rc::clone(&self.redraw));
        let hand = move || weak.upgrade().map(|desk| Hand { desk, redraw: Rc::clone(&redraw) });
        let on_answer = {
            let hand = hand.clone();
            move |answer: Vec<u8>| {
                if let Some(hand) = hand() {
                    hand.take_over(&answer);
                }
            }
        };
        let on_failure = move || {
            if let Some(hand) = hand() {
                hand.do_without_worker();
            }
        };
        let worker = Worker::start(on_answer, on_failure).ok();
        let mut desk = self.desk.borrow_mut();
        desk.has_no_worker = worker.is_none();
        desk.worker = worker;
    }

    /// Computes on the page's own thread from now on, beginning with what is being computed.
    fn do_without_worker(&self) {
        self.desk.borrow_mut().has_no_worker = true;
        let running = self.desk.borrow().running.as_ref().map(|running| (running.asked.work(), running.number));
        if let Some((work, number)) = running {
            self.work_here(work, number);
        }
    }

    /// Computes in slices on the page's own thread.
    fn work_here(&self, mut work: Box<dyn Work>, number: u32) {
        // The desk holds the job, so the job must not hold the desk.
        let (weak, redraw) = (Rc::downgrade(&self.desk), Rc::clone(&self.redraw));
        let job = slices::begin(move || {
            let Some(desk) = weak.upgrade() else { return false };
            let step = batch(work.as_mut(), number, 0.0);
            Hand { desk, redraw: Rc::clone(&redraw) }.take_over(&step);
            !work.is_complete()
        });
        if let Some(running) = &mut self.desk.borrow_mut().running {
            running.local_job = Some(job);
        }
    }
}
