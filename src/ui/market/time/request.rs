//! Runs of a market as one job: the page's request and the job that the worker computes.

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

/// A request for runs of a market, one after the other.
pub struct RunsRequest {
    /// The market.
    pub market: Market,
    /// The runs.
    pub phases: Vec<Phase>,
}

impl JobRequest for RunsRequest {
    fn message(&self, id: u32) -> Option<String> {
        let phase = |phase: &Phase| format!("{}:{}", phase.era.id, phase.stride.blocks());
        let phases: Vec<String> = self.phases.iter().map(phase).collect();
        Some(format!("market {id} {} {}", phases.join(","), link::encode(&self.market)))
    }

    fn start(&self) -> Box<dyn Job> {
        Box::new(RunsJob::new(self.market.clone(), self.phases.clone()))
    }
}

/// Returns the job of a request without its kind and id, or `None` if the text is not a request.
pub fn job(input: &str) -> Option<Box<dyn Job>> {
    let (phases, link) = input.split_once(' ')?;
    let phases = phases.split(',').map(|phase| {
        let (era, stride) = phase.split_once(':')?;
        Some(Phase { era: Era::of(era)?, stride: BlockStride::new(stride.parse().ok()?) })
    });
    let market = link::decode(link).ok()?;
    Some(Box::new(RunsJob::new(market, phases.collect::<Option<Vec<Phase>>>()?)))
}

/// The runs in progress. The output of a batch is what they have computed since the last one.
struct RunsJob {
    market: Market,
    phases: Vec<Phase>,
    /// The index of the present run.
    index: usize,
    run: Option<MarketRun>,
    /// The numbers of points and outcomes of the present run that have been reported.
    reported: (usize, usize),
}

impl RunsJob {
    fn new(market: Market, phases: Vec<Phase>) -> Self {
        RunsJob { market, phases, index: 0, run: None, reported: (0, 0) }
    }
}

impl Job for RunsJob {
    /// Computes a step. Each day's point leaves at once, so that no message is large.
    fn advance(&mut self, output: &mut Vec<u8>) {
        let Some(phase) = self.phases.get(self.index) else { return };
        let run = self.run.get_or_insert_with(|| MarketRun::new(&self.market, phase.era, phase.stride));
        run.advance();
        let is_complete = run.is_complete();
        if is_complete || run.points().len() > self.reported.0 {
            run_bytes::write(self.index, run, self.reported, output);
            self.reported = (run.points().len(), run.outcomes().len());
        }
        if is_complete {
            self.index += 1;
            (self.run, self.reported) = (None, (0, 0));
        }
    }

    fn is_complete(&self) -> bool {
        self.index >= self.phases.len()
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
