//! A question about the change of a result, answered in slices.

use std::rc::Rc;

use crate::store::Evaluation;
use crate::store::evaluation::Counterpart;
use crate::ui::slices::Steps;
use yuma_engine::quantity::Epoch;
use yuma_engine::yuma::attribution::{self, Attribution, Change, ChangeError};
use yuma_engine::yuma::explain::Symbol;
use yuma_scenario::Scenario;

/// The state that a result is compared with.
#[derive(Clone, PartialEq)]
pub enum Before {
    /// The same epoch of the scenario before the last edit.
    LastEdit(Rc<Scenario>),
    /// The previous epoch.
    Epoch(Epoch),
    /// The same epoch of the pinned scenario.
    Pinned(Rc<Scenario>),
}

/// A question about the change of a result.
#[derive(Clone, PartialEq)]
pub struct AttributionQuestion {
    /// The result.
    pub result: Symbol,
    /// The present state.
    pub now: Evaluation,
    /// The state to compare with.
    pub before: Before,
}

/// The attributed change, or `None` if one of the two lacks the epoch.
pub type AttributionResult = Option<Result<Change, ChangeError>>;

/// The state of an answer in progress.
enum Progress {
    /// The other state's run has not reached the epoch.
    Running(Box<Counterpart>),
    /// The other state is evaluated, and its causes are being measured.
    Measuring(Evaluation, Box<Attribution>),
    /// The answer is complete.
    Answered(AttributionResult),
}

/// Returns the steps that answer a question; without a question there is no answer.
pub fn steps(question: &Option<AttributionQuestion>) -> Steps<Option<(AttributionQuestion, AttributionResult)>> {
    let Some(question) = question.clone() else { return Box::new(|| Some(None)) };
    let mut progress = Some(question.begin());
    Box::new(move || match question.advance(progress.take()?) {
        Progress::Answered(result) => Some(Some((question.clone(), result))),
        other => {
            progress = Some(other);
            None
        }
    })
}

impl AttributionQuestion {
    fn begin(&self) -> Progress {
        match &self.before {
            Before::Epoch(epoch) => self.measure(Some(self.now.at(*epoch))),
            Before::LastEdit(scenario) | Before::Pinned(scenario) => {
                Progress::Running(Box::new(self.now.begin_counterpart(scenario)))
            }
        }
    }

    fn advance(&self, progress: Progress) -> Progress {
        match progress {
            Progress::Running(mut counterpart) => match counterpart.advance() {
                true => Progress::Running(counterpart),
                false => self.measure(counterpart.finish()),
            },
            Progress::Measuring(before, mut attribution) => {
                match attribution.advance(&read(&before), &read(&self.now)) {
                    true => Progress::Measuring(before, attribution),
                    false => Progress::Answered(Some(Ok(attribution.finish()))),
                }
            }
            answered @ Progress::Answered(_) => answered,
        }
    }

    fn measure(&self, before: Option<Evaluation>) -> Progress {
        let Some(before) = before else { return Progress::Answered(None) };
        match Attribution::new(&read(&before), &read(&self.now), self.result) {
            Ok(attribution) => Progress::Measuring(before, Box::new(attribution)),
            Err(error) => Progress::Answered(Some(Err(error))),
        }
    }
}

fn read(evaluation: &Evaluation) -> attribution::Epoch<'_> {
    attribution::Epoch { input: &evaluation.input, trace: &evaluation.trace }
}
