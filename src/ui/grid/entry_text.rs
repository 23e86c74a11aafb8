//! The reasons why the text of a cell is refused, in words.

use yew::prelude::*;

use super::typed::EntryError;
use crate::ui::error_text;
use crate::ui::messages::Messages;
use yuma_scenario::NumberError;

/// Describes why the text of a cell was refused.
pub fn entry_error(messages: &Messages, error: &EntryError) -> AttrValue {
    match error {
        EntryError::Number(error) => messages.text(error_key(*error)),
        EntryError::Invalid(error) => error_text::invalid(messages, error),
    }
}

/// Returns the message key of an entry error.
pub fn error_key(error: NumberError) -> &'static str {
    match error {
        NumberError::AboveWhole => "grid.entry.above_whole",
        NumberError::AboveSupply => "grid.entry.above_supply",
        NumberError::NotANumber | NumberError::NotFinite => "grid.entry.not_a_number",
        NumberError::Negative => "grid.entry.negative",
        NumberError::TooLarge => "grid.entry.too_large",
        NumberError::TooPrecise => "grid.entry.too_precise",
    }
}
