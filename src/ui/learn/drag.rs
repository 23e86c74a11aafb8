//! A number in a sentence that the reader drags or types, and every result follows.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::value_text::{number_text, range_text, typed_number};
use crate::ui::gesture::next_gesture;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::focus::focus_node;
use yuma_lessons::{Control, Unit};

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
    /// The words around it, which name it.
    pub label: AttrValue,
    /// The smallest and the largest of its values; `None` while they are unknown.
    pub span: Option<(f64, f64)>,
    /// Whether it cannot be changed.
    #[prop_or_default]
    pub is_fixed: bool,
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
    // The value that was shown when the last one was sent, and that one, until another is shown: several may be sent before.
    let sent = use_memo((), |()| Cell::new(None::<(f64, f64)>));
    let node = use_node_ref();
    let typing = use_state_eq(|| None::<String>);
    // Whether the last typed number was out of range and therefore clamped.
    let is_clamped = use_state_eq(|| false);
    let field = use_node_ref();
    // Whether the field closed by a key, so that the focus returns to the number.
    let closed_by_key = use_mut_ref(|| false);
    {
        let (field, node, closed_by_key) = (field.clone(), node.clone(), closed_by_key.clone());
        use_effect_with(typing.is_some(), move |&is_typing| {
            let target = if is_typing { Some(&field) } else { closed_by_key.take().then_some(&node) };
            if let Some(target) = target {
                focus_node(target);
            }
        });
    }
    let DragProps { name, control, label, span, on_drag, .. } = props;
    let Some(span) = *span else {
        return html! { <span class="drag-number unknown">{ "…" }</span> };
    };
    let text = range_text(&messages, span, control.unit, control.decimals);
    if props.is_fixed {
        let text = if is_switch(control) { switch_text(&messages, span.0 > 0.5) } else { AttrValue::from(text) };
        return html! { <b class="fixed-number" data-control={name.clone()}>{ text }</b> };
    }
    if is_switch(control) {
        return switch(&messages, props, span.0 > 0.5);
    }
    let (value, is_one) = (span.0, span.0 == span.1);
    sent.set(sent.get().filter(|&(shown, _)| shown == value));
    let present = {
        let sent = sent.clone();
        move || sent.get().map_or(value, |(_, sent)| sent)
    };
    let emit = {
        let (name, control, on_drag, present) = (name.clone(), control.clone(), on_drag.clone(), present.clone());
        move |wanted: f64, gesture: u32| {
            let next = control.nearest(wanted);
            if !is_one || (next - present()).abs() > control.step * 1e-6 {
                sent.set(Some((value, next)));
                on_drag.emit((name.clone(), next, gesture));
            }
        }
    };
    let onpointerdown = {
        let (progress, node, present) = (progress.clone(), node.clone(), present.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            if let Some(element) = node.cast::<Element>() {
                // Without the capture, a drag ends at the border of the number.
                let _ = element.set_pointer_capture(event.pointer_id());
            }
            let (pointer, from) = (event.pointer_id(), event.client_x());
            progress.set(Some(Progress { pointer, from, value: present(), gesture: next_gesture() }));
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
    if let Some(typed) = &*typing {
        let (control, typing, is_clamped) = (control.clone(), typing.clone(), is_clamped.setter());
        return typing_field(&field, label, typed, typing, closed_by_key, move |number| {
            if let Some(wanted) = typed_number(&number, control.unit) {
                is_clamped.set(!(control.min..=control.max).contains(&wanted));
                emit(wanted, next_gesture());
            }
        });
    }
    let ondblclick = {
        let typing = typing.setter();
        Callback::from(move |_: MouseEvent| typing.set(Some(String::new())))
    };
    let onkeydown = {
        let (emit, control, keys, typing) = (emit, control.clone(), keys.clone(), typing.setter());
        Callback::from(move |event: KeyboardEvent| {
            let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
            if let Some(begun) = begins_typing(&event.key()).filter(|_| is_plain) {
                event.prevent_default();
                typing.set(Some(begun));
                return;
            }
            let from = present();
            let wanted = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => from + control.step,
                "ArrowLeft" | "ArrowDown" => from - control.step,
                "PageUp" => from + control.step * PAGE,
                "PageDown" => from - control.step * PAGE,
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
    let ends = [control.min, control.max].map(|end| number_text(&messages, end, control.unit, control.decimals));
    let limits = messages.fill("learn.drag.limits", &[("min", &ends[0]), ("max", &ends[1])]);
    html! {
        <>
        <span class="drag-number" role="slider" tabindex="0" ref={node} aria-label={label.clone()}
            aria-valuemin={control.min.to_string()} aria-valuemax={control.max.to_string()} aria-valuenow={value.to_string()}
            aria-valuetext={text.clone()} title={messages.text("learn.drag.about")} data-control={name.clone()}
            {onpointerdown} {onpointermove} {ondblclick} onpointerup={end.clone()} onpointercancel={end} {onkeydown} {onblur}>{ text }</span>
        <small class="drag-limits" role="status" hidden={!*is_clamped}>{ for is_clamped.then(|| limits) }</small>
        </>
    }
}

/// Returns whether a control has only the values 0 and 1.
fn is_switch(control: &Control) -> bool {
    control.unit == Unit::Number && (control.min, control.max, control.step) == (0.0, 1.0, 1.0)
}

fn switch_text(messages: &Messages, is_on: bool) -> AttrValue {
    messages.text(if is_on { "learn.switch.on" } else { "learn.switch.off" })
}

/// Renders a control of two values.
fn switch(messages: &Messages, props: &DragProps, is_on: bool) -> Html {
    let onclick = {
        let (name, on_drag) = (props.name.clone(), props.on_drag.clone());
        Callback::from(move |_: MouseEvent| on_drag.emit((name.clone(), f64::from(u8::from(!is_on)), next_gesture())))
    };
    html! {
        <button type="button" class="drag-switch" role="switch" aria-checked={is_on.to_string()} aria-label={props.label.clone()}
            data-control={props.name.clone()} {onclick}>{ switch_text(messages, is_on) }</button>
    }
}

/// Returns the text with which a key opens the field: a digit itself, or nothing for Enter.
fn begins_typing(key: &str) -> Option<String> {
    match key {
        "Enter" => Some(String::new()),
        digit if digit.len() == 1 && digit.starts_with(|first: char| first.is_ascii_digit()) => Some(digit.to_owned()),
        _ => None,
    }
}

/// Renders the field in which the number is typed. Enter and leaving the field set it, Escape does not.
fn typing_field(
    node: &NodeRef,
    label: &AttrValue,
    typed: &str,
    typing: UseStateHandle<Option<String>>,
    closed_by_key: Rc<RefCell<bool>>,
    set: impl Fn(String) + 'static,
) -> Html {
    let oninput = {
        let typing = typing.setter();
        Callback::from(move |event: InputEvent| {
            typing.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let set = Rc::new(set);
    let onkeydown = {
        let (typing, set, closed_by_key) = (typing.setter(), Rc::clone(&set), Rc::clone(&closed_by_key));
        Callback::from(move |event: KeyboardEvent| {
            let is_set = match event.key().as_str() {
                "Enter" => true,
                "Escape" => false,
                _ => return,
            };
            event.prevent_default();
            // The field loses the focus when it goes, which must not set the number again.
            closed_by_key.replace(true);
            if is_set {
                set(event.target_unchecked_into::<HtmlInputElement>().value());
            }
            typing.set(None);
        })
    };
    let onblur = {
        let typing = typing.setter();
        Callback::from(move |event: FocusEvent| {
            if !*closed_by_key.borrow() {
                set(event.target_unchecked_into::<HtmlInputElement>().value());
                typing.set(None);
            }
        })
    };
    html! {
        <input class="drag-typed" type="text" inputmode="decimal" autocomplete="off" ref={node.clone()} aria-label={label.clone()}
            value={typed.to_owned()} {oninput} {onkeydown} {onblur} />
    }
}
