//! A simulation of the economy from the market of 11 April 2026: the page's request and the worker's response.

use crate::jobs::{Job, JobRequest, report_bytes};
use yuma_engine::economy::{BlockStride, Choice, Era, Simulation, SimulationReport};
use yuma_engine::quantity::Block;
use yuma_scenario::market;

/// A request for a simulation.
#[derive(Clone, Copy, Debug)]
pub struct SimulationRequest {
    /// The era whose rules hold.
    pub era: &'static Era,
    /// The number of blocks.
    pub blocks: Block,
    /// The number of blocks that are collapsed into one step.
    pub stride: BlockStride,
}

impl SimulationRequest {
    fn job(&self) -> Box<dyn Job> {
        let economy = market::economy(&market::opening(), self.era);
        Box::new(SimulationJob(Simulation::new(economy, self.era.rules(Choice::Live), self.blocks, self.stride)))
    }
}

impl JobRequest for SimulationRequest {
    fn message(&self, id: u32) -> Option<String> {
        Some(format!("simulation {id} {} {} {}", self.era.id, self.blocks.0, self.stride.blocks()))
    }

    fn start(&self) -> Box<dyn Job> {
        self.job()
    }
}

/// Returns the job of a request without its kind and id, or `None` if the text is not a request.
pub fn job(input: &str) -> Option<Box<dyn Job>> {
    let mut messages = input.split(' ');
    let era = Era::of(messages.next()?)?;
    let blocks = Block(messages.next()?.parse().ok()?);
    let stride = BlockStride::new(messages.next()?.parse().ok()?);
    Some(SimulationRequest { era, blocks, stride }.job())
}

struct SimulationJob(Simulation);

impl Job for SimulationJob {
    fn advance(&mut self, _output: &mut Vec<u8>) {
        self.0.advance();
    }

    fn is_complete(&self) -> bool {
        self.0.is_complete()
    }

    fn report(&self, output: &mut Vec<u8>) {
        output.extend(self.0.done().0.to_le_bytes());
        if self.0.is_complete() {
            report_bytes::write(self.0.report(), output);
        }
    }
}

/// The progress of a simulation.
pub struct SimulationResponse {
    /// The number of blocks that are computed.
    pub done: Block,
    /// The result of a complete simulation.
    pub report: Option<SimulationReport>,
}

impl SimulationResponse {
    /// Reads the output of a job, or returns `None` if it is not a response.
    pub fn read(bytes: &[u8]) -> Option<SimulationResponse> {
        let (done, rest) = bytes.split_first_chunk()?;
        Some(SimulationResponse { done: Block(u64::from_le_bytes(*done)), report: report_bytes::read(rest) })
    }
}
