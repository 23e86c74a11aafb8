//! The strip: buttons, track, description of the changes, and charts.

use yew::prelude::*;

use super::charts::Charts;
use super::events::Events;
use super::keys;
use super::keys::Command;
use super::list::KeyframeList;
use super::marks::Marks;
use super::playback::{Move, use_playback};
use super::track::Track;
use super::transport::{Position, transport};
use super::wording::{changed_epochs, epoch_message};
use crate::chart::ticks::round_step;
use crate::store::{Action, ViewChange};
use crate::ui::attribution::Describer;
use crate::ui::format::grouped;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use crate::ui::page_keys::use_page_keys;
use crate::ui::widgets::field::Field;
use yuma_engine::quantity::Epoch;
use yuma_scenario::edit::TimelineEdit;
use yuma_scenario::{DecimalMark, Edit, limits, plain_number};

/// The maximum number of ticks of the track.
const TICKS: f64 = 60.0;

/// Renders the strip with its charts.
#[component]
pub fn Strip(lab: &LabProps) -> Html {
    let messages = use_messages();
    let timeline = &lab.whole.timeline;
    let dispatch = &lab.dispatch;
    let (playhead, last) = (lab.view.shared.playhead, Epoch(timeline.epochs.0.saturating_sub(1)));
    let on_move = use_callback(dispatch.clone(), |step: Move, dispatch| {
        dispatch.dispatch(Action::View(match step {
            Move::By(epochs) => ViewChange::Step(epochs),
            Move::To(epoch) => ViewChange::Seek(Epoch(epoch)),
        }));
    });
    let position = Position { playhead: playhead.0, last: last.0, texts: "time" };
    // The button that makes a run plays it.
    let is_new = lab.evaluation_before.as_ref().is_some_and(|before| before.run.epochs() == Epoch(1));
    let playback = use_playback(position.playhead, position.last, is_new, &on_move);
    let on_command =
        use_callback((on_move.clone(), playback.on_play.clone()), |command, (on_move, on_play)| match command {
            Command::Play => on_play.emit(()),
            Command::Back => on_move.emit(Move::By(-1)),
            Command::Forward => on_move.emit(Move::By(1)),
        });
    use_page_keys(keys::command_for, on_command);
    let text = messages.fill("time.at", &[("epoch", &playhead.0.to_string()), ("last", &last.0.to_string())]);
    let active = use_state_eq(|| None::<Epoch>);
    let on_active = use_callback(active.setter(), |epoch: Option<Epoch>, active| active.set(epoch));
    let describer = Describer { messages: &messages, document: &lab.scenario };
    let label = |epoch: Epoch| {
        let change = epoch_message(&describer, timeline, epoch);
        messages.fill("chart.event", &[("epoch", &epoch.0.to_string()), ("label", &change)])
    };
    let labels: Vec<AttrValue> = changed_epochs(timeline).into_iter().map(label).collect();
    let active = active.unwrap_or(playhead);
    let active = if timeline.at(active).is_empty() { messages.text("time.no_change") } else { label(active) };
    html! {
        <section class="time" aria-label={messages.text("time.label")}>
            <div class="time-bar">
                { transport(&messages, &playback, position, &on_move) }
                <Track playhead={playhead.0} last={last.0} tick={tick(last)} label={messages.text("time.slider")} {text}
                    takes_focus={lab.revision > 0} {on_move}>
                    <Marks timeline={timeline.clone()} {labels} {playhead} dispatch={dispatch.clone()} {on_active} />
                </Track>
                <span class="time-now">
                    { messages.fill("time.now", &[("epoch", &playhead.0.to_string()), ("last", &last.0.to_string())]) }
                </span>
            </div>
            <div class="time-folds">
                <p class="time-description">{ active }</p>
                { epoch_count(lab, &messages) }
                <Events ..lab.clone() />
                <KeyframeList ..lab.clone() />
            </div>
            <Charts ..lab.clone() />
        </section>
    }
}

/// Renders a field for the number of epochs.
fn epoch_count(lab: &LabProps, messages: &Messages) -> Html {
    let range = messages.fill("time.epochs.range", &[("largest", &grouped(limits::EPOCHS.into()))]);
    let check = Callback::from(move |text: String| count(&text).is_none().then(|| range.clone()));
    let dispatch = lab.dispatch.clone();
    let on_commit = Callback::from(move |text: String| {
        if let Some(epochs) = count(&text) {
            let edit = Edit::Timeline(TimelineEdit::Epochs(epochs));
            dispatch.dispatch(Action::Edit { edit, gesture: None });
        }
    });
    html! {
        <span class="time-epochs">
            <Field key={lab.opened} value={lab.whole.timeline.epochs.0.to_string()} label={messages.text("time.epochs")} {check} {on_commit} />
            <span aria-hidden="true">{ messages.text("time.epochs.unit") }</span>
        </span>
    }
}

/// Returns the epochs between two ticks of the track.
fn tick(last: Epoch) -> u16 {
    round_step(f64::from(last.0) / TICKS).max(1.0) as u16
}

/// Parses a number of epochs.
fn count(text: &str) -> Option<Epoch> {
    plain_number(text.trim(), DecimalMark::Point)?
        .parse()
        .ok()
        .filter(|count| (1..=limits::EPOCHS).contains(count))
        .map(Epoch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_runs_have_few_ticks() {
        for (last, count) in [(0, 1), (39, 40), (100, 51), (1_999, 40)] {
            assert_eq!((0..=last).step_by(tick(Epoch(last)).into()).count(), count, "{last}");
        }
    }
}
