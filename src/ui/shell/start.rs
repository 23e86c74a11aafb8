//! What the page starts with.

use std::rc::Rc;

use super::{address, storage};
use crate::scenario::{link, presets};
use crate::store::persist::{self, AUTOSAVE, Kept, PREVIOUS};
use crate::store::{Origin, State};

/// The fragment by which a page that could not run offers to leave its work aside.
const FRESH: &str = "fresh";

/// The state that the page starts with: a link, else the work of the last visit, else the opening scenario.
pub fn first_state() -> Rc<State> {
    let (autosave, previous) = (storage::read(AUTOSAVE), storage::read(PREVIOUS));
    let kept = Kept { autosave: autosave.as_deref(), previous: previous.as_deref() };
    let Some(opening) = presets::scenario(presets::OPENING) else {
        unreachable!("tests hold every preset to be valid")
    };
    let fragment = address::fragment();
    if fragment == FRESH {
        // As if somebody sent the opening scenario: the work of the last visit stays one click away.
        return persist::start(&link::encode(&opening), kept, (opening, Origin::Link));
    }
    persist::start(&fragment, kept, (opening, Origin::Preset(presets::OPENING.to_owned())))
}
