//! The buttons that move the playhead.

use yew::prelude::*;

use super::playback::{Move, Playback, SPEEDS};
use crate::ui::messages::Messages;
use crate::ui::widgets::icons::drawn;
use crate::ui::widgets::select::chosen_index;

const FIRST: &str = "M4 3v10M13 3L6.5 8L13 13z";
const BACK: &str = "M11 3L4.5 8L11 13z";
const PLAY: &str = "M5 2.8L12.5 8L5 13.2z";
const PAUSE: &str = "M5.5 3v10M10.5 3v10";
const FORWARD: &str = "M5 3L11.5 8L5 13z";
const LAST: &str = "M12 3v10M3 3L9.5 8L3 13z";
const LOOP: &str =
    "M3 9.5V7.5a2.5 2.5 0 0 1 2.5-2.5H13M10.5 2.5L13 5L10.5 7.5M13 6.5v2a2.5 2.5 0 0 1-2.5 2.5H3M5.5 13.5L3 11L5.5 8.5";

/// The playhead among its positions: epochs, or days.
#[derive(Clone, Copy)]
pub struct Position {
    /// The position of the playhead.
    pub playhead: u16,
    /// The last position.
    pub last: u16,
    /// The prefix of the message keys: `<prefix>.first` and so on.
    pub texts: &'static str,
}

/// Renders the buttons first, back, play, forward, last and loop, and the speed.
pub fn transport(messages: &Messages, playback: &Playback, position: Position, on_move: &Callback<Move>) -> Html {
    let Position { playhead, last, texts } = position;
    let text = |id: &str| messages.text(&format!("{texts}.{id}"));
    let go = |id: &str, path: &'static str, step: Move, is_there: bool| {
        let on_move = on_move.clone();
        let onclick = Callback::from(move |_: MouseEvent| on_move.emit(step));
        button(&text(id), path, onclick, None, is_there)
    };
    let (is_first, is_last) = (playhead == 0, playhead == last);
    let (play, shape) = if playback.is_playing { ("pause", PAUSE) } else { ("play", PLAY) };
    let on_play = playback.on_play.reform(|_: MouseEvent| ());
    let on_loop = playback.on_loop.reform(|_: MouseEvent| ());
    let on_speed = playback
        .on_speed
        .reform(|event: Event| chosen_index(&event).and_then(|at| SPEEDS.get(at)).copied().unwrap_or(1));
    html! {
        <div class="time-transport" role="group" aria-label={text("transport")}>
            { go("first", FIRST, Move::To(0), is_first) }
            { go("back", BACK, Move::By(-1), is_first) }
            { button(&text(play), shape, on_play, None, last == 0) }
            { go("forward", FORWARD, Move::By(1), is_last) }
            { go("last", LAST, Move::To(last), is_last) }
            { button(&text("loop"), LOOP, on_loop, Some(playback.loops), false) }
            <select class="time-speed" aria-label={text("speed")} title={text("speed")} onchange={on_speed}>
                { for SPEEDS.iter().map(|speed| html! {
                    <option key={*speed} selected={*speed == playback.speed}>
                        { messages.fill_plural(&format!("{texts}.per_second"), if *speed == 1 { 1 } else { 2 }, &[("count", &speed.to_string())]) }
                    </option>
                }) }
            </select>
        </div>
    }
}

fn button(
    name: &AttrValue,
    path: &'static str,
    onclick: Callback<MouseEvent>,
    is_on: Option<bool>,
    is_idle: bool,
) -> Html {
    // A button without effect keeps the focus: after stepping to the end, the next key can step back.
    html! {
        <button type="button" class="quiet icon-button" aria-label={name.clone()} title={name.clone()}
            aria-pressed={is_on.map(|is_on| is_on.to_string())} aria-disabled={is_idle.then_some("true")} {onclick}>
            { drawn(path) }
        </button>
    }
}
