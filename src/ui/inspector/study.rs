//! What every part of the inspector reads.

use std::rc::Rc;

use yew::Callback;

use crate::store::{Action, Evaluation, Selection};
use crate::ui::format;
use crate::ui::hooks::Dispatch;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::explain::{Explanation, Symbol, explain};
use yuma_engine::yuma::{EpochInput, Trace};
use yuma_scenario::{Edit, Scenario};

/// The scenario with its epoch, and the ways to change it and to leave the pane.
#[derive(Clone)]
pub struct Study {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// Its epoch.
    pub evaluation: Evaluation,
    /// Whether numbers are shown in the chain's own units.
    pub raw: bool,
    /// The way to change the state.
    pub dispatch: Dispatch,
    /// Opens the list of steps at one of them.
    pub open_step: Callback<&'static str>,
}

/// Two studies are equal if they are of the same epoch, shown in the same units; the callbacks never change.
impl PartialEq for Study {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scenario, &other.scenario) && self.evaluation == other.evaluation && self.raw == other.raw
    }
}

impl Study {
    /// What the epoch read.
    pub fn input(&self) -> &EpochInput {
        &self.evaluation.input
    }

    /// What the epoch computed.
    pub fn trace(&self) -> &Trace {
        &self.evaluation.trace
    }

    /// The name of a neuron.
    pub fn name(&self, uid: Uid) -> String {
        format::name(&self.scenario, uid)
    }

    /// Why a number is what it is.
    pub fn explain(&self, symbol: Symbol) -> Explanation {
        explain(self.input(), self.trace(), symbol)
    }

    /// Carries out an edit; those with the same gesture are one step of undo.
    pub fn edit(&self, edit: Edit, gesture: Option<u32>) {
        self.dispatch.dispatch(Action::Edit { edit, gesture });
    }

    /// Selects something else.
    pub fn select(&self, selection: Selection) {
        self.dispatch.dispatch(Action::Select(selection));
    }
}
