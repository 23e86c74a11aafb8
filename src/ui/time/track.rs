//! The track of epochs, with the playhead.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::chart::ticks::round_step;
use crate::store::{Action, ViewChange};
use crate::ui::hooks::{Dispatch, use_messages};
use yuma_engine::quantity::Epoch;

/// The width in pixels before the first epoch and after the last one, as in the style sheet.
pub const EDGE: f64 = 12.0;
/// The maximum number of ticks.
const TICKS: f64 = 60.0;

/// The properties of [`Track`].
#[derive(Clone, PartialEq, Properties)]
pub struct TrackProps {
    /// The epoch under the playhead.
    pub playhead: Epoch,
    /// The last epoch.
    pub last: Epoch,
    /// Whether it takes over the focus of the button that it replaces.
    pub takes_focus: bool,
    /// Dispatches actions.
    pub dispatch: Dispatch,
    /// The keyframes over the track.
    pub children: Html,
}

/// Renders a slider from the first epoch to the last.
#[component]
pub fn Track(props: &TrackProps) -> Html {
    let messages = use_messages();
    let node = use_node_ref();
    use_focus(&node, props.takes_focus);
    let TrackProps { playhead, last, .. } = *props;
    let onkeydown = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            if let Some(action) = moved(&event.key(), last) {
                event.prevent_default();
                dispatch.dispatch(action);
            }
        })
    };
    let point = {
        let (node, dispatch) = (node.clone(), props.dispatch.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(track) = node.cast::<Element>() else { return };
            if event.type_() == "pointerdown" && event.button() == 0 {
                // Without pointer capture the drag only ends at the edge.
                let _ = track.set_pointer_capture(event.pointer_id());
            }
            if event.buttons() & 1 == 1 {
                dispatch.dispatch(Action::View(ViewChange::Seek(epoch_at(&track, f64::from(event.client_x()), last))));
            }
        })
    };
    let (epoch, end) = (playhead.0.to_string(), last.0.to_string());
    let x = offset_percent(playhead, last);
    html! {
        <div class="time-track">
            <div class="time-slider" ref={&node} role="slider" tabindex="0" aria-label={messages.text("time.slider")}
                aria-valuemin="0" aria-valuemax={end.clone()} aria-valuenow={epoch.clone()}
                aria-valuetext={messages.fill("time.at", &[("epoch", &epoch), ("last", &end)])}
                onpointerdown={point.clone()} onpointermove={point} {onkeydown}>
                <svg class="time-scale" aria-hidden="true" width="100%" height="40">
                    <g class="ticks">{ for ticks(last).map(|epoch| {
                        let x = offset_percent(epoch, last);
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

/// Returns the action of a key: a relative move, because keys may arrive faster than renderings, or a move to an end.
fn moved(key: &str, last: Epoch) -> Option<Action> {
    let page = i16::try_from(last.0 / 10).unwrap_or(i16::MAX).max(1);
    match key {
        "ArrowLeft" | "ArrowDown" => Some(Action::View(ViewChange::Step(-1))),
        "ArrowRight" | "ArrowUp" => Some(Action::View(ViewChange::Step(1))),
        "PageDown" => Some(Action::View(ViewChange::Step(-page))),
        "PageUp" => Some(Action::View(ViewChange::Step(page))),
        "Home" => Some(Action::View(ViewChange::Seek(Epoch(0)))),
        "End" => Some(Action::View(ViewChange::Seek(last))),
        _ => None,
    }
}

/// Returns the offset of an epoch on the track in percent.
pub fn offset_percent(epoch: Epoch, last: Epoch) -> String {
    format!("{:.3}%", f64::from(epoch.0) / f64::from(last.0.max(1)) * 100.0)
}

/// Returns the epoch nearest to a horizontal position in the window.
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
    fn keys_move_the_playhead() {
        for (key, expected) in [
            ("ArrowLeft", Some(Action::View(ViewChange::Step(-1)))),
            ("ArrowUp", Some(Action::View(ViewChange::Step(1)))),
            ("PageUp", Some(Action::View(ViewChange::Step(3)))),
            ("End", Some(Action::View(ViewChange::Seek(Epoch(39))))),
            ("a", None),
        ] {
            assert_eq!(moved(key, Epoch(39)), expected, "{key}");
        }
        assert_eq!(
            moved("PageDown", Epoch(4)),
            Some(Action::View(ViewChange::Step(-1))),
            "a short run has short pages"
        );
    }

    #[test]
    fn long_runs_have_few_ticks() {
        for (last, count) in [(0, 1), (39, 40), (100, 51), (1_999, 40)] {
            assert_eq!(ticks(Epoch(last)).count(), count, "{last}");
        }
    }
}
