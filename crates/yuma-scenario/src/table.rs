//! Tables of numbers, pasted from a spreadsheet or read from a file.
//!
//! A tab separates cells if there is one, else a semicolon, else a comma. If a tab or semicolon separates cells, a
//! number may have a decimal comma. Cells may be quoted. An empty cell has no value.
//!
//! The largest number determines the unit of all weights: up to 1 they are fractions, up to 100 percent, and above
//! that 65535ths. A percent sign anywhere makes all of them percent.

use thiserror::Error;

use super::decimal::{Decimals, NumberError, parse_number};
use super::edit::CellBlock;
use yuma_engine::quantity::Share;

/// The maximum size of a table in bytes; 128 rows of 256 columns have about 200 kB.
pub const SIZE_LIMIT: usize = 2 << 20;

/// The reason why a table was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    /// The text is too large.
    #[error("the table has {size} bytes, at most {limit} are read")]
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// The maximum size in bytes.
        limit: usize,
    },
    /// The table is empty.
    #[error("the table has no numbers")]
    Empty,
    /// A cell does not contain a usable number.
    #[error("row {row}, column {column}: \"{text}\" cannot be read, {error}")]
    Cell {
        /// Its line number, from 1.
        row: usize,
        /// Its column number, from 1.
        column: usize,
        /// Its text, cut to 40 characters.
        text: String,
        /// The error.
        error: NumberError,
    },
}

/// The unit of the numbers of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightUnit {
    /// The whole is 1.
    Fraction,
    /// The whole is 100.
    Percent,
    /// The whole is 65535.
    U16,
}

/// Weights of a table.
pub(crate) struct Shares {
    /// The weights.
    pub block: CellBlock,
    /// Their unit in the table.
    pub unit: WeightUnit,
    /// The rows and columns of weights above 0 that round to 0.
    pub rounded_to_zero: Vec<(usize, usize)>,
}

/// Lines of cells as text.
pub(crate) struct Table {
    /// The cells, without surrounding blanks.
    pub lines: Vec<Vec<String>>,
    /// The accepted decimal separators.
    pub decimals: Decimals,
}

impl Table {
    /// Splits a text into lines of cells.
    ///
    /// # Errors
    /// Returns [`TableError::TooLarge`] or [`TableError::Empty`].
    pub(crate) fn read(text: &str) -> Result<Self, TableError> {
        if text.len() > SIZE_LIMIT {
            return Err(TableError::TooLarge { size: text.len(), limit: SIZE_LIMIT });
        }
        let text = text.trim_start_matches('\u{FEFF}');
        let (delimiter, decimals) = separators(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        // Every record of a UTF-8 text in memory with lines of any length can be read.
        let records = reader.records().filter_map(Result::ok);
        let lines: Vec<Vec<String>> = records.map(|record| record.iter().map(str::to_owned).collect()).collect();
        let is_empty = lines.iter().flatten().all(String::is_empty);
        if is_empty { Err(TableError::Empty) } else { Ok(Table { lines, decimals }) }
    }
}

/// Returns the separators of cells and decimals. Separators within quoted text are ignored.
fn separators(text: &str) -> (u8, Decimals) {
    let holds = |separator: char| text.split('"').step_by(2).any(|unquoted| unquoted.contains(separator));
    if holds('\t') {
        (b'\t', Decimals::PointOrComma)
    } else if holds(';') {
        (b';', Decimals::PointOrComma)
    } else {
        (b',', Decimals::Point)
    }
}

/// Returns the weights of lines of cells; `first` is the position of the first cell, for errors.
pub(crate) fn shares(
    lines: &[Vec<&str>],
    decimals: Decimals,
    unit: Option<WeightUnit>,
    first: (usize, usize),
) -> Result<Shares, TableError> {
    let index = |row: usize, column: usize| (row + first.0, column + first.1);
    let mut numbers: Vec<Vec<Option<f64>>> = Vec::with_capacity(lines.len());
    for (row, line) in lines.iter().enumerate() {
        let cells = line.iter().enumerate().map(|(column, text)| {
            let without_sign = text.trim().trim_end_matches('%');
            if text.trim().is_empty() {
                return Ok(None);
            }
            parse_number(without_sign, decimals).map(Some).map_err(|error| refused(index(row, column), text, error))
        });
        numbers.push(cells.collect::<Result<_, _>>()?);
    }
    let has_sign = lines.iter().flatten().any(|text| text.contains('%'));
    let largest = numbers.iter().flatten().flatten().fold(0.0, |largest: f64, &number| largest.max(number));
    let unit = unit.unwrap_or(match largest {
        _ if has_sign => WeightUnit::Percent,
        ..=1.0 => WeightUnit::Fraction,
        ..=100.0 => WeightUnit::Percent,
        _ => WeightUnit::U16,
    });
    let mut block = Vec::with_capacity(lines.len());
    let mut rounded_to_zero = Vec::new();
    for (row, (line, texts)) in numbers.iter().zip(lines).enumerate() {
        let mut cells = Vec::with_capacity(line.len());
        for (column, (number, text)) in line.iter().zip(texts).enumerate() {
            let share = number.map(|number| unit.share(number)).transpose();
            let share = share.map_err(|error| refused(index(row, column), text, error))?;
            if share == Some(Share(0)) && *number > Some(0.0) {
                rounded_to_zero.push((row, column));
            }
            cells.push(share);
        }
        block.push(cells);
    }
    Ok(Shares { block: CellBlock(block), unit, rounded_to_zero })
}

impl WeightUnit {
    /// Converts a number to a share, rounded half up.
    ///
    /// # Errors
    /// Returns [`NumberError::TooLarge`] above the whole.
    pub(crate) fn share(self, number: f64) -> Result<Share, NumberError> {
        let whole = match self {
            WeightUnit::Fraction => 1.0,
            WeightUnit::Percent => 100.0,
            WeightUnit::U16 => 65_535.0,
        };
        if number > whole {
            return Err(NumberError::TooLarge);
        }
        Ok(Share((number / whole * 65_535.0).round() as u16))
    }
}

/// Creates the error of a cell.
pub(crate) fn refused((row, column): (usize, usize), text: &str, error: NumberError) -> TableError {
    TableError::Cell { row, column, text: text.chars().take(40).collect(), error }
}
