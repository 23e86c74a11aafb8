//! The functions that read and write documents: links, files, storage. They load later, because the first view needs none.

use std::rc::Rc;

use crate::store::paste::{self, PasteOffer, PasteTarget};
use crate::store::stored_documents::{DocumentStorage, StoredDocument, TabDocuments, stored_documents, take_document};
use crate::store::{Action, NoticeKind, OpenDocument, Origin, State, import, start};
use crate::ui::part::part;
use yuma_scenario::json_file::FileError;
use yuma_scenario::{Document, Scenario, json_file, link};

type Save = fn(&mut TabDocuments, &dyn DocumentStorage, &OpenDocument, &str, &str) -> Option<Vec<NoticeKind>>;

/// The functions that convert documents from and to text.
#[derive(Clone, Copy)]
pub struct Documents {
    /// See [`start::start`].
    pub start: fn(&str, &dyn DocumentStorage, (Scenario, Origin)) -> Rc<State>,
    /// See [`start::start_afresh`].
    pub start_afresh: fn(&dyn DocumentStorage, (Scenario, Origin)) -> Rc<State>,
    /// See [`TabDocuments::save`].
    pub save: Save,
    /// See [`TabDocuments::adopt`].
    pub adopt: fn(&mut TabDocuments, &dyn DocumentStorage, &OpenDocument),
    /// See [`TabDocuments::is_changed_elsewhere`].
    pub is_changed_elsewhere: fn(&TabDocuments, &dyn DocumentStorage, &OpenDocument) -> bool,
    /// See [`stored_documents`].
    pub stored: fn(&dyn DocumentStorage) -> Vec<StoredDocument>,
    /// See [`take_document`].
    pub take: fn(&dyn DocumentStorage, &str) -> Option<StoredDocument>,
    /// See [`import::open_stored`].
    pub open_stored: fn(&str) -> Action,
    /// See [`link::encode`].
    pub encode: fn(&Scenario) -> String,
    /// See [`json_file::export`]: faster and longer than a link.
    pub write: fn(&Scenario) -> String,
    /// See [`json_file::import`].
    pub read: fn(&str) -> Result<Scenario, FileError>,
    /// See [`import::follow`].
    pub follow: fn(&str) -> Action,
    /// See [`paste::paste`].
    pub paste: fn(&Document, &str, PasteTarget) -> (Action, Option<PasteOffer>),
}

part! {
    /// Loads the functions that convert documents from and to text.
    pub fn documents() -> Documents {
        Documents {
            start: start::start,
            start_afresh: start::start_afresh,
            save: TabDocuments::save,
            adopt: TabDocuments::adopt,
            is_changed_elsewhere: TabDocuments::is_changed_elsewhere,
            stored: stored_documents,
            take: take_document,
            open_stored: import::open_stored,
            encode: link::encode,
            write: json_file::export,
            read: json_file::import,
            follow: import::follow,
            paste: paste::paste,
        }
    } in documents
}
