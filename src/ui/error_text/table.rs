//! Texts for rejected tables, pasted or from a file.

use yew::AttrValue;

use super::too_large::too_large;
use crate::ui::messages::Messages;
use yuma_scenario::NumberError;
use yuma_scenario::table::{FirstColumn, StoredColumn, TableError};

/// Describes why a table was rejected.
pub fn table(messages: &Messages, error: &TableError) -> AttrValue {
    match error {
        TableError::TooLarge { size, limit } => too_large(messages, *size, *limit),
        TableError::Empty => messages.text("file.empty"),
        TableError::OtherColumn { copied, taken } => {
            let copied = match copied {
                StoredColumn::Names => "file.stored.names",
                StoredColumn::Amounts => "file.stored.amounts",
                StoredColumn::Shares => "file.stored.shares",
            };
            let taken = match taken {
                FirstColumn::Names => "file.takes.names",
                FirstColumn::Stakes => "file.takes.stakes",
                FirstColumn::Weights => "file.takes.weights",
            };
            messages.fill("file.stored", &[("copied", &messages.text(copied)), ("taken", &messages.text(taken))])
        }
        TableError::Cell { row, column, text, error } => messages.fill(
            "file.cell",
            &[
                ("row", &row.to_string()),
                ("column", &column.to_string()),
                ("reason", &number(messages, *error)),
                ("text", text),
            ],
        ),
    }
}

fn number(messages: &Messages, error: NumberError) -> AttrValue {
    match error {
        NumberError::NotANumber => messages.text("file.number.not_a_number"),
        NumberError::NotFinite => messages.text("file.number.not_finite"),
        NumberError::Negative => messages.text("file.number.negative"),
        NumberError::TooLarge => messages.text("file.number.too_large"),
        NumberError::AboveWhole => messages.text("file.number.above_whole"),
        NumberError::AboveSupply => messages.text("file.number.above_supply"),
        NumberError::TooPrecise => messages.text("file.number.too_precise"),
    }
}
