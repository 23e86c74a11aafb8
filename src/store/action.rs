//! What can happen to the state.

use std::rc::Rc;

use super::notice::{NoticeKind, Trouble};
use super::state::Origin;
use crate::chart::Participant;
use yuma_engine::quantity::Epoch;
use yuma_scenario::view::{ChartChoice, Lens, Selection};
use yuma_scenario::{Edit, Scenario, SharedView};

/// Everything that changes the state goes through [`super::reduce`] as one of these.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Changes the scenario at the playhead (see [`Edit::apply_at`]). A change of the timeline within a gesture counts from
    /// the scenario with which the gesture began, so that a keyframe can be dragged past others.
    Edit {
        /// The change.
        edit: Edit,
        /// What one movement of the hand does is one step of undo: the changes of a drag carry the same number, a
        /// number of their own. `None` is a step by itself.
        gesture: Option<u32>,
    },
    /// Replaces the open scenario by a changed one, for instance by what it was when it was opened; the document stays
    /// the one that is open.
    Replace(Rc<Scenario>),
    /// Opens another scenario; work that would be left stays one click away.
    Open {
        /// The scenario.
        scenario: Rc<Scenario>,
        /// Where it comes from.
        origin: Origin,
    },
    /// Opens the scenario of a link, as its sender looked at it; the one that is open already is only looked at so.
    Follow {
        /// The scenario.
        scenario: Rc<Scenario>,
        /// What the sender looked at, if the link says so.
        view: Option<SharedView>,
    },
    /// Goes back to the work that was open before; what is open now takes its place.
    OpenPrevious,
    /// Takes back the last step.
    Undo,
    /// Carries out the step that was taken back last.
    Redo,
    /// Chooses what the inspector explains.
    Select(Selection),
    /// Chooses what the cells show.
    SetLens(Lens),
    /// Whether changing a cell keeps the sum of its row.
    KeepSum(bool),
    /// Moves the playhead to an epoch; beyond the last one to the last.
    Seek(Epoch),
    /// Moves the playhead by so many epochs, at most to the first or the last.
    Step(i16),
    /// Shows another chart at a place below the time strip.
    ShowChart {
        /// The place, the first being 0.
        index: usize,
        /// The chart.
        chart: ChartChoice,
    },
    /// Compares runs by another chart.
    CompareBy(ChartChoice),
    /// Makes a participant stand out, or nobody.
    Highlight(Option<Participant>),
    /// Shows a notice.
    Notify(NoticeKind),
    /// Removes a notice.
    Dismiss(u64),
    /// Removes the notices of a trouble that is over.
    Resolve(Trouble),
}
