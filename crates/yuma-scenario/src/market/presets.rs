//! The built-in markets. Their texts are in the page's text catalog.
//!
//! Frozen: a link may omit what a preset has. A changed preset needs a new id.

use super::document::{Market, MarketDocument};
use super::parameter::ParameterChanges;
use super::preset_questions as questions;
use super::snapshot_id::SnapshotId;
use super::{flywheel, snapshot_flywheel};
use yuma_engine::economy::{ETAO_2026, Era, FLOW_2025, GATE_2026, LAUNCH_2025, PRICE_2026, ROOT_2024, Runtime};
use yuma_engine::quantity::{Netuid, RAO_PER_TAO, Rao};

/// A built-in market.
#[derive(Clone, Copy, Debug)]
pub struct MarketPreset {
    /// The name in text catalogs: `market.preset.<id>.title`.
    pub id: &'static str,
    /// Its group in the menu.
    pub group: PresetGroup,
    /// The snapshot that it starts from.
    pub start: SnapshotId,
    /// The subnet that it is about; `None` for the largest.
    pub subject: Option<Netuid>,
    /// The topic.
    pub topic: PresetTopic,
    /// The order that it asks about: the TAO of a stake.
    pub order: Option<Rao>,
    era: &'static Era,
    runtime: Option<Runtime>,
    pinned: Option<&'static Era>,
    /// Adds the differences from the snapshot, and the events.
    change: fn(&mut MarketDocument),
}

/// A group of presets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PresetGroup {
    /// Days of the chain.
    Days,
    /// Questions about trades.
    Trading,
    /// Questions about a subnet's owner.
    Owners,
    /// Questions about registration and pruning.
    Life,
    /// Questions about the division of TAO.
    Emission,
}

/// The topic of a preset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PresetTopic {
    /// Its share of the TAO.
    #[default]
    Share,
    /// Trades with its pool.
    Trade,
    /// The pay of its participants.
    Pay,
    /// Registration and pruning.
    Life,
}

/// The days of a run, unless changed.
pub(crate) const HORIZON: u16 = 30;

/// The preset on the snapshot of April 2026 under the newest rules, which the others refer to.
const FIRST: MarketPreset = MarketPreset {
    id: "market-2026-04-11",
    group: PresetGroup::Days,
    start: SnapshotId::April2026,
    subject: None,
    topic: PresetTopic::Share,
    order: None,
    era: &ETAO_2026,
    runtime: None,
    pinned: Some(&LAUNCH_2025),
    change: |_| (),
};

/// Returns a question on a start, with the rules of an era and nothing pinned.
const fn question(
    id: &'static str,
    group: PresetGroup,
    start: SnapshotId,
    era: &'static Era,
    subject: u16,
    change: fn(&mut MarketDocument),
) -> MarketPreset {
    MarketPreset { id, group, start, era, subject: Some(Netuid(subject)), pinned: None, change, ..FIRST }
}

const fn flywheel(id: &'static str, change: fn(&mut MarketDocument)) -> MarketPreset {
    let wheel =
        question(id, PresetGroup::Emission, SnapshotId::Flywheel, &PRICE_2026, snapshot_flywheel::SUBNET.0, change);
    MarketPreset { topic: PresetTopic::Pay, ..wheel }
}

const fn soup(id: &'static str, start: SnapshotId) -> MarketPreset {
    let pinned = Some(&LAUNCH_2025);
    let soup = question(id, PresetGroup::Emission, start, &ETAO_2026, 16, |_| ());
    MarketPreset { topic: PresetTopic::Trade, pinned, ..soup }
}

static PRESETS: [MarketPreset; 20] = [
    FIRST,
    MarketPreset {
        id: "market-2025-04-17",
        start: SnapshotId::April2025,
        era: &LAUNCH_2025,
        // The rules of March 2025: the average by age, the start call, the fee of unstaking.
        runtime: Some(Runtime(257)),
        pinned: None,
        ..FIRST
    },
    MarketPreset {
        id: "root-2024-11-24",
        start: SnapshotId::November2024,
        era: &ROOT_2024,
        // Rows of votes are divided by their sum.
        runtime: Some(Runtime(151)),
        pinned: None,
        ..FIRST
    },
    MarketPreset { id: "root-2024-04-09", start: SnapshotId::April2024, era: &ROOT_2024, pinned: None, ..FIRST },
    flywheel("flywheel-forward", flywheel::forward),
    flywheel("flywheel-backward", flywheel::backward),
    MarketPreset {
        topic: PresetTopic::Trade,
        order: Some(Rao(10 * RAO_PER_TAO)),
        ..question("early-mover", PresetGroup::Trading, SnapshotId::Launch, &LAUNCH_2025, 1, questions::early_mover)
    },
    MarketPreset {
        runtime: Some(Runtime(257)),
        ..question("pump-and-hold", PresetGroup::Trading, SnapshotId::Soup32, &LAUNCH_2025, 7, questions::pump_and_hold)
    },
    MarketPreset {
        pinned: Some(&PRICE_2026),
        order: Some(Rao(30_622_800_000)),
        ..question(
            "new-subnet-pumped",
            PresetGroup::Trading,
            SnapshotId::April2026,
            &ETAO_2026,
            129,
            questions::new_subnet_pumped,
        )
    },
    MarketPreset {
        topic: PresetTopic::Trade,
        order: Some(Rao(14 * RAO_PER_TAO)),
        // The fee of 8 to 29 July 2025.
        runtime: Some(Runtime(290)),
        ..question(
            "filled-above-limit",
            PresetGroup::Trading,
            SnapshotId::July2025,
            &LAUNCH_2025,
            1,
            questions::filled_above_limit,
        )
    },
    MarketPreset {
        pinned: Some(&LAUNCH_2025),
        ..question(
            "owner-burns-half",
            PresetGroup::Owners,
            SnapshotId::April2026,
            &GATE_2026,
            120,
            questions::owner_burns,
        )
    },
    MarketPreset {
        topic: PresetTopic::Pay,
        ..question(
            "owner-takes-a-third",
            PresetGroup::Owners,
            SnapshotId::April2026,
            &ETAO_2026,
            64,
            questions::owner_takes_a_third,
        )
    },
    MarketPreset {
        topic: PresetTopic::Pay,
        ..question(
            "slot-above-root",
            PresetGroup::Owners,
            SnapshotId::April2026,
            &ETAO_2026,
            64,
            questions::slot_above_root,
        )
    },
    MarketPreset {
        topic: PresetTopic::Life,
        ..question("seven-days", PresetGroup::Life, SnapshotId::April2026, &PRICE_2026, 96, questions::seven_days)
    },
    MarketPreset {
        topic: PresetTopic::Life,
        ..question(
            "registration-rush",
            PresetGroup::Life,
            SnapshotId::October2024,
            &ROOT_2024,
            31,
            questions::registration_rush,
        )
    },
    soup("soup-32", SnapshotId::Soup32),
    soup("soup-128", SnapshotId::Soup128),
    soup("soup-1024", SnapshotId::Soup1024),
    MarketPreset {
        topic: PresetTopic::Pay,
        ..question(
            "prices-cross-one",
            PresetGroup::Emission,
            SnapshotId::BelowOne,
            &ETAO_2026,
            1,
            questions::prices_cross_one,
        )
    },
    question("first-halving", PresetGroup::Emission, SnapshotId::December2025, &FLOW_2025, 1, questions::first_halving),
];

impl PresetGroup {
    /// All groups, in the order of the menu.
    pub const ALL: [PresetGroup; 5] =
        [PresetGroup::Days, PresetGroup::Trading, PresetGroup::Owners, PresetGroup::Life, PresetGroup::Emission];

    /// Returns the name in text catalogs.
    pub const fn id(self) -> &'static str {
        match self {
            PresetGroup::Days => "days",
            PresetGroup::Trading => "trading",
            PresetGroup::Owners => "owners",
            PresetGroup::Life => "life",
            PresetGroup::Emission => "emission",
        }
    }

    /// Returns its presets, in the order of the menu.
    pub fn presets(self) -> impl Iterator<Item = MarketPreset> {
        presets().filter(move |preset| preset.group == self)
    }
}

/// Returns all presets, in the order of the menu.
pub fn presets() -> impl Iterator<Item = MarketPreset> {
    PRESETS.iter().copied()
}

/// Returns the market of a preset.
pub fn preset(id: &str) -> Option<Market> {
    find(id).map(MarketPreset::market)
}

/// Returns a preset.
pub fn find(id: &str) -> Option<MarketPreset> {
    presets().find(|preset| preset.id == id)
}

/// Returns the market that is open initially.
pub fn opening() -> Market {
    FIRST.market()
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
