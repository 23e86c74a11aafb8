//! The errors of a board of votes.

use thiserror::Error;

use yuma_engine::quantity::Uid;

/// The reason why a board of votes, or an edit of one, was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BoardError {
    /// The market has no board, or lacks the one of its snapshot.
    #[error("the market has no board of votes")]
    Missing,
    /// More validators than root has seats.
    #[error("{count} validators are too many, the root network has {limit} seats")]
    TooManyValidators {
        /// The number of validators found.
        count: usize,
        /// The number of seats.
        limit: usize,
    },
    /// Two validators have the same uid.
    #[error("the validator with uid {} appears twice", .uid.0)]
    DuplicateUid {
        /// The uid.
        uid: Uid,
    },
    /// An edit refers to a validator that does not exist.
    #[error("there is no validator with uid {}", .uid.0)]
    UnknownUid {
        /// The uid.
        uid: Uid,
    },
    /// A validator has more stake than there can be.
    #[error("the stake of the validator with uid {} is above the supply", .uid.0)]
    Stake {
        /// The validator.
        uid: Uid,
    },
    /// A validator votes for more networks than there can be.
    #[error("the validator with uid {} has {count} votes, at most {limit} are possible", .uid.0)]
    TooManyVotes {
        /// The validator.
        uid: Uid,
        /// The number of votes found.
        count: usize,
        /// The maximum number of votes.
        limit: usize,
    },
    /// No vote of the board counts, so that no stake can follow the votes.
    #[error("no validator with stake votes for a subnet")]
    NoVotes,
}
