//! The track of days, with the playhead and the events.

use web_sys::Element;
use yew::prelude::*;

use super::plot::Days;
use crate::ui::hooks::use_messages;
use crate::ui::time::playback::Move;

/// The width in pixels before the first day and after the last one, as in the style sheet.
const EDGE: f64 = 12.0;

/// The properties of [`DayTrack`].
#[derive(Clone, PartialEq, Properties)]
pub struct DayTrackProps {
    /// The days.
    pub days: Days,
    /// The titles of the events.
    pub titles: Vec<AttrValue>,
    /// Moves the playhead.
    pub on_move: Callback<Move>,
}

/// Renders a slider from the first day to the last. The events on it are also in a list.
#[component]
pub fn DayTrack(props: &DayTrackProps) -> Html {
    let messages = use_messages();
    let node = use_node_ref();
    let Days { count, playhead, .. } = props.days;
    let onkeydown = {
        let on_move = props.on_move.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            if let Some(step) = moved(&event.key(), count) {
                event.prevent_default();
                on_move.emit(step);
            }
        })
    };
    let point = {
        let (node, on_move) = (node.clone(), props.on_move.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(track) = node.cast::<Element>() else { return };
            if event.type_() == "pointerdown" && event.button() == 0 {
                // Without pointer capture the drag only ends at the edge.
                let _ = track.set_pointer_capture(event.pointer_id());
            }
            if event.buttons() & 1 == 1 {
                on_move.emit(Move::To(day_at(&track, f64::from(event.client_x()), count)));
            }
        })
    };
    let (day, last) = (playhead.to_string(), count.to_string());
    let x = props.days.percent(playhead);
    let event = |(at, (&day, title)): (usize, (&u16, &AttrValue))| {
        html! {
            <svg key={at} x={props.days.percent(day)} y="0" overflow="visible">
                <path d="M0 -6L6 0L0 6L-6 0z" transform="translate(0 10)"><title>{ title }</title></path>
                <text x="9" y="14">{ at + 1 }</text>
            </svg>
        }
    };
    let events = props.days.events.iter().zip(&props.titles).enumerate();
    html! {
        <div class="days-track">
            <div class="days-slider" ref={&node} role="slider" tabindex="0" aria-label={messages.text("days.slider")}
                aria-valuemin="0" aria-valuemax={last.clone()} aria-valuenow={day.clone()}
                aria-valuetext={messages.fill("days.at", &[("day", &day), ("last", &last)])}
                onpointerdown={point.clone()} onpointermove={point} {onkeydown}>
                <svg class="days-marks" aria-hidden="true" width="100%" height="40">
                    <g class="ticks">{ for small_ticks(count).map(|day| {
                        let x = props.days.percent(day);
                        html! { <line key={day} x1={x.clone()} x2={x} y1="27" y2="32" /> }
                    }) }</g>
                    <line class="ground" x1="0" x2="100%" y1="32" y2="32" />
                    <g class="events">{ for events.map(event) }</g>
                    <line class="playhead" x1={x.clone()} x2={x} y1="2" y2="36" />
                </svg>
            </div>
        </div>
    }
}

/// Returns the move of a key.
fn moved(key: &str, count: u16) -> Option<Move> {
    let page = i16::try_from(count / 10).unwrap_or(i16::MAX).max(1);
    match key {
        "ArrowLeft" | "ArrowDown" => Some(Move::By(-1)),
        "ArrowRight" | "ArrowUp" => Some(Move::By(1)),
        "PageDown" => Some(Move::By(-page)),
        "PageUp" => Some(Move::By(page)),
        "Home" => Some(Move::To(0)),
        "End" => Some(Move::To(count)),
        _ => None,
    }
}

/// Returns the day nearest to a horizontal position in the window.
fn day_at(track: &Element, x: f64, count: u16) -> u16 {
    let area = track.get_bounding_client_rect();
    let part = (x - area.left() - EDGE) / (area.width() - 2.0 * EDGE).max(1.0);
    // Within the run, so that the cast is exact.
    (part.clamp(0.0, 1.0) * f64::from(count)).round() as u16
}

/// Returns the days with a tick: each day, or each week of a long run.
fn small_ticks(count: u16) -> impl Iterator<Item = u16> {
    (0..=count).step_by(if count > 60 { 7 } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_the_playhead() {
        for (key, expected) in [
            ("ArrowLeft", Some(Move::By(-1))),
            ("ArrowUp", Some(Move::By(1))),
            ("PageUp", Some(Move::By(3))),
            ("Home", Some(Move::To(0))),
            ("End", Some(Move::To(30))),
            ("a", None),
        ] {
            assert_eq!(moved(key, 30), expected, "{key}");
        }
    }
}
