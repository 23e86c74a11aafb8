//! Lessons beside a live lab, as data.
//!
//! A [`Lesson`] has steps with bets and goals, [`Words`] are its texts in one language, and a [`Query`] is a number or a
//! name that the engine computes from the reader's own document. A lesson is a folder of `content/lessons` and needs no
//! code; its README describes the format.
//!
//! ```
//! use std::collections::BTreeMap;
//! use yuma_lessons::{Expression, Model, Value};
//! use yuma_scenario::AnyDocument;
//!
//! let scenario = yuma_scenario::presets::opening()?;
//! let model = Model::new(AnyDocument::Consensus(Box::new(scenario)), BTreeMap::new());
//! let clipped: Expression = "weight(C, M2) > clipped(C, M2)".parse()?;
//! assert_eq!(model.evaluate(&clipped)?, Value::TRUE);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod arguments;
mod budget;
mod control;
mod error;
mod expression;
mod index;
mod lesson;
mod marking;
mod model;
mod subject;
mod unit;
mod words;

pub use control::{Control, Target};
pub use error::QueryError;
pub use expression::{Expression, ParseError, Value};
pub use index::{Index, IndexEntry, LessonLab};
pub use lesson::{
    Bet, BetKind, BetOption, CoveredResult, Curve, Goal, Hint, Lesson, LessonError, Query, Region, Start, Step,
};
pub use marking::Cell;
pub use model::{Model, Variables};
pub use subject::{netuid, neuron};
pub use unit::Unit;
pub use words::{Inline, Paragraph, Section, StepWords, Words, WordsError};
