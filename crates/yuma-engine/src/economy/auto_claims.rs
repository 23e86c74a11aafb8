//! The step that auto-claims root dividends for a few stakers per block (spec 4.7).

use super::block_context::BlockContext;
use super::root_claims::claim_places;
use super::root_dividends::claim_all;
use super::rules::RootRule;
use crate::quantity::{Block, Key};

/// `NumRootClaim`: the number of stakers drawn per block.
pub const CLAIMS_OF_A_BLOCK: usize = 5;

/// Settles all claims of the stakers drawn in this block, on every subnet; a refused claim stays owed.
///
/// The chain draws stakers by the hash of the parent block. A simulation has no hashes, so the block number is mixed
/// instead: the draw is as uniform, but picks different stakers.
pub fn auto_claims(context: &mut BlockContext) {
    if context.rules.root != RootRule::Claimable {
        return;
    }
    let stakes: Vec<(Key, Key)> = context.economy.root.stakes.owners().collect();
    let mut coldkeys: Vec<Key> = stakes.iter().map(|&(_, coldkey)| coldkey).collect();
    coldkeys.sort_unstable();
    coldkeys.dedup();
    let count = u64::try_from(coldkeys.len()).unwrap_or(u64::MAX);
    let claims = usize::try_from(context.stride.blocks()).unwrap_or(usize::MAX).saturating_mul(CLAIMS_OF_A_BLOCK);
    let drawn = claim_places(mixed(context.economy.block), claims.min(coldkeys.len().max(CLAIMS_OF_A_BLOCK)), count);
    for index in drawn {
        let coldkey = usize::try_from(index).ok().and_then(|index| coldkeys.get(index)).copied();
        for &(hotkey, owner) in stakes.iter().filter(|(_, owner)| Some(*owner) == coldkey) {
            claim_all(context.economy, hotkey, owner);
        }
    }
}

/// Returns four words mixed from the block number (SplitMix64).
fn mixed(block: Block) -> [u64; 4] {
    let mix = |word: u64| {
        let mut mixed = block.0.wrapping_mul(4).wrapping_add(word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    [1, 2, 3, 4].map(mix)
}
