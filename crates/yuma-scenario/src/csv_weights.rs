//! Weights as CSV: a header with the miners' names, one line per validator, weights in 65535ths.

use thiserror::Error;

use super::csv_text::write_csv;
use super::decimal::NumberError;
use super::edit::cells;
use super::matrix::Matrix;
use super::names::{find, label};
use super::table::{Table, TableError, WeightUnit, shares};
use super::{Invalid, Scenario};
use yuma_engine::quantity::Uid;

/// The first cell of the header, which marks the unit of the weights.
const UNIT: &str = "u16";

/// The reason why a file of weights was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WeightsError {
    /// The table cannot be read.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The first line contains no names of miners, or there are no lines below it.
    #[error("the table has no weights: its first line must name miners, each further one begin with a validator")]
    NoWeights,
    /// A name in the header does not match a miner.
    #[error("the header's column {column} names \"{name}\", which is no miner of the scenario")]
    UnknownMiner {
        /// The column number, from 1.
        column: usize,
        /// The name.
        name: String,
    },
    /// The name of a line does not match a validator.
    #[error("row {row} begins with \"{name}\", which is no validator of the scenario")]
    UnknownValidator {
        /// The line number, from 1.
        row: usize,
        /// The name.
        name: String,
    },
    /// A name occurs twice.
    #[error("\"{name}\" stands there twice")]
    Twice {
        /// The name.
        name: String,
    },
    /// The weights break a rule.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// Writes the weights of a scenario. A cell without an entry is empty, an explicit zero is 0.
pub fn export(scenario: &Scenario) -> String {
    let mut header = vec![UNIT.to_owned()];
    header.extend(scenario.miners.iter().map(|&miner| label(scenario, miner)));
    let lines = scenario.validators.iter().map(|&validator| {
        let cell = |&miner: &Uid| {
            scenario.cell(Matrix::Weights, validator, miner).map_or_else(String::new, |share| share.0.to_string())
        };
        std::iter::once(label(scenario, validator)).chain(scenario.miners.iter().map(cell)).collect()
    });
    write_csv(std::iter::once(header).chain(lines))
}

/// Returns whether a header has the form that [`export`] writes.
pub(crate) fn is_header(header: &[String]) -> bool {
    header.first().is_some_and(|cell| cell == UNIT)
}

/// Returns the scenario with the weights of a file. Validators and miners missing from the file keep theirs. For
/// those in the file, an empty cell means that there is no entry.
///
/// The unit is 65535ths if the header begins with `u16`, else it is detected from the numbers by [`super::table`].
///
/// # Errors
/// Returns a [`WeightsError`] if the file cannot be used.
pub fn import(scenario: &Scenario, text: &str) -> Result<(Scenario, WeightUnit), WeightsError> {
    let table = Table::read(text)?;
    let (header, lines) = table.lines.split_first().ok_or(TableError::Empty)?;
    let unit = is_header(header).then_some(WeightUnit::U16);
    if header.len() < 2 || lines.is_empty() {
        return Err(WeightsError::NoWeights);
    }
    let miners = miners(scenario, header)?;
    let mut validators: Vec<Uid> = Vec::new();
    let mut cells: Vec<Vec<&str>> = Vec::new();
    for (line, row) in lines.iter().zip(2..) {
        let Some((name, values)) = line.split_first() else { continue };
        validators.push(validator(scenario, name, row, &validators)?);
        if let Some((surplus, column)) = values.iter().zip(2..).skip(miners.len()).find(|(text, _)| !text.is_empty()) {
            return Err(super::table::refused((row, column), surplus, NumberError::NotANumber).into());
        }
        cells.push(values.iter().take(miners.len()).map(String::as_str).collect());
    }
    let (block, unit) = shares(&cells, table.decimals, unit, (2, 2))?;
    let changed = scenario.edit(|document| {
        for (&row, line) in validators.iter().zip(&block.0) {
            for (&column, value) in miners.iter().zip(line.iter().copied().chain(std::iter::repeat(None))) {
                cells::set(document, Matrix::Weights, row, column, value)?;
            }
        }
        Ok(())
    });
    Ok((changed?, unit))
}

fn miners(scenario: &Scenario, header: &[String]) -> Result<Vec<Uid>, WeightsError> {
    let mut miners = Vec::new();
    for (name, column) in header.iter().zip(1..).skip(1) {
        let found = find(scenario, name).filter(|uid| scenario.miners.contains(uid));
        let uid = found.ok_or_else(|| WeightsError::UnknownMiner { column, name: shortened(name) })?;
        if miners.contains(&uid) {
            return Err(WeightsError::Twice { name: shortened(name) });
        }
        miners.push(uid);
    }
    Ok(miners)
}

fn validator(scenario: &Scenario, name: &str, row: usize, before: &[Uid]) -> Result<Uid, WeightsError> {
    let found = find(scenario, name).filter(|uid| scenario.validators.contains(uid));
    let uid = found.ok_or_else(|| WeightsError::UnknownValidator { row, name: shortened(name) })?;
    if before.contains(&uid) { Err(WeightsError::Twice { name: shortened(name) }) } else { Ok(uid) }
}

fn shortened(name: &str) -> String {
    name.chars().take(40).collect()
}
