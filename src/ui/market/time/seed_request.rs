//! Coarse runs of a market for the band over several seeds.

use super::request::{Phase, RunsRequest, read};
use super::strides::strides;
use yuma_scenario::market::{DayPoint, Market};

/// Returns the request of the coarsest run of a market under its own era, and the function that adds its output to the known
/// days. The days have participants only.
pub fn runs_with_seed(market: Market) -> (RunsRequest, fn(&[u8], &mut Vec<DayPoint>)) {
    let strides = strides(market.subnets.len(), market.horizon, market.rules(market.era).has_alpha());
    let era = market.era;
    let phases = strides.into_iter().take(1).map(|stride| Phase { era, stride }).collect();
    (RunsRequest { market, phases }, receive)
}

fn receive(output: &[u8], points: &mut Vec<DayPoint>) {
    // A section that cannot be read ends the output; the run then stays incomplete.
    let _ = read(output, |section| {
        points.truncate(section.known_points);
        points.extend(section.points.into_iter().map(|point| DayPoint { subnets: Vec::new(), ..point }));
    });
}
