//! The positions of the grid: rows and columns from the upper left.
//!
//! Rows: the head, one per validator, the results of miners. Columns: name, stake, one per miner, the results of
//! validators.

use std::rc::Rc;

use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Quantity;
use yuma_scenario::Title;

/// The columns before the miners: name and stake.
pub const LEADING_COLUMNS: usize = 2;
/// The rows before the validators: the head.
pub const LEADING_ROWS: usize = 1;
/// The results at the end of a validator's row.
pub const ROW_RESULTS: [RowResult; 4] =
    [RowResult::ValidatorTrust, RowResult::Dividends, RowResult::Emission, RowResult::PerStake];
/// The results under a miner's column.
pub const COLUMN_RESULTS: [Quantity; 3] = [Quantity::Consensus, Quantity::Incentive, Quantity::ServerEmission];

/// A result at the end of a validator's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowResult {
    /// Validator trust.
    ValidatorTrust,
    /// Dividends.
    Dividends,
    /// Emission.
    Emission,
    /// Pay over stake.
    PerStake,
}

impl RowResult {
    /// Returns its title.
    pub fn title(self) -> Title {
        match self {
            RowResult::ValidatorTrust => Title::ValidatorTrust,
            RowResult::Dividends => Title::Dividends,
            RowResult::Emission => Title::ValidatorEmission,
            RowResult::PerStake => Title::PayPerStake,
        }
    }
}

/// Returns the title of a result of miners.
pub fn column_title(quantity: Quantity) -> Title {
    match quantity {
        Quantity::Consensus => Title::Consensus,
        Quantity::Incentive => Title::Incentive,
        _ => Title::MinerEmission,
    }
}

/// The position of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct CellPosition {
    /// The row; the head is 0.
    pub row: usize,
    /// The column; the names are 0.
    pub column: usize,
}

impl CellPosition {
    /// Returns the first and the last cell of the range between two cells.
    pub fn range_to(self, other: CellPosition) -> [CellPosition; 2] {
        let first = CellPosition { row: self.row.min(other.row), column: self.column.min(other.column) };
        let last = CellPosition { row: self.row.max(other.row), column: self.column.max(other.column) };
        [first, last]
    }
}

/// The content of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A corner, or a position outside of the grid.
    Corner,
    /// The title of a column or row of results, or of the stakes.
    Title(Title),
    /// A miner's head.
    MinerName(Uid),
    /// A validator's name.
    ValidatorName(Uid),
    /// A validator's stake.
    Stake(Uid),
    /// A validator's cell on a miner.
    Cell(Uid, Uid),
    /// A result of a validator.
    RowResult(RowResult, Uid),
    /// A result of a miner.
    ColumnResult(Quantity, Uid),
}

/// The rows and columns of the grid in display order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The validators.
    pub validators: Rc<[Uid]>,
    /// The miners that are not folded away.
    pub miners: Rc<[Uid]>,
}

impl Layout {
    /// Returns the number of rows.
    pub fn row_count(&self) -> usize {
        LEADING_ROWS + self.validators.len() + COLUMN_RESULTS.len()
    }

    /// Returns the number of columns.
    pub fn column_count(&self) -> usize {
        LEADING_COLUMNS + self.miners.len() + ROW_RESULTS.len()
    }

    /// Returns the content of a position.
    pub fn part(&self, position: CellPosition) -> Part {
        let validator = position.row.checked_sub(LEADING_ROWS).and_then(|row| self.validators.get(row)).copied();
        let miner = position.column.checked_sub(LEADING_COLUMNS).and_then(|column| self.miners.get(column)).copied();
        let foot =
            position.row.checked_sub(LEADING_ROWS + self.validators.len()).and_then(|row| COLUMN_RESULTS.get(row));
        let end =
            position.column.checked_sub(LEADING_COLUMNS + self.miners.len()).and_then(|column| ROW_RESULTS.get(column));
        match (validator, miner) {
            (Some(validator), Some(miner)) => Part::Cell(validator, miner),
            (Some(validator), None) => match (position.column, end) {
                (0, _) => Part::ValidatorName(validator),
                (1, _) => Part::Stake(validator),
                (_, Some(&result)) => Part::RowResult(result, validator),
                _ => Part::Corner,
            },
            (None, Some(miner)) => match (position.row, foot) {
                (0, _) => Part::MinerName(miner),
                (_, Some(&result)) => Part::ColumnResult(result, miner),
                _ => Part::Corner,
            },
            (None, None) => match (position.row, position.column, foot, end) {
                (0, 1, ..) => Part::Title(Title::Stake),
                (0, _, _, Some(result)) => Part::Title(result.title()),
                (_, 0, Some(&quantity), _) => Part::Title(column_title(quantity)),
                _ => Part::Corner,
            },
        }
    }

    /// Returns the position of a cell.
    pub fn position_of_cell(&self, validator: Uid, miner: Uid) -> Option<CellPosition> {
        Some(CellPosition { row: self.row_of(validator)?, column: self.column_of(miner)? })
    }

    /// Returns the row of a validator.
    pub fn row_of(&self, validator: Uid) -> Option<usize> {
        self.validators.iter().position(|&uid| uid == validator).map(|row| row + LEADING_ROWS)
    }

    /// Returns the column of a miner.
    pub fn column_of(&self, miner: Uid) -> Option<usize> {
        self.miners.iter().position(|&uid| uid == miner).map(|column| column + LEADING_COLUMNS)
    }

    /// Moves a position by rows and columns within the grid.
    pub fn moved(&self, position: CellPosition, rows: isize, columns: isize) -> CellPosition {
        CellPosition {
            row: position.row.saturating_add_signed(rows).min(self.row_count().saturating_sub(1)),
            column: position.column.saturating_add_signed(columns).min(self.column_count().saturating_sub(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> Layout {
        Layout { validators: [Uid(0), Uid(1)].into(), miners: [Uid(7), Uid(5), Uid(6)].into() }
    }

    #[test]
    fn every_position_has_its_part() {
        for (row, column, part) in [
            (0, 0, Part::Corner),
            (0, 2, Part::MinerName(Uid(7))),
            (1, 0, Part::ValidatorName(Uid(0))),
            (2, 1, Part::Stake(Uid(1))),
            (2, 3, Part::Cell(Uid(1), Uid(5))),
            (1, 5, Part::RowResult(RowResult::ValidatorTrust, Uid(0))),
            (2, 7, Part::RowResult(RowResult::Emission, Uid(1))),
            (2, 8, Part::RowResult(RowResult::PerStake, Uid(1))),
            (1, 9, Part::Corner),
            (0, 1, Part::Title(Title::Stake)),
            (0, 6, Part::Title(Title::Dividends)),
            (3, 2, Part::ColumnResult(Quantity::Consensus, Uid(7))),
            (5, 4, Part::ColumnResult(Quantity::ServerEmission, Uid(6))),
            (6, 4, Part::Corner),
            (3, 0, Part::Title(Title::Consensus)),
            (3, 1, Part::Corner),
        ] {
            assert_eq!(layout().part(CellPosition { row, column }), part, "row {row}, column {column}");
        }
    }

    #[test]
    fn moves_stay_within_the_grid() {
        let from = CellPosition { row: 1, column: 2 };
        for (rows, columns, row, column) in [(1, 1, 2, 3), (-5, -5, 0, 0), (99, 99, 5, 8)] {
            assert_eq!(layout().moved(from, rows, columns), CellPosition { row, column });
        }
    }
}
