//! The course of root's part over a year in which nothing but the subnet's alpha changes.

use super::yields::DAYS;
use yuma_engine::economy::{BoughtAlpha, Rules, SplitRule, Subnet, SubnetBlockResult, root_proportion, split_alpha};
use yuma_engine::quantity::{Alpha, BLOCKS_PER_DAY, RAO_PER_TAO, Rao};

/// The number of equal steps of the year.
const STEPS: u64 = 12;
/// The alpha that is split for a point, so that rounding is invisible.
const SPLIT: Alpha = Alpha(1_000 * RAO_PER_TAO);

/// Root on a subnet at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RootPoint {
    /// The day.
    pub day: u64,
    /// Root's proportion of the validators, from 0 to 1.
    pub proportion: f64,
    /// Root's part of new alpha, from 0 to 1.
    pub part: f64,
}

/// Returns the points of the year, if the subnet's alpha grows in every block as in the last one and the TAO on root
/// stays. Both are the engine's functions; the growth is an assumption.
pub fn root_course(subnet: &Subnet, block: &SubnetBlockResult, root_tao: Rao, rules: &Rules) -> Vec<RootPoint> {
    let recycled = if rules.bought == BoughtAlpha::Recycled { block.bought.0 } else { 0 };
    let growth = block.alpha_emission.0.saturating_add(block.alpha_in.0).saturating_sub(recycled);
    let point = |step: u64| {
        let day = u64::from(DAYS) * step / STEPS;
        let created = growth.saturating_mul(BLOCKS_PER_DAY).saturating_mul(day);
        let issuance = Alpha(subnet.alpha_issuance().0.saturating_add(created));
        let proportion = root_proportion(root_tao, rules.parameters.tao_weight, issuance);
        let parts = match rules.split {
            SplitRule::OwnerCut => {
                let cut = subnet.switches.owner_cut.then_some(rules.parameters.owner_cut);
                split_alpha(SPLIT, cut, proportion)
            }
            SplitRule::EmissionWeights => subnet.emission_weights.split(SPLIT, proportion),
        };
        RootPoint { day, proportion: proportion.to_num(), part: parts.pending.root.0 as f64 / SPLIT.0 as f64 }
    };
    (0..=STEPS).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::economy::Era;
    use yuma_engine::quantity::Netuid;
    use yuma_scenario::market::{MarketResult, economy, preset};

    #[test]
    fn roots_part_shrinks_as_alpha_grows() {
        let market = preset("market-2026-04-11").unwrap();
        for era in ["launch-2025", "gate-2026", "etao-2026"] {
            let era = Era::of(era).unwrap();
            let result = MarketResult::of(&market, era);
            let block = result.subnet(Netuid(64)).unwrap().block.unwrap();
            let economy = economy(&market, era);
            let subnet = economy.subnet(Netuid(64)).unwrap();
            let course = root_course(subnet, &block, result.totals.root_tao, &result.rules);
            assert_eq!((course.len(), course.last().unwrap().day), (13, 365));
            assert!(course.windows(2).all(|pair| pair[0].part > pair[1].part), "{}", era.id);
            let now = block.participants.root.0 as f64 / block.alpha_emission.0 as f64;
            assert!((course.first().unwrap().part - now).abs() < 1e-4, "{}: {now}", era.id);
        }
    }
}
