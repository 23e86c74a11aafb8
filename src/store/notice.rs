//! What the page has to tell: facts, put into words by the page.

use crate::scenario::edit::Fit;
use crate::scenario::import::ImportError;
use crate::scenario::table::TableError;
use crate::scenario::{Invalid, LinkError};

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
    /// A part of the page could not be fetched.
    PartMissing,
}
