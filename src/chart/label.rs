//! The values of charts as text.

use super::model::{Measure, Picture};

/// How the numbers of an axis or of a table are written: all in the same unit, and with the same decimals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grain {
    /// The number that is farthest from zero, which decides the unit.
    pub largest: f64,
    /// The least difference that shows.
    pub step: f64,
}

/// A value as the numbers of an axis show it.
pub fn axis_label(measure: Measure, value: f64, Grain { largest, step }: Grain) -> String {
    match measure {
        Measure::Proportion => format!("{} %", decimal(value * 100.0, step * 100.0)),
        Measure::Ratio => decimal(value, step),
        Measure::Alpha => {
            let (unit, letter) = unit_of(largest);
            let letter = if value == 0.0 { "" } else { letter };
            format!("{}{letter}", decimal(value / unit, step / unit))
        }
    }
}

/// A value as people read it: four digits, differences with their sign.
pub fn value_label(measure: Measure, picture: Picture, value: f64) -> String {
    let text = match measure {
        Measure::Proportion => format!("{} %", digits(value * 100.0)),
        Measure::Ratio => digits(value),
        Measure::Alpha => {
            let (unit, letter) = unit_of(value);
            format!("{}{letter}", digits(value / unit))
        }
    };
    if picture == Picture::Difference && value > 0.0 { format!("+{text}") } else { text }
}

fn unit_of(value: f64) -> (f64, &'static str) {
    match value.abs() {
        size if size >= 999.95e6 => (1e9, " G"),
        size if size >= 999.95e3 => (1e6, " M"),
        size if size >= 9_999.5 => (1e3, " k"),
        _ => (1.0, ""),
    }
}

/// A number with the decimals that tell its multiples of a step apart.
fn decimal(value: f64, step: f64) -> String {
    let decimals = (-(step.abs().max(1e-12).log10() + 1e-9).floor()).clamp(0.0, 12.0) as usize;
    signed(format!("{value:.decimals$}"))
}

/// A number with four digits, but no more decimals than it has.
fn digits(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let decimals = (3.0 - value.abs().log10().floor()).clamp(0.0, 12.0) as usize;
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    signed(text)
}

/// With the sign that is as wide as a plus; a negative zero has none.
fn signed(text: String) -> String {
    match text.strip_prefix('-') {
        Some(size) if size.bytes().all(|byte| matches!(byte, b'0' | b'.')) => size.to_owned(),
        Some(size) => format!("−{size}"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_have_as_many_decimals_as_their_steps() {
        for (measure, value, largest, step, text) in [
            (Measure::Proportion, 0.2, 0.5, 0.1, "20 %"),
            (Measure::Proportion, 0.02, 0.02, 0.005, "2.0 %"),
            (Measure::Proportion, 0.000_2, 0.001, 0.000_1, "0.02 %"),
            (Measure::Proportion, -0.1, 0.1, 0.1, "−10 %"),
            (Measure::Ratio, 1.0, 2.0, 0.5, "1.0"),
            (Measure::Ratio, 3.0, 4.0, 1.0, "3"),
            (Measure::Ratio, -0.000_000_1, 1.0, 0.5, "0.0"),
            (Measure::Alpha, 500.0, 800.0, 100.0, "500"),
            // One unit on all of an axis.
            (Measure::Alpha, 5_000.0, 20_000.0, 5_000.0, "5 k"),
            (Measure::Alpha, 0.0, 20_000.0, 5_000.0, "0"),
            (Measure::Alpha, 1_500_000.0, 2_000_000.0, 500_000.0, "1.5 M"),
        ] {
            assert_eq!(axis_label(measure, value, Grain { largest, step }), text);
        }
    }

    #[test]
    fn values_have_four_digits() {
        for (measure, picture, value, text) in [
            (Measure::Proportion, Picture::Lines, 0.234_567, "23.46 %"),
            (Measure::Proportion, Picture::Lines, 0.5, "50 %"),
            (Measure::Proportion, Picture::Lines, 0.000_015_26, "0.001526 %"),
            (Measure::Proportion, Picture::Lines, 0.0, "0 %"),
            (Measure::Proportion, Picture::Difference, 0.05, "+5 %"),
            (Measure::Proportion, Picture::Difference, -0.05, "−5 %"),
            (Measure::Proportion, Picture::Difference, 0.0, "0 %"),
            (Measure::Ratio, Picture::Lines, 1.016_26, "1.016"),
            (Measure::Alpha, Picture::Lines, 147.6, "147.6"),
            (Measure::Alpha, Picture::Lines, 12_345.6, "12.35 k"),
        ] {
            assert_eq!(value_label(measure, picture, value), text);
        }
    }
}
