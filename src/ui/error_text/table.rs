//! Words for tables that cannot be read, pasted or from a file.

use yew::AttrValue;

use super::import::too_large;
use crate::ui::words::Words;
use yuma_scenario::decimal::NumberError;
use yuma_scenario::table::TableError;

/// Why a table cannot be read.
pub fn table(words: &Words, error: &TableError) -> AttrValue {
    match error {
        TableError::TooLarge { size, limit } => too_large(words, *size, *limit),
        TableError::Empty => words.text("file.empty"),
        TableError::Cell { row, column, text, error } => words.fill(
            "file.cell",
            &[
                ("row", &row.to_string()),
                ("column", &column.to_string()),
                ("reason", &number(words, *error)),
                ("text", text),
            ],
        ),
    }
}

fn number(words: &Words, error: NumberError) -> AttrValue {
    match error {
        NumberError::NotANumber => words.text("file.number.not_a_number"),
        NumberError::NotFinite => words.text("file.number.not_finite"),
        NumberError::Negative => words.text("file.number.negative"),
        NumberError::TooLarge => words.text("file.number.too_large"),
        NumberError::TooPrecise => words.text("file.number.too_precise"),
    }
}
