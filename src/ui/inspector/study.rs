//! The data of the inspector.

use std::rc::Rc;

use yew::Callback;

use crate::store::{Action, Evaluation, Selection, ViewChange};
use crate::ui::format;
use crate::ui::hooks::Dispatch;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_engine::yuma::explain::{Explanation, Symbol, explain};
use yuma_engine::yuma::{EpochInput, Trace};
use yuma_scenario::{Edit, Invalid, Scenario};

/// The scenario with its evaluation, and the dispatcher.
#[derive(Clone)]
pub struct Study {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// The scenario with all its epochs.
    pub whole: Rc<Scenario>,
    /// The epoch that edits change.
    pub playhead: Epoch,
    /// The evaluation.
    pub evaluation: Evaluation,
    /// Whether numbers are shown in the chain's units.
    pub raw: bool,
    /// Whether formulas are shown.
    pub shows_arithmetic: bool,
    /// Shows or hides formulas.
    pub toggle_arithmetic: Callback<()>,
    /// Dispatches actions.
    pub dispatch: Dispatch,
    /// Opens the list of steps at one of them.
    pub open_step: Callback<&'static str>,
}

/// Two studies are equal if they have the same epoch, units and formulas; the callbacks never change.
impl PartialEq for Study {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scenario, &other.scenario)
            && Rc::ptr_eq(&self.whole, &other.whole)
            && self.playhead == other.playhead
            && self.evaluation == other.evaluation
            && self.raw == other.raw
            && self.shows_arithmetic == other.shows_arithmetic
    }
}

impl Study {
    /// Returns the input of the epoch.
    pub fn input(&self) -> &EpochInput {
        &self.evaluation.input
    }

    /// Returns the trace of the epoch.
    pub fn trace(&self) -> &Trace {
        &self.evaluation.trace
    }

    /// Returns the name of a neuron.
    pub fn name(&self, uid: Uid) -> String {
        format::name(&self.scenario, uid)
    }

    /// Explains a number.
    pub fn explain(&self, symbol: Symbol) -> Explanation {
        explain(self.input(), self.trace(), symbol)
    }

    /// Checks whether an edit fits into the scenario.
    ///
    /// # Errors
    /// Returns the rule that the edit would break.
    pub fn check(&self, edit: &Edit) -> Result<(), Invalid> {
        edit.apply_at(&self.whole, self.playhead).map(|_| ())
    }

    /// Applies an edit. Edits of the same gesture are one step of undo.
    pub fn edit(&self, edit: Edit, gesture: Option<u32>) {
        self.dispatch.dispatch(Action::Edit { edit, gesture });
    }

    /// Changes the selection.
    pub fn select(&self, selection: Selection) {
        self.dispatch.dispatch(Action::View(ViewChange::Select(selection)));
    }
}
