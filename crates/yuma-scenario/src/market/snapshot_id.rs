//! The snapshots of the chain that markets start from, by name.
//!
//! Frozen: links contain differences from them. A corrected snapshot needs a new id, and the old one stays readable.

use std::sync::LazyLock;

use super::snapshot::Snapshot;
use super::{snapshot_2024, snapshot_2025, snapshot_2026, snapshot_flywheel, snapshot_questions};

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
    /// Invented: 32 subnets with the TAO of 2026.
    Soup32,
    /// Invented: the same TAO in 128 subnets.
    Soup128,
    /// Invented: the same TAO in 1,024 subnets.
    Soup1024,
    /// Invented: 64 subnets in the first block of the launch of alpha.
    Launch,
    /// The pool of a trade that was reported in July 2025.
    July2025,
    /// The lock of a registration in October 2024, and invented subnets.
    October2024,
    /// Invented: eight subnets before the first halving of TAO.
    December2025,
    /// Invented: eight subnets whose prices sum to less than 1.
    BelowOne,
    /// Five invented subnets, one of them with a consensus.
    Flywheel,
}

impl SnapshotId {
    /// All snapshots: those of the chain, the newest first, and the invented ones.
    pub const ALL: [SnapshotId; 13] = [
        SnapshotId::April2026,
        SnapshotId::April2025,
        SnapshotId::November2024,
        SnapshotId::April2024,
        SnapshotId::Soup32,
        SnapshotId::Soup128,
        SnapshotId::Soup1024,
        SnapshotId::Launch,
        SnapshotId::July2025,
        SnapshotId::October2024,
        SnapshotId::December2025,
        SnapshotId::BelowOne,
        SnapshotId::Flywheel,
    ];

    /// Returns the name in written markets: the date of a real one, or its subject.
    pub const fn id(self) -> &'static str {
        match self {
            SnapshotId::April2024 => "2024-04-09",
            SnapshotId::November2024 => "2024-11-24",
            SnapshotId::April2025 => "2025-04-17",
            SnapshotId::April2026 => "2026-04-11",
            SnapshotId::Soup32 => "soup-32",
            SnapshotId::Soup128 => "soup-128",
            SnapshotId::Soup1024 => "soup-1024",
            SnapshotId::Launch => "launch",
            SnapshotId::July2025 => "july-2025",
            SnapshotId::October2024 => "october-2024",
            SnapshotId::December2025 => "december-2025",
            SnapshotId::BelowOne => "below-one",
            SnapshotId::Flywheel => "flywheel",
        }
    }

    /// Returns the snapshot with a name.
    pub fn of(id: &str) -> Option<SnapshotId> {
        SnapshotId::ALL.into_iter().find(|snapshot| snapshot.id() == id)
    }

    /// Returns the data, which is parsed at the first call.
    pub fn snapshot(self) -> &'static Snapshot {
        type Kept = LazyLock<Snapshot>;
        static APRIL_2024: Kept = Kept::new(snapshot_2024::april);
        static NOVEMBER_2024: Kept = Kept::new(snapshot_2024::november);
        static APRIL_2025: Kept = Kept::new(snapshot_2025::snapshot);
        static APRIL_2026: Kept = Kept::new(snapshot_2026::snapshot);
        static SOUP_32: Kept = Kept::new(|| snapshot_questions::soup(32));
        static SOUP_128: Kept = Kept::new(|| snapshot_questions::soup(128));
        static SOUP_1024: Kept = Kept::new(|| snapshot_questions::soup(1_024));
        static LAUNCH: Kept = Kept::new(snapshot_questions::launch);
        static JULY_2025: Kept = Kept::new(snapshot_questions::july_2025);
        static OCTOBER_2024: Kept = Kept::new(snapshot_questions::october_2024);
        static DECEMBER_2025: Kept = Kept::new(snapshot_questions::december_2025);
        static BELOW_ONE: Kept = Kept::new(snapshot_questions::below_one);
        static FLYWHEEL: Kept = Kept::new(snapshot_flywheel::snapshot);
        match self {
            SnapshotId::April2024 => &APRIL_2024,
            SnapshotId::November2024 => &NOVEMBER_2024,
            SnapshotId::April2025 => &APRIL_2025,
            SnapshotId::April2026 => &APRIL_2026,
            SnapshotId::Soup32 => &SOUP_32,
            SnapshotId::Soup128 => &SOUP_128,
            SnapshotId::Soup1024 => &SOUP_1024,
            SnapshotId::Launch => &LAUNCH,
            SnapshotId::July2025 => &JULY_2025,
            SnapshotId::October2024 => &OCTOBER_2024,
            SnapshotId::December2025 => &DECEMBER_2025,
            SnapshotId::BelowOne => &BELOW_ONE,
            SnapshotId::Flywheel => &FLYWHEEL,
        }
    }
}
