//! Formats numbers for reading, as the chosen language writes them, and the names of neurons.
//!
//! Digits are grouped by commas, a minus is as wide as a plus, and no line breaks between a number and its unit. Numbers below
//! one another have the same number of decimals.

use crate::store::Language;
use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::{RAO_PER_TAO, Share, Uid};
use yuma_scenario::Document;

/// A space at which no line breaks.
const NO_BREAK_SPACE: char = '\u{a0}';

/// Formats numbers with units as a language writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat(Language);

impl NumberFormat {
    /// Returns the formats of a language.
    pub const fn of(language: Language) -> Self {
        NumberFormat(language)
    }

    /// Joins a number and its unit: "12.5 %", "1.5 α"; in Chinese "12.5%", "1.5 α".
    pub fn with_unit(self, number: &str, unit: &str) -> String {
        match (self.0, unit) {
            (Language::Chinese, "%") => format!("{number}%"),
            _ => format!("{number}{NO_BREAK_SPACE}{unit}"),
        }
    }

    /// Formats a fraction in percent with one decimal: "12.5 %", "<0.1 %", "0.0 %".
    pub fn percent(self, value: Fraction) -> String {
        self.tenths(value.to_num::<f64>() * 100.0)
    }

    /// Formats a stored proportion in percent with one decimal.
    pub fn share_percent(self, share: Share) -> String {
        self.tenths(f64::from(share.0) / 655.35)
    }

    fn tenths(self, percent: f64) -> String {
        let is_tiny = percent != 0.0 && percent.abs() < 0.05;
        self.with_unit(&if is_tiny { "<0.1".to_owned() } else { number(percent, 1) }, "%")
    }

    /// Formats a fraction in percent with `digits` decimals, for the labels of an axis.
    pub fn percent_at(self, fraction: f64, digits: usize) -> String {
        self.with_unit(&number(fraction * 100.0, digits), "%")
    }

    /// Formats a fraction in percent for formulas: two decimals, or more for two digits of a small one. Exact zero is "0 %".
    pub fn fine_percent(self, value: Fraction) -> String {
        self.with_unit(&fine(value), "%")
    }

    /// Formats a relative change in percent with its sign: "+1.0 %", "−0.031 %".
    pub fn relative_change(self, value: Fraction) -> String {
        self.with_unit(&signed(value), "%")
    }

    /// Formats a difference of two percentages in percentage points with its sign: "+1.0 pp", "−0.031 pp".
    pub fn points(self, difference: Fraction) -> String {
        self.with_unit(&signed(difference), self.points_unit())
    }

    /// Returns the unit of percentage points.
    pub fn points_unit(self) -> &'static str {
        match self.0 {
            Language::English => "pp",
            Language::Chinese => "个百分点",
        }
    }

    /// Returns the largest unit of a short form that is at most a number, with its sign: thousands, or in Chinese 10^4.
    /// `None` for numbers that need no short form.
    pub fn short_unit(self, number: f64) -> Option<(f64, &'static str)> {
        let units: &[(f64, &str)] = match self.0 {
            Language::English => &[(1e9, "G"), (1e6, "M"), (1e3, "k")],
            Language::Chinese => &[(1e8, "亿"), (1e4, "万")],
        };
        let fits = |&&(unit, _): &&(f64, &str)| number.abs() >= unit && number.abs() >= 1e4;
        units.iter().find(fits).copied()
    }
}

/// Formats a number with `digits` decimals and grouped digits: "2,929.25", "−0.3".
pub fn number(value: f64, digits: usize) -> String {
    grouped_digits(&fixed(value, digits))
}

/// Converts an amount in 10^-9 to whole TAO or alpha.
pub fn whole(amount: u64) -> f64 {
    amount as f64 / RAO_PER_TAO as f64
}

/// Formats a count with grouped digits.
pub fn count(count: usize) -> String {
    grouped_digits(&count.to_string())
}

/// Groups the digits of a decimal number: "-1234.5" becomes "−1,234.5".
pub fn grouped_digits(decimal: &str) -> String {
    let (sign, size) = decimal.strip_prefix('-').map_or(("", decimal), |size| ("−", size));
    let (whole, fraction) = size.split_at(size.find('.').unwrap_or(size.len()));
    format!("{sign}{}{fraction}", in_groups(whole))
}

/// Formats an amount with three digits or more, and no decimals from 100 on: "1.23", "12.3", "216,000".
pub fn rounded(value: f64) -> String {
    match value.abs() {
        99.95.. => number(value, 0),
        9.995.. => number(value, 1),
        size if size > 0.0 && size < 0.005 => "<0.01".to_owned(),
        _ => number(value, 2),
    }
}

/// Formats a fraction in percent without its sign: two decimals, or more for two digits of a small one.
fn fine(value: Fraction) -> String {
    let percent = value.to_num::<f64>() * 100.0;
    if percent == 0.0 {
        return "0".to_owned();
    }
    // The first two digits of the smallest fraction, 2^-32, are the tenth and the eleventh.
    let digits = (2..11).find(|&digits| percent.abs() >= 1.0 / power_of_ten(digits - 1)).unwrap_or(11);
    number(percent, digits)
}

/// Formats a difference in percent with its sign and one decimal, or more for two digits of a small one.
fn signed(value: Fraction) -> String {
    let sign = if value < 0 { "−" } else { "+" };
    let size = value.saturating_abs();
    let percent = size.to_num::<f64>() * 100.0;
    format!("{sign}{}", if percent < 0.05 { fine(size) } else { number(percent, 1) })
}

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

/// Formats a fraction in percent without the sign, with a decimal only where there is one: "55", "12.5".
pub fn plain_percent(value: Fraction) -> String {
    let text = fixed(value.to_num::<f64>() * 100.0, 1);
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// Formats a difference of ratios with its sign and two decimals: "+0.12". Empty if it rounds to zero.
pub fn signed_ratio(value: Fraction) -> String {
    signed_fixed(value.to_num(), 2)
}

/// Formats a difference with its sign and `digits` decimals: "−0.12". Empty if it rounds to zero.
pub fn signed_fixed(difference: f64, digits: usize) -> String {
    let text = fixed(difference, digits);
    match text.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None if text == fixed(0.0, digits) => String::new(),
        None => format!("+{text}"),
    }
}

/// Formats a stored proportion in percent without the sign, for sliders.
pub fn percent_number(share: Share) -> String {
    fixed(f64::from(share.0) / 655.35, 1)
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

/// Removes trailing zeros of decimals.
pub fn trimmed(digits: String) -> String {
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Formats a whole number with grouped digits: "1,268,312".
pub fn grouped(value: i128) -> String {
    grouped_digits(&value.to_string())
}

/// Groups digits by commas.
fn in_groups(digits: &str) -> String {
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns the name of a neuron, or "uid 7" if it has none.
pub fn name(document: &Document, uid: Uid) -> String {
    match document.neuron(uid) {
        Some(neuron) if !neuron.name.is_empty() => neuron.name.clone(),
        _ => format!("uid {}", uid.0),
    }
}
