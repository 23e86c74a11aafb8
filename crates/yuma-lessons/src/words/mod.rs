//! The words of a lesson in one language: Markdown with additions.
//!
//! | written | shown |
//! |---|---|
//! | `# Title` | the title of the lesson, before `> question` and `> summary` |
//! | `## Title` | the title of a step, in order |
//! | `### key` | a part of the step, see [`StepWords`] |
//! | `# teacher`, then `## key` | the teacher's page |
//! | `[](drag:control)` | a value to drag |
//! | `[](live:query)` | a number of the engine |
//! | `[](bet:step)` | the reader's bet of an earlier step |
//! | `[words](cell:cell)` | words that point at a cell |
//! | `[words](term:term)` | a term of the glossary |

mod markdown;
mod sentences;

use std::collections::BTreeMap;

use thiserror::Error;

/// The reason why a text is not the words of a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WordsError {
    /// The title, the question or the summary is missing.
    #[error("the words begin with \"# title\" and a quotation of two paragraphs, the question and the summary")]
    Head,
    /// A link has another form than those of [the module](self).
    #[error("\"{0}\" is no addition that words know")]
    Link(String),
    /// An element that lessons do not use.
    #[error("lessons have no {0}")]
    Element(&'static str),
    /// Text stands before the first heading of a step.
    #[error("text before the first heading")]
    BeforeHeading,
}

/// The words of a lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The short title.
    pub title: String,
    /// The question.
    pub question: String,
    /// The summary in one sentence.
    pub summary: String,
    /// The steps in order.
    pub steps: Vec<StepWords>,
    /// The parts of the teacher's page by key: `modelled`, `omitted`, `sources`, `class`, `short` and `long`.
    pub teacher: BTreeMap<String, Section>,
}

/// The words of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepWords {
    /// The title.
    pub title: String,
    /// The text before the bet.
    pub text: Section,
    /// The other parts by key: `bet`, `option ID`, `reveal`, `right`, `hint ID`, `try`, `meter`, `help 1`,
    /// `help 2`, `done`, `curve N`.
    pub parts: BTreeMap<String, Section>,
}

/// Some paragraphs.
pub type Section = Vec<Paragraph>;

/// A paragraph, or an item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// The content.
    pub content: Vec<Inline>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Emphasized words.
    Strong(String),
    /// A value to drag, by the name of its control.
    Drag(String),
    /// A number of the engine, by the name of its query.
    Live(String),
    /// The reader's bet of a step, by the step's id.
    Bet(String),
    /// Words that point at a cell, by its name.
    Cell {
        /// The name of the cell.
        cell: String,
        /// The words.
        text: String,
    },
    /// A term of the glossary.
    Term {
        /// The id of the term.
        term: String,
        /// The words.
        text: String,
    },
    /// A link to another page.
    Link {
        /// The address.
        address: String,
        /// The words.
        text: String,
    },
}

impl Words {
    /// Reads words.
    ///
    /// # Errors
    /// Returns the first reason of [`WordsError`].
    pub fn read(text: &str) -> Result<Words, WordsError> {
        markdown::read(text)
    }

    /// Returns all sections of the steps.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.steps.iter().flat_map(StepWords::sections)
    }
}

impl Inline {
    /// Returns the written words, or `None` for a value that is computed.
    pub fn words(&self) -> Option<&str> {
        match self {
            Inline::Text(text)
            | Inline::Strong(text)
            | Inline::Cell { text, .. }
            | Inline::Term { text, .. }
            | Inline::Link { text, .. } => Some(text),
            Inline::Drag(_) | Inline::Live(_) | Inline::Bet(_) => None,
        }
    }
}

impl StepWords {
    /// Returns a part by its key.
    pub fn part(&self, key: &str) -> Option<&Section> {
        self.parts.get(key)
    }

    /// Returns the text and all parts.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        std::iter::once(&self.text).chain(self.parts.values())
    }
}
