//! The block's TAO is made, and what nobody gets leaves the issuance again (spec 2, 4.3).

use super::block_step::Working;
use crate::issuance;
use crate::quantity::Rao;

/// Makes the TAO of the block, or of all blocks of the stride.
pub fn mint(working: &mut Working) {
    let issuance = working.economy.issuance;
    let emission = issuance::mint(issuance, Rao(working.stride.times(working.emission_of_a_block().0)));
    working.economy.issuance.0 = issuance.0.saturating_add(emission.0);
    working.emission = emission;
    working.credit = emission;
}

/// Recycles what is left of it.
pub fn recycle_unspent(working: &mut Working) {
    working.unspent = std::mem::replace(&mut working.credit, Rao(0));
    working.economy.issuance = issuance::recycle(working.economy.issuance, working.unspent);
}
