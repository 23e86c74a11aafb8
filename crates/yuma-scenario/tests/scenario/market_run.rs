//! A run of a market over days: the engine's blocks, with the document's operations between them.

use crate::markets::{april_2025, april_2026, edited, era, units};
use yuma_engine::economy::operations::{Operation, OperationError, Position, Switch, apply};
use yuma_engine::economy::{BlockStride, ERAS, Economy, Era, Measure, Owner, next_block};
use yuma_engine::quantity::{Alpha, BLOCKS_PER_DAY, Block, Key, Netuid, Rao};
use yuma_engine::wide::FineAmount;
use yuma_scenario::market::{
    DAY_ERROR, DayPoint, HOLDER, Market, MarketDocument, MarketEdit, MarketEvent, MarketResult, MarketRun, STAKER,
    VALIDATOR, economy, have_equal_runs, strides,
};

fn days(market: &Market, days: u16) -> Market {
    edited(market, [MarketEdit::SetHorizon(days)])
}

fn at(after: u64, operation: Operation) -> MarketEdit {
    MarketEdit::AddEvent(MarketEvent::operation(Block(after), operation))
}

fn stake(netuid: u16, tao: f64) -> Operation {
    let position = Position { netuid: Netuid(netuid), hotkey: VALIDATOR, coldkey: HOLDER };
    Operation::Stake { position, tao: Rao(units(tao)), limit: None }
}

fn unstake(netuid: u16, alpha: u64) -> Operation {
    let position = Position { netuid: Netuid(netuid), hotkey: VALIDATOR, coldkey: STAKER };
    Operation::Unstake { position, amount: Alpha(alpha), limit: None }
}

/// Runs a market to its end.
fn run(market: &Market, era: &Era, stride: u32) -> MarketRun {
    let mut run = MarketRun::new(market, era, BlockStride::new(stride));
    while !run.is_complete() {
        let before = run.done();
        run.advance();
        assert!(run.done() > before, "every step computes a block");
    }
    let days = usize::from(market.horizon);
    assert_eq!((run.done().0, run.points().len()), (days as u64 * BLOCKS_PER_DAY, days + 1));
    run
}

#[test]
fn a_day_by_single_blocks_is_the_engines_day_in_every_era() {
    let stakes = stake(91, 500.0);
    let market = edited(&days(&april_2026(), 1), [at(100, stakes.clone())]);
    for era in ERAS {
        let run = run(&market, era, 1);
        let (mut economy, rules) = (economy(&market, era), market.rules(era));
        for block in 0..BLOCKS_PER_DAY {
            if block == 100 {
                assert_eq!(run.outcomes(), [apply(&mut economy, &rules, &stakes)], "{}", era.id);
            }
            next_block(&mut economy, &rules);
        }
        assert_eq!(run.economy(), &economy, "{}", era.id);
    }
}

#[test]
fn the_first_point_is_the_table() {
    let market = edited(&days(&april_2026(), 1), [at(0, stake(91, 500.0))]);
    for era in ERAS {
        let result = MarketResult::of(&market, era);
        let run = MarketRun::new(&market, era, BlockStride::new(600));
        let [point] = run.points() else { panic!("{}: one point", era.id) };
        assert_eq!((point.issuance, point.root_tao), (result.totals.issuance, result.totals.root_tao));
        assert_eq!(point.emission_per_day, result.totals.emission_per_day, "{}", era.id);
        assert_eq!(point.subnets.len(), result.subnets.len());
        for (subnet, row) in point.subnets.iter().zip(&result.subnets) {
            assert_eq!((subnet.netuid, subnet.tao_per_day), (row.netuid, row.tao_per_day), "{}", era.id);
            assert_eq!((subnet.share, subnet.price), (row.share.to_num(), row.price.0.to_num()), "{}", era.id);
        }
        let ranks = point.ranked();
        for row in result.subnets.iter().filter(|row| row.share > 0) {
            let rank = ranks.iter().position(|subnet| subnet.netuid == row.netuid).unwrap();
            assert_eq!(Some(rank + 1), row.rank.map(usize::from), "{}: {:?}", era.id, row.netuid);
        }
    }
}

#[test]
fn the_block_after_a_run_is_the_engines_next_block() {
    let market = edited(&days(&april_2026(), 2), [at(0, stake(91, 500.0)), at(BLOCKS_PER_DAY, unstake(64, 1_000))]);
    for era in ERAS {
        let of_document = MarketResult::of(&market, era);
        let mut run = MarketRun::new(&market, era, BlockStride::new(600));
        let start = MarketResult::after(&run);
        assert_eq!((&start.subnets, &start.economy), (&of_document.subnets, &of_document.economy), "{}", era.id);
        while run.done().0 < BLOCKS_PER_DAY {
            run.advance();
        }
        let after = MarketResult::after(&run);
        let report = next_block(&mut run.economy().clone(), run.rules());
        assert_eq!((&after.economy, &after.report), (run.economy(), &report), "{}", era.id);
        assert_eq!(after.miner_burn(Netuid(64)), of_document.miner_burn(Netuid(64)), "{}", era.id);
    }
}

#[test]
fn events_come_after_their_block_in_the_order_of_the_document() {
    // All of subnet 64's alpha that the staker has is sold twice in one block: the second sale is refused.
    let all = april_2026().subnet(Netuid(64)).unwrap().alpha_out.0;
    for (first, second) in [(0, 0), (1, 1), (599, 601), (600, 600), (7_199, 7_200)] {
        let market = edited(
            &days(&april_2026(), 2),
            [at(second, unstake(64, all)), at(first, stake(64, 10.0)), at(second, unstake(64, all))],
        );
        let mut run = MarketRun::new(&market, era("gate-2026"), BlockStride::new(600));
        let mut outcomes = Vec::new();
        while !run.is_complete() {
            let before = run.done();
            run.advance();
            outcomes.resize(run.outcomes().len(), before.0);
        }
        assert_eq!(outcomes, [first, second, second], "applied before the next block");
        let refused = [false, false, true];
        assert!(run.outcomes().iter().map(Result::is_err).eq(refused), "{:?}", run.outcomes());
        assert_eq!(run.outcomes()[2], Err(OperationError::NotEnoughStake));
    }
}

#[test]
fn events_after_the_last_block_are_not_applied() {
    for (after, applied) in [(7_199, 1), (7_200, 0), (50_000, 0)] {
        let market = edited(&days(&april_2026(), 1), [at(after, stake(91, 500.0))]);
        assert_eq!(run(&market, era("etao-2026"), 600).outcomes().len(), applied, "{after}");
    }
}

#[test]
fn every_kind_of_event_has_its_effect() {
    let owner = Owner { coldkey: HOLDER, hotkey: Key(40_000) };
    let market = edited(
        &days(&april_2026(), 3),
        [
            at(0, Operation::SetSwitch { netuid: Netuid(64), switch: Switch::Emission, is_on: false }),
            at(7_200, Operation::Dissolve { netuid: Netuid(4) }),
            at(7_200, Operation::RegisterSubnet { owner }),
            at(7_200, Operation::SetMinerBurn { netuid: Netuid(120), fraction: FineAmount::from_num(1) }),
        ],
    );
    let run = run(&market, era("gate-2026"), 60);
    let receipts: Vec<_> = run.outcomes().iter().map(|outcome| outcome.as_ref().unwrap()).collect();
    assert_eq!((receipts[1].dissolved, receipts[2].registered), (Some(Netuid(4)), Some(Netuid(4))));
    let shares = |netuid| run.points().iter().map(move |point| point.subnet(Netuid(netuid)).unwrap().share);
    assert!(shares(64).map(|share| share > 0.0).eq([true, false, false, false]));
    assert!(
        shares(120).map(|share| share > 0.02).eq([true, true, false, false]),
        "{:?}",
        shares(120).collect::<Vec<_>>()
    );
    assert!(shares(4).map(|share| share > 0.0).eq([true, true, false, false]), "the new subnet has not started");
    let first = &run.points()[0];
    let same = |netuid| run.points().iter().map(move |point| point.same_subnet(Netuid(netuid), first).is_some());
    assert!(same(4).eq([true, true, false, false]), "another subnet has the number from day 2 on");
    assert!(same(64).all(|is_same| is_same));
}

#[test]
fn all_tao_is_somewhere_after_a_run() {
    let events = [
        at(10, stake(91, 5_000.0)),
        at(2_000, unstake(64, units(100_000.0))),
        at(4_000, Operation::Dissolve { netuid: Netuid(3) }),
        at(7_300, Operation::RegisterSubnet { owner: Owner { coldkey: HOLDER, hotkey: Key(40_000) } }),
    ];
    for market in [april_2026(), april_2025()] {
        let market = edited(&days(&market, 2), events.clone());
        for era in ERAS {
            let run = run(&market, era, 60);
            let economy = run.economy();
            assert_eq!(economy.tao_places().total(), u128::from(economy.issuance.0), "{}", era.id);
            for subnet in &economy.subnets {
                assert_eq!(subnet.alpha_places().total(), u128::from(subnet.alpha_out.0), "{}", era.id);
            }
        }
    }
}

/// The largest relative errors of price, share and TAO in the pool after a day, then those of the TAO staked on root and of
/// the issuance.
fn errors(market: &Market, era: &Era, stride: BlockStride) -> Vec<f64> {
    let [exact, near] = [1, stride.blocks()].map(|blocks| run(market, era, u32::try_from(blocks).unwrap()));
    let [exact, near] = [&exact.points()[1], &near.points()[1]];
    let of_subnets = Measure::ALL.map(|measure| measure.error(&exact.snapshots(), &near.snapshots()).largest);
    let relative = |exact: Rao, near: Rao| exact.0.abs_diff(near.0) as f64 / exact.0 as f64;
    let of_root = [relative(exact.root_tao, near.root_tao), relative(exact.issuance, near.issuance)];
    of_subnets.into_iter().chain(of_root).collect()
}

#[test]
fn the_finest_stride_is_close_to_single_blocks() {
    let market = edited(&days(&april_2026(), 1), [at(100, stake(91, 500.0))]);
    for era in ERAS {
        let finest = *strides(&market, era).last().unwrap();
        let found = errors(&market, era, finest);
        println!("{}: {found:.6?} of price, share, TAO, root and issuance", era.id);
        assert!(found.iter().all(|&error| error <= DAY_ERROR), "{}: {found:?}", era.id);
    }
}

#[test]
fn runs_do_not_depend_on_the_open_era_or_on_texts() {
    let market = edited(&days(&april_2026(), 1), [at(100, stake(91, 500.0))]);
    let changed = |change: fn(&mut MarketDocument)| {
        let changed = market.edit(|document| {
            change(document);
            Ok(())
        });
        changed.unwrap()
    };
    let changing_rules = edited(&market, [MarketEdit::AddEvent(MarketEvent::rules(Block(200), era("etao-2026")))]);
    let in_another_era = edited(&changing_rules, [MarketEdit::SetEra(era("launch-2025"))]);
    assert!(!have_equal_runs(&changing_rules, &in_another_era), "the rules change under the open era only");
    for (other, is_equal) in [
        (edited(&market, [MarketEdit::SetEra(era("launch-2025"))]), true),
        (changed(|document| document.title = "Another title".to_owned()), true),
        (edited(&market, [MarketEdit::SetTao { netuid: Netuid(3), tao: Rao(1) }]), false),
        (edited(&market, [MarketEdit::SetHorizon(2)]), false),
        (edited(&market, [MarketEdit::RemoveEvent(0)]), false),
        (changed(|document| document.runtime = Some(document.era.runtime)), false),
    ] {
        assert_eq!(have_equal_runs(&market, &other), is_equal, "{:?}", other.title);
        let [one, other] = [&market, &other].map(|market| run(market, era("gate-2026"), 7_200));
        assert!(!is_equal || one.points() == other.points());
    }
}

#[test]
fn points_have_the_stages_and_settings_of_their_day() {
    let off = Operation::SetSwitch { netuid: Netuid(64), switch: Switch::Emission, is_on: false };
    let burn = Operation::SetMinerBurn { netuid: Netuid(120), fraction: FineAmount::from_num(0.5) };
    let market = edited(&days(&april_2026(), 2), [at(7_200, off), at(7_200, burn)]);
    for era in ERAS {
        let run = run(&market, era, 3_600);
        let (result, rules) = (MarketResult::of(&market, era), market.rules(era));
        for (subnet, row) in run.points()[0].subnets.iter().zip(&result.subnets) {
            let shares = rules.share.stages().iter().map(|&stage| subnet.share_at(stage));
            assert!(
                !subnet.takes_part || shares.eq(row.shares.iter().map(|share| share.to_num::<f64>())),
                "{}",
                era.id
            );
            assert_eq!(subnet.takes_part, row.block.is_some(), "{}: {:?}", era.id, subnet.netuid);
        }
        let settings = run.points().iter().map(|point| {
            let [one, other] = [64, 120].map(|netuid| point.subnet(Netuid(netuid)).unwrap());
            (one.emission_enabled, other.miner_burn == 0.5)
        });
        assert!(settings.eq([(true, false), (true, false), (false, true)]), "{}", era.id);
    }
}

#[test]
fn the_largest_and_the_changes_of_days_are_sums_of_subnets() {
    let market = days(&april_2026(), 1);
    let [gate, launch] = ["gate-2026", "launch-2025"].map(|id| run(&market, era(id), 7_200).points()[1].clone());
    let [eight, all] = [8, 128].map(|count| gate.share_of_largest(count));
    assert!(0.3 < eight && eight < all && (all - 1.0).abs() < 1e-9, "{eight} {all}");
    let changes = gate.changes_from(&launch);
    assert_eq!(changes.len(), 128);
    assert!(changes.windows(2).all(|pair| pair[0].1 >= pair[1].1), "the largest gain first");
    let of = |point: &DayPoint, netuid| i128::from(point.subnet(netuid).unwrap().tao_per_day.0);
    for (netuid, change) in changes {
        assert_eq!(change, of(&gate, netuid) - of(&launch, netuid), "{netuid:?}");
    }
}

#[test]
fn a_run_depends_only_on_its_arguments() {
    let market = edited(&days(&april_2026(), 3), [at(5_000, stake(91, 500.0)), at(5_000, unstake(64, 1))]);
    for era in ERAS {
        let [one, other] = [(), ()].map(|()| run(&market, era, 600));
        assert_eq!((one.points(), one.outcomes()), (other.points(), other.outcomes()), "{}", era.id);
    }
}

#[test]
fn a_year_of_the_most_subnets_runs() {
    let start = april_2026();
    let mut subnets = start.subnets.clone();
    while subnets.len() < yuma_scenario::limits::SUBNETS {
        let netuid = u16::try_from(subnets.len() + 1).unwrap();
        let like = start.subnets[subnets.len() % 128].clone();
        subnets.push(yuma_scenario::market::MarketSubnet {
            netuid: Netuid(netuid),
            tao: Rao(like.tao.0 / 8),
            alpha: Alpha(like.alpha.0 / 8),
            ..like
        });
    }
    let market = edited(&crate::markets::market_of(subnets), [MarketEdit::SetHorizon(365)]);
    let run = run(&market, era("gate-2026"), 7_200);
    assert!(run.points().iter().all(|point| point.subnets.len() == 1_024));
}

/// Returns the subnets of an economy, each with its block of registration.
fn existing(economy: &Economy) -> Vec<(Netuid, Block)> {
    economy.subnets.iter().map(|subnet| (subnet.netuid, subnet.registered_at)).collect()
}

#[test]
fn a_subnet_is_later_only_if_it_was_registered_during_the_run() {
    for era in ERAS {
        let market = days(&april_2026(), 2);
        let start = existing(&economy(&market, era));
        assert_eq!(market.registered_later(start), [], "{}", era.id);
    }
}

#[test]
fn a_subnet_in_the_place_of_a_dissolved_one_is_another_one() {
    let owner = Owner { coldkey: HOLDER, hotkey: HOLDER };
    let dissolve = Operation::Dissolve { netuid: Netuid(4) };
    let register = Operation::RegisterSubnet { owner };
    let market = edited(&days(&april_2026(), 2), [at(10, dissolve), at(20, register)]);
    let run = run(&market, era("price-2026"), 7_200);
    let later = market.registered_later(existing(run.economy()));
    let found: Vec<(Netuid, &str)> = later.iter().map(|subnet| (subnet.netuid, subnet.name.as_str())).collect();
    assert_eq!(found, [(Netuid(4), "")]);
    let on_day = market.with_later(&later);
    assert_eq!(on_day.subnets.len(), market.subnets.len());
    assert_eq!(on_day.subnet(Netuid(4)), Some(&later[0]));
    assert_eq!(on_day.subnet(Netuid(5)), market.subnet(Netuid(5)));
    let point = &run.points()[2];
    assert_eq!(point.subnet(Netuid(4)).map(|subnet| subnet.registered_at), Some(later[0].registered_at));
}

#[test]
fn the_era_of_a_day_is_that_of_the_last_change_before_its_end() {
    let market = april_2026();
    let change = |after: u64, id: &str| MarketEdit::AddEvent(MarketEvent::rules(Block(after), era(id)));
    let market =
        edited(&market, [change(3 * BLOCKS_PER_DAY, "gate-2026"), change(5 * BLOCKS_PER_DAY - 1, "etao-2026")]);
    for (day, expected) in
        [(0, market.era.id), (3, market.era.id), (4, "gate-2026"), (5, "etao-2026"), (30, "etao-2026")]
    {
        assert_eq!(market.era_on(day).id, expected, "day {day}");
    }
}

#[test]
fn a_day_has_the_bar_of_its_last_block() {
    let market = days(&april_2026(), 1);
    for era in ERAS {
        let run = run(&market, era, 7_200);
        let start = MarketResult::of(&market, era).totals.bar.map(|bar| bar.0.to_num::<f64>());
        assert_eq!(run.points()[0].bar, start, "{}", era.id);
        assert_eq!(run.points()[1].bar.is_some(), start.is_some(), "{}", era.id);
        for (point, line) in run.points()[0].subnets.iter().zip(MarketResult::of(&market, era).subnets) {
            let is_above = line.above_bar.map(|distance| distance >= 0);
            let is_above = is_above.or(start.map(|_| false));
            assert_eq!(run.points()[0].is_above_bar(point), is_above, "{} {}", era.id, point.netuid.0);
        }
    }
}
