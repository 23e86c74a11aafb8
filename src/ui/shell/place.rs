//! The labs, between which the top bar switches.

use yew::prelude::*;

/// A lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// One subnet's weights, stakes and bonds.
    Consensus,
    /// All subnets with their pools.
    Market,
}

/// A context that opens a lab.
#[derive(Clone, PartialEq)]
pub struct GoTo(pub Callback<Place>);

/// Returns the callback that opens a lab.
#[hook]
pub fn use_go_to() -> Callback<Place> {
    use_context::<GoTo>().map_or_else(Callback::noop, |go| go.0)
}
