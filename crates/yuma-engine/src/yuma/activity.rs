//! Activity: which validators have set weights recently enough (spec 5.1).

use super::input::EpochInput;
use crate::quantity::{Block, Uid};

/// Returns the number of blocks after which a validator that did not update its weights is inactive.
///
/// `max(1, floor(factor * tempo / 1000))`. Source: spec 5.1; chain `get_activity_cutoff_blocks`.
pub fn activity_cutoff(factor_milli: u32, tempo: u16) -> Block {
    Block((u64::from(factor_milli) * u64::from(tempo) / 1_000).max(1))
}

/// Returns whether a validator counts as active: `last_update + cutoff >= current_block`.
pub fn is_active(input: &EpochInput, uid: Uid) -> bool {
    input.last_update(uid).0.saturating_add(input.activity_cutoff.0) >= input.current_block.0
}

/// Returns the activity flag of every uid.
pub fn active(input: &EpochInput) -> Vec<bool> {
    input.uids().map(|uid| is_active(input, uid)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cutoff_is_a_factor_of_the_tempo() {
        for (factor, tempo, blocks) in [(13_889, 360, 5_000), (1_000, 360, 360), (13_889, 1, 13), (1, 1, 1), (0, 0, 1)]
        {
            assert_eq!(activity_cutoff(factor, tempo), Block(blocks), "factor {factor}, tempo {tempo}");
        }
    }
}
