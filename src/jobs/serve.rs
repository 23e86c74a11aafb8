//! The worker's side: computes a job, a batch of steps at a time, and receives requests in between.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::epochs::EpochsJob;
use super::job::{Job, batch};
use crate::ui::documents::documents;
use crate::ui::market::market;
use yuma_engine::quantity::Epoch;
use yuma_scenario::Run;

/// The duration of a batch: the longest wait of the page when it cancels a job. The page processes a batch at once, so it is
/// short.
const BATCH_MS: f64 = 30.0;

/// The worker's job. It stays when it is complete: the next run does not repeat the epochs that it shares with the last.
#[derive(Default)]
struct Server {
    /// The id of the job, until it is canceled.
    id: Option<u32>,
    job: Option<ServedJob>,
}

enum ServedJob {
    Epochs(Box<EpochsJob>),
    Market(Box<dyn Job>),
}

/// Serves requests from now on.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let server = Rc::<RefCell<Server>>::default();
    let requests = EventListener::new(&scope, "message", {
        let scope = scope.clone();
        move |event| {
            let request = event.unchecked_ref::<MessageEvent>().data().as_string().unwrap_or_default();
            spawn_local(receive(request, Rc::clone(&server), scope.clone()));
        }
    });
    requests.forget();
    post(&scope, &JsValue::NULL, &Array::new());
}

/// Replaces the current job by the requested one and starts it.
async fn receive(request: String, server: Rc<RefCell<Server>>, scope: DedicatedWorkerGlobalScope) {
    let mut words = request.splitn(3, ' ');
    let (kind, id) = (words.next(), words.next().and_then(|id| id.parse().ok()));
    server.borrow_mut().id = id;
    let (Some(id), Some(input)) = (id, words.next()) else { return };
    let job = match kind {
        Some("epochs") => epochs(input, &server).await.map(|job| ServedJob::Epochs(Box::new(job))),
        _ => market().await.ok().and_then(|part| (part.job)(input)).map(ServedJob::Market),
    };
    // Another request may have arrived while the parts were loading.
    if job.is_some() && server.borrow().id == Some(id) {
        server.borrow_mut().job = job;
        run(id, server, scope);
    }
}

/// Returns the run of a scenario, which keeps the epochs that it shares with the last run.
///
/// The page may lack the last epochs that ran here, because it did not wait for them when it canceled the job. Only epochs
/// between two kept states run again and, in a new worker, those that the page computed itself.
async fn epochs(input: &str, server: &RefCell<Server>) -> Option<EpochsJob> {
    let (known, document) = input.split_once(' ')?;
    let known = Epoch(known.parse().ok()?);
    let scenario = (documents().await.ok()?.read)(document).ok()?;
    let run = match server.borrow_mut().job.take() {
        Some(ServedJob::Epochs(last)) => last.run.continued_within(&scenario, known),
        _ => Run::new(&scenario),
    };
    Some(EpochsJob { known, run })
}

/// Computes a batch of the job with this id, sends its output, and continues after the messages that have arrived meanwhile.
fn run(id: u32, server: Rc<RefCell<Server>>, scope: DedicatedWorkerGlobalScope) {
    {
        let mut server = server.borrow_mut();
        if server.id != Some(id) {
            return;
        }
        let job: &mut dyn Job = match &mut server.job {
            Some(ServedJob::Epochs(job)) => job.as_mut(),
            Some(ServedJob::Market(job)) => job.as_mut(),
            None => return,
        };
        let mut response = id.to_le_bytes().to_vec();
        batch(job, BATCH_MS, &mut response);
        let bytes = Uint8Array::from(response.as_slice());
        post(&scope, &bytes, &Array::of1(&bytes.buffer()));
        if job.is_complete() {
            return;
        }
    }
    Timeout::new(0, move || run(id, server, scope)).forget();
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &JsValue, transferred: &Array) {
    // Fails only for values that cannot be copied; bytes can.
    let _ = scope.post_message_with_transfer(message, transferred);
}
