//! The fields and the slider of a hyperparameter that is a number.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::scale::{LAST_POSITION, Scale};
use super::wording::{entry_error, unit_sign};
use crate::ui::gesture::next_gesture;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::field::Field;
use yuma_engine::yuma::Unit;

/// A new raw value, with the number of the drag that it belongs to.
pub type RawChange = (i128, Option<u32>);

/// The properties of a numeric hyperparameter.
#[derive(Clone, PartialEq, Properties)]
pub struct EntryProps {
    /// The meaning of raw values.
    pub scale: Scale,
    /// The raw value.
    pub raw: i128,
    /// The name.
    pub label: AttrValue,
    /// Called with another value within the range.
    pub on_change: Callback<RawChange>,
}

/// Renders a number in human units, its raw value if that differs, and a slider for a proportion.
pub fn entry(messages: &Messages, props: &EntryProps) -> Html {
    let raw_entry =
        EntryProps { label: messages.fill("hyperparameters.raw_named", &[("name", &props.label)]), ..props.clone() };
    html! {
        <div class="hyperparameter-entry">
            <span class="hyperparameter-human">
                <Number entry={props.clone()} is_raw={false} />
                <span>{ unit_sign(messages, props.scale.unit) }</span>
            </span>
            <span class="hyperparameter-raw">
                if !matches!(props.scale.unit, Unit::Blocks | Unit::Count) {
                    <small aria-hidden="true">{ messages.text("hyperparameters.raw") }</small>
                    <Number entry={raw_entry} is_raw={true} />
                }
            </span>
            <span class="hyperparameter-slider">
                if matches!(props.scale.unit, Unit::Proportion { .. }) {
                    <Slider ..props.clone() />
                }
            </span>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NumberProps {
    entry: EntryProps,
    is_raw: bool,
}

/// Renders a field that commits valid text.
#[component]
fn Number(props: &NumberProps) -> Html {
    let messages = use_messages();
    let NumberProps { entry: EntryProps { scale, raw, label, on_change }, is_raw } = props.clone();
    let read = move |text: &str| if is_raw { scale.typed_raw(text) } else { scale.typed_human(text) };
    let check = Callback::from(move |text: String| Some(entry_error(&messages, scale, read(&text).err()?)));
    let on_commit = Callback::from(move |text: String| {
        if let Ok(raw) = read(&text) {
            on_change.emit((raw, None));
        }
    });
    let value = if is_raw { raw.to_string() } else { scale.human(raw) };
    let is_amount = !is_raw && scale.is_amount();
    html! { <Field {value} {label} {check} {on_commit} {is_amount} /> }
}

/// Renders a slider. All values of a drag are one step of undo.
#[component]
fn Slider(props: &EntryProps) -> Html {
    let messages = use_messages();
    let gesture = use_mut_ref(|| None::<u32>);
    let oninput = {
        let (gesture, on_change, scale) = (gesture.clone(), props.on_change.clone(), props.scale);
        Callback::from(move |event: InputEvent| {
            let number = *gesture.borrow_mut().get_or_insert_with(next_gesture);
            if let Ok(position) = event.target_unchecked_into::<HtmlInputElement>().value().parse() {
                on_change.emit((scale.at_position(position), Some(number)));
            }
        })
    };
    let onchange = Callback::from(move |_: Event| *gesture.borrow_mut() = None);
    html! {
        <input type="range" min="0" max={LAST_POSITION.to_string()} aria-label={&props.label}
            value={props.scale.position(props.raw).to_string()}
            aria-valuetext={messages.numbers().with_unit(&props.scale.human(props.raw), "%")} {oninput} {onchange} />
    }
}
