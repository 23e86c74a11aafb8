//! Files of any kind that the page reads.

use thiserror::Error;

use super::Scenario;
use super::csv_stakes::{self, StakesError};
use super::csv_weights::{self, WeightsError};
use super::json_file::{self, FileError};
use super::metagraph::{self, MetagraphError};
use super::table::{Table, TableError, WeightUnit};

/// What a file held.
#[derive(Clone, Debug, PartialEq)]
pub enum Imported {
    /// A scenario of its own.
    Scenario(Scenario),
    /// A subnet's metagraph.
    Metagraph(Scenario),
    /// Weights: the open scenario with them, and the unit in which they were understood.
    Weights(Scenario, WeightUnit),
    /// Stakes: the open scenario with them.
    Stakes(Scenario),
}

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// A file of a scenario.
    #[error(transparent)]
    File(#[from] FileError),
    /// A metagraph.
    #[error(transparent)]
    Metagraph(#[from] MetagraphError),
    /// A table of weights.
    #[error(transparent)]
    Weights(#[from] WeightsError),
    /// A table of stakes.
    #[error(transparent)]
    Stakes(#[from] StakesError),
    /// No table at all.
    #[error(transparent)]
    Table(#[from] TableError),
}

/// Reads a file by its fields: JSON of a metagraph (it names no format and has `stake`), JSON of a scenario, a
/// table of stakes (its header has `alpha` or `tao` and does not begin with `u16`), else a table of weights.
///
/// # Errors
/// Why it cannot be read as what it looks like.
pub fn import(open: &Scenario, text: &str) -> Result<Imported, ImportError> {
    if text.trim_start_matches('\u{FEFF}').trim_start().starts_with(['{', '[']) {
        let content = json_file::parse(text)?;
        return if content.get("format").is_none() && content.get("stake").is_some() {
            metagraph::check_size(text)?;
            Ok(Imported::Metagraph(metagraph::read(content)?))
        } else {
            Ok(Imported::Scenario(json_file::read(content)?))
        };
    }
    let table = Table::read(text)?;
    let is_stakes = |header: &Vec<String>| !csv_weights::is_header(header) && csv_stakes::is_header(header);
    if table.lines.first().is_some_and(is_stakes) {
        Ok(Imported::Stakes(csv_stakes::import(open, text)?))
    } else {
        let (scenario, unit) = csv_weights::import(open, text)?;
        Ok(Imported::Weights(scenario, unit))
    }
}
