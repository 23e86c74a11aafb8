//! The next block of a market is the engine's own block, row by row.

use crate::markets::{april_2025, april_2026, edited, era, market_of, pool, units};
use yuma_engine::economy::operations::{Operation, apply};
use yuma_engine::economy::{ERAS, EmissionSlot, EmissionWeightsError, StageValue, block_with, next_block};
use yuma_engine::emission::Stage;
use yuma_engine::issuance::block_emission;
use yuma_engine::quantity::{Alpha, Netuid, Proportion64, Rao};
use yuma_engine::wide::{FineAmount, RATIO_ZERO};
use yuma_scenario::market::{Eligibility, Market, MarketEdit, MarketResult, OtherParts, SubnetResult, economy};

const ALL: [Stage; 4] = Stage::ALL;

fn markets() -> [Market; 4] {
    let start = april_2026();
    let new = start.new_subnet().unwrap();
    let half = FineAmount::from_num(0.5);
    let changed = edited(
        &start,
        [
            MarketEdit::SetMinerBurn { netuid: Netuid(120), fraction: half },
            MarketEdit::SetEmission { netuid: Netuid(3), is_on: false },
            MarketEdit::RemoveSubnet(Netuid(4)),
            MarketEdit::AddSubnet(Box::new(new)),
        ],
    );
    // A pool with more TAO than was issued: the issuance is raised, and with it the halvings.
    let crowded = edited(&start, [MarketEdit::SetTao { netuid: Netuid(4), tao: Rao(10_600_000_000_000_000) }]);
    [start, april_2025(), changed, crowded]
}

#[test]
fn the_result_is_the_engines_block_in_every_era() {
    for market in markets() {
        for era in ERAS {
            let result = MarketResult::of(&market, era);
            let mut after = economy(&market, era);
            let before = after.clone();
            let report = next_block(&mut after, &market.rules(era));
            assert_eq!(result.report, report, "{}", era.id);
            let mut given = before.clone();
            let emission = block_emission(before.issuance);
            assert_eq!(block_with(&mut given, &market.rules(era), emission), report, "{}", era.id);

            assert!(result.subnets.iter().map(|s| s.netuid).eq(market.subnets.iter().map(|s| s.netuid)));
            for (position, block) in report.subnets.iter().enumerate() {
                let row = result.subnet(block.netuid).unwrap();
                assert_eq!((row.block, row.price), (Some(*block), before.subnets[block.index].pool.price()));
                assert_eq!(row.share, report.division.stages.finally[position]);
                assert_eq!(row.shares.last(), Some(&row.share), "{}: the last stage is the final share", era.id);
                assert_eq!(row.alpha_per_day, Alpha(block.alpha_emission.0 * 7_200));
                let exact = report.division.tao[position].to_bits() * 7_200;
                assert_eq!(u128::from(row.tao_per_day.0), exact >> 32, "rounded down");
                let trace = result.trace(block.netuid).unwrap();
                assert!(trace.contains(&(
                    yuma_engine::economy::BlockStage::Tao,
                    StageValue::FineTao(report.division.tao[position])
                )));
            }
        }
    }
}

#[test]
fn the_rows_sum_to_the_emission_less_what_is_recycled() {
    for market in markets() {
        for era in ERAS {
            let result = MarketResult::of(&market, era);
            let blocks = result.subnets.iter().filter_map(|subnet| subnet.block);
            let used: u64 = blocks.map(|block| block.tao_in.0 + block.bought_with.0).sum();
            assert_eq!(used + result.report.recycled.0, result.totals.emission.0, "{}", era.id);
            let shares: f64 = result.subnets.iter().map(|subnet| subnet.share.to_num::<f64>()).sum();
            assert!((shares - 1.0).abs() < 1e-6, "{}: {shares}", era.id);
            let day: u64 = result.subnets.iter().map(|subnet| subnet.tao_per_day.0).sum();
            let lost = result.totals.emission_per_day.0.abs_diff(day);
            assert!(lost <= 7_200 * 200, "{}: {lost} rao of a day are lost to rounding", era.id);
        }
    }
}

#[test]
fn a_rule_has_the_stages_that_change_shares() {
    for (id, stages) in [
        ("root-2024", &ALL[..1]),
        ("launch-2025", &ALL[..1]),
        ("subsidy-2025", &ALL[..1]),
        ("flow-2025", &ALL[..1]),
        ("netflow-2026", &[Stage::Share, Stage::Final]),
        ("price-2026", &[Stage::Share, Stage::AfterBurn, Stage::Final]),
        ("gate-2026", &ALL),
        ("etao-2026", &ALL),
    ] {
        let result = MarketResult::of(&april_2026(), era(id));
        assert_eq!(result.stages, stages, "{id}");
        assert!(
            result.subnets.iter().all(|row| row.shares.len() == if row.block.is_some() { stages.len() } else { 0 })
        );
        assert_eq!(result.totals.bar.is_some(), stages.len() == 4, "{id}");
    }
}

#[test]
fn a_row_names_why_it_gets_nothing() {
    let market = edited(&april_2026(), [MarketEdit::SetEmission { netuid: Netuid(3), is_on: false }]);
    for (id, of_3, of_96) in [
        ("root-2024", Eligibility::Eligible, Eligibility::Eligible),
        ("launch-2025", Eligibility::Eligible, Eligibility::NotStarted),
        ("flow-2025", Eligibility::Eligible, Eligibility::NotStarted),
        ("netflow-2026", Eligibility::EmissionOff, Eligibility::NotStarted),
        ("gate-2026", Eligibility::EmissionOff, Eligibility::NotStarted),
    ] {
        let result = MarketResult::of(&market, era(id));
        let (three, idle) = (result.subnet(Netuid(3)).unwrap(), result.subnet(Netuid(96)).unwrap());
        assert_eq!((three.eligibility, idle.eligibility), (of_3, of_96), "{id}");
        assert_eq!(three.share == RATIO_ZERO, of_3 == Eligibility::EmissionOff, "{id}");
        assert_eq!((idle.share, idle.tao_per_day), (RATIO_ZERO, Rao(0)), "{id}");
        assert_eq!(idle.rank.is_none(), of_96 == Eligibility::NotStarted, "{id}");
    }
}

#[test]
fn ranks_and_the_bar_order_the_rows() {
    let result = MarketResult::of(&april_2026(), era("gate-2026"));
    let mut ranks: Vec<u16> = result.subnets.iter().filter_map(|row| row.rank).collect();
    ranks.sort_unstable();
    assert!(ranks.into_iter().eq(1..=127));
    let chutes = result.subnet(Netuid(64)).unwrap();
    assert_eq!(chutes.rank, Some(1));
    let above = result.subnets.iter().filter(|row| row.above_bar.is_some_and(|distance| distance >= 0));
    assert_eq!(above.count(), 32, "the bar is the share of rank 32");
    // Without burn and switches the share before the gate is the share by price.
    let share = chutes.shares[0];
    let bar = result.totals.bar.unwrap().0;
    assert!((chutes.above_bar.unwrap().to_num::<f64>() - (share - bar).to_num::<f64>()).abs() < 1e-18);
}

#[test]
fn the_totals_are_those_of_the_economy() {
    let totals = MarketResult::of(&april_2026(), era("etao-2026")).totals;
    assert_eq!(
        (totals.eligible, totals.emission, totals.emission_per_day),
        (127, Rao(500_000_000), Rao(units(3_600.0)))
    );
    assert_eq!(totals.issuance, Rao(units(10_921_200.0)));
    assert_eq!(totals.root_tao, Rao(5_025_713_524_000_000));
    assert!((totals.prices.to_num::<f64>() - 1.3290).abs() < 1e-3, "{}", totals.prices);
    assert!((totals.moving_prices.to_num::<f64>() - 1.307).abs() < 1e-3, "{}", totals.moving_prices);
}

#[test]
fn the_launch_pays_by_the_average() {
    // Case launch-era-pays-by-average: what 50 of 94 pools were paid at block 5,373,800.
    let paid = [(1, 27_459_217), (33, 10_342_823), (56, 90_381_014), (64, 169_949_336), (67, 0), (81, 34_341_112)];
    let market = april_2025();
    let result = MarketResult::of(&market, era("launch-2025"));
    for (netuid, rao) in paid {
        let position = result.report.subnets.iter().position(|block| block.netuid == Netuid(netuid)).unwrap();
        let tao = result.report.division.tao[position].to_num::<f64>();
        assert!((tao - f64::from(rao)).abs() <= 100.0, "subnet {netuid}: {tao} instead of {rao}");
    }
    for row in result.subnets.iter().filter(|row| row.tao_per_day.0 > 0) {
        let block = row.block.unwrap();
        let ratio = block.tao_in.0 as f64 / block.alpha_in.0 as f64;
        let price = row.price.0.to_num::<f64>();
        assert!((ratio / price - 1.0).abs() < 1e-4, "subnet {}: {ratio} at {price}", row.netuid.0);
    }
    let idle: Vec<u16> = result.subnets.iter().filter(|row| row.block.is_none()).map(|row| row.netuid.0).collect();
    assert_eq!(idle, [83, 86, 89, 90, 91, 92, 93], "seven pools in their start-up get nothing");
}

#[test]
fn a_stage_is_the_one_before_times_its_factor_over_the_divisor() {
    let start = april_2026();
    let half = FineAmount::from_num(0.5);
    let changes = [
        MarketEdit::SetMinerBurn { netuid: Netuid(120), fraction: half },
        MarketEdit::SetEmission { netuid: Netuid(3), is_on: false },
    ];
    let changed = edited(&start, changes);
    for era in ERAS {
        let result = MarketResult::of(&changed, era);
        let mut divided = 0;
        for row in result.subnets.iter().filter(|row| row.block.is_some()) {
            for (pair, &stage) in row.shares.windows(2).zip(&result.stages[1..]) {
                let [before, after] = [pair[0], pair[1]].map(|share| share.to_num::<f64>());
                let Some(divisor) = result.divisor(stage) else {
                    assert_eq!(before, after, "{} {stage:?}", era.id);
                    continue;
                };
                let factor = result.factor(row.netuid, stage).unwrap().to_num::<f64>();
                let found = before * factor / divisor.to_num::<f64>();
                assert!((found - after).abs() < 1e-9, "{} {stage:?}: {found} instead of {after}", era.id);
                divided += 1;
            }
        }
        assert_eq!(divided > 0, result.stages.len() > 1, "{}", era.id);
    }
}

#[test]
fn the_chains_refusal_of_a_split_is_shown() {
    let part = |percent: u64| Proportion64((u128::from(u64::MAX) * u128::from(percent) / 100) as u64);
    let set = |weights: Vec<(EmissionSlot, Proportion64)>, others| {
        edited(&april_2026(), [MarketEdit::SetEmissionWeights { netuid: Netuid(64), weights, others }])
    };
    use EmissionSlot::{Miner, Owner, Validator};
    use EmissionWeightsError as Refusal;
    for (weights, others, expected) in [
        (vec![(Owner, part(33))], OtherParts::Rescaled, vec![]),
        (vec![(Owner, part(34))], OtherParts::Rescaled, vec![Refusal::OwnerEmissionAboveMaximum]),
        (vec![(Validator, part(51))], OtherParts::Rescaled, vec![Refusal::ValidatorEmissionAboveMaximum]),
        (vec![(Validator, part(1))], OtherParts::Rescaled, vec![Refusal::ValidatorEmissionTooLowToPreserveRoot]),
        (vec![(Miner, part(90))], OtherParts::Kept, vec![Refusal::EmissionWeightsDoNotSumToOne]),
    ] {
        let market = set(weights.clone(), others);
        let row = |id| MarketResult::of(&market, era(id)).subnet(Netuid(64)).unwrap().clone();
        assert_eq!(row("gate-2026").split_refusals, [], "owners could not set it");
        let paid = |row: SubnetResult| row.block.unwrap().participants;
        let before = MarketResult::of(&april_2026(), era("etao-2026")).subnet(Netuid(64)).unwrap().clone();
        let is_paid_as_before = paid(row("etao-2026")) == paid(before);
        assert_eq!(is_paid_as_before, !expected.is_empty(), "a refused split is not applied: {weights:?}");
        let refusals = row("etao-2026").split_refusals;
        assert_eq!(refusals, expected, "{weights:?}");
        let operation = Operation::SetEmissionWeights { netuid: Netuid(64), weights: weights.clone() };
        let etao = era("etao-2026");
        let refused = apply(&mut economy(&april_2026(), etao), &april_2026().rules(etao), &operation).is_err();
        assert!(refused || others == OtherParts::Rescaled, "{weights:?}");
    }
}

#[test]
fn an_owner_who_takes_a_third_leaves_root_its_part() {
    // Case owner-keeps-a-third: owner 33, validators 33.5, miners 33.5; root's part in TAO terms stays as it was.
    let third = Proportion64((u128::from(u64::MAX) * 33 / 100) as u64);
    let edit = MarketEdit::SetEmissionWeights {
        netuid: Netuid(64),
        weights: vec![(EmissionSlot::Owner, third)],
        others: OtherParts::Rescaled,
    };
    let parts = |market: &Market| {
        MarketResult::of(market, era("etao-2026")).subnet(Netuid(64)).unwrap().block.unwrap().participants
    };
    let (before, after) = (parts(&april_2026()), parts(&edited(&april_2026(), [edit])));
    assert_eq!(after.root, before.root);
    let percent = |alpha: u64| (alpha as f64 / 1e7).round() / 1.0;
    assert_eq!(percent(after.owner.0), 33.0);
    assert!((after.server.0 as f64 / 1e7 - 33.5).abs() < 1e-6);
    assert!(((after.validator.0 + after.root.0) as f64 / 1e7 - 33.5).abs() < 1e-6);
}

#[test]
fn excess_tao_buys_alpha() {
    // Case excess-at-one-tao: a share of 0.05635527 at a price of 0.035997 TAO and an emission of 1 TAO.
    let at = |netuid, price: f64| pool(netuid, Rao(units(10_000.0)), Alpha(units(10_000.0 / price)), Alpha(units(1e6)));
    let market = market_of(vec![at(1, 0.035997), at(2, 0.5), at(3, 0.5)]);
    let mut economy = economy(&market, era("flow-2025"));
    for (subnet, flow) in economy.subnets.iter_mut().zip([0.05635527424782002, 0.5, 0.44364472575218]) {
        subnet.flows.user_average =
            yuma_engine::emission::FlowAverage(substrate_fixed::types::I64F64::from_num(flow * 1e9));
    }
    // Before the halving the cap is the subnet's alpha emission.
    let rules = era("flow-2025").rules_at(yuma_engine::economy::Runtime(342), yuma_engine::economy::Choice::Live);
    let report = block_with(&mut economy, &rules, Rao(units(1.0)));
    let terms = report.subnets[0].terms;
    let tao = |amount: FineAmount| amount.to_num::<f64>() / 1e9;
    for (name, value, expected) in [
        ("alpha_in", tao(terms.alpha_in), 1.0),
        ("tao_in", tao(terms.tao_in), 0.035997),
        ("excess", tao(terms.excess), 0.020358),
    ] {
        assert!((value - expected).abs() < 1e-6, "{name}: {value}");
    }
}
