//! The errors of reading one file.

use thiserror::Error;

use super::btcli_sudo::HyperparametersError;
use super::fields::FieldError;
use super::format::Format;
use super::metagraph::MetagraphError;
use super::participants_table::ParticipantsError;
use super::weights_list::WeightsListError;
use super::weights_table::WeightsTableError;
use crate::json_file::FileError;
use crate::table::TableError;

/// The reason why a file was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// The file is too large, no JSON, or a wrong scenario of this page.
    #[error(transparent)]
    File(#[from] FileError),
    /// The text is not a table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// No format has the fields of the file.
    #[error("the file has no known format")]
    Unrecognized(Seen),
    /// An error in the records of a tool.
    #[error("{error}")]
    Records {
        /// The recognized format.
        format: Format,
        /// The error.
        error: FieldError,
    },
    /// An error in a metagraph.
    #[error(transparent)]
    Metagraph(#[from] MetagraphError),
    /// An error in hyperparameters.
    #[error(transparent)]
    Hyperparameters(#[from] HyperparametersError),
    /// An error in a table of participants.
    #[error(transparent)]
    Participants(#[from] ParticipantsError),
    /// An error in a list of weights.
    #[error(transparent)]
    WeightsList(#[from] WeightsListError),
    /// An error in a table of weights.
    #[error(transparent)]
    WeightsTable(#[from] WeightsTableError),
}

/// The visible structure of a file of unknown format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// JSON with these fields.
    Fields(Vec<String>),
    /// A table with these cells in its first line.
    Columns(Vec<String>),
    /// Neither.
    Nothing,
}
