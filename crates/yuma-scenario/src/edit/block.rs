//! Blocks of cells, as read from a table.

use yuma_engine::quantity::Share;

/// Lines of cells. Lines may differ in length, and a cell may have no value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellBlock(pub Vec<Vec<Option<Share>>>);
