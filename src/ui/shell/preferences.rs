//! Language and theme: the person's choice, or the browser's settings.

use yew::prelude::*;

use crate::platform::storage;
use crate::store::preferences::{PREFERENCES, read_preferences, written_preferences};
use crate::store::{Language, Preferences, Theme};

/// The preferences with the browser's settings as defaults.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen {
    /// The language of the page.
    pub language: Language,
    /// The theme.
    pub theme: Theme,
}

impl Chosen {
    fn of(preferences: Preferences) -> Self {
        let language = preferences.language.unwrap_or_else(|| language_of(&browser_language()));
        Chosen { language, theme: preferences.theme }
    }
}

/// Returns the preferences and a callback that changes them. Changes are stored and applied to `<html lang data-theme>`.
#[hook]
pub fn use_preferences() -> (Chosen, Callback<Chosen>) {
    let preferences = use_state(stored_preferences);
    let chosen = Chosen::of(*preferences);
    use_effect_with(chosen, |&chosen| show(chosen));
    let set = use_callback(preferences, |next: Chosen, preferences| {
        let now = Chosen::of(**preferences);
        let language = if next.language == now.language { preferences.language } else { Some(next.language) };
        let changed = Preferences { language, theme: next.theme };
        // A preference that cannot be stored still applies to this visit.
        let _ = storage::write(PREFERENCES, &written_preferences(changed));
        preferences.set(changed);
    });
    (chosen, set)
}

/// Returns the preferences at the start.
pub fn first_preferences() -> Chosen {
    Chosen::of(stored_preferences())
}

fn stored_preferences() -> Preferences {
    read_preferences(storage::read(PREFERENCES).as_deref())
}

fn show(chosen: Chosen) {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    let Some(root) = root else { return };
    // Neither fails: both names are valid.
    let _ = root.set_attribute("lang", chosen.language.tag());
    let _ = match chosen.theme {
        Theme::System => root.remove_attribute("data-theme"),
        theme => root.set_attribute("data-theme", theme.name()),
    };
}

fn browser_language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// Returns the language of the page for a browser's language.
fn language_of(browser: &str) -> Language {
    let primary = browser.split('-').next().unwrap_or_default();
    if primary.eq_ignore_ascii_case("zh") { Language::Chinese } else { Language::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_is_the_browsers() {
        for (browser, expected) in [
            ("zh-CN", Language::Chinese),
            ("zh", Language::Chinese),
            ("ZH-Hant-TW", Language::Chinese),
            ("en-GB", Language::English),
            ("de", Language::English),
            ("zha", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(language_of(browser), expected, "{browser:?}");
        }
    }
}
