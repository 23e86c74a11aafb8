//! An axis as plotters sees it: the scale and the round numbers are the chart's own, and so are their labels.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

/// An axis from one end to the other, with the values that it names.
pub struct NamedAxis<'a> {
    /// The ends: left and right, or lower and upper.
    pub ends: Range<f64>,
    /// What it names.
    pub ticks: Vec<f64>,
    /// And how.
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
        // Plotters asks once for what it names, and once for finer lines between.
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
