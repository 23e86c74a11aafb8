//! The market that runs over weeks start with, and what they make of it.

use yuma_engine::economy::{
    BlockStride, Choice, DAY, ERAS, Economy, Era, Measure, Simulation, SimulationReport, SubnetSnapshot,
};
use yuma_engine::quantity::{Alpha, Block, Netuid, Rao};
use yuma_scenario::market::{self, MarketEdit, SnapshotId, listings};

use crate::markets::april_2025;

fn economy(era: &Era) -> Economy {
    market::economy(&market::opening(), era)
}

fn report(era: &Era, blocks: u64, stride: u32) -> SimulationReport {
    let mut simulation =
        Simulation::new(economy(era), era.rules(Choice::Live), Block(blocks), BlockStride::new(stride));
    while !simulation.is_complete() {
        simulation.advance();
    }
    assert_eq!(simulation.done(), Block(blocks));
    simulation.report().clone()
}

#[test]
fn the_reading_is_of_root_and_128_subnets() {
    let listings = listings();
    assert!(listings.iter().map(|listing| listing.netuid.0).eq(0..=128));
    let chutes = listings[64];
    assert_eq!((chutes.name, chutes.reserves.tao), ("Chutes", Rao(211_988_894_100_000)));
    assert_eq!((chutes.reserves.alpha, chutes.alpha_out), (Alpha(2_558_110_679_500_000), Alpha(2_411_049_335_100_000)));
    assert_eq!((listings[1].tempo.0, chutes.emission), (99, Rao(451_740_000_000)));
    let started = listings.iter().filter(|listing| listing.moving_price.is_some());
    assert_eq!(started.count(), 127, "all but root and subnet 96");
}

#[test]
fn the_reading_of_2025_is_of_root_and_93_subnets() {
    let snapshot = SnapshotId::April2025.snapshot();
    assert!(snapshot.subnets.iter().map(|subnet| subnet.netuid.0).eq(1..=93));
    assert_eq!((snapshot.block, snapshot.root_stake), (Block(5_373_800), Rao(5_710_985_930_652_507)));
    assert_eq!(snapshot.emissions.iter().map(|emission| emission.0).sum::<u64>() / 1_000, 999_999, "one TAO a block");
    for (netuid, spot) in [(1, 0.064890898752217), (64, 0.37433343793970447), (90, 186.3752554636825)] {
        let price = snapshot.subnet(Netuid(netuid)).unwrap().price().0.to_num::<f64>();
        assert!((price / spot - 1.0).abs() < 1e-6, "subnet {netuid}: {price}");
    }
    let started = snapshot.subnets.iter().filter(|subnet| subnet.moving_price.is_some());
    let average: f64 = started.clone().map(|subnet| subnet.moving_price.unwrap().0.to_num::<f64>()).sum();
    let spot: f64 = started.map(|subnet| subnet.price().0.to_num::<f64>()).sum();
    assert!((average / spot - 1.0).abs() < 1e-6, "the averages are {average} together, the prices {spot}");
}

#[test]
fn the_economy_is_whole_in_every_era() {
    let pools = MarketEdit::SetTao { netuid: Netuid(64), tao: Rao(10_000_000_000_000_000) };
    let crowded = pools.apply(&market::opening()).unwrap();
    for (market, issued) in [(market::opening(), 10_921_200), (april_2025(), 8_757_600), (crowded, 16_818_290)] {
        for era in ERAS {
            let economy = market::economy(&market, era);
            assert_eq!(economy.issuance.0 / 1_000_000_000, issued, "{}", era.id);
            assert_eq!(economy.tao_places().total(), u128::from(economy.issuance.0), "{}", era.id);
            for subnet in &economy.subnets {
                let placed = subnet.alpha_places().total();
                assert_eq!(placed, u128::from(subnet.alpha_out.0), "{} {:?}", era.id, subnet.netuid);
            }
        }
    }
}

#[test]
fn a_simulation_reports_its_emission() {
    for era in ERAS {
        let report = report(era, 100, 60);
        assert_eq!(report.emitted, Rao(50_000_000_000), "{}: half a TAO a block", era.id);
        let shares: f64 = report.subnets.iter().map(|subnet| Measure::Share.of(&subnet.before)).sum();
        assert!((shares - 1.0).abs() < 1e-6, "{}: the shares are {shares} together", era.id);
        let injected: u64 = report.subnets.iter().map(|subnet| subnet.tao_injected.0).sum();
        assert!(injected <= report.emitted.0, "{}", era.id);
        assert_eq!(injected + report.recycled.0, report.emitted.0, "{}", era.id);
        let idle = report.subnets[95];
        assert_eq!((idle.netuid, idle.tao_injected, idle.alpha_emitted), (Netuid(96), Rao(0), Alpha(0)), "{}", era.id);
    }
}

#[test]
fn a_simulation_depends_only_on_its_arguments() {
    for era in ERAS {
        assert_eq!(report(era, 1_000, 60), report(era, 1_000, 60), "{}", era.id);
    }
}

/// The maximum error of a stride of 60 blocks after two hours: in the worst subnet, one with a very small pool, and on average.
const LARGEST: f64 = 2e-2;
const MEAN: f64 = 2e-3;

fn last(report: &SimulationReport) -> Vec<SubnetSnapshot> {
    report.subnets.iter().map(|subnet| subnet.after).collect()
}

#[test]
fn a_stride_of_sixty_blocks_is_close_to_the_exact_simulation() {
    for era in ERAS {
        let (exact, near) = (report(era, DAY.0 / 10, 1), report(era, DAY.0 / 10, 60));
        assert_eq!(exact.emitted, near.emitted, "{}", era.id);
        for measure in Measure::ALL {
            let error = measure.error(&last(&exact), &last(&near));
            println!("{}, {}: {error:?}", era.id, measure.id());
            let is_near = error.largest <= LARGEST && error.mean <= MEAN;
            assert!(is_near, "{}, {}: {error:?}", era.id, measure.id());
        }
    }
}

#[test]
fn a_deviation_is_relative() {
    let with = |tao: u64| SubnetSnapshot { tao: Rao(tao), ..report(ERAS[0], 0, 1).subnets[0].after };
    let check = |exact: &[u64], near: &[u64], largest: f64, mean: f64| {
        let all = |amounts: &[u64]| amounts.iter().map(|&tao| with(tao)).collect::<Vec<_>>();
        let error = Measure::PoolTao.error(&all(exact), &all(near));
        let is_near = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert!(is_near(error.largest, largest) && is_near(error.mean, mean), "{exact:?} {near:?} {error:?}");
    };
    check(&[], &[], 0.0, 0.0);
    check(&[100, 200], &[100, 200], 0.0, 0.0);
    check(&[100, 200], &[101, 194], 0.03, 0.02);
    check(&[0, 100], &[5, 100], 1.0, 0.5);
    check(&[0, 100], &[0, 50], 0.5, 0.25);
}
