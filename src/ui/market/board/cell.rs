//! The cells of the board that a person sets, and their texts.

use std::cmp::Reverse;

use yew::AttrValue;

use crate::ui::format::{fixed, number, trimmed, whole};
use crate::ui::grid::entry;
use crate::ui::market::cell_session::EditedCell;
use crate::ui::market::props::MarketProps;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Netuid, Rao, Share, Uid};
use yuma_scenario::market::{Board, BoardEdit, MarketEdit, RootValidator};
use yuma_scenario::{NumberError, typed_amount, written_amount};

/// A cell of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoardCell {
    /// The validator.
    pub uid: Uid,
    /// The column.
    pub column: BoardColumn,
}

/// A column of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardColumn {
    /// The name of a validator.
    Name,
    /// Its stake.
    Stake,
    /// Its vote for a network.
    Vote(Netuid),
    /// The sum of its votes.
    Sum,
}

/// The numbers in the cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BoardView {
    /// The votes as stored.
    #[default]
    Votes,
    /// The votes times the share of stake.
    Parts,
}

/// Returns the columns in order: root, whose part is never minted, after the subnets.
pub fn columns(market: &MarketProps) -> Vec<BoardColumn> {
    let networks = market.market.subnets.iter().map(|subnet| subnet.netuid).chain([Netuid::ROOT]);
    let votes = networks.map(BoardColumn::Vote);
    [BoardColumn::Name, BoardColumn::Stake].into_iter().chain(votes).chain([BoardColumn::Sum]).collect()
}

/// Returns the rows of the board, those with most stake first.
pub fn rows(board: &Board) -> Vec<usize> {
    let stake = |row: usize| board.validators.get(row).map(|validator| validator.stake);
    let mut rows: Vec<usize> = (0..board.validators.len()).collect();
    rows.sort_by_key(|&row| Reverse(stake(row)));
    rows
}

/// Returns the name of a validator, or its uid.
pub fn name(messages: &Messages, validator: &RootValidator) -> AttrValue {
    match validator.name.as_str() {
        "" => messages.fill("board.uid", &[("uid", &validator.uid.0.to_string())]),
        name => AttrValue::from(name.to_owned()),
    }
}

/// Returns the name of a network.
pub fn network(messages: &Messages, netuid: Netuid) -> AttrValue {
    match netuid {
        Netuid::ROOT => messages.text("board.root"),
        Netuid(number) => messages.fill("board.network", &[("netuid", &number.to_string())]),
    }
}

/// Returns a stored proportion as a fraction of 1.
pub fn fraction(share: Share) -> f64 {
    f64::from(share.0) / f64::from(Share::ONE.0)
}

/// Formats a vote in percent of a full vote; empty without one.
pub fn vote_text(vote: Share) -> String {
    let percent = fraction(vote) * 100.0;
    match percent {
        _ if vote.0 == 0 => String::new(),
        small if small < 0.05 => "<.1".to_owned(),
        small if small < 9.95 => trimmed(fixed(small, 1)),
        large => fixed(large, 0),
    }
}

impl EditedCell for BoardCell {
    fn switched(self, _: &MarketProps) -> Option<MarketEdit> {
        None
    }

    fn draft(self, market: &MarketProps) -> Option<String> {
        let validator = market.market.board.as_ref()?.validator(self.uid)?;
        match self.column {
            BoardColumn::Name => Some(validator.name.clone()),
            BoardColumn::Stake => Some(written_amount(validator.stake.0)),
            BoardColumn::Vote(netuid) => Some(trimmed(fixed(fraction(validator.vote(netuid)) * 100.0, 3))),
            BoardColumn::Sum => None,
        }
    }

    fn parse(self, market: &MarketProps, text: &str) -> Result<Option<MarketEdit>, NumberError> {
        let uid = self.uid;
        let edit = match self.column {
            BoardColumn::Name => BoardEdit::Rename { uid, name: text.to_owned() },
            BoardColumn::Stake => BoardEdit::SetStake { uid, stake: Rao(typed_amount(text)?) },
            BoardColumn::Vote(netuid) if market.view.keeps_sum => {
                BoardEdit::SetVoteKeepingSum { uid, netuid, vote: percent(text)? }
            }
            BoardColumn::Vote(netuid) => BoardEdit::SetVote { uid, netuid, vote: percent(text)? },
            BoardColumn::Sum => return Ok(None),
        };
        Ok(Some(MarketEdit::Board(edit)))
    }

    fn is_amount(self) -> bool {
        self.column == BoardColumn::Stake
    }

    fn beside(self, market: &MarketProps, by: isize) -> Option<BoardCell> {
        let columns = columns(market);
        let at = columns.iter().position(|column| *column == self.column)?;
        let column = *columns.get(at.checked_add_signed(by)?)?;
        (column != BoardColumn::Sum).then_some(BoardCell { column, ..self })
    }
}

/// Parses a part in percent, at most 100, to units of 1/65535. An empty text is 0.
///
/// # Errors
/// Returns an error unless the text is a number between 0 and 100.
pub fn percent(text: &str) -> Result<Share, NumberError> {
    if text.trim().is_empty() { Ok(Share(0)) } else { entry::percent(text).map(entry::share_of) }
}

/// Formats the stake of a validator in TAO.
pub fn stake_title(messages: &Messages, validator: &RootValidator) -> AttrValue {
    let tao = number(whole(validator.stake.0), 0);
    messages.fill("board.stake.title", &[("tao", &tao)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_are_short() {
        for (vote, text) in [
            (0, ""),
            (1, "<.1"),
            (65, "0.1"),
            (3_000, "4.6"),
            (1_966, "3"),
            (6_553, "10"),
            (32_768, "50"),
            (65_535, "100"),
        ] {
            assert_eq!(vote_text(Share(vote)), text, "{vote}");
        }
    }

    #[test]
    fn typed_votes_are_percentages_of_a_full_vote() {
        for (text, vote) in [
            ("100", Ok(Share::ONE)),
            ("50 %", Ok(Share(32_768))),
            ("0,1", Ok(Share(66))),
            ("", Ok(Share(0))),
            ("101", Err(NumberError::AboveWhole)),
            ("x", Err(NumberError::NotANumber)),
        ] {
            assert_eq!(percent(text), vote, "{text:?}");
        }
    }
}
