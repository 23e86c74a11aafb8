//! What the page starts with.

use std::rc::Rc;

use super::{address, storage};
use crate::scenario::{looks_like_link, presets};
use crate::store::persist::{AUTOSAVE, Kept, PREVIOUS};
use crate::store::state::Work;
use crate::store::{Origin, State};
use crate::ui::documents::documents;
use crate::ui::part::Missing;

/// The fragment by which a page that could not run offers to leave its work aside.
const FRESH: &str = "fresh";

/// The state that the page starts with: a link, else the work of the last visit, else the opening scenario.
///
/// # Errors
/// [`Missing`] if there is something to read, and what reads it does not come.
pub async fn first_state() -> Result<Rc<State>, Missing> {
    let (autosave, previous) = (storage::read(AUTOSAVE), storage::read(PREVIOUS));
    let Ok(opening) = presets::opening() else { unreachable!("a test holds the opening scenario to be valid") };
    let fragment = address::fragment();
    let origin = Origin::Preset(presets::OPENING.to_owned());
    if autosave.is_none() && fragment != FRESH && !looks_like_link(&fragment) {
        return Ok(Rc::new(State::new(Work::new(Rc::new(opening), origin))));
    }
    let documents = documents().await?;
    let kept = Kept { autosave: autosave.as_deref(), previous: previous.as_deref() };
    Ok(if fragment == FRESH {
        // As if somebody sent the opening scenario: the work of the last visit stays one click away.
        (documents.start)(&(documents.encode)(&opening), kept, (opening, Origin::Link))
    } else {
        (documents.start)(&fragment, kept, (opening, origin))
    })
}
