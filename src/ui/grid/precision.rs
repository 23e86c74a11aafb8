//! Formats of copied cells.

/// The precision of copied values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Percentages and amounts, as the grid shows them, with all digits of a stored value.
    Shown,
    /// The values as the chain stores them.
    Stored,
}
