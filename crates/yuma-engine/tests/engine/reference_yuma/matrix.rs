//! A dense matrix that records which cells are present and the stored order of each row.

use super::arithmetic::{ONE, ZERO, safe_div, sum};
use substrate_fixed::types::I32F32;
use yuma_engine::quantity::{Share, Uid};
use yuma_engine::yuma::Sparse;

/// An n by n matrix. An absent cell is not an explicit zero, and the stored order of a row matters (spec 1.5).
#[derive(Clone, Debug)]
pub struct Matrix {
    cells: Vec<Vec<Option<I32F32>>>,
    /// The columns of each row in stored order: present, removed, and beyond the matrix.
    order: Vec<Vec<usize>>,
}

impl Matrix {
    pub fn empty(n: usize) -> Matrix {
        Matrix { cells: vec![vec![None; n]; n], order: vec![Vec::new(); n] }
    }

    /// Builds a matrix from stored rows; `value` maps each entry to its value, or to `None` to remove it.
    pub fn read(
        stored: &Sparse<Share>,
        n: usize,
        mut value: impl FnMut(usize, usize, Share) -> Option<I32F32>,
    ) -> Matrix {
        let mut matrix = Matrix::empty(n);
        for i in 0..n {
            for &(column, share) in stored.row(Uid(i as u16)) {
                if let Some(value) = value(i, column.index(), share) {
                    matrix.append(i, column.index(), value);
                }
            }
        }
        matrix
    }

    pub fn size(&self) -> usize {
        self.cells.len()
    }

    pub fn or_zero(&self, i: usize, j: usize) -> I32F32 {
        self.cells[i][j].unwrap_or(ZERO)
    }

    /// Appends an entry to a row.
    pub fn append(&mut self, i: usize, j: usize, value: I32F32) {
        self.order[i].push(j);
        if j < self.size() {
            self.cells[i][j] = Some(value);
        }
    }

    /// Changes or removes every present cell; the order of the rows does not change.
    pub fn update(&mut self, mut value: impl FnMut(usize, usize, I32F32) -> Option<I32F32>) {
        for i in 0..self.size() {
            for j in 0..self.size() {
                if let Some(old) = self.cells[i][j] {
                    self.cells[i][j] = value(i, j, old);
                }
            }
        }
    }

    /// Returns the columns of a row that hold an entry, in stored order, including those beyond the matrix.
    pub fn stored_columns(&self, i: usize) -> impl Iterator<Item = usize> {
        self.order[i].iter().copied().filter(move |&j| j >= self.size() || self.cells[i][j].is_some())
    }

    /// Returns the present entries of a row in stored order.
    pub fn row(&self, i: usize) -> Vec<(u16, I32F32)> {
        self.order[i].iter().filter_map(|&j| Some((j as u16, (*self.cells[i].get(j)?)?))).collect()
    }

    pub fn row_sum(&self, i: usize) -> I32F32 {
        let present: Vec<I32F32> = self.cells[i].iter().flatten().copied().collect();
        sum(&present)
    }

    fn column_sum(&self, j: usize) -> I32F32 {
        (0..self.size()).fold(ZERO, |total, i| total.saturating_add(self.or_zero(i, j)))
    }

    pub fn row_normalize(&mut self) {
        let sums: Vec<I32F32> = (0..self.size()).map(|i| self.row_sum(i)).collect();
        self.update(|i, _, value| Some(if sums[i] > ZERO { safe_div(value, sums[i]) } else { value }));
    }

    pub fn column_normalize(&mut self) {
        let sums: Vec<I32F32> = (0..self.size()).map(|j| self.column_sum(j)).collect();
        self.update(|_, j, value| Some(if sums[j] != ZERO { safe_div(value, sums[j]) } else { value }));
    }

    /// Scales each column so that its largest value is one.
    pub fn column_upscale(&mut self) {
        let n = self.size();
        let largest: Vec<I32F32> =
            (0..n).map(|j| (0..n).fold(ZERO, |largest, i| largest.max(self.or_zero(i, j)))).collect();
        self.update(|_, j, value| Some(if largest[j] != ZERO { safe_div(value, largest[j]) } else { value }));
    }

    /// The moving average `rate * new + (1 - rate) * old`, with ascending rows and positive values only.
    pub fn moving_average(new: &Matrix, old: &Matrix, rate: I32F32) -> Matrix {
        let keep = ONE.saturating_sub(rate);
        let mut average = Matrix::empty(new.size());
        for i in 0..new.size() {
            for j in 0..new.size() {
                let fresh = new.or_zero(i, j).saturating_mul(rate);
                let value = fresh.saturating_add(old.or_zero(i, j).saturating_mul(keep));
                if value > ZERO {
                    average.append(i, j, value);
                }
            }
        }
        average
    }
}
