//! Converts imported text to actions.

use std::rc::Rc;

use super::lab::Lab;
use super::notice::NoticeKind;
use super::open_document::Origin;
use super::{Action, ActionOf};
use yuma_scenario::import::Open;
use yuma_scenario::timeline::differences;
use yuma_scenario::{Edit, Scenario};

/// Opens an imported subnet or scenario.
pub fn open_imported(scenario: Scenario, file: &str) -> Action {
    Action::Open { scenario: Rc::new(scenario), origin: Origin::File(file.to_owned()) }
}

/// Returns the open scenario as an import changes it: the whole one, or its state at the playhead if it has a timeline.
pub fn open_for_update<'a>(whole: &'a Scenario, at_playhead: &'a Scenario) -> Open<'a> {
    if whole.timeline.is_single() { Open::Whole(whole) } else { Open::AtPlayhead(at_playhead) }
}

/// Replaces the open scenario by its update; with a timeline, its differences apply from the playhead on.
pub fn update_by_import(open: Open<'_>, updated: Scenario) -> Action {
    match open {
        Open::Whole(_) => Action::Replace { scenario: Rc::new(updated), gesture: None },
        Open::AtPlayhead(open) => Action::Edit { edit: Edit::Put(differences(open, &updated)), gesture: None },
    }
}

/// Opens a stored document by its link.
pub fn open_stored<L: Lab>(link: &str) -> ActionOf<L> {
    match L::decode(link) {
        Ok((scenario, _)) => ActionOf::Open { scenario: Rc::new(scenario), origin: Origin::Autosave },
        Err(error) => ActionOf::Notify(NoticeKind::AutosaveRejected { error, raw: link.to_owned() }),
    }
}

/// Follows a link that was opened while the page runs.
pub fn follow<L: Lab>(link: &str) -> ActionOf<L> {
    match L::decode(link) {
        Ok((scenario, view)) => ActionOf::Follow { scenario: Rc::new(scenario), view },
        Err(error) => ActionOf::Notify(NoticeKind::LinkRejected { error, raw: link.to_owned() }),
    }
}
