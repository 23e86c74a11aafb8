//! The files of lessons, each loaded when its lesson opens.

use std::rc::Rc;

use futures_util::future::try_join;
use thiserror::Error;
use yew::AttrValue;

use crate::platform::fetch;
use crate::store::{Language, PartFailure};
use crate::ui::error_text::part_failure;
use crate::ui::messages::Messages;
use yuma_lessons::{Index, Lesson, LessonError, Unit, Words, WordsError};

/// The list of all lessons.
const INDEX: &str = include_str!("../../../content/lessons/index.json");

/// The reason why a lesson does not open.
#[derive(Debug, Error)]
pub enum Failure {
    /// No lesson has this id.
    #[error("there is no lesson {0}")]
    Unknown(String),
    /// A file could not be fetched.
    #[error("a file of the lesson could not be fetched: {0}")]
    Missing(PartFailure),
    /// The structure is broken.
    #[error(transparent)]
    Lesson(#[from] LessonError),
    /// The words are broken.
    #[error(transparent)]
    Words(#[from] WordsError),
}

/// A lesson with its words in one language.
#[derive(Debug)]
pub struct LoadedLesson {
    /// The id.
    pub id: String,
    /// The structure.
    pub lesson: Lesson,
    /// The words.
    pub words: Words,
}

impl LoadedLesson {
    /// Returns the unit and the decimals of a named query.
    pub fn unit_of(&self, query: &str) -> (Unit, Option<u8>) {
        self.lesson.queries.get(query).map_or_else(Default::default, |query| (query.unit, query.decimals))
    }
}

impl Failure {
    /// Returns whether another try may succeed.
    pub fn may_pass(&self) -> bool {
        matches!(self, Failure::Missing(_))
    }

    /// Describes the failure.
    pub fn text(&self, messages: &Messages) -> AttrValue {
        match self {
            Failure::Unknown(id) => messages.fill("learn.unknown", &[("id", id)]),
            Failure::Missing(failure) => part_failure(messages, failure),
            broken => messages.fill("learn.broken", &[("reason", &broken.to_string())]),
        }
    }
}

/// Returns the list of all lessons.
pub fn index() -> Index {
    // A test reads the list.
    Index::read(INDEX).unwrap_or(Index { start: Vec::new(), library: Vec::new() })
}

/// Loads a lesson.
///
/// # Errors
/// Returns the reason if there is no such lesson, or a file is missing or broken.
pub async fn load(id: &str, language: Language) -> Result<Rc<LoadedLesson>, Failure> {
    if index().find(id).is_none() {
        return Err(Failure::Unknown(id.to_owned()));
    }
    let name = match language {
        Language::English => "en",
        Language::Chinese => "zh",
    };
    let (lesson, words) = (format!("lessons/{id}/lesson.json"), format!("lessons/{id}/{name}.md"));
    let (lesson, words) = try_join(fetch::text(&lesson), fetch::text(&words)).await.map_err(Failure::Missing)?;
    let (lesson, words) = (Lesson::read(&lesson)?, Words::read(&words)?);
    Ok(Rc::new(LoadedLesson { id: id.to_owned(), lesson, words }))
}
