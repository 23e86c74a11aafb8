//! The reasons why files cannot be joined.

use thiserror::Error;

use crate::Invalid;
use yuma_engine::quantity::Uid;

/// The reason why files cannot be joined.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CombineError {
    /// A file lists a uid twice.
    #[error("uid {} stands there twice", .uid.0)]
    DuplicateUid {
        /// The uid.
        uid: Uid,
    },
    /// A name does not occur in the file with the uids.
    #[error("\"{name}\" is in one file only")]
    UnknownName {
        /// The name.
        name: String,
    },
    /// A table without names has another number of rows than there are stakes.
    #[error("there are {stakes} stakes for {rows} rows of weights")]
    OtherCount {
        /// The number of stakes.
        stakes: usize,
        /// The number of rows.
        rows: usize,
    },
    /// The files have more participants than a subnet can have.
    #[error("{count} neurons are too many, a subnet has at most {limit}")]
    TooManyNeurons {
        /// The number of participants.
        count: usize,
        /// The maximum number of neurons.
        limit: usize,
    },
    /// The result breaks a rule.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}
