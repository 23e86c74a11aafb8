//! The values of charts as text.

use crate::chart::{ChartKind, ChartMeasure, ChartModel, Precision, table};
use crate::ui::format::{NumberFormat, number};

/// Formats the values of a chart alike: with one unit and the same number of decimals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueFormat {
    numbers: NumberFormat,
    kind: ChartKind,
    measure: ChartMeasure,
    precision: Precision,
}

impl ValueFormat {
    /// Returns the format of an axis with this precision.
    pub fn of_axis(numbers: NumberFormat, model: &ChartModel, precision: Precision) -> Self {
        ValueFormat { numbers, kind: model.kind, measure: model.measure, precision }
    }

    /// Returns the format of values in legends, tables and sentences: four digits for the largest value.
    pub fn of_values(numbers: NumberFormat, model: &ChartModel) -> Self {
        ValueFormat::of_axis(numbers, model, table::precision(model))
    }

    /// Formats a value; a dash stands for a missing one.
    pub fn text_or_dash(self, value: Option<f64>) -> String {
        value.map_or_else(|| "–".to_owned(), |value| self.text(value))
    }

    /// Formats a value. Differences have a sign, and those of percentages are percentage points.
    pub fn text(self, value: f64) -> String {
        let (_, sign) = self.unit_of(value);
        let digits = self.digits(value);
        if sign.is_empty() { digits } else { self.numbers.with_unit(&digits, sign) }
    }

    fn unit_of(self, value: f64) -> (f64, &'static str) {
        match self.measure {
            ChartMeasure::Proportion if self.kind == ChartKind::Difference => (0.01, self.numbers.points_unit()),
            ChartMeasure::Proportion => (0.01, "%"),
            ChartMeasure::Ratio => (1.0, ""),
            ChartMeasure::Alpha if value == 0.0 => (1.0, ""),
            ChartMeasure::Alpha => self.numbers.short_unit(self.precision.largest).unwrap_or((1.0, "")),
        }
    }

    /// Formats a value without its unit, where there is no space for it.
    pub fn digits(self, value: f64) -> String {
        let (unit, _) = self.unit_of(value);
        let digits = number(value / unit, self.precision.decimals(unit));
        let is_more = self.kind == ChartKind::Difference && digits.bytes().any(|digit| (b'1'..=b'9').contains(&digit));
        if is_more && value > 0.0 { format!("+{digits}") } else { digits }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Language;

    fn check(measure: ChartMeasure, kind: ChartKind, value: f64, (largest, step): (f64, f64), expected: [&str; 2]) {
        let written = [Language::English, Language::Chinese].map(|language| {
            let precision = Precision { largest, step };
            ValueFormat { numbers: NumberFormat::of(language), kind, measure, precision }
                .text(value)
                .replace('\u{a0}', "_")
        });
        assert_eq!(written, expected);
    }

    #[test]
    fn values_have_one_unit_and_as_many_decimals_as_their_step() {
        use ChartMeasure::{Alpha, Proportion, Ratio};
        for (measure, value, precision, expected) in [
            (Proportion, 0.2, (0.5, 0.1), ["20_%", "20%"]),
            (Proportion, 0.02, (0.02, 0.005), ["2.0_%", "2.0%"]),
            (Proportion, 0.000_2, (0.001, 0.000_1), ["0.02_%", "0.02%"]),
            (Ratio, 1.0, (2.0, 0.001), ["1.000", "1.000"]),
            (Ratio, 3.0, (4.0, 1.0), ["3", "3"]),
            (Ratio, -0.000_000_1, (1.0, 0.5), ["0.0", "0.0"]),
            (Alpha, 500.0, (800.0, 100.0), ["500", "500"]),
            (Alpha, 5_000.0, (20_000.0, 5_000.0), ["5_k", "0.5_万"]),
            (Alpha, 0.0, (20_000.0, 5_000.0), ["0", "0"]),
            (Alpha, 1_500_000.0, (2_000_000.0, 500_000.0), ["1.5_M", "150_万"]),
        ] {
            check(measure, ChartKind::Lines, value, precision, expected);
        }
    }

    #[test]
    fn differences_have_a_sign() {
        for (value, expected) in [
            (0.05, ["+5.0_pp", "+5.0_个百分点"]),
            (-0.05, ["−5.0_pp", "−5.0_个百分点"]),
            (0.0, ["0.0_pp", "0.0_个百分点"]),
            (0.000_01, ["0.0_pp", "0.0_个百分点"]),
        ] {
            check(ChartMeasure::Proportion, ChartKind::Difference, value, (0.5, 0.001), expected);
        }
    }
}
