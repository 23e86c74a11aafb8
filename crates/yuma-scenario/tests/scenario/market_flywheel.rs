//! The flywheel: better miners, stake, price, emission and pay rise together, and fall together.

use yuma_engine::economy::{BlockStride, EarningsModel, Economy};
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::link::{decode, encode};
use yuma_scenario::market::{MarketRun, SubnetPoint, preset};

const SUBNET: Netuid = Netuid(3);

/// The subnet at the end of a day, and the miners' pay in its last epoch in TAO.
struct Day {
    point: SubnetPoint,
    burned: f64,
    paid: f64,
    rank: usize,
}

fn paid(economy: &Economy) -> f64 {
    let subnet = economy.subnet(SUBNET).unwrap();
    let EarningsModel::Consensus(consensus) = &subnet.earnings_model else { panic!("it has a consensus") };
    let incentives = consensus.last.iter().flat_map(|outcome| &outcome.server_emission).zip(&consensus.hotkeys);
    let miners = incentives.filter(|(_, hotkey)| **hotkey != subnet.owner.hotkey);
    let alpha: f64 = miners.map(|(paid, _)| paid.0 as f64).sum();
    alpha * subnet.pool.price().0.to_num::<f64>()
}

/// Returns days 4, 14, 24, 34 and 60: before the wheel turns, after each turn, and at the end.
fn days(id: &str) -> Vec<Day> {
    let market = preset(id).unwrap();
    let mut run = MarketRun::new(&market, market.era, BlockStride::new(60));
    let mut days = Vec::new();
    for day in 1..=usize::from(market.horizon) {
        while run.points().len() <= day {
            run.advance();
        }
        if [4, 14, 24, 34, 60].contains(&day) {
            let burned = run.economy().subnet(SUBNET).unwrap().miner_burned.to_num();
            let point = &run.points()[day];
            let rank = 1 + point.ranked().iter().position(|subnet| subnet.netuid == SUBNET).unwrap();
            days.push(Day { point: *point.subnet(SUBNET).unwrap(), burned, paid: paid(run.economy()), rank });
        }
    }
    assert!(run.outcomes().len() == 12 && run.outcomes().iter().all(Result::is_ok), "{:?}", run.outcomes());
    days
}

fn check(id: &str, rises: bool) {
    let days = days(id);
    let all: Vec<String> = days
        .iter()
        .map(|day| {
            format!(
                "{:.4} {:.4} {} {:.3} {:.3}",
                day.point.price, day.point.share, day.point.tao_per_day.0, day.burned, day.paid
            )
        })
        .collect();
    for (before, after) in days.iter().zip(&days[1..4]) {
        let pairs = [
            (before.point.price, after.point.price),
            (before.point.share, after.point.share),
            (before.point.tao_per_day.0 as f64, after.point.tao_per_day.0 as f64),
            (-before.burned, -after.burned),
            (before.paid, after.paid),
        ];
        for (index, (before, after)) in pairs.into_iter().enumerate() {
            assert_eq!(after > before, rises, "{id}: measure {index} goes from {before} to {after}: {all:#?}");
        }
    }
    let (first, last) = (&days[0], &days[4]);
    assert_eq!(last.point.share > first.point.share, rises, "{id}: {all:#?}");
    let expected = if rises { (5, 3) } else { (4, 5) };
    assert_eq!((first.rank, last.rank), expected, "{id}: {all:#?}");
}

#[test]
fn it_turns_forward() {
    check("flywheel-forward", true);
}

#[test]
fn it_turns_backward() {
    check("flywheel-backward", false);
}

#[test]
fn its_links_are_short() {
    for (id, limit) in [("flywheel-forward", 700), ("flywheel-backward", 1_100)] {
        let market = preset(id).unwrap();
        let link = encode(&market);
        assert_eq!(decode(&link).unwrap(), market);
        assert!(link.len() < limit, "{id}: {} characters", link.len());
    }
}
