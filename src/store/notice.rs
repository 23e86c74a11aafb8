//! What the page has to tell: facts, put into words by the page.

use crate::scenario::Invalid;
use crate::scenario::edit::Fit;

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
}
