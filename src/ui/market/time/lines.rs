//! Lines of a quantity over the days, with their values and names at the ends.

use std::fmt::Write;

use yew::prelude::*;

use super::bump::WIDTH;
use super::plot::Days;
use crate::chart::move_apart;
use crate::chart::ticks::Axis;
use crate::ui::format::fixed;
use crate::ui::messages::Messages;

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct DayLine {
    /// The name of the style.
    pub class: &'static str,
    /// The key among the lines.
    pub key: usize,
    /// The value on each day; `None` on days without one.
    pub values: Vec<Option<f64>>,
    /// The name.
    pub label: AttrValue,
}

impl DayLine {
    /// Returns the value on the last day.
    pub fn last(&self) -> Option<f64> {
        self.values.last().copied().flatten()
    }
}

/// The size of a drawing.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// The height in pixels.
    pub height: f64,
    /// The room for a label in pixels.
    pub label: f64,
}

impl Size {
    fn has_two_texts(self) -> bool {
        self.label >= 24.0
    }
}

/// A drawing of lines with an axis at the left, and the last values at the right.
pub struct LinePlot<'a> {
    /// The days.
    pub days: &'a Days,
    /// The lines in the order of drawing, so that the last one lies on top.
    pub lines: Vec<&'a DayLine>,
    /// The axis.
    pub axis: Axis,
    /// The size. A label has one line of text where there is no room for two.
    pub size: Size,
    /// Whether the line of zero is marked.
    pub marks_zero: bool,
    /// Formats a value of the axis, without its unit.
    pub tick: &'a dyn Fn(f64) -> String,
    /// Formats a value of a line, with its unit.
    pub written: &'a dyn Fn(f64) -> String,
    /// The drawing below the lines.
    pub below: Html,
    /// The drawing above the lines.
    pub above: Html,
}

/// Returns the axis of some values.
pub fn axis_of(values: impl IntoIterator<Item = f64>) -> Axis {
    let ends = (f64::INFINITY, f64::NEG_INFINITY);
    let (low, high) = values.into_iter().fold(ends, |(low, high), value| (low.min(value), high.max(value)));
    if low <= high { Axis::of(low, high, 4) } else { Axis::of(0.0, 1.0, 4) }
}

/// Returns all values of lines.
pub fn values(lines: &[DayLine]) -> impl Iterator<Item = f64> + '_ {
    lines.iter().flat_map(|line| line.values.iter().copied().flatten())
}

/// Returns the vertical position of a value in a drawing.
pub fn y_of(axis: Axis, height: f64, value: f64) -> f64 {
    height - (value - axis.low) / (axis.high - axis.low) * height
}

impl LinePlot<'_> {
    /// Draws the lines.
    pub fn draw(self, messages: &Messages) -> Html {
        let LinePlot { days, lines, axis, size, marks_zero, tick, written, below, above } = self;
        let height = size.height;
        let y = |value: f64| y_of(axis, height, value);
        let rule = |value: f64| {
            let class = if value == 0.0 && marks_zero { "grid zero" } else { "grid" };
            html! { <line key={value.to_bits()} {class} x1="0" x2={WIDTH.to_string()} y1={fixed(y(value), 1)} y2={fixed(y(value), 1)} /> }
        };
        html! {
            <div class="days-plot">
                <svg class="days-labels axis" width="100%" height={fixed(height, 0)} aria-hidden="true">{ for axis.ticks().into_iter().map(|value| html! {
                    <text key={value.to_bits()} x="100%" y={fixed(y(value) + 4.0, 1)} text-anchor="end">{ tick(value) }</text>
                }) }</svg>
                <svg class="days-drawing" width="100%" height={fixed(height, 0)} viewBox={format!("0 0 {WIDTH} {height}")} preserveAspectRatio="none" aria-hidden="true">
                    <g>{ for axis.ticks().into_iter().map(rule) }</g>
                    { below }
                    <g>{ for lines.iter().map(|line| html! {
                        <path key={line.key} class={line.class} d={path(days, &line.values, y)} />
                    }) }</g>
                    { days.marks(height) }
                    { above }
                </svg>
                <svg class="days-labels end" width="100%" height={fixed(height, 0)} aria-hidden="true">
                    { for placed(&lines, y, size).into_iter().map(|(line, value, y)| end_label(line, written(value), y, size)) }
                </svg>
                <div class="days-under">{ days.scale(messages) }</div>
            </div>
        }
    }
}

/// Renders the value and the name at the end of a line.
fn end_label(line: &DayLine, value: String, y: f64, size: Size) -> Html {
    let texts = if size.has_two_texts() {
        html! { <>
            <text x="0" y={fixed(y, 1)}>{ value }</text>
            <text class="name" x="0" y={fixed(y + 14.0, 1)}>{ &line.label }</text>
        </> }
    } else {
        let middle = fixed(y - 4.0, 1);
        html! { <>
            <line x1="0" x2="12" y1={middle.clone()} y2={middle} />
            <text x="17" y={fixed(y, 1)}>{ value }{ " " }<tspan class="name">{ &line.label }</tspan></text>
        </> }
    };
    html! { <g key={line.key} class={line.class}>{ texts }</g> }
}

/// Returns the columns and rows of the table of lines, a row for each day.
pub fn table(
    messages: &Messages,
    days: &Days,
    lines: &[DayLine],
    written: impl Fn(f64) -> String,
) -> (Vec<AttrValue>, Vec<Vec<String>>) {
    let columns = [messages.text("days.day")].into_iter().chain(lines.iter().map(|line| line.label.clone()));
    let cell = |line: &DayLine, day: usize| {
        let value = line.values.get(day).copied().flatten();
        value.map_or_else(|| "–".to_owned(), &written)
    };
    let row = |day: u16| {
        let cells = lines.iter().map(|line| cell(line, usize::from(day)));
        [day.to_string()].into_iter().chain(cells).collect()
    };
    (columns.collect(), (0..=days.count).map(row).collect())
}

/// Returns the path through the values; days without a value interrupt it.
fn path(days: &Days, values: &[Option<f64>], y: impl Fn(f64) -> f64) -> String {
    let mut path = String::new();
    let mut is_drawn = false;
    for (day, value) in values.iter().enumerate() {
        if let Some(value) = value {
            // Writing into a string cannot fail.
            let _ = write!(path, "{}{:.1} {:.1}", if is_drawn { 'L' } else { 'M' }, days.x(day as f64), y(*value));
        }
        is_drawn = value.is_some();
    }
    path
}

/// Returns the lines with their last values and the heights of their labels, which do not overlap.
fn placed<'a>(lines: &[&'a DayLine], y: impl Fn(f64) -> f64, size: Size) -> Vec<(&'a DayLine, f64, f64)> {
    let Size { height, label } = size;
    // The last line of a label stays above the scale.
    let lowest_label = height - (label - 14.0).max(2.0);
    let mut placed: Vec<(&DayLine, f64, f64)> = lines
        .iter()
        .rev()
        .copied()
        .filter_map(|line| line.last().map(|value| (line, value, (y(value) - 2.0).clamp(12.0, lowest_label))))
        .collect();
    placed.sort_by(|(.., one), (.., other)| one.total_cmp(other));
    move_apart(placed.iter_mut().map(|(.., y)| y), label, (f64::NEG_INFINITY, lowest_label));
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(key: usize, value: f64) -> DayLine {
        DayLine { class: "other", key, values: vec![Some(value)], label: AttrValue::default() }
    }

    #[test]
    fn labels_do_not_overlap_and_stay_inside() {
        let three = [[1.0, 1.0, 1.0], [0.0, 0.0, 0.1], [0.5, 0.6, 1.0]].map(Vec::from);
        let seven = [[1.0; 7], [0.0, 0.0, 0.0, 0.0, 0.1, 0.1, 1.0]].map(Vec::from);
        for (height, label, cases) in [(136.0, 30.0, &three[..]), (136.0, 16.0, &three), (150.0, 17.0, &seven)] {
            for values in cases {
                let lines: Vec<DayLine> = values.iter().enumerate().map(|(key, &value)| line(key, value)).collect();
                let lines: Vec<&DayLine> = lines.iter().collect();
                let heights: Vec<f64> = placed(&lines, |value| height - value * height, Size { height, label })
                    .iter()
                    .map(|(.., y)| *y)
                    .collect();
                let is_apart = heights.windows(2).all(|pair| pair[1] - pair[0] >= label - 1e-9);
                assert!(is_apart, "{values:?}: {heights:?}");
                assert!(heights.iter().all(|y| (10.0..=height).contains(y)), "{values:?}: {heights:?}");
            }
        }
    }

    #[test]
    fn a_path_is_interrupted_where_a_subnet_is_missing() {
        let days = Days { count: 4, playhead: 0, events: Vec::new() };
        let values = [Some(0.0), Some(10.0), None, Some(20.0), Some(20.0)];
        assert_eq!(path(&days, &values, |value| value), "M0.0 0.0L250.0 10.0M750.0 20.0L1000.0 20.0");
    }
}
