//! Tables of numbers, pasted from a spreadsheet or read from a file.
//!
//! A tab separates cells if there is one, else a semicolon, else a comma. If a tab or semicolon separates cells, a
//! number may have a decimal comma. Cells may be quoted. An empty cell has no value.
//!
//! The largest number determines the unit of all weights: up to 1 they are fractions, up to 100 percent, and above
//! that 65535ths, whose commas group digits. A percent sign anywhere makes all of them percent.
//!
//! The numbers of a file may also be scores, which no rule of the chain bounds. They are scores if the largest is above 1
//! and at most 100, no number has a percent sign, and no row sums to 100 (within 1). Each row is then scaled so that its
//! largest weight is 65535, as the clients of the chain do before they submit weights. Pasted numbers are never scores.

use thiserror::Error;

use super::decimal::{DecimalMark, NumberError, parse_number};
use super::edit::CellBlock;
use super::typed_number::plain_number;
use yuma_engine::quantity::Share;

/// The maximum size of a table in bytes; 128 rows of 256 columns have about 200 kB.
pub const SIZE_LIMIT: usize = 2 << 20;

/// The kind of column in which a block begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstColumn {
    /// Names; stakes and weights may follow.
    Names,
    /// Stakes; weights may follow.
    Stakes,
    /// Weights. A column of names before them is recognized.
    Weights,
}

/// A column of stored values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredColumn {
    /// Names or titles.
    Names,
    /// Amounts in 10^-9.
    Amounts,
    /// Weights, bonds, and other parts of a whole.
    Shares,
}

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
    /// A copy of stored values begins with others than the column takes.
    #[error("the copied column has other values")]
    OtherColumn {
        /// The first copied column.
        copied: StoredColumn,
        /// The column of the first pasted cell.
        taken: FirstColumn,
    },
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
    /// The whole is the largest number of the row.
    Scores,
}

/// The origin of a table of weights.
#[derive(Clone, Copy)]
pub(crate) enum TableOrigin<'a> {
    /// The clipboard; each line is a row.
    Clipboard {
        /// The unit, if it is known.
        unit: Option<WeightUnit>,
    },
    /// A file.
    File {
        /// The unit, if it is known.
        unit: Option<WeightUnit>,
        /// The index of the row to which each line belongs.
        rows: &'a [usize],
    },
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
    pub decimals: DecimalMark,
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
fn separators(text: &str) -> (u8, DecimalMark) {
    let holds = |separator: char| text.split('"').step_by(2).any(|unquoted| unquoted.contains(separator));
    if holds('\t') {
        (b'\t', DecimalMark::Either)
    } else if holds(';') {
        (b';', DecimalMark::Either)
    } else {
        (b',', DecimalMark::Point)
    }
}

/// Returns the weights of lines of cells; `first` is the position of the first cell, for errors.
pub(crate) fn shares(
    lines: &[Vec<&str>],
    decimals: DecimalMark,
    origin: TableOrigin<'_>,
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
    let totals = RowTotals::of(&numbers, origin);
    let unit = match origin {
        TableOrigin::File { unit: Some(unit), .. } | TableOrigin::Clipboard { unit: Some(unit) } => unit,
        TableOrigin::File { .. } if !has_sign && totals.are_scores() => WeightUnit::Scores,
        _ => match totals.largest() {
            _ if has_sign => WeightUnit::Percent,
            ..=1.0 => WeightUnit::Fraction,
            ..=100.0 => WeightUnit::Percent,
            _ => WeightUnit::U16,
        },
    };
    if unit == WeightUnit::U16 && decimals == DecimalMark::Either {
        regroup(&mut numbers, lines);
    }
    let mut block = Vec::with_capacity(lines.len());
    let mut rounded_to_zero = Vec::new();
    for (row, (line, texts)) in numbers.iter().zip(lines).enumerate() {
        let whole = unit.whole(totals.largest_of_line(row));
        let mut cells = Vec::with_capacity(line.len());
        for (column, (number, text)) in line.iter().zip(texts).enumerate() {
            let share = number.map(|number| share_of(number, whole)).transpose();
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

/// Reads `1,000` as a thousand, because 65535ths are whole numbers.
fn regroup(numbers: &mut [Vec<Option<f64>>], lines: &[Vec<&str>]) {
    for (number, text) in numbers.iter_mut().flatten().zip(lines.iter().flatten()) {
        let plain = plain_number(text.trim(), DecimalMark::Point);
        if let Some(Ok(grouped)) = plain.map(|plain| parse_number(&plain, DecimalMark::Point)) {
            *number = Some(grouped);
        }
    }
}

/// The sum and the largest number of each row.
struct RowTotals {
    rows: Vec<usize>,
    totals: Vec<(f64, f64)>,
}

impl RowTotals {
    fn of(numbers: &[Vec<Option<f64>>], origin: TableOrigin<'_>) -> Self {
        let rows = match origin {
            TableOrigin::File { rows, .. } => rows.to_vec(),
            TableOrigin::Clipboard { .. } => (0..numbers.len()).collect(),
        };
        let mut totals = vec![(0.0, 0.0); rows.iter().max().map_or(0, |last| last + 1)];
        for (line, &row) in numbers.iter().zip(&rows) {
            if let Some((sum, largest)) = totals.get_mut(row) {
                *sum += line.iter().flatten().sum::<f64>();
                *largest = line.iter().flatten().copied().fold(*largest, f64::max);
            }
        }
        RowTotals { rows, totals }
    }

    fn largest(&self) -> f64 {
        self.totals.iter().map(|(_, largest)| *largest).fold(0.0, f64::max)
    }

    fn largest_of_line(&self, line: usize) -> f64 {
        self.rows.get(line).and_then(|&row| self.totals.get(row)).map_or(0.0, |(_, largest)| *largest)
    }

    /// Returns whether the numbers are too large for fractions, and those of no row add up to 100.
    fn are_scores(&self) -> bool {
        let largest = self.largest();
        largest > 1.0 && largest <= 100.0 && self.totals.iter().all(|(sum, _)| (sum - 100.0).abs() > 1.0)
    }
}

impl WeightUnit {
    /// All units.
    pub const ALL: [WeightUnit; 4] = [WeightUnit::Fraction, WeightUnit::Percent, WeightUnit::Scores, WeightUnit::U16];

    /// Returns the name used in text catalogs.
    pub fn id(self) -> &'static str {
        match self {
            WeightUnit::Fraction => "fraction",
            WeightUnit::Percent => "percent",
            WeightUnit::U16 => "u16",
            WeightUnit::Scores => "scores",
        }
    }

    /// Returns the number that stands for the whole, given the largest number of the row.
    fn whole(self, largest: f64) -> f64 {
        match self {
            WeightUnit::Fraction => 1.0,
            WeightUnit::Percent => 100.0,
            WeightUnit::U16 => 65_535.0,
            WeightUnit::Scores => largest,
        }
    }

    /// Converts a number of a unit other than scores to a share, rounded half up.
    ///
    /// # Errors
    /// Returns [`NumberError::TooLarge`] above the whole.
    pub(crate) fn share(self, number: f64) -> Result<Share, NumberError> {
        share_of(number, self.whole(1.0))
    }
}

/// Converts a part of a whole to a share, rounded half up. Every part of nothing is 0.
fn share_of(number: f64, whole: f64) -> Result<Share, NumberError> {
    if number > whole {
        return Err(NumberError::TooLarge);
    }
    // The cast turns 0 / 0 into 0.
    Ok(Share((number / whole * 65_535.0).round() as u16))
}

/// Creates the error of a cell.
pub(crate) fn refused((row, column): (usize, usize), text: &str, error: NumberError) -> TableError {
    TableError::Cell { row, column, text: text.chars().take(40).collect(), error }
}
