//! The worker's side: computes a job, a batch of steps at a time, and hears requests in between.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::epochs::Epochs;
use super::work::{Work, batch};
use crate::ui::documents::documents;
use crate::ui::shell::eras;
use yuma_engine::quantity::Epoch;
use yuma_scenario::Run;

/// How long a batch takes: what the page waits for at most when it gives a job up. The page takes a batch over at once, so it
/// is short.
const BATCH_MS: f64 = 30.0;

/// What the worker computes. It stays when it is done: what the next run has in common with the last does not run again.
#[derive(Default)]
struct Desk {
    /// The number of the job, until it is given up.
    number: Option<u32>,
    task: Option<Task>,
}

enum Task {
    Epochs(Box<Epochs>),
    Course(Box<dyn Work>),
}

/// Answers requests from now on.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let desk = Rc::<RefCell<Desk>>::default();
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
async fn take(request: String, desk: Rc<RefCell<Desk>>, scope: DedicatedWorkerGlobalScope) {
    let mut words = request.splitn(3, ' ');
    let (kind, number) = (words.next(), words.next().and_then(|number| number.parse().ok()));
    desk.borrow_mut().number = number;
    let (Some(number), Some(content)) = (number, words.next()) else { return };
    let task = match kind {
        Some("epochs") => epochs(content, &desk).await.map(|epochs| Task::Epochs(Box::new(epochs))),
        _ => course(content).await.map(Task::Course),
    };
    // While the parts came, another request may have taken the place of this one.
    if task.is_some() && desk.borrow().number == Some(number) {
        desk.borrow_mut().task = task;
        work(number, desk, scope);
    }
}

/// The run of a scenario, going on from the last run as far as both are alike.
///
/// The page may lack the last epochs that ran here, because it did not wait for them when it gave the job up. Nothing before
/// them runs again but what lies between two kept moments, and in a new worker what the page ran at once.
async fn epochs(content: &str, desk: &RefCell<Desk>) -> Option<Epochs> {
    let (known, document) = content.split_once(' ')?;
    let known = Epoch(known.parse().ok()?);
    let scenario = (documents().await.ok()?.read)(document).ok()?;
    let run = match desk.borrow_mut().task.take() {
        Some(Task::Epochs(last)) => last.run.continued_within(&scenario, known),
        _ => Run::new(&scenario),
    };
    Some(Epochs { known, run })
}

/// A course of the economy; only its part of the page knows what that is.
async fn course(content: &str) -> Option<Box<dyn Work>> {
    (eras().await.ok()?.course)(content)
}

/// Computes a batch of the job of this number, sends it, and goes on after what has arrived meanwhile.
fn work(number: u32, desk: Rc<RefCell<Desk>>, scope: DedicatedWorkerGlobalScope) {
    {
        let mut desk = desk.borrow_mut();
        if desk.number != Some(number) {
            return;
        }
        let task: &mut dyn Work = match &mut desk.task {
            Some(Task::Epochs(epochs)) => epochs.as_mut(),
            Some(Task::Course(course)) => course.as_mut(),
            None => return,
        };
        let answer = batch(task, number, BATCH_MS);
        let bytes = Uint8Array::from(answer.as_slice());
        post(&scope, &bytes, &Array::of1(&bytes.buffer()));
        if task.is_complete() {
            return;
        }
    }
    Timeout::new(0, move || work(number, desk, scope)).forget();
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &JsValue, transferred: &Array) {
    // Fails for what cannot be copied only; bytes can.
    let _ = scope.post_message_with_transfer(message, transferred);
}
