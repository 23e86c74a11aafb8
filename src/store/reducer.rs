//! The reducer, which applies actions to the state.

use std::rc::Rc;

use super::action::Action;
use super::history::History;
use super::lab::Lab;
use super::notice::{Notice, NoticeKind};
use super::open_document::{OpenDocument, Origin};
use super::state::State;

/// The maximum number of notices. Beyond it the oldest one without text is removed.
const NOTICES: usize = 5;

/// Returns the state after an action. Returns the same state if the action has no effect.
pub fn reduce<L: Lab>(state: &Rc<State<L>>, action: Action<L>) -> Rc<State<L>> {
    let changed = match action {
        Action::Edit { edit, gesture } => edited(state, &edit, gesture),
        Action::Replace { scenario, gesture } => replaced(state, scenario, gesture, None),
        Action::Open { scenario, origin } => Some(opened(state, scenario, origin)),
        Action::Follow { scenario, view } => followed(state, scenario, view),
        Action::OpenPrevious => previous(state),
        Action::Cancel(gesture) => canceled(state, gesture),
        Action::Undo => time_travel(state, History::undo),
        Action::Redo => time_travel(state, History::redo),
        Action::View(change) => viewed(state, L::change_view(state.view, change)),
        Action::Notify(kind) => notified(state, kind),
        Action::Dismiss(id) => without_notices(state, |notice| notice.id == id),
        Action::Resolve(trouble) => without_notices(state, |notice| notice.kind.trouble() == Some(trouble)),
    };
    changed.map_or_else(|| Rc::clone(state), Rc::new)
}

fn edited<L: Lab>(state: &State<L>, edit: &L::Edit, gesture: Option<u32>) -> Option<State<L>> {
    let began = state.history.began(gesture).filter(|_| L::starts_at_gesture(edit));
    let from = began.unwrap_or(&state.document);
    let scenario = match L::apply(edit, &from.scenario, state.view) {
        Ok(scenario) => scenario,
        Err(rejection) => return notified(state, rejection),
    };
    let Some(mut changed) = replaced(state, Rc::new(scenario), gesture, Some(edit)) else {
        return without_notices(state, |notice| notice.kind.is_refusal());
    };
    changed.view = L::view_after(edit, changed.view);
    Some(changed)
}

fn replaced<L: Lab>(
    state: &State<L>,
    scenario: Rc<L::Scenario>,
    gesture: Option<u32>,
    edit: Option<&L::Edit>,
) -> Option<State<L>> {
    (*scenario != *state.document.scenario).then(|| {
        let edit = edit.cloned().map(Rc::new);
        step_to(state, OpenDocument { scenario, edit, ..state.document.clone() }, gesture)
    })
}

/// Returns to the start of a gesture. A gesture that returns to its start leaves no step.
fn canceled<L: Lab>(state: &State<L>, gesture: u32) -> Option<State<L>> {
    let began = state.history.began(Some(gesture))?;
    replaced(state, Rc::clone(&began.scenario), Some(gesture), began.edit.as_deref())
}

/// Opens a scenario and keeps the previous document. An unchanged document that was only viewed does not replace an earlier
/// one.
fn opened<L: Lab>(state: &State<L>, scenario: Rc<L::Scenario>, origin: Origin) -> State<L> {
    let left = if state.document.has_unsaved_work() {
        Some(Rc::clone(&state.document.scenario))
    } else {
        state.document.previous.clone()
    };
    step_to_opened(state, OpenDocument { previous: left, ..OpenDocument::new(scenario, origin) })
}

/// Follows a link: adopts its sender's view, and opens the scenario unless it is open already.
fn followed<L: Lab>(state: &State<L>, scenario: Rc<L::Scenario>, view: Option<L::SharedView>) -> Option<State<L>> {
    if *scenario == *state.document.scenario {
        return viewed(state, view.map_or(state.view, |view| L::with_shared(state.view, Some(view))));
    }
    let mut followed = opened(state, scenario, Origin::Link);
    followed.view = L::with_shared(followed.view, view);
    Some(followed)
}

fn previous<L: Lab>(state: &State<L>) -> Option<State<L>> {
    let scenario = state.document.previous.clone()?;
    let left = Some(Rc::clone(&state.document.scenario));
    Some(step_to_opened(state, OpenDocument { previous: left, ..OpenDocument::new(scenario, Origin::Autosave) }))
}

/// Makes a document the open one, with the view with which it opens.
fn step_to_opened<L: Lab>(state: &State<L>, document: OpenDocument<L>) -> State<L> {
    let mut opened = step_to(state, document, None);
    opened.view = L::opening_view(opened.view, &opened.document.origin, &opened.document.scenario);
    opened
}

fn step_to<L: Lab>(state: &State<L>, document: OpenDocument<L>, gesture: Option<u32>) -> State<L> {
    let mut changed = state.clone();
    changed.history.push(state.document.clone(), &document, gesture);
    arrived(changed, document)
}

fn time_travel<L: Lab>(
    state: &State<L>,
    step: fn(&mut History<L>, &OpenDocument<L>) -> Option<OpenDocument<L>>,
) -> Option<State<L>> {
    let mut changed = state.clone();
    let document = step(&mut changed.history, &state.document)?;
    Some(arrived(changed, document))
}

fn arrived<L: Lab>(mut state: State<L>, document: OpenDocument<L>) -> State<L> {
    // A notice about the files of another document would describe the wrong one.
    let is_other = !Rc::ptr_eq(&state.document.opened, &document.opened);
    let is_obsolete = |kind: &NoticeKind| kind.is_refusal() || is_other && matches!(kind, NoticeKind::Imported { .. });
    state.notices.retain(|notice| !is_obsolete(&notice.kind));
    state.document = document;
    state.revision += 1;
    state.view = L::within(state.view, &state.document.scenario);
    state
}

fn viewed<L: Lab>(state: &State<L>, view: L::View) -> Option<State<L>> {
    let view = L::within(view, &state.document.scenario);
    (view != state.view).then(|| State { view, ..state.clone() })
}

/// Shows a notice. Replaces one about the same trouble. Ignores a notice that equals the one it would replace or, as during
/// a drag, the latest one.
fn notified<L: Lab>(state: &State<L>, kind: NoticeKind) -> Option<State<L>> {
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

fn without_notices<L: Lab>(state: &State<L>, is_removed: impl Fn(&Notice) -> bool) -> Option<State<L>> {
    let mut changed = state.clone();
    changed.notices.retain(|notice| !is_removed(notice));
    (changed.notices.len() != state.notices.len()).then_some(changed)
}
