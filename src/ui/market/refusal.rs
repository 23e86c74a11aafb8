//! Describes the chain's refusals of operations.

use yew::AttrValue;

use super::split::refusal_key;
use crate::ui::messages::Messages;
use yuma_engine::economy::operations::OperationError;
use yuma_engine::pool::PoolError;

/// Describes a refusal.
pub fn refusal(messages: &Messages, error: &OperationError) -> AttrValue {
    match error {
        OperationError::EmissionWeights(error) => messages.text(refusal_key(*error)),
        OperationError::Pool(error) => messages.text(&format!("operation.error.pool.{}", pool_id(*error))),
        error => messages.text(&format!("operation.error.{}", id(error))),
    }
}

fn id(error: &OperationError) -> &'static str {
    match error {
        OperationError::SubnetNotExists => "subnet_not_exists",
        OperationError::NoAlpha => "no_alpha",
        OperationError::RegistrationDisabled => "registration_disabled",
        OperationError::SubtokenDisabled => "subtoken_disabled",
        OperationError::AmountTooLow => "amount_too_low",
        OperationError::NotEnoughBalance => "not_enough_balance",
        OperationError::NotEnoughStake => "not_enough_stake",
        OperationError::SlippageTooHigh => "slippage_too_high",
        OperationError::RateLimited => "rate_limited",
        OperationError::SubnetLimitReached => "subnet_limit_reached",
        OperationError::CannotStart => "cannot_start",
        OperationError::TooManyRegistrations => "too_many_registrations",
        OperationError::NoRootSeat => "no_root_seat",
        OperationError::IncentivesByConsensus => "incentives_by_consensus",
        OperationError::NoNeuron => "no_neuron",
        OperationError::SplitIsFixed | OperationError::EmissionWeights(_) => "split_is_fixed",
        OperationError::Pool(error) => pool_id(*error),
    }
}

fn pool_id(error: PoolError) -> &'static str {
    match error {
        PoolError::SwapInputTooLarge => "swap_input_too_large",
        PoolError::ReservesTooLow => "reserves_too_low",
        PoolError::PriceLimitExceeded => "price_limit_exceeded",
        PoolError::InsufficientLiquidity => "insufficient_liquidity",
        PoolError::ZeroMaxStakeAmount => "zero_max_stake_amount",
        PoolError::WeightOutOfRange => "weight_out_of_range",
        PoolError::OutsideDomain => "outside_domain",
        PoolError::InvalidParameters => "invalid_parameters",
        PoolError::Overflow => "overflow",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Language;
    use yuma_engine::economy::EmissionWeightsError;

    const ERRORS: [OperationError; 17] = [
        OperationError::SubnetNotExists,
        OperationError::NoAlpha,
        OperationError::RegistrationDisabled,
        OperationError::SubtokenDisabled,
        OperationError::AmountTooLow,
        OperationError::NotEnoughBalance,
        OperationError::NotEnoughStake,
        OperationError::SlippageTooHigh,
        OperationError::RateLimited,
        OperationError::SubnetLimitReached,
        OperationError::CannotStart,
        OperationError::TooManyRegistrations,
        OperationError::NoRootSeat,
        OperationError::IncentivesByConsensus,
        OperationError::NoNeuron,
        OperationError::SplitIsFixed,
        OperationError::EmissionWeights(EmissionWeightsError::DuplicateSlot),
    ];
    const POOL_ERRORS: [PoolError; 9] = [
        PoolError::SwapInputTooLarge,
        PoolError::ReservesTooLow,
        PoolError::PriceLimitExceeded,
        PoolError::InsufficientLiquidity,
        PoolError::ZeroMaxStakeAmount,
        PoolError::WeightOutOfRange,
        PoolError::OutsideDomain,
        PoolError::InvalidParameters,
        PoolError::Overflow,
    ];

    #[test]
    fn every_refusal_has_a_sentence() {
        for language in [Language::English, Language::Chinese] {
            let messages = Messages::new(language);
            for error in ERRORS.into_iter().chain(POOL_ERRORS.map(OperationError::Pool)) {
                let text = refusal(&messages, &error);
                assert!(text.ends_with(['.', '。']), "{error:?}: {text}");
            }
        }
    }
}
