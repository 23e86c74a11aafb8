//! The properties of the sheet and the inspector.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::Dispatch;
use crate::chart::SelectedNeurons;
use crate::store::{Evaluation, Lanes, Selection, State, ViewState};
use yuma_scenario::{Edit, Scenario};

/// The open scenario with its results.
#[derive(Clone, PartialEq, Properties)]
pub struct LabProps {
    /// The scenario at the playhead.
    pub scenario: Rc<Scenario>,
    /// The scenario with all its epochs.
    pub whole: Rc<Scenario>,
    /// The scenario before the last edit.
    pub before: Option<Rc<Scenario>>,
    /// The last edit; `None` if the last step was no edit.
    pub edit: Option<Rc<Edit>>,
    /// The same epoch of that scenario; `None` if the page cannot compute it at once.
    pub evaluation_before: Option<Evaluation>,
    /// Identifies the document that was opened, whatever its edits.
    #[prop_or_default]
    pub opened: usize,
    /// The revision of the open scenario.
    pub revision: u64,
    /// The view.
    pub view: ViewState,
    /// The evaluation of the scenario.
    pub evaluation: Evaluation,
    /// Comparison lanes; empty when nothing is compared.
    pub lanes: Lanes,
    /// Whether the results are covered, as before a bet. Their columns do not sort then, and a copy leaves them out.
    #[prop_or_default]
    pub covers_results: bool,
    /// Dispatches actions.
    pub dispatch: Dispatch,
}

impl LabProps {
    /// Returns the properties of a state with its results.
    pub fn of(
        state: &State,
        evaluation: &Evaluation,
        evaluation_before: Option<Evaluation>,
        lanes: Lanes,
        dispatch: &Dispatch,
    ) -> Self {
        LabProps {
            scenario: evaluation.scenario.clone(),
            whole: Rc::clone(&state.document.scenario),
            before: state.before_last_edit().cloned(),
            edit: state.document.edit.clone(),
            evaluation_before,
            opened: Rc::as_ptr(&state.document.opened) as usize,
            revision: state.revision,
            view: state.view,
            evaluation: evaluation.clone(),
            lanes,
            covers_results: false,
            dispatch: dispatch.clone(),
        }
    }

    /// Returns the validator and the miner of the selection. A neuron that is both is selected as a validator.
    pub fn selected(&self) -> SelectedNeurons {
        let (validator, miner) = match self.view.shared.selection {
            Selection::None | Selection::Title(_) => (None, None),
            Selection::Cell { row, column } => (Some(row), Some(column)),
            Selection::Validator(uid) => (Some(uid), None),
            Selection::Miner(uid) => (None, Some(uid)),
            Selection::Result(_, uid) if self.scenario.validators.contains(&uid) => (Some(uid), None),
            Selection::Result(_, uid) => (None, Some(uid)),
        };
        SelectedNeurons { validator, miner }
    }
}
