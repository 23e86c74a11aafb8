//! The order of a market's runs.

use super::request::Phase;
use yuma_engine::economy::Era;
use yuma_scenario::market::{Market, strides};

/// Returns the runs of a market under several eras: those of all eras at one stride before those at the next.
pub fn phases(market: &Market, eras: &[&'static Era]) -> Vec<Phase> {
    let mut phases: Vec<(usize, Phase)> = Vec::new();
    for &era in eras {
        let strides = strides(market, era).into_iter().enumerate();
        phases.extend(strides.map(|(level, stride)| (level, Phase { era, stride })));
    }
    phases.sort_by_key(|(level, _)| *level);
    phases.into_iter().map(|(_, phase)| phase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::economy::ERAS;
    use yuma_scenario::market;

    #[test]
    fn every_era_has_a_coarse_run_before_any_has_a_fine_one() {
        let phases = phases(&market::opening(), ERAS);
        let (coarse, fine) = phases.split_at(ERAS.len());
        assert!(coarse.iter().map(|phase| phase.era.id).eq(ERAS.iter().map(|era| era.id)));
        assert!(coarse.iter().zip(fine).all(|(coarse, fine)| coarse.stride > fine.stride), "{phases:?}");
    }
}
