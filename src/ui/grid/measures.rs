//! The sizes of rows and columns, which match the style sheet.

/// The width of a miner's column.
pub const CELL_WIDTH: f64 = 64.0;
/// The height of a validator's row.
pub const ROW_HEIGHT: f64 = 36.0;
/// The width of a result.
pub const RESULT_WIDTH: f64 = 74.0;
/// The frame width from which stake and results stay visible beside the miners.
pub const WIDE: f64 = 720.0;

/// Returns the widths of names and stakes in a frame of this width.
pub fn leading_widths(frame: f64) -> (f64, f64) {
    if frame >= WIDE { (96.0, 108.0) } else { (96.0, 76.0) }
}
