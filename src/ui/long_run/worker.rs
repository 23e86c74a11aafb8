//! The page's hand on the worker.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, WorkerOptions, WorkerType};

#[wasm_bindgen]
extern "C" {
    /// The address of the module's script.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static MODULE: String;
}

/// How long a worker may take to start, and to answer a request for the first time.
const PATIENCE_MS: u32 = 3_000;

/// A worker that computes runs. Dropping it ends the worker.
pub struct Worker {
    line: Rc<Line>,
    _listeners: [EventListener; 2],
}

/// What the page has of the worker, in the hands of its listeners too.
struct Line {
    worker: web_sys::Worker,
    /// The request that waits until the worker has started; `None` once it has.
    waiting: RefCell<Option<String>>,
    /// Gives the worker up, unless it answers earlier.
    patience: RefCell<Option<Timeout>>,
    on_failure: Box<dyn Fn()>,
}

impl Worker {
    /// Starts a worker. `on_answer` gets its answers, `on_failure` is called if it breaks, or does not start or answer in
    /// time.
    ///
    /// # Errors
    /// What the browser says if it allows none.
    pub fn start(on_answer: impl Fn(Vec<u8>) + 'static, on_failure: impl Fn() + 'static) -> Result<Self, JsValue> {
        let module = MODULE.with(String::clone);
        let (folder, name) = module.rsplit_once('/').unwrap_or(("", &module));
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(&format!("{folder}/worker.js?module={name}"), &options)?;
        let line = Rc::new(Line {
            worker: worker.clone(),
            waiting: RefCell::new(Some(String::new())),
            patience: RefCell::default(),
            on_failure: Box::new(on_failure),
        });
        let answers = {
            let line = Rc::clone(&line);
            EventListener::new(&worker, "message", move |event| {
                line.patience.replace(None);
                match event.unchecked_ref::<MessageEvent>().data().dyn_into::<Uint8Array>() {
                    Ok(answer) => on_answer(answer.to_vec()),
                    // Anything else says that it has started.
                    Err(_) => {
                        if let Some(request) = line.waiting.take() {
                            line.send(&request);
                        }
                    }
                }
            })
        };
        let failures = {
            let line = Rc::clone(&line);
            EventListener::new(&worker, "error", move |_| line.give_up())
        };
        line.wait();
        Ok(Worker { line, _listeners: [answers, failures] })
    }

    /// Sends a request. It takes the place of an earlier one.
    pub fn ask(&self, request: String) {
        match &mut *self.line.waiting.borrow_mut() {
            Some(waiting) => *waiting = request,
            None => self.line.send(&request),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.line.patience.replace(None);
        self.line.worker.terminate();
    }
}

impl Line {
    fn send(self: &Rc<Self>, request: &str) {
        // Fails for what cannot be copied only; a text can.
        let _ = self.worker.post_message(&JsValue::from_str(request));
        // An empty request has no answer.
        if request.is_empty() {
            self.patience.replace(None);
        } else {
            self.wait();
        }
    }

    fn wait(self: &Rc<Self>) {
        let line = Rc::downgrade(self);
        let patience = Timeout::new(PATIENCE_MS, move || {
            if let Some(line) = line.upgrade() {
                line.give_up();
            }
        });
        self.patience.replace(Some(patience));
    }

    fn give_up(&self) {
        self.patience.replace(None);
        self.worker.terminate();
        (self.on_failure)();
    }
}
