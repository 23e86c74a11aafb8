//! Counts the documents that the grid has shown, so that sorting, folding and scrolling start afresh with each.

use yew::prelude::*;

use crate::ui::lab::LabProps;
use yuma_engine::quantity::Block;

/// What tells documents apart: the preset, the title, the block, and the number of neurons.
type Identity = (Option<String>, String, Block, usize);

/// Returns the number of the document. Edits do not change it.
#[hook]
pub fn use_opening(props: &LabProps) -> u64 {
    let seen = use_mut_ref(|| None::<(Identity, u64)>);
    let whole = &props.whole;
    let identity = (whole.preset.clone(), whole.title.clone(), whole.current_block, whole.neurons.len());
    let mut seen = seen.borrow_mut();
    let number = match &*seen {
        Some((before, number)) if *before == identity || props.before.is_some() => *number,
        Some((_, number)) => number + 1,
        None => 0,
    };
    *seen = Some((identity, number));
    number
}
