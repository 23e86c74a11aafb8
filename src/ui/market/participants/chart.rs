//! The chart of holdings and returns.

use std::fmt::Write;
use std::rc::Rc;

use yew::prelude::*;

use super::lines::{band, lines};
use super::quantity::ParticipantQuantity;
use super::seeds::{SEEDS, SeedRun};
use crate::chart::Precision;
use crate::chart::ticks::Axis;
use crate::ui::format::number;
use crate::ui::hooks::use_messages;
use crate::ui::inspector::data_table::DataTable;
use crate::ui::market::time::{DayLine, Days, FinishedRun, LinePlot, Size, axis_of, table, values, y_of};
use crate::ui::messages::Messages;
use crate::ui::widgets::select::chosen_index;
use yuma_scenario::market::Market;

/// One line of text a label.
const SIZE: Size = Size { height: 150.0, label: 17.0 };

/// The properties of [`ParticipantChart`].
#[derive(Clone, Properties)]
pub struct ParticipantChartProps {
    /// The market of the run.
    pub market: Market,
    /// The run.
    pub run: Rc<FinishedRun>,
    /// Runs with other seeds.
    pub seeds: Vec<SeedRun>,
    /// The days.
    pub days: Days,
    /// The quantity.
    pub quantity: ParticipantQuantity,
    /// Chooses another quantity.
    pub on_quantity: Callback<ParticipantQuantity>,
    /// The chosen participant.
    pub chosen: usize,
}

impl PartialEq for ParticipantChartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.run, &other.run)
            && self.market == other.market
            && self.seeds.len() == other.seeds.len()
            && self.seeds.iter().zip(&other.seeds).all(|(one, other)| Rc::ptr_eq(one, other))
            && (&self.days, self.quantity, self.chosen) == (&other.days, other.quantity, other.chosen)
            && self.on_quantity == other.on_quantity
    }
}

/// Renders the chart with the choice of its quantity, its sentence and its table.
#[component]
pub fn ParticipantChart(props: &ParticipantChartProps) -> Html {
    let messages = use_messages();
    let quantity = props.quantity;
    let lines = lines(&messages, &props.market, &props.run.points, quantity, props.chosen);
    let band = band(&props.seeds, quantity, props.chosen);
    let axis = axis(&lines, &band, quantity);
    let onchange = props.on_quantity.reform(|event: Event| {
        chosen_index(&event).and_then(|index| ParticipantQuantity::ALL.get(index)).copied().unwrap_or_default()
    });
    let written = |value: f64| quantity.written(&messages, value);
    let (columns, rows) = table(&messages, &props.days, &lines, written);
    let plot = LinePlot {
        days: &props.days,
        lines: lines.iter().collect(),
        axis,
        size: SIZE,
        // Zero is the return of just holding TAO.
        marks_zero: quantity.is_change(),
        tick: &|value| tick_text(&messages, quantity, value, axis.step),
        written: &written,
        below: html! { <g><path class="band" d={band_path(&props.days, &band, |value| y_of(axis, SIZE.height, value))} /></g> },
        above: Html::default(),
    };
    html! {
        <figure class="days-chart quantity participants-chart">
            <figcaption>
                <select aria-label={messages.text("participants.quantity")} {onchange}>{ for ParticipantQuantity::ALL.into_iter().map(|shown| html! {
                    <option key={shown.id()} selected={shown == quantity}>{ messages.text(&format!("participants.quantity.{}", shown.id())) }</option>
                }) }</select>
                <span>{ sentence(&messages, quantity, &lines, &band) }</span>
            </figcaption>
            { plot.draw(&messages) }
            <DataTable title={messages.text("days.table")} {columns} {rows} />
        </figure>
    }
}

/// Returns the axis of all lines and of the band; changes are shown against zero.
fn axis(lines: &[DayLine], band: &[Option<(f64, f64)>], quantity: ParticipantQuantity) -> Axis {
    let ends = band.iter().flatten().flat_map(|&(low, high)| [low, high]);
    axis_of(values(lines).chain(ends).chain(quantity.is_change().then_some(0.0)))
}

fn tick_text(messages: &Messages, quantity: ParticipantQuantity, value: f64, step: f64) -> String {
    let decimals = Precision { largest: value, step }.decimals(if quantity.is_change() { 0.01 } else { 1.0 });
    if quantity.is_change() { messages.numbers().percent_at(value, decimals) } else { number(value, decimals) }
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

/// Describes the chosen participant at the end: against its kept start, and with other seeds.
fn sentence(
    messages: &Messages,
    quantity: ParticipantQuantity,
    lines: &[DayLine],
    band: &[Option<(f64, f64)>],
) -> AttrValue {
    let last = |class: &str| lines.iter().find(|line| line.class == class).and_then(|line| Some((line, line.last()?)));
    let Some((line, value)) = last("now") else { return messages.text("participants.sentence.none") };
    let value = quantity.written(messages, value);
    let name = ("name", line.label.as_str());
    let first = match last("kept") {
        Some((start, kept)) => {
            let kept = quantity.written(messages, kept);
            messages.fill(
                "participants.sentence.kept",
                &[name, ("value", &value), ("start", &start.label), ("kept", &kept)],
            )
        }
        None => messages.fill("participants.sentence", &[name, ("value", &value)]),
    };
    let Some((low, high)) = band.last().copied().flatten() else { return first };
    let ends = [low, high].map(|end| quantity.written(messages, end));
    let seeds = messages
        .fill("participants.sentence.seeds", &[("count", &SEEDS.to_string()), ("low", &ends[0]), ("high", &ends[1])]);
    AttrValue::from(format!("{first}{}{seeds}", messages.sentence_gap()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_one_closed_outline() {
        let days = Days { count: 2, playhead: 0, events: Vec::new() };
        let band = [Some((1.0, 2.0)), None, Some((3.0, 4.0))];
        assert_eq!(band_path(&days, &band, |value| value), "M0.0 2.0L1000.0 4.0L1000.0 3.0L0.0 1.0");
        assert_eq!(band_path(&days, &[], |value| value), "");
    }
}
