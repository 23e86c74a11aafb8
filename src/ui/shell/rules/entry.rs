//! The fields and the slider of a hyperparameter that is a number.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::conversion::{EntryError, LAST_POSITION, at_position, human, position, typed_human, typed_raw};
use super::wording::{entry_error, unit_sign};
use crate::engine::yuma::Unit;
use crate::ui::gesture::next_gesture;
use crate::ui::hooks::use_words;
use crate::ui::shell::field::Field;

/// A new raw value, and the number of the drag that it belongs to.
pub type RawChange = (i128, Option<u32>);

/// A number.
#[derive(Clone, PartialEq, Properties)]
pub struct EntryProps {
    /// How the raw value is meant.
    pub unit: Unit,
    /// The least and the largest raw value.
    pub range: (i128, i128),
    /// The raw value.
    pub raw: i128,
    /// The name.
    pub label: AttrValue,
    /// Called with another value within the range.
    pub on_change: Callback<RawChange>,
}

/// A number in human units and, where that says something else, raw; a proportion has a slider too.
#[component]
pub fn Entry(props: &EntryProps) -> Html {
    let words = use_words();
    let raw_props = EntryProps { label: words.fill("rules.raw_named", &[("name", &props.label)]), ..props.clone() };
    html! {
        <div class="rule-entry">
            <span class="rule-human">
                <HumanField ..props.clone() />
                <span>{ unit_sign(&words, props.unit) }</span>
            </span>
            <span class="rule-raw">
                if !matches!(props.unit, Unit::Blocks | Unit::Count) {
                    <small aria-hidden="true">{ words.text("rules.raw") }</small>
                    <RawField ..raw_props />
                }
            </span>
            <span class="rule-slider">
                if matches!(props.unit, Unit::Proportion { .. }) {
                    <Slider ..props.clone() />
                }
            </span>
        </div>
    }
}

#[component]
fn HumanField(props: &EntryProps) -> Html {
    let &EntryProps { unit, range, raw, .. } = props;
    use_field(props, human(unit, raw), move |text| typed_human(unit, range, text))
}

#[component]
fn RawField(props: &EntryProps) -> Html {
    let &EntryProps { range, raw, .. } = props;
    use_field(props, raw.to_string(), move |text| typed_raw(range, text))
}

/// A field that commits what `read` understands.
#[hook]
fn use_field(
    props: &EntryProps,
    value: String,
    read: impl Fn(&str) -> Result<i128, EntryError> + Copy + 'static,
) -> Html {
    let words = use_words();
    let check = Callback::from(move |text: String| Some(entry_error(&words, read(&text).err()?)));
    let on_commit = {
        let on_change = props.on_change.clone();
        Callback::from(move |text: String| {
            if let Ok(raw) = read(&text) {
                on_change.emit((raw, None));
            }
        })
    };
    html! { <Field {value} label={props.label.clone()} {check} {on_commit} /> }
}

/// A slider; all values of one drag are one step of undo.
#[component]
fn Slider(props: &EntryProps) -> Html {
    let gesture = use_mut_ref(|| None::<u32>);
    let oninput = {
        let (gesture, on_change, range) = (gesture.clone(), props.on_change.clone(), props.range);
        Callback::from(move |event: InputEvent| {
            let number = *gesture.borrow_mut().get_or_insert_with(next_gesture);
            if let Ok(position) = event.target_unchecked_into::<HtmlInputElement>().value().parse() {
                on_change.emit((at_position(range, position), Some(number)));
            }
        })
    };
    let onchange = Callback::from(move |_: Event| *gesture.borrow_mut() = None);
    html! {
        <input type="range" min="0" max={LAST_POSITION.to_string()} aria-label={&props.label}
            value={position(props.range, props.raw).to_string()}
            aria-valuetext={format!("{} %", human(props.unit, props.raw))} {oninput} {onchange} />
    }
}
