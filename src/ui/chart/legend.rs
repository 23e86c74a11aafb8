//! The legend of a chart, with the values at the pointed epoch.

use yew::prelude::*;

use super::label::ValueFormat;
use crate::chart::{
    ChartModel, ChartSeries, Participant, SelectedNeurons, SeriesStyle, SharedChart, featured, is_crowded,
};
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Epoch;

/// The number of entries that a legend shows without scrolling.
const VISIBLE_ENTRIES: usize = 24;

/// The properties of [`Legend`].
#[derive(Clone, PartialEq, Properties)]
pub struct LegendProps {
    /// The chart.
    pub model: SharedChart,
    /// The epoch of the values.
    pub epoch: Epoch,
    /// The selected participants.
    pub selected: SelectedNeurons,
    /// The highlighted participant.
    pub highlight: Option<Participant>,
    /// Called with the participant under the pointer.
    pub on_highlight: Callback<Option<Participant>>,
}

/// Renders the legend.
#[component]
pub fn Legend(props: &LegendProps) -> Html {
    let messages = use_messages();
    let scrolls = props.model.series.len() > VISIBLE_ENTRIES;
    let leave = {
        let on_highlight = props.on_highlight.clone();
        Callback::from(move |_: PointerEvent| on_highlight.emit(None))
    };
    let format = ValueFormat::of_values(messages.numbers(), &props.model);
    // The lines that stand out in a chart of many come first.
    let featured = featured(&props.model, props.selected);
    let is_featured = |series: &&ChartSeries| featured.contains(&series.participant);
    let colored = props.model.series.iter().filter(is_featured);
    let grey = props.model.series.iter().filter(|series| !is_featured(series));
    html! {
        <ul class={classes!("chart-legend", scrolls.then_some("scrolls"))} aria-label={messages.text("chart.legend")}
            tabindex={scrolls.then_some("0")} onpointerleave={leave}>
            { for colored.chain(grey).map(|series| entry(&messages, props, series, format, is_featured(&series))) }
        </ul>
    }
}

fn entry(
    messages: &Messages,
    props: &LegendProps,
    series: &ChartSeries,
    format: ValueFormat,
    is_colored: bool,
) -> Html {
    let LegendProps { model, epoch, highlight, on_highlight, .. } = props;
    let participant = series.participant;
    let value =
        |series: &ChartSeries| format.text_or_dash(model.index_of(*epoch).and_then(|index| series.value(index)));
    let pinned = model.ghost_of(participant).map(|ghost| messages.fill("chart.pinned", &[("value", &value(ghost))]));
    let onpointerenter = {
        let on_highlight = on_highlight.clone();
        Callback::from(move |_: PointerEvent| on_highlight.emit(Some(participant)))
    };
    let is_grey = is_crowded(model) && !is_colored && *highlight != Some(participant);
    html! {
        <li key={key(model, series)} class={classes!((*highlight == Some(participant)).then_some("marked"))} {onpointerenter}>
            { swatch(participant, is_grey) }
            <span>{ &series.name }</span>
            <b>{ value(series) }</b>
            <small>{ pinned }</small>
        </li>
    }
}

fn key(model: &ChartModel, series: &ChartSeries) -> String {
    format!("{}-{:?}-{}", model.title, series.participant.role, series.participant.uid.0)
}

/// Renders a short piece of a participant's line.
fn swatch(participant: Participant, is_grey: bool) -> Html {
    let style = SeriesStyle::of(participant);
    html! {
        <svg class={if is_grey { "chart-ink soft".to_owned() } else { style.class() }} width="26" height="10" aria-hidden="true">
            <line x1="0" y1="5" x2="26" y2="5" stroke="currentColor" stroke-width="2.5" stroke-dasharray={style.dash_array()} />
        </svg>
    }
}
