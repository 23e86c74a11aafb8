//! The consensus lab: scenarios of one subnet.

use super::lab::Lab;
use super::notice::{NoticeKind, Unreadable};
use super::open_document::Origin;
use super::view::{ViewState, first_playhead, first_selection};
use crate::chart::Participant;
use yuma_engine::quantity::Epoch;
use yuma_scenario::{ChartChoice, Edit, Lens, Scenario, Selection, SharedView, link, looks_like_link, market, presets};

/// The lab of one subnet's weights, stakes and bonds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consensus;

/// A change of the view.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewChange {
    /// Selects the subject of the inspector.
    Select(Selection),
    /// Sets the lens of the cells.
    SetLens(Lens),
    /// Sets whether editing a weight keeps the sum of its row.
    KeepSum(bool),
    /// Sets whether values are shown as the chain stores them.
    ShowRaw(bool),
    /// Moves the playhead to an epoch, at most to the last one.
    Seek(Epoch),
    /// Moves the playhead by a number of epochs, within the run.
    Step(i16),
    /// Replaces one of the charts below the time strip.
    ShowChart {
        /// The index of the chart, from 0.
        index: usize,
        /// The chart.
        chart: ChartChoice,
    },
    /// Chooses the chart that compares runs.
    CompareBy(ChartChoice),
    /// Highlights a participant, or none.
    Highlight(Option<Participant>),
}

impl Lab for Consensus {
    type Scenario = Scenario;
    type Edit = Edit;
    type View = ViewState;
    type ViewChange = ViewChange;
    type SharedView = SharedView;

    /// Applies an edit at the playhead (see [`Edit::apply_at`]).
    fn apply(edit: &Edit, scenario: &Scenario, view: ViewState) -> Result<Scenario, NoticeKind> {
        edit.apply_at(scenario, view.shared.playhead).map_err(NoticeKind::EditRejected)
    }

    fn starts_at_gesture(edit: &Edit) -> bool {
        matches!(edit, Edit::Timeline(_) | Edit::PartOfRow { .. } | Edit::CellKeepingSum { .. } | Edit::Sheet(_))
    }

    fn view_after(edit: &Edit, mut view: ViewState) -> ViewState {
        match edit {
            Edit::RemoveNeuron(_) => view.shared.selection = Selection::None,
            // The epoch under the playhead has moved one step nearer to the start.
            Edit::NextEpoch => view.shared.playhead = Epoch(view.shared.playhead.0.saturating_sub(1)),
            _ => {}
        }
        view
    }

    fn opening_view(view: ViewState, origin: &Origin, scenario: &Scenario) -> ViewState {
        let selection = first_selection(origin, scenario);
        let playhead = first_playhead(scenario);
        ViewState { shared: SharedView { selection, playhead, ..view.shared }, ..view }
    }

    fn within(view: ViewState, scenario: &Scenario) -> ViewState {
        view.within(scenario)
    }

    fn change_view(mut view: ViewState, change: ViewChange) -> ViewState {
        match change {
            ViewChange::Select(selection) => view.shared.selection = selection,
            ViewChange::SetLens(lens) => view.shared.lens = lens,
            ViewChange::KeepSum(keep_sum) => view.keep_sum = keep_sum,
            ViewChange::ShowRaw(raw) => view.raw = raw,
            ViewChange::Seek(epoch) => view.shared.playhead = epoch,
            ViewChange::Step(epochs) => {
                view.shared.playhead = Epoch(view.shared.playhead.0.saturating_add_signed(epochs));
            }
            ViewChange::ShowChart { index, chart } => {
                if let Some(shown) = view.shared.charts.get_mut(index) {
                    *shown = chart;
                }
            }
            ViewChange::CompareBy(chart) => view.shared.compared_by = chart,
            ViewChange::Highlight(participant) => view.highlight = participant,
        }
        view
    }

    fn with_shared(view: ViewState, shared: Option<SharedView>) -> ViewState {
        ViewState { shared: shared.unwrap_or_default(), ..view }
    }

    fn is_link(text: &str) -> bool {
        looks_like_link(text) && !market::link::is_link(text)
    }

    fn is_foreign(text: &str) -> bool {
        market::link::is_link(text)
    }

    fn encode(scenario: &Scenario) -> String {
        link::encode(scenario)
    }

    fn encode_with_view(scenario: &Scenario, view: &SharedView) -> String {
        link::encode_with_view(scenario, view)
    }

    fn decode(text: &str) -> Result<(Scenario, Option<SharedView>), Unreadable> {
        link::decode_with_view(text).map_err(Unreadable::Scenario)
    }

    fn has_own_title(scenario: &Scenario) -> bool {
        !scenario.title.is_empty()
    }

    fn preset(scenario: &Scenario) -> Option<Scenario> {
        scenario.preset.as_deref().and_then(presets::scenario)
    }
}
