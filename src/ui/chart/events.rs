//! The numbered list of events below a plot.

use yew::prelude::*;

use crate::chart::ChartModel;
use crate::ui::messages::Messages;

/// Renders the list of events.
pub fn events(messages: &Messages, model: &ChartModel) -> Html {
    html! {
        <ol class="chart-events" hidden={model.events.is_empty()}>
            { for model.events.iter().enumerate().map(|(at, event)| {
                let epoch = event.epoch.0.to_string();
                html! { <li key={at}>{ messages.fill("chart.event", &[("epoch", &epoch), ("label", &event.label)]) }</li> }
            }) }
        </ol>
    }
}
