//! The words of the page in the language that is chosen: static/text, a folder a language, a file an area.

use std::rc::Rc;

use yew::AttrValue;

use super::part::{Missing, part};
use crate::store::Language;

/// Keys with their words, sorted by key.
type Catalogue = Vec<(&'static str, &'static str)>;

/// The catalogue of one language. A copy is cheap, and two are equal that have the same words.
#[derive(Clone, Debug)]
pub struct Messages {
    language: Language,
    is_whole: bool,
    catalogue: Rc<Catalogue>,
}

part! {
    /// The whole English catalogue.
    fn english() -> Messages { Messages::new(Language::English) } in english
}

part! {
    /// The whole Chinese catalogue.
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
    /// The whole catalogue of a language.
    pub fn new(language: Language) -> Self {
        let lines = match language {
            Language::English => include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
            Language::Chinese => include_str!(concat!(env!("OUT_DIR"), "/zh.txt")),
        };
        Messages { is_whole: true, ..Messages::read(language, lines) }
    }

    /// The English words of the opening scenario.
    fn first_english() -> Self {
        Messages::read(Language::English, include_str!(concat!(env!("OUT_DIR"), "/en-first.txt")))
    }

    /// The words with which the page starts: in English those of the opening scenario, which are there at once.
    ///
    /// # Errors
    /// [`Missing`] if another language does not come.
    pub async fn first(language: Language) -> Result<Self, Missing> {
        match language {
            Language::English => Ok(Messages::first_english()),
            language => Messages::fetch(language).await,
        }
    }

    /// The whole catalogue of a language, fetched.
    ///
    /// # Errors
    /// [`Missing`] if it does not come.
    pub async fn fetch(language: Language) -> Result<Self, Missing> {
        match language {
            Language::English => english().await,
            Language::Chinese => chinese().await,
        }
    }

    /// Whether all words are there, not only those of the opening scenario.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Reads what `build.rs` writes: a line for each key, a tab before its words.
    fn read(language: Language, lines: &'static str) -> Self {
        let catalogue = lines.lines().filter_map(|line| line.split_once('\t')).collect();
        Messages { language, is_whole: false, catalogue: Rc::new(catalogue) }
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
        let index = self.catalogue.binary_search_by_key(&key, |&(known, _)| known).ok()?;
        self.catalogue.get(index).map(|&(_, text)| AttrValue::Static(text))
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
}
