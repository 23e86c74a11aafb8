//! Coarse runs of a market for the band over several seeds.

use super::request::{Phase, RunRequest, read};
use yuma_engine::economy::BlockStride;
use yuma_scenario::market::{DayPoint, Market, strides};

/// Returns the request of the coarsest run of a market under its own era.
pub fn coarse_run(market: Market) -> RunRequest {
    let era = market.era;
    let stride = strides(&market, era).first().copied().unwrap_or(BlockStride::ONE);
    RunRequest { market, phase: Phase { era, stride } }
}

/// Adds the output of such a run to the known days, which have participants only.
pub fn read_participants(output: &[u8], points: &mut Vec<DayPoint>) {
    // A section that cannot be read ends the output; the run then stays incomplete.
    let _ = read(output, |section| {
        points.truncate(section.known_points);
        points.extend(section.points.into_iter().map(|point| DayPoint { subnets: Vec::new(), ..point }));
    });
}
