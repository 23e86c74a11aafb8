//! The reducer, which applies actions to the state.

use std::rc::Rc;

use super::action::Action;
use super::notice::{Notice, NoticeKind};
use super::open_document::{OpenDocument, Origin};
use super::state::State;
use super::view::{first_playhead, first_selection};
use yuma_engine::quantity::Epoch;
use yuma_scenario::{Edit, Scenario, Selection, SharedView};

/// The maximum number of notices. Beyond it the oldest one without text is removed.
const NOTICES: usize = 5;

/// Returns the state after an action. Returns the same state if the action has no effect.
pub fn reduce(state: &Rc<State>, action: Action) -> Rc<State> {
    let changed = match action {
        Action::Edit { edit, gesture } => edited(state, &edit, gesture),
        Action::Replace(scenario) => replaced(state, scenario, None),
        Action::Open { scenario, origin } => Some(opened(state, scenario, origin)),
        Action::Follow { scenario, view } => followed(state, scenario, view),
        Action::OpenPrevious => previous(state),
        Action::Undo => time_travel(state, |history, now| history.undo(now)),
        Action::Redo => time_travel(state, |history, now| history.redo(now)),
        Action::Select(selection) => viewed(state, |view| view.shared.selection = selection),
        Action::SetLens(lens) => viewed(state, |view| view.shared.lens = lens),
        Action::KeepSum(keep_sum) => viewed(state, |view| view.keep_sum = keep_sum),
        Action::ShowRaw(raw) => viewed(state, |view| view.raw = raw),
        Action::Seek(epoch) => viewed(state, |view| view.shared.playhead = epoch),
        Action::Step(epochs) => {
            viewed(state, |view| view.shared.playhead = Epoch(view.shared.playhead.0.saturating_add_signed(epochs)))
        }
        Action::ShowChart { index, chart } => viewed(state, |view| {
            if let Some(shown) = view.shared.charts.get_mut(index) {
                *shown = chart;
            }
        }),
        Action::CompareBy(chart) => viewed(state, |view| view.shared.compared_by = chart),
        Action::Highlight(participant) => viewed(state, |view| view.highlight = participant),
        Action::Notify(kind) => notified(state, kind),
        Action::Dismiss(id) => without_notices(state, |notice| notice.id == id),
        Action::Resolve(trouble) => without_notices(state, |notice| notice.kind.trouble() == Some(trouble)),
    };
    changed.map_or_else(|| Rc::clone(state), Rc::new)
}

fn edited(state: &State, edit: &Edit, gesture: Option<u32>) -> Option<State> {
    // Edits of a gesture that scale other values start at the values before the gesture, so that their rounding does not add
    // up.
    let from = match edit {
        Edit::Timeline(_) | Edit::PartOfRow { .. } | Edit::CellKeepingSum { .. } | Edit::Sheet(_) => {
            state.history.began(gesture).unwrap_or(&state.document)
        }
        _ => &state.document,
    };
    let scenario = match edit.apply_at(&from.scenario, state.view.shared.playhead) {
        Ok(scenario) => scenario,
        Err(invalid) => return notified(state, NoticeKind::EditRejected(invalid)),
    };
    let mut changed = replaced(state, Rc::new(scenario), gesture);
    if let Some(changed) = &mut changed {
        match edit {
            Edit::RemoveNeuron(_) => changed.view.shared.selection = Selection::None,
            // The epoch under the playhead has moved one step nearer to the start.
            Edit::NextEpoch => changed.view.shared.playhead = Epoch(state.view.shared.playhead.0.saturating_sub(1)),
            _ => {}
        }
    }
    changed
}

fn replaced(state: &State, scenario: Rc<Scenario>, gesture: Option<u32>) -> Option<State> {
    (*scenario != *state.document.scenario)
        .then(|| step_to(state, OpenDocument { scenario, ..state.document.clone() }, gesture))
}

/// Opens a scenario and keeps the previous document. An unchanged document that was only viewed does not replace an earlier
/// one.
fn opened(state: &State, scenario: Rc<Scenario>, origin: Origin) -> State {
    let left = if state.document.has_unsaved_work() {
        Some(Rc::clone(&state.document.scenario))
    } else {
        state.document.previous.clone()
    };
    let selection = first_selection(&origin, &scenario);
    let playhead = first_playhead(&scenario);
    let mut opened = step_to(state, OpenDocument { previous: left, ..OpenDocument::new(scenario, origin) }, None);
    opened.view.shared.selection = selection;
    opened.view.shared.playhead = playhead;
    opened
}

/// Follows a link: adopts its sender's view, and opens the scenario unless it is open already.
fn followed(state: &State, scenario: Rc<Scenario>, view: Option<SharedView>) -> Option<State> {
    if *scenario == *state.document.scenario {
        return viewed(state, |now| now.shared = view.unwrap_or(now.shared));
    }
    let mut followed = opened(state, scenario, Origin::Link);
    followed.view.shared = view.unwrap_or_default();
    Some(followed)
}

fn previous(state: &State) -> Option<State> {
    let scenario = state.document.previous.clone()?;
    let left = Some(Rc::clone(&state.document.scenario));
    let document = OpenDocument { previous: left, ..OpenDocument::new(scenario, Origin::Autosave) };
    Some(step_to(state, document, None))
}

fn step_to(state: &State, document: OpenDocument, gesture: Option<u32>) -> State {
    let mut changed = state.clone();
    changed.history.push(state.document.clone(), &document, gesture);
    arrived(changed, document)
}

fn time_travel(
    state: &State,
    step: impl FnOnce(&mut super::history::History, &OpenDocument) -> Option<OpenDocument>,
) -> Option<State> {
    let mut changed = state.clone();
    let document = step(&mut changed.history, &state.document)?;
    Some(arrived(changed, document))
}

fn arrived(mut state: State, document: OpenDocument) -> State {
    state.document = document;
    state.revision += 1;
    state.view = state.view.within(&state.document.scenario);
    state
}

fn viewed(state: &State, change: impl FnOnce(&mut super::view::ViewState)) -> Option<State> {
    let mut view = state.view;
    change(&mut view);
    let view = view.within(&state.document.scenario);
    (view != state.view).then(|| State { view, ..state.clone() })
}

/// Shows a notice. Replaces one about the same trouble. Ignores a notice that equals the one it would replace or, as during
/// a drag, the latest one.
fn notified(state: &State, kind: NoticeKind) -> Option<State> {
    let is_same_trouble = |notice: &Rc<Notice>| kind.trouble().is_some() && notice.kind.trouble() == kind.trouble();
    let replaced = state.notices.iter().position(is_same_trouble);
    let rival = replaced.map_or(state.notices.last(), |at| state.notices.get(at));
    if rival.is_some_and(|notice| notice.kind == kind) {
        return None;
    }
    let mut changed = state.clone();
    let notice = Rc::new(Notice { id: changed.next_notice, kind });
    changed.next_notice += 1;
    match replaced.and_then(|at| changed.notices.get_mut(at)) {
        Some(index) => *index = notice,
        None => changed.notices.push(notice),
    }
    while changed.notices.len() > NOTICES
        && let Some(oldest) = changed.notices.iter().position(|notice| !notice.kind.holds_text())
    {
        changed.notices.remove(oldest);
    }
    Some(changed)
}

fn without_notices(state: &State, is_removed: impl Fn(&Notice) -> bool) -> Option<State> {
    let mut changed = state.clone();
    changed.notices.retain(|notice| !is_removed(notice));
    (changed.notices.len() != state.notices.len()).then_some(changed)
}
