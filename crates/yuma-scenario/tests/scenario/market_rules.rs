//! A change of the rules at a date.

use crate::market_link::link_of;
use crate::markets::{april_2026, edited, era, units};
use yuma_engine::economy::{BlockStride, Choice, DAY, ERAS, Era, change_rules, next_blocks};
use yuma_engine::pool::Pool;
use yuma_engine::quantity::{Block, Netuid};
use yuma_scenario::market::link::{decode, encode};
use yuma_scenario::market::{EventContent, Market, MarketEdit, MarketEvent, MarketRun, economy, file};

fn changing(first: &'static Era, day: u64, second: &'static Era, days: u16) -> Market {
    edited(
        &april_2026(),
        [
            MarketEdit::SetEra(first),
            MarketEdit::SetHorizon(days),
            MarketEdit::AddEvent(MarketEvent::rules(Block(day * DAY.0), second)),
        ],
    )
}

fn run(market: &Market, era: &'static Era) -> MarketRun {
    let mut run = MarketRun::new(market, era, BlockStride::new(600));
    while !run.is_complete() {
        run.advance();
    }
    run
}

#[test]
fn a_change_of_the_rules_is_written_and_read() {
    let market = changing(era("price-2026"), 5, era("gate-2026"), 30);
    assert_eq!(decode(&encode(&market)), Ok(market.clone()));
    assert_eq!(file::import(&file::export(&market)), Ok(market));
    let link = |event: &str| {
        link_of(format!(r#"{{"kind":"market","start":"2026-04-11","era":"price-2026","events":[{event}]}}"#))
    };
    let read = decode(&link(r#"[36000,"rules","gate-2026"]"#)).unwrap();
    assert_eq!(read.events[0].content, EventContent::Rules(era("gate-2026")));
    for broken in [r#"[36000,"rules","x"]"#, r#"[36000,"rules"]"#, r#"[36000,"rules",7]"#] {
        assert!(decode(&link(broken)).is_err(), "{broken}");
    }
}

#[test]
fn every_era_can_follow_every_other() {
    for &first in ERAS {
        for &second in ERAS {
            let run = run(&changing(first, 1, second, 2), first);
            let economy = run.economy();
            let name = format!("{} then {}", first.id, second.id);
            assert_eq!(run.rules().share, second.rules.share, "{name}");
            assert_eq!(economy.tao_places().total(), u128::from(economy.issuance.0), "{name}");
            for subnet in &economy.subnets {
                assert_eq!(subnet.alpha_places().total(), u128::from(subnet.alpha_out.0), "{name}");
            }
        }
    }
}

#[test]
fn the_new_rules_hold_from_the_next_block_and_under_the_markets_era_only() {
    let (first, second) = (era("price-2026"), era("gate-2026"));
    let market = changing(first, 1, second, 3);
    let plain = edited(&market, [MarketEdit::RemoveEvent(0)]);
    let (changed, unchanged) = (run(&market, first), run(&plain, first));
    assert_eq!(changed.points()[..2], unchanged.points()[..2], "the same until then");
    assert_ne!(changed.points()[2], unchanged.points()[2]);
    // The run goes on as the engine does under the new rules.
    let (mut economy, old) = (economy(&market, first), market.rules(first));
    let new = second.rules(Choice::Live);
    for block in 0..36 {
        if block == 12 {
            change_rules(&mut economy, &old, &new);
        }
        next_blocks(&mut economy, if block < 12 { &old } else { &new }, BlockStride::new(600));
    }
    assert_eq!(changed.economy(), &economy);
    let other = run(&market, second);
    assert_eq!(other.points(), run(&plain, second).points(), "another era keeps its rules");
    assert_eq!(other.outcomes().len(), 1);
}

#[test]
fn pools_keep_their_price() {
    let before_eras = ["launch-2025", "flow-2025", "netflow-2026"];
    for first in before_eras.map(era) {
        for second in ["flow-2025", "netflow-2026", "price-2026", "gate-2026"].map(era) {
            let market = edited(&april_2026(), [MarketEdit::SetEra(first)]);
            let (old, new) = (market.rules(first), second.rules(Choice::Live));
            let mut economy = economy(&market, first);
            // A purchase moves the price away from the quotient of the reserves in a concentrated pool.
            next_blocks(&mut economy, &old, BlockStride::new(7_200));
            let mut changed = economy.clone();
            change_rules(&mut changed, &old, &new);
            for (before, after) in economy.subnets.iter().zip(&changed.subnets).filter(|(one, _)| one.is_eligible()) {
                let (before, after): (f64, f64) = (before.pool.price().0.to_num(), after.pool.price().0.to_num());
                assert!((after / before - 1.0).abs() < 1e-6, "{} {}: {before} {after}", first.id, second.id);
            }
        }
    }
    let market = edited(&april_2026(), [MarketEdit::SetEra(era("netflow-2026"))]);
    let old = market.rules(market.era);
    let mut economy = economy(&market, market.era);
    change_rules(&mut economy, &old, &era("gate-2026").rules(Choice::Live));
    assert!(economy.subnets.iter().all(|subnet| matches!(subnet.pool, Pool::Weighted(_))));
}

#[test]
fn flow_averages_start_with_the_smaller_of_both_prices() {
    let market = april_2026();
    let (old, new) = (market.rules(era("launch-2025")), era("netflow-2026").rules(Choice::Live));
    let mut economy = economy(&market, era("launch-2025"));
    let subnet = economy.subnet_mut(Netuid(64)).unwrap();
    subnet.flows.give_user(yuma_engine::quantity::Rao(units(5.0)));
    subnet.moving_price.0 = substrate_fixed::types::I96F32::from_num(0.5);
    let price: f64 = subnet.pool.price().0.to_num();
    change_rules(&mut economy, &old, &new);
    let flows = economy.subnet(Netuid(64)).unwrap().flows;
    let average: f64 = flows.user_average.0.to_num();
    assert!((average / 1e9 - price.min(0.5)).abs() < 1e-6, "{average} {price}");
    assert_eq!((flows.user.0, flows.protocol.0, flows.protocol_average.0.to_bits()), (0, 0, 0));
    // Averages that the old rules read go on.
    let before = flows;
    change_rules(&mut economy, &new, &era("netflow-2026").rules(Choice::Live));
    assert_eq!(economy.subnet(Netuid(64)).unwrap().flows, before);
}
