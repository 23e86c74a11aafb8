//! Blocks of cells, as pasted from a spreadsheet.

use super::cells;
use crate::invalid::{Invalid, List};
use crate::matrix::Matrix;
use crate::model::Document;
use yuma_engine::quantity::{Share, Uid};

/// Lines of cells. Lines may differ in length, and a cell without a value leaves the grid's value unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellBlock(pub Vec<Vec<Option<Share>>>);

/// The part of a block that fits into the grid from a given cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// The number of cells with a value within the grid.
    pub cells: usize,
    /// The number of lines below the last row.
    pub rows_left_out: usize,
    /// The number of columns after the last.
    pub columns_left_out: usize,
}

impl CellBlock {
    /// Returns the numbers of cells that [`super::Edit::Block`] at this cell would set and leave out.
    ///
    /// # Errors
    /// Returns [`Invalid::UnknownUid`] if the cell is not in the grid.
    pub fn fit(&self, document: &Document, row: Uid, column: Uid) -> Result<Fit, Invalid> {
        let rows = from(&document.validators, List::Validators, row)?.len();
        let columns = from(&document.miners, List::Miners, column)?.len();
        let widest = self.0.iter().map(Vec::len).max().unwrap_or(0);
        Ok(Fit {
            cells: self.0.iter().take(rows).flat_map(|line| line.iter().take(columns).flatten()).count(),
            rows_left_out: self.0.len().saturating_sub(rows),
            columns_left_out: widest.saturating_sub(columns),
        })
    }
}

/// Sets the cells of the block that lie within the grid.
pub fn set(document: &mut Document, matrix: Matrix, row: Uid, column: Uid, block: &CellBlock) -> Result<(), Invalid> {
    let rows = from(&document.validators, List::Validators, row)?.to_vec();
    let columns = from(&document.miners, List::Miners, column)?.to_vec();
    for (&row, line) in rows.iter().zip(&block.0) {
        for (&column, &value) in columns.iter().zip(line) {
            if value.is_some() {
                cells::set(document, matrix, row, column, value)?;
            }
        }
    }
    Ok(())
}

/// Returns the display order from a neuron on.
fn from(order: &[Uid], list: List, uid: Uid) -> Result<&[Uid], Invalid> {
    let index = order.iter().position(|&at| at == uid).ok_or(Invalid::UnknownUid { list, uid })?;
    Ok(order.get(index..).unwrap_or_default())
}
