//! The snapshots of the chain that markets start from.
//!
//! Frozen: links contain differences from them. A corrected snapshot needs a new id, and the old one stays readable.

use std::sync::LazyLock;

use super::board::Board;
use super::document::MarketSubnet;
use super::{flywheel, snapshot_2024, snapshot_2025, snapshot_2026};
use yuma_engine::quantity::{Block, Netuid, Rao};

/// The name of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SnapshotId {
    /// 9 April 2024: an invented board of votes for 32 subnets.
    April2024,
    /// 24 November 2024: the board of votes for 54 subnets.
    November2024,
    /// 17 April 2025: 93 subnets, two months after the launch of alpha.
    April2025,
    /// 11 April 2026: 128 subnets.
    April2026,
    /// Five invented subnets, one of them with a consensus.
    Flywheel,
}

/// The state of the chain on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The block.
    pub block: Block,
    /// `TotalIssuance`.
    pub issuance: Rao,
    /// The TAO staked on root.
    pub root_stake: Rao,
    /// The subnets without root, ascending by netuid.
    pub subnets: Vec<MarketSubnet>,
    /// What each subnet was paid, in the order of the subnets; only the proportions matter. Empty where a board divides.
    pub emissions: Vec<Rao>,
    /// The votes of the root network.
    pub board: Option<Board>,
}

impl SnapshotId {
    /// All snapshots, the newest first, then the invented ones.
    pub const ALL: [SnapshotId; 5] = [
        SnapshotId::April2026,
        SnapshotId::April2025,
        SnapshotId::November2024,
        SnapshotId::April2024,
        SnapshotId::Flywheel,
    ];

    /// Returns the name in written markets: the date of a real one.
    pub const fn id(self) -> &'static str {
        match self {
            SnapshotId::April2024 => "2024-04-09",
            SnapshotId::November2024 => "2024-11-24",
            SnapshotId::April2025 => "2025-04-17",
            SnapshotId::April2026 => "2026-04-11",
            SnapshotId::Flywheel => "flywheel",
        }
    }

    /// Returns the snapshot with a name.
    pub fn of(id: &str) -> Option<SnapshotId> {
        SnapshotId::ALL.into_iter().find(|snapshot| snapshot.id() == id)
    }

    /// Returns the data, which is parsed at the first call.
    pub fn snapshot(self) -> &'static Snapshot {
        static APRIL_2024: LazyLock<Snapshot> = LazyLock::new(snapshot_2024::april);
        static NOVEMBER_2024: LazyLock<Snapshot> = LazyLock::new(snapshot_2024::november);
        static APRIL_2025: LazyLock<Snapshot> = LazyLock::new(snapshot_2025::snapshot);
        static APRIL_2026: LazyLock<Snapshot> = LazyLock::new(snapshot_2026::snapshot);
        static FLYWHEEL: LazyLock<Snapshot> = LazyLock::new(flywheel::snapshot);
        match self {
            SnapshotId::April2024 => &APRIL_2024,
            SnapshotId::November2024 => &NOVEMBER_2024,
            SnapshotId::April2025 => &APRIL_2025,
            SnapshotId::April2026 => &APRIL_2026,
            SnapshotId::Flywheel => &FLYWHEEL,
        }
    }
}

impl Snapshot {
    /// Returns a subnet.
    pub fn subnet(&self, netuid: Netuid) -> Option<&MarketSubnet> {
        self.subnets.get(self.index(netuid)?)
    }

    /// Returns what a subnet was paid; 0 for a subnet that is not in the snapshot.
    pub fn emission(&self, netuid: Netuid) -> Rao {
        self.index(netuid).and_then(|index| self.emissions.get(index)).copied().unwrap_or_default()
    }

    fn index(&self, netuid: Netuid) -> Option<usize> {
        self.subnets.binary_search_by_key(&netuid, |subnet| subnet.netuid).ok()
    }
}
