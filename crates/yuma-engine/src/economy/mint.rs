//! The minting of the block's TAO and the recycling of the unspent part (spec 2, 4.3).

use super::block_context::BlockContext;
use crate::issuance;
use crate::quantity::Rao;

/// Mints the TAO of the block, or of all blocks of the stride.
pub fn mint(context: &mut BlockContext) {
    let issuance = context.economy.issuance;
    let emission = issuance::mint(issuance, Rao(context.stride.times(context.emission_of_a_block().0)));
    context.economy.issuance.0 = issuance.0.saturating_add(emission.0);
    context.emission = emission;
    context.remaining_emission = emission;
}

/// Recycles the remaining emission.
pub fn recycle_unspent(context: &mut BlockContext) {
    context.recycled = std::mem::replace(&mut context.remaining_emission, Rao(0));
    context.economy.issuance = issuance::recycle(context.economy.issuance, context.recycled);
}
