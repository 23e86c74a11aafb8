//! The words of the page in the language that is chosen: static/text, a folder a language, a file an area.

use std::rc::Rc;

use yew::AttrValue;

use super::part::{Missing, part};
use crate::store::Language;

/// Keys with their words, sorted by key.
type Catalogue = Vec<(&'static str, &'static str)>;

/// The catalogue of one language. A copy is cheap, and two of the same language are equal.
#[derive(Clone, Debug)]
pub struct Words {
    language: Language,
    catalogue: Rc<Catalogue>,
}

part! {
    /// The Chinese catalogue: most visitors read without it.
    fn chinese() -> Words { Words::chinese() } in chinese
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

impl Default for Words {
    fn default() -> Self {
        Words::english()
    }
}

impl Words {
    /// The catalogue of a language.
    pub fn new(language: Language) -> Self {
        match language {
            Language::English => Words::english(),
            Language::Chinese => Words::chinese(),
        }
    }

    /// The English catalogue.
    pub fn english() -> Self {
        Words::read(Language::English, include_str!(concat!(env!("OUT_DIR"), "/en.txt")))
    }

    /// The Chinese catalogue.
    fn chinese() -> Self {
        Words::read(Language::Chinese, include_str!(concat!(env!("OUT_DIR"), "/zh.txt")))
    }

    /// Reads what `build.rs` writes: a line for each key, a tab before its words.
    fn read(language: Language, lines: &'static str) -> Self {
        Words { language, catalogue: Rc::new(lines.lines().filter_map(|line| line.split_once('\t')).collect()) }
    }

    /// The catalogue of a language, which may have to be fetched first.
    ///
    /// # Errors
    /// [`Missing`] if it does not come.
    pub async fn fetch(language: Language) -> Result<Self, Missing> {
        match language {
            Language::English => Ok(Words::english()),
            Language::Chinese => chinese().await,
        }
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
        let place = self.catalogue.binary_search_by_key(&key, |&(known, _)| known).ok()?;
        self.catalogue.get(place).map(|&(_, text)| AttrValue::Static(text))
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
