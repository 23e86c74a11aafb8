//! The keyframes as a list, without dragging.

use yew::prelude::*;

use super::wording::{change_message, changed_epochs};
use crate::store::{Action, ViewChange};
use crate::ui::attribution::Describer;
use crate::ui::hooks::{Dispatch, use_messages};
use crate::ui::lab::LabProps;
use yuma_engine::quantity::Epoch;
use yuma_scenario::edit::TimelineEdit;
use yuma_scenario::{Edit, Keyframe, Timeline};

/// The number of epochs that the list shows at first, and of keyframes for each: a run may have 26,000.
const FEW: usize = 60;

/// Renders the list, which is folded and has content only when it is open. Keyframes beyond the end of the run have no
/// effect and are marked.
#[component]
pub fn KeyframeList(lab: &LabProps) -> Html {
    let messages = use_messages();
    let is_open = use_state_eq(|| false);
    let is_whole = use_state_eq(|| false);
    let toggle = use_callback(is_open.clone(), |event: MouseEvent, is_open| {
        // The browser would toggle it too, without changing the state.
        event.prevent_default();
        is_open.set(!**is_open);
    });
    let unfold = use_callback(is_whole.setter(), |_: MouseEvent, setter| setter.set(true));
    let timeline = &lab.whole.timeline;
    let epochs = changed_epochs(timeline);
    let count = timeline.keyframes().len().to_string();
    let describer = Describer { messages: &messages, document: &lab.whole };
    let limit = if *is_whole { usize::MAX } else { FEW };
    let list =
        Listed { describer: &describer, timeline, playhead: lab.view.shared.playhead, dispatch: &lab.dispatch, limit };
    let shown = epochs.iter().take(if *is_open { limit } else { 0 });
    let is_cut = !*is_whole && (epochs.len() > FEW || epochs.iter().any(|&epoch| timeline.at(epoch).len() > FEW));
    html! {
        <details class="time-fold" open={*is_open} hidden={epochs.is_empty()}>
            <summary onclick={toggle}>{ messages.fill("time.list", &[("count", &count)]) }</summary>
            <ul class="time-list">{ for shown.enumerate().map(|(at, &epoch)| entry(&list, at, epoch)) }</ul>
            <div class="time-more">
                if *is_open && is_cut {
                    <button type="button" class="link" onclick={unfold}>
                        { messages.fill("time.list.all", &[("count", &count)]) }
                    </button>
                }
            </div>
        </details>
    }
}

/// The data that all entries of the list share.
struct Listed<'a> {
    describer: &'a Describer<'a>,
    timeline: &'a Timeline,
    playhead: Epoch,
    dispatch: &'a Dispatch,
    limit: usize,
}

/// Renders the keyframes of an epoch. The index is the key of an entry, so that a button that moves one keeps the focus.
fn entry(list: &Listed<'_>, at: usize, epoch: Epoch) -> Html {
    let Listed { describer, timeline, playhead, dispatch, limit } = *list;
    let messages = describer.messages;
    let name = epoch.0.to_string();
    let act = |key: &str, text: AttrValue, action: Option<Action>| {
        let label = messages.fill(key, &[("epoch", &name), ("to", &playhead.0.to_string())]);
        let (dispatch, is_idle) = (dispatch.clone(), action.is_none());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(action) = action.clone() {
                dispatch.dispatch(action);
            }
        });
        html! {
            <button type="button" key={key.to_owned()} title={label.clone()} aria-label={label}
                aria-disabled={is_idle.then_some("true")} {onclick}>{ text }</button>
        }
    };
    let edit = |edit| Some(Action::Edit { edit: Edit::Timeline(edit), gesture: None });
    let to = |to: u16| edit(TimelineEdit::Move { from: epoch, to: Epoch(to), subject: None });
    let later = Some(epoch.0 + 1).filter(|later| *later < timeline.epochs.0);
    let copy = (playhead != epoch).then_some(TimelineEdit::Copy { from: epoch, to: playhead, subject: None });
    html! {
        <li key={at}>
            <span class="time-actions">
                { act("time.list.go", messages.fill("chart.reading", &[("epoch", &name)]), Some(Action::View(ViewChange::Seek(epoch)))) }
                { act("time.list.earlier", "←".into(), epoch.0.checked_sub(1).and_then(to)) }
                { act("time.list.later", "→".into(), later.and_then(to)) }
                { act("time.list.copy", messages.text("time.copy"), copy.and_then(edit)) }
                { act("time.list.delete", messages.text("time.delete"), edit(TimelineEdit::Remove { epoch, subject: None })) }
            </span>
            <small hidden={epoch < timeline.epochs}>{ messages.text("time.list.rests") }</small>
            <ul>
                { for timeline.at(epoch).iter().take(limit).enumerate().map(|(at, keyframe)| change(describer, at, keyframe, dispatch)) }
            </ul>
        </li>
    }
}

/// Renders a change with a button that removes it alone.
fn change(describer: &Describer<'_>, at: usize, keyframe: &Keyframe, dispatch: &Dispatch) -> Html {
    let text = change_message(describer, &keyframe.change);
    let remove = TimelineEdit::Remove { epoch: keyframe.epoch, subject: Some(keyframe.change.subject()) };
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Edit { edit: Edit::Timeline(remove.clone()), gesture: None });
    });
    let label = describer.messages.fill("time.list.remove", &[("change", &text)]);
    html! {
        <li key={at}>
            <span>{ text }</span>
            <button type="button" class="link" aria-label={label} {onclick}>{ describer.messages.text("time.remove") }</button>
        </li>
    }
}
