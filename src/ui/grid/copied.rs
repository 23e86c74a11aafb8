//! The text of copied cells: lines of cells that spreadsheets and the grid read.

use super::around::Copied;
use super::entry;
use super::layout::{CellPosition, Part, RowResult};
use super::precision::Precision;
use super::snapshot::GridSnapshot;
use crate::store::Lens;
use crate::ui::format;
use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::{Alpha, Share, Uid};
use yuma_engine::yuma::{Quantity, View};
use yuma_scenario::edit::row_sum;
use yuma_scenario::table::StoredColumn;
use yuma_scenario::{Matrix, harmless, written_amount};

/// Copies the cells from the first to the last, separated by tabs and lines.
pub fn copied(grid: &GridSnapshot, [first, last]: [CellPosition; 2], precision: Precision) -> Copied {
    let line = |row: usize| {
        let cells = (first.column..=last.column).map(|column| text(grid, CellPosition { row, column }, precision));
        cells.collect::<Vec<_>>().join("\t")
    };
    let text = (first.row..=last.row).map(line).collect::<Vec<_>>().join("\n");
    Copied { text, column: column(grid.layout.part(first)) }
}

fn column(part: Part) -> StoredColumn {
    match part {
        Part::Corner | Part::Title(_) | Part::ValidatorName(_) | Part::MinerName(_) => StoredColumn::Names,
        Part::Stake(_) | Part::RowResult(RowResult::Emission, _) | Part::ColumnResult(Quantity::ServerEmission, _) => {
            StoredColumn::Amounts
        }
        Part::Cell(..) | Part::RowResult(..) | Part::ColumnResult(..) => StoredColumn::Shares,
    }
}

fn text(grid: &GridSnapshot, position: CellPosition, precision: Precision) -> String {
    let trace = &grid.evaluation.trace;
    let fraction =
        |quantity, uid| trace.fraction(quantity, uid).map_or_else(String::new, |value| part(value, precision));
    match grid.layout.part(position) {
        Part::Corner => String::new(),
        Part::RowResult(..) | Part::ColumnResult(..) if grid.covers_results => String::new(),
        Part::Title(title) => title.id().to_owned(),
        Part::ValidatorName(uid) | Part::MinerName(uid) => one_line(&format::name(&grid.scenario, uid)),
        Part::Stake(uid) => {
            let stake = grid.scenario.neuron(uid).map(|neuron| neuron.alpha_stake).unwrap_or_default();
            amount(stake, precision)
        }
        Part::Cell(row, column) => cell(grid, row, column, precision),
        Part::RowResult(RowResult::ValidatorTrust, uid) => fraction(Quantity::ValidatorTrust, uid),
        Part::RowResult(RowResult::Dividends, uid) => fraction(Quantity::Dividends, uid),
        Part::RowResult(RowResult::Emission, uid) => paid(grid, Quantity::ValidatorEmission, uid, precision),
        Part::RowResult(RowResult::PerStake, uid) => {
            trace.pay_per_stake(uid).map_or_else(String::new, |ratio| format::fixed(ratio.to_num(), 9))
        }
        Part::ColumnResult(Quantity::ServerEmission, uid) => paid(grid, Quantity::ServerEmission, uid, precision),
        Part::ColumnResult(quantity, uid) => fraction(quantity, uid),
    }
}

fn cell(grid: &GridSnapshot, row: Uid, column: Uid, precision: Precision) -> String {
    let stored = |matrix: Matrix, whole: u64| {
        let text = |share: Share| match precision {
            Precision::Stored => share.0.to_string(),
            Precision::Shown => format!("{}%", entry::percent_draft(share, whole)),
        };
        grid.scenario.cell(matrix, row, column).map_or_else(String::new, text)
    };
    match grid.view.shared.lens {
        Lens::StoredWeights => stored(Matrix::Weights, row_sum(&grid.scenario, row)),
        Lens::StoredBonds => stored(Matrix::Bonds, u16::MAX.into()),
        Lens::Step(quantity) => {
            let value = grid.evaluation.trace.cell(quantity, row, column);
            value.map_or_else(String::new, |value| part(value, precision))
        }
    }
}

/// A fraction: in percent, or with all decimals of 2^-32.
fn part(value: Fraction, precision: Precision) -> String {
    match precision {
        Precision::Shown => format!("{}%", format::fixed(value.to_num::<f64>() * 100.0, 3)),
        Precision::Stored => format::fixed(value.to_num(), 10),
    }
}

fn paid(grid: &GridSnapshot, quantity: Quantity, uid: Uid, precision: Precision) -> String {
    match grid.evaluation.trace.view(quantity) {
        View::Amounts(amounts) => amount(amounts.get(uid.index()).copied().unwrap_or_default(), precision),
        _ => String::new(),
    }
}

/// An amount: in alpha, or in 10^-9 alpha.
fn amount(amount: Alpha, precision: Precision) -> String {
    match precision {
        Precision::Shown => written_amount(amount.0),
        Precision::Stored => amount.0.to_string(),
    }
}

/// Removes cell separators from a name, and escapes formulas.
fn one_line(name: &str) -> String {
    harmless(&name.replace(['\t', '\n', '\r'], " "))
}
