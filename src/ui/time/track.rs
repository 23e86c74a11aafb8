//! The track of epochs, along which the playhead is moved.

use web_sys::Element;
use yew::prelude::*;

use crate::engine::quantity::Epoch;
use crate::store::Action;
use crate::store::chart::ticks::round_step;
use crate::ui::hooks::{Dispatch, use_words};

/// The pixels before the first epoch and after the last, as the style sheet has them.
pub const EDGE: f64 = 12.0;
/// More ticks than these are a smear.
const TICKS: f64 = 60.0;

/// The track.
#[derive(Clone, PartialEq, Properties)]
pub struct TrackProps {
    /// The epoch under the playhead.
    pub playhead: Epoch,
    /// The last epoch.
    pub last: Epoch,
    /// The way to move the playhead.
    pub dispatch: Dispatch,
    /// The keyframes, which lie over it.
    pub children: Html,
}

/// A slider from the first epoch to the last.
#[component]
pub fn Track(props: &TrackProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let TrackProps { playhead, last, .. } = *props;
    let seek = {
        let dispatch = props.dispatch.clone();
        move |epoch: Epoch| dispatch.dispatch(Action::Seek(epoch))
    };
    let onkeydown = {
        let seek = seek.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            if let Some(epoch) = stepped(&event.key(), playhead, last) {
                event.prevent_default();
                seek(epoch);
            }
        })
    };
    let point = {
        let node = node.clone();
        Callback::from(move |event: PointerEvent| {
            let Some(track) = node.cast::<Element>() else { return };
            if event.type_() == "pointerdown" && event.button() == 0 {
                // Without the capture scrubbing ends at the edge, no worse.
                let _ = track.set_pointer_capture(event.pointer_id());
            }
            if event.buttons() & 1 == 1 {
                seek(epoch_at(&track, f64::from(event.client_x()), last));
            }
        })
    };
    let (epoch, end) = (playhead.0.to_string(), last.0.to_string());
    let x = place(playhead, last);
    html! {
        <div class="time-track">
            <div class="time-slider" ref={&node} role="slider" tabindex="0" aria-label={words.text("time.slider")}
                aria-valuemin="0" aria-valuemax={end.clone()} aria-valuenow={epoch.clone()}
                aria-valuetext={words.fill("time.at", &[("epoch", &epoch), ("last", &end)])}
                onpointerdown={point.clone()} onpointermove={point} {onkeydown}>
                <svg class="time-scale" aria-hidden="true" width="100%" height="40">
                    <g class="ticks">{ for ticks(last).map(|epoch| {
                        let x = place(epoch, last);
                        html! { <line key={epoch.0} x1={x.clone()} x2={x} y1="26" y2="32" /> }
                    }) }</g>
                    <line class="ground" x1="0" x2="100%" y1="32" y2="32" />
                    <line class="playhead" x1={x.clone()} x2={x} y1="4" y2="36" />
                </svg>
            </div>
            { props.children.clone() }
        </div>
    }
}

/// The epoch to which a key moves the playhead.
fn stepped(key: &str, playhead: Epoch, last: Epoch) -> Option<Epoch> {
    let page = (last.0 / 10).max(1);
    let epoch = match key {
        "ArrowLeft" | "ArrowDown" => playhead.0.saturating_sub(1),
        "ArrowRight" | "ArrowUp" => playhead.0.saturating_add(1),
        "PageDown" => playhead.0.saturating_sub(page),
        "PageUp" => playhead.0.saturating_add(page),
        "Home" => 0,
        "End" => last.0,
        _ => return None,
    };
    Some(Epoch(epoch).min(last))
}

/// Where an epoch stands between the first and the last.
pub fn place(epoch: Epoch, last: Epoch) -> String {
    format!("{:.3}%", f64::from(epoch.0) / f64::from(last.0.max(1)) * 100.0)
}

/// The epoch nearest to a place on the window.
pub fn epoch_at(track: &Element, x: f64, last: Epoch) -> Epoch {
    let area = track.get_bounding_client_rect();
    let part = (x - area.left() - EDGE) / (area.width() - 2.0 * EDGE).max(1.0);
    // Within the run, so that the cast is exact.
    Epoch((part.clamp(0.0, 1.0) * f64::from(last.0)).round() as u16)
}

fn ticks(last: Epoch) -> impl Iterator<Item = Epoch> {
    let step = round_step(f64::from(last.0) / TICKS).max(1.0) as usize;
    (0..=last.0).step_by(step).map(Epoch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_the_playhead_within_the_run() {
        for (key, playhead, expected) in [
            ("ArrowLeft", 0, Some(0)),
            ("ArrowRight", 12, Some(13)),
            ("ArrowRight", 39, Some(39)),
            ("PageUp", 12, Some(15)),
            ("PageDown", 2, Some(0)),
            ("Home", 12, Some(0)),
            ("End", 12, Some(39)),
            ("a", 12, None),
        ] {
            assert_eq!(stepped(key, Epoch(playhead), Epoch(39)), expected.map(Epoch), "{key}");
        }
    }

    #[test]
    fn long_runs_have_few_ticks() {
        for (last, count) in [(0, 1), (39, 40), (100, 51), (1_999, 40)] {
            assert_eq!(ticks(Epoch(last)).count(), count, "{last}");
        }
    }
}
