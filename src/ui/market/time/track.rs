//! The track of days, with the events.

use yew::prelude::*;

use super::plot::Days;
use crate::ui::messages::Messages;
use crate::ui::time::playback::Move;
use crate::ui::time::track::{Track, offset_percent};

/// Runs of more days have a tick a week instead of a day.
const DAILY: u16 = 60;

/// Renders a slider from the first day to the last. The events on it are also in a list.
pub fn day_track(messages: &Messages, days: &Days, titles: &[AttrValue], on_move: &Callback<Move>) -> Html {
    let Days { count, playhead, .. } = *days;
    let event = |(at, (&day, title)): (usize, (&u16, &AttrValue))| {
        html! {
            <svg key={at} x={offset_percent(day, count)} y="0" overflow="visible">
                <path d="M0 -6L6 0L0 6L-6 0z" transform="translate(0 10)"><title>{ title }</title></path>
                <text x="9" y="14">{ at + 1 }</text>
            </svg>
        }
    };
    let events = days.events.iter().zip(titles).enumerate();
    let text = messages.fill("days.at", &[("day", &playhead.to_string()), ("last", &count.to_string())]);
    html! {
        <Track {playhead} last={count} tick={if count > DAILY { 7 } else { 1 }} label={messages.text("days.slider")} {text}
            on_move={on_move.clone()} marks={html! { <g class="events">{ for events.map(event) }</g> }} />
    }
}
