//! The simulations of one era: the one in progress and the results.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use js_sys::Date;

use super::request::{SimulationRequest, SimulationResponse};
use crate::jobs::JobClient;
use yuma_engine::economy::{BlockStride, SimulationReport};
use yuma_engine::quantity::Block;

/// The simulations. A new one replaces the one in progress.
#[derive(Default)]
pub struct Simulations {
    /// The simulation in progress.
    pub running: Option<RunningSimulation>,
    /// The last simulation with compressed blocks.
    pub compressed: Option<FinishedSimulation>,
    /// The same simulation block by block.
    pub exact: Option<FinishedSimulation>,
    /// The connection to the worker.
    pub client: JobClient,
}

/// A simulation in progress.
pub struct RunningSimulation {
    /// The request.
    pub request: SimulationRequest,
    /// The number of blocks that are computed.
    pub done: Block,
    since_ms: f64,
}

/// A complete simulation.
pub struct FinishedSimulation {
    /// The request.
    pub request: SimulationRequest,
    /// The time that it took.
    pub seconds: f64,
    /// The result.
    pub report: SimulationReport,
}

/// Starts and cancels simulations for a component.
#[derive(Clone)]
pub struct SimulationRunner {
    /// The simulations.
    pub simulations: Rc<RefCell<Simulations>>,
    /// Redraws the component.
    pub redraw: Rc<dyn Fn()>,
}

impl SimulationRunner {
    /// Starts a simulation. An exact one checks the present result; any other replaces it.
    pub fn start(&self, request: SimulationRequest) {
        let client = {
            let mut simulations = self.simulations.borrow_mut();
            if request.stride != BlockStride::ONE {
                simulations.compressed = None;
            }
            simulations.exact = None;
            simulations.running = Some(RunningSimulation { request, done: Block(0), since_ms: Date::now() });
            simulations.client.clone()
        };
        // The simulations own the client, so its callback must not own them.
        let (weak, redraw) = (Rc::downgrade(&self.simulations), Rc::clone(&self.redraw));
        client.start(request, move |output| {
            let Some(simulations) = weak.upgrade() else { return ControlFlow::Break(()) };
            let progress = simulations.borrow_mut().receive(output);
            redraw();
            progress
        });
        (self.redraw)();
    }

    /// Cancels the simulation in progress.
    pub fn stop(&self) {
        {
            let mut simulations = self.simulations.borrow_mut();
            simulations.running = None;
            simulations.client.cancel();
        }
        (self.redraw)();
    }

    /// Cancels the simulation in progress and discards the results.
    pub fn clear(&self) {
        {
            let mut simulations = self.simulations.borrow_mut();
            (simulations.compressed, simulations.exact) = (None, None);
        }
        self.stop();
    }
}

impl Simulations {
    fn receive(&mut self, output: &[u8]) -> ControlFlow<()> {
        let Some(SimulationResponse { done, report }) = SimulationResponse::read(output) else {
            return ControlFlow::Continue(());
        };
        let Some(running) = &mut self.running else { return ControlFlow::Break(()) };
        running.done = done;
        let Some(report) = report else { return ControlFlow::Continue(()) };
        let (request, seconds) = (running.request, (Date::now() - running.since_ms) / 1e3);
        let finished = Some(FinishedSimulation { request, seconds, report });
        if request.stride == BlockStride::ONE {
            self.exact = finished;
        } else {
            self.compressed = finished;
        }
        self.running = None;
        ControlFlow::Break(())
    }
}
