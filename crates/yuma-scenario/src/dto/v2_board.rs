//! A board of votes of version 2, as the difference from the snapshot's, or from [`Board::default`].

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::v2_number::NumberV2;
use crate::market::{Board, RootValidator};
use yuma_engine::quantity::{Netuid, Rao, Share, Uid};

/// A written board. Omitted fields have the other board's values.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BoardV2 {
    /// Kappa in units of 1/65535.
    #[serde(skip_serializing_if = "Option::is_none")]
    kappa: Option<u16>,
    /// Rho.
    #[serde(skip_serializing_if = "Option::is_none")]
    rho: Option<u16>,
    /// Whether rows are divided by their sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    normalizes_rows: Option<bool>,
    /// The changed and added validators by uid; an added one differs from [`RootValidator::new`].
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    validators: BTreeMap<u16, RootValidatorV2>,
    /// The uids of the other board that were removed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed: Vec<u16>,
}

/// A written validator.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct RootValidatorV2 {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// The stake in rao.
    #[serde(skip_serializing_if = "Option::is_none")]
    stake: Option<NumberV2>,
    /// The changed votes by netuid, in units of 1/65535; 0 for a removed one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    votes: BTreeMap<u16, u16>,
}

impl BoardV2 {
    /// Returns the difference of a board from the snapshot's; `None` if they are equal.
    pub fn difference(board: Option<&Board>, original: Option<&Board>) -> Option<BoardV2> {
        let board = board.filter(|board| Some(*board) != original)?;
        let default = Board::default();
        let original = original.unwrap_or(&default);
        let mut validators = BTreeMap::new();
        for validator in &board.validators {
            let before = original.validator(validator.uid);
            let new = RootValidator::new(validator.uid);
            let written = RootValidatorV2::difference(validator, before.unwrap_or(&new));
            if before.is_none() || written != RootValidatorV2::default() {
                validators.insert(validator.uid.0, written);
            }
        }
        let originals = original.validators.iter().map(|validator| validator.uid);
        Some(BoardV2 {
            kappa: (board.kappa != original.kappa).then_some(board.kappa.0),
            rho: (board.rho != original.rho).then_some(board.rho),
            normalizes_rows: (board.normalizes_rows != original.normalizes_rows).then_some(board.normalizes_rows),
            validators,
            removed: originals.filter(|&uid| board.validator(uid).is_none()).map(|uid| uid.0).collect(),
        })
    }

    /// Returns the board that differs so from the snapshot's, or the name of the first field with a negative or huge value.
    pub fn read(written: Option<&BoardV2>, original: Option<&Board>) -> Result<Option<Board>, &'static str> {
        let Some(written) = written else { return Ok(original.cloned()) };
        let mut board = original.cloned().unwrap_or_default();
        board.kappa = written.kappa.map_or(board.kappa, Share);
        board.rho = written.rho.unwrap_or(board.rho);
        board.normalizes_rows = written.normalizes_rows.unwrap_or(board.normalizes_rows);
        board.validators.retain(|validator| !written.removed.contains(&validator.uid.0));
        let mut added = Vec::new();
        for (&uid, validator) in &written.validators {
            match board.index(Uid(uid)).and_then(|index| board.validators.get_mut(index)) {
                Some(present) => *present = Arc::new(validator.applied(present)?),
                None => added.push(Arc::new(validator.applied(&RootValidator::new(Uid(uid)))?)),
            }
        }
        board.validators.extend(added);
        Ok(Some(board))
    }
}

impl RootValidatorV2 {
    fn difference(validator: &RootValidator, other: &RootValidator) -> RootValidatorV2 {
        let networks = validator.votes.keys().chain(other.votes.keys());
        let changed = networks.filter(|&&netuid| validator.vote(netuid) != other.vote(netuid));
        RootValidatorV2 {
            name: (validator.name != other.name).then(|| validator.name.clone()),
            stake: (validator.stake != other.stake).then(|| NumberV2::of(validator.stake.0)),
            votes: changed.map(|&netuid| (netuid.0, validator.vote(netuid).0)).collect(),
        }
    }

    fn applied(&self, other: &RootValidator) -> Result<RootValidator, &'static str> {
        let stake = self.stake.map_or(Ok(other.stake.0), |stake| stake.unsigned().ok_or("stake"))?;
        let mut votes = other.votes.clone();
        votes.extend(self.votes.iter().map(|(&netuid, &vote)| (Netuid(netuid), Share(vote))));
        Ok(RootValidator {
            uid: other.uid,
            name: self.name.clone().unwrap_or_else(|| other.name.clone()),
            stake: Rao(stake),
            votes,
        })
    }
}
