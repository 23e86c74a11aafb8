//! The edits of a board of votes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::board::{Board, RootValidator};
use super::board_error::BoardError;
use super::document::MarketDocument;
use super::error::MarketError;
use crate::edit::keep_sum;
use yuma_engine::quantity::{Netuid, Rao, Share, Uid};

/// A change of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BoardEdit {
    /// Sets a vote.
    SetVote {
        /// The validator.
        uid: Uid,
        /// The network, root included.
        netuid: Netuid,
        /// The vote; 0 removes it.
        vote: Share,
    },
    /// Sets a vote and scales the validator's others to keep their sum. Without others, or without a sum, only the vote is set.
    SetVoteKeepingSum {
        /// The validator.
        uid: Uid,
        /// The network, root included.
        netuid: Netuid,
        /// The vote, at most the sum.
        vote: Share,
    },
    /// Sets all votes of a validator.
    SetVotes {
        /// The validator.
        uid: Uid,
        /// The votes.
        votes: BTreeMap<Netuid, Share>,
    },
    /// Sets the stake of a validator, with that of its nominators.
    SetStake {
        /// The validator.
        uid: Uid,
        /// The stake.
        stake: Rao,
    },
    /// Sets the name of a validator.
    Rename {
        /// The validator.
        uid: Uid,
        /// The name.
        name: String,
    },
    /// Adds a validator; [`Board::new_validator`] returns one to start from.
    AddValidator(Box<RootValidator>),
    /// Removes a validator with its stake.
    RemoveValidator(Uid),
    /// Sets the whole board, also in a market without one.
    Replace(Box<Board>),
    /// Sets the fraction of stake at which consensus is one half.
    SetKappa(Share),
    /// Sets the steepness of consensus.
    SetRho(u16),
    /// Sets whether each validator's votes are first divided by their sum.
    NormalizeRows(bool),
    /// Stakes by the votes, see [`super::stake_by_votes`].
    StakeByVotes,
}

impl BoardEdit {
    pub(super) fn change(&self, document: &mut MarketDocument) -> Result<(), MarketError> {
        match self {
            BoardEdit::StakeByVotes => super::stake_by_votes(document),
            BoardEdit::Replace(board) => {
                document.board = Some(Board::clone(board));
                Ok(())
            }
            _ => self.change_board(document.board.as_mut().ok_or(BoardError::Missing)?),
        }
    }

    fn change_board(&self, board: &mut Board) -> Result<(), MarketError> {
        match self {
            BoardEdit::SetVote { uid, netuid, vote } => drop(board.validator_mut(*uid)?.votes.insert(*netuid, *vote)),
            BoardEdit::SetVoteKeepingSum { uid, netuid, vote } => {
                board.validator_mut(*uid)?.set_vote_keeping_sum(*netuid, *vote);
            }
            BoardEdit::SetVotes { uid, votes } => board.validator_mut(*uid)?.votes.clone_from(votes),
            BoardEdit::SetStake { uid, stake } => board.validator_mut(*uid)?.stake = *stake,
            BoardEdit::Rename { uid, name } => board.validator_mut(*uid)?.name.clone_from(name),
            BoardEdit::AddValidator(validator) => board.validators.push(Arc::new(RootValidator::clone(validator))),
            BoardEdit::RemoveValidator(uid) => {
                board.validator_mut(*uid)?;
                board.validators.retain(|validator| validator.uid != *uid);
            }
            BoardEdit::SetKappa(kappa) => board.kappa = *kappa,
            BoardEdit::SetRho(rho) => board.rho = *rho,
            BoardEdit::NormalizeRows(is_on) => board.normalizes_rows = *is_on,
            // They concern the whole document.
            BoardEdit::Replace(_) | BoardEdit::StakeByVotes => {}
        }
        Ok(())
    }
}

impl Board {
    fn validator_mut(&mut self, uid: Uid) -> Result<&mut RootValidator, BoardError> {
        let validator = self.validators.iter_mut().find(|validator| validator.uid == uid);
        validator.map(Arc::make_mut).ok_or(BoardError::UnknownUid { uid })
    }
}

impl RootValidator {
    /// Sets a vote and scales the others, so that the sum stays.
    fn set_vote_keeping_sum(&mut self, netuid: Netuid, vote: Share) {
        let sum: u64 = self.votes.values().map(|vote| u64::from(vote.0)).sum();
        let others: Vec<Netuid> = self.votes.keys().copied().filter(|&other| other != netuid).collect();
        if sum == 0 || others.is_empty() {
            self.votes.insert(netuid, vote);
            return;
        }
        let parts: Vec<u16> = others.iter().map(|&other| self.vote(other).0).collect();
        let (vote, parts) = keep_sum(sum, vote.0, &parts);
        self.votes.insert(netuid, Share(vote));
        for (other, part) in others.into_iter().zip(parts) {
            self.votes.insert(other, Share(part));
        }
    }
}
