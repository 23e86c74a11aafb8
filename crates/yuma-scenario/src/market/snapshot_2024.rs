//! The boards of votes of April 9 and November 24, 2024. README.md documents their sources and the invented parts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::board::{Board, RootValidator};
use super::snapshot::Snapshot;
use super::subnet::MarketSubnet;
use yuma_engine::quantity::{Block, Netuid, RAO_PER_TAO, Rao, Share, Uid};

/// The real board, a validator per line: uid, name, stake, votes. No cell is quoted or contains a comma.
const NOVEMBER: &str = include_str!("root-board-2024-11-24.csv");
/// The invented board, in the same format.
const APRIL: &str = include_str!("root-board-2024-04-09.csv");

/// Returns the snapshot of April 2024: 32 subnets, votes as the chain stores them.
pub(super) fn april() -> Snapshot {
    // 229 days before the board of November, at 7,200 blocks a day.
    snapshot(APRIL, Block(2_687_335), Rao(6_072_000 * RAO_PER_TAO), 32, Board::default())
}

/// Returns the snapshot of November 2024: 54 subnets, each row of votes divided by its sum.
pub(super) fn november() -> Snapshot {
    let board = Board { normalizes_rows: true, ..Board::default() };
    snapshot(NOVEMBER, Block(4_336_135), Rao(7_720_800 * RAO_PER_TAO), 54, board)
}

fn snapshot(lines: &str, block: Block, issuance: Rao, last: u16, board: Board) -> Snapshot {
    let validators: Vec<Arc<RootValidator>> = lines.lines().skip(1).filter_map(validator).map(Arc::new).collect();
    let board = Board { validators, ..board };
    Snapshot {
        block,
        issuance,
        root_stake: Rao(u64::try_from(board.stake()).unwrap_or_default()),
        subnets: (1..=last).map(|netuid| MarketSubnet::new(Netuid(netuid), Block(0))).collect(),
        board: Some(board),
        ..Snapshot::default()
    }
}

fn validator(line: &str) -> Option<RootValidator> {
    let mut cells = line.split(',');
    let uid = Uid(cells.next()?.parse().ok()?);
    let name = cells.next()?.to_owned();
    let stake = Rao(cells.next()?.parse().ok()?);
    let vote = |vote: &str| {
        let (netuid, vote) = vote.split_once(':')?;
        Some((Netuid(netuid.parse().ok()?), Share(vote.parse().ok()?)))
    };
    let votes: BTreeMap<Netuid, Share> = cells.next()?.split_whitespace().filter_map(vote).collect();
    Some(RootValidator { uid, name, stake, votes })
}
