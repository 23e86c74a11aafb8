//! The messages of the page in the chosen language: `static/text`, with a folder for each language and a file for each
//! area.

use std::rc::Rc;

use yew::AttrValue;

use super::format::{self, NumberFormat};
use super::part::{Missing, part};
use crate::store::Language;

/// Message keys with their texts, sorted by key.
type Catalog = Vec<(&'static str, &'static str)>;

/// The messages of one language. Copies are cheap.
#[derive(Clone, Debug)]
pub struct Messages {
    language: Language,
    is_whole: bool,
    catalog: Rc<Catalog>,
}

part! {
    /// Loads all English messages.
    fn english() -> Messages { Messages::new(Language::English) } in english
}

part! {
    /// Loads all Chinese messages.
    fn chinese() -> Messages { Messages::new(Language::Chinese) } in chinese
}

impl PartialEq for Messages {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language && self.is_whole == other.is_whole
    }
}

impl Default for Messages {
    fn default() -> Self {
        Messages::first_english()
    }
}

impl Messages {
    /// Returns all messages of a language.
    pub fn new(language: Language) -> Self {
        let lines = match language {
            Language::English => include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
            Language::Chinese => include_str!(concat!(env!("OUT_DIR"), "/zh.txt")),
        };
        Messages { is_whole: true, ..Messages::read(language, lines) }
    }

    /// Returns the English messages of the opening scenario.
    fn first_english() -> Self {
        Messages::read(Language::English, include_str!(concat!(env!("OUT_DIR"), "/en-first.txt")))
    }

    /// Returns the messages at the start: in English those of the opening scenario, which need no loading.
    ///
    /// # Errors
    /// Returns [`Missing`] if another language cannot be loaded.
    pub async fn first(language: Language) -> Result<Self, Missing> {
        match language {
            Language::English => Ok(Messages::first_english()),
            language => Messages::fetch(language).await,
        }
    }

    /// Loads all messages of a language.
    ///
    /// # Errors
    /// Returns [`Missing`] if that fails.
    pub async fn fetch(language: Language) -> Result<Self, Missing> {
        match language {
            Language::English => english().await,
            Language::Chinese => chinese().await,
        }
    }

    /// Returns whether all messages are loaded, not only those of the opening scenario.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Reads the format that `build.rs` writes: one line per message, with a tab between key and text.
    fn read(language: Language, lines: &'static str) -> Self {
        let catalog = lines.lines().filter_map(|line| line.split_once('\t')).collect();
        Messages { language, is_whole: false, catalog: Rc::new(catalog) }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns what stands between two sentences: a space, but nothing after a Chinese full stop.
    pub fn sentence_gap(&self) -> &'static str {
        match self.language {
            Language::English => " ",
            Language::Chinese => "",
        }
    }

    /// Returns what stands between a term and its meaning.
    pub fn colon(&self) -> &'static str {
        match self.language {
            Language::English => ": ",
            Language::Chinese => "：",
        }
    }

    /// Returns the formats of numbers in this language.
    pub fn numbers(&self) -> NumberFormat {
        NumberFormat::of(self.language)
    }

    /// Returns the terms of the glossary with their explanations.
    pub fn glossary(&self) -> Vec<(AttrValue, AttrValue)> {
        let terms = self.catalog.iter().filter_map(|&(key, about)| {
            let id = key.strip_prefix("term.")?.strip_suffix(".about")?;
            Some((self.text(&format!("term.{id}")), AttrValue::Static(about)))
        });
        terms.collect()
    }

    /// Returns the message of a key, or the key if there is none.
    pub fn text(&self, key: &str) -> AttrValue {
        self.find(key).unwrap_or_else(|| AttrValue::from(key.to_owned()))
    }

    /// Returns the message of a key, or `None` if it is missing, as for the title of an unknown preset.
    pub fn find(&self, key: &str) -> Option<AttrValue> {
        let index = self.catalog.binary_search_by_key(&key, |&(known, _)| known).ok()?;
        self.catalog.get(index).map(|&(_, text)| AttrValue::Static(text))
    }

    /// Returns the key of a message's form for a number: `{key}.one` or `{key}.other`. A language without plural forms has
    /// only the latter.
    pub fn plural(&self, key: &str, number: usize) -> String {
        let one = format!("{key}.one");
        if number == 1 && self.find(&one).is_some() { one } else { format!("{key}.other") }
    }

    /// Returns a number of things: "1 miner", "1,200 miners".
    pub fn count(&self, key: &str, number: usize) -> AttrValue {
        self.fill_plural(key, number, &[("count", &format::grouped(number as i128))])
    }

    /// Returns the form of a message for a number, filled as by [`Messages::fill`].
    pub fn fill_plural(&self, key: &str, number: usize, values: &[(&str, &str)]) -> AttrValue {
        self.fill(&self.plural(key, number), values)
    }

    /// Returns the message of a key with each `{name}` replaced by its value. Values are a person's own text, in which
    /// `{name}` is not replaced.
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
}
