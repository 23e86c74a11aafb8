//! The chart of holdings and returns.

use std::fmt::Write;
use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::lines::{PersonLine, band, lines};
use super::measure::Measure;
use super::seeds::{SEEDS, SeedRun};
use crate::chart::ticks::Axis;
use crate::ui::format::{fixed, number};
use crate::ui::hooks::use_messages;
use crate::ui::inspector::data_table::DataTable;
use crate::ui::market::time::{Days, FinishedRun, PLOT_WIDTH};
use crate::ui::messages::Messages;
use yuma_scenario::market::Market;

/// The height of the drawing in pixels.
const HEIGHT: f64 = 150.0;
/// The room for a label in pixels.
const LABEL: f64 = 17.0;

/// The properties of [`PeopleChart`].
#[derive(Clone, Properties)]
pub struct PeopleChartProps {
    /// The market of the run.
    pub market: Market,
    /// The run.
    pub run: Rc<FinishedRun>,
    /// Runs with other seeds.
    pub seeds: Vec<SeedRun>,
    /// The days.
    pub days: Days,
    /// The quantity.
    pub measure: Measure,
    /// Chooses another quantity.
    pub on_measure: Callback<Measure>,
    /// The chosen participant.
    pub chosen: usize,
}

impl PartialEq for PeopleChartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.run, &other.run)
            && self.market == other.market
            && self.seeds.len() == other.seeds.len()
            && self.seeds.iter().zip(&other.seeds).all(|(one, other)| Rc::ptr_eq(one, other))
            && (&self.days, self.measure, self.chosen) == (&other.days, other.measure, other.chosen)
            && self.on_measure == other.on_measure
    }
}

/// Renders the chart with the choice of its quantity, its sentence and its table.
#[component]
pub fn PeopleChart(props: &PeopleChartProps) -> Html {
    let messages = use_messages();
    let measure = props.measure;
    let lines = lines(&messages, &props.market, &props.run.points, measure, props.chosen);
    let band = band(&props.seeds, measure, props.chosen);
    let axis = axis(&lines, &band, measure);
    let y = |value: f64| HEIGHT - (value - axis.low) / (axis.high - axis.low) * HEIGHT;
    let onchange = props.on_measure.reform(|event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        usize::try_from(index).ok().and_then(|index| Measure::ALL.get(index)).copied().unwrap_or_default()
    });
    let (columns, rows) = table(&messages, props, &lines);
    html! {
        <figure class="days-chart quantity people-chart">
            <figcaption>
                <select aria-label={messages.text("people.measure")} {onchange}>{ for Measure::ALL.into_iter().map(|shown| html! {
                    <option key={shown.id()} selected={shown == measure}>{ messages.text(&format!("people.measure.{}", shown.id())) }</option>
                }) }</select>
                <span>{ sentence(&messages, measure, &lines, &band) }</span>
            </figcaption>
            <div class="days-plot">
                <svg class="days-labels axis" width="100%" height={fixed(HEIGHT, 0)} aria-hidden="true">{ for axis.ticks().into_iter().map(|tick| html! {
                    <text key={tick.to_bits()} x="100%" y={fixed(y(tick) + 4.0, 1)} text-anchor="end">{ tick_text(&messages, measure, tick, axis.step) }</text>
                }) }</svg>
                <svg class="days-drawing" width="100%" height={fixed(HEIGHT, 0)} viewBox={format!("0 0 {PLOT_WIDTH} {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true">
                    <g>{ for axis.ticks().into_iter().map(|tick| {
                        // Zero is the return of just holding TAO.
                        let class = if tick == 0.0 && measure.is_change() { "grid zero" } else { "grid" };
                        html! { <line key={tick.to_bits()} {class} x1="0" x2={PLOT_WIDTH.to_string()} y1={fixed(y(tick), 1)} y2={fixed(y(tick), 1)} /> }
                    }) }</g>
                    <g><path class="band" d={band_path(&props.days, &band, y)} /></g>
                    <g>{ for lines.iter().map(|line| html! {
                        <path key={line.key} class={line.class} d={path(&props.days, &line.values, y)} />
                    }) }</g>
                    { props.days.marks(HEIGHT) }
                </svg>
                <svg class="days-labels end" width="100%" height={fixed(HEIGHT, 0)} aria-hidden="true">{ for placed(&lines, y).into_iter().map(|(line, value, y)| html! {
                    <g key={line.key} class={line.class}>
                        <text x="0" y={fixed(y, 1)}>{ measure.written(&messages, value) }{ " " }<tspan class="name">{ line.label.clone() }</tspan></text>
                    </g>
                }) }</svg>
                <div class="days-under">{ props.days.scale(&messages) }</div>
            </div>
            <DataTable title={messages.text("days.table")} {columns} {rows} />
        </figure>
    }
}

/// Returns the axis of all lines and of the band; changes are shown against zero.
fn axis(lines: &[PersonLine], band: &[Option<(f64, f64)>], measure: Measure) -> Axis {
    let values = lines.iter().flat_map(|line| line.values.iter().copied().flatten());
    let ends = band.iter().flatten().flat_map(|&(low, high)| [low, high]);
    let zero = measure.is_change().then_some(0.0);
    let (low, high) = values
        .chain(ends)
        .chain(zero)
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if low <= high { Axis::of(low, high, 4) } else { Axis::of(0.0, 1.0, 4) }
}

fn tick_text(messages: &Messages, measure: Measure, value: f64, step: f64) -> String {
    let scale = if measure.is_change() { 100.0 } else { 1.0 };
    let decimals = (0..9).find(|&digits| step * scale * 10f64.powi(digits) >= 0.999).unwrap_or(9);
    let decimals = usize::try_from(decimals).unwrap_or_default();
    if measure.is_change() { messages.numbers().percent_at(value, decimals) } else { number(value, decimals) }
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

/// Returns the outline of the band; empty without one.
fn band_path(days: &Days, band: &[Option<(f64, f64)>], y: impl Fn(f64) -> f64) -> String {
    let ends: Vec<(f64, f64, f64)> =
        band.iter().enumerate().filter_map(|(day, ends)| ends.map(|(low, high)| (day as f64, low, high))).collect();
    let upper = ends.iter().map(|&(day, _, high)| (day, high));
    let lower = ends.iter().rev().map(|&(day, low, _)| (day, low));
    let mut path = String::new();
    for (at, (day, value)) in upper.chain(lower).enumerate() {
        // Writing into a string cannot fail.
        let _ = write!(path, "{}{:.1} {:.1}", if at == 0 { 'M' } else { 'L' }, days.x(day), y(value));
    }
    path
}

/// Returns the lines with their last values and the heights of their labels, which do not overlap.
fn placed(lines: &[PersonLine], y: impl Fn(f64) -> f64) -> Vec<(&PersonLine, f64, f64)> {
    let mut placed: Vec<(&PersonLine, f64, f64)> = lines
        .iter()
        .filter_map(|line| line.last().map(|value| (line, value, (y(value) + 4.0).clamp(10.0, HEIGHT))))
        .collect();
    placed.sort_by(|(.., one), (.., other)| one.total_cmp(other));
    let mut lowest = f64::NEG_INFINITY;
    for (.., y) in &mut placed {
        *y = y.max(lowest + LABEL);
        lowest = *y;
    }
    let mut highest = HEIGHT + LABEL;
    for (.., y) in placed.iter_mut().rev() {
        *y = y.min(highest - LABEL);
        highest = *y;
    }
    placed
}

/// Describes the chosen participant at the end: against its kept start, and with other seeds.
fn sentence(messages: &Messages, measure: Measure, lines: &[PersonLine], band: &[Option<(f64, f64)>]) -> AttrValue {
    let last = |class: &str| lines.iter().find(|line| line.class == class).and_then(|line| Some((line, line.last()?)));
    let Some((line, value)) = last("now") else { return messages.text("people.sentence.none") };
    let value = measure.written(messages, value);
    let name = ("name", line.label.as_str());
    let first = match last("kept") {
        Some((start, kept)) => {
            let kept = measure.written(messages, kept);
            messages.fill("people.sentence.kept", &[name, ("value", &value), ("start", &start.label), ("kept", &kept)])
        }
        None => messages.fill("people.sentence", &[name, ("value", &value)]),
    };
    let Some((low, high)) = band.last().copied().flatten() else { return first };
    let ends = [low, high].map(|end| measure.written(messages, end));
    let seeds =
        messages.fill("people.sentence.seeds", &[("count", &SEEDS.to_string()), ("low", &ends[0]), ("high", &ends[1])]);
    AttrValue::from(format!("{first}{}{seeds}", messages.sentence_gap()))
}

fn table(messages: &Messages, props: &PeopleChartProps, lines: &[PersonLine]) -> (Vec<AttrValue>, Vec<Vec<String>>) {
    let labels = lines.iter().map(|line| AttrValue::from(line.label.clone()));
    let columns = [messages.text("days.day")].into_iter().chain(labels);
    let cell = |line: &PersonLine, day: usize| {
        let value = line.values.get(day).copied().flatten();
        value.map_or_else(|| "–".to_owned(), |value| props.measure.written(messages, value))
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

    fn line(key: usize, value: f64) -> PersonLine {
        PersonLine { class: "other", key, values: vec![Some(value)], label: String::new() }
    }

    #[test]
    fn labels_do_not_overlap_and_stay_inside() {
        for values in [[1.0; 7], [0.0, 0.0, 0.0, 0.0, 0.1, 0.1, 1.0]] {
            let lines: Vec<PersonLine> = values.iter().enumerate().map(|(key, &value)| line(key, value)).collect();
            let heights: Vec<f64> = placed(&lines, |value| HEIGHT - value * HEIGHT).iter().map(|(.., y)| *y).collect();
            assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= LABEL - 1e-9), "{heights:?}");
            assert!(heights.iter().all(|y| (10.0..=HEIGHT).contains(y)), "{heights:?}");
        }
    }

    #[test]
    fn a_band_is_one_closed_outline() {
        let days = Days { count: 2, playhead: 0, events: Vec::new() };
        let band = [Some((1.0, 2.0)), None, Some((3.0, 4.0))];
        assert_eq!(band_path(&days, &band, |value| value), "M0.0 2.0L1000.0 4.0L1000.0 3.0L0.0 1.0");
        assert_eq!(band_path(&days, &[], |value| value), "");
    }
}
