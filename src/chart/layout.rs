//! The positions of everything in a chart, in CSS pixels.

use super::crowd::SelectedNeurons;
use super::model::{ChartKind, ChartModel, Participant, epoch_after};
use super::names::{LineName, NAME_HEIGHT, line_names};
use super::precision::Precision;
use super::scale::Scale;
use super::ticks::{Axis, epoch_ticks};
use yuma_engine::quantity::Epoch;

/// The space for the labels of epochs.
const EPOCH_SPACE: f64 = 52.0;
/// The space for the labels of values.
const VALUE_SPACE: f64 = 40.0;
/// The edges of a plot above, where events have their numbers, and below, where epochs have theirs.
const ABOVE: f64 = 18.0;
const BELOW: f64 = 24.0;
/// The distance of a name from the end of its line.
pub const NAME_GAP: f64 = 5.0;
/// The distance of a name from the edge.
const NAME_END: f64 = 3.0;
/// The space beside lines for the names at their ends.
const MIN_NAME_SPACE: f64 = 12.0;
const MAX_NAME_SPACE: f64 = 80.0;
/// The width of a letter of a name, that of a Chinese character, and that of a comma with the space behind it.
const LETTER: f64 = 7.6;
const WIDE_LETTER: f64 = 11.0;
const COMMA: f64 = 7.0;

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
    /// Returns the frame of a chart with some space on the left and on the right.
    fn new((width, height): (f64, f64), left: f64, right: f64) -> Self {
        // A canvas that is far too small still has a plot of one pixel.
        let (width, height) = (width.max(left + right + 1.0), height.max(ABOVE + BELOW + 1.0));
        Frame { width, height, left, right: width - right, top: ABOVE, bottom: height - BELOW }
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
    /// The names at the ends of lines.
    pub names: Vec<LineName>,
}

impl Layout {
    /// Computes the layout of a chart on a canvas. Rows need space for names on the left and for the color scale on the right, and
    /// lines need it for names on the right.
    pub fn new(model: &ChartModel, width: f64, height: f64, selected: SelectedNeurons) -> Self {
        let (top, bottom) = (ABOVE, height.max(ABOVE + BELOW + 1.0) - BELOW);
        let down = bottom - top;
        let (values, value_ticks, precision) = if model.kind == ChartKind::Lines {
            let (low, high) = model.extent().unwrap_or_default();
            let axis = Axis::of(low, high, (down / VALUE_SPACE) as usize);
            let values = Scale { start: axis.low, end: axis.high, from: bottom, to: top };
            (values, axis.ticks(), Precision { largest: axis.low.abs().max(axis.high.abs()), step: axis.step })
        } else {
            let rows = model.series.len().max(1);
            let step = (NAME_HEIGHT * rows as f64 / down).ceil().max(1.0) as usize;
            let named = (0..model.series.len()).step_by(step).map(|row| row as f64 + 0.5);
            let values = Scale { start: 0.0, end: rows as f64, from: top, to: bottom };
            (values, named.collect(), Precision { largest: rows as f64, step: step as f64 })
        };
        let names = match model.kind {
            ChartKind::Lines => line_names(model, selected, values, (top, bottom)),
            ChartKind::Heat | ChartKind::Difference => Vec::new(),
        };
        let (left, right) = match model.kind {
            ChartKind::Lines => (56.0, name_space(model, &names)),
            ChartKind::Heat | ChartKind::Difference => (84.0, 84.0),
        };
        let frame = Frame::new((width, height), left, right);
        let first = f64::from(model.first_epoch.0) - 0.5;
        let count = model.epoch_count().max(1) as f64;
        let epochs = Scale { start: first, end: first + count, from: frame.left, to: frame.right };
        let epoch_ticks = epoch_ticks(model, epochs.length(), EPOCH_SPACE);
        Layout { frame, epochs, values, epoch_ticks, value_ticks, precision, names }
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

/// Returns the space for the longest name.
fn name_space(model: &ChartModel, names: &[LineName]) -> f64 {
    let letter = |letter: char| if letter.is_ascii() { LETTER } else { WIDE_LETTER };
    let width = |name: &LineName| {
        let named = model.series.iter().filter(|series| name.participants.contains(&series.participant));
        let letters: f64 = named.flat_map(|series| series.name.chars()).map(letter).sum();
        NAME_GAP + letters + COMMA * name.participants.len().saturating_sub(1) as f64 + NAME_END
    };
    names.iter().map(width).fold(MIN_NAME_SPACE, f64::max).min(MAX_NAME_SPACE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Role;
    use crate::chart::model::tests::{lines, several};
    use yuma_engine::quantity::Uid;

    /// A plot of 400 by 200 pixels from (56, 18), with names of two letters beside lines.
    fn layout(model: &ChartModel) -> Layout {
        let (left, right) =
            if model.kind == ChartKind::Lines { (56.0, NAME_GAP + 2.0 * LETTER + NAME_END) } else { (84.0, 84.0) };
        Layout::new(model, left + 400.0 + right, ABOVE + 200.0 + BELOW, SelectedNeurons::default())
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
        assert_eq!(Layout::new(&empty, 0.0, 0.0, SelectedNeurons::default()).epoch_at(&empty, 5.0), None);
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
    fn names_have_room_beside_the_plot() {
        for (names, expected) in
            [(["A", "B"], NAME_GAP + LETTER + NAME_END), (["A validator with a long name", "B"], MAX_NAME_SPACE)]
        {
            let mut model = several(&[&[0.2], &[0.8]]);
            for (series, name) in model.series.iter_mut().zip(names) {
                name.clone_into(&mut series.name);
            }
            let layout = Layout::new(&model, 400.0, 200.0, SelectedNeurons::default());
            let space = 400.0 - layout.frame.right;
            assert!((space - expected.max(MIN_NAME_SPACE)).abs() < 1e-9, "{names:?}: {space}");
        }
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
