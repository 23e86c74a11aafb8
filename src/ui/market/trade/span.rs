//! The range of inputs that a pool's curve shows.

use yuma_engine::quantity::{Amount, RAO_PER_TAO};

/// The first digits of a range, in tenths.
const LEADING: [u64; 6] = [10, 15, 20, 30, 50, 70];

/// Returns the smallest round range that an amount fills to five sixths at most; one TAO or alpha for no amount.
pub fn span_of(amount: Amount) -> Amount {
    if amount.0 == 0 {
        return Amount(RAO_PER_TAO);
    }
    let needed = amount.0.saturating_add(amount.0 / 5);
    let mut unit: u64 = 1;
    loop {
        if let Some(span) = LEADING.iter().map(|tenths| unit.saturating_mul(*tenths)).find(|span| *span >= needed) {
            return Amount(span);
        }
        match unit.checked_mul(10) {
            Some(next) => unit = next,
            None => return Amount(u64::MAX),
        }
    }
}

/// Returns the distance between two amounts to which a point on the curve snaps: a hundredth of the range's power of ten.
pub fn quantum(span: Amount) -> u64 {
    (10u64.pow(span.0.max(1).ilog10()) / 100).max(1)
}

/// Returns the nearest amount that is a multiple of the quantum, within the range and above 0.
pub fn snapped(input: f64, span: Amount) -> Amount {
    let quantum = quantum(span);
    let steps = (input / quantum as f64).round().max(1.0) as u64;
    Amount(steps.saturating_mul(quantum).min(span.0))
}

/// Returns the amount after a key of a slider; `None` for other keys.
pub fn after_key(amount: Amount, span: Amount, key: &str) -> Option<Amount> {
    let step = quantum(span);
    let up = |steps: u64| Some(snapped(amount.0.saturating_add(step.saturating_mul(steps)) as f64, span));
    let down = |steps: u64| Some(snapped(amount.0.saturating_sub(step.saturating_mul(steps)) as f64, span));
    match key {
        "ArrowUp" | "ArrowRight" => up(1),
        "ArrowDown" | "ArrowLeft" => down(1),
        "PageUp" => up(10),
        "PageDown" => down(10),
        "Home" => Some(Amount(step)),
        "End" => Some(span),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_round_and_larger_than_its_amount() {
        for (amount, span) in [(0, RAO_PER_TAO), (1, 10), (100, 150), (125, 150), (126, 200), (500, 700), (900, 1_500)]
        {
            assert_eq!(span_of(Amount(amount)).0, span, "{amount}");
        }
        assert_eq!(span_of(Amount(u64::MAX)), Amount(u64::MAX));
    }

    #[test]
    fn points_snap_to_round_amounts() {
        for (input, span, amount) in [(0.2, 15_000, 100), (1_449.0, 15_000, 1_400), (99_999.0, 15_000, 15_000)] {
            assert_eq!(snapped(input, Amount(span)), Amount(amount));
        }
    }

    #[test]
    fn keys_move_by_steps() {
        for (key, amount) in [
            ("ArrowUp", Some(10_100)),
            ("ArrowLeft", Some(9_900)),
            ("PageUp", Some(11_000)),
            ("PageDown", Some(9_000)),
            ("Home", Some(100)),
            ("End", Some(15_000)),
            ("a", None),
        ] {
            assert_eq!(after_key(Amount(10_000), Amount(15_000), key), amount.map(Amount), "{key}");
        }
    }
}
