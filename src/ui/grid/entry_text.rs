//! Texts about typed values: why one is refused, and that a row does not add up.

use yew::prelude::*;

use super::figures;
use super::row_basis::RowBasis;
use super::typed::EntryError;
use crate::ui::error_text;
use crate::ui::format;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use yuma_scenario::edit::row_sum;
use yuma_scenario::{Matrix, NumberError};

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

/// Returns a remark if the weights of the edited row do not add up to what their percentages are parts of: the cells then
/// show other numbers than the typed ones. The first one is short, for a place beside the cell.
pub fn sum_note(messages: &Messages, props: &LabProps, basis: RowBasis) -> Option<(AttrValue, AttrValue)> {
    if props.view.shared.lens.matrix() != Some(Matrix::Weights) || props.view.raw {
        return None;
    }
    let sum = row_sum(&props.scenario, basis.row);
    let ratio = sum as f64 / basis.sum.max(1) as f64;
    let is_off = sum > 0 && (ratio - 1.0).abs() > 0.001;
    let name = format::name(&props.scenario, basis.row);
    is_off.then(|| {
        let values = [("validator", &*name), ("sum", &*figures::percent(ratio))];
        (messages.fill("grid.row_sum.short", &values), messages.fill("grid.row_sum", &values))
    })
}
