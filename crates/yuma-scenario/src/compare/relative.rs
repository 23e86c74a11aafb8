//! Pay relative to stake: 1 for a validator that is paid at the stake-weighted mean.

use super::lane::Lane;
use super::sums::Sums;
use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::{Epoch, Share, Uid};
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

/// The stored dividends and stake shares of an epoch, and the sums of both over all participants with stake.
pub(super) struct EpochPay<'a> {
    dividends: &'a [Share],
    stake: &'a [Share],
    all: PaidStake,
}

impl<'a> EpochPay<'a> {
    /// Reads an epoch of a run.
    pub fn of(lane: &'a dyn Lane, epoch: Epoch) -> Self {
        let shares = |quantity| lane.shares_at(quantity, epoch);
        let mut pay = EpochPay {
            dividends: shares(Quantity::Dividends),
            stake: shares(Quantity::Stake),
            all: PaidStake::default(),
        };
        pay.all = PaidStake::total((0..pay.stake.len()).map(|at| pay.at(at)));
        pay
    }

    /// Computes a validator's dividends per stake relative to those of all:
    /// `(dividends / stake) / (Σ dividends / Σ stake)`. Rounds as [`relative_sums`]. Returns `None` without stake, or
    /// if nobody has dividends.
    pub fn relative(&self, uid: Uid) -> Option<Fraction> {
        self.at(uid.index()).relative(self.all)
    }

    fn at(&self, at: usize) -> PaidStake {
        let of = |shares: &[Share]| shares.get(at).map_or(0, |share| share.0.into());
        PaidStake { paid: of(self.dividends), stake: of(self.stake) }
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
        Some(Fraction::from_bits(i64::try_from(quotient(paid, stake)?).unwrap_or(i64::MAX)))
    }
}

/// Computes `part / all` in 2^-48, rounded down; `None` if `all` is 0.
fn share(part: u128, all: u128) -> Option<u128> {
    let scaled = part << 48;
    // A 64-bit division takes a tenth of the time and is sufficient for the shares of one epoch.
    match (u64::try_from(scaled), u64::try_from(all)) {
        (Ok(scaled), Ok(all)) => scaled.checked_div(all).map(u128::from),
        _ => scaled.checked_div(all),
    }
}

/// Computes `numerator / denominator` in 2^-32, rounded down; `None` if the denominator is 0. Uses long division, 16
/// bits at a time, if the numerator has at most 64 bits and the denominator at most 48.
fn quotient(numerator: u128, denominator: u128) -> Option<u128> {
    let small = |number: u128| u64::try_from(number).ok().filter(|number| *number < 1 << 48);
    let (Some(high), Some(by)) = (u64::try_from(numerator).ok(), small(denominator)) else {
        return (numerator << 32).checked_div(denominator);
    };
    let step = |(quotient, rest): (u128, u64)| {
        let scaled = rest << 16;
        ((quotient << 16) + u128::from(scaled / by.max(1)), scaled % by.max(1))
    };
    let first = (u128::from(high.checked_div(by)?), high % by);
    Some(step(step(first)).0)
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
                assert_eq!(quotient(numerator, denominator), expected, "{numerator} / {denominator}");
                assert_eq!(share(numerator, denominator), (numerator << 48).checked_div(denominator));
            }
        }
    }
}
