//! The board of the root network, April 2024 to February 2025: who votes for which network, and with which stake.
//!
//! Under the root network's rules the votes divide the TAO of a block (spec yuma 11.2). A board may be part of any market;
//! other eras ignore its votes.

use std::collections::BTreeMap;
use std::sync::Arc;

use yuma_engine::economy::{Economy, RootVote};
use yuma_engine::quantity::{Key, Netuid, RAO_PER_TAO, Rao, Share, Uid};
use yuma_engine::yuma::upscale;

use super::keys::STAKER;

/// The base of the hotkeys of validators; the uid is added.
const HOTKEYS: u32 = 1_000_000;
/// The stake of an added validator.
const NEW_STAKE: Rao = Rao(1_000 * RAO_PER_TAO);

/// The validators of the root network with their votes, and the parameters of the root epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The validators, ascending by uid.
    pub validators: Vec<Arc<RootValidator>>,
    /// `Kappa` of root: the fraction of stake at which consensus is one half.
    pub kappa: Share,
    /// `Rho` of root: the steepness of consensus.
    pub rho: u16,
    /// Whether each validator's votes are first divided by their sum, as since June 2024. This applies in place of the
    /// runtime's rule, because a board belongs to a day of 2024 and an era to all of it.
    pub normalizes_rows: bool,
}

/// A validator of the root network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RootValidator {
    /// Its number on root.
    pub uid: Uid,
    /// The displayed name; may be empty.
    pub name: String,
    /// Its stake with that of its nominators.
    pub stake: Rao,
    /// `Weights` on networks, root included, without zeros. The chain stores a row scaled up so that its largest vote is
    /// 65535; a block reads it so, whatever the scale here.
    pub votes: BTreeMap<Netuid, Share>,
}

impl Default for Board {
    /// Returns a board without validators, with the parameters of the runtime of April 2024.
    fn default() -> Self {
        let RootVote { rho, kappa, .. } = RootVote::default();
        Board { validators: Vec::new(), kappa, rho, normalizes_rows: false }
    }
}

impl Board {
    /// Returns a validator.
    pub fn validator(&self, uid: Uid) -> Option<&RootValidator> {
        self.validators.get(self.index(uid)?).map(|validator| &**validator)
    }

    /// Returns the row of a validator.
    pub fn index(&self, uid: Uid) -> Option<usize> {
        self.validators.binary_search_by_key(&uid, |validator| validator.uid).ok()
    }

    /// Returns the stake of all validators in rao.
    pub fn stake(&self) -> u128 {
        self.validators.iter().map(|validator| u128::from(validator.stake.0)).sum()
    }

    /// Returns a validator for [`super::BoardEdit::AddValidator`]: the lowest free uid, 1,000 TAO and no votes. `None` if
    /// no uid is free.
    pub fn new_validator(&self) -> Option<RootValidator> {
        let uid = (0..=u16::MAX).map(Uid).find(|&uid| self.validator(uid).is_none())?;
        Some(RootValidator { stake: NEW_STAKE, ..RootValidator::new(uid) })
    }

    /// Puts the validators with their stakes and votes on root.
    pub(super) fn seat(&self, economy: &mut Economy) {
        for validator in &self.validators {
            let hotkey = validator.hotkey();
            economy.root.stakes.add(hotkey, STAKER, validator.stake.0);
            economy.root.seats.push(hotkey);
            economy.root.vote.weights.insert(hotkey, validator.stored_votes());
        }
        (economy.root.vote.kappa, economy.root.vote.rho) = (self.kappa, self.rho);
    }
}

impl RootValidator {
    /// Creates a validator without stake and votes. Written links refer to these values: they never change.
    pub fn new(uid: Uid) -> RootValidator {
        RootValidator { uid, name: String::new(), stake: Rao(0), votes: BTreeMap::new() }
    }

    /// Returns the vote for a network; 0 without one.
    pub fn vote(&self, netuid: Netuid) -> Share {
        self.votes.get(&netuid).copied().unwrap_or_default()
    }

    /// Returns the key under which the validator stands in an economy.
    pub fn hotkey(&self) -> Key {
        Key(HOTKEYS + u32::from(self.uid.0))
    }

    /// Returns the votes as the chain stores them, scaled up so that the largest is 65535.
    fn stored_votes(&self) -> Vec<(Netuid, Share)> {
        let votes: Vec<Share> = self.votes.values().copied().collect();
        self.votes.keys().copied().zip(upscale(&votes)).collect()
    }
}
