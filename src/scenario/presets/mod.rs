//! The scenarios that come with the page. Their words are in the page's text catalogue; here is their data.
//!
//! Frozen: links hold differences to them. A preset that is to change gets a new id and the old one stays readable.

mod opening;

use serde_json::Value;

pub use opening::opening;

use super::Scenario;
use super::dto::ScenarioV1;
use crate::engine::quantity::Uid;

/// The id of the preset that is open at first.
pub const OPENING: &str = "lone-voice";

/// Id and data of each, in the order of the menu.
const PRESETS: [(&str, &str); 7] = [
    (OPENING, include_str!("lone-voice.json")),
    ("disputed-median", include_str!("disputed-median.json")),
    ("clipping", include_str!("clipping.json")),
    ("under-weighting", include_str!("under-weighting.json")),
    ("self-weight-and-permits", include_str!("self-weight-and-permits.json")),
    ("u16-rounding", include_str!("u16-rounding.json")),
    ("subnet-15", include_str!("subnet-15.json")),
];

/// The ids of all presets in the order of the menu.
pub fn ids() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|&(id, _)| id)
}

/// The cell, validator and miner, that a preset's question is about.
pub fn focus(id: &str) -> Option<(Uid, Uid)> {
    let (validator, miner) = match id {
        OPENING => (4, 8),
        "disputed-median" => (0, 4),
        "clipping" => (2, 5),
        "under-weighting" => (2, 4),
        "self-weight-and-permits" => (1, 1),
        "u16-rounding" => (2, 3),
        _ => return None,
    };
    Some((Uid(validator), Uid(miner)))
}

/// The data of a preset.
pub fn json(id: &str) -> Option<&'static str> {
    PRESETS.iter().find(|&&(at, _)| at == id).map(|&(_, json)| json)
}

/// A preset's scenario.
pub fn scenario(id: &str) -> Option<Scenario> {
    Scenario::try_from(ScenarioV1::read(written(id)?).ok()?).ok()
}

/// A preset as it is written: the base of the differences in links.
pub fn written(id: &str) -> Option<Value> {
    serde_json::from_str(json(id)?).ok()
}
