//! The neurons and rows that an edit changes.

use std::sync::Arc;

use crate::invalid::{Invalid, List};
use crate::matrix::Matrix;
use crate::model::{Document, Neuron};
use yuma_engine::quantity::{Share, Uid};

/// Returns a neuron for mutation.
pub fn neuron(document: &mut Document, uid: Uid) -> Result<&mut Neuron, Invalid> {
    document.neurons.get_mut(uid.index()).ok_or(Invalid::UnknownUid { list: List::Neurons, uid })
}

/// Returns a row for mutation; only a row that is changed is copied.
pub fn row(document: &mut Document, matrix: Matrix, uid: Uid) -> Result<&mut Vec<(Uid, Share)>, Invalid> {
    let row = document.rows_mut(matrix).get_mut(uid.index());
    row.map(Arc::make_mut).ok_or(Invalid::UnknownUid { list: List::Rows(matrix), uid })
}
