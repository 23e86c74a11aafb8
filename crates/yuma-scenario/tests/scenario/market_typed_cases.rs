//! Cases of other people, by edits that the page offers.

use crate::markets::{april_2025, edited, era, units};
use substrate_fixed::types::I64F64;
use yuma_engine::emission::FlowAverage;
use yuma_engine::quantity::{Alpha, Netuid, Rao};
use yuma_scenario::market::{Market, MarketEdit, MarketResult, SubnetResult};

const CHUTES: Netuid = Netuid(64);

/// The market of April 2025, whose block mints 1 TAO, under the rules of Taoflow.
fn with_flows(flows: [(u16, f64); 2]) -> Market {
    let market = edited(&april_2025(), [MarketEdit::SetEra(era("flow-2025"))]);
    let others = market.subnets.iter().map(|subnet| subnet.netuid);
    let flow = |netuid: Netuid| flows.iter().find(|(number, _)| *number == netuid.0).map_or(0.0, |(_, flow)| *flow);
    let average = |tao: f64| FlowAverage(I64F64::from_num(tao * 1e9));
    let edits =
        others.map(|netuid| MarketEdit::SetFlow { netuid, user: average(flow(netuid)), protocol: average(0.0) });
    edited(&market, edits.collect::<Vec<_>>())
}

fn next_block(market: &Market) -> SubnetResult {
    MarketResult::of(market, market.era).subnet(CHUTES).unwrap().clone()
}

fn assert_near(name: &str, value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() < tolerance, "{name}: {value} instead of {expected}");
}

/// Case excess-at-one-tao. Its wanted alpha is the share divided by the price.
#[test]
fn excess_tao_at_an_emission_of_one_tao() {
    let pool = [
        MarketEdit::SetTao { netuid: CHUTES, tao: Rao(units(35_997.0)) },
        MarketEdit::SetAlpha { netuid: CHUTES, alpha: Alpha(units(1_000_000.0)) },
    ];
    let market = edited(&with_flows([(64, 0.056355274), (4, 0.943644726)]), pool);
    let result = next_block(&market);
    assert_near("share", result.share.to_num(), 0.05635527424782002, 1e-6);
    let terms = result.block.unwrap().terms;
    for (name, value, expected) in
        [("alpha_in", terms.alpha_in, 1.0), ("tao_in", terms.tao_in, 0.035997), ("excess", terms.excess, 0.020358)]
    {
        assert_near(name, value.to_num::<f64>() / 1e9, expected, 1e-6);
    }
}

/// Case split-with-root. It splits 1.5 alpha; a block of the chain makes 1 at most, so that its parts are two thirds of them.
#[test]
fn alpha_with_half_of_it_under_root() {
    // With the alpha in the pool 0.18 of the TAO on root.
    let edit = MarketEdit::SetAlphaOut { netuid: CHUTES, alpha: Alpha(units(797_934.121)) };
    let parts = next_block(&edited(&with_flows([(64, 0.5), (4, 0.5)]), [edit])).block.unwrap().participants;
    for (name, part, expected) in [
        ("owner", parts.owner.0, 0.27),
        ("miners", parts.server.0, 0.615),
        ("validators and root", parts.validator.0 + parts.root.0, 0.615),
        ("root", parts.root.0, 0.3075),
    ] {
        assert_near(name, part as f64 / 1e9 * 1.5, expected, 1e-4);
    }
}
