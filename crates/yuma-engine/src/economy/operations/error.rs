//! Why an operation is refused.

use crate::economy::emission_weights::EmissionWeightsError;
use crate::pool::PoolError;

/// Why an operation is refused; the state is as before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OperationError {
    /// There is no subnet of this number.
    #[error("there is no such subnet")]
    SubnetNotExists,
    /// Subnets have no alpha before February 2025.
    #[error("subnets have no alpha in this era")]
    NoAlpha,
    /// `NetworkRegistrationAllowed` is off.
    #[error("the subnet does not admit neurons")]
    RegistrationDisabled,
    /// The start call has not been made.
    #[error("the subnet's alpha is not traded yet")]
    SubtokenDisabled,
    /// Less than the least stake and its fee.
    #[error("the amount is below the least that can be staked or taken out")]
    AmountTooLow,
    /// The account has less.
    #[error("the account does not have that much")]
    NotEnoughBalance,
    /// The stake is less.
    #[error("the stake is not that large")]
    NotEnoughStake,
    /// An order that may not be filled in part is beyond its limit.
    #[error("the limit admits only a part of the amount")]
    SlippageTooHigh,
    /// A subnet was registered, or the split was set, too recently.
    #[error("the same was done too recently")]
    RateLimited,
    /// No subnet can make room.
    #[error("all subnets are immune, so that none can make room")]
    SubnetLimitReached,
    /// Too early, or done already.
    #[error("the start call cannot be made now")]
    CannotStart,
    /// One neuron in a block, and six in an interval (until March 2026).
    #[error("the subnet takes no more neurons for now")]
    TooManyRegistrations,
    /// Not a validator of root.
    #[error("the hotkey has no seat on the root network")]
    NoRootSeat,
    /// Owners set the split since runtime 481.
    #[error("the split of a subnet's alpha is fixed in this era")]
    SplitIsFixed,
    /// The chain refuses the split.
    #[error(transparent)]
    EmissionWeights(#[from] EmissionWeightsError),
    /// The pool refuses.
    #[error(transparent)]
    Pool(#[from] PoolError),
}
