//! The errors of a document that is not a valid market.

use std::fmt;

use thiserror::Error;

use super::board_error::BoardError;
use super::parameter::Parameter;
use super::participant_field::ParticipantField;
use super::subnet_consensus::ConsensusError;
use yuma_engine::economy::EmissionWeightsError;
use yuma_engine::quantity::{Netuid, Uid};

/// The reason why a document or an edit was rejected. Each variant carries the values that the page needs for a
/// message in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MarketError {
    /// There are no subnets.
    #[error("a market needs at least one subnet")]
    Empty,
    /// More subnets than allowed.
    #[error("{count} subnets are too many, a market has at most {limit}")]
    TooManySubnets {
        /// The number of subnets found.
        count: usize,
        /// The maximum number of subnets.
        limit: usize,
    },
    /// More events than allowed.
    #[error("{count} events are too many, a market has at most {limit}")]
    TooManyEvents {
        /// The number of events found.
        count: usize,
        /// The maximum number of events.
        limit: usize,
    },
    /// A subnet has the number of the root network.
    #[error("subnet 0 is the root network, which has no pool")]
    Root,
    /// Two subnets have the same number.
    #[error("subnet {} appears twice", .netuid.0)]
    DuplicateNetuid {
        /// The number.
        netuid: Netuid,
    },
    /// An edit refers to a subnet that does not exist.
    #[error("there is no subnet {}", .netuid.0)]
    UnknownNetuid {
        /// The number.
        netuid: Netuid,
    },
    /// The snapshot does not have the subnet.
    #[error("subnet {} is not in the snapshot", .netuid.0)]
    NotInSnapshot {
        /// The number.
        netuid: Netuid,
    },
    /// An edit refers to an event that does not exist.
    #[error("there is no event at index {index}")]
    UnknownEvent {
        /// The index.
        index: usize,
    },
    /// More participants than allowed.
    #[error("{count} participants are too many, a market has at most {limit}")]
    TooManyParticipants {
        /// The number of participants found.
        count: usize,
        /// The maximum number of participants.
        limit: usize,
    },
    /// An edit refers to a participant that does not exist.
    #[error("there is no participant at index {index}")]
    UnknownParticipant {
        /// The index.
        index: usize,
    },
    /// A value of a participant is out of range.
    #[error("{field} of the participant at index {index} is out of range")]
    ParticipantOutOfRange {
        /// The index of the participant.
        index: usize,
        /// The value.
        field: ParticipantField,
    },
    /// The participants start with more alpha of a subnet than there is.
    #[error("the participants start with more alpha of subnet {} than is outside its pool", .netuid.0)]
    TooMuchAlpha {
        /// The subnet.
        netuid: Netuid,
    },
    /// Two participants are the miners, or the owner, of one subnet.
    #[error("two participants have the same role on subnet {}", .netuid.0)]
    RoleTaken {
        /// The subnet.
        netuid: Netuid,
    },
    /// A value of a subnet is too large, too small or missing.
    #[error("{field} of subnet {} is out of range", .netuid.0)]
    OutOfRange {
        /// The subnet.
        netuid: Netuid,
        /// The value.
        field: SubnetField,
    },
    /// A value of an event is out of range.
    #[error("{field} of the event at index {index} is out of range")]
    EventOutOfRange {
        /// The index of the event.
        index: usize,
        /// The value.
        field: EventField,
    },
    /// The pools, the root network and the participants hold more TAO than there can be.
    #[error(
        "the pools, the root network and the participants hold {total} rao together, the supply is at most {limit}"
    )]
    TooMuchTao {
        /// The sum in rao.
        total: u128,
        /// The maximum supply in rao.
        limit: u64,
    },
    /// The run is too short or too long.
    #[error("a run of {days} days is not possible, it has 1 to {limit}")]
    Horizon {
        /// The number of days.
        days: u16,
        /// The maximum number of days.
        limit: u16,
    },
    /// The era never had this runtime.
    #[error("the era {era} has no runtime {runtime}")]
    UnknownRuntime {
        /// The id of the era.
        era: &'static str,
        /// The runtime.
        runtime: u16,
    },
    /// A subnet cannot have a consensus, or not this one.
    #[error("the consensus of subnet {}: {error}", .netuid.0)]
    Consensus {
        /// The subnet.
        netuid: Netuid,
        /// The reason.
        error: ConsensusError,
    },
    /// A changed parameter is too large.
    #[error("the parameter {} is out of range", .parameter.id())]
    ParameterOutOfRange {
        /// The parameter.
        parameter: Parameter,
    },
    /// The last registration is after the first block, in block 0, or cost more than the supply.
    #[error("the last registration is out of range")]
    LastRegistration,
    /// The board of votes is not valid.
    #[error(transparent)]
    Board(#[from] BoardError),
    /// A text is too long.
    #[error("{text} has {length} characters, at most {limit} are kept")]
    TextTooLong {
        /// The text.
        text: MarketText,
        /// Its number of characters.
        length: usize,
        /// The maximum number of characters.
        limit: usize,
    },
    /// Parts of a split cannot be set together.
    #[error("the split of subnet {}: {error}", .netuid.0)]
    EmissionWeights {
        /// The subnet.
        netuid: Netuid,
        /// The reason.
        error: EmissionWeightsError,
    },
}

/// A value of a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubnetField {
    /// The TAO in the pool.
    Tao,
    /// The alpha in the pool.
    Alpha,
    /// The price, which sets the alpha in the pool.
    Price,
    /// The alpha outside the pool.
    AlphaOut,
    /// The moving average of the price.
    MovingPrice,
    /// The fraction of the miners' alpha that goes to the owner's keys.
    MinerBurn,
    /// The block of registration.
    RegisteredAt,
    /// The moving average of the stakers' flow.
    UserFlow,
    /// The moving average of the chain's flow.
    ProtocolFlow,
    /// The cost of registering a neuron.
    NeuronBurn,
}

impl SubnetField {
    /// Returns the name in text catalogs.
    pub const fn id(self) -> &'static str {
        match self {
            SubnetField::Tao => "tao",
            SubnetField::Alpha => "alpha",
            SubnetField::Price => "price",
            SubnetField::AlphaOut => "alpha_out",
            SubnetField::MovingPrice => "moving_price",
            SubnetField::MinerBurn => "miner_burn",
            SubnetField::RegisteredAt => "registered_at",
            SubnetField::UserFlow => "user_flow",
            SubnetField::ProtocolFlow => "protocol_flow",
            SubnetField::NeuronBurn => "neuron_burn",
        }
    }
}

impl fmt::Display for SubnetField {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

/// A value of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventField {
    /// The number of blocks after the start.
    Block,
    /// The amount of the operation.
    Amount,
    /// The price limit.
    Limit,
    /// The fraction of the miners' alpha.
    Fraction,
    /// The weights on networks or the parts of a split.
    Weights,
}

impl fmt::Display for EventField {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            EventField::Block => "block",
            EventField::Amount => "amount",
            EventField::Limit => "limit",
            EventField::Fraction => "fraction",
            EventField::Weights => "weights",
        })
    }
}

/// A text of a market.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarketText {
    /// The title.
    Title,
    /// The notes.
    Notes,
    /// The id of the preset.
    Preset,
    /// The name of a subnet.
    Name(Netuid),
    /// The name of a validator of the root network.
    Validator(Uid),
    /// The name of the participant at an index.
    Participant(usize),
}

impl fmt::Display for MarketText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MarketText::Title => formatter.write_str("the title"),
            MarketText::Notes => formatter.write_str("the notes"),
            MarketText::Preset => formatter.write_str("the preset"),
            MarketText::Name(netuid) => write!(formatter, "the name of subnet {}", netuid.0),
            MarketText::Participant(index) => write!(formatter, "the name of the participant at index {index}"),
            MarketText::Validator(uid) => write!(formatter, "the name of the validator with uid {}", uid.0),
        }
    }
}
