//! The worker's side: computes a run, a batch of epochs at a time, and hears requests in between.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::engine::quantity::Epoch;
use crate::engine::yuma::epoch;
use crate::scenario::Run;
use crate::store::outcome_bytes;
use crate::ui::documents::documents;

/// How long a batch takes: what the page waits for at most when it gives a job up.
const BATCH_MS: f64 = 100.0;

/// What the worker computes.
struct Job {
    /// Its number, until it is given up.
    number: Option<u32>,
    /// The epochs that the page has already.
    known: Epoch,
    run: Run,
}

/// The job, which stays when it is done: what the next one has in common with it does not run again.
type Desk = Rc<RefCell<Option<Job>>>;

/// Answers requests from now on.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let desk = Desk::default();
    let requests = EventListener::new(&scope, "message", {
        let scope = scope.clone();
        move |event| {
            let request = event.unchecked_ref::<MessageEvent>().data().as_string().unwrap_or_default();
            spawn_local(take(request, Rc::clone(&desk), scope.clone()));
        }
    });
    requests.forget();
    post(&scope, &JsValue::NULL, &Array::new());
}

/// Lays a job on the desk and begins with it.
async fn take(request: String, desk: Desk, scope: DedicatedWorkerGlobalScope) {
    let mut words = request.splitn(3, ' ');
    let number = words.next().and_then(|number| number.parse().ok());
    let known = words.next().and_then(|known| known.parse().ok()).map(Epoch);
    let (Some(number), Some(known), Some(document)) = (number, known, words.next()) else {
        desk.borrow_mut().iter_mut().for_each(|job| job.number = None);
        return;
    };
    let Ok(documents) = documents().await else { return };
    let Ok(scenario) = (documents.read)(document) else { return };
    let last = desk.borrow_mut().take();
    // The page may lack the last epochs that ran here, because it did not wait for them when it gave the job up. Nothing
    // before them runs again but what lies between two kept moments, and in a new worker what the page ran at once.
    let run = last.map_or_else(|| Run::new(&scenario), |job| job.run.continued_within(&scenario, known));
    *desk.borrow_mut() = Some(Job { number: Some(number), known, run });
    work(number, desk, scope);
}

/// Computes a batch of the job of this number, sends it, and goes on after what has arrived meanwhile.
fn work(number: u32, desk: Desk, scope: DedicatedWorkerGlobalScope) {
    if let Some(job) = desk.borrow_mut().as_mut().filter(|job| job.number == Some(number)) {
        let answer = batch(job, number);
        let bytes = Uint8Array::from(answer.as_slice());
        post(&scope, &bytes, &Array::of1(&bytes.buffer()));
        if job.run.is_complete() {
            return;
        }
    } else {
        return;
    }
    Timeout::new(0, move || work(number, desk, scope)).forget();
}

fn batch(job: &mut Job, number: u32) -> Vec<u8> {
    let mut answer = number.to_le_bytes().to_vec();
    let end = Date::now() + BATCH_MS;
    while !job.run.is_complete() && Date::now() < end {
        let is_new = job.run.done() >= job.known;
        job.run.advance_by(|input| {
            let outcome = epoch(input);
            if is_new {
                outcome_bytes::write(&outcome, &mut answer);
            }
            outcome
        });
    }
    answer
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &JsValue, transferred: &Array) {
    // Fails for what cannot be copied only; bytes can.
    let _ = scope.post_message_with_transfer(message, transferred);
}
