//! What typed percentages refer to.

use yuma_engine::quantity::Uid;

/// The sum that typed percentages of a row refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowBasis {
    /// The row that was edited last.
    pub row: Uid,
    /// The sum of its weights when the edits of the row began.
    pub sum: u64,
    /// Whether the edits keep it.
    pub keep_sum: bool,
    /// The columns whose weights were typed since then, the last first. They stay when another one is typed.
    pub typed: Vec<Uid>,
}
