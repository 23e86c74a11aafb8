//! The rows of version 1.

use serde::{Deserialize, Serialize};

use crate::invalid::{Invalid, List};
use crate::matrix::{Matrix, Row};
use yuma_engine::quantity::{Share, Uid};

/// A row of a matrix.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RowV1 {
    /// The columns in stored order; if omitted, the row has every miner, in ascending order.
    #[serde(rename = "c", skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<u16>>,
    /// The values in the same order.
    #[serde(rename = "v")]
    pub values: Vec<u16>,
}

impl RowV1 {
    /// Creates a row; omits its columns if they are all the miners in ascending order.
    pub fn of(row: &Row, miners: &[Uid]) -> Self {
        let is_whole = row.iter().map(|&(column, _)| column).eq(miners.iter().copied());
        let columns = (!is_whole).then(|| row.iter().map(|&(column, _)| column.0).collect());
        RowV1 { columns, values: row.iter().map(|&(_, share)| share.0).collect() }
    }

    /// Returns the live row of a validator.
    ///
    /// # Errors
    /// Returns [`Invalid::WrongLength`] if columns and values do not match.
    pub fn read(&self, matrix: Matrix, uid: Uid, miners: &[Uid]) -> Result<Row, Invalid> {
        let columns: Vec<Uid> = match &self.columns {
            Some(columns) => columns.iter().copied().map(Uid).collect(),
            None => miners.to_vec(),
        };
        if columns.len() != self.values.len() {
            let (list, found) = (List::Row(matrix, uid), self.values.len());
            return Err(Invalid::WrongLength { list, found, expected: columns.len() });
        }
        Ok(Row::new(columns.into_iter().zip(self.values.iter().copied().map(Share)).collect()))
    }
}
