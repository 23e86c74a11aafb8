//! Pay relative to stake: 1 for a validator that is paid at the stake-weighted mean.

use super::lane::Lane;
use super::sums::Sums;
use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::{Alpha, Epoch, Share, Uid};
use yuma_engine::yuma::Quantity;

/// Computes a validator's emission per stake over a whole run, relative to that of all:
/// `(emission / stake) / (Σ emission / Σ stake)` of its [`Sums`]. `all` are the sums over all participants with
/// stake.
///
/// Rounds the two shares of the whole down to 2^-48 and their quotient to 2^-32. Returns `None` without stake, or if
/// nobody is paid.
pub(super) fn relative_sums(sums: &[Sums], all: PaidStake, uid: Uid) -> Option<Fraction> {
    sums.get(uid.index()).and_then(|sums| PaidStake::of(sums).relative(all))
}

/// The validators' emission and the stake shares of an epoch, and the sums of both over all participants with stake.
pub(super) struct EpochPay<'a> {
    paid: &'a [Alpha],
    stake: &'a [Share],
    all: PaidStake,
}

impl<'a> EpochPay<'a> {
    /// Reads an epoch of a run.
    pub fn of(lane: &'a dyn Lane, epoch: Epoch) -> Self {
        let mut pay = EpochPay {
            paid: lane.amounts_at(Quantity::ValidatorEmission, epoch),
            stake: lane.shares_at(Quantity::Stake, epoch),
            all: PaidStake::default(),
        };
        pay.all = PaidStake::total((0..pay.stake.len()).map(|at| pay.at(at)));
        pay
    }

    /// Computes a validator's emission per stake relative to that of all:
    /// `(emission / stake) / (Σ emission / Σ stake)`. Rounds as [`relative_sums`]. Returns `None` without stake, or
    /// if nobody is paid.
    pub fn relative(&self, uid: Uid) -> Option<Fraction> {
        self.at(uid.index()).relative(self.all)
    }

    fn at(&self, at: usize) -> PaidStake {
        let paid = self.paid.get(at).map_or(0, |amount| amount.0.into());
        let stake = self.stake.get(at).map_or(0, |share| share.0.into());
        PaidStake { paid, stake }
    }
}

/// A paid amount and the stake that it is paid for, each in a unit of the caller's choice.
#[derive(Clone, Copy, Default)]
pub(super) struct PaidStake {
    paid: u128,
    stake: u128,
}

impl PaidStake {
    /// Creates the emission and stake of a validator over a run.
    pub fn of(sums: &Sums) -> Self {
        PaidStake { paid: sums.validator, stake: sums.stake }
    }

    /// Sums the parts that have stake.
    pub fn total(parts: impl Iterator<Item = PaidStake>) -> Self {
        let with_stake = parts.filter(|part| part.stake > 0);
        with_stake.fold(PaidStake::default(), |all, part| PaidStake {
            paid: all.paid + part.paid,
            stake: all.stake + part.stake,
        })
    }

    /// Computes `(paid / stake) / (Σ paid / Σ stake)`, see [`relative_sums`].
    fn relative(self, all: PaidStake) -> Option<Fraction> {
        // Two quotients first, so that no product exceeds 128 bits for any pay.
        let (paid, stake) = (share(self.paid, all.paid)?, share(self.stake, all.stake)?);
        Some(Fraction::from_bits(i64::try_from(quotient::<2>(paid, stake)?).unwrap_or(i64::MAX)))
    }
}

/// Computes `part / all` in 2^-48, rounded down; `None` if `all` is 0.
fn share(part: u128, all: u128) -> Option<u128> {
    quotient::<3>(part, all)
}

/// Computes `numerator / denominator` in 2^(-16 * `WORDS`), rounded down; `None` if the denominator is 0.
///
/// Uses long division, 16 bits at a time, if the numerator has at most 64 bits and the denominator at most 48, as in every
/// epoch of a real subnet: a 64-bit division takes a tenth of the time of a wide one.
fn quotient<const WORDS: u32>(numerator: u128, denominator: u128) -> Option<u128> {
    let small = |number: u128| u64::try_from(number).ok().filter(|number| *number < 1 << 48);
    let (Some(high), Some(by)) = (u64::try_from(numerator).ok(), small(denominator)) else {
        return (numerator << (16 * WORDS)).checked_div(denominator);
    };
    let first = (u128::from(high.checked_div(by)?), high % by);
    let step = |(quotient, rest): (u128, u64), _| {
        let scaled = rest << 16;
        ((quotient << 16) + u128::from(scaled / by.max(1)), scaled % by.max(1))
    };
    Some((0..WORDS).fold(first, step).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_division_equals_division() {
        let numbers: [u128; 13] =
            [0, 1, 2, 3, 7, 65_535, 65_536, 1 << 31, (1 << 32) - 1, 1 << 40, (1 << 48) - 1, 1 << 48, 1 << 63];
        for numerator in numbers {
            for denominator in numbers {
                let expected = (numerator << 32).checked_div(denominator);
                assert_eq!(quotient::<2>(numerator, denominator), expected, "{numerator} / {denominator}");
                assert_eq!(share(numerator, denominator), (numerator << 48).checked_div(denominator));
            }
        }
    }
}
