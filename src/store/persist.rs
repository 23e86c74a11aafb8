//! What the browser keeps, and how a start is decided from it: policy over strings, without a browser.

use std::rc::Rc;

use super::notice::NoticeKind;
use super::preferences::{Language, Preferences, Theme};
use super::state::{Origin, State, Work};
use super::{Action, reduce};
use crate::scenario::{Scenario, link, looks_like_link, presets};

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

/// A key with the value to keep under it; none removes the key.
pub type Keep = (&'static str, Option<String>);

/// What to keep of a state.
///
/// Something that is only looked at, such as a stranger's link, does not take the place of the person's own work: the
/// address holds it.
pub fn saved(state: &State) -> [Keep; 2] {
    let (work, previous) = match &state.previous {
        Some(own) if !state.is_own() => (own, None),
        previous => (&state.scenario, previous.as_deref()),
    };
    [(AUTOSAVE, Some(link::encode(work))), (PREVIOUS, previous.map(link::encode))]
}

/// The state that the page starts with.
///
/// A link in the address opens as its sender looked at it, and work kept from the last visit stays one click away. A broken
/// link leaves that work open and says so. Without either the opening scenario is shown. `opening` is where it comes from.
pub fn start(fragment: &str, kept: Kept<'_>, opening: (Scenario, Origin)) -> Rc<State> {
    let mut notices = Vec::new();
    let autosaved = kept.autosave.and_then(|raw| match link::decode(raw) {
        Ok(scenario) => Some(scenario),
        Err(error) => {
            notices.push(NoticeKind::AutosaveRejected { error, raw: raw.to_owned() });
            None
        }
    });
    let read = |raw| match link::decode_with_view(raw) {
        Ok(linked) => Some(linked),
        Err(error) => {
            notices.push(NoticeKind::LinkRejected { error, raw: raw.to_owned() });
            None
        }
    };
    let (linked, view) = Some(fragment).filter(|fragment| looks_like_link(fragment)).and_then(read).unzip();
    let earlier = kept.previous.and_then(|raw| link::decode(raw).ok());
    let work = match (linked, autosaved) {
        (Some(linked), Some(autosaved)) if linked != autosaved => {
            let own = Some(autosaved).filter(is_own).or(earlier);
            Work { previous: own.map(Rc::new), ..Work::new(Rc::new(linked), Origin::Link) }
        }
        (_, Some(autosaved)) => Work {
            opened_as_own: is_own(&autosaved),
            previous: earlier.map(Rc::new),
            ..Work::new(Rc::new(autosaved), Origin::Autosave)
        },
        (Some(linked), None) => Work::new(Rc::new(linked), Origin::Link),
        (None, None) => Work::new(Rc::new(opening.0), opening.1),
    };
    let mut state = State::new(work);
    state.view.shared = view.flatten().unwrap_or(state.view.shared);
    notices.into_iter().fold(Rc::new(state), |state, kind| reduce(&state, Action::Notify(kind)))
}

/// Whether somebody worked on a scenario: it is not just a preset.
fn is_own(scenario: &Scenario) -> bool {
    scenario.preset.as_deref().and_then(presets::scenario).as_ref() != Some(scenario)
}

/// The preferences as they are kept: JSON, which boot.js reads too.
pub fn written_preferences(preferences: Preferences) -> String {
    let language = preferences.language.map(|language| format!("\"language\":\"{}\",", language.tag()));
    format!("{{{}\"theme\":\"{}\"}}", language.unwrap_or_default(), preferences.theme.name())
}

/// The preferences that were kept; what cannot be read is the default.
///
/// No value means two things, so the words between quotes say all, and the page starts without a reader of JSON.
pub fn read_preferences(kept: Option<&str>) -> Preferences {
    let words = || kept.unwrap_or_default().split('"');
    Preferences {
        language: Language::ALL.into_iter().find(|language| words().any(|word| word == language.tag())),
        theme: Theme::ALL.into_iter().find(|theme| words().any(|word| word == theme.name())).unwrap_or_default(),
    }
}
