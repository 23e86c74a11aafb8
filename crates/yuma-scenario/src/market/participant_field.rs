//! The values of a participant that errors name.

use std::fmt;

/// A value of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParticipantField {
    /// The TAO at the start.
    Tao,
    /// The alpha at the start.
    Alpha,
    /// A day or a number of days.
    Days,
    /// A part of the whole.
    Part,
    /// The least TAO in a pool.
    MinPool,
}

impl ParticipantField {
    /// Returns the name in text catalogs.
    pub const fn id(self) -> &'static str {
        match self {
            ParticipantField::Tao => "tao",
            ParticipantField::Alpha => "alpha",
            ParticipantField::Days => "days",
            ParticipantField::Part => "part",
            ParticipantField::MinPool => "min_pool",
        }
    }
}

impl fmt::Display for ParticipantField {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}
