//! What the page has to tell: facts, put into words by the page.

use thiserror::Error;

use yuma_scenario::edit::Fit;
use yuma_scenario::import::ImportError;
use yuma_scenario::table::TableError;
use yuma_scenario::{Invalid, LinkError};

/// A notice with the number by which it is dismissed.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Counts up.
    pub id: u64,
    /// What there is to tell.
    pub kind: NoticeKind,
}

/// What there is to tell.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeKind {
    /// An edit was refused; nothing changed.
    EditRejected(Invalid),
    /// A pasted block was larger than the grid; this much of it was set.
    BlockCut(Fit),
    /// A link does not open; what was open stays.
    LinkRejected {
        /// Why.
        error: LinkError,
        /// The link's text, so that nothing is lost.
        raw: String,
    },
    /// The work that the browser kept cannot be read any more.
    AutosaveRejected {
        /// Why.
        error: LinkError,
        /// What was kept, so that nothing is lost.
        raw: String,
    },
    /// A file was refused; nothing changed.
    ImportRejected {
        /// The file's name.
        file: String,
        /// Why.
        error: ImportError,
    },
    /// The browser could not read a file of this name as text.
    FileUnreadable(String),
    /// A pasted text was refused; nothing changed.
    PasteRejected(TableError),
    /// The browser's storage is off or full: the work lives in the address alone.
    NotKept,
    /// The last changes of the previous visit were not stored, so the open work may be older.
    NotKeptBefore,
    /// Another tab has gone on with the open work. Both are kept.
    ChangedElsewhere {
        /// The title there.
        title: String,
        /// The work there.
        link: String,
    },
    /// Works of earlier visits are kept, and none of them was opened.
    DocumentsNotOpened {
        /// The works.
        count: usize,
    },
    /// A work is no longer kept, because there are too many or too large ones.
    DocumentDropped {
        /// Its title.
        title: String,
        /// Its link, so that nothing is lost.
        raw: String,
    },
    /// The person removed a work.
    DocumentRemoved {
        /// Its title.
        title: String,
        /// Its link, so that it can be brought back.
        raw: String,
    },
    /// A part of the page could not be fetched.
    PartMissing(PartFailure),
    /// A new version of the page waits for the person to take it.
    UpdateReady,
    /// The host serves the parts of the page with a wrong type, which makes them slower to load.
    WrongMediaType(String),
}

/// Why a part of the page could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PartFailure {
    /// The connection failed.
    #[error("the connection failed")]
    Connection,
    /// The host answered with this status; 404 after a newer version of the page took the place of the open one.
    #[error("status {0}")]
    Status(u16),
    /// The browser's error message.
    #[error("{0}")]
    Other(String),
}

/// A trouble that lasts, until it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Changes are not stored.
    NotKept,
    /// A part of the page is missing.
    PartMissing,
}

impl NoticeKind {
    /// Whether the notice may hold the last copy of a text of the person's.
    pub fn holds_text(&self) -> bool {
        matches!(
            self,
            NoticeKind::DocumentDropped { .. }
                | NoticeKind::DocumentRemoved { .. }
                | NoticeKind::LinkRejected { .. }
                | NoticeKind::AutosaveRejected { .. }
        )
    }

    /// The lasting trouble that the notice is about.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            NoticeKind::NotKept => Some(Trouble::NotKept),
            NoticeKind::PartMissing(_) => Some(Trouble::PartMissing),
            _ => None,
        }
    }
}
