//! Converts typed text, drags and keys on a cell to edits.

use super::entry;
use super::layout::Part;
use yuma_engine::quantity::{Alpha, Share, Uid};
use yuma_scenario::{Document, Edit, Matrix, NumberError};

/// The number of pixels of a drag that change a proportion by one percent.
const PIXELS_PER_PERCENT: f64 = 4.0;
/// The number of pixels of a drag that double an amount.
const PIXELS_PER_DOUBLING: f64 = 80.0;

/// The mode of cell edits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellMode {
    /// Weights or bonds.
    pub matrix: Matrix,
    /// Whether the row keeps its sum.
    pub keep_sum: bool,
}

impl CellMode {
    /// Returns the edit that sets a cell.
    pub fn set(self, row: Uid, column: Uid, value: Share) -> Edit {
        let matrix = self.matrix;
        if self.keep_sum {
            Edit::CellKeepingSum { matrix, row, column, value }
        } else {
            Edit::Cell { matrix, row, column, value: Some(value) }
        }
    }
}

/// Returns whether a part can be edited.
pub fn is_editable(part: Part) -> bool {
    matches!(part, Part::Cell(..) | Part::Stake(_) | Part::ValidatorName(_) | Part::MinerName(_))
}

/// Returns whether text applies while it is typed. A name applies at the end.
pub fn is_live(part: Part) -> bool {
    matches!(part, Part::Cell(..) | Part::Stake(_))
}

/// Returns the initial text of the editor.
pub fn draft(document: &Document, part: Part, mode: CellMode) -> String {
    match part {
        Part::Cell(row, column) => {
            document.cell(mode.matrix, row, column).map_or_else(String::new, entry::percent_draft)
        }
        Part::Stake(uid) => document.neuron(uid).map_or_else(String::new, |n| entry::amount_draft(n.alpha_stake)),
        Part::ValidatorName(uid) | Part::MinerName(uid) => {
            document.neuron(uid).map_or_else(String::new, |neuron| neuron.name.clone())
        }
        _ => String::new(),
    }
}

/// Parses typed text to an edit, or returns `None` if the part cannot be edited. Empty text removes the entry of a cell.
///
/// # Errors
/// Returns an error if the text is not a valid value.
pub fn edit(part: Part, text: &str, mode: CellMode) -> Result<Option<Edit>, NumberError> {
    let is_empty = text.trim().is_empty();
    Ok(match part {
        Part::Cell(row, column) if is_empty => Some(Edit::Cell { matrix: mode.matrix, row, column, value: None }),
        Part::Cell(row, column) => Some(mode.set(row, column, entry::percent(text)?)),
        Part::Stake(uid) => Some(Edit::AlphaStake { uid, stake: entry::amount(text)? }),
        Part::ValidatorName(uid) | Part::MinerName(uid) => Some(Edit::Rename { uid, name: text.to_owned() }),
        _ => None,
    })
}

/// Converts a drag of `pixels` pixels to an edit of the value at its start.
pub fn dragged(document: &Document, part: Part, mode: CellMode, pixels: f64, is_fine: bool) -> Option<Edit> {
    let pixels = if is_fine { pixels / 10.0 } else { pixels };
    match part {
        Part::Cell(row, column) => {
            let before = f64::from(document.cell(mode.matrix, row, column).unwrap_or_default().0);
            let after = before + in_steps(pixels / PIXELS_PER_PERCENT, is_fine) * 655.35;
            Some(mode.set(row, column, Share(after.round().clamp(0.0, 65_535.0) as u16)))
        }
        Part::Stake(uid) => {
            let before = document.neuron(uid)?.alpha_stake.0.max(1_000_000_000) as f64;
            let after = before * (pixels / PIXELS_PER_DOUBLING).exp2();
            Some(Edit::AlphaStake { uid, stake: Alpha(three_digits(after.clamp(0.0, 2.1e16))) })
        }
        _ => None,
    }
}

/// Returns the edit that changes a value by steps: whole percents, or hundredths of an amount.
pub fn nudged(document: &Document, part: Part, mode: CellMode, steps: i32) -> Option<Edit> {
    match part {
        Part::Cell(..) => dragged(document, part, mode, f64::from(steps) * PIXELS_PER_PERCENT, false),
        Part::Stake(uid) => {
            let before = document.neuron(uid)?.alpha_stake.0 as f64;
            let after = before * (1.0 + f64::from(steps) / 100.0);
            Some(Edit::AlphaStake { uid, stake: Alpha(after.clamp(0.0, 2.1e16) as u64) })
        }
        _ => None,
    }
}

/// Rounds to three significant digits, the precision of a drag.
fn three_digits(value: f64) -> u64 {
    let mut unit = 1.0;
    while value >= 1_000.0 * unit {
        unit *= 10.0;
    }
    ((value / unit).round() * unit) as u64
}

/// Rounds to whole percents, or to tenths.
fn in_steps(percents: f64, is_fine: bool) -> f64 {
    if is_fine { (percents * 10.0).round() / 10.0 } else { percents.round() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODE: CellMode = CellMode { matrix: Matrix::Weights, keep_sum: false };
    const CELL: Part = Part::Cell(Uid(0), Uid(1));

    fn set(value: Option<u16>) -> Option<Edit> {
        Some(Edit::Cell { matrix: Matrix::Weights, row: Uid(0), column: Uid(1), value: value.map(Share) })
    }

    #[test]
    fn typed_text_becomes_an_edit() {
        for (part, text, expected) in [
            (CELL, "40", Ok(set(Some(26_214)))),
            (CELL, " ", Ok(set(None))),
            (CELL, "x", Err(NumberError::NotANumber)),
            (Part::Stake(Uid(0)), "2", Ok(Some(Edit::AlphaStake { uid: Uid(0), stake: Alpha(2_000_000_000) }))),
            (Part::Corner, "2", Ok(None)),
        ] {
            assert_eq!(edit(part, text, MODE), expected, "{part:?} {text:?}");
        }
    }

    #[test]
    fn amounts_are_dragged_to_three_digits() {
        for (value, expected) in [(1_234_567.0, 1_230_000), (999.6, 1_000), (0.4, 0), (42.0, 42)] {
            assert_eq!(three_digits(value), expected, "{value}");
        }
    }
}
