//! Lines of a quantity over the days, with their values and names at the ends.

use std::fmt::Write;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::bump::WIDTH;
use super::day_quantity::DayQuantity;
use super::plot::Days;
use crate::chart::ticks::Axis;
use crate::ui::format::fixed;
use crate::ui::messages::Messages;

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The name of the style, which no other line has.
    pub class: &'static str,
    /// The value on each day; `None` where the subnet does not exist.
    pub values: Vec<Option<f64>>,
    /// The name.
    pub label: AttrValue,
}

impl Line {
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

/// Renders the choice of the quantity.
pub fn quantity_choice(messages: &Messages, quantity: DayQuantity, on_quantity: &Callback<DayQuantity>) -> Html {
    let onchange = on_quantity.reform(|event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        usize::try_from(index).ok().and_then(|index| DayQuantity::ALL.get(index)).copied().unwrap_or_default()
    });
    html! {
        <select aria-label={messages.text("days.quantity")} {onchange}>{ for DayQuantity::ALL.into_iter().map(|known| html! {
            <option key={known.id()} selected={known == quantity}>{ messages.text(&format!("days.quantity.{}", known.id())) }</option>
        }) }</select>
    }
}

/// Draws lines and further marks with an axis at the left and the last values at the right, the first line on top. A label has one line of text
/// where there is no room for two.
pub fn plot_lines(
    messages: &Messages,
    quantity: DayQuantity,
    days: &Days,
    lines: &[Line],
    (size, marks): (Size, Html),
) -> Html {
    let Size { height, label } = size;
    let values = || lines.iter().flat_map(|line| line.values.iter().copied().flatten());
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let axis = if low <= high { Axis::of(low, high, 4) } else { Axis::of(0.0, 1.0, 4) };
    let y = |value: f64| height - (value - axis.low) / (axis.high - axis.low) * height;
    let end = |(line, value, y): (&Line, f64, f64)| {
        let value = quantity.written(messages, value);
        let texts = if label < 24.0 {
            let middle = fixed(y - 4.0, 1);
            html! { <>
                <line x1="0" x2="12" y1={middle.clone()} y2={middle} />
                <text x="17" y={fixed(y, 1)}>{ value }{ " " }<tspan class="name">{ &line.label }</tspan></text>
            </> }
        } else {
            html! { <>
                <text x="0" y={fixed(y, 1)}>{ value }</text>
                <text class="name" x="0" y={fixed(y + 14.0, 1)}>{ &line.label }</text>
            </> }
        };
        html! { <g key={line.class} class={line.class}>{ texts }</g> }
    };
    html! {
        <div class="days-plot">
            <svg class="days-labels axis" width="100%" height={fixed(height, 0)} aria-hidden="true">{ for axis.ticks().into_iter().map(|tick| html! {
                <text key={tick.to_bits()} x="100%" y={fixed(y(tick) + 4.0, 1)} text-anchor="end">{ quantity.tick(messages, tick, axis.step) }</text>
            }) }</svg>
            <svg class="days-drawing" width="100%" height={fixed(height, 0)} viewBox={format!("0 0 {WIDTH} {height}")} preserveAspectRatio="none" aria-hidden="true">
                <g>{ for axis.ticks().into_iter().map(|tick| html! {
                    <line key={tick.to_bits()} class="grid" x1="0" x2={WIDTH.to_string()} y1={fixed(y(tick), 1)} y2={fixed(y(tick), 1)} />
                }) }</g>
                <g>{ for lines.iter().rev().map(|line| html! {
                    <path key={line.class} class={line.class} d={path(days, &line.values, y)} />
                }) }</g>
                { days.marks(height) }
                { marks }
            </svg>
            <svg class="days-labels end" width="100%" height={fixed(height, 0)} aria-hidden="true">
                { for placed(lines, y, size).into_iter().map(end) }
            </svg>
            <div class="days-under">{ days.scale(messages) }</div>
        </div>
    }
}

/// Returns the columns and rows of the table of lines, a row for each day.
pub fn table(
    messages: &Messages,
    quantity: DayQuantity,
    days: &Days,
    lines: &[Line],
) -> (Vec<AttrValue>, Vec<Vec<String>>) {
    let columns = [messages.text("days.day")].into_iter().chain(lines.iter().map(|line| line.label.clone()));
    let cell = |line: &Line, day: usize| {
        let value = line.values.get(day).copied().flatten();
        value.map_or_else(|| "–".to_owned(), |value| quantity.written(messages, value))
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
fn placed(lines: &[Line], y: impl Fn(f64) -> f64, size: Size) -> Vec<(&Line, f64, f64)> {
    let Size { height, label } = size;
    // The last line of a label stays above the scale.
    let lowest_label = height - (label - 14.0).max(2.0);
    let mut placed: Vec<(&Line, f64, f64)> = lines
        .iter()
        .filter_map(|line| line.last().map(|value| (line, value, (y(value) - 2.0).clamp(12.0, lowest_label))))
        .collect();
    placed.sort_by(|(.., one), (.., other)| one.total_cmp(other));
    let mut lowest = f64::NEG_INFINITY;
    for (.., y) in &mut placed {
        *y = y.max(lowest + label);
        lowest = *y;
    }
    let mut highest = lowest_label + label;
    for (.., y) in placed.iter_mut().rev() {
        *y = y.min(highest - label);
        highest = *y;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(class: &'static str, value: f64) -> Line {
        Line { class, values: vec![Some(value)], label: AttrValue::default() }
    }

    #[test]
    fn labels_do_not_overlap_and_stay_inside() {
        for (height, label) in [(136.0, 30.0), (136.0, 16.0)] {
            for values in [[1.0, 1.0, 1.0], [0.0, 0.0, 0.1], [0.5, 0.6, 1.0]] {
                let lines = [line("a", values[0]), line("b", values[1]), line("c", values[2])];
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
