//! Import of any file that the page reads.

use thiserror::Error;

use super::Scenario;
use super::csv_stakes::{self, StakesError};
use super::csv_weights::{self, WeightsError};
use super::json_file::{self, FileError};
use super::metagraph::{self, MetagraphError};
use super::table::{Table, TableError, WeightUnit};

/// The content of an imported file.
#[derive(Clone, Debug, PartialEq)]
pub enum Imported {
    /// A complete scenario.
    Scenario(Scenario),
    /// A subnet's metagraph.
    Metagraph(Scenario),
    /// Weights: the open scenario with them, and the detected unit.
    Weights(Scenario, WeightUnit),
    /// Stakes: the open scenario with them.
    Stakes(Scenario),
}

/// The reason why a file was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// An error in a scenario file.
    #[error(transparent)]
    File(#[from] FileError),
    /// An error in a metagraph.
    #[error(transparent)]
    Metagraph(#[from] MetagraphError),
    /// An error in a table of weights.
    #[error(transparent)]
    Weights(#[from] WeightsError),
    /// An error in a table of stakes.
    #[error(transparent)]
    Stakes(#[from] StakesError),
    /// The text is not a table.
    #[error(transparent)]
    Table(#[from] TableError),
}

/// Reads a file, detecting its kind: JSON of a metagraph (it has no format field and has `stake`), JSON of a
/// scenario, a table of stakes (its header has `alpha` or `tao` and does not begin with `u16`), else a table of
/// weights.
///
/// # Errors
/// Returns the error for the detected kind.
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
