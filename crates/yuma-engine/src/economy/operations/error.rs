//! The error type of operations.

use crate::economy::emission_weights::EmissionWeightsError;
use crate::pool::PoolError;

/// The reason for which an operation is refused; the state is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OperationError {
    /// No subnet has this netuid.
    #[error("there is no such subnet")]
    SubnetNotExists,
    /// Subnets have no alpha before February 2025.
    #[error("subnets have no alpha in this era")]
    NoAlpha,
    /// `NetworkRegistrationAllowed` is off.
    #[error("the subnet does not admit neurons")]
    RegistrationDisabled,
    /// The start call has not been made yet.
    #[error("the subnet's alpha is not traded yet")]
    SubtokenDisabled,
    /// The amount is below the minimum stake plus its fee.
    #[error("the amount is below the minimum stake")]
    AmountTooLow,
    /// The account's free TAO is below the amount.
    #[error("the account does not have that much")]
    NotEnoughBalance,
    /// The stake is below the amount.
    #[error("the stake is not that large")]
    NotEnoughStake,
    /// The amount exceeds the price limit, and the order does not allow a partial fill.
    #[error("the limit admits only a part of the amount")]
    SlippageTooHigh,
    /// A subnet was registered, or the split was set, too recently.
    #[error("the last one was too recent")]
    RateLimited,
    /// The subnet limit is reached and no subnet can be pruned.
    #[error("all subnets are immune, and none can be pruned")]
    SubnetLimitReached,
    /// The start call is too early, or was already made.
    #[error("the start call cannot be made now")]
    CannotStart,
    /// The maximum of one neuron per block or six per interval is reached (until March 2026).
    #[error("the subnet takes no more neurons for now")]
    TooManyRegistrations,
    /// The hotkey is not a validator of root.
    #[error("the hotkey has no seat on the root network")]
    NoRootSeat,
    /// The subnet's miners are paid by consensus.
    #[error("the subnet's miners are paid by consensus")]
    IncentivesByConsensus,
    /// The subnet's consensus is not modeled, or it has no neuron with this uid.
    #[error("the subnet has no such neuron")]
    NoNeuron,
    /// The split cannot be set by owners before runtime 481.
    #[error("the split of a subnet's alpha is fixed in this era")]
    SplitIsFixed,
    /// The chain refuses the split.
    #[error(transparent)]
    EmissionWeights(#[from] EmissionWeightsError),
    /// The pool refuses.
    #[error(transparent)]
    Pool(#[from] PoolError),
}
