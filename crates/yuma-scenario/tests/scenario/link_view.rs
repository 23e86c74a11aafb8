//! The sender's view is part of the link, and an invalid view does not make the link invalid.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::random_cases::random_cases;
use crate::scenarios::preset;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use proptest::prelude::*;
use serde_json::{Value, json};
use yuma_engine::quantity::{Epoch, Uid};
use yuma_engine::yuma::{Quantity, Shape};
use yuma_scenario::edit::ComparisonEdit;
use yuma_scenario::link::{decode, decode_with_view, encode, encode_with_view};
use yuma_scenario::{ChartChoice, Edit, LaneSet, Lens, Scenario, Selection, SharedView, Title, presets};

/// Forty epochs, validators 0 to 3 and miners 4 and 5.
const PRESET: &str = "early-discoverer";

fn link_with(view: Value) -> String {
    let mut written = presets::written(PRESET).unwrap();
    written["view"] = view;
    format!("v1.{}", URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(written.to_string().as_bytes(), 6)))
}

fn read(view: Value) -> Option<SharedView> {
    let (scenario, view) = decode_with_view(&link_with(view)).unwrap();
    assert_eq!(scenario, preset(PRESET));
    view
}

fn usual() -> SharedView {
    SharedView::default()
}

#[test]
fn the_usual_view_adds_nothing() {
    for id in presets::ids() {
        let scenario = preset(id);
        assert_eq!(encode_with_view(&scenario, &usual()), encode(&scenario), "{id}");
        assert_eq!(decode_with_view(&encode(&scenario)), Ok((scenario, None)), "{id}");
    }
}

#[test]
fn a_view_is_short_whatever_the_document() {
    let pinned = Edit::Comparison(ComparisonEdit::Pin).apply(&preset(PRESET)).unwrap();
    let under_presets = Edit::Comparison(ComparisonEdit::Hyperparameters(LaneSet::ALL)).apply(&preset(PRESET)).unwrap();
    let view = SharedView {
        playhead: Epoch(12),
        selection: Selection::Result(Quantity::ValidatorTrust, Uid(1)),
        lens: Lens::Step(Quantity::WeightsForBonds),
        charts: [ChartChoice::BondsMapOfValidator, ChartChoice::CumulativeEmission],
        compared_by: ChartChoice::ValidatorTrust,
    };
    for (name, scenario) in [("by itself", preset(PRESET)), ("pinned", pinned), ("under all presets", under_presets)] {
        let link = encode_with_view(&scenario, &view);
        assert!(link.len() <= encode(&scenario).len() + 300, "{name}: {} characters", link.len());
        assert_eq!(decode(&link), Ok(scenario.clone()), "{name}");
        assert_eq!(decode_with_view(&link), Ok((scenario, Some(view))), "{name}");
    }
}

#[test]
fn what_a_document_does_not_have_is_left_out() {
    let with = |change: &dyn Fn(&mut SharedView)| {
        let mut view = usual();
        change(&mut view);
        Some(view)
    };
    let last = with(&|view| view.playhead = Epoch(39));
    for (written, expected) in [
        (json!({}), Some(usual())),
        (json!(7), Some(usual())),
        (json!({ "epoch": 39 }), last),
        (json!({ "epoch": 40 }), last),
        (json!({ "epoch": u64::MAX }), last),
        (json!({ "epoch": -1 }), Some(usual())),
        (json!({ "cell": [0, 4] }), with(&|view| view.selection = Selection::Cell { row: Uid(0), column: Uid(4) })),
        (json!({ "cell": [4, 0] }), Some(usual())),
        (json!({ "cell": [0, 65_536] }), Some(usual())),
        (json!({ "cell": "all" }), Some(usual())),
        (json!({ "validator": 0 }), with(&|view| view.selection = Selection::Validator(Uid(0)))),
        (json!({ "validator": 99 }), Some(usual())),
        (json!({ "miner": 4 }), with(&|view| view.selection = Selection::Miner(Uid(4)))),
        (json!({ "title": "consensus" }), with(&|view| view.selection = Selection::Title(Title::Consensus))),
        (
            json!({ "result": ["dividends", 1] }),
            with(&|view| view.selection = Selection::Result(Quantity::Dividends, Uid(1))),
        ),
        (json!({ "result": ["clipped", 1] }), Some(usual())),
        (json!({ "lens": "stored_bonds" }), with(&|view| view.lens = Lens::StoredBonds)),
        (json!({ "lens": "clipped" }), with(&|view| view.lens = Lens::Step(Quantity::Clipped))),
        (json!({ "lens": "dividends" }), Some(usual())),
        (json!({ "charts": ["consensus"] }), with(&|view| view.charts[0] = ChartChoice::Consensus)),
        (json!({ "charts": [7, "consensus", "x"] }), with(&|view| view.charts[1] = ChartChoice::Consensus)),
        (json!({ "charts": "consensus", "later": [1] }), Some(usual())),
        (json!({ "compared_by": "incentives" }), with(&|view| view.compared_by = ChartChoice::Incentives)),
    ] {
        assert_eq!(read(written.clone()), expected, "{written}");
    }
}

fn view() -> impl Strategy<Value = SharedView> {
    let quantity = || prop::sample::select(Quantity::ALL.to_vec());
    let uid = || (0u16..8).prop_map(Uid);
    let selection = prop_oneof![
        Just(Selection::None),
        (uid(), uid()).prop_map(|(row, column)| Selection::Cell { row, column }),
        uid().prop_map(Selection::Validator),
        uid().prop_map(Selection::Miner),
        (quantity(), uid()).prop_map(|(quantity, uid)| Selection::Result(quantity, uid)),
        prop::sample::select(Title::ALL.to_vec()).prop_map(Selection::Title),
    ];
    let matrix = quantity().prop_filter("a matrix", |quantity| quantity.shape() == Shape::Matrix);
    let lens = prop_oneof![Just(Lens::StoredWeights), Just(Lens::StoredBonds), matrix.prop_map(Lens::Step)];
    let chart = || prop::sample::select(ChartChoice::ALL.to_vec());
    (selection, lens, (0u16..60).prop_map(Epoch), [chart(), chart()], chart()).prop_map(
        |(selection, lens, playhead, charts, compared_by)| SharedView {
            selection,
            lens,
            playhead,
            charts,
            compared_by,
        },
    )
}

proptest! {
    #![proptest_config(random_cases(200))]

    #[test]
    fn every_view_comes_back_as_far_as_the_document_has_it(
        view in view(),
        id in prop::sample::select(vec![PRESET, "lone-voice", "clipping", "merge"]),
    ) {
        let scenario: Scenario = preset(id);
        let within = view.within(&scenario);
        let (decoded, read) = decode_with_view(&encode_with_view(&scenario, &view)).unwrap();
        prop_assert_eq!(decoded, scenario);
        prop_assert_eq!(read.unwrap_or_default(), within);
    }
}
