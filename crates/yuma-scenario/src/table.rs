//! Tables of numbers, pasted from a spreadsheet or read from a file.
//!
//! A tab separates cells if there is one, else a semicolon, else a comma. Where tab or semicolon separates, a number may
//! have a decimal comma. Cells may be quoted. An empty cell has no value.
//!
//! The largest number tells the unit of all weights: up to 1 they are fractions, up to 100 percent, and above 65535ths.
//! A percent sign anywhere makes all of them percent.

use thiserror::Error;

use super::decimal::{self, Decimals, NumberError};
use super::edit::CellBlock;
use yuma_engine::quantity::Share;

/// Bytes of a table that are read; 128 rows of 256 columns have about 200 kB.
pub const SIZE_LIMIT: usize = 2 << 20;

/// Why a table was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    /// The text is too large.
    #[error("the table has {size} bytes, at most {limit} are read")]
    TooLarge {
        /// Its bytes.
        size: usize,
        /// The bytes allowed.
        limit: usize,
    },
    /// There is nothing in it.
    #[error("the table has no numbers")]
    Empty,
    /// A cell has no number that can be used.
    #[error("row {row}, column {column}: \"{text}\" cannot be read, {error}")]
    Cell {
        /// Its line, from 1.
        row: usize,
        /// Its place in the line, from 1.
        column: usize,
        /// What it holds, at most 40 characters of it.
        text: String,
        /// What is wrong.
        error: NumberError,
    },
}

/// What the numbers of a table count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightUnit {
    /// The whole is 1.
    Fraction,
    /// The whole is 100.
    Percent,
    /// The whole is 65535.
    U16,
}

/// Lines of cells as text.
pub struct Table {
    /// The cells, without blanks around them.
    pub lines: Vec<Vec<String>>,
    /// What separates decimals.
    pub decimals: Decimals,
}

impl Table {
    /// Takes a text apart.
    ///
    /// # Errors
    /// [`TableError::TooLarge`], [`TableError::Empty`].
    pub fn read(text: &str) -> Result<Self, TableError> {
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
        // Of a text in memory, in UTF-8 and with lines of any length, every record can be read.
        let records = reader.records().filter_map(Result::ok);
        let lines: Vec<Vec<String>> = records.map(|record| record.iter().map(str::to_owned).collect()).collect();
        let is_empty = lines.iter().flatten().all(String::is_empty);
        if is_empty { Err(TableError::Empty) } else { Ok(Table { lines, decimals }) }
    }
}

/// What separates cells and decimals. Quoted text separates nothing.
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

/// Reads a block of weights, and the unit in which they were understood.
///
/// # Errors
/// [`TableError`].
pub fn weights(text: &str) -> Result<(CellBlock, WeightUnit), TableError> {
    let table = Table::read(text)?;
    let lines: Vec<_> = table.lines.iter().map(|line| line.iter().map(String::as_str).collect()).collect();
    shares(&lines, table.decimals, None, (1, 1))
}

/// The weights of lines of cells; `first` is the place of the first cell, for errors.
pub fn shares(
    lines: &[Vec<&str>],
    decimals: Decimals,
    unit: Option<WeightUnit>,
    first: (usize, usize),
) -> Result<(CellBlock, WeightUnit), TableError> {
    let index = |row: usize, column: usize| (row + first.0, column + first.1);
    let mut numbers: Vec<Vec<Option<f64>>> = Vec::with_capacity(lines.len());
    for (row, line) in lines.iter().enumerate() {
        let cells = line.iter().enumerate().map(|(column, text)| {
            let without_sign = text.trim().trim_end_matches('%');
            if text.trim().is_empty() {
                return Ok(None);
            }
            decimal::number(without_sign, decimals).map(Some).map_err(|error| refused(index(row, column), text, error))
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
    for (row, (line, texts)) in numbers.iter().zip(lines).enumerate() {
        let cells = line.iter().zip(texts).enumerate().map(|(column, (number, text))| {
            let share = number.map(|number| unit.share(number)).transpose();
            share.map_err(|error| refused(index(row, column), text, error))
        });
        block.push(cells.collect::<Result<_, _>>()?);
    }
    Ok((CellBlock(block), unit))
}

impl WeightUnit {
    /// The share that a number is, rounded half up.
    ///
    /// # Errors
    /// [`NumberError::TooLarge`] above the whole.
    pub fn share(self, number: f64) -> Result<Share, NumberError> {
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

/// The error of a cell.
pub fn refused((row, column): (usize, usize), text: &str, error: NumberError) -> TableError {
    TableError::Cell { row, column, text: text.chars().take(40).collect(), error }
}
