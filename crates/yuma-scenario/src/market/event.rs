//! The events of a market over time.

use yuma_engine::economy::Era;
use yuma_engine::economy::operations::Operation;
use yuma_engine::quantity::Block;

/// An event at a time of the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketEvent {
    /// The number of blocks after the start.
    pub after: Block,
    /// The content.
    pub content: EventContent,
}

/// The content of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventContent {
    /// Somebody operates.
    Operation(Operation),
    /// From then on the rules of another era hold, at the era's own runtime, or the document's for its own era. The state changes as by
    /// [`yuma_engine::economy::change_rules`].
    Rules(&'static Era),
}

impl MarketEvent {
    /// Creates an operation at a time.
    pub fn operation(after: Block, operation: Operation) -> MarketEvent {
        MarketEvent { after, content: EventContent::Operation(operation) }
    }

    /// Creates a change of the rules at a time.
    pub fn rules(after: Block, era: &'static Era) -> MarketEvent {
        MarketEvent { after, content: EventContent::Rules(era) }
    }
}
