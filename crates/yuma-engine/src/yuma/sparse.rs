//! Sparse matrices in the chain's layout: rows of (column, value) in stored order.

use crate::quantity::Uid;

/// A sparse matrix by rows. Keeps the order within a row and explicit zeros: both matter to the chain (spec 1.5).
///
/// A row has at most one entry per column, as in the chain's storage (chain: `DuplicateUids`).
#[derive(Debug, PartialEq, Eq)]
pub struct Sparse<T> {
    ends: Vec<usize>,
    entries: Vec<(Uid, T)>,
}

impl<T> Default for Sparse<T> {
    fn default() -> Self {
        Sparse { ends: Vec::new(), entries: Vec::new() }
    }
}

impl<T: Clone> Clone for Sparse<T> {
    fn clone(&self) -> Self {
        Sparse { ends: self.ends.clone(), entries: self.entries.clone() }
    }

    // The derived one would not reuse the memory.
    fn clone_from(&mut self, source: &Self) {
        self.ends.clone_from(&source.ends);
        self.entries.clone_from(&source.entries);
    }
}

impl<T: Copy> Sparse<T> {
    /// Creates a matrix without rows, with the given capacity.
    pub fn with_capacity(rows: usize, entries: usize) -> Self {
        Sparse { ends: Vec::with_capacity(rows), entries: Vec::with_capacity(entries) }
    }

    /// Creates a matrix from the given rows.
    pub fn from_rows<R: IntoIterator<Item = (Uid, T)>>(rows: impl IntoIterator<Item = R>) -> Self {
        let mut matrix = Sparse::default();
        for row in rows {
            matrix.push_row(row);
        }
        matrix
    }

    /// Appends a row. Of several entries for a column, the last one is kept.
    pub fn push_row(&mut self, row: impl IntoIterator<Item = (Uid, T)>) {
        let start = self.entries.len();
        self.entries.extend(row);
        let row = self.entries.get(start..).unwrap_or_default();
        if !row.is_sorted_by(|(a, _), (b, _)| a < b) {
            let last = last_entries(row);
            self.entries.truncate(start);
            self.entries.extend(last);
        }
        self.ends.push(self.entries.len());
    }

    /// Appends a row without duplicate columns.
    pub(super) fn push_distinct(&mut self, row: impl Iterator<Item = (Uid, T)>) {
        self.entries.extend(row);
        self.ends.push(self.entries.len());
    }

    /// Makes room for this many rows and entries in all.
    pub(super) fn reserve(&mut self, rows: usize, entries: usize) {
        self.ends.reserve_exact(rows.saturating_sub(self.ends.len()));
        self.entries.reserve_exact(entries.saturating_sub(self.entries.len()));
    }

    /// Removes all rows and keeps the memory.
    pub(super) fn clear(&mut self) {
        self.ends.clear();
        self.entries.clear();
    }

    /// Returns the values of all entries with their columns, in stored order.
    pub(super) fn entries_mut(&mut self) -> impl Iterator<Item = (Uid, &mut T)> {
        self.entries.iter_mut().map(|(column, value)| (*column, value))
    }

    /// Returns the number of rows.
    pub fn row_count(&self) -> usize {
        self.ends.len()
    }

    /// Returns the number of stored entries, including explicit zeros.
    pub fn entry_count(&self) -> usize {
        self.entries.len()
    }

    /// Returns the entries of a row in stored order; empty if there is no such row.
    pub fn row(&self, row: Uid) -> &[(Uid, T)] {
        let start = row.index().checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let end = self.ends.get(row.index()).copied();
        match (start, end) {
            (Some(start), Some(end)) => self.entries.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Returns all rows, first to last.
    pub fn rows(&self) -> impl Iterator<Item = (Uid, &[(Uid, T)])> {
        let mut start = 0;
        self.ends.iter().zip(0..=u16::MAX).map(move |(&end, row)| {
            let entries = self.entries.get(start..end).unwrap_or_default();
            start = end;
            (Uid(row), entries)
        })
    }

    /// Returns the value of a cell, if an entry is stored for it.
    pub fn get(&self, row: Uid, column: Uid) -> Option<T> {
        self.row(row).iter().find(|(at, _)| *at == column).map(|(_, value)| *value)
    }

    /// Returns the matrix with one row replaced; missing rows before it are empty.
    pub fn with_row(&self, row: Uid, entries: &[(Uid, T)]) -> Sparse<T> {
        let mut changed = Sparse::with_capacity(self.row_count(), self.entry_count() + entries.len());
        let count = u16::try_from(self.row_count()).unwrap_or(u16::MAX).max(row.0.saturating_add(1));
        for at in Uid::all(count) {
            changed.push_row(if at == row { entries } else { self.row(at) }.iter().copied());
        }
        changed
    }

    /// Returns the matrix with the value of one cell replaced, or removed for `None`. A new entry is inserted before
    /// the first entry with a larger column.
    pub fn with_cell(&self, row: Uid, column: Uid, value: Option<T>) -> Sparse<T> {
        let mut entries = self.row(row).to_vec();
        let at = entries.iter().position(|&(other, _)| other == column);
        match (at, value) {
            (Some(at), Some(value)) => entries.splice(at..=at, [(column, value)]).for_each(drop),
            (Some(at), None) => drop(entries.remove(at)),
            (None, Some(value)) => {
                let at = entries.iter().position(|&(other, _)| other > column).unwrap_or(entries.len());
                entries.insert(at, (column, value));
            }
            (None, None) => {}
        }
        self.with_row(row, &entries)
    }

    /// Returns the same entries with mapped values; drops an entry if `value` returns `None`.
    pub fn filter_map<U: Copy>(&self, mut value: impl FnMut(Uid, Uid, T) -> Option<U>) -> Sparse<U> {
        self.filter_map_into(Sparse::with_capacity(self.row_count(), self.entry_count()), &mut value)
    }

    /// As [`Sparse::filter_map`], in the memory of an empty matrix.
    pub(super) fn filter_map_into<U: Copy>(
        &self,
        mut mapped: Sparse<U>,
        mut value: impl FnMut(Uid, Uid, T) -> Option<U>,
    ) -> Sparse<U> {
        for (row, entries) in self.rows() {
            mapped.push_distinct(entries.iter().filter_map(|&(column, old)| Some((column, value(row, column, old)?))));
        }
        mapped
    }

    /// Returns the same entries with mapped values.
    pub fn map<U: Copy>(&self, mut value: impl FnMut(Uid, Uid, T) -> U) -> Sparse<U> {
        self.filter_map(|row, column, old| Some(value(row, column, old)))
    }
}

/// Returns the last entry for each column, in order.
#[cold]
fn last_entries<T: Copy>(row: &[(Uid, T)]) -> Vec<(Uid, T)> {
    let size = row.iter().map(|(column, _)| column.index() + 1).max().unwrap_or_default();
    let mut seen = vec![false; size];
    let mut is_last = |column: Uid| seen.get_mut(column.index()).is_some_and(|seen| !std::mem::replace(seen, true));
    let mut last: Vec<(Uid, T)> = row.iter().rev().filter(|(column, _)| is_last(*column)).copied().collect();
    last.reverse();
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rows = [&'static [(u16, u8)]];

    fn matrix(rows: &Rows) -> Sparse<u8> {
        Sparse::from_rows(rows.iter().map(|row| row.iter().map(|&(column, value)| (Uid(column), value))))
    }

    #[test]
    fn the_last_of_several_entries_for_a_column_is_kept() {
        for (row, expected) in [
            (&[(1, 5), (1, 6)][..], &[(1, 6)][..]),
            (&[(1, 5), (0, 7), (1, 6), (2, 8)], &[(0, 7), (1, 6), (2, 8)]),
            (&[(4, 1), (2, 2)], &[(4, 1), (2, 2)]),
        ] {
            let uids =
                |entries: &[(u16, u8)]| entries.iter().map(|&(uid, value)| (Uid(uid), value)).collect::<Vec<_>>();
            assert_eq!(Sparse::from_rows([uids(row)]).row(Uid(0)), uids(expected));
        }
    }

    #[test]
    fn a_cell_is_set_where_it_stands_and_else_by_its_column() {
        const BEFORE: &Rows = &[&[(4, 1), (2, 2)], &[]];
        let check = |row, column, value, expected: &Rows| {
            let changed = matrix(BEFORE).with_cell(Uid(row), Uid(column), value);
            assert_eq!(changed, matrix(expected), "row {row}, column {column}: {value:?}");
        };
        check(0, 2, Some(9), &[&[(4, 1), (2, 9)], &[]]);
        check(0, 3, Some(9), &[&[(3, 9), (4, 1), (2, 2)], &[]]);
        check(0, 5, Some(9), &[&[(4, 1), (2, 2), (5, 9)], &[]]);
        check(0, 4, None, &[&[(2, 2)], &[]]);
        check(0, 5, None, BEFORE);
        check(1, 0, Some(9), &[&[(4, 1), (2, 2)], &[(0, 9)]]);
        check(3, 0, Some(9), &[&[(4, 1), (2, 2)], &[], &[], &[(0, 9)]]);
    }
}
