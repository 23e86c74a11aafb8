//! The question about an amount whose separator has two meanings: `1,000` and `1.000`.

use yew::prelude::*;

use crate::ui::format::grouped_digits;
use crate::ui::messages::Messages;
use yuma_scenario::written_amount;

/// Returns how an amount was read, and the label of a button that reads it in the other way. `unit` may be empty.
pub fn reading_text(messages: &Messages, [read, other]: [u64; 2], unit: &str) -> (AttrValue, AttrValue) {
    let written = |amount| match (grouped_digits(&written_amount(amount)), unit) {
        (number, "") => number,
        (number, unit) => messages.numbers().with_unit(&number, unit),
    };
    let values = [("read", &*written(read)), ("other", &*written(other))];
    (messages.fill("grid.read_as", &values), messages.fill("grid.read_as.other", &values))
}

/// Renders how an amount was read, with a button that reads it in the other way.
pub fn other_reading(messages: &Messages, readings: [u64; 2], on_other: Callback<MouseEvent>) -> Html {
    let (text, label) = reading_text(messages, readings, "");
    html! { <>{ text }{ " " }<button type="button" class="link" onclick={on_other}>{ label }</button></> }
}
