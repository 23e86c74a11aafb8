//! The checks that make a board part of a market.

use std::sync::Arc;

use super::board::{Board, RootValidator};
use super::board_error::BoardError;
use super::check::check_text;
use super::error::{MarketError, MarketText};
use crate::{limits, text};
use yuma_engine::issuance::MAXIMUM;
use yuma_engine::quantity::Share;

/// The maximum number of networks with a vote: all subnets and root.
const VOTES: usize = limits::SUBNETS + 1;

impl Board {
    /// Cleans the names, drops votes of zero and sorts the validators by uid.
    pub(super) fn normalize(&mut self) {
        for validator in &mut self.validators {
            if validator.votes.values().any(|&vote| vote == Share(0)) {
                Arc::make_mut(validator).votes.retain(|_, vote| *vote != Share(0));
            }
            if text::clean_line(&validator.name) != validator.name {
                let name = text::clean_line(&validator.name);
                Arc::make_mut(validator).name = name;
            }
        }
        self.validators.sort_by_key(|validator| validator.uid);
    }

    /// Checks all rules of a normalized board.
    ///
    /// # Errors
    /// Returns the first rule that the board breaks.
    pub(super) fn check(&self) -> Result<(), MarketError> {
        let count = self.validators.len();
        if count > limits::ROOT_VALIDATORS {
            return Err(BoardError::TooManyValidators { count, limit: limits::ROOT_VALIDATORS }.into());
        }
        let mut pairs = self.validators.iter().zip(self.validators.iter().skip(1));
        if let Some((validator, _)) = pairs.find(|(one, other)| one.uid == other.uid) {
            return Err(BoardError::DuplicateUid { uid: validator.uid }.into());
        }
        self.validators.iter().try_for_each(|validator| check_validator(validator))
    }
}

fn check_validator(validator: &RootValidator) -> Result<(), MarketError> {
    let (uid, count) = (validator.uid, validator.votes.len());
    if validator.stake.0 > MAXIMUM {
        return Err(BoardError::Stake { uid }.into());
    }
    if count > VOTES {
        return Err(BoardError::TooManyVotes { uid, count, limit: VOTES }.into());
    }
    check_text(MarketText::Validator(uid), &validator.name, limits::NAME)
}
