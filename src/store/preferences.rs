//! The preferences of a person, independent of any scenario.

/// The language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// All languages.
    pub const ALL: [Language; 2] = [Language::English, Language::Chinese];

    /// Returns the language tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh-Hans",
        }
    }
}

/// The color theme of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Follows the system.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All themes.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// Returns the name of the theme.
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// The preferences. `None` follows the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language, if the person chose one.
    pub language: Option<Language>,
    /// The color theme.
    pub theme: Theme,
}

/// The key of the preferences in the browser's storage, which boot.js reads too.
pub const PREFERENCES: &str = "yuma-playground.preferences";

/// Serializes the preferences as JSON, which boot.js reads too.
pub fn written_preferences(preferences: Preferences) -> String {
    let language = preferences.language.map(|language| format!("\"language\":\"{}\",", language.tag()));
    format!("{{{}\"theme\":\"{}\"}}", language.unwrap_or_default(), preferences.theme.name())
}

/// Reads stored preferences. Anything unreadable becomes the default.
///
/// All values are distinct, so the words between quotes suffice and the page starts without a JSON parser.
pub fn read_preferences(stored: Option<&str>) -> Preferences {
    let words = || stored.unwrap_or_default().split('"');
    Preferences {
        language: Language::ALL.into_iter().find(|language| words().any(|word| word == language.tag())),
        theme: Theme::ALL.into_iter().find(|theme| words().any(|word| word == theme.name())).unwrap_or_default(),
    }
}
