//! Converts typed text, drags and keys on a cell to edits.

use super::entry;
use super::layout::Part;
use yuma_engine::quantity::{Alpha, Millionths, RAO_PER_TAO, Share, Uid};
use yuma_scenario::edit::Others;
use yuma_scenario::{Document, Edit, Invalid, Matrix, NumberError, Scenario, written_amount};

/// The number of pixels of a drag that change a proportion by one percent.
const PIXELS_PER_PERCENT: f64 = 4.0;
/// The factor of an amount for a tenth of a pixel of a drag: 80 pixels double it. Whole powers need no table of powers in the
/// first load.
const FACTOR: f64 = 1.000_866_809_438_047;

/// The mode of cell edits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellMode {
    /// Weights or bonds.
    pub matrix: Matrix,
    /// Whether a row of weights keeps its sum.
    pub keep_sum: bool,
    /// Whether values are those that the chain stores, instead of percentages.
    pub raw: bool,
    /// The whole that percentages refer to.
    pub whole: u64,
}

impl CellMode {
    /// Returns the edit that sets a cell to a part of the whole.
    pub fn set_part(self, row: Uid, column: Uid, part: Millionths) -> Edit {
        match self.matrix {
            Matrix::Weights => {
                let others = if self.keep_sum { Others::KeepSum } else { Others::Stay };
                Edit::PartOfRow { row, column, part, basis: self.whole, others }
            }
            Matrix::Bonds => self.set_stored(row, column, entry::share_of(part)),
        }
    }

    /// Returns the edit that sets a cell to a stored value.
    fn set_stored(self, row: Uid, column: Uid, value: Share) -> Edit {
        match self.matrix {
            Matrix::Weights if self.keep_sum => {
                Edit::CellKeepingSum { matrix: self.matrix, row, column, value, stays: Vec::new() }
            }
            matrix => Edit::Cell { matrix, row, column, value: Some(value) },
        }
    }

    fn parsed(self, row: Uid, column: Uid, text: &str) -> Result<Edit, NumberError> {
        Ok(if self.raw {
            self.set_stored(row, column, entry::stored(text)?)
        } else {
            self.set_part(row, column, entry::percent(text)?)
        })
    }
}

/// Returns an edit that keeps the sum of a row beside typed columns, the last typed first; any other edit unchanged.
pub fn beside(edit: Edit, typed: Vec<Uid>) -> Edit {
    match edit {
        Edit::PartOfRow { row, column, part, basis, others: Others::KeepSum } => {
            Edit::PartOfRow { row, column, part, basis, others: Others::KeepSumBeside(typed) }
        }
        Edit::CellKeepingSum { matrix, row, column, value, .. } => {
            Edit::CellKeepingSum { matrix, row, column, value, stays: typed }
        }
        edit => edit,
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
            let stored = document.cell(mode.matrix, row, column);
            let text =
                |share: Share| if mode.raw { share.0.to_string() } else { entry::percent_draft(share, mode.whole) };
            stored.map_or_else(String::new, text)
        }
        Part::Stake(uid) => document.neuron(uid).map_or_else(String::new, |n| written_amount(n.alpha_stake.0)),
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
        Part::Cell(row, column) => Some(mode.parsed(row, column, text)?),
        Part::Stake(uid) => Some(Edit::AlphaStake { uid, stake: entry::amount(text)? }),
        Part::ValidatorName(uid) | Part::MinerName(uid) => Some(Edit::Rename { uid, name: text.to_owned() }),
        _ => None,
    })
}

/// The reason why typed text was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// The text is not a valid number.
    Number(NumberError),
    /// The edit would break a rule, as a second participant of the same name does.
    Invalid(Invalid),
}

/// Parses the text at the end of an entry, as [`edit`] does. A name, which did not apply while it was typed, must fit into
/// the scenario.
///
/// # Errors
/// Returns an error if the text is not a valid value.
pub fn checked(scenario: &Scenario, part: Part, text: &str, mode: CellMode) -> Result<Option<Edit>, EntryError> {
    let edit = edit(part, text, mode).map_err(EntryError::Number)?;
    match edit.as_ref().filter(|_| !is_live(part)).map(|edit| edit.apply(scenario)) {
        Some(Err(error)) => Err(EntryError::Invalid(error)),
        _ => Ok(edit),
    }
}

/// Converts a drag of `pixels` pixels to an edit of the value at its start.
pub fn dragged(document: &Document, part: Part, mode: CellMode, pixels: f64, is_fine: bool) -> Option<Edit> {
    let pixels = if is_fine { pixels / 10.0 } else { pixels };
    match part {
        Part::Cell(row, column) => {
            let stored = document.cell(mode.matrix, row, column).unwrap_or_default();
            // Steps start at the number that the cell shows, which rounding may have moved.
            let before = (f64::from(stored.0) / mode.whole.max(1) as f64 * 1_000.0).round() / 10.0;
            let after = before + in_steps(pixels / PIXELS_PER_PERCENT, is_fine);
            Some(mode.set_part(row, column, Millionths((after.clamp(0.0, 100.0) * 10_000.0).round() as u64)))
        }
        Part::Stake(uid) => {
            let before = document.neuron(uid)?.alpha_stake.0.max(RAO_PER_TAO) as f64;
            let after = before * FACTOR.powi((pixels * 10.0).round() as i32);
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

    const MODE: CellMode = CellMode { matrix: Matrix::Weights, keep_sum: true, raw: false, whole: 65_535 };
    const CELL: Part = Part::Cell(Uid(0), Uid(1));

    fn cell(value: Option<u16>) -> Option<Edit> {
        Some(Edit::Cell { matrix: Matrix::Weights, row: Uid(0), column: Uid(1), value: value.map(Share) })
    }

    fn part(millionths: u64, others: Others) -> Option<Edit> {
        let part = Millionths(millionths);
        Some(Edit::PartOfRow { row: Uid(0), column: Uid(1), part, basis: 65_535, others })
    }

    #[test]
    fn typed_text_becomes_an_edit() {
        for (part, text, expected) in [
            (CELL, "40", Ok(part(400_000, Others::KeepSum))),
            (CELL, " ", Ok(cell(None))),
            (CELL, "x", Err(NumberError::NotANumber)),
            (Part::Stake(Uid(0)), "25M", Err(NumberError::AboveSupply)),
            (Part::Stake(Uid(0)), "2", Ok(Some(Edit::AlphaStake { uid: Uid(0), stake: Alpha(2_000_000_000) }))),
            (Part::Corner, "2", Ok(None)),
        ] {
            assert_eq!(edit(part, text, MODE), expected, "{part:?} {text:?}");
        }
    }

    #[test]
    fn a_name_must_fit_at_the_end() {
        let scenario = yuma_scenario::presets::scenario("lone-voice").expect("the preset");
        for (text, is_refused) in [("A", false), ("Ann", false), ("B", true), (&*"x".repeat(41), true), ("", false)] {
            let checked = checked(&scenario, Part::ValidatorName(Uid(0)), text, MODE);
            assert_eq!(matches!(checked, Err(EntryError::Invalid(_))), is_refused, "{text:?}: {checked:?}");
        }
    }

    #[test]
    fn the_mode_decides_what_a_number_means() {
        for (mode, expected) in [
            (CellMode { keep_sum: false, ..MODE }, part(400_000, Others::Stay)),
            (CellMode { keep_sum: false, raw: true, ..MODE }, cell(Some(40))),
            (
                CellMode { matrix: Matrix::Bonds, ..MODE },
                Some(Edit::Cell { matrix: Matrix::Bonds, row: Uid(0), column: Uid(1), value: Some(Share(26_214)) }),
            ),
        ] {
            assert_eq!(edit(CELL, "40", mode), Ok(expected), "{mode:?}");
        }
    }

    #[test]
    fn amounts_are_dragged_to_three_digits() {
        for (value, expected) in [(1_234_567.0, 1_230_000), (999.6, 1_000), (0.4, 0), (42.0, 42)] {
            assert_eq!(three_digits(value), expected, "{value}");
        }
    }

    #[test]
    fn a_drag_of_eighty_pixels_doubles_a_stake() {
        let scenario = yuma_scenario::presets::scenario("lone-voice").expect("the preset");
        let document =
            Edit::AlphaStake { uid: Uid(0), stake: Alpha(1_000_000_000_000) }.apply(&scenario).expect("an edit");
        for (pixels, is_fine, tao) in [
            (80.0, false, 2_000),
            (-80.0, false, 500),
            (40.0, false, 1_410),
            (800.0, true, 2_000),
            (4.0, true, 1_000),
            (5.0, true, 1_000),
            (0.0, false, 1_000),
        ] {
            let expected = Some(Edit::AlphaStake { uid: Uid(0), stake: Alpha(tao * 1_000_000_000) });
            assert_eq!(dragged(&document, Part::Stake(Uid(0)), MODE, pixels, is_fine), expected, "{pixels} {is_fine}");
        }
    }
}
