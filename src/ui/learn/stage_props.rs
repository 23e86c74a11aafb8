//! The properties of a step of a lesson.

use std::rc::Rc;

use yew::prelude::*;

use super::files::LoadedLesson;
use super::frame::Frame;
use super::progress_change::ProgressChange;
use super::route::Route;
use crate::store::lesson_progress::OneLesson;
use yuma_lessons::{Step, Variables};
use yuma_scenario::AnyDocument;

/// The properties of [`Stage`](super::stage::Stage).
#[derive(Clone, Properties)]
pub struct StageProps {
    /// The frame of the page.
    pub frame: Frame,
    /// The lesson.
    pub lesson: Rc<LoadedLesson>,
    /// The number of the lesson in the list.
    pub number: usize,
    /// The index of the step.
    pub step: usize,
    /// The document and the variables with which the step opens by the lesson.
    pub opened: Rc<(AnyDocument, Variables)>,
    /// Those that it shows after its bet.
    pub after_bet: Rc<(AnyDocument, Variables)>,
    /// The document that a sender or the reader left in the step.
    pub left: Option<AnyDocument>,
    /// The progress in the lesson.
    pub progress: OneLesson,
    /// Called with a change of the progress.
    pub on_progress: Callback<ProgressChange>,
    /// Called with the present document, so that a step is found again as it was left.
    pub on_leave: Callback<(usize, AnyDocument)>,
}

/// The other fields follow from these, or hold when the step opens.
impl PartialEq for StageProps {
    fn eq(&self, other: &Self) -> bool {
        self.frame == other.frame
            && Rc::ptr_eq(&self.lesson, &other.lesson)
            && self.step == other.step
            && Rc::ptr_eq(&self.opened, &other.opened)
            && self.progress == other.progress
    }
}

impl StageProps {
    /// Returns the structure of the step.
    pub fn structure(&self) -> Option<&Step> {
        self.lesson.lesson.steps.get(self.step)
    }

    /// Returns the index of the last step.
    pub fn last(&self) -> usize {
        self.lesson.lesson.steps.len().saturating_sub(1)
    }

    /// Returns whether the results of the step wait for its bet.
    pub fn is_covered(&self) -> bool {
        self.structure().is_some_and(|step| step.bet.is_some() && !self.progress.bets.contains_key(&step.id))
    }

    /// Returns the document and the variables that the step shows before the reader changes them.
    pub fn unchanged(&self) -> &Rc<(AnyDocument, Variables)> {
        if self.is_covered() { &self.opened } else { &self.after_bet }
    }

    /// Returns the route of a step of the lesson.
    pub fn route(&self, step: usize) -> Route {
        Route::Step { lesson: self.lesson.id.clone(), step, document: None }
    }
}
