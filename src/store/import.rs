//! Converts imported text to actions.

use std::rc::Rc;

use super::action::Action;
use super::notice::NoticeKind;
use super::open_document::Origin;
use yuma_scenario::import::{Imported, import};
use yuma_scenario::timeline::differences;
use yuma_scenario::{Edit, Scenario, link};

/// Reads a file that was opened or dropped. Scenarios open; weights and stakes change the open scenario, which is `open` at
/// the playhead.
pub fn read_file(open: &Scenario, file: &str, text: &str) -> Action {
    match import(open, text) {
        Ok(Imported::Scenario(scenario) | Imported::Metagraph(scenario)) => {
            Action::Open { scenario: Rc::new(scenario), origin: Origin::File(file.to_owned()) }
        }
        Ok(Imported::Weights(scenario, _) | Imported::Stakes(scenario)) => {
            Action::Edit { edit: Edit::Put(differences(open, &scenario)), gesture: None }
        }
        Err(error) => Action::Notify(NoticeKind::ImportRejected { file: file.to_owned(), error }),
    }
}

/// Opens a stored document by its link.
pub fn open_stored(link: &str) -> Action {
    match link::decode(link) {
        Ok(scenario) => Action::Open { scenario: Rc::new(scenario), origin: Origin::Autosave },
        Err(error) => Action::Notify(NoticeKind::AutosaveRejected { error, raw: link.to_owned() }),
    }
}

/// Follows a link that was opened while the page runs.
pub fn follow(link: &str) -> Action {
    match link::decode_with_view(link) {
        Ok((scenario, view)) => Action::Follow { scenario: Rc::new(scenario), view },
        Err(error) => Action::Notify(NoticeKind::LinkRejected { error, raw: link.to_owned() }),
    }
}
