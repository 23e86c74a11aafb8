//! The model of the earnings inside a subnet: a consensus epoch, or fixed proportions if consensus is not modeled.

use crate::quantity::{Key, Uid};
use crate::wide::FineAmount;
use crate::yuma::{EpochInput, Outcome};

/// The model that determines the earnings of an epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EarningsModel {
    /// Without consensus: one key represents all miners, and dividends are proportional to stake.
    Proportional {
        /// The key that receives the miners' earnings.
        miners: Key,
        /// The fraction of them that goes to the owner's key instead.
        kept_by_owner: FineAmount,
    },
    /// By Yuma Consensus.
    Consensus(Box<Consensus>),
}

/// A subnet's neurons and the input of their epochs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consensus {
    /// The hotkey of each uid.
    pub hotkeys: Vec<Key>,
    /// The epoch's input. Stakes, emission and block are filled in for each epoch, and last updates move along with the
    /// block; bonds and permits carry over.
    pub input: EpochInput,
    /// The outcome of the last epoch.
    pub last: Option<Outcome>,
}

impl Consensus {
    /// Returns the uid of a hotkey.
    pub fn uid(&self, hotkey: Key) -> Option<Uid> {
        self.hotkeys.iter().position(|&known| known == hotkey).and_then(|index| u16::try_from(index).ok()).map(Uid)
    }
}
