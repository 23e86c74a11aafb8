//! Lines of a table with their numbers, and the meaning of its header.

use crate::clean_line;
use crate::decimal::{self, DecimalMark};
use crate::names;
use crate::table::{Table, TableError};

use super::content::Label;

/// The number of cells of a header that are searched for known names: no table of another tool has more columns.
const SEARCHED: usize = 256;

/// A line that is not blank.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// Its cells.
    pub cells: &'a [String],
}

impl<'a> Line<'a> {
    /// Returns the text of a cell; empty beyond the end of the line.
    pub fn cell(self, index: usize) -> &'a str {
        self.cells.get(index).map_or("", String::as_str)
    }
}

/// Returns the lines of a table that are not blank.
pub(crate) fn lines(table: &Table) -> Vec<Line<'_>> {
    let numbered = (1..).zip(&table.lines).map(|(number, cells)| Line { number, cells });
    numbered.filter(|line| line.cells.iter().any(|cell| !cell.is_empty())).collect()
}

/// Returns the name of a column in lower case, with `_` between words.
pub(crate) fn column_name(cell: &str) -> String {
    cell.trim().to_lowercase().replace([' ', '-', '.'], "_")
}

/// Returns the index of the first column that has one of the names, in the order of the names.
pub(crate) fn find_column(header: Line<'_>, names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| header.cells.iter().take(SEARCHED).position(|cell| column_name(cell) == *name))
}

/// Returns whether a cell has the form of a weight: a number, perhaps with a percent sign, even an unusable one.
pub(crate) fn is_number(text: &str) -> bool {
    decimal::is_number(text.trim(), DecimalMark::Either)
}

/// Returns the uid of a label: `7` or `uid 7`.
pub(crate) fn uid(text: &str) -> Option<u16> {
    text.trim().strip_prefix("uid ").unwrap_or(text).trim().parse().ok()
}

/// Returns labels: uids if all texts are plain numbers or all have the form `uid 7`, else names.
pub(crate) fn labels<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Vec<Label> {
    let is_numbered = |text: &str| text.starts_with("uid ");
    let is_mixed = texts.clone().any(is_numbered) && !texts.clone().all(is_numbered);
    let uids: Option<Vec<Label>> = texts.clone().map(|text| uid(text).map(Label::Uid)).collect();
    let names = || texts.map(|text| Label::Name(clean_line(names::unquoted(text)))).collect();
    uids.filter(|_| !is_mixed).unwrap_or_else(names)
}

/// Moves the position of a cell's error from a block of cells to the table.
pub(crate) fn located(error: TableError, rows: &[usize], columns: &[usize]) -> TableError {
    match error {
        TableError::Cell { row, column, text, error } => TableError::Cell {
            row: rows.get(row).copied().unwrap_or_default(),
            column: columns.get(column).map_or(0, |index| index + 1),
            text,
            error,
        },
        other => other,
    }
}
