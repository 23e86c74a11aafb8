//! The measures that drawing and scrolling agree on; the style sheet draws rows and columns of this size.

/// The width of a miner's column.
pub const CELL_WIDTH: f64 = 86.0;
/// The height of a validator's row.
pub const ROW_HEIGHT: f64 = 36.0;
/// The width of the names.
pub const NAME_WIDTH: f64 = 132.0;
/// The width of the stakes.
pub const STAKE_WIDTH: f64 = 140.0;
/// The width of a result.
pub const RESULT_WIDTH: f64 = 92.0;
