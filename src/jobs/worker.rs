//! The connection to the worker.

use std::cell::{Cell, RefCell};
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

/// The longest time that a worker may take to start, and to respond to a request for the first time.
const RESPONSE_TIMEOUT_MS: u32 = 3_000;

/// The most workers of the page, on machines with many cores.
const MAX_WORKERS: f64 = 8.0;

/// Returns the number of workers that compute at the same time: the machine's cores, at most eight.
pub fn worker_count() -> usize {
    let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
    cores.clamp(1.0, MAX_WORKERS) as usize
}

/// A worker that computes jobs. Dropping it ends the worker.
pub struct Worker {
    connection: Rc<Connection>,
    _listeners: [EventListener; 2],
}

/// The page's side of the worker, shared with its event listeners.
struct Connection {
    worker: web_sys::Worker,
    /// The request to send once the worker has started; `None` from then on.
    waiting: RefCell<Option<String>>,
    /// Gives the worker up unless it responds in time.
    response_timeout: RefCell<Option<Timeout>>,
    /// Whether the worker has been given up.
    is_ended: Cell<bool>,
    on_failure: Box<dyn Fn()>,
}

impl Worker {
    /// Starts a worker. `on_response` receives its responses. `on_failure` is called if it breaks, or does not start or
    /// respond in time.
    ///
    /// # Errors
    /// Returns the browser's error if it refuses to start a worker.
    pub fn start(on_response: impl Fn(Vec<u8>) + 'static, on_failure: impl Fn() + 'static) -> Result<Self, JsValue> {
        let module = MODULE.with(String::clone);
        let (folder, name) = module.rsplit_once('/').unwrap_or(("", &module));
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(&format!("{folder}/worker.js?module={name}"), &options)?;
        let connection = Rc::new(Connection {
            worker: worker.clone(),
            waiting: RefCell::new(Some(String::new())),
            response_timeout: RefCell::default(),
            is_ended: Cell::new(false),
            on_failure: Box::new(on_failure),
        });
        let responses = {
            let connection = Rc::clone(&connection);
            EventListener::new(&worker, "message", move |event| {
                if connection.is_ended.get() {
                    return;
                }
                connection.response_timeout.replace(None);
                match event.unchecked_ref::<MessageEvent>().data().dyn_into::<Uint8Array>() {
                    Ok(response) => on_response(response.to_vec()),
                    // Any other message announces that it has started.
                    Err(_) => {
                        if let Some(request) = connection.waiting.take() {
                            connection.post(&request);
                        }
                    }
                }
            })
        };
        let failures = {
            let connection = Rc::clone(&connection);
            EventListener::new(&worker, "error", move |_| connection.give_up())
        };
        connection.wait();
        Ok(Worker { connection, _listeners: [responses, failures] })
    }

    /// Sends a request, which replaces an earlier one. Returns `false` if the worker has been given up.
    #[must_use]
    pub fn send(&self, request: String) -> bool {
        if self.connection.is_ended.get() {
            return false;
        }
        match &mut *self.connection.waiting.borrow_mut() {
            Some(waiting) => *waiting = request,
            None => self.connection.post(&request),
        }
        true
    }

    /// Cancels the job of the last request.
    pub fn cancel(&self) {
        // A worker that has been given up has no job.
        let _ = self.send(String::new());
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.connection.response_timeout.replace(None);
        self.connection.worker.terminate();
    }
}

impl Connection {
    fn post(self: &Rc<Self>, request: &str) {
        // Fails only for values that cannot be copied; a text can.
        let _ = self.worker.post_message(&JsValue::from_str(request));
        // An empty request has no response.
        if request.is_empty() {
            self.response_timeout.replace(None);
        } else {
            self.wait();
        }
    }

    fn wait(self: &Rc<Self>) {
        let connection = Rc::downgrade(self);
        let timeout = Timeout::new(RESPONSE_TIMEOUT_MS, move || {
            if let Some(connection) = connection.upgrade() {
                connection.give_up();
            }
        });
        self.response_timeout.replace(Some(timeout));
    }

    fn give_up(&self) {
        if self.is_ended.replace(true) {
            return;
        }
        self.response_timeout.replace(None);
        self.worker.terminate();
        (self.on_failure)();
    }
}
