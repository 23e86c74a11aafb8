//! The texts of errors of typed numbers.

use yew::AttrValue;

use crate::ui::grid::entry_error_key;
use crate::ui::messages::Messages;
use yuma_scenario::NumberError;

/// Describes why a typed number cannot be used. The fields of a market have other limits than a weight.
pub fn entry_error(messages: &Messages, error: NumberError) -> AttrValue {
    messages.text(match error {
        NumberError::TooLarge => "market.entry.too_large",
        error => entry_error_key(error),
    })
}
