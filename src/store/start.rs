//! Decides what to open at the start from the address and the stored documents.

use std::rc::Rc;

use super::action::Action;
use super::lab::Lab;
use super::notice::NoticeKind;
use super::open_document::{OpenDocument, Origin};
use super::reduce;
use super::state::State;
use super::stored_documents::{DocumentStorage, StoredDocument, adopt_single_documents, stored_documents};

/// Returns the state at the start.
///
/// A link in the address opens with its sender's view, and the newest stored document stays one click away. A link to a
/// stored document restores that document. A broken link opens the newest stored document and shows a notice. Otherwise
/// `opening`, the opening scenario with its origin, opens.
pub fn start<L: Lab>(fragment: &str, storage: &dyn DocumentStorage, opening: (L::Scenario, Origin)) -> Rc<State<L>> {
    let stored = adopt_single_documents(storage, stored_documents(storage));
    let mut notices = Vec::new();
    let read = |raw| match L::decode(raw) {
        Ok(linked) => Some(linked),
        Err(error) => {
            notices.push(NoticeKind::LinkRejected { error, raw: raw.to_owned() });
            None
        }
    };
    let (linked, view) = Some(fragment).filter(|fragment| L::is_link(fragment)).and_then(read).unzip();
    let document = match linked {
        Some(linked) => {
            let address = fragment.trim_start_matches('#');
            // Encoding a large document takes time, and without stored documents there is nothing to compare with.
            let text = if stored.is_empty() { String::new() } else { L::encode(&linked) };
            if stored.iter().any(|stored| [&*text, address].contains(&stored.text())) {
                restored(linked)
            } else {
                let previous = newest::<L>(&stored, &mut notices).map(Rc::new);
                OpenDocument { previous, ..OpenDocument::new(Rc::new(linked), Origin::Link) }
            }
        }
        None => match newest::<L>(&stored, &mut notices) {
            Some(newest) => restored(newest),
            None => OpenDocument::new(Rc::new(opening.0), opening.1),
        },
    };
    let mut state = State::new(document);
    if let Some(view) = view.flatten() {
        state.view = L::with_shared(state.view, Some(view));
    }
    notices.into_iter().fold(Rc::new(state), |state, kind| reduce(&state, Action::Notify(kind)))
}

/// Returns the opening scenario without decoding any stored document, because one of them may have stopped the page.
pub fn start_afresh<L: Lab>(storage: &dyn DocumentStorage, opening: (L::Scenario, Origin)) -> Rc<State<L>> {
    let state = Rc::new(State::new(OpenDocument::new(Rc::new(opening.0), opening.1)));
    match storage.items().len() {
        0 => state,
        count => reduce(&state, Action::Notify(NoticeKind::DocumentsNotOpened { count })),
    }
}

/// Returns the newest readable document of the lab. Adds a notice for each newer one that cannot be read.
fn newest<L: Lab>(stored: &[StoredDocument], notices: &mut Vec<NoticeKind>) -> Option<L::Scenario> {
    stored.iter().filter(|stored| stored.is_of::<L>()).find_map(|stored| match L::decode(stored.text()) {
        Ok((scenario, _)) => Some(scenario),
        Err(error) => {
            notices.push(NoticeKind::AutosaveRejected { error, raw: stored.text().to_owned() });
            None
        }
    })
}

/// Restores a stored document. An unchanged preset does not count as restored.
fn restored<L: Lab>(scenario: L::Scenario) -> OpenDocument<L> {
    let restored = L::preset(&scenario).as_ref() != Some(&scenario);
    OpenDocument { restored, ..OpenDocument::new(Rc::new(scenario), Origin::Autosave) }
}
