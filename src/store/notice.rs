//! Notices as data. The page turns them into text.

use thiserror::Error;

use yuma_scenario::market::{MarketError, link::MarketLinkError};
use yuma_scenario::table::TableError;
use yuma_scenario::{Invalid, LinkError};

/// A notice with an id, by which it is dismissed.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The id, increasing.
    pub id: u64,
    /// The kind.
    pub kind: NoticeKind,
}

/// The kind of a notice, with its details.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeKind {
    /// An edit was rejected; nothing changed.
    EditRejected(Invalid),
    /// An edit of a market was rejected; nothing changed.
    MarketEditRejected(MarketError),
    /// A link was rejected; the open document stays.
    LinkRejected {
        /// The reason.
        error: Unreadable,
        /// The text of the link, so that nothing is lost.
        raw: String,
    },
    /// A stored document could not be read.
    AutosaveRejected {
        /// The reason.
        error: Unreadable,
        /// The stored text, so that nothing is lost.
        raw: String,
    },
    /// Files were opened.
    Imported {
        /// The name of the first file.
        file: String,
        /// The number of files.
        files: usize,
        /// The number of validators of the open scenario.
        validators: usize,
        /// The number of its miners.
        miners: usize,
    },
    /// A pasted text was rejected; nothing changed.
    PasteRejected(TableError),
    /// The browser's storage is off or full: only the address holds the document.
    NotStored,
    /// The last changes of the previous visit were not stored, so the open document may be older.
    NotStoredBefore,
    /// Another tab has changed the open document. Both versions are stored.
    ChangedElsewhere {
        /// The title in the other tab.
        title: String,
        /// The link in the other tab.
        link: String,
    },
    /// Documents of earlier visits are stored, and none of them was opened.
    DocumentsNotOpened {
        /// The number of documents.
        count: usize,
    },
    /// A document is no longer stored, because there are too many or too large ones.
    DocumentDropped {
        /// The title.
        title: String,
        /// The link, so that nothing is lost.
        raw: String,
    },
    /// The person removed a stored document.
    DocumentRemoved {
        /// The title.
        title: String,
        /// The link, so that the document can be restored.
        raw: String,
    },
    /// A part of the page could not be loaded.
    PartMissing(PartFailure),
    /// A new version of the page is ready.
    UpdateReady,
    /// The host serves the parts of the page with a wrong media type, which slows them down.
    WrongMediaType(String),
}

/// The reason why a link or a stored document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// It is not a valid link to a scenario.
    #[error(transparent)]
    Scenario(#[from] LinkError),
    /// It is not a valid link to a market.
    #[error(transparent)]
    Market(#[from] MarketLinkError),
}

/// The reason why a part of the page could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PartFailure {
    /// The connection failed.
    #[error("the connection failed")]
    Connection,
    /// The host responded with this status; 404 after a newer version of the page replaced the open one.
    #[error("status {0}")]
    Status(u16),
    /// The error message of the browser.
    #[error("{0}")]
    Other(String),
}

/// A subject of which the latest notice replaces the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Changes are not stored.
    NotStored,
    /// A part of the page is missing.
    PartMissing,
    /// Files were opened or a pasted text was rejected. The next opened file or rejected text replaces the notice.
    Import,
}

impl NoticeKind {
    /// Returns whether the notice explains why a change was refused. The next change makes it obsolete.
    pub fn is_refusal(&self) -> bool {
        matches!(self, NoticeKind::EditRejected(_) | NoticeKind::MarketEditRejected(_) | NoticeKind::PasteRejected(_))
    }

    /// Returns whether the notice may hold the last copy of a text of the person.
    pub fn holds_text(&self) -> bool {
        matches!(
            self,
            NoticeKind::DocumentDropped { .. }
                | NoticeKind::DocumentRemoved { .. }
                | NoticeKind::LinkRejected { .. }
                | NoticeKind::AutosaveRejected { .. }
        )
    }

    /// Returns the lasting trouble that the notice is about.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            NoticeKind::NotStored => Some(Trouble::NotStored),
            NoticeKind::PartMissing(_) => Some(Trouble::PartMissing),
            NoticeKind::PasteRejected(_) | NoticeKind::Imported { .. } => Some(Trouble::Import),
            _ => None,
        }
    }
}
