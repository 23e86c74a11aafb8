//! Formats numbers for reading: percentages, amounts, and the names of neurons.

use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::{Alpha, Share, Uid};
use yuma_scenario::Document;

/// Formats a number with `digits` decimals, rounded to the nearest. Uses integers: the standard library's exact printing of
/// floats is as large as a panel.
pub fn fixed(value: f64, digits: usize) -> String {
    let unit = power_of_ten(digits);
    let units = (value.abs() * unit).round() as u128;
    let sign = if value < 0.0 && units > 0 { "-" } else { "" };
    let text = format!("{units:0width$}", width = digits + 1);
    match text.split_at_checked(text.len() - digits) {
        Some((whole, fraction)) if !fraction.is_empty() => format!("{sign}{whole}.{fraction}"),
        _ => format!("{sign}{text}"),
    }
}

fn power_of_ten(exponent: usize) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

/// Formats a fraction in percent with one decimal: "12.5 %". Exact zero is "0".
pub fn percent(value: Fraction) -> String {
    decimals(value.to_num::<f64>() * 100.0)
}

/// Formats a fraction in percent without the sign, with a decimal only where there is one: "55", "12.5".
pub fn plain_percent(value: Fraction) -> String {
    let text = fixed(value.to_num::<f64>() * 100.0, 1);
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// Formats a stored proportion in percent.
pub fn share_percent(share: Share) -> String {
    decimals(f64::from(share.0) / 655.35)
}

/// Formats a fraction in percent for formulas: two decimals, or more for two digits of a small one.
pub fn fine_percent(value: Fraction) -> String {
    let percent = value.to_num::<f64>() * 100.0;
    if percent == 0.0 {
        return "0".to_owned();
    }
    // The first two digits of the smallest fraction, 2^-32, are the tenth and the eleventh.
    let digits = (2..11).find(|&digits| percent.abs() >= 1.0 / power_of_ten(digits - 1)).unwrap_or(11);
    format!("{} %", fixed(percent, digits).replace('-', "−"))
}

/// Formats a difference in percentage points with its sign: "+1.0 %", "−0.4 %", "−0.031 %".
pub fn signed_percent(value: Fraction) -> String {
    let sign = if value < 0 { "−" } else { "+" };
    let size = value.saturating_abs();
    format!("{sign}{}", if size.to_num::<f64>() < 0.000_5 { fine_percent(size) } else { percent(size) })
}

/// Formats a difference of ratios with its sign and two decimals: "+0.12". Empty if it rounds to zero.
pub fn signed_ratio(value: Fraction) -> String {
    let text = fixed(value.to_num::<f64>(), 2);
    match text.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None if text == "0.00" => String::new(),
        None => format!("+{text}"),
    }
}

/// Formats a stored proportion in percent without the sign, for sliders.
pub fn percent_number(share: Share) -> String {
    fixed(f64::from(share.0) / 655.35, 1)
}

/// Formats a fraction for an axis: "95 %", "0.5 %".
pub fn percent_label(fraction: f64) -> String {
    let percent = fraction * 100.0;
    let digits = if percent >= 10.0 || percent == 0.0 { 0 } else { 1 };
    format!("{} %", fixed(percent, digits))
}

/// Formats an amount in 10^-9 for formulas: grouped, with up to four decimals.
pub fn fine_amount(amount: u64) -> String {
    let tenths = (u128::from(amount) + 50_000) / 100_000;
    let whole = grouped((tenths / 10_000) as i128);
    match tenths % 10_000 {
        0 if tenths == 0 && amount > 0 => "<0.0001".to_owned(),
        0 => whole,
        fraction => trimmed(format!("{whole}.{fraction:04}")),
    }
}

/// Formats an amount in 10^-9 beside a difference: with two decimals, or more for two digits of a smaller difference.
pub fn amount_beside(amount: u64, difference: u64) -> String {
    let digits = match difference {
        0 | 10_000_000.. => 2,
        small => 10 - small.ilog10(),
    };
    let digits = digits.min(9);
    let unit = 10u64.pow(9 - digits);
    let units = (u128::from(amount) + u128::from(unit / 2)) / u128::from(unit);
    let one = 10u128.pow(digits);
    let whole = grouped(i128::try_from(units / one).unwrap_or_default());
    format!("{whole}.{:0width$}", units % one, width = digits as usize)
}

fn decimals(percent: f64) -> String {
    match percent {
        0.0 => "0".to_owned(),
        tiny if tiny.abs() < 0.05 => "<0.1 %".to_owned(),
        _ => format!("{} %", fixed(percent, 1)),
    }
}

/// Shortens an amount: "420 k", "1.27 M", "0.001".
pub fn amount(alpha: Alpha) -> String {
    short(alpha.0 as f64 / 1e9)
}

/// Shortens a number.
pub fn short(value: f64) -> String {
    let scaled = |value: f64, unit: &str| {
        let digits = match value {
            v if v >= 100.0 => fixed(v, 0),
            v if v >= 10.0 => trimmed(fixed(v, 1)),
            v => trimmed(fixed(v, 2)),
        };
        format!("{digits}{unit}")
    };
    match value {
        0.0 => "0".to_owned(),
        v if v >= 999.5e6 => scaled(v / 1e9, " G"),
        v if v >= 999.5e3 => scaled(v / 1e6, " M"),
        v if v >= 999.5 => scaled(v / 1e3, " k"),
        v if v >= 0.01 => scaled(v, ""),
        _ => "<0.01".to_owned(),
    }
}

/// Removes trailing zeros of decimals.
pub fn trimmed(digits: String) -> String {
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Groups the digits of a whole number by narrow no-break spaces: "1 268 312".
pub fn grouped(value: i128) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    if value < 0 { format!("−{text}") } else { text }
}

/// Returns the name of a neuron, or "uid 7" if it has none.
pub fn name(document: &Document, uid: Uid) -> String {
    match document.neuron(uid) {
        Some(neuron) if !neuron.name.is_empty() => neuron.name.clone(),
        _ => format!("uid {}", uid.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_short() {
        for (rao, text) in [
            (0, "0"),
            (1, "<0.01"),
            (1_000_000_000, "1"),
            (1_500_000_000, "1.5"),
            (999_400_000_000, "999"),
            (1_000_000_000_000, "1 k"),
            (420_000_000_000_000, "420 k"),
            (1_894_367_125_000_000, "1.89 M"),
        ] {
            assert_eq!(amount(Alpha(rao)), text, "{rao}");
        }
    }

    #[test]
    fn numbers_have_the_decimals_asked_for() {
        for (value, digits, text) in [
            (0.0, 0, "0"),
            (0.05, 2, "0.05"),
            (12.5, 1, "12.5"),
            (-0.26, 1, "-0.3"),
            (-0.04, 1, "0.0"),
            (999.6, 0, "1000"),
            (f64::NAN, 1, "0.0"),
        ] {
            assert_eq!(fixed(value, digits), text, "{value} {digits}");
        }
    }

    #[test]
    fn long_numbers_are_grouped() {
        for (value, text) in [(0, "0"), (999, "999"), (1_000, "1\u{202f}000"), (-1_234_567, "−1\u{202f}234\u{202f}567")]
        {
            assert_eq!(grouped(value), text);
        }
    }

    #[test]
    fn percents_have_one_decimal() {
        for (value, text) in [(0.0, "0"), (0.0001, "<0.1 %"), (0.125, "12.5 %"), (1.0, "100.0 %")] {
            assert_eq!(percent(Fraction::from_num(value)), text);
        }
    }

    #[test]
    fn small_percents_keep_two_digits() {
        for (value, text) in
            [(0.0, "0"), (0.95, "95.00 %"), (0.000_31, "0.031 %"), (0.000_000_31, "0.000031 %"), (-0.25, "−25.00 %")]
        {
            assert_eq!(fine_percent(Fraction::from_num(value)), text, "{value}");
        }
    }

    #[test]
    fn fine_amounts_have_four_decimals() {
        for (amount, text) in [
            (0, "0"),
            (1, "<0.0001"),
            (1_500_000_000, "1.5"),
            (12_345_678_901, "12.3457"),
            (420_000_000_000_000, "420\u{202f}000"),
            (999_999_999_999, "1\u{202f}000"),
        ] {
            assert_eq!(fine_amount(amount), text, "{amount}");
        }
    }

    #[test]
    fn amounts_of_a_sentence_have_the_same_decimals() {
        for (amount, difference, text) in [
            (0, 0, "0.00"),
            (65_996_300_000, 65_996_300_000, "66.00"),
            (354_834_999_999, 65_996_300_000, "354.83"),
            (1_500_000_000, 10_000_000, "1.50"),
            (1_500_000_000, 9_900_000, "1.5000"),
            (9_900_000, 9_900_000, "0.0099"),
            (120_000, 120_000, "0.00012"),
            (1, 1, "0.000000001"),
            (420_000_000_000_000, 0, "420\u{202f}000.00"),
        ] {
            assert_eq!(amount_beside(amount, difference), text, "{amount} {difference}");
        }
    }

    #[test]
    fn differences_have_a_sign() {
        for (value, text) in [(0.01, "+1.0 %"), (-0.004, "−0.4 %"), (-0.000_31, "−0.031 %")] {
            assert_eq!(signed_percent(Fraction::from_num(value)), text, "{value}");
        }
    }

    #[test]
    fn differences_of_ratios_show_two_decimals() {
        for (value, text) in [(0.123, "+0.12"), (-1.5, "−1.50"), (0.004, ""), (-0.004, ""), (0.0, "")] {
            assert_eq!(signed_ratio(Fraction::from_num(value)), text, "{value}");
        }
    }

    #[test]
    fn axes_have_few_digits() {
        for (fraction, text) in [(0.0, "0 %"), (0.95, "95 %"), (0.05, "5.0 %")] {
            assert_eq!(percent_label(fraction), text, "{fraction}");
        }
    }
}
