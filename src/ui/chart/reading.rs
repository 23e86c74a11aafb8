//! The title of a chart, and the description of an epoch.

use yew::AttrValue;

use super::label::ValueFormat;
use crate::chart::{ChartModel, Participant};
use crate::ui::messages::Messages;
use yuma_engine::quantity::Epoch;

/// Returns the title of a chart.
pub fn title(messages: &Messages, model: &ChartModel) -> AttrValue {
    messages.fill(model.title, &[("name", &model.subject)])
}

/// Describes an epoch: "Epoch 12 · A 23.46 % · M2 is replaced". Lists the highlighted participant, or at most `max_values`
/// participants, and the events.
pub fn reading(
    messages: &Messages,
    model: &ChartModel,
    epoch: Epoch,
    highlight: Option<Participant>,
    max_values: usize,
) -> AttrValue {
    if model.epoch_count() == 0 {
        return messages.text("chart.empty");
    }
    let has_one = model.series.iter().any(|series| Some(series.participant) == highlight);
    let shown = model.values_at(epoch).filter(|(series, _)| !has_one || Some(series.participant) == highlight);
    let format = ValueFormat::of_values(messages.numbers(), model);
    let values = shown
        .take(if has_one { 1 } else { max_values })
        .map(|(series, value)| format!("{} {}", series.name, format.text_or_dash(value)));
    let events = model.events.iter().filter(|event| event.epoch == epoch).map(|event| event.label.clone());
    let head = messages.fill("chart.reading", &[("epoch", &epoch.0.to_string())]).to_string();
    std::iter::once(head).chain(values).chain(events).collect::<Vec<_>>().join(" · ").into()
}
