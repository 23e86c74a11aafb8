//! The activity of validators.

use super::with::with;
use crate::model::Document;
use yuma_engine::quantity::{Block, Uid};

/// Moves a validator's last update to make it active or inactive (spec 5.1).
///
/// An active validator updated in the block before the epoch. An inactive one updated one block earlier than the
/// cutoff allows. If the chain has too few blocks for that, all blocks move forward equally.
pub fn set_activity(document: &mut Document, uid: Uid, active: bool) {
    let last_update = if active {
        Block(document.current_block.0.saturating_sub(1))
    } else {
        let age = document.activity_cutoff().0 + 1;
        // Block 0 would also be before any registration, which masks the weights (spec 5.5).
        let oldest = age + 1;
        move_blocks(document, oldest.saturating_sub(document.current_block.0));
        Block(document.current_block.0.saturating_sub(age))
    };
    with(&mut document.neurons, uid, |neuron| neuron.last_update = last_update);
}

/// Moves every block forward. Block 0 means "never" or "from the first block on" and is unchanged.
fn move_blocks(document: &mut Document, by: u64) {
    let later = |block: Block| if block.0 == 0 { block } else { Block(block.0.saturating_add(by)) };
    document.current_block = Block(document.current_block.0.saturating_add(by));
    document.last_mechanism_step_block = later(document.last_mechanism_step_block);
    for neuron in &mut document.neurons {
        neuron.last_update = Block(neuron.last_update.0.saturating_add(by));
        neuron.block_at_registration = later(neuron.block_at_registration);
        neuron.commit_block = neuron.commit_block.map(later);
    }
}
