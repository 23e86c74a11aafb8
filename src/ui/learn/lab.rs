//! The labs as lessons use them.

use std::rc::Rc;

use yew::prelude::*;

use crate::store::StateOf;
use crate::ui::documents::StoredLab;
use crate::ui::hooks::DispatchOf;
use crate::ui::shell::Panel;
use yuma_lessons::{Cell, Region, Step};
use yuma_scenario::AnyDocument;

/// A lab in which lessons take place.
pub trait HostedLab: StoredLab {
    /// Returns a scenario as a document of any kind.
    fn document(scenario: &Self::Scenario) -> AnyDocument;

    /// Returns the scenario of a document, or `None` if it belongs to another lab.
    fn scenario(document: &AnyDocument) -> Option<Self::Scenario>;

    /// Returns the changes of the view when a step opens. `cell` is the selected cell.
    fn step_view(step: &Step, cell: Option<&Cell>, scenario: &Self::Scenario) -> Vec<Self::ViewChange>;

    /// Returns the epoch or the day under the playhead before a bet.
    fn covered_playhead(step: &Step) -> u16 {
        step.playhead
    }

    /// Returns the view of a document without the selection with which the lab opens it.
    fn unselected(view: Self::View) -> Self::View;

    /// Returns the change of the view that selects a cell, or `None` if the document lacks it.
    fn selection(cell: &Cell, scenario: &Self::Scenario) -> Option<Self::ViewChange>;

    /// Returns a cell under the names that the lab shows.
    fn shown(cell: Cell, _: &Self::Scenario) -> Cell {
        cell
    }

    /// Returns the names of the selected subjects, for bets on one of several.
    fn picked(state: &StateOf<Self>) -> Vec<String>;

    /// Renders the buttons of the top bar.
    fn tools(panel: Option<Panel>, open: &Callback<Panel>) -> Html;

    /// Renders the lab.
    fn draw(props: LabSlot<Self>) -> Html;
}

/// A lab beside a lesson.
#[derive(Clone, PartialEq)]
pub struct LabSlot<L: HostedLab> {
    /// The state of the lab.
    pub state: Rc<StateOf<L>>,
    /// Dispatches its actions.
    pub dispatch: DispatchOf<L>,
    /// Whether the results wait for the bet.
    pub is_covered: bool,
    /// The shown parts.
    pub shows: Vec<Region>,
    /// The open panel.
    pub panel: Option<Panel>,
    /// Opens a panel.
    pub open: Callback<Panel>,
    /// Closes it.
    pub on_close: Callback<()>,
}

impl<L: HostedLab> LabSlot<L> {
    /// Returns whether a part is shown.
    pub fn shows(&self, region: Region) -> bool {
        self.shows.contains(&region)
    }
}
