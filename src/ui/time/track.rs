//! The track of a run, with the playhead: of epochs, or of the days of a market.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::playback::Move;

/// The width in pixels before the first position and after the last one, as in the style sheet.
const EDGE: f64 = 12.0;

/// The properties of [`Track`].
#[derive(Clone, PartialEq, Properties)]
pub struct TrackProps {
    /// The position of the playhead.
    pub playhead: u16,
    /// The last position.
    pub last: u16,
    /// The positions between two ticks, above 0.
    pub tick: u16,
    /// The name of the slider.
    pub label: AttrValue,
    /// The position in words.
    pub text: AttrValue,
    /// Whether it takes over the focus of the button that it replaces.
    #[prop_or_default]
    pub takes_focus: bool,
    /// Moves the playhead.
    pub on_move: Callback<Move>,
    /// Marks within the drawing.
    #[prop_or_default]
    pub marks: Html,
    /// Elements over the track.
    #[prop_or_default]
    pub children: Html,
}

/// Renders a slider from the first position to the last.
#[component]
pub fn Track(props: &TrackProps) -> Html {
    let node = use_node_ref();
    use_focus(&node, props.takes_focus);
    let TrackProps { playhead, last, tick, .. } = *props;
    let onkeydown = {
        let on_move = props.on_move.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            if let Some(step) = moved(&event.key(), last) {
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
                on_move.emit(Move::To(position_at(&track, f64::from(event.client_x()), last)));
            }
        })
    };
    let x = offset_percent(playhead, last);
    html! {
        <div class="time-track">
            <div class="time-slider" ref={&node} role="slider" tabindex="0" aria-label={&props.label}
                aria-valuemin="0" aria-valuemax={last.to_string()} aria-valuenow={playhead.to_string()} aria-valuetext={&props.text}
                onpointerdown={point.clone()} onpointermove={point} {onkeydown}>
                <svg class="time-scale" aria-hidden="true" width="100%" height="40">
                    <g class="ticks">{ for (0..=last).step_by(tick.into()).map(|position| {
                        let x = offset_percent(position, last);
                        html! { <line key={position} x1={x.clone()} x2={x} y1="26" y2="32" /> }
                    }) }</g>
                    <line class="ground" x1="0" x2="100%" y1="32" y2="32" />
                    <g class="marks">{ props.marks.clone() }</g>
                    <line class="playhead" x1={x.clone()} x2={x} y1="4" y2="36" />
                </svg>
            </div>
            { props.children.clone() }
        </div>
    }
}

/// Focuses a new element unless another one has the focus.
#[hook]
fn use_focus(node: &NodeRef, is_wanted: bool) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let document = web_sys::window().and_then(|window| window.document());
        let focused = document.and_then(|document| document.active_element());
        let is_free = focused.is_none_or(|element| element.tag_name() == "BODY");
        if let Some(element) = node.cast::<HtmlElement>().filter(|_| is_wanted && is_free) {
            // The strip also works without the focus.
            let _ = element.focus();
        }
    });
}

/// Returns the move of a key: a relative one, because keys may arrive faster than renderings, or one to an end.
fn moved(key: &str, last: u16) -> Option<Move> {
    let page = i16::try_from(last / 10).unwrap_or(i16::MAX).max(1);
    match key {
        "ArrowLeft" | "ArrowDown" => Some(Move::By(-1)),
        "ArrowRight" | "ArrowUp" => Some(Move::By(1)),
        "PageDown" => Some(Move::By(-page)),
        "PageUp" => Some(Move::By(page)),
        "Home" => Some(Move::To(0)),
        "End" => Some(Move::To(last)),
        _ => None,
    }
}

/// Returns the offset of a position on the track in percent.
pub fn offset_percent(position: u16, last: u16) -> String {
    format!("{:.3}%", f64::from(position) / f64::from(last.max(1)) * 100.0)
}

/// Returns the position on the track nearest to a horizontal position in the window.
pub fn position_at(track: &Element, x: f64, last: u16) -> u16 {
    let area = track.get_bounding_client_rect();
    let part = (x - area.left() - EDGE) / (area.width() - 2.0 * EDGE).max(1.0);
    // Within the run, so that the cast is exact.
    (part.clamp(0.0, 1.0) * f64::from(last)).round() as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_the_playhead() {
        for (key, last, expected) in [
            ("ArrowLeft", 39, Some(Move::By(-1))),
            ("ArrowUp", 39, Some(Move::By(1))),
            ("PageUp", 39, Some(Move::By(3))),
            ("End", 39, Some(Move::To(39))),
            ("a", 39, None),
            // A short run has short pages.
            ("PageDown", 4, Some(Move::By(-1))),
            ("ArrowLeft", 30, Some(Move::By(-1))),
            ("ArrowUp", 30, Some(Move::By(1))),
            ("PageUp", 30, Some(Move::By(3))),
            ("Home", 30, Some(Move::To(0))),
            ("End", 30, Some(Move::To(30))),
            ("a", 30, None),
        ] {
            assert_eq!(moved(key, last), expected, "{key} of {last}");
        }
    }
}
