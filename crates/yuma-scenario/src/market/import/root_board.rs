//! The board of votes of a file of the root network.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::import::{Ignored, RootNetwork};
use crate::market::board::{Board, RootValidator};
use crate::market::board_edit::BoardEdit;
use crate::market::document::{Market, MarketDocument};
use crate::market::edit::MarketEdit;
use crate::market::error::MarketError;
use crate::market::parameter::ParameterChanges;
use crate::market::snapshot_id::SnapshotId;
use crate::market::subnet::MarketSubnet;
use crate::{limits, text};
use yuma_engine::economy::{ROOT_2024, Runtime};
use yuma_engine::quantity::{Block, Netuid, Rao, Share, Uid};

/// The runtime since which rows of votes are divided by their sum, and about its first block, on 11 June 2024.
const NORMALIZED: (Runtime, Block) = (Runtime(151), Block(3_140_935));

/// The root network of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardFile {
    /// The validators and their votes.
    pub network: RootNetwork,
    /// The parts of the file that were not used.
    pub ignored: Vec<Ignored>,
}

/// The board of a file as it will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardProposal {
    /// The board. Kappa and rho are those of the open market's board, or the defaults of the runtime.
    pub board: Board,
    /// The block of the data.
    pub block: Option<Block>,
    /// The subnets with a vote that the open market does not have.
    pub new_subnets: Vec<Netuid>,
    /// All subnets with a vote.
    pub subnets: Vec<Netuid>,
}

/// Makes a board of the root network of a file.
///
/// Assumptions: kappa and rho, which no file contains, are kept; rows are divided by their sum from about 11 June 2024 on,
/// and also if the file has no block; a validator of the open board keeps its name, another one has its hotkey's beginning.
pub fn propose_board(open: &Market, file: &BoardFile) -> BoardProposal {
    let known = open.board.as_ref();
    let validators = file.network.validators.iter().map(|read| {
        let uid = Uid(read.uid);
        let name = known.and_then(|board| board.validator(uid)).map(|validator| validator.name.clone());
        let name = name.or_else(|| read.hotkey.as_deref().map(short)).unwrap_or_default();
        let votes = read.weights.iter().map(|&(netuid, share)| (Netuid(netuid), share));
        let votes = votes.filter(|&(_, share)| share != Share(0)).collect();
        Arc::new(RootValidator { uid, name, stake: Rao(read.stake), votes })
    });
    let validators: Vec<Arc<RootValidator>> = validators.collect();
    let voted = validators.iter().flat_map(|validator| validator.votes.keys().copied());
    let subnets: BTreeSet<Netuid> = voted.filter(|&netuid| netuid != Netuid::ROOT).collect();
    let block = file.network.block.map(Block);
    let (_, first) = NORMALIZED;
    let normalizes_rows = block.is_none_or(|block| block >= first);
    BoardProposal {
        board: Board { validators, normalizes_rows, ..known.cloned().unwrap_or_default() },
        block,
        new_subnets: subnets.iter().copied().filter(|&netuid| open.subnet(netuid).is_none()).collect(),
        subnets: subnets.into_iter().collect(),
    }
}

impl BoardProposal {
    /// Returns the edit that sets the board of the open market, under the rules of 2024, and adds the subnets that it lacks.
    pub fn edit(&self, open: &Market) -> MarketEdit {
        let subnets = self.new_subnets.iter().map(|&netuid| MarketSubnet::new(netuid, Block(0)));
        let mut edits = vec![
            MarketEdit::PutSubnets(subnets.collect()),
            MarketEdit::Board(BoardEdit::Replace(Box::new(self.board.clone()))),
        ];
        if open.era.id != ROOT_2024.id {
            edits.push(MarketEdit::SetEra(&ROOT_2024));
        }
        MarketEdit::Batch(edits)
    }

    /// Returns a market of this board and its subnets only, with the block and the issuance of November 2024.
    ///
    /// # Errors
    /// Returns the first rule of [`MarketError`] that the market breaks.
    pub fn market(&self, title: &str) -> Result<Market, MarketError> {
        let (runtime, _) = NORMALIZED;
        Market::new(MarketDocument {
            preset: None,
            title: crate::clean_line(title).chars().take(limits::TITLE).collect(),
            notes: String::new(),
            era: &ROOT_2024,
            runtime: self.board.normalizes_rows.then_some(runtime),
            pinned: None,
            start: SnapshotId::November2024,
            subnets: self.subnets.iter().map(|&netuid| MarketSubnet::new(netuid, Block(0))).collect(),
            board: Some(self.board.clone()),
            parameters: ParameterChanges::new(),
            last_registration: None,
            participants: Vec::new(),
            events: Vec::new(),
            horizon: crate::market::presets::HORIZON,
            seed: 0,
        })
    }
}

/// Returns the beginning of a hotkey, and its end, in which keys of one owner differ.
fn short(hotkey: &str) -> String {
    let hotkey = text::clean_line(hotkey);
    let count = hotkey.chars().count();
    if count <= 12 {
        return hotkey;
    }
    let begin: String = hotkey.chars().take(5).collect();
    let end: String = hotkey.chars().skip(count - 4).collect();
    format!("{begin}…{end}")
}
