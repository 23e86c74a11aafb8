//! The editable facts of a neuron: formats them and parses them to edits.

use crate::ui::grid::entry::amount;
use yuma_engine::quantity::{Block, Rao, Uid};
use yuma_scenario::{Document, Edit, Neuron, NumberError, limits, written_amount};

/// A fact that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// The name.
    Name,
    /// Alpha stake.
    AlphaStake,
    /// Stake on root.
    TaoStake,
    /// The block of the last weight update.
    LastUpdate,
    /// The block of registration.
    BlockAtRegistration,
    /// The block of the earliest open commit.
    CommitBlock,
}

impl Fact {
    /// Returns the id in message keys: `fact.<id>`.
    pub fn id(self) -> &'static str {
        match self {
            Fact::Name => "name",
            Fact::AlphaStake => "alpha_stake",
            Fact::TaoStake => "tao_stake",
            Fact::LastUpdate => "last_update",
            Fact::BlockAtRegistration => "block_at_registration",
            Fact::CommitBlock => "commit_block",
        }
    }

    /// Returns whether it is a number, for the keyboard of a phone.
    pub fn is_number(self) -> bool {
        self != Fact::Name
    }

    /// Returns whether it is a stake.
    pub fn is_stake(self) -> bool {
        matches!(self, Fact::AlphaStake | Fact::TaoStake)
    }

    /// Returns the initial text of its field.
    pub fn draft(self, neuron: &Neuron) -> String {
        match self {
            Fact::Name => neuron.name.clone(),
            Fact::AlphaStake => written_amount(neuron.alpha_stake.0),
            Fact::TaoStake => written_amount(neuron.tao_stake.0),
            Fact::LastUpdate => neuron.last_update.0.to_string(),
            Fact::BlockAtRegistration => neuron.block_at_registration.0.to_string(),
            Fact::CommitBlock => neuron.commit_block.map_or_else(String::new, |block| block.0.to_string()),
        }
    }

    /// Parses typed text to an edit.
    ///
    /// # Errors
    /// Returns an error if the text is not a valid value.
    pub fn edit(self, uid: Uid, text: &str) -> Result<Edit, NumberError> {
        Ok(match self {
            Fact::Name => Edit::Rename { uid, name: text.to_owned() },
            Fact::AlphaStake => Edit::AlphaStake { uid, stake: amount(text)? },
            Fact::TaoStake => Edit::TaoStake { uid, stake: Rao(amount(text)?.0) },
            Fact::LastUpdate => Edit::LastUpdate { uid, block: block(text)? },
            Fact::BlockAtRegistration => Edit::BlockAtRegistration { uid, block: block(text)? },
            Fact::CommitBlock if text.trim().is_empty() => Edit::CommitBlock { uid, block: None },
            Fact::CommitBlock => Edit::CommitBlock { uid, block: Some(block(text)?) },
        })
    }
}

/// Parses a block number, with or without spaces between its digits.
fn block(text: &str) -> Result<Block, NumberError> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != ',').collect();
    if digits.starts_with('-') {
        return Err(NumberError::Negative);
    }
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_ascii_digit()) {
        return Err(NumberError::NotANumber);
    }
    let block = digits.parse().ok().filter(|block| *block <= limits::BLOCK);
    block.map(Block).ok_or(NumberError::TooLarge)
}

/// A fact that is on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Switch {
    /// The validator permit.
    Permit,
    /// Whether the last update is recent enough.
    Active,
    /// Whether it is the subnet owner's.
    Owner,
}

impl Switch {
    /// All switches.
    pub const ALL: [Switch; 3] = [Switch::Permit, Switch::Active, Switch::Owner];

    /// Returns the id in message keys: `fact.<id>`.
    pub fn id(self) -> &'static str {
        match self {
            Switch::Permit => "permit",
            Switch::Active => "active",
            Switch::Owner => "owner",
        }
    }

    /// Returns whether it is on; `active` is the result of the epoch.
    pub fn is_on(self, document: &Document, uid: Uid, active: bool) -> bool {
        match self {
            Switch::Permit => document.neuron(uid).is_some_and(|neuron| neuron.validator_permit),
            Switch::Active => active,
            Switch::Owner => document.owner == Some(uid),
        }
    }

    /// Returns the edit that switches it.
    pub fn edit(self, uid: Uid, on: bool) -> Edit {
        match self {
            Switch::Permit => Edit::Permit { uid, permit: on },
            Switch::Active => Edit::Activity { uid, active: on },
            Switch::Owner => Edit::Owner(on.then_some(uid)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::quantity::Alpha;

    const UID: Uid = Uid(3);

    #[test]
    fn typed_text_becomes_an_edit() {
        let block = |block| Edit::LastUpdate { uid: UID, block: Block(block) };
        for (fact, text, expected) in [
            (Fact::Name, " E ", Ok(Edit::Rename { uid: UID, name: " E ".to_owned() })),
            (Fact::AlphaStake, "2 k", Ok(Edit::AlphaStake { uid: UID, stake: Alpha(2_000_000_000_000) })),
            (Fact::TaoStake, "0.5", Ok(Edit::TaoStake { uid: UID, stake: Rao(500_000_000) })),
            (Fact::LastUpdate, "1 000,000", Ok(block(1_000_000))),
            (Fact::LastUpdate, "", Err(NumberError::NotANumber)),
            (Fact::LastUpdate, "-1", Err(NumberError::Negative)),
            (Fact::LastUpdate, "1000000000001", Err(NumberError::TooLarge)),
            (Fact::LastUpdate, "99999999999999999999", Err(NumberError::TooLarge)),
            (Fact::TaoStake, "25M", Err(NumberError::AboveSupply)),
            (Fact::CommitBlock, " ", Ok(Edit::CommitBlock { uid: UID, block: None })),
            (Fact::CommitBlock, "7", Ok(Edit::CommitBlock { uid: UID, block: Some(Block(7)) })),
        ] {
            assert_eq!(fact.edit(UID, text), expected, "{fact:?} {text:?}");
        }
    }
}
