//! The positions of everything in a chart, in CSS pixels.

use super::crowd::{featured, is_crowded};
use super::model::{ChartKind, ChartModel, Participant, epoch_after};
use super::precision::Precision;
use super::scale::Scale;
use super::ticks::{Axis, epoch_ticks};
use yuma_engine::quantity::Epoch;

/// The space for the labels of epochs.
const EPOCH_SPACE: f64 = 52.0;
/// The space for the labels of values.
const VALUE_SPACE: f64 = 40.0;
/// The minimum space for the name of a row or a line.
pub const ROW_SPACE: f64 = 13.0;
/// The space beside a chart of many lines, for the names at their ends.
const NAME_SPACE: f64 = 76.0;

/// A canvas and the edges of the plot on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The width of the canvas.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The left edge of the plot.
    pub left: f64,
    /// The right edge of the plot.
    pub right: f64,
    /// The upper edge of the plot; events have their numbers above it.
    pub top: f64,
    /// The lower edge of the plot.
    pub bottom: f64,
}

impl Frame {
    /// Returns the frame of a chart. Rows need space for names on the left and for the color scale on the right, and many
    /// lines need it for names on the right.
    pub fn of(model: &ChartModel, width: f64, height: f64) -> Self {
        let (left, right) = match model.kind {
            ChartKind::Lines => (56.0, if is_crowded(model) { NAME_SPACE } else { 12.0 }),
            ChartKind::Heat | ChartKind::Difference => (84.0, 84.0),
        };
        let (top, bottom) = (18.0, 24.0);
        // A canvas that is far too small still has a plot of one pixel.
        let (width, height) = (width.max(left + right + 1.0), height.max(top + bottom + 1.0));
        Frame { width, height, left, right: width - right, top, bottom: height - bottom }
    }
}

/// The scales and ticks of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The edges.
    pub frame: Frame,
    /// Maps epochs to horizontal pixels. Each epoch is at the middle of a strip of its own.
    pub epochs: Scale,
    /// Maps values, or the rows of a heat map, to vertical pixels.
    pub values: Scale,
    /// The labeled epochs.
    pub epoch_ticks: Vec<Epoch>,
    /// The labeled values; in a heat map the rows with enough space for their names.
    pub value_ticks: Vec<f64>,
    /// The number format of the labeled values.
    pub precision: Precision,
    /// The lines that stand out in a chart of many, with the vertical positions of their names.
    pub named_lines: Vec<(Participant, f64)>,
}

impl Layout {
    /// Computes the layout of a chart on a canvas.
    pub fn new(model: &ChartModel, width: f64, height: f64) -> Self {
        let frame = Frame::of(model, width, height);
        let first = f64::from(model.first_epoch.0) - 0.5;
        let count = model.epoch_count().max(1) as f64;
        let epochs = Scale { start: first, end: first + count, from: frame.left, to: frame.right };
        let epoch_ticks = epoch_ticks(model, epochs.length(), EPOCH_SPACE);
        let down = frame.bottom - frame.top;
        let (values, value_ticks, precision) = if model.kind == ChartKind::Lines {
            let (low, high) = model.extent().unwrap_or_default();
            let axis = Axis::of(low, high, (down / VALUE_SPACE) as usize);
            let values = Scale { start: axis.low, end: axis.high, from: frame.bottom, to: frame.top };
            (values, axis.ticks(), Precision { largest: axis.low.abs().max(axis.high.abs()), step: axis.step })
        } else {
            let rows = model.series.len().max(1);
            let step = (ROW_SPACE * rows as f64 / down).ceil().max(1.0) as usize;
            let named = (0..model.series.len()).step_by(step).map(|row| row as f64 + 0.5);
            let values = Scale { start: 0.0, end: rows as f64, from: frame.top, to: frame.bottom };
            (values, named.collect(), Precision { largest: rows as f64, step: step as f64 })
        };
        let named_lines = named_lines(model, values, frame);
        Layout { frame, epochs, values, epoch_ticks, value_ticks, precision, named_lines }
    }

    /// Returns the horizontal position of an epoch.
    pub fn x(&self, epoch: Epoch) -> f64 {
        self.epochs.pixel(f64::from(epoch.0))
    }

    /// Returns the epoch nearest to a horizontal position, or `None` if the chart is empty.
    pub fn epoch_at(&self, model: &ChartModel, x: f64) -> Option<Epoch> {
        let last = model.epoch_count().checked_sub(1)?;
        let index = (self.epochs.value(x) - f64::from(model.first_epoch.0)).round().clamp(0.0, last as f64);
        Some(epoch_after(model.first_epoch, index as usize))
    }

    /// Returns the participant at a position: its row, or the line nearest to it at the epoch.
    pub fn participant_at(&self, model: &ChartModel, epoch: Epoch, y: f64) -> Option<Participant> {
        let found = if model.kind == ChartKind::Lines {
            let index = model.index_of(epoch)?;
            let distances = model.series.iter().filter_map(|series| {
                let distance = (self.values.pixel(series.value(index)?) - y).abs();
                Some((series, distance))
            });
            distances.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(series, _)| series)
        } else {
            let row = self.values.value(y);
            if row < 0.0 { None } else { model.series.get(row as usize) }
        };
        found.map(|series| series.participant)
    }

    /// Returns the upper and lower edge of a participant's row in a heat map.
    pub fn row_of(&self, model: &ChartModel, participant: Participant) -> Option<(f64, f64)> {
        let row = model.series.iter().position(|series| series.participant == participant)? as f64;
        Some((self.values.pixel(row), self.values.pixel(row + 1.0)))
    }
}

/// Returns the lines that stand out with the positions of their names: at the ends of the lines, moved apart where they are
/// close together.
fn named_lines(model: &ChartModel, values: Scale, frame: Frame) -> Vec<(Participant, f64)> {
    let end = |participant: Participant| {
        let series = model.series.iter().find(|series| series.participant == participant)?;
        let last = series.values.iter().rfind(|value| value.is_finite())?;
        Some((participant, values.pixel(*last)))
    };
    let mut named: Vec<(Participant, f64)> = featured(model).into_iter().filter_map(end).collect();
    named.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    // Moves them down from the top, and those that then hang over the lower edge up again.
    let mut free_from = frame.top;
    for (_, y) in &mut named {
        *y = y.max(free_from);
        free_from = *y + ROW_SPACE;
    }
    let mut free_until = frame.bottom;
    for (_, y) in named.iter_mut().rev() {
        *y = y.min(free_until);
        free_until = *y - ROW_SPACE;
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Role;
    use crate::chart::model::tests::{lines, several};
    use yuma_engine::quantity::Uid;

    /// A plot of 400 by 200 pixels from (56, 18).
    fn layout(model: &ChartModel) -> Layout {
        let (left, right) = if model.kind == ChartKind::Lines { (56.0, 12.0) } else { (84.0, 84.0) };
        Layout::new(model, left + 400.0 + right, 18.0 + 200.0 + 24.0)
    }

    #[test]
    fn each_epoch_has_its_strip() {
        let model = lines(10, &[0.0, 0.1, 0.2, 0.3]);
        let layout = layout(&model);
        assert_eq!(layout.x(Epoch(10)), 56.0 + 50.0);
        for (x, epoch) in [(-99.0, 10), (56.0, 10), (155.0, 10), (157.0, 11), (455.0, 13), (9_999.0, 13)] {
            assert_eq!(layout.epoch_at(&model, x), Some(Epoch(epoch)), "{x}");
        }
        let empty = lines(0, &[]);
        assert_eq!(Layout::new(&empty, 0.0, 0.0).epoch_at(&empty, 5.0), None);
    }

    #[test]
    fn the_nearest_line_is_hit() {
        let model = several(&[&[0.0, 1.0], &[0.4, 0.4], &[f64::NAN, f64::NAN]]);
        let layout = layout(&model);
        for (epoch, value, uid) in [(0, 0.1, 0), (0, 0.3, 1), (1, 0.9, 0), (1, 0.0, 1)] {
            let hit = layout.participant_at(&model, Epoch(epoch), layout.values.pixel(value));
            assert_eq!(hit, Some(Participant { role: Role::Validator, uid: Uid(uid) }), "{value} at {epoch}");
        }
        assert_eq!(layout.participant_at(&model, Epoch(7), 50.0), None);
    }

    #[test]
    fn a_row_is_hit() {
        let mut model = several(&[&[0.0], &[0.5], &[1.0], &[0.0]]);
        model.kind = ChartKind::Heat;
        let layout = layout(&model);
        let uid = |y| layout.participant_at(&model, Epoch(0), y).map(|hit| hit.uid.0);
        assert_eq!([18.0, 67.0, 69.0, 217.0].map(uid), [Some(0), Some(0), Some(1), Some(3)]);
        assert_eq!([10.0, 219.0].map(uid), [None, None]);
        let second = Participant { role: Role::Validator, uid: Uid(1) };
        assert_eq!(layout.row_of(&model, second), Some((68.0, 118.0)));
    }

    #[test]
    fn names_of_lines_do_not_overlap() {
        let mut values: Vec<&[f64]> = vec![&[0.0, 0.0]; 20];
        (values[1], values[2], values[3]) = (&[0.5, 0.9], &[0.4, 0.9], &[0.9, 0.001]);
        let model = several(&values);
        let layout = Layout::new(&model, 56.0 + 400.0 + NAME_SPACE, 18.0 + 200.0 + 24.0);
        let named = &layout.named_lines;
        assert_eq!(named.len(), 5);
        assert!(named.windows(2).all(|pair| pair[1].1 - pair[0].1 >= ROW_SPACE - 1e-9), "{named:?}");
        assert!(named.iter().all(|(_, y)| (layout.frame.top..=layout.frame.bottom).contains(y)), "{named:?}");
    }

    #[test]
    fn rows_are_named_where_there_is_room() {
        let values: Vec<&[f64]> = vec![&[0.5]; 40];
        let mut model = several(&values);
        model.kind = ChartKind::Heat;
        // Fifteen names fit into 200 pixels, so every third row has one.
        assert_eq!(layout(&model).value_ticks.len(), 14);
    }
}
