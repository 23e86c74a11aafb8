//! The labs, between which the top bar switches.

/// A lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// One subnet's weights, stakes and bonds.
    Consensus,
    /// All subnets with their pools.
    Market,
    /// The lessons.
    Learn,
}
