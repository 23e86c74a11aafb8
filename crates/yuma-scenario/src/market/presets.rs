//! The built-in markets. Their texts are in the page's text catalog.
//!
//! Frozen: a link may omit what a preset has. A changed preset needs a new id.

use super::document::{Market, MarketDocument};
use super::flywheel;
use super::parameter::ParameterChanges;
use super::snapshot::SnapshotId;
use yuma_engine::economy::{ETAO_2026, Era, LAUNCH_2025, PRICE_2026, ROOT_2024, Runtime};

/// A built-in market.
#[derive(Clone, Copy, Debug)]
pub struct MarketPreset {
    /// The name in text catalogs: `market.preset.<id>.title`.
    pub id: &'static str,
    /// The snapshot that it starts from.
    pub start: SnapshotId,
    era: &'static Era,
    runtime: Option<Runtime>,
    pinned: Option<&'static Era>,
    /// Adds what differs from the snapshot, and the events.
    change: fn(&mut MarketDocument),
}

/// The days of a run, unless changed.
pub(crate) const HORIZON: u16 = 30;

static PRESETS: [MarketPreset; 6] = [
    MarketPreset {
        id: "market-2026-04-11",
        start: SnapshotId::April2026,
        era: &ETAO_2026,
        runtime: None,
        pinned: Some(&LAUNCH_2025),
        change: |_| (),
    },
    MarketPreset {
        id: "market-2025-04-17",
        start: SnapshotId::April2025,
        era: &LAUNCH_2025,
        // The rules of March 2025: the average by age, the start call, the fee of unstaking.
        runtime: Some(Runtime(257)),
        pinned: None,
        change: |_| (),
    },
    MarketPreset {
        id: "root-2024-11-24",
        start: SnapshotId::November2024,
        era: &ROOT_2024,
        // Rows of votes are divided by their sum.
        runtime: Some(Runtime(151)),
        pinned: None,
        change: |_| (),
    },
    MarketPreset {
        id: "root-2024-04-09",
        start: SnapshotId::April2024,
        era: &ROOT_2024,
        runtime: None,
        pinned: None,
        change: |_| (),
    },
    flywheel("flywheel-forward", flywheel::forward),
    flywheel("flywheel-backward", flywheel::backward),
];

const fn flywheel(id: &'static str, change: fn(&mut MarketDocument)) -> MarketPreset {
    MarketPreset { id, start: SnapshotId::Flywheel, era: &PRICE_2026, runtime: None, pinned: None, change }
}

/// Returns all presets, in the order of the menu.
pub fn presets() -> impl Iterator<Item = MarketPreset> {
    PRESETS.iter().copied()
}

/// Returns the market of a preset.
pub fn preset(id: &str) -> Option<Market> {
    presets().find(|preset| preset.id == id).map(MarketPreset::market)
}

/// Returns the market that is open initially.
pub fn opening() -> Market {
    let [first, ..] = &PRESETS;
    first.market()
}

impl MarketPreset {
    /// Returns the market.
    pub fn market(self) -> Market {
        let mut document = MarketDocument {
            preset: Some(self.id.to_owned()),
            title: String::new(),
            notes: String::new(),
            era: self.era,
            runtime: self.runtime,
            pinned: self.pinned,
            parameters: ParameterChanges::new(),
            last_registration: None,
            start: self.start,
            subnets: self.start.snapshot().subnets.clone(),
            board: self.start.snapshot().board.clone(),
            events: Vec::new(),
            horizon: HORIZON,
            participants: Vec::new(),
            seed: 0,
        };
        (self.change)(&mut document);
        Market::known_valid(document)
    }
}
