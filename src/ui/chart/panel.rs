//! A chart with its title, finding, legend, table and files.

use yew::prelude::*;

use super::events::events;
use super::legend::Legend;
use super::plot::Plot;
use super::png::save_png;
use super::reading::{reading, title};
use super::table::ChartTable;
use crate::chart::export::csv;
use crate::chart::{Participant, SelectedNeurons, SharedChart};
use crate::platform::download::{file_stem, save_text};
use crate::ui::hooks::use_messages;
use yuma_engine::quantity::Epoch;

/// The maximum number of values in the spoken description if no participant is highlighted.
const SPOKEN: usize = 5;

/// The properties of [`ChartPanel`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChartProps {
    /// The chart.
    pub model: SharedChart,
    /// The finding, in a sentence.
    pub finding: AttrValue,
    /// The highlighted participant.
    pub highlight: Option<Participant>,
    /// The selected participants, whose lines stand out.
    pub selected: SelectedNeurons,
    /// Called with the participant under the pointer, to highlight it everywhere.
    pub on_highlight: Callback<Option<Participant>>,
    /// The epoch under the playhead.
    pub playhead: Option<Epoch>,
    /// Called with the epoch to move the playhead to.
    pub on_epoch: Callback<Epoch>,
}

/// Renders a chart with its title, finding, legend, table and files.
#[component]
pub fn ChartPanel(props: &ChartProps) -> Html {
    let messages = use_messages();
    let pointed = use_state_eq(|| None::<Epoch>);
    let on_point = use_callback(pointed.setter(), |epoch, setter| setter.set(epoch));
    let figure = use_node_ref();
    let (model, title) = (&props.model, title(&messages, &props.model));
    // Without a pointed epoch, shows the playhead or the last epoch.
    let epoch = pointed.or(props.playhead).filter(|epoch| model.index_of(*epoch).is_some());
    let epoch = epoch.unwrap_or_else(|| model.last_epoch());
    let reading = |max_values| reading(&messages, model, epoch, props.highlight, max_values);
    let on_csv = {
        let (model, title) = (model.clone(), title.clone());
        Callback::from(move |_: MouseEvent| save_text(&format!("{}.csv", file_stem(&title)), "text/csv", &csv(&model)))
    };
    let on_png = {
        let (model, title, figure, messages) = (model.clone(), title.clone(), figure.clone(), messages.clone());
        let selected = props.selected;
        Callback::from(move |_: MouseEvent| save_png(&figure, &model, selected, &title, &messages))
    };
    html! {
        <figure class="chart" ref={&figure}>
            <figcaption>
                <h3>{ &title }</h3>
                <button type="button" class="link" title={messages.text("chart.png.about")} onclick={on_png}>
                    { messages.text("chart.png") }
                </button>
                <button type="button" class="link" title={messages.text("chart.csv.about")} onclick={on_csv}>
                    { messages.text("chart.csv") }
                </button>
                <p>{ &props.finding }</p>
            </figcaption>
            <Plot model={model.clone()} title={title.clone()} reading={reading(SPOKEN)} pointed={*pointed} {on_point}
                highlight={props.highlight} selected={props.selected} on_highlight={props.on_highlight.clone()}
                playhead={props.playhead} on_epoch={props.on_epoch.clone()} />
            <p class="chart-reading" aria-hidden="true">{ reading(0) }</p>
            <Legend model={model.clone()} {epoch} selected={props.selected} highlight={props.highlight} on_highlight={props.on_highlight.clone()} />
            { events(&messages, model) }
            <ChartTable model={model.clone()} {title} />
        </figure>
    }
}
