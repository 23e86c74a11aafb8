//! The sender's view is part of the link of a market, and an invalid view does not make the link invalid.

use crate::market_consensus::linked;
use crate::market_link::link_of;
use crate::markets::{april_2026, edited, era};
use serde_json::{Value, json};
use yuma_engine::economy::EmissionSlot;
use yuma_engine::emission::Stage;
use yuma_engine::quantity::{Amount, Millionths, Netuid, RAO_PER_TAO, Rao};
use yuma_scenario::market::link::{decode, decode_with_view, encode, encode_with_view};
use yuma_scenario::market::{
    self, DayQuantity, EraQuantity, Market, MarketColumn, MarketColumns, MarketEdit, MarketFilter, MarketSharedView,
    MarketSort, MarketTab, OrderKind, Ticket,
};

fn opening() -> MarketSharedView {
    MarketSharedView::opening(&april_2026())
}

fn read(view: Value) -> MarketSharedView {
    let written = json!({ "kind": "market", "preset": "market-2026-04-11", "start": "2026-04-11", "era": "etao-2026",
        "pinned": "launch-2025", "view": view });
    let (market, view) = decode_with_view(&link_of(written.to_string())).unwrap();
    assert_eq!(market, april_2026());
    view.unwrap()
}

#[test]
fn a_market_opens_with_its_subject_its_topic_and_its_order() {
    for (preset, subject, tab, tao) in [
        ("market-2026-04-11", 64, MarketTab::Why, 100),
        ("early-mover", 1, MarketTab::Trade, 10),
        ("soup-1024", 16, MarketTab::Trade, 100),
    ] {
        let view = MarketSharedView::opening(&market::preset(preset).unwrap());
        assert_eq!((view.selected, view.tab), (Some(Netuid(subject)), tab), "{preset}");
        assert_eq!(view.ticket, Ticket { tao: Rao(tao * RAO_PER_TAO), ..Ticket::default() }, "{preset}");
    }
}

#[test]
fn the_view_of_the_opening_adds_nothing() {
    for preset in market::presets() {
        let market = preset.market();
        let link = encode(&market);
        assert_eq!(encode_with_view(&market, &MarketSharedView::opening(&market)), link, "{}", preset.id);
        assert_eq!(decode_with_view(&link), Ok((market, None)), "{}", preset.id);
    }
}

#[test]
fn a_view_travels_and_stays_short() {
    let market = edited(&april_2026(), [MarketEdit::SetEra(era("gate-2026"))]);
    let ticket = Ticket { tao: Rao(250 * RAO_PER_TAO), tolerance: Some(Millionths(800_000)), ..Ticket::default() };
    let shown = MarketSharedView {
        selected: Some(Netuid(4)),
        tab: MarketTab::Trade,
        day: 1,
        chart: DayQuantity::RootProportion,
        ticket,
        ..opening()
    };
    let all = MarketSharedView {
        columns: MarketColumns::Eras,
        era_quantity: EraQuantity::Share,
        filter: MarketFilter::AboveBar,
        sort: MarketSort { by: MarketColumn::Era(7), is_ascending: true },
        ticket: Ticket {
            kind: OrderKind::Move,
            is_on_root: true,
            to: Netuid(7),
            tao: Rao(u64::MAX),
            stake: Amount(9_007_199_254_740_993),
            tolerance: None,
            parts: 100,
            bot: Some(Amount(u64::MAX)),
            days: 365,
        },
        ..shown
    };
    for (view, limit) in [(shown, 140), (all, 340)] {
        let link = encode_with_view(&market, &view);
        assert!(link.len() <= encode(&market).len() + limit, "{} characters", link.len());
        assert_eq!(decode(&link), Ok(market.clone()));
        assert_eq!(decode_with_view(&link), Ok((market.clone(), Some(view))));
    }
}

#[test]
fn every_order_of_the_rows_travels() {
    let market = april_2026();
    let columns = [
        MarketColumn::Netuid,
        MarketColumn::Name,
        MarketColumn::Average,
        MarketColumn::DaysLeft,
        MarketColumn::Share(Stage::Share),
        MarketColumn::Share(Stage::Final),
        MarketColumn::Split(EmissionSlot::Miner),
        MarketColumn::Era(0),
    ];
    for by in columns {
        for is_ascending in [true, false] {
            let view = MarketSharedView { sort: MarketSort { by, is_ascending }, ..opening() };
            let read = decode_with_view(&encode_with_view(&market, &view)).unwrap().1.unwrap_or_else(opening);
            assert_eq!(read, view);
        }
    }
}

#[test]
fn an_open_consensus_travels() {
    let market = linked(&april_2026(), [Netuid(64)]);
    let view = MarketSharedView { linked: Some(Netuid(64)), ..MarketSharedView::opening(&market) };
    assert_eq!(decode_with_view(&encode_with_view(&market, &view)).unwrap(), (market, Some(view)));
}

#[test]
fn the_choice_of_nothing_travels() {
    let bot = Ticket { bot: Some(Amount(1)), ..Ticket::default() };
    let nothing = MarketSharedView { selected: None, ticket: Ticket { tolerance: None, ..bot }, ..opening() };
    let (_, view) = decode_with_view(&encode_with_view(&april_2026(), &nothing)).unwrap();
    assert_eq!(view, Some(nothing));
}

#[test]
fn what_a_market_does_not_have_is_left_out() {
    let with = |change: fn(&mut MarketSharedView)| {
        let mut view = opening();
        change(&mut view);
        view
    };
    let last = with(|view| view.day = 30);
    for (written, expected) in [
        (json!({}), opening()),
        (json!(7), opening()),
        (json!([1, "a"]), opening()),
        (json!({ "day": 30 }), last),
        (json!({ "day": u64::MAX }), last),
        (json!({ "day": -1 }), opening()),
        (json!({ "subnet": 4 }), with(|view| view.selected = Some(Netuid(4)))),
        (json!({ "subnet": 999 }), with(|view| view.selected = None)),
        (json!({ "subnet": null }), with(|view| view.selected = None)),
        (json!({ "tab": "pets", "chart": "pets", "columns": 4, "quantity": {} }), opening()),
        (
            json!({ "tab": "life", "chart": "flow" }),
            with(|view| (view.tab, view.chart) = (MarketTab::Life, DayQuantity::Flow)),
        ),
        (json!({ "filter": "pets", "sort": "pets", "consensus": 64 }), opening()),
        (json!({ "filter": 1, "sort": "-", "consensus": "a" }), opening()),
        (
            json!({ "filter": "edited", "sort": "-rank" }),
            with(|view| {
                view.filter = MarketFilter::Edited;
                view.sort = MarketSort { by: MarketColumn::Rank, is_ascending: false };
            }),
        ),
        (json!({ "order": 1 }), opening()),
        (json!({ "order": { "to": 999 } }), opening()),
        (json!({ "order": { "to": 7 } }), with(|view| view.ticket.to = Netuid(7))),
        (json!({ "order": { "tao": -1, "kind": "swap", "root": 1 } }), opening()),
        (json!({ "order": { "parts": 0, "days": 0 } }), with(|view| (view.ticket.parts, view.ticket.days) = (1, 1))),
        (
            json!({ "order": { "parts": 9_999, "days": 9_999 } }),
            with(|view| (view.ticket.parts, view.ticket.days) = (100, 365)),
        ),
        (
            json!({ "order": { "tolerance": u64::MAX } }),
            with(|view| view.ticket.tolerance = Some(Millionths(1_000_000))),
        ),
        (json!({ "order": { "tolerance": null } }), with(|view| view.ticket.tolerance = None)),
    ] {
        assert_eq!(read(written.clone()), expected, "{written}");
    }
}

#[test]
fn a_view_is_not_part_of_the_document() {
    let market: Market = april_2026();
    let link = encode_with_view(&market, &MarketSharedView { day: 3, ..opening() });
    assert_ne!(link, encode(&market));
    assert_eq!(encode(&decode(&link).unwrap()), encode(&market));
}
