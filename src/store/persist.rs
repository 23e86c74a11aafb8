//! What the browser keeps, and how a start is decided from it: policy over strings, without a browser.

use std::rc::Rc;

use super::notice::NoticeKind;
use super::preferences::Preferences;
use super::state::{Origin, State, Work};
use super::{Action, reduce};
use crate::scenario::{Scenario, link, looks_like_link};

/// The key of the open work: a link.
pub const AUTOSAVE: &str = "yuma-playground.autosave";
/// The key of the work that is one click away: a link.
pub const PREVIOUS: &str = "yuma-playground.previous";
/// The key of the preferences: JSON.
pub const PREFERENCES: &str = "yuma-playground.preferences";

/// What the browser kept from the last visit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept<'a> {
    /// The value of [`AUTOSAVE`].
    pub autosave: Option<&'a str>,
    /// The value of [`PREVIOUS`].
    pub previous: Option<&'a str>,
}

/// What to keep of a state: keys with their values; none removes the key.
pub fn saved(state: &State) -> [(&'static str, Option<String>); 2] {
    [(AUTOSAVE, Some(link::encode(&state.scenario))), (PREVIOUS, state.previous.as_deref().map(link::encode))]
}

/// The state that the page starts with.
///
/// A link in the address opens, and work kept from the last visit stays one click away. A broken link leaves that work
/// open and says so. Without either the opening scenario is shown. `opening` is where it comes from.
pub fn start(fragment: &str, kept: Kept<'_>, opening: (Scenario, Origin)) -> Rc<State> {
    let mut notices = Vec::new();
    let autosaved = kept.autosave.and_then(|raw| match link::decode(raw) {
        Ok(scenario) => Some(scenario),
        Err(error) => {
            notices.push(NoticeKind::AutosaveRejected { error, raw: raw.to_owned() });
            None
        }
    });
    let linked = Some(fragment).filter(|fragment| looks_like_link(fragment)).and_then(|raw| match link::decode(raw) {
        Ok(scenario) => Some(scenario),
        Err(error) => {
            notices.push(NoticeKind::LinkRejected { error, raw: raw.to_owned() });
            None
        }
    });
    let earlier = || kept.previous.and_then(|raw| link::decode(raw).ok());
    let (scenario, origin, previous) = match (linked, autosaved) {
        (Some(linked), Some(autosaved)) if linked == autosaved => (linked, Origin::Autosave, earlier()),
        (Some(linked), Some(autosaved)) => (linked, Origin::Link, Some(autosaved)),
        (Some(linked), None) => (linked, Origin::Link, None),
        (None, Some(autosaved)) => (autosaved, Origin::Autosave, earlier()),
        (None, None) => (opening.0, opening.1, None),
    };
    let work = Work { previous: previous.map(Rc::new), ..Work::new(Rc::new(scenario), origin) };
    notices.into_iter().fold(Rc::new(State::new(work)), |state, kind| reduce(&state, Action::Notify(kind)))
}

/// The preferences as they are kept.
pub fn written_preferences(preferences: Preferences) -> String {
    serde_json::to_string(&preferences).unwrap_or_default()
}

/// The preferences that were kept; what cannot be read is the default.
pub fn read_preferences(kept: Option<&str>) -> Preferences {
    kept.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}
