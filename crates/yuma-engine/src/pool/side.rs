//! The two sides of a trade.

/// The side of a trade, which determines the input token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// TAO goes in, alpha comes out, the price rises.
    Buy,
    /// Alpha goes in, TAO comes out, the price falls.
    Sell,
}

impl Side {
    /// Both sides.
    pub const ALL: [Side; 2] = [Side::Buy, Side::Sell];

    /// Returns the side that reverses this one.
    pub fn opposite(self) -> Side {
        match self {
            Side::Buy => Side::Sell,
            Side::Sell => Side::Buy,
        }
    }
}
