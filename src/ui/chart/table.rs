//! The numbers of a chart in a folded table.

use web_sys::Element;
use yew::prelude::*;

use super::label::ValueFormat;
use crate::chart::{ChartModel, ChartSeries, SharedChart, table};
use crate::ui::format;
use crate::ui::hooks::use_messages;
use yuma_engine::quantity::Epoch;

/// The properties of [`ChartTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChartTableProps {
    /// The chart.
    pub model: SharedChart,
    /// Its title.
    pub title: AttrValue,
}

/// Renders a table that opens on demand. A closed one has no lines, so that updates of the chart stay cheap.
#[component]
pub fn ChartTable(props: &ChartTableProps) -> Html {
    let messages = use_messages();
    let is_open = use_state_eq(|| false);
    let ontoggle = {
        let is_open = is_open.setter();
        Callback::from(move |event: Event| {
            is_open.set(event.target_unchecked_into::<Element>().has_attribute("open"));
        })
    };
    let model = &props.model;
    let epochs = if *is_open { table::epochs(model) } else { Vec::new() };
    let (step, values) = (table::step(model), ValueFormat::of_values(messages.numbers(), model));
    let count = format::count(model.epoch_count());
    let notes = [
        (step > 1).then(|| messages.fill("chart.table.every", &[("step", &step.to_string()), ("count", &count)])),
        model.stored_unit.map(|unit| messages.fill("chart.table.stored", &[("unit", unit.name())])),
    ];
    html! {
        <details class="chart-table" {ontoggle}>
            <summary>{ messages.text("chart.table") }</summary>
            <p>{ for notes.into_iter().flatten().map(|note| html! { <span key={note.to_string()}>{ note }{ " " }</span> }) }</p>
            <div class="scroll" tabindex="0" role="group" aria-label={props.title.clone()}><table>
                <thead><tr>
                    <th key="epoch" scope="col">{ messages.text("chart.epoch") }</th>
                    { for model.series.iter().enumerate().map(|(at, series)| html! {
                        <th key={at} scope="col">{ &series.name }</th>
                    }) }
                    { for model.ghosts.iter().enumerate().map(|(at, ghost)| html! {
                        <th key={format!("ghost {at}")} scope="col">{ messages.fill("chart.pinned", &[("value", &ghost.name)]) }</th>
                    }) }
                </tr></thead>
                <tbody>{ for epochs.into_iter().map(|epoch| line(model, values, epoch)) }</tbody>
            </table></div>
        </details>
    }
}

fn line(model: &ChartModel, values: ValueFormat, epoch: Epoch) -> Html {
    let value = |series: &ChartSeries| values.text_or_dash(model.index_of(epoch).and_then(|index| series.value(index)));
    html! {
        <tr key={epoch.0}>
            <th key="epoch" scope="row">{ epoch.0 }</th>
            { for model.series.iter().enumerate().map(|(at, series)| html! {
                <td key={at}>{ value(series) }{ stored(model, series, epoch) }</td>
            }) }
            { for model.ghosts.iter().enumerate().map(|(at, ghost)| html! {
                <td key={format!("ghost {at}")}>{ value(ghost) }</td>
            }) }
        </tr>
    }
}

/// Returns the stored number beside a value.
fn stored(model: &ChartModel, series: &ChartSeries, epoch: Epoch) -> Option<Html> {
    let stored = series.stored.get(model.index_of(epoch)?)?;
    Some(html! { <small>{ format::grouped((*stored).into()) }</small> })
}
