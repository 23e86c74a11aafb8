//! The left side of the page: the question of the scenario and the grid.

use yew::prelude::*;

use super::action_bar::ActionBar;
use super::sheet_props::SheetProps;
use super::status::Status;
use super::table::Grid;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use crate::ui::titles;
use yuma_engine::quantity::Epoch;

/// Renders the question of the scenario and the grid.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let messages = use_messages();
    let lab = &props.lab;
    let has_idle_rows = lab.scenario.validators.iter().any(|&uid| Status::of(&lab.evaluation, uid).is_some());
    html! {
        <section class="sheet" aria-label={messages.text("grid.sheet")}>
            <div class="sheet-head">
                <h1>{ titles::title(&messages, &lab.scenario) }</h1>
                <p class="question">{ titles::question(&messages, &lab.scenario) }</p>
            </div>
            { epoch_note(&messages, lab) }
            <ActionBar ..props.clone() />
            <Grid ..props.clone() />
            <div class="last-edit-slot">{ for props.around.map(|around| (around.last_edit)(lab)) }</div>
            <p class="legend">
                <span class="legend-hint">{ messages.text("grid.legend.controls") }</span>
                <span class="legend-signs">
                    <span class="legend-clip">{ messages.text("grid.legend.clipped") }</span>
                    <span>
                        <span class="legend-off">{ messages.text("grid.legend.masked") }</span>
                        { messages.sentence_gap() }
                        <span class="legend-idle" hidden={!has_idle_rows}>{ messages.find("grid.legend.idle") }</span>
                    </span>
                </span>
            </p>
            <div class="step-strip-slot">{ for props.around.map(|around| (around.step_strip)(lab)) }</div>
            <div class="dock-slot">{ for props.around.map(|around| (around.dock)(lab)) }</div>
        </section>
    }
}

/// Renders a note about the epoch that the grid shows and the effect of edits there.
fn epoch_note(messages: &Messages, props: &LabProps) -> Html {
    let (shown, playhead, epochs) = (props.evaluation.epoch, props.view.shared.playhead, props.whole.timeline.epochs);
    let key = match playhead {
        _ if shown != playhead => "time.note.late",
        Epoch(0) => "time.note.start",
        _ => "time.note",
    };
    let [shown, epoch, last] = [shown.0, playhead.0, epochs.0.saturating_sub(1)].map(|epoch| epoch.to_string());
    let note = messages.fill(key, &[("epoch", &epoch), ("last", &last), ("shown", &shown)]);
    html! { <p class="epoch-note" hidden={epochs <= Epoch(1)}>{ note }</p> }
}
