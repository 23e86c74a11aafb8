//! The errors of a document that is not a valid scenario.

use std::fmt;

use thiserror::Error;

use super::matrix::Matrix;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Hyperparameter;

/// The reason why a document was rejected. Each variant carries the values that the page needs for a message in the
/// reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Invalid {
    /// There are no neurons.
    #[error("a subnet needs at least one neuron")]
    Empty,
    /// More neurons than the chain admits.
    #[error("{count} neurons are too many, a subnet has at most {limit}")]
    TooManyNeurons {
        /// The number of neurons found.
        count: usize,
        /// The maximum number of neurons.
        limit: usize,
    },
    /// More rows than the editor shows.
    #[error("{count} validators are too many, the editor shows at most {limit}")]
    TooManyValidators {
        /// The number of validators found.
        count: usize,
        /// The maximum number of validators.
        limit: usize,
    },
    /// A list has more or fewer entries than required.
    #[error("{list} has {found} entries, {expected} are needed")]
    WrongLength {
        /// The list.
        list: List,
        /// The number of entries found.
        found: usize,
        /// The number of entries required.
        expected: usize,
    },
    /// A list contains a uid that does not exist.
    #[error("{list} names uid {}, which does not exist", .uid.0)]
    UnknownUid {
        /// The list.
        list: List,
        /// The uid.
        uid: Uid,
    },
    /// A list contains a uid twice.
    #[error("{list} names uid {} twice", .uid.0)]
    DuplicateUid {
        /// The list.
        list: List,
        /// The uid.
        uid: Uid,
    },
    /// A neuron is neither a row nor a column.
    #[error("uid {} is neither a validator nor a miner", .uid.0)]
    WithoutRole {
        /// The uid.
        uid: Uid,
    },
    /// A row would count but not be shown.
    #[error("uid {} has {matrix} but is not among the validators", .row.0)]
    HiddenRow {
        /// Weights or bonds.
        matrix: Matrix,
        /// The uid that is not a validator.
        row: Uid,
    },
    /// A cell would count but not be shown.
    #[error("uid {} has {matrix} on uid {}, which is not among the miners", .row.0, .column.0)]
    HiddenCell {
        /// Weights or bonds.
        matrix: Matrix,
        /// The validator.
        row: Uid,
        /// The uid that is not a miner.
        column: Uid,
    },
    /// The owner's neuron would be replaced, which the chain never does.
    #[error("uid {} belongs to the subnet owner and is never replaced", .uid.0)]
    OwnerReplaced {
        /// The owner's uid.
        uid: Uid,
    },
    /// A neuron has more keyframes than allowed.
    #[error("uid {} has {count} keyframes, at most {limit} are allowed", .uid.0)]
    TooManyKeyframes {
        /// The neuron.
        uid: Uid,
        /// The number of its keyframes.
        count: usize,
        /// The maximum number of keyframes.
        limit: usize,
    },
    /// The hyperparameters and the emission have more keyframes than allowed.
    #[error("the hyperparameters and the emission have {count} keyframes, at most {limit} are allowed")]
    TooManySubnetKeyframes {
        /// The number of keyframes of hyperparameters and emission.
        count: usize,
        /// The maximum number of keyframes.
        limit: usize,
    },
    /// The keyframes contain more weights than a link can carry.
    #[error("the keyframes hold {count} weights, at most {limit} are allowed")]
    TooManyKeyframeWeights {
        /// The number of weights in all keyframes.
        count: usize,
        /// The maximum number of weights.
        limit: usize,
    },
    /// A copier copies itself.
    #[error("uid {} cannot copy itself", .uid.0)]
    CopiesItself {
        /// The copier.
        uid: Uid,
    },
    /// A value at a later epoch is determined by earlier epochs and cannot be set.
    #[error("{stored} can be set at the first epoch only, later ones follow from the epochs before")]
    FollowsFromEpochs {
        /// The state to be set.
        stored: Stored,
    },
    /// A text is too long.
    #[error("{words} has {length} characters, at most {limit} are allowed")]
    TextTooLong {
        /// The text.
        words: TextField,
        /// Its number of characters.
        length: usize,
        /// The maximum number of characters.
        limit: usize,
    },
    /// A text contains a character that is invisible or hides others.
    #[error("{words} holds the invisible character U+{:04X}", u32::from(*.character))]
    ForbiddenCharacter {
        /// The text.
        words: TextField,
        /// The character.
        character: char,
    },
    /// Two neurons have the same name.
    #[error("uids {} and {} are both called \"{name}\"", .first.0, .second.0)]
    DuplicateName {
        /// The name.
        name: String,
        /// The first neuron with this name.
        first: Uid,
        /// The second neuron with this name.
        second: Uid,
    },
    /// A number is outside the range that the chain admits.
    #[error("{field} is {value}, it must lie between {lowest} and {highest}")]
    OutOfRange {
        /// The number's field.
        field: Field,
        /// The number, in the chain's unit.
        value: i128,
        /// The smallest allowed value.
        lowest: i128,
        /// The largest allowed value.
        highest: i128,
    },
    /// The bounds of liquid alpha are in the wrong order.
    #[error("alpha low is {low} / 65535, above alpha high, which is {high} / 65535")]
    AlphaOrder {
        /// The lower bound.
        low: u16,
        /// The upper bound.
        high: u16,
    },
}

/// State at a later epoch that is determined by earlier epochs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// The stored bonds.
    Bonds,
    /// The blocks of updates, registrations and commits.
    Blocks,
}

/// A list of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The rows of the grid.
    Validators,
    /// The columns of the grid.
    Miners,
    /// The neurons themselves.
    Neurons,
    /// The owner.
    Owner,
    /// All rows of a matrix.
    Rows(Matrix),
    /// One validator's row of a matrix.
    Row(Matrix, Uid),
    /// The stored consensus.
    PreviousConsensus,
    /// The names.
    Names,
    /// The alpha stakes.
    AlphaStakes,
    /// The root stakes.
    TaoStakes,
    /// The permits.
    Permits,
    /// The blocks of last updates.
    LastUpdates,
    /// The blocks of registration.
    Registrations,
    /// The blocks of commits.
    Commits,
    /// The keyframes.
    Keyframes,
}

/// A text of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// The title.
    Title,
    /// The notes.
    Notes,
    /// The preset's id.
    Preset,
    /// A neuron's name.
    Name(Uid),
}

/// A number of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A neuron's alpha stake.
    AlphaStake(Uid),
    /// A neuron's root stake.
    TaoStake(Uid),
    /// A neuron's last update.
    LastUpdate(Uid),
    /// A neuron's registration.
    BlockAtRegistration(Uid),
    /// A neuron's commit.
    CommitBlock(Uid),
    /// The emission that the epoch pays out.
    Emission,
    /// The block of the epoch.
    CurrentBlock,
    /// The block of the previous epoch.
    LastMechanismStepBlock,
    /// A hyperparameter, in its raw unit.
    Hyperparameter(Hyperparameter),
    /// The number of epochs.
    Epochs,
    /// The epoch of a keyframe.
    KeyframeEpoch,
    /// The number of blocks before the epoch at which a neuron is replaced.
    BlocksBefore(Uid),
    /// The delay of a copier, in epochs.
    CopyDelay(Uid),
}

impl fmt::Display for Stored {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Stored::Bonds => "stored bonds",
            Stored::Blocks => "blocks",
        })
    }
}

impl fmt::Display for Matrix {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Matrix::Weights => "weights",
            Matrix::Bonds => "bonds",
        })
    }
}

impl fmt::Display for List {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            List::Validators => out.write_str("the list of validators"),
            List::Miners => out.write_str("the list of miners"),
            List::Neurons => out.write_str("the edit"),
            List::Owner => out.write_str("the owner"),
            List::Rows(matrix) => write!(out, "the list of {matrix}"),
            List::Row(matrix, row) => write!(out, "the row of {matrix} of uid {}", row.0),
            List::PreviousConsensus => out.write_str("the stored consensus"),
            List::Names => out.write_str("the list of names"),
            List::AlphaStakes => out.write_str("the list of alpha stakes"),
            List::TaoStakes => out.write_str("the list of root stakes"),
            List::Permits => out.write_str("the list of permits"),
            List::LastUpdates => out.write_str("the list of last updates"),
            List::Registrations => out.write_str("the list of registrations"),
            List::Commits => out.write_str("the list of commits"),
            List::Keyframes => out.write_str("the list of keyframes"),
        }
    }
}

impl fmt::Display for TextField {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TextField::Title => out.write_str("the title"),
            TextField::Notes => out.write_str("the text of notes"),
            TextField::Preset => out.write_str("the preset's id"),
            TextField::Name(uid) => write!(out, "the name of uid {}", uid.0),
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Field::AlphaStake(uid) => write!(out, "the alpha stake of uid {}", uid.0),
            Field::TaoStake(uid) => write!(out, "the root stake of uid {}", uid.0),
            Field::LastUpdate(uid) => write!(out, "the last update of uid {}", uid.0),
            Field::BlockAtRegistration(uid) => write!(out, "the block of registration of uid {}", uid.0),
            Field::CommitBlock(uid) => write!(out, "the block of the commit of uid {}", uid.0),
            Field::Emission => out.write_str("the emission"),
            Field::CurrentBlock => out.write_str("the block of the epoch"),
            Field::LastMechanismStepBlock => out.write_str("the block of the previous epoch"),
            Field::Hyperparameter(parameter) => out.write_str(parameter.chain_name()),
            Field::Epochs => out.write_str("the number of epochs"),
            Field::KeyframeEpoch => out.write_str("the epoch of a keyframe"),
            Field::BlocksBefore(uid) => write!(out, "the time of the replacement of uid {}", uid.0),
            Field::CopyDelay(uid) => write!(out, "the delay of the copier uid {}", uid.0),
        }
    }
}
