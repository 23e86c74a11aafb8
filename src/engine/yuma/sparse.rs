//! Matrices as the chain keeps them: rows of (column, value) in stored order.

use crate::engine::quantity::Uid;

/// A sparse matrix by rows. The order within a row and explicit zeros are kept: both matter to the chain (spec 1.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sparse<T> {
    ends: Vec<usize>,
    entries: Vec<(Uid, T)>,
}

impl<T> Default for Sparse<T> {
    fn default() -> Self {
        Sparse { ends: Vec::new(), entries: Vec::new() }
    }
}

impl<T: Copy> Sparse<T> {
    /// A matrix without rows, with room for some.
    pub fn with_capacity(rows: usize, entries: usize) -> Self {
        Sparse { ends: Vec::with_capacity(rows), entries: Vec::with_capacity(entries) }
    }

    /// A matrix of the given rows.
    pub fn from_rows<R: IntoIterator<Item = (Uid, T)>>(rows: impl IntoIterator<Item = R>) -> Self {
        let mut matrix = Sparse::default();
        for row in rows {
            matrix.push_row(row);
        }
        matrix
    }

    /// Appends a row.
    pub fn push_row(&mut self, row: impl IntoIterator<Item = (Uid, T)>) {
        self.entries.extend(row);
        self.ends.push(self.entries.len());
    }

    /// The number of rows.
    pub fn row_count(&self) -> usize {
        self.ends.len()
    }

    /// The number of stored entries, explicit zeros included.
    pub fn entry_count(&self) -> usize {
        self.entries.len()
    }

    /// The entries of a row in stored order; none if there is no such row.
    pub fn row(&self, row: Uid) -> &[(Uid, T)] {
        let start = row.index().checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let end = self.ends.get(row.index()).copied();
        match (start, end) {
            (Some(start), Some(end)) => self.entries.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// All rows, first to last.
    pub fn rows(&self) -> impl Iterator<Item = (Uid, &[(Uid, T)])> {
        let mut start = 0;
        self.ends.iter().zip(0..=u16::MAX).map(move |(&end, row)| {
            let entries = self.entries.get(start..end).unwrap_or_default();
            start = end;
            (Uid(row), entries)
        })
    }

    /// The value at a place, if an entry is stored there.
    pub fn get(&self, row: Uid, column: Uid) -> Option<T> {
        self.row(row).iter().find(|(at, _)| *at == column).map(|(_, value)| *value)
    }

    /// The same entries with other values; an entry for which `value` gives none is dropped.
    pub fn filter_map<U: Copy>(&self, mut value: impl FnMut(Uid, Uid, T) -> Option<U>) -> Sparse<U> {
        let mut mapped = Sparse::with_capacity(self.row_count(), self.entry_count());
        for (row, entries) in self.rows() {
            mapped.push_row(entries.iter().filter_map(|&(column, old)| Some((column, value(row, column, old)?))));
        }
        mapped
    }

    /// The same entries with other values.
    pub fn map<U: Copy>(&self, mut value: impl FnMut(Uid, Uid, T) -> U) -> Sparse<U> {
        self.filter_map(|row, column, old| Some(value(row, column, old)))
    }
}
