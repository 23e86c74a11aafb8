//! The page's side of jobs: sends each to the worker, or runs it on the page's own thread where there is no worker.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use super::job::{JobRequest, batch};
use super::slices::{self, SlicedJob};
use super::worker::Worker;

/// Runs one job at a time. Clones share the job and the worker; dropping the last one ends both.
#[derive(Clone, Default)]
pub struct JobClient(Rc<RefCell<Client>>);

#[derive(Default)]
struct Client {
    current: Option<CurrentJob>,
    last_id: u32,
    worker: Option<Worker>,
    has_no_worker: bool,
}

/// Receives the output of a batch of steps and breaks at the last one.
type OnOutput = dyn Fn(&[u8]) -> ControlFlow<()>;

struct CurrentJob {
    id: u32,
    request: Rc<dyn JobRequest>,
    on_output: Rc<OnOutput>,
    /// The computation on the page's own thread, where there is no worker.
    local: Option<SlicedJob>,
}

impl JobClient {
    /// Replaces the current job by a new one. `on_output` receives the output of each batch of steps and breaks at the
    /// last one; it must not own the client.
    pub fn start(&self, request: impl JobRequest + 'static, on_output: impl Fn(&[u8]) -> ControlFlow<()> + 'static) {
        self.ensure_worker();
        let request: Rc<dyn JobRequest> = Rc::new(request);
        let (id, is_sent) = {
            let mut client = self.0.borrow_mut();
            client.last_id = client.last_id.wrapping_add(1);
            let id = client.last_id;
            let message = request.message(id);
            client.current = Some(CurrentJob { id, request, on_output: Rc::new(on_output), local: None });
            let is_sent = match (&client.worker, message) {
                (Some(worker), Some(message)) => worker.send(message),
                _ => false,
            };
            (id, is_sent)
        };
        if !is_sent {
            self.run_here(id);
        }
    }

    /// Cancels the current job.
    pub fn cancel(&self) {
        let mut client = self.0.borrow_mut();
        if client.current.take().is_some()
            && let Some(worker) = &client.worker
        {
            worker.cancel();
        }
    }

    /// Returns whether jobs run on the page's own thread because there is no worker.
    pub fn has_no_worker(&self) -> bool {
        self.0.borrow().has_no_worker
    }

    fn ensure_worker(&self) {
        if self.0.borrow().worker.is_some() || self.0.borrow().has_no_worker {
            return;
        }
        // The client owns the worker, so the worker's callbacks must not own the client.
        let weak = Rc::downgrade(&self.0);
        let on_response = {
            let weak = weak.clone();
            move |response: Vec<u8>| {
                if let (Some(client), Some((id, output))) = (weak.upgrade(), response.split_first_chunk()) {
                    JobClient(client).take_output(u32::from_le_bytes(*id), output);
                }
            }
        };
        let on_failure = move || {
            let Some(client) = weak.upgrade().map(JobClient) else { return };
            client.0.borrow_mut().has_no_worker = true;
            let id = client.0.borrow().current.as_ref().map(|job| job.id);
            if let Some(id) = id {
                client.run_here(id);
            }
        };
        let worker = Worker::start(on_response, on_failure).ok();
        let mut client = self.0.borrow_mut();
        client.has_no_worker = worker.is_none();
        client.worker = worker;
    }

    /// Passes output on, unless its job has been replaced.
    fn take_output(&self, id: u32, output: &[u8]) {
        let on_output = match &self.0.borrow().current {
            Some(job) if job.id == id => Rc::clone(&job.on_output),
            _ => return,
        };
        if on_output(output).is_break() {
            self.0.borrow_mut().current.take_if(|job| job.id == id);
        }
    }

    /// Runs a job in slices on the page's own thread.
    fn run_here(&self, id: u32) {
        let request = match &self.0.borrow().current {
            Some(job) if job.id == id => Rc::clone(&job.request),
            _ => return,
        };
        let mut job = request.start();
        // The client owns the sliced job, so its steps must not own the client.
        let weak = Rc::downgrade(&self.0);
        let sliced = slices::begin(move || {
            let Some(client) = weak.upgrade() else { return false };
            let mut output = Vec::new();
            batch(job.as_mut(), 0.0, &mut output);
            JobClient(client).take_output(id, &output);
            !job.is_complete()
        });
        if let Some(current) = &mut self.0.borrow_mut().current
            && current.id == id
        {
            current.local = Some(sliced);
        }
    }
}
