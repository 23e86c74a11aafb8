//! The days of a market: its first coarse run and its fine one, in every era.

#![allow(clippy::expect_used)]

use std::hint::black_box;

use yuma_engine::economy::{BlockStride, ERAS, Era};
use yuma_engine::quantity::{Alpha, Netuid, Rao};
use yuma_scenario::market::{Market, MarketRun, MarketSubnet, opening, strides};

use crate::line::Line;
use crate::sampling::micros_of;

/// The numbers of subnets with the days of a run.
const CASES: [(u16, u16); 3] = [(128, 30), (128, 3), (1_024, 3)];

/// Measures every era.
pub fn measure(mut print: impl FnMut(Line)) {
    for (subnets, days) in CASES {
        let market = market(subnets, days);
        for era in ERAS {
            for (what, stride) in ["first run", "fine run"].into_iter().zip(strides(&market, era)) {
                let micros = micros_of(|| run(&market, era, stride), 1);
                let case = format!("{subnets}, {days} days");
                print(Line { table: "days", case, rules: era.id, what: what.to_owned(), micros });
            }
        }
    }
}

fn run(market: &Market, era: &Era, stride: BlockStride) {
    let mut run = MarketRun::new(market, era, stride);
    while !run.is_complete() {
        run.advance();
    }
    black_box(run.points());
}

/// Returns the opening market with copies of its subnets, whose pools are as much smaller as there are more of them.
fn market(subnets: u16, days: u16) -> Market {
    let opening = opening();
    let copies = u64::from(subnets).div_ceil(opening.subnets.len() as u64);
    let like = |netuid: u16| {
        let like = &opening.subnets[usize::from(netuid - 1) % opening.subnets.len()];
        let (tao, alpha) = (Rao(like.tao.0 / copies), Alpha(like.alpha.0 / copies));
        MarketSubnet { netuid: Netuid(netuid), tao, alpha, ..like.clone() }
    };
    let market = opening.edit(|document| {
        document.horizon = days;
        document.subnets = (1..=subnets).map(like).collect();
        Ok(())
    });
    market.expect("a valid market")
}
