//! The matrices of a document and their rows.

use std::sync::Arc;

use yuma_engine::quantity::{Share, Uid};

/// One validator's weights or bonds, in stored order. Shared, so that a copy of a document is cheap.
pub type Row = Arc<Vec<(Uid, Share)>>;

/// The two matrices of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Matrix {
    /// The weights that validators submitted.
    Weights,
    /// The bonds that the previous epoch stored.
    Bonds,
}

impl Matrix {
    /// Weights, then bonds.
    pub const BOTH: [Matrix; 2] = [Matrix::Weights, Matrix::Bonds];
}
