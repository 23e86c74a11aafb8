//! The data of the built-in scenarios. Their texts are in the page's text catalog.
//!
//! Frozen: links contain differences from them. A changed preset needs a new id, and the old one stays readable.

mod opening;

use serde_json::Value;

pub use opening::opening;

use super::Scenario;
use super::dto::ScenarioV1;
use yuma_engine::quantity::Uid;

/// The id of the preset that is open initially.
pub const OPENING: &str = "lone-voice";

/// A group of presets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// One epoch.
    OneEpoch,
    /// Many epochs with keyframes.
    OverTime,
    /// The synthetic cases of bactensor/yuma-simulation (MIT license), also of many epochs.
    Classic,
}

/// The id and data of each preset of one epoch, in the order of the menu.
const ONE_EPOCH: [(&str, &str); 7] = [
    (OPENING, include_str!("lone-voice.json")),
    ("disputed-median", include_str!("disputed-median.json")),
    ("clipping", include_str!("clipping.json")),
    ("under-weighting", include_str!("under-weighting.json")),
    ("self-weight-and-permits", include_str!("self-weight-and-permits.json")),
    ("u16-rounding", include_str!("u16-rounding.json")),
    ("subnet-15", include_str!("subnet-15.json")),
];

const OVER_TIME: [(&str, &str); 6] = [
    ("early-discoverer", include_str!("early-discoverer.json")),
    ("copier", include_str!("copier.json")),
    ("copier-commit-reveal", include_str!("copier-commit-reveal.json")),
    ("merge", include_str!("merge.json")),
    ("sleeping-validator", include_str!("sleeping-validator.json")),
    ("replaced-in-the-block", include_str!("replaced-in-the-block.json")),
];

const CLASSIC: [(&str, &str); 12] = [
    ("case-1", include_str!("case-1.json")),
    ("case-2", include_str!("case-2.json")),
    ("case-4", include_str!("case-4.json")),
    ("case-5", include_str!("case-5.json")),
    ("case-6", include_str!("case-6.json")),
    ("case-8", include_str!("case-8.json")),
    ("case-9", include_str!("case-9.json")),
    ("case-11", include_str!("case-11.json")),
    ("case-12", include_str!("case-12.json")),
    ("case-14", include_str!("case-14.json")),
    ("case-15", include_str!("case-15.json")),
    ("case-17", include_str!("case-17.json")),
];

impl Group {
    /// All groups, in the order of the menu.
    pub const ALL: [Group; 3] = [Group::OneEpoch, Group::OverTime, Group::Classic];

    /// Returns the ids of its presets, in the order of the menu.
    pub fn ids(self) -> impl Iterator<Item = &'static str> {
        self.presets().iter().map(|&(id, _)| id)
    }

    fn presets(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Group::OneEpoch => &ONE_EPOCH,
            Group::OverTime => &OVER_TIME,
            Group::Classic => &CLASSIC,
        }
    }
}

/// Returns the ids of all presets, in the order of the menu.
pub fn ids() -> impl Iterator<Item = &'static str> {
    Group::ALL.into_iter().flat_map(Group::ids)
}

/// Returns the cell, validator and miner, that explains the question of a preset best.
pub fn focus(id: &str) -> Option<(Uid, Uid)> {
    let (validator, miner) = match id {
        OPENING => (2, 6),
        "disputed-median" => (0, 4),
        "clipping" => (2, 5),
        "under-weighting" => (2, 4),
        "self-weight-and-permits" => (1, 1),
        "u16-rounding" => (2, 3),
        "early-discoverer" => (3, 6),
        "copier" | "copier-commit-reveal" => (3, 4),
        "merge" => (2, 4),
        "sleeping-validator" => (2, 3),
        "replaced-in-the-block" => (2, 4),
        _ if id.starts_with("case-") => (1, 4),
        _ => return None,
    };
    Some((Uid(validator), Uid(miner)))
}

/// Returns the data of a preset.
pub fn json(id: &str) -> Option<&'static str> {
    let mut all = Group::ALL.into_iter().flat_map(Group::presets);
    all.find(|&&(at, _)| at == id).map(|&(_, json)| json)
}

/// Returns a preset's scenario.
pub fn scenario(id: &str) -> Option<Scenario> {
    Scenario::try_from(ScenarioV1::read(written(id)?).ok()?).ok()
}

/// Returns a preset as it is written: the base of the differences in links.
pub fn written(id: &str) -> Option<Value> {
    serde_json::from_str(json(id)?).ok()
}
