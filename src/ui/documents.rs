//! The functions that read and write documents: links, files, storage. They load later, because the first view needs none.

use std::future::Future;
use std::rc::Rc;

use yew::prelude::*;

use crate::store::paste::{self, Offer, PasteTarget};
use crate::store::stored_documents::{DocumentStorage, StoredDocument, TabDocuments, stored_documents, take_document};
use crate::store::{Action, ActionOf, Consensus, DocumentOf, Lab, NoticeKind, Origin, StateOf, import, start};
use crate::ui::messages::Messages;
use crate::ui::part::{Missing, part};
use crate::ui::shell::autosave::{Autosave, AutosaveProps};
use crate::ui::titles;
use yuma_scenario::json_file::FileError;
use yuma_scenario::{Scenario, json_file};

type Save<L> = fn(&mut TabDocuments<L>, &dyn DocumentStorage, &DocumentOf<L>, &str, &str) -> Option<Vec<NoticeKind>>;
type Opening<L> = (<L as Lab>::Scenario, Origin);
type Started<L> = Rc<StateOf<L>>;

/// The functions that store the documents of a lab.
pub struct Documents<L: Lab> {
    /// See [`start::start`].
    pub start: fn(&str, &dyn DocumentStorage, Opening<L>) -> Started<L>,
    /// See [`start::start_afresh`].
    pub start_afresh: fn(&dyn DocumentStorage, Opening<L>) -> Started<L>,
    /// See [`TabDocuments::save`].
    pub save: Save<L>,
    /// See [`TabDocuments::adopt`].
    pub adopt: fn(&mut TabDocuments<L>, &dyn DocumentStorage, &DocumentOf<L>),
    /// See [`TabDocuments::is_changed_elsewhere`].
    pub is_changed_elsewhere: fn(&TabDocuments<L>, &dyn DocumentStorage, &DocumentOf<L>) -> bool,
    /// See [`stored_documents`].
    pub stored: fn(&dyn DocumentStorage) -> Vec<StoredDocument>,
    /// See [`take_document`].
    pub take: fn(&dyn DocumentStorage, &str) -> Option<StoredDocument>,
    /// See [`import::open_stored`].
    pub open_stored: fn(&str) -> ActionOf<L>,
    /// See [`Lab::encode`].
    pub encode: fn(&L::Scenario) -> String,
    /// See [`import::follow`].
    pub follow: fn(&str) -> ActionOf<L>,
}

impl<L: Lab> Clone for Documents<L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: Lab> Copy for Documents<L> {}

/// There is only one set of these functions, so all are equal.
impl<L: Lab> PartialEq for Documents<L> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<L: Lab> Documents<L> {
    /// Returns the functions. Only a part of the page may call this, because it leads to all their code.
    pub fn all() -> Self {
        Documents {
            start: start::start,
            start_afresh: start::start_afresh,
            save: TabDocuments::save,
            adopt: TabDocuments::adopt,
            is_changed_elsewhere: TabDocuments::is_changed_elsewhere,
            stored: stored_documents,
            take: take_document,
            open_stored: import::open_stored::<L>,
            encode: L::encode,
            follow: import::follow::<L>,
        }
    }
}

/// A lab whose documents the page stores.
pub trait StoredLab: Lab {
    /// Returns the title that the page shows for a scenario.
    fn title(messages: &Messages, scenario: &Self::Scenario) -> AttrValue;

    /// Loads the functions that store its documents.
    fn documents() -> impl Future<Output = Result<Documents<Self>, Missing>>;
}

impl StoredLab for Consensus {
    fn title(messages: &Messages, scenario: &Scenario) -> AttrValue {
        titles::title(messages, scenario)
    }

    async fn documents() -> Result<Documents<Self>, Missing> {
        documents().await.map(|documents| documents.stored_alike)
    }
}

/// The functions that convert scenarios from and to text.
#[derive(Clone, Copy)]
pub struct ScenarioDocuments {
    /// The functions that every lab has.
    pub stored_alike: Documents<Consensus>,
    /// Renders what stores the document.
    pub autosave: fn(AutosaveProps<Consensus>) -> Html,
    /// See [`json_file::export_line`]: faster and longer than a link.
    pub write: fn(&Scenario) -> String,
    /// See [`json_file::import`].
    pub read: fn(&str) -> Result<Scenario, FileError>,
    /// See [`paste::paste`].
    pub paste: fn(&Scenario, &str, &PasteTarget) -> (Action, Vec<Offer>),
}

part! {
    /// Loads the functions that convert scenarios from and to text.
    pub fn documents() -> ScenarioDocuments {
        ScenarioDocuments {
            stored_alike: Documents::all(),
            autosave: |props| html! { <Autosave<Consensus> ..props /> },
            write: json_file::export_line,
            read: json_file::import,
            paste: paste::paste,
        }
    } in documents
}
