//! The fees of a trade.
//!
//! The fee is charged in the input token, except at launch, when the flat fee is in TAO. The era determines the
//! recipient: the pool (2025, launch), the liquidity (2025), or the block author (2026).

use substrate_fixed::types::U64F64;

use crate::quantity::{Alpha, Amount, Rao, Share};
use crate::wide::{mul_ratio, safe_div};

/// The flat fee of the launch (spec dtao 1.2).
pub const FLAT: Rao = Rao(50_000);
/// The first rate, of June 2025: 0.3 % (spec dtao 1.3.2).
pub const FIRST_RATE: Share = Share(196);
/// The rate since July 2025: 0.05 % (chain: `FeeRate`).
pub const RATE: Share = Share(33);
/// The maximum rate that can be set: 15.3 % (chain: `MaxFeeRate`).
pub const LARGEST_RATE: Share = Share(10_000);

/// Returns the fee contained in a gross amount: `floor(gross * rate)`, the rate cut to 2^-64 (spec dtao 1.1.4 step
/// 1).
pub fn of_gross(gross: Amount, rate: Share) -> Amount {
    Amount(mul_ratio(U64F64::from_num(gross.0), fraction(rate)).saturating_to_num())
}

/// Returns the fee on top of a net amount that enters the curve: `floor(net * rate / (1 - rate))` (spec dtao 1.1.4
/// step 5).
///
/// Returns 0 for a rate of 1, for which no such fee exists.
pub fn on_net(net: Amount, rate: Share) -> Amount {
    let fraction = safe_div(U64F64::from_num(rate.0), U64F64::from_num(u16::MAX - rate.0));
    Amount(mul_ratio(U64F64::from_num(net.0), fraction).saturating_to_num())
}

/// Returns a rate as a fraction, cut to 2^-64.
pub fn fraction(rate: Share) -> U64F64 {
    safe_div(U64F64::from_num(rate.0), U64F64::from_num(u16::MAX))
}

/// Returns the unstaking fee between March and June 2025: about one epoch's yield, at least 0.005 % and at least the
/// flat fee (spec dtao 1.2).
///
/// `max(floor(proceeds * dividends / stake), floor(proceeds * 0.00005), 50,000)` with the hotkey's dividends and
/// stake at the last epoch.
pub fn of_unstaking(proceeds: Rao, dividends: Alpha, stake: Alpha) -> Rao {
    let proceeds = u128::from(proceeds.0);
    let forfeited = (proceeds * u128::from(dividends.0)).checked_div(u128::from(stake.0)).unwrap_or(0);
    let min_fee = proceeds / 20_000;
    Rao(u64::try_from(forfeited.max(min_fee)).unwrap_or(u64::MAX).max(FLAT.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fee_on_what_is_left_is_about_the_fee_on_all() {
        for (gross, rate, fee, again) in [
            (0, 33, 0, 0),
            (1_985, 33, 0, 1),
            (1_986, 33, 1, 1),
            (65_535, 33, 32, 33),
            (1_000_000_000, 33, 503_547, 503_547),
            (1_000_000_000, 10_000, 152_590_218, 152_590_219),
            (1_000, 65_535, 1_000, 0),
            (u64::MAX, 65_535, u64::MAX, 0),
        ] {
            assert_eq!(of_gross(Amount(gross), Share(rate)), Amount(fee), "{rate} of {gross}");
            assert_eq!(on_net(Amount(gross - fee), Share(rate)), Amount(again), "{rate} on {}", gross - fee);
        }
    }

    #[test]
    fn unstaking_forfeits_an_epoch_and_at_least_the_minimum() {
        for (proceeds, dividends, stake, fee) in
            [(1_000_000_000, 1, 1_000, 1_000_000), (100_000_000_000, 0, 1_000, 5_000_000), (1_000_000, 0, 0, 50_000)]
        {
            assert_eq!(of_unstaking(Rao(proceeds), Alpha(dividends), Alpha(stake)), Rao(fee));
        }
    }
}
