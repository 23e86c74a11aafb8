//! A run of a market as a job: the page's request and the job that the worker computes.

use std::ops::ControlFlow;

use super::run_bytes::{self, Section};
use crate::jobs::{Job, JobRequest};
use yuma_engine::economy::{BlockStride, Era};
use yuma_scenario::market::{Market, MarketRun, link};

/// A run to compute: an era's rules, and the number of blocks of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phase {
    /// The era.
    pub era: &'static Era,
    /// The stride.
    pub stride: BlockStride,
}

/// A request for a run of a market.
pub struct RunRequest {
    /// The market.
    pub market: Market,
    /// The run.
    pub phase: Phase,
}

impl JobRequest for RunRequest {
    fn message(&self, id: u32) -> Option<String> {
        let Phase { era, stride } = self.phase;
        Some(format!("market {id} {}:{} {}", era.id, stride.blocks(), link::encode(&self.market)))
    }

    fn start(&self) -> Box<dyn Job> {
        Box::new(RunJob::new(&self.market, self.phase))
    }
}

/// Returns the job of a request without its kind and id, or `None` if the text is not a request.
pub fn job(input: &str) -> Option<Box<dyn Job>> {
    let (phase, link) = input.split_once(' ')?;
    let (era, stride) = phase.split_once(':')?;
    let phase = Phase { era: Era::of(era)?, stride: BlockStride::new(stride.parse().ok()?) };
    Some(Box::new(RunJob::new(&link::decode(link).ok()?, phase)))
}

/// The run in progress. The output of a batch is the news since the last one.
struct RunJob {
    run: MarketRun,
    /// The numbers of points and outcomes that have been reported.
    reported: (usize, usize),
}

impl RunJob {
    fn new(market: &Market, phase: Phase) -> Self {
        RunJob { run: MarketRun::new(market, phase.era, phase.stride), reported: (0, 0) }
    }
}

impl Job for RunJob {
    /// Computes a step. Each day's point leaves at once, so that no message is large.
    fn advance(&mut self, output: &mut Vec<u8>) {
        self.run.advance();
        if self.is_complete() || self.run.points().len() > self.reported.0 {
            run_bytes::write(&self.run, self.reported, output);
            self.reported = (self.run.points().len(), self.run.outcomes().len());
        }
    }

    fn is_complete(&self) -> bool {
        self.run.is_complete()
    }
}

/// Reads the output of a batch; stops at the first section that is not one.
pub fn read(mut bytes: &[u8], mut receive: impl FnMut(Section)) -> ControlFlow<()> {
    while !bytes.is_empty() {
        match run_bytes::read(&mut bytes) {
            Some(section) => receive(section),
            None => return ControlFlow::Break(()),
        }
    }
    ControlFlow::Continue(())
}
