//! The state at the start.

use std::rc::Rc;

use crate::platform::address;
use crate::platform::storage::{BrowserStorage, has_documents, is_marked_unsaved, mark_unsaved};
use crate::store::{Action, Consensus, Lab, NoticeKind, OpenDocument, Origin, State, reduce};
use crate::ui::documents::StoredLab;
use crate::ui::part::Missing;
use yuma_scenario::presets;

/// The fragment with which a page that could not run offers to skip the stored documents.
const FRESH: &str = "fresh";

/// Returns the state at the start: a link, else the newest stored document, else the opening scenario.
///
/// # Errors
/// Returns [`Missing`] if there is something to read and the part that reads it cannot be loaded.
pub async fn first_state() -> Result<Rc<State>, Missing> {
    let Ok(opening) = presets::opening() else { unreachable!("a test holds the opening scenario to be valid") };
    let fragment = address::fragment();
    let opening = (opening, Origin::Preset(presets::OPENING.to_owned()));
    let is_linked = Consensus::is_link(&fragment);
    let state = if !is_linked && !has_documents() {
        Rc::new(State::new(OpenDocument::new(Rc::new(opening.0), opening.1)))
    } else if fragment == FRESH {
        (Consensus::documents().await?.start_afresh)(&BrowserStorage, opening)
    } else {
        (Consensus::documents().await?.start)(&fragment, &BrowserStorage, opening)
    };
    Ok(if is_marked_unsaved() && !is_linked {
        mark_unsaved(false);
        reduce(&state, Action::Notify(NoticeKind::NotStoredBefore))
    } else {
        state
    })
}
