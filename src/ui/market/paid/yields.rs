//! The yields of a year at the pay of a day.

use super::pay::{DailyPay, Payee};
use crate::ui::format::whole;
use yuma_engine::quantity::{BLOCKS_PER_DAY, Netuid};
use yuma_scenario::market::MarketResult;

/// The days of a year.
pub const DAYS: u16 = 365;

/// Yields as fractions of the stake: a day's pay times 365, without compounding.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Yields {
    /// Of stake on root, paid by all subnets.
    pub root: f64,
    /// The part of it that the subnet pays.
    pub root_here: f64,
    /// Of the subnet's alpha.
    pub alpha: f64,
    /// The growth of the alpha outside the pool.
    pub growth: f64,
}

impl Yields {
    /// Returns the yields of a subnet, at today's prices.
    pub fn of(result: &MarketResult, netuid: Netuid) -> Yields {
        let mut yields = Yields::default();
        let root_tao = whole(result.totals.root_tao.0);
        for subnet in &result.subnets {
            let (Some(block), Some(state)) = (&subnet.block, result.economy.subnet(subnet.netuid)) else { continue };
            let miner_burn = result.miner_burn(subnet.netuid);
            let pay = DailyPay::of(block, miner_burn, &result.rules, result.report.does_root_sell);
            let to_root = per_year(whole(pay.value(pay.to_root(), subnet.price).0), root_tao);
            yields.root += to_root;
            if subnet.netuid == netuid {
                let outside = whole(state.alpha_out.0);
                yields.root_here = to_root;
                yields.alpha = per_year(whole(pay.to(Payee::Stakers)), outside);
                yields.growth = per_year(whole(block.alpha_emission.0.saturating_mul(BLOCKS_PER_DAY)), outside);
            }
        }
        yields
    }
}

fn per_year(paid: f64, stake: f64) -> f64 {
    if stake > 0.0 { paid * f64::from(DAYS) / stake } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::economy::Era;
    use yuma_scenario::market::preset;

    #[test]
    fn a_year_is_365_days() {
        for (paid, stake, expected) in [(1.0, 365.0, 1.0), (2.0, 7_300.0, 0.1), (1.0, 0.0, 0.0)] {
            assert!((per_year(paid, stake) - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn all_subnets_pay_root() {
        let market = preset("market-2026-04-11").unwrap();
        let result = MarketResult::of(&market, Era::of("launch-2025").unwrap());
        let yields = Yields::of(&result, Netuid(64));
        assert!(yields.root > yields.root_here && yields.root_here > 0.0, "{yields:?}");
        assert!(yields.alpha > 0.0 && yields.growth > yields.alpha, "{yields:?}");
        let parts = result.subnets.iter().map(|subnet| Yields::of(&result, subnet.netuid).root_here);
        assert!((parts.sum::<f64>() - yields.root).abs() < 1e-9);
    }
}
