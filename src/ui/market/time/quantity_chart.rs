//! The chart of one quantity of the selected subnet, under the market's era and the pinned one.

use std::fmt::Write;
use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::bump::WIDTH;
use super::day_quantity::DayQuantity;
use super::plot::Days;
use super::runs::FinishedRun;
use crate::chart::ticks::Axis;
use crate::ui::format::{fixed, number, whole};
use crate::ui::hooks::use_messages;
use crate::ui::inspector::data_table::DataTable;
use crate::ui::messages::Messages;
use yuma_engine::issuance::{block_emission, next_halving};
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::DayPoint;

/// The height of the drawing in pixels.
const HEIGHT: f64 = 136.0;
/// The room for a label in pixels.
const LABEL: f64 = 30.0;

/// The properties of [`QuantityChart`].
#[derive(Clone, Properties)]
pub struct QuantityChartProps {
    /// The quantity.
    pub quantity: DayQuantity,
    /// Chooses another quantity.
    pub on_quantity: Callback<DayQuantity>,
    /// The subnet.
    pub netuid: Netuid,
    /// Its name.
    pub name: AttrValue,
    /// The run under the market's era.
    pub now: Rc<FinishedRun>,
    /// The run under the pinned era.
    pub pinned: Option<Rc<FinishedRun>>,
    /// The days.
    pub days: Days,
}

impl PartialEq for QuantityChartProps {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |one: &Option<Rc<FinishedRun>>, other: &Option<Rc<FinishedRun>>| match (one, other) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        (self.quantity, self.netuid, &self.name, &self.days) == (other.quantity, other.netuid, &other.name, &other.days)
            && self.on_quantity == other.on_quantity
            && Rc::ptr_eq(&self.now, &other.now)
            && is_same(&self.pinned, &other.pinned)
    }
}

/// A line of the chart.
struct Line {
    class: &'static str,
    values: Vec<Option<f64>>,
    label: AttrValue,
}

impl Line {
    fn last(&self) -> Option<f64> {
        self.values.last().copied().flatten()
    }
}

/// Renders the chart with the choice of its quantity, its sentence and its table.
#[component]
pub fn QuantityChart(props: &QuantityChartProps) -> Html {
    let messages = use_messages();
    let lines = lines(&messages, props);
    let values = || lines.iter().flat_map(|line| line.values.iter().copied().flatten());
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let axis = if low <= high { Axis::of(low, high, 4) } else { Axis::of(0.0, 1.0, 4) };
    let y = |value: f64| HEIGHT - (value - axis.low) / (axis.high - axis.low) * HEIGHT;
    let onchange = props.on_quantity.reform(|event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        usize::try_from(index).ok().and_then(|index| DayQuantity::ALL.get(index)).copied().unwrap_or_default()
    });
    let (columns, rows) = table(&messages, props, &lines);
    let halving = halving_day(props);
    html! {
        <figure class="days-chart quantity">
            <figcaption>
                <select aria-label={messages.text("days.quantity")} {onchange}>{ for DayQuantity::ALL.into_iter().map(|quantity| html! {
                    <option key={quantity.id()} selected={quantity == props.quantity}>{ messages.text(&format!("days.quantity.{}", quantity.id())) }</option>
                }) }</select>
                <span>{ sentence(&messages, props, &lines) }</span>
            </figcaption>
            <div class="days-plot">
                <svg class="days-labels axis" width="100%" height={fixed(HEIGHT, 0)} aria-hidden="true">{ for axis.ticks().into_iter().map(|tick| html! {
                    <text key={tick.to_bits()} x="100%" y={fixed(y(tick) + 4.0, 1)} text-anchor="end">{ props.quantity.tick(&messages, tick, axis.step) }</text>
                }) }</svg>
                <svg class="days-drawing" width="100%" height={fixed(HEIGHT, 0)} viewBox={format!("0 0 {WIDTH} {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true">
                    <g>{ for axis.ticks().into_iter().map(|tick| html! {
                        <line key={tick.to_bits()} class="grid" x1="0" x2={WIDTH.to_string()} y1={fixed(y(tick), 1)} y2={fixed(y(tick), 1)} />
                    }) }</g>
                    <g>{ for lines.iter().rev().map(|line| html! {
                        <path key={line.class} class={line.class} d={path(&props.days, &line.values, y)} />
                    }) }</g>
                    { props.days.marks(HEIGHT) }
                    <g>{ for halving.map(|day| halving_mark(&props.days, day)) }</g>
                </svg>
                <svg class="days-labels end" width="100%" height={fixed(HEIGHT, 0)} aria-hidden="true">{ for placed(&lines, y).into_iter().map(|(line, value, y)| html! {
                    <g key={line.class} class={line.class}>
                        <text x="0" y={fixed(y, 1)}>{ props.quantity.written(&messages, value) }</text>
                        <text class="name" x="0" y={fixed(y + 14.0, 1)}>{ &line.label }</text>
                    </g>
                }) }</svg>
                <div class="days-under">{ props.days.scale(&messages) }</div>
            </div>
            <DataTable title={messages.text("days.table")} {columns} {rows} />
        </figure>
    }
}

/// Returns the first day with a smaller emission of a block, where the issuance is shown.
fn halving_day(props: &QuantityChartProps) -> Option<usize> {
    let points = &props.now.points;
    let emission = |day: usize| points.get(day).map(|point| block_emission(point.issuance));
    let is_issuance = props.quantity == DayQuantity::Issuance;
    (1..points.len()).find(|&day| is_issuance && emission(day) < emission(day - 1))
}

fn halving_mark(days: &Days, day: usize) -> Html {
    let x = fixed(days.x(day as f64), 1);
    html! { <line class="halving" x1={x.clone()} x2={x} y1="0" y2={fixed(HEIGHT, 0)} /> }
}

/// Describes the halving: its day within the run, or the issuance at which the next one comes and the days until then at
/// the present emission.
fn halving_sentence(messages: &Messages, props: &QuantityChartProps) -> AttrValue {
    let Some(last) = props.now.points.last() else { return AttrValue::default() };
    if let Some(day) = halving_day(props) {
        return messages.fill("days.halving", &[("day", &day.to_string())]);
    }
    let next = next_halving(last.issuance);
    let left = whole(next.0.saturating_sub(last.issuance.0));
    let days = left / whole(last.emission_per_day.0).max(f64::MIN_POSITIVE);
    let at = props.quantity.written(messages, whole(next.0));
    messages.fill("days.halving.next", &[("issuance", &at), ("days", &number(days, 0))])
}

/// Returns the lines: the market's era, the pinned one, and the moving average of the price.
fn lines(messages: &Messages, props: &QuantityChartProps) -> Vec<Line> {
    let values = |run: &FinishedRun| run.points.iter().map(|point| props.quantity.of(point, props.netuid)).collect();
    let era = |run: &FinishedRun| messages.text(&format!("era.{}.title", run.phase.era.id));
    let now = Line { class: "now", values: values(&props.now), label: era(&props.now) };
    let pinned = props.pinned.as_ref().map(|run| Line {
        class: "pinned",
        values: values(run),
        label: messages.fill("days.pinned", &[("era", &era(run))]),
    });
    let average = props.quantity.second_label().map(|label| Line {
        class: "average",
        values: props.now.points.iter().map(|point| props.quantity.second(point, props.netuid)).collect(),
        label: messages.text(label),
    });
    [now].into_iter().chain(pinned).chain(average).collect()
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
fn placed(lines: &[Line], y: impl Fn(f64) -> f64) -> Vec<(&Line, f64, f64)> {
    let mut placed: Vec<(&Line, f64, f64)> = lines
        .iter()
        .filter_map(|line| line.last().map(|value| (line, value, (y(value) - 2.0).clamp(12.0, HEIGHT - 16.0))))
        .collect();
    placed.sort_by(|(.., one), (.., other)| one.total_cmp(other));
    let mut lowest = f64::NEG_INFINITY;
    for (.., y) in &mut placed {
        *y = y.max(lowest + LABEL);
        lowest = *y;
    }
    let mut highest = HEIGHT - 16.0 + LABEL;
    for (.., y) in placed.iter_mut().rev() {
        *y = y.min(highest - LABEL);
        highest = *y;
    }
    placed
}

fn sentence(messages: &Messages, props: &QuantityChartProps, lines: &[Line]) -> AttrValue {
    let moves = |line: &Line| {
        let first = line.values.first().copied().flatten()?;
        let change = if first == 0.0 { 0.0 } else { line.last()? / first - 1.0 };
        let percent = messages.numbers().percent_at(change.abs(), if change.abs() < 0.001 { 3 } else { 1 });
        let key = match change {
            change if change.abs() < 0.000_005 => "days.moves.stays",
            0.0.. => "days.moves.rises",
            _ => "days.moves.falls",
        };
        Some(messages.fill(key, &[("change", &percent)]))
    };
    let subject = match props.quantity {
        DayQuantity::Flow => return flow_sentence(messages, props),

        DayQuantity::Issuance => messages.text("days.of.all"),
        _ => messages.fill("days.of", &[("subnet", &props.name)]),
    };
    let now = lines.first().and_then(moves);
    let pinned = props.pinned.as_ref().and_then(|run| Some((run, lines.get(1).and_then(moves)?)));
    let moves = match (now, pinned) {
        (Some(now), Some((run, other))) => {
            let era = messages.text(&format!("era.{}.title", run.phase.era.id));
            messages.fill("days.moves.both", &[("subject", &subject), ("now", &now), ("era", &era), ("other", &other)])
        }
        (Some(now), None) => messages.fill("days.moves", &[("subject", &subject), ("now", &now)]),
        _ => messages.fill("days.moves.none", &[("subnet", &props.name)]),
    };
    if props.quantity != DayQuantity::Issuance {
        return moves;
    }
    AttrValue::from(format!("{moves}{}{}", messages.sentence_gap(), halving_sentence(messages, props)))
}

/// Describes the sum of the flows over all days.
fn flow_sentence(messages: &Messages, props: &QuantityChartProps) -> AttrValue {
    let points = &props.now.points;
    let sum = |of: fn(DayQuantity, &DayPoint, Netuid) -> Option<f64>| {
        let values = points.iter().filter_map(|point| of(DayQuantity::Flow, point, props.netuid));
        props.quantity.written(messages, values.sum())
    };
    let days = points.len().saturating_sub(1);
    messages.fill_plural(
        "days.flow",
        days,
        &[
            ("days", &days.to_string()),
            ("subnet", &props.name),
            ("stakers", &sum(DayQuantity::of)),
            ("chain", &sum(DayQuantity::second)),
        ],
    )
}

fn table(messages: &Messages, props: &QuantityChartProps, lines: &[Line]) -> (Vec<AttrValue>, Vec<Vec<String>>) {
    let columns = [messages.text("days.day")].into_iter().chain(lines.iter().map(|line| line.label.clone()));
    let cell = |line: &Line, day: usize| {
        let value = line.values.get(day).copied().flatten();
        value.map_or_else(|| "–".to_owned(), |value| props.quantity.written(messages, value))
    };
    let row = |day: u16| {
        let cells = lines.iter().map(|line| cell(line, usize::from(day)));
        [day.to_string()].into_iter().chain(cells).collect()
    };
    (columns.collect(), (0..=props.days.count).map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(class: &'static str, value: f64) -> Line {
        Line { class, values: vec![Some(value)], label: AttrValue::default() }
    }

    #[test]
    fn labels_do_not_overlap_and_stay_inside() {
        for values in [[1.0, 1.0, 1.0], [0.0, 0.0, 0.1], [0.5, 0.6, 1.0]] {
            let lines = [line("a", values[0]), line("b", values[1]), line("c", values[2])];
            let heights: Vec<f64> = placed(&lines, |value| HEIGHT - value * HEIGHT).iter().map(|(.., y)| *y).collect();
            assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= LABEL - 1e-9), "{values:?}: {heights:?}");
            assert!(heights.iter().all(|y| (10.0..=HEIGHT - 15.0).contains(y)), "{values:?}: {heights:?}");
        }
    }

    #[test]
    fn a_path_is_interrupted_where_a_subnet_is_missing() {
        let days = Days { count: 4, playhead: 0, events: Vec::new() };
        let values = [Some(0.0), Some(10.0), None, Some(20.0), Some(20.0)];
        assert_eq!(path(&days, &values, |value| value), "M0.0 0.0L250.0 10.0M750.0 20.0L1000.0 20.0");
    }
}
