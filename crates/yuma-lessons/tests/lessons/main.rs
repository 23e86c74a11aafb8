//! Lessons: the content of all, the expressions that mark them, and the controls that set values.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod content;
mod controls;
mod covers;
mod drags;
mod expressions;
mod words;
