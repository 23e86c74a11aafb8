//! The components around the grid, which load after it, with the inspector.

use yew::prelude::*;

use super::layout::CellPosition;
use super::precision::Precision;
use super::row_basis::RowBasis;
use super::snapshot::GridSnapshot;
use super::tools::{BelowProps, ToolsProps};
use super::typed::EntryError;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use yuma_scenario::table::StoredColumn;

/// The functions that render the components around the grid.
#[derive(Clone, Copy)]
pub struct AroundGrid {
    /// The menu of the bar above the grid.
    pub action_menu: fn(&LabProps) -> Html,
    /// The overview and the search of a large subnet.
    pub tools: fn(ToolsProps) -> Html,
    /// The folds and the status below the grid.
    pub below: fn(BelowProps) -> Html,
    /// Copies cells.
    pub copied: fn(&GridSnapshot, [CellPosition; 2], Precision) -> Copied,
    /// Describes why the text of a cell was refused.
    pub entry_error: fn(&Messages, &EntryError) -> AttrValue,
    /// Describes a row that does not add up to what its percentages are parts of, briefly and at length.
    pub sum_note: fn(&Messages, &LabProps, RowBasis) -> Option<(AttrValue, AttrValue)>,
    /// The sentence after an edit.
    pub last_edit: fn(&LabProps) -> Html,
    /// The selected validator's row step by step.
    pub step_strip: fn(&LabProps) -> Html,
    /// The bar that changes the selected cell on a phone.
    pub dock: fn(&LabProps) -> Html,
}

/// Copied cells.
pub struct Copied {
    /// Their text.
    pub text: String,
    /// Their first column.
    pub column: StoredColumn,
}

/// There is only one set of these functions, so all are equal.
impl PartialEq for AroundGrid {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
