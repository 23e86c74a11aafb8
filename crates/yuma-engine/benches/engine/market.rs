//! A run of 30 days of 128 subnets without participants, and with 1,000 of them.

#![allow(clippy::expect_used)]

use std::hint::black_box;

use yuma_engine::economy::{BlockStride, Era};
use yuma_engine::quantity::{Millionths, RAO_PER_TAO, Rao};
use yuma_scenario::market::{
    self, Arbitrageur, EarlyMover, Holder, Market, MarketRun, Momentum, Participant, Policy, YieldSeeker,
};

use crate::line::Line;
use crate::sampling::median_of;

const SAMPLES: usize = 3;
const PARTICIPANTS: usize = 1_000;
/// The stride of the finest run of the page.
const STRIDE: u32 = 60;

/// Measures both runs under the newest rules.
pub fn measure(mut print: impl FnMut(Line)) {
    let alone = market::preset("market-2026-04-11").expect("a preset");
    let crowded = crowded(&alone);
    let era = Era::of("etao-2026").expect("an era");
    for (market, count) in [(&alone, 0), (&crowded, PARTICIPANTS)] {
        let micros = median_of(SAMPLES, || drop(black_box(whole(market, era))));
        let case = format!("{} subnets, {} days", market.subnets.len(), market.horizon);
        print(Line { table: "market", case, rules: era.id, what: format!("{count} participants"), micros });
    }
}

fn whole(market: &Market, era: &Era) -> MarketRun {
    let mut run = MarketRun::new(market, era, BlockStride::new(STRIDE));
    while !run.is_complete() {
        run.advance();
    }
    run
}

/// Adds participants of every policy that any number can have, with 10 TAO each.
fn crowded(market: &Market) -> Market {
    let min_pool = Rao(1_000 * RAO_PER_TAO);
    let policies = [
        Policy::Holder(Holder { netuid: None }),
        Policy::EarlyMover(EarlyMover { netuid: None, day: 3, held: Some(7) }),
        Policy::Momentum(Momentum { days: 1, min_pool }),
        Policy::YieldSeeker(YieldSeeker { days: 1, min_pool }),
        Policy::Arbitrageur(Arbitrageur { gap: Millionths(20_000), min_pool }),
    ];
    let participants = policies.into_iter().cycle().take(PARTICIPANTS).map(|policy| Participant {
        name: String::new(),
        tao: Rao(10 * RAO_PER_TAO),
        alpha: None,
        policy,
    });
    let participants = participants.collect();
    let crowded = market.edit(|document| {
        document.participants = participants;
        Ok(())
    });
    crowded.expect("a valid market")
}
