//! The presets of the market that ask a question: each has the effect that its text names, and every figure of the text is
//! that of the engine.

use yuma_engine::economy::operations::{OperationError, Receipt};
use yuma_engine::economy::{BlockReport, BlockStride, EmissionWeightsError, Era, SubnetBlockResult, next_block};
use yuma_engine::quantity::{Netuid, Rao};
use yuma_playground::store::{Lab, Language, MarketTab, MarketView, Markets, Origin};
use yuma_playground::ui::messages::Messages;
use yuma_scenario::market::link::{decode, encode};
use yuma_scenario::market::{
    self, Market, MarketEdit, MarketResult, MarketRun, OtherParts, Parameter, PresetGroup, SubnetPoint, Trade,
    TradeRequest, economy, quote,
};

use crate::with_plain_spaces;

const BLOCKS_PER_DAY: u64 = 7_200;

fn preset(id: &str) -> Market {
    market::preset(id).unwrap_or_else(|| panic!("no preset {id}"))
}

fn edited(market: &Market, edit: MarketEdit) -> Market {
    edit.apply(market).unwrap()
}

/// Runs a market to its end under its own era, at the stride of the page.
fn run(market: &Market) -> MarketRun {
    run_under(market, market.era)
}

fn run_under(market: &Market, era: &Era) -> MarketRun {
    let mut run = MarketRun::new(market, era, BlockStride::new(60));
    while !run.is_complete() {
        run.advance();
    }
    run
}

fn point(run: &MarketRun, day: usize, netuid: u16) -> SubnetPoint {
    *run.points()[day].subnet(Netuid(netuid)).unwrap()
}

fn receipt(run: &MarketRun, event: usize) -> &Receipt {
    run.outcomes()[event].as_ref().unwrap()
}

/// Returns the report of the block after a number of days, with the result of a subnet.
fn block_at(market: &Market, day: u16, netuid: u16) -> (BlockReport, SubnetBlockResult) {
    let market = if day == 0 { market.clone() } else { edited(market, MarketEdit::SetHorizon(day)) };
    let (mut state, rules) = if day == 0 {
        (economy(&market, market.era), market.rules(market.era))
    } else {
        (run(&market).economy().clone(), market.rules(market.era))
    };
    let report = next_block(&mut state, &rules);
    let index = state.subnets.iter().position(|subnet| subnet.netuid == Netuid(netuid)).unwrap();
    let result = *report.subnets.iter().find(|result| result.index == index).unwrap();
    (report, result)
}

fn tao(amount: u64) -> f64 {
    amount as f64 / 1e9
}

fn digits(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let grouped: Vec<&str> = whole.as_bytes().rchunks(3).rev().map(|part| std::str::from_utf8(part).unwrap()).collect();
    format!("{}{rest}", grouped.join(","))
}

fn percent(fraction: f64, places: usize) -> String {
    digits(fraction * 100.0, places)
}

/// Asserts that the texts of a preset have these figures, in this order.
fn says(id: &str, figures: &[String]) {
    for language in [Language::English, Language::Chinese] {
        let text = Messages::new(language).find(&format!("market.preset.{id}.question")).unwrap_or_default();
        let text = with_plain_spaces(text);
        let mut rest = text.as_str();
        for figure in figures {
            let at = rest.find(figure.as_str());
            rest = at
                .map(|at| &rest[at + figure.len()..])
                .unwrap_or_else(|| panic!("{id}: {figure} of {figures:?} in {text}"));
        }
    }
}

#[test]
fn every_preset_has_texts_a_valid_document_and_a_short_link() {
    for preset in market::presets() {
        for part in ["title", "question"] {
            for language in [Language::English, Language::Chinese] {
                let text = Messages::new(language).find(&format!("market.preset.{}.{part}", preset.id));
                assert!(text.is_some_and(|text| !text.is_empty()), "{} {part}", preset.id);
            }
        }
        let market = preset.market();
        assert_eq!(Market::new((*market).clone()), Ok(market.clone()), "{}", preset.id);
        let link = encode(&market);
        assert!(link.len() <= 700, "{}: {} characters", preset.id, link.len());
        assert_eq!(decode(&link), Ok(market));
    }
    let grouped: usize = PresetGroup::ALL.into_iter().map(|group| group.presets().count()).sum();
    assert_eq!(grouped, market::presets().count(), "every preset has a group");
}

#[test]
fn a_preset_opens_on_its_subject() {
    let opened = |id: &str| Markets::opening_view(MarketView::default(), &Origin::Preset(id.to_owned()), &preset(id));
    for (id, subject, tab) in [
        ("market-2026-04-11", 64, MarketTab::Why),
        ("early-mover", 1, MarketTab::Trade),
        ("new-subnet-pumped", 129, MarketTab::Why),
        ("slot-above-root", 64, MarketTab::Paid),
        ("soup-1024", 16, MarketTab::Trade),
    ] {
        let view = opened(id);
        assert_eq!((view.shared.selected, view.shared.tab), (Some(Netuid(subject)), tab), "{id}");
    }
}

#[test]
fn the_early_mover_pays_with_its_price_impact() {
    let run = run(&preset("early-mover"));
    let [early, late, sold_early, sold_late] = [0, 1, 2, 3].map(|event| tao(receipt(&run, event).received.0));
    assert!(late > 900.0 * early && sold_late > 10.0 && sold_early < 0.1, "{early} {late} {sold_early} {sold_late}");
    says("early-mover", &[digits(early, 2), digits(late, 0), digits(sold_early, 2), digits(sold_late, 1)]);
}

#[test]
fn the_average_pays_for_a_price_that_is_held() {
    let run = run(&preset("pump-and-hold"));
    let back = tao(receipt(&run, 2).received.0);
    let share = |day, netuid| point(&run, day, netuid).share;
    assert!(share(90, 7) > 1.35 * share(0, 7) && share(90, 8) < share(0, 8));
    let shares = [share(0, 7), share(90, 7), share(90, 8), share(0, 8)].map(|share| percent(share, 1));
    let [held_first, held, dumped, dumped_first] = shares;
    says("pump-and-hold", &[digits(back, 0), held_first, held, dumped, dumped_first]);
}

#[test]
fn a_new_subnet_is_pumped_for_little() {
    let market = preset("new-subnet-pumped");
    let paid = tao(receipt(&run(&market), 0).paid.0);
    let multiple = point(&run(&market), 1, 129).price;
    assert!((paid - 30.6228).abs() < 0.001 && (multiple - 1_000.0).abs() < 2.0, "{paid} {multiple}");
    let now = run(&market);
    let last = point(&now, 28, 129);
    let slow = point(&run_under(&market, market.pinned.unwrap()), 28, 129);
    assert!(last.share > 0.5 && last.moving_price > 0.999 && slow.share < last.share);
    says(
        "new-subnet-pumped",
        &[digits(paid, 1), percent(last.share, 0), digits(tao(last.tao_per_day.0), 0), percent(slow.share, 0)],
    );
}

#[test]
fn the_limit_binds_the_price_without_the_fee() {
    let run = run(&preset("filled-above-limit"));
    let receipt = receipt(&run, 0);
    let (paid, received) = (tao(receipt.paid.0), tao(receipt.received.0));
    let swap = &receipt.trades[0];
    let without_fee: f64 = swap.average_price().unwrap().0.to_num();
    // The values of the case.
    assert!((paid - 4.781927709).abs() < 1e-7 && (received - 150.276249243).abs() < 1e-7, "{paid} {received}");
    assert!((without_fee - 0.0317257457).abs() < 1e-9, "{without_fee}");
    assert!(paid / received > 0.031742673 && without_fee < 0.031742673);
    says(
        "filled-above-limit",
        &[digits(paid, 2), digits(received, 2), digits(paid / received, 5), digits(without_fee, 5)],
    );
}

#[test]
fn burning_half_halves_the_tao() {
    let market = preset("owner-burns-half");
    let now = run(&market);
    let a_day = |day| tao(point(&now, day, 120).tao_per_day.0);
    assert!((0.45..0.55).contains(&(a_day(6) / a_day(5))));
    says("owner-burns-half", &[digits(a_day(5), 0), digits(a_day(6), 0)]);
    let before = run_under(&market, market.pinned.unwrap());
    let shares = [5, 6].map(|day| point(&before, day, 120).share);
    assert!((shares[1] / shares[0] - 1.0).abs() < 0.01, "the pinned rules do not read it: {shares:?}");
    // The gate takes more from a subnet that falls below the bar.
    let plain = edited(&market, MarketEdit::SetMinerBurn { netuid: Netuid(120), fraction: Default::default() });
    let first = MarketResult::of(&plain, plain.era);
    let near = first.subnets.iter().find(|subnet| subnet.rank == Some(30)).unwrap();
    let half = MarketEdit::SetMinerBurn { netuid: near.netuid, fraction: yuma_engine::wide::FineAmount::from_num(0.5) };
    let burned = MarketResult::of(&edited(&plain, half), plain.era);
    let left = burned.subnet(near.netuid).unwrap().share.to_num::<f64>() / near.share.to_num::<f64>();
    assert!(left < 0.45, "{left} of the share is left");
}

#[test]
fn an_owners_third_leaves_root_its_part() {
    let market = preset("owner-takes-a-third");
    let (_, taken) = block_at(&market, 0, 64);
    let (_, before) = block_at(&edited(&market, MarketEdit::ResetSubnet(Netuid(64))), 0, 64);
    let part = |result: &SubnetBlockResult, amount: u64| amount as f64 / result.alpha_emission.0 as f64;
    let parts = |result: &SubnetBlockResult| {
        let paid = result.participants;
        [paid.owner.0, paid.server.0, paid.validator.0 + paid.root.0, paid.root.0, paid.validator.0]
            .map(|amount| part(result, amount))
    };
    let ([owner, miners, validators, root, stakers], [_, _, _, root_before, stakers_before]) =
        (parts(&taken), parts(&before));
    for (found, expected) in [(owner, 0.33), (miners, 0.335), (validators, 0.335), (root, root_before)] {
        assert!((found - expected).abs() < 1e-6, "{found} instead of {expected}");
    }
    assert_eq!(MarketResult::of(&market, market.era).subnet(Netuid(64)).unwrap().split_refusals, []);
    says(
        "owner-takes-a-third",
        &[percent(owner, 0), percent(miners, 1), percent(root, 1), percent(stakers_before, 1), percent(stakers, 1)],
    );
    let owner = (yuma_engine::economy::EmissionSlot::Owner, yuma_engine::quantity::Proportion64(u64::MAX / 100 * 34));
    let more =
        MarketEdit::SetEmissionWeights { netuid: Netuid(64), weights: vec![owner], others: OtherParts::Rescaled };
    let result = MarketResult::of(&edited(&market, more), market.era);
    let refusals = &result.subnet(Netuid(64)).unwrap().split_refusals;
    assert_eq!(refusals.first(), Some(&EmissionWeightsError::OwnerEmissionAboveMaximum));
}

#[test]
fn root_takes_a_slot_that_it_outgrows() {
    let market = preset("slot-above-root");
    assert_eq!(MarketResult::of(&market, market.era).subnet(Netuid(64)).unwrap().split_refusals, []);
    let part = |day: u16| {
        let (_, result) = block_at(&market, day, 64);
        let paid = result.participants;
        [paid.root.0, paid.validator.0].map(|amount| amount as f64 / result.alpha_emission.0 as f64)
    };
    let ([root, stakers], [root_later, stakers_later]) = (part(0), part(6));
    assert!(stakers > 0.0 && stakers_later == 0.0 && (root_later - 0.065).abs() < 1e-6, "{root_later} {stakers_later}");
    let refusal = EmissionWeightsError::ValidatorEmissionTooLowToPreserveRoot;
    assert_eq!(run(&market).outcomes()[1], Err(OperationError::EmissionWeights(refusal)));
    says("slot-above-root", &[percent(root_later, 1), percent(root, 1), percent(stakers, 1)]);
}

/// Returns whether the newcomer is still the same subnet at the end, with this immunity in days.
fn lives(days: u64) -> bool {
    let market = preset("seven-days");
    let registered_at = market.subnet(Netuid(96)).unwrap().registered_at;
    let value = Some(days * BLOCKS_PER_DAY);
    let market = edited(&market, MarketEdit::SetParameter { parameter: Parameter::NetworkImmunity, value });
    run(&market).economy().subnet(Netuid(96)).is_some_and(|subnet| subnet.registered_at == registered_at)
}

#[test]
fn a_better_newcomer_is_pruned_after_seven_days() {
    let market = preset("seven-days");
    let newcomer = market.subnet(Netuid(96)).unwrap();
    let worse = market.subnets.iter().filter(|subnet| subnet.price() < newcomer.price()).count();
    assert_eq!(receipt(&run(&market), 0).dissolved, Some(Netuid(96)));
    // Somebody registers every seventh day, so that only the week counts.
    let smallest = (1..=8).map(|week| 7 * week + 1).find(|&days| lives(days)).unwrap();
    assert!(!lives(smallest - 1));
    says("seven-days", &[worse.to_string(), smallest.to_string()]);
}

#[test]
fn the_locks_of_october_2024_come_out_to_the_rao() {
    let run = run(&preset("registration-rush"));
    let locks: Vec<u64> = (0..4).map(|event| receipt(&run, event).paid.0).collect();
    assert_eq!(locks, [1_794_457_248_725, 916_793_208_352, 715_480_717_676, 1_008_504_859_952]);
    let pruned: Vec<_> = (0..4).map(|event| receipt(&run, event).dissolved).collect();
    let registered: Vec<_> = (0..4).map(|event| receipt(&run, event).registered).collect();
    assert_eq!((pruned[2], pruned[3]), (registered[0], registered[1]), "the newcomers are pruned");
    says("registration-rush", &locks.iter().map(|&lock| digits(tao(lock), 9)).collect::<Vec<_>>());
}

#[test]
fn the_same_tao_in_more_pools_is_thinner() {
    let mut impacts = Vec::new();
    for (id, last) in [("soup-32", None), ("soup-128", Some(128)), ("soup-1024", Some(1_024))] {
        let market = preset(id);
        let [now, pinned] = [market.era, market.pinned.unwrap()].map(|era| MarketResult::of(&market, era));
        let trade = Trade::Stake { netuid: Netuid(16), tao: Rao(100_000_000_000) };
        let quote = quote(&market, market.era, TradeRequest { trade, limit: None, parts: 1 }).unwrap();
        let impact: f64 = quote.legs[0].price_impact.unwrap().to_num();
        impacts.push(impact);
        let a_day = |result: &MarketResult, netuid: u16| tao(result.subnet(Netuid(netuid)).unwrap().tao_per_day.0);
        let pool = tao(market.subnet(Netuid(16)).unwrap().tao.0);
        let mut figures =
            vec![digits(pool, 0), percent(impact, 2), digits(a_day(&now, 16), 0), digits(a_day(&pinned, 16), 0)];
        figures.extend(last.map(|last| digits(a_day(&now, last), if last == 128 { 2 } else { 4 })));
        says(id, &figures);
        let total: u64 = market.subnets.iter().map(|subnet| subnet.tao.0 / 1_000_000_000).sum();
        assert!((1_998_000..=2_000_000).contains(&total), "{id}: {total}");
    }
    assert!(impacts.is_sorted() && impacts[2] > 3.0 * impacts[0], "{impacts:?}");
}

#[test]
fn root_is_paid_while_the_prices_sum_above_one() {
    let market = preset("prices-cross-one");
    let sum = |day: u16| -> f64 {
        let market = edited(&market, MarketEdit::SetHorizon(day.max(1)));
        run(&market).points()[usize::from(day)].subnets.iter().map(|subnet| subnet.moving_price).sum()
    };
    for (day, is_paid) in [(0, false), (4, false), (8, true), (12, true), (15, false)] {
        let (report, _) = block_at(&market, day, 1);
        assert_eq!((report.does_root_sell, sum(day) > 1.0), (is_paid, is_paid), "day {day}: {}", sum(day));
    }
    says("prices-cross-one", &[digits(sum(0), 2)]);
}

#[test]
fn the_price_falls_off_its_cliff_after_the_halving() {
    let market = preset("first-halving");
    let run = run(&market);
    let emission = |day: usize| run.points()[day].emission_per_day.0;
    let halving = (1..=40).find(|&day| emission(day) < emission(day - 1)).unwrap();
    assert_eq!((emission(halving - 1), emission(halving)), (2 * emission(halving), emission(40)));
    let at = |day| point(&run, day, 1);
    assert!((at(10).price / at(0).price - 1.0).abs() < 0.01 && at(40).price < 0.75 * at(10).price);
    let end = (1..=40).find(|&day| at(day).tao_per_day == Rao(0)).unwrap();
    assert!((1..end).all(|day| at(day).tao_per_day > Rao(0)) && (end..=40).all(|day| at(day).tao_per_day == Rao(0)));
    says(
        "first-halving",
        &[
            digits(at(10).price, 3),
            digits(at(40).price, 3),
            end.to_string(),
            digits(tao(at(0).tao_per_day.0), 0),
            digits(at(40).moving_price, 3),
        ],
    );
}

/// Links contain differences from the invented starts, so that these never change.
#[test]
fn the_invented_starts_are_frozen() {
    let sums = |id: &str| {
        let snapshot = market::SnapshotId::of(id).unwrap().snapshot();
        let sum = |amount: fn(&market::MarketSubnet) -> u64| snapshot.subnets.iter().map(amount).sum::<u64>();
        let averages = snapshot.subnets.iter().filter_map(|subnet| subnet.moving_price);
        let averages: i128 = averages.map(|average| average.0.to_bits()).sum();
        (
            snapshot.block.0,
            snapshot.subnets.len(),
            [sum(|subnet| subnet.tao.0), sum(|subnet| subnet.alpha.0), sum(|subnet| subnet.alpha_out.0)],
            averages,
        )
    };
    for (id, expected) in [
        (
            "soup-32",
            (7_940_930, 32, [1_999_999_999_999_983, 64_000_000_000_000_000, 80_000_000_000_000_000], 4_294_967_278),
        ),
        (
            "soup-128",
            (7_940_930, 128, [1_999_999_999_999_943, 256_000_000_000_000_000, 320_000_000_000_000_000], 4_294_967_230),
        ),
        (
            "soup-1024",
            (
                7_940_930,
                1_024,
                [1_999_999_999_999_482, 2_048_000_000_000_000_000, 2_560_000_000_000_000_000],
                4_294_966_787,
            ),
        ),
        ("launch", (4_920_351, 64, [64_000_000_000, 64_000_000_000, 0], 4_294_967_296)),
        ("july-2025", (5_965_000, 1, [8_935_663_509_550, 281_803_656_089_722, 900_000_000_000_000], 136_188_376)),
        ("october-2024", (3_966_206, 31, [0, 0, 0], 0)),
        (
            "december-2025",
            (7_031_976, 8, [440_000_000_000_000, 8_000_000_000_000_000, 12_000_000_000_000_000], 1_889_785_604),
        ),
        (
            "below-one",
            (7_940_930, 8, [959_200_000_000_000, 8_000_000_000_000_000, 12_000_000_000_000_000], 4_119_732_628),
        ),
    ] {
        assert_eq!(sums(id), expected, "{id}");
    }
}
