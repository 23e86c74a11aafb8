//! The keyframes as a list, for who does not drag.

use yew::prelude::*;

use super::wording::{change_words, changed_epochs};
use crate::engine::quantity::Epoch;
use crate::scenario::edit::TimelineEdit;
use crate::scenario::{Edit, Keyframe, Timeline};
use crate::store::Action;
use crate::ui::change::Teller;
use crate::ui::hooks::Dispatch;

/// The list, folded away. Keyframes beyond the end of the run rest, and are told to.
pub fn keyframe_list(teller: &Teller<'_>, timeline: &Timeline, playhead: Epoch, dispatch: &Dispatch) -> Html {
    let epochs = changed_epochs(timeline);
    let count = timeline.keyframes().len().to_string();
    html! {
        <details class="time-fold" hidden={epochs.is_empty()}>
            <summary>{ teller.words.fill("time.list", &[("count", &count)]) }</summary>
            <ul class="time-list">
                { for epochs.iter().enumerate().map(|(at, &epoch)| entry(teller, timeline, at, epoch, playhead, dispatch)) }
            </ul>
        </details>
    }
}

/// The keyframes of an epoch. Entries are told apart by their place, so that a button that moves one keeps the focus.
fn entry(
    teller: &Teller<'_>,
    timeline: &Timeline,
    at: usize,
    epoch: Epoch,
    playhead: Epoch,
    dispatch: &Dispatch,
) -> Html {
    let words = teller.words;
    let name = epoch.0.to_string();
    let act = |key: &str, text: AttrValue, action: Option<Action>| {
        let label = words.fill(key, &[("epoch", &name), ("to", &playhead.0.to_string())]);
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
                { act("time.list.go", words.fill("chart.reading", &[("epoch", &name)]), Some(Action::Seek(epoch))) }
                { act("time.list.earlier", "←".into(), epoch.0.checked_sub(1).and_then(to)) }
                { act("time.list.later", "→".into(), later.and_then(to)) }
                { act("time.list.copy", words.text("time.copy"), copy.and_then(edit)) }
                { act("time.list.delete", words.text("time.delete"), edit(TimelineEdit::Remove { epoch, subject: None })) }
            </span>
            <small hidden={epoch < timeline.epochs}>{ words.text("time.list.rests") }</small>
            <ul>
                { for timeline.at(epoch).iter().enumerate().map(|(at, keyframe)| change(teller, at, keyframe, dispatch)) }
            </ul>
        </li>
    }
}

/// One change, with the way to take it out alone.
fn change(teller: &Teller<'_>, at: usize, keyframe: &Keyframe, dispatch: &Dispatch) -> Html {
    let text = change_words(teller, &keyframe.change);
    let remove = TimelineEdit::Remove { epoch: keyframe.epoch, subject: Some(keyframe.change.subject()) };
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Action::Edit { edit: Edit::Timeline(remove.clone()), gesture: None });
    });
    let label = teller.words.fill("time.list.remove", &[("change", &text)]);
    html! {
        <li key={at}>
            <span>{ text }</span>
            <button type="button" class="link" aria-label={label} {onclick}>{ teller.words.text("time.remove") }</button>
        </li>
    }
}
