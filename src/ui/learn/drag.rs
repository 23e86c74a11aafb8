//! A number in a sentence that the reader drags, and every result follows.

use std::cell::Cell;

use web_sys::Element;
use yew::prelude::*;

use super::value_text::number_text;
use crate::ui::gesture::next_gesture;
use crate::ui::hooks::use_messages;
use yuma_lessons::Control;

/// The pixels of a drag for each step, and the limits for the whole range.
const PER_STEP: f64 = 8.0;
const MIN_RANGE: f64 = 40.0;
const MAX_RANGE: f64 = 240.0;
/// The steps of Page Up and Page Down.
const PAGE: f64 = 10.0;

/// A dragged value: the control, the value, and the gesture.
pub type Dragged = (String, f64, u32);

/// The properties of [`Drag`].
#[derive(Clone, PartialEq, Properties)]
pub struct DragProps {
    /// The name of the control.
    pub name: String,
    /// The control.
    pub control: Control,
    /// Its value; `None` while it is unknown.
    pub value: Option<f64>,
    /// Called with every value of a drag.
    pub on_drag: Callback<Dragged>,
}

/// A drag in progress.
#[derive(Clone, Copy)]
struct Progress {
    pointer: i32,
    from: i32,
    value: f64,
    gesture: u32,
}

/// Renders the number. It is a slider for keyboards and screen readers.
#[component]
pub fn Drag(props: &DragProps) -> Html {
    let messages = use_messages();
    let progress = use_memo((), |()| Cell::new(None::<Progress>));
    let keys = use_memo((), |()| Cell::new(None::<u32>));
    let node = use_node_ref();
    let DragProps { name, control, value, on_drag } = props;
    let Some(value) = *value else {
        return html! { <span class="drag-number unknown">{ "…" }</span> };
    };
    let text = number_text(&messages, value, control.unit, control.decimals);
    let emit = {
        let (name, control, on_drag) = (name.clone(), control.clone(), on_drag.clone());
        move |wanted: f64, gesture: u32| {
            let next = control.nearest(wanted);
            if (next - value).abs() > control.step * 1e-6 {
                on_drag.emit((name.clone(), next, gesture));
            }
        }
    };
    let onpointerdown = {
        let (progress, node) = (progress.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            if let Some(element) = node.cast::<Element>() {
                // Without the capture, a drag ends at the border of the number.
                let _ = element.set_pointer_capture(event.pointer_id());
            }
            let (pointer, from) = (event.pointer_id(), event.client_x());
            progress.set(Some(Progress { pointer, from, value, gesture: next_gesture() }));
        })
    };
    let onpointermove = {
        let (progress, emit, control) = (progress.clone(), emit.clone(), control.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(drag) = progress.get().filter(|drag| drag.pointer == event.pointer_id()) else { return };
            let range = control.max - control.min;
            let steps = range / control.step.max(f64::MIN_POSITIVE);
            let per_pixel = range / (steps * PER_STEP).clamp(MIN_RANGE, MAX_RANGE);
            emit(drag.value + f64::from(event.client_x() - drag.from) * per_pixel, drag.gesture);
        })
    };
    let end = {
        let progress = progress.clone();
        Callback::from(move |_: PointerEvent| progress.set(None))
    };
    let onkeydown = {
        let (emit, control, keys) = (emit, control.clone(), keys.clone());
        Callback::from(move |event: KeyboardEvent| {
            let wanted = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => value + control.step,
                "ArrowLeft" | "ArrowDown" => value - control.step,
                "PageUp" => value + control.step * PAGE,
                "PageDown" => value - control.step * PAGE,
                "Home" => control.min,
                "End" => control.max,
                _ => return,
            };
            event.prevent_default();
            let gesture = keys.get().unwrap_or_else(next_gesture);
            keys.set(Some(gesture));
            emit(wanted, gesture);
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| keys.set(None));
    html! {
        <span class="drag-number" role="slider" tabindex="0" ref={node} aria-label={messages.text("learn.drag")}
            aria-valuemin={control.min.to_string()} aria-valuemax={control.max.to_string()} aria-valuenow={value.to_string()}
            aria-valuetext={text.clone()} title={messages.text("learn.drag.about")} data-control={name.clone()}
            {onpointerdown} {onpointermove} onpointerup={end.clone()} onpointercancel={end} {onkeydown} {onblur}>{ text }</span>
    }
}
