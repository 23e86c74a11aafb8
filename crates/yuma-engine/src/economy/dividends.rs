//! The conversion of an epoch's dividends into alpha of stakers and of root (spec 4.6 b and e, latest era 2.4).

use super::childkeys::OwnStake;
use crate::quantity::{Alpha, Share};
use crate::wide::{AMOUNT_ZERO, FineAmount, amount, mul_amount, safe_div_amount, share_to_amount, units};

/// One validator's claim on an epoch's dividends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Earner {
    /// The dividend that determines its proportion.
    pub dividend: FineAmount,
    /// Its own stake.
    pub stake: OwnStake,
    /// Whether it holds a seat on root; without one it earns nothing from root's pot in eras that require seats.
    pub has_root_seat: bool,
}

/// The payment to a validator and its stakers, in alpha with the fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Payment {
    /// The part paid from the validators' pot.
    pub alpha: FineAmount,
    /// The part paid from root's pot.
    pub root: FineAmount,
}

/// Divides both pots: each dividend is split between root and validators in proportion to the root stake behind it.
///
/// `root_part = dividend * root * tao_weight / (alpha + root * tao_weight)`; each pot is divided by the shares of
/// these parts, which are cut to 2^-32 first. With `needs_seat`, only holders of a root seat count for root (since
/// runtime 441).
/// Source: spec 4.6 b; chain `calculate_dividend_distribution`.
pub fn split_pots(
    earners: &[Earner],
    validator_pot: Alpha,
    root_pot: Alpha,
    tao_weight: FineAmount,
    needs_seat: bool,
) -> Vec<Payment> {
    let parts: Vec<Payment> = earners
        .iter()
        .map(|earner| {
            let root_stake = mul_amount(amount(earner.stake.root.0), tao_weight);
            let stake = amount(earner.stake.alpha.0).saturating_add(root_stake);
            let root = mul_amount(earner.dividend, safe_div_amount(root_stake, stake));
            let alpha = earner.dividend.saturating_sub(root);
            Payment { alpha, root: if needs_seat && !earner.has_root_seat { AMOUNT_ZERO } else { root } }
        })
        .collect();
    let total = |of: fn(&Payment) -> FineAmount| parts.iter().map(of).fold(AMOUNT_ZERO, FineAmount::saturating_add);
    let (alpha_total, root_total) = (total(|part| part.alpha), total(|part| part.root));
    parts
        .iter()
        .map(|part| Payment {
            alpha: mul_amount(amount(validator_pot.0), safe_div_amount(part.alpha, alpha_total)),
            root: mul_amount(amount(root_pot.0), safe_div_amount(part.root, root_total)),
        })
        .collect()
}

/// Splits a payment into the validator's take and its stakers' part, each rounded down.
pub fn after_take(payment: FineAmount, take: Share) -> (Alpha, Alpha) {
    let taken = mul_amount(payment, share_to_amount(take));
    (Alpha(units(taken)), Alpha(units(payment.saturating_sub(taken))))
}
