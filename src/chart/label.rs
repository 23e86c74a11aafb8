//! The values of charts as text.

use super::model::{ChartKind, ChartMeasure};

/// The number format of an axis or a table: one unit and the same number of decimals for all values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precision {
    /// The value farthest from zero, which decides the unit.
    pub largest: f64,
    /// The smallest difference to show.
    pub step: f64,
}

/// Formats a value for an axis.
pub fn axis_label(measure: ChartMeasure, value: f64, Precision { largest, step }: Precision) -> String {
    match measure {
        ChartMeasure::Proportion => format!("{} %", decimal(value * 100.0, step * 100.0)),
        ChartMeasure::Ratio => decimal(value, step),
        ChartMeasure::Alpha => {
            let (unit, letter) = unit_of(largest);
            let letter = if value == 0.0 { "" } else { letter };
            format!("{}{letter}", decimal(value / unit, step / unit))
        }
    }
}

/// Formats a value for reading: four digits, and differences with their sign.
pub fn value_label(measure: ChartMeasure, kind: ChartKind, value: f64) -> String {
    let text = match measure {
        ChartMeasure::Proportion => format!("{} %", digits(value * 100.0)),
        ChartMeasure::Ratio => digits(value),
        ChartMeasure::Alpha => {
            let (unit, letter) = unit_of(value);
            format!("{}{letter}", digits(value / unit))
        }
    };
    if kind == ChartKind::Difference && value > 0.0 { format!("+{text}") } else { text }
}

fn unit_of(value: f64) -> (f64, &'static str) {
    match value.abs() {
        size if size >= 999.95e6 => (1e9, " G"),
        size if size >= 999.95e3 => (1e6, " M"),
        size if size >= 9_999.5 => (1e3, " k"),
        _ => (1.0, ""),
    }
}

/// Formats a number with enough decimals to distinguish multiples of a step.
fn decimal(value: f64, step: f64) -> String {
    let decimals = (-(step.abs().max(1e-12).log10() + 1e-9).floor()).clamp(0.0, 12.0) as usize;
    signed(format!("{value:.decimals$}"))
}

/// Formats a number with four digits, without trailing zeros.
fn digits(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let decimals = (3.0 - value.abs().log10().floor()).clamp(0.0, 12.0) as usize;
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    signed(text)
}

/// Replaces the hyphen by a minus sign as wide as a plus sign. A negative zero loses its sign.
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
            (ChartMeasure::Proportion, 0.2, 0.5, 0.1, "20 %"),
            (ChartMeasure::Proportion, 0.02, 0.02, 0.005, "2.0 %"),
            (ChartMeasure::Proportion, 0.000_2, 0.001, 0.000_1, "0.02 %"),
            (ChartMeasure::Proportion, -0.1, 0.1, 0.1, "−10 %"),
            (ChartMeasure::Ratio, 1.0, 2.0, 0.5, "1.0"),
            (ChartMeasure::Ratio, 3.0, 4.0, 1.0, "3"),
            (ChartMeasure::Ratio, -0.000_000_1, 1.0, 0.5, "0.0"),
            (ChartMeasure::Alpha, 500.0, 800.0, 100.0, "500"),
            // An axis has one unit.
            (ChartMeasure::Alpha, 5_000.0, 20_000.0, 5_000.0, "5 k"),
            (ChartMeasure::Alpha, 0.0, 20_000.0, 5_000.0, "0"),
            (ChartMeasure::Alpha, 1_500_000.0, 2_000_000.0, 500_000.0, "1.5 M"),
        ] {
            assert_eq!(axis_label(measure, value, Precision { largest, step }), text);
        }
    }

    #[test]
    fn values_have_four_digits() {
        for (measure, kind, value, text) in [
            (ChartMeasure::Proportion, ChartKind::Lines, 0.234_567, "23.46 %"),
            (ChartMeasure::Proportion, ChartKind::Lines, 0.5, "50 %"),
            (ChartMeasure::Proportion, ChartKind::Lines, 0.000_015_26, "0.001526 %"),
            (ChartMeasure::Proportion, ChartKind::Lines, 0.0, "0 %"),
            (ChartMeasure::Proportion, ChartKind::Difference, 0.05, "+5 %"),
            (ChartMeasure::Proportion, ChartKind::Difference, -0.05, "−5 %"),
            (ChartMeasure::Proportion, ChartKind::Difference, 0.0, "0 %"),
            (ChartMeasure::Ratio, ChartKind::Lines, 1.016_26, "1.016"),
            (ChartMeasure::Alpha, ChartKind::Lines, 147.6, "147.6"),
            (ChartMeasure::Alpha, ChartKind::Lines, 12_345.6, "12.35 k"),
        ] {
            assert_eq!(value_label(measure, kind, value), text);
        }
    }
}
