//! Decides what to open at the start from the address and the stored documents.

use std::rc::Rc;

use super::notice::NoticeKind;
use super::open_document::{OpenDocument, Origin};
use super::state::State;
use super::stored_documents::{DocumentStorage, StoredDocument, adopt_single_documents, stored_documents};
use super::{Action, reduce};
use yuma_scenario::{Scenario, link, looks_like_link, presets};

/// Returns the state at the start.
///
/// A link in the address opens with its sender's view, and the newest stored document stays one click away. A link to a
/// stored document restores that document. A broken link opens the newest stored document and shows a notice. Otherwise
/// `opening`, the opening scenario with its origin, opens.
pub fn start(fragment: &str, storage: &dyn DocumentStorage, opening: (Scenario, Origin)) -> Rc<State> {
    let stored = adopt_single_documents(storage, stored_documents(storage));
    let mut notices = Vec::new();
    let read = |raw| match link::decode_with_view(raw) {
        Ok(linked) => Some(linked),
        Err(error) => {
            notices.push(NoticeKind::LinkRejected { error, raw: raw.to_owned() });
            None
        }
    };
    let (linked, view) = Some(fragment).filter(|fragment| looks_like_link(fragment)).and_then(read).unzip();
    let document = match linked {
        Some(linked) => {
            let text = link::encode(&linked);
            let address = fragment.trim_start_matches('#');
            if stored.iter().any(|stored| [&*text, address].contains(&stored.text())) {
                restored(linked)
            } else {
                let previous = newest(&stored, &mut notices).map(Rc::new);
                OpenDocument { previous, ..OpenDocument::new(Rc::new(linked), Origin::Link) }
            }
        }
        None => match newest(&stored, &mut notices) {
            Some(newest) => restored(newest),
            None => OpenDocument::new(Rc::new(opening.0), opening.1),
        },
    };
    let mut state = State::new(document);
    state.view.shared = view.flatten().unwrap_or(state.view.shared);
    notices.into_iter().fold(Rc::new(state), |state, kind| reduce(&state, Action::Notify(kind)))
}

/// Returns the opening scenario without decoding any stored document, because one of them may have stopped the page.
pub fn start_afresh(storage: &dyn DocumentStorage, opening: (Scenario, Origin)) -> Rc<State> {
    let state = Rc::new(State::new(OpenDocument::new(Rc::new(opening.0), opening.1)));
    match storage.items().len() {
        0 => state,
        count => reduce(&state, Action::Notify(NoticeKind::DocumentsNotOpened { count })),
    }
}

/// Returns the newest readable document. Adds a notice for each newer one that cannot be read.
fn newest(stored: &[StoredDocument], notices: &mut Vec<NoticeKind>) -> Option<Scenario> {
    stored.iter().find_map(|stored| match link::decode(stored.text()) {
        Ok(scenario) => Some(scenario),
        Err(error) => {
            notices.push(NoticeKind::AutosaveRejected { error, raw: stored.text().to_owned() });
            None
        }
    })
}

/// Restores a stored document. An unchanged preset does not count as restored.
fn restored(scenario: Scenario) -> OpenDocument {
    let preset = scenario.preset.as_deref().and_then(presets::scenario);
    let restored = preset.as_ref() != Some(&scenario);
    OpenDocument { restored, ..OpenDocument::new(Rc::new(scenario), Origin::Autosave) }
}
