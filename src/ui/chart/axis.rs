//! An axis for plotters with the chart's own scale, ticks and labels.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

/// An axis with labeled values.
pub struct NamedAxis<'a> {
    /// The ends: left and right, or lower and upper.
    pub ends: Range<f64>,
    /// The labeled values.
    pub ticks: Vec<f64>,
    /// The format of the labels.
    pub label: &'a dyn Fn(f64) -> String,
}

impl Ranged for NamedAxis<'_> {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        let part = (value - self.ends.start) / (self.ends.end - self.ends.start);
        (f64::from(from) + part * f64::from(to - from)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        // Plotters asks first for labeled values, then for finer lines between them.
        if hint.weight().allow_light_points() { Vec::new() } else { self.ticks.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.ends.clone()
    }
}

impl ValueFormatter<f64> for NamedAxis<'_> {
    fn format_ext(&self, value: &f64) -> String {
        (self.label)(*value)
    }
}
