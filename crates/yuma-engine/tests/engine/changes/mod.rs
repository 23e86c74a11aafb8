//! Why a result changed from one input to another.

use yuma_engine::yuma::attribution::{Change, Epoch, change};
use yuma_engine::yuma::explain::Symbol;
use yuma_engine::yuma::{EpochInput, trace};

/// The change between the epochs of two inputs.
pub fn between(before: &EpochInput, after: &EpochInput, result: Symbol) -> Change {
    let traces = [trace(before), trace(after)];
    let before = Epoch { input: before, trace: &traces[0] };
    let after = Epoch { input: after, trace: &traces[1] };
    change(&before, &after, result).unwrap()
}
