//! The reasons why a query has no value.

use thiserror::Error;

/// The reason why a query has no value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum QueryError {
    /// No function or variable has this name in this lab.
    #[error("\"{0}\" is unknown")]
    Unknown(String),
    /// No neuron, subnet or participant has this name.
    #[error("there is no \"{0}\"")]
    NoSuch(String),
    /// A function was called with other arguments than it takes.
    #[error("\"{0}\" takes other arguments")]
    Arguments(String),
    /// A name stands where a number is needed, or a number where a name is needed.
    #[error("a number and a name are confused")]
    Kind,
    /// The document has no such value, such as the price impact of a refused order.
    #[error("\"{0}\" has no value here")]
    NoValue(String),
    /// A control was set to a value that the document rejects.
    #[error("\"{control}\" cannot be {value}: {reason}")]
    Rejected {
        /// The control.
        control: String,
        /// The value.
        value: String,
        /// The document's reason.
        reason: String,
    },
}
