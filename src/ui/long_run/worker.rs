//! The page's hand on the worker.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, WorkerOptions, WorkerType};

#[wasm_bindgen]
extern "C" {
    /// The address of the module's script.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static MODULE: String;
}

/// A worker that computes runs. Dropping it ends the worker.
pub struct Worker {
    worker: web_sys::Worker,
    /// The request that waits until the worker has started; none once it has.
    waiting: Rc<RefCell<Option<String>>>,
    _listeners: [EventListener; 2],
}

impl Worker {
    /// Starts a worker. `on_answer` gets its answers, `on_failure` is called if it does not start or breaks.
    ///
    /// # Errors
    /// What the browser says if it allows none.
    pub fn start(on_answer: impl Fn(Vec<u8>) + 'static, on_failure: impl Fn() + 'static) -> Result<Self, JsValue> {
        let module = MODULE.with(String::clone);
        let (folder, name) = module.rsplit_once('/').unwrap_or(("", &module));
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(&format!("{folder}/worker.js?module={name}"), &options)?;
        let waiting = Rc::new(RefCell::new(Some(String::new())));
        let answers = {
            let (worker, waiting) = (worker.clone(), Rc::clone(&waiting));
            EventListener::new(&worker.clone(), "message", move |event| {
                match event.unchecked_ref::<MessageEvent>().data().dyn_into::<Uint8Array>() {
                    Ok(answer) => on_answer(answer.to_vec()),
                    // Anything else says that it has started.
                    Err(_) => waiting.take().into_iter().for_each(|request| post(&worker, &request)),
                }
            })
        };
        let failures = EventListener::new(&worker, "error", move |_| on_failure());
        Ok(Worker { worker, waiting, _listeners: [answers, failures] })
    }

    /// Sends a request. It takes the place of an earlier one.
    pub fn ask(&self, request: String) {
        match &mut *self.waiting.borrow_mut() {
            Some(waiting) => *waiting = request,
            None => post(&self.worker, &request),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn post(worker: &web_sys::Worker, request: &str) {
    // Fails for what cannot be copied only; a text can.
    let _ = worker.post_message(&JsValue::from_str(request));
}
