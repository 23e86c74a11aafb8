//! The errors of reading a file for a market.

use thiserror::Error;

use super::column::SubnetColumn;
use crate::any_document::DocumentError;
use crate::import::{Format, ImportError};
use crate::table::TableError;
use yuma_engine::quantity::Netuid;

/// The reason why a file was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MarketImportError {
    /// The file cannot be read, or no reader knows its fields.
    #[error(transparent)]
    File(#[from] ImportError),
    /// The document cannot be opened.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The file contains a subnet, not a market.
    #[error("the file contains one subnet, not a market")]
    OtherLab(Format),
    /// A cell has no usable number.
    #[error(transparent)]
    Cell(#[from] TableError),
    /// A cell is neither true nor false.
    #[error("row {row}: \"{text}\" is neither true nor false")]
    NotAFlag {
        /// The number of the line, from 1.
        row: usize,
        /// The column.
        column: SubnetColumn,
        /// The text, cut to 40 characters.
        text: String,
    },
    /// A subnet occurs twice.
    #[error("subnet {} appears twice", .netuid.0)]
    Twice {
        /// The number of the subnet.
        netuid: Netuid,
    },
    /// No row has a subnet.
    #[error("the table has no subnets")]
    NoSubnets,
}
