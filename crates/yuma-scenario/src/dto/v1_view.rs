//! The view of version 1: the differences from the default view.
//!
//! `{"epoch": 5, "cell": [0, 3], "lens": "clipped", "charts": ["dividends", "bonds_on_miner"], "compared_by":
//! "incentives"}`, each omitted if it has the default. In place of a cell there may be a `"validator"`, a `"miner"`, a
//! `"title": "consensus"`, or a `"result": ["dividends", 0]`. The view is optional and not part of the document: an unreadable part falls back to
//! the default and never makes the scenario invalid.

use serde_json::{Map, Value, json};

use crate::view::{ChartChoice, Lens, Selection, SharedView, Title};
use yuma_engine::quantity::{Epoch, Uid};
use yuma_engine::yuma::{Quantity, Shape};

/// Returns the written view, or `None` if it is the default.
pub fn unless_usual(view: &SharedView) -> Option<Value> {
    let usual = SharedView::default();
    let mut written = Map::new();
    let mut put = |key: &str, value: Value| written.insert(key.to_owned(), value);
    if view.playhead != usual.playhead {
        put("epoch", json!(view.playhead.0));
    }
    match view.selection {
        Selection::None => None,
        Selection::Cell { row, column } => put("cell", json!([row.0, column.0])),
        Selection::Validator(uid) => put("validator", json!(uid.0)),
        Selection::Miner(uid) => put("miner", json!(uid.0)),
        Selection::Result(quantity, uid) => put("result", json!([quantity.id(), uid.0])),
        Selection::Title(title) => put("title", json!(title.id())),
    };
    match view.lens {
        Lens::StoredWeights => None,
        Lens::StoredBonds => put("lens", json!(STORED_BONDS)),
        Lens::Step(quantity) => put("lens", json!(quantity.id())),
    };
    if view.charts != usual.charts {
        put("charts", json!(view.charts.map(ChartChoice::id)));
    }
    if view.compared_by != usual.compared_by {
        put("compared_by", json!(view.compared_by.id()));
    }
    (!written.is_empty()).then_some(Value::Object(written))
}

/// Reads a written view, for any document.
pub fn read(written: &Value) -> SharedView {
    let usual = SharedView::default();
    let field = |key: &str| written.get(key);
    let epoch = field("epoch").and_then(Value::as_u64).map(|epoch| u16::try_from(epoch).unwrap_or(u16::MAX));
    let charts = usual.charts;
    SharedView {
        playhead: epoch.map_or(usual.playhead, Epoch),
        selection: selection(written).unwrap_or(usual.selection),
        lens: field("lens").and_then(lens).unwrap_or(usual.lens),
        charts: std::array::from_fn(|index| {
            let read = field("charts").and_then(|charts| chart(charts.get(index)?));
            read.or(charts.get(index).copied()).unwrap_or(ChartChoice::RelativePay)
        }),
        compared_by: field("compared_by").and_then(chart).unwrap_or(usual.compared_by),
    }
}

/// The lens of the bonds stored by the previous epoch; all other lenses are quantities of the epoch.
const STORED_BONDS: &str = "stored_bonds";

fn selection(written: &Value) -> Option<Selection> {
    let pair = |key: &str| Some((written.get(key)?.get(0)?, written.get(key)?.get(1)?));
    if let Some((row, column)) = pair("cell") {
        return Some(Selection::Cell { row: uid(row)?, column: uid(column)? });
    }
    if let Some((quantity, of)) = pair("result") {
        return Some(Selection::Result(Quantity::from_id(quantity.as_str()?)?, uid(of)?));
    }
    if let Some(title) = written.get("title") {
        return Title::from_id(title.as_str()?).map(Selection::Title);
    }
    let one = |key: &str| written.get(key).and_then(uid);
    one("validator").map(Selection::Validator).or_else(|| one("miner").map(Selection::Miner))
}

fn lens(written: &Value) -> Option<Lens> {
    match written.as_str()? {
        STORED_BONDS => Some(Lens::StoredBonds),
        id => Quantity::from_id(id).filter(|quantity| quantity.shape() == Shape::Matrix).map(Lens::Step),
    }
}

fn chart(written: &Value) -> Option<ChartChoice> {
    ChartChoice::from_id(written.as_str()?)
}

fn uid(written: &Value) -> Option<Uid> {
    written.as_u64().and_then(|uid| u16::try_from(uid).ok()).map(Uid)
}
