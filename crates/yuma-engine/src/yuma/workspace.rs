//! Memory that consecutive epochs reuse.

use substrate_fixed::types::I32F32;

use super::consensus::Columns;
use super::sparse::Sparse;

/// The number of matrices that an epoch fills at most; more would only hold memory.
const MATRICES: usize = 9;

/// The matrices of finished epochs, whose memory the next epoch fills again.
///
/// It holds no values: an epoch computes the same with any workspace. Large matrices that are freed after each epoch
/// would be mapped and zeroed by the system again in the next one.
#[derive(Debug, Default)]
pub struct Workspace {
    free: Vec<Sparse<I32F32>>,
    /// The votes by column, of which each epoch sorts a part.
    pub(super) columns: Columns,
}

/// A clone starts without memory.
impl Clone for Workspace {
    fn clone(&self) -> Self {
        Workspace::default()
    }
}

impl Workspace {
    /// Returns a matrix without rows, with the memory of a finished one and room for these rows and entries.
    pub(super) fn matrix(&mut self, rows: usize, entries: usize) -> Sparse<I32F32> {
        let mut matrix = self.free.pop().unwrap_or_default();
        matrix.reserve(rows, entries);
        matrix
    }

    /// Returns a copy of a matrix.
    pub(super) fn copy(&mut self, matrix: &Sparse<I32F32>) -> Sparse<I32F32> {
        let mut copy = self.matrix(matrix.row_count(), matrix.entry_count());
        copy.clone_from(matrix);
        copy
    }

    /// Takes a matrix that is no longer needed.
    pub(super) fn recycle(&mut self, mut matrix: Sparse<I32F32>) {
        if self.free.len() < MATRICES {
            matrix.clear();
            self.free.push(matrix);
        }
    }
}
