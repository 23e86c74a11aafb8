//! The words of the page in the language that is chosen: static/text, a folder a language, a file an area.

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::{Map, Value};
use yew::AttrValue;

use crate::store::Language;

type Catalogue = HashMap<String, AttrValue>;

macro_rules! areas {
    ($language:literal) => {
        [
            include_str!(concat!("../../static/text/", $language, "/shell.json")),
            include_str!(concat!("../../static/text/", $language, "/grid.json")),
            include_str!(concat!("../../static/text/", $language, "/inspector.json")),
            include_str!(concat!("../../static/text/", $language, "/rules.json")),
            include_str!(concat!("../../static/text/", $language, "/presets.json")),
        ]
    };
}

/// The catalogue of one language. A copy is cheap, and two of the same language are equal.
#[derive(Clone, Debug)]
pub struct Words {
    language: Language,
    catalogue: Rc<Catalogue>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

impl Default for Words {
    fn default() -> Self {
        Words::new(Language::default())
    }
}

impl Words {
    /// Reads the catalogue of a language.
    pub fn new(language: Language) -> Self {
        let areas = match language {
            Language::English => areas!("en"),
            Language::Chinese => areas!("zh"),
        };
        // A broken file leaves its keys visible on the page; a native test reads all files.
        let catalogue = areas.iter().flat_map(|area| serde_json::from_str::<Map<String, Value>>(area));
        let words = catalogue.flatten().filter_map(|(key, text)| match text {
            Value::String(text) => Some((key, AttrValue::from(text))),
            _ => None,
        });
        Words { language, catalogue: Rc::new(words.collect()) }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words under a key; the key itself where there are none.
    pub fn text(&self, key: &str) -> AttrValue {
        self.find(key).unwrap_or_else(|| AttrValue::from(key.to_owned()))
    }

    /// The words under a key that may be missing, such as the title of a preset.
    pub fn find(&self, key: &str) -> Option<AttrValue> {
        self.catalogue.get(key).cloned()
    }

    /// The words under a key, with each `{name}` replaced by its value. Values are a person's own text: what looks like a
    /// `{name}` within one stays.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> AttrValue {
        let text = self.text(key);
        let mut filled = String::with_capacity(text.len());
        let mut rest: &str = &text;
        while let Some((before, gap)) = rest.split_once('{') {
            filled.push_str(before);
            let (name, after) = gap.split_once('}').unwrap_or((gap, ""));
            match values.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => filled.push_str(value),
                None => filled.extend(["{", name, "}"]),
            }
            rest = after;
        }
        filled.push_str(rest);
        AttrValue::from(filled)
    }

    /// The number of words; a test compares the languages.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.catalogue.keys().map(String::as_str)
    }
}
