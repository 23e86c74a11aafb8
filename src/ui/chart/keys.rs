//! The keys of a chart: left and right for epochs, up and down for series.

use yew::prelude::*;

use super::plot_props::PlotProps;
use crate::chart::Participant;
use crate::chart::model::epoch_after;

/// Handles a key: moves the epoch or the series, or moves the playhead to the epoch.
pub fn handle_key(props: &PlotProps, event: &KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let model = &props.model;
    let Some(last) = model.epoch_count().checked_sub(1) else { return };
    let now = props.pointed.or(props.playhead).and_then(|epoch| model.index_of(epoch));
    let page = (last / 10).max(1);
    let go = |index: usize| props.on_point.emit(Some(epoch_after(model.first_epoch, index.min(last))));
    match event.key().as_str() {
        "ArrowLeft" => go(now.map_or(last, |now| now.saturating_sub(1))),
        "ArrowRight" => go(now.map_or(0, |now| now + 1)),
        "PageDown" => go(now.unwrap_or(last).saturating_sub(page)),
        "PageUp" => go(now.unwrap_or(0) + page),
        "Home" => go(0),
        "End" => go(last),
        "ArrowUp" => props.on_highlight.emit(neighbor(props, true)),
        "ArrowDown" => props.on_highlight.emit(neighbor(props, false)),
        "Escape" => {
            props.on_point.emit(None);
            props.on_highlight.emit(None);
            return;
        }
        "Enter" => {
            if let Some(epoch) = props.pointed {
                props.on_epoch.emit(epoch);
            }
        }
        _ => return,
    }
    // Neither the browser nor the rest of the page handles the key too.
    event.prevent_default();
    event.stop_propagation();
}

/// Returns the participant before or after the highlighted one, in the order of the legend.
fn neighbor(props: &PlotProps, is_up: bool) -> Option<Participant> {
    let participants = || props.model.series.iter().map(|series| series.participant);
    let last = props.model.series.len().checked_sub(1)?;
    let next = match participants().position(|participant| Some(participant) == props.highlight) {
        None if is_up => last,
        None => 0,
        Some(at) if is_up => at.checked_sub(1).unwrap_or(last),
        Some(at) if at == last => 0,
        Some(at) => at + 1,
    };
    participants().nth(next)
}
