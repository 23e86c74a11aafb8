//! Checks of lists of neurons and of the rows of a matrix.

use crate::invalid::{Invalid, List};
use crate::limits;
use crate::matrix::Matrix;
use crate::model::Document;
use yuma_engine::quantity::{Share, Uid};

/// The set of neurons in a list without duplicates.
pub struct Members([bool; limits::NEURONS]);

impl Members {
    pub fn of(list: List, uids: impl Iterator<Item = Uid>, count: u16) -> Result<Self, Invalid> {
        let mut members = [false; limits::NEURONS];
        for uid in uids {
            match members.get_mut(uid.index()) {
                Some(seen) if uid.0 < count => {
                    if std::mem::replace(seen, true) {
                        return Err(Invalid::DuplicateUid { list, uid });
                    }
                }
                _ => return Err(Invalid::UnknownUid { list, uid }),
            }
        }
        Ok(Members(members))
    }

    pub fn holds(&self, uid: Uid) -> bool {
        self.0.get(uid.index()).copied().unwrap_or(false)
    }
}

/// Checks a row: no column occurs twice, and the row and its columns are shown.
pub fn check_row(
    matrix: Matrix,
    row: Uid,
    entries: &[(Uid, Share)],
    validators: &Members,
    miners: &Members,
    document: &Document,
) -> Result<(), Invalid> {
    let columns = || entries.iter().map(|&(column, _)| column);
    Members::of(List::Row(matrix, row), columns(), document.uid_count())?;
    if !entries.is_empty() && !validators.holds(row) {
        return Err(Invalid::HiddenRow { matrix, row });
    }
    match columns().find(|&column| !miners.holds(column)) {
        Some(column) => Err(Invalid::HiddenCell { matrix, row, column }),
        None => Ok(()),
    }
}
