//! What a person chose for the page rather than for a scenario.

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

    /// The language's tag, for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh-Hans",
        }
    }
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is set.
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

    /// The theme's name.
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
    /// The colours.
    pub theme: Theme,
}

/// The key of the preferences in the browser's storage. boot.js reads it too.
pub const PREFERENCES: &str = "yuma-playground.preferences";

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
