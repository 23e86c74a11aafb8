//! Pay beside stake: 1 for a validator that is paid like the stake-weighted mean of all.

use super::lane::{Lane, amount, share};
use crate::engine::fixed::Fraction;
use crate::engine::quantity::{Epoch, Uid};
use crate::engine::yuma::Quantity;

/// A validator's dividends per stake in one epoch, relative to those of all: `(dividends / stake) / (Σ dividends / Σ
/// stake)` of the stored shares, where the sums run over who has stake. The shares are rounded down to 2^-48, their
/// quotient to 2^-32; none without stake, or if nobody has dividends.
pub fn relative_dividends(lane: &dyn Lane, epoch: Epoch, uid: Uid) -> Option<Fraction> {
    relative(lane, uid, |other| {
        let of = |quantity| u128::from(share(lane, quantity, epoch, other).0);
        (of(Quantity::Dividends), of(Quantity::Stake))
    })
}

/// What a validator is paid per stake over the whole run, relative to all: as [`relative_dividends`] of its validator
/// emission and its stake shares, each added up over the epochs.
pub fn relative_pay(lane: &dyn Lane, uid: Uid) -> Option<Fraction> {
    relative(lane, uid, |other| {
        let epochs = || lane.epoch_count().first();
        let paid = epochs().map(|epoch| u128::from(amount(lane, Quantity::ValidatorEmission, epoch, other).0)).sum();
        let stake = epochs().map(|epoch| u128::from(share(lane, Quantity::Stake, epoch, other).0)).sum();
        (paid, stake)
    })
}

/// `(paid / stake) / (Σ paid / Σ stake)` from what each uid is paid and holds.
fn relative(lane: &dyn Lane, uid: Uid, of: impl Fn(Uid) -> (u128, u128)) -> Option<Fraction> {
    let count = lane.shares_at(Quantity::Stake, Epoch(0)).len();
    let held = (0..=u16::MAX).map(Uid).take(count).map(&of).filter(|(_, stake)| *stake > 0);
    let (all_paid, all_stake) = held.fold((0u128, 0u128), |sum, next| (sum.0 + next.0, sum.1 + next.1));
    let (paid, stake) = of(uid);
    // Two quotients first, so that no product leaves 128 bits whatever a run pays.
    let share = |part: u128, all: u128| (part << 48).checked_div(all);
    let quotient = (share(paid, all_paid)? << 32).checked_div(share(stake, all_stake)?)?;
    Some(Fraction::from_bits(i64::try_from(quotient).unwrap_or(i64::MAX)))
}
