//! The numbers of the grid: without units, which stand in the titles, and with the same number of decimals in a column.

use crate::ui::format::{fixed, number, trimmed};
use yuma_engine::fixed::Fraction;

/// Formats a proportion in percent with one decimal; zero is "0".
pub fn percent(part: f64) -> String {
    if part == 0.0 { "0".to_owned() } else { fixed(part * 100.0, 1) }
}

/// Formats a fraction in percent with one decimal; zero is "0".
pub fn fraction(value: Fraction) -> String {
    percent(value.to_num())
}

/// Formats a stake: whole from 100 on, and with three decimals below 1.
pub fn stake(amount: f64) -> String {
    match amount {
        0.0 => "0".to_owned(),
        100.0.. => number(amount, 0),
        1.0.. => trimmed_fraction(number(amount, 1)),
        0.000_5.. => number(amount, 3),
        _ => "<0.001".to_owned(),
    }
}

/// Returns the number of decimals of a column or row of amounts.
pub fn decimals(largest: f64, is_compact: bool) -> usize {
    match largest {
        1_000.0.. => 0,
        100.0.. if is_compact => 0,
        10.0.. if is_compact => 1,
        1.0.. => 2,
        _ if is_compact => 2,
        _ => 4,
    }
}

fn trimmed_fraction(text: String) -> String {
    if text.contains('.') { trimmed(text) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped() {
        for (value, digits, text) in [
            (0.0, 1, "0.0"),
            (999.0, 0, "999"),
            (1_000.0, 0, "1,000"),
            (420_000.0, 0, "420,000"),
            (1_894_367.125, 1, "1,894,367.1"),
            (-123_456.0, 0, "−123,456"),
        ] {
            assert_eq!(number(value, digits), text, "{value}");
        }
    }

    #[test]
    fn proportions_have_one_decimal_and_no_unit() {
        for (part, text) in [(0.0, "0"), (0.0001, "0.0"), (0.4, "40.0"), (1.0, "100.0")] {
            assert_eq!(percent(part), text);
        }
    }

    #[test]
    fn stakes_are_written_out() {
        for (amount, text) in [
            (0.0, "0"),
            (0.000_001, "<0.001"),
            (0.004, "0.004"),
            (1.0, "1"),
            (12.5, "12.5"),
            (420_000.0, "420,000"),
            (1_894_367.125, "1,894,367"),
        ] {
            assert_eq!(stake(amount), text);
        }
    }

    #[test]
    fn amounts_of_a_row_share_their_decimals() {
        for (largest, is_compact, digits) in [
            (55.16, false, 2),
            (77.3, true, 1),
            (148.0, false, 2),
            (148.0, true, 0),
            (2_929.0, false, 0),
            (0.2, false, 4),
            (0.2, true, 2),
        ] {
            assert_eq!(decimals(largest, is_compact), digits, "{largest}");
        }
    }
}
