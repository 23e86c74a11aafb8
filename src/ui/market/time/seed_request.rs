//! Coarse runs of a market for the band over several seeds.

use super::request::{Phase, RunRequest, read};
use yuma_engine::economy::BlockStride;
use yuma_scenario::market::{DayPoint, Market, strides};

/// Returns the request of the coarsest run of a market under its own era, and the function that adds its output to the known
/// days. The days have participants only.
pub fn runs_with_seed(market: Market) -> (RunRequest, fn(&[u8], &mut Vec<DayPoint>)) {
    let era = market.era;
    let stride = strides(&market, era).first().copied().unwrap_or(BlockStride::ONE);
    (RunRequest { market, phase: Phase { era, stride } }, receive)
}

fn receive(output: &[u8], points: &mut Vec<DayPoint>) {
    // A section that cannot be read ends the output; the run then stays incomplete.
    let _ = read(output, |section| {
        points.truncate(section.known_points);
        points.extend(section.points.into_iter().map(|point| DayPoint { subnets: Vec::new(), ..point }));
    });
}
