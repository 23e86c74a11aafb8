//! The error type of pools.

/// The reason for which a pool refuses a trade, an injection or its own parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// The input is more than a thousand times the reserve that it would be added to.
    #[error("the trade is larger than a thousand times the pool's reserve of what is paid in")]
    SwapInputTooLarge,
    /// The reserve is below its minimum, or the output would be 0.
    #[error("the pool's reserve is too low for this trade")]
    ReservesTooLow,
    /// The price is already at the limit or beyond it.
    #[error("the price is already at the limit or beyond it")]
    PriceLimitExceeded,
    /// The output would exceed the reserve, or leave less than the required minimum.
    #[error("the pool does not hold enough for this trade")]
    InsufficientLiquidity,
    /// The limit leaves no amount to trade.
    #[error("the limit leaves no amount to trade")]
    ZeroMaxStakeAmount,
    /// A weight of the pool would be below 0.01.
    #[error("a weight of the pool would be below 0.01")]
    WeightOutOfRange,
    /// The trade would leave the valid part of the curve.
    #[error("the trade is larger than the curve can take")]
    OutsideDomain,
    /// The reserves and weights do not define a curve.
    #[error("the reserves and weights make no curve")]
    InvalidParameters,
    /// A number exceeds the range of the chain's types.
    #[error("a number exceeds what the chain computes with")]
    Overflow,
}
