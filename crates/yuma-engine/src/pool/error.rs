//! Why a pool refuses.

/// Why a pool refuses a trade, an injection or its own parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// More than a thousand times the reserve that it would be added to.
    #[error("the trade is larger than a thousand times the pool's reserve of what is paid in")]
    SwapInputTooLarge,
    /// The reserve is below its minimum, or nothing would come out.
    #[error("the pool's reserve is too low for this trade")]
    ReservesTooLow,
    /// The price is already at the limit or beyond it.
    #[error("the price is already at the limit or beyond it")]
    PriceLimitExceeded,
    /// More would come out than there is, or less would be left than has to be.
    #[error("the pool does not hold enough for this trade")]
    InsufficientLiquidity,
    /// The limit leaves nothing to trade.
    #[error("the limit leaves no amount to trade")]
    ZeroMaxStakeAmount,
    /// A weight of the pool below 0.01.
    #[error("a weight of the pool would be below 0.01")]
    WeightOutOfRange,
    /// The trade leaves the part of the curve that a pool may be on.
    #[error("the trade is larger than the curve can take")]
    OutsideDomain,
    /// Reserves or weights that make no curve.
    #[error("the reserves and weights make no curve")]
    InvalidParameters,
    /// A number beyond what the chain computes with.
    #[error("a number exceeds what the chain computes with")]
    Overflow,
}
