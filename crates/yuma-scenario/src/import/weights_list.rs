//! Weights as a list: a line with validator, miner and weight for each cell.

use std::collections::HashMap;

use thiserror::Error;

use super::content::{Label, SubnetData, WeightRow, Weights};
use super::lines::{Line, column_name, find_column, is_number, labels, lines, located, uid};
use super::note::{Assumption, Ignored};
use crate::decimal::DecimalMark;
use crate::limits;
use crate::table::{Shares, Table, TableError, TableOrigin, WeightUnit, shares};
use yuma_engine::quantity::Share;

const VALIDATOR: &[&str] =
    &["validator_uid", "validator", "from_uid", "uid_from", "from", "source", "validator_hotkey", "voter", "row"];
const MINER: &[&str] =
    &["miner_uid", "miner", "to_uid", "uid_to", "to", "target", "miner_hotkey", "dest", "column", "uid"];
const WEIGHT: &[&str] = &["weight", "value", "w", "score"];
const BLOCK: &[&str] = &["block_number", "block"];

/// The reason why a list of weights was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WeightsListError {
    /// A cell has no usable number.
    #[error(transparent)]
    Cell(#[from] TableError),
    /// A pair of validator and miner occurs twice.
    #[error("row {row}: the weight of \"{validator}\" on \"{miner}\" stands there twice")]
    Twice {
        /// The number of the second line, from 1.
        row: usize,
        /// The validator.
        validator: String,
        /// The miner.
        miner: String,
    },
    /// There are no lines below the header.
    #[error("the list has no weights")]
    Empty,
}

/// Returns whether a line is the header of a list.
pub(super) fn is_header(line: Line<'_>) -> bool {
    column_name(line.cell(0)) != "u16"
        && [VALIDATOR, MINER, WEIGHT].iter().all(|names| find_column(line, names).is_some())
}

/// Returns whether lines without a header are a list: three columns, of which the second one has names, or the first two
/// have uids in different pairs and the first one repeats them.
pub(super) fn is_list(all: &[Line<'_>]) -> bool {
    let is_triple = |line: &Line<'_>| line.cells.len() == 3 && is_number(line.cell(2));
    if all.is_empty() || !all.iter().all(is_triple) {
        return false;
    }
    let is_named = |index: usize| all.iter().any(|line| !is_number(line.cell(index)));
    let pairs: std::collections::HashSet<_> = all.iter().map(|line| (line.cell(0), line.cell(1))).collect();
    let firsts: std::collections::HashSet<_> = all.iter().map(|line| line.cell(0)).collect();
    let are_uids = all.iter().all(|line| uid(line.cell(0)).is_some() && uid(line.cell(1)).is_some());
    is_named(1) || are_uids && pairs.len() == all.len() && firsts.len() < all.len()
}

/// Reads a list. `None` as the unit determines it from the numbers.
///
/// # Errors
/// Returns a [`WeightsListError`].
pub(super) fn read(table: &Table, unit: Option<WeightUnit>) -> Result<SubnetData, WeightsListError> {
    let all = lines(table);
    let header = all.first().copied().filter(|&line| is_header(line));
    let body = if header.is_some() { all.get(1..).unwrap_or_default() } else { &all };
    let index = |names, default| header.and_then(|header| find_column(header, names)).unwrap_or(default);
    let (from, to, weight) = (index(VALIDATOR, 0), index(MINER, 1), index(WEIGHT, 2));
    let (named, nameless): (Vec<Line<'_>>, Vec<Line<'_>>) =
        body.iter().partition(|line| !line.cell(from).is_empty() && !line.cell(to).is_empty());
    if named.is_empty() {
        return Err(WeightsListError::Empty);
    }
    let cells: Vec<Vec<&str>> = named.iter().map(|line| vec![line.cell(weight)]).collect();
    let numbers: Vec<usize> = named.iter().map(|line| line.number).collect();
    let both = named.iter().map(|line| line.cell(from)).chain(named.iter().map(|line| line.cell(to)));
    let mut validators = labels(both);
    let miners = validators.split_off(named.len());
    let mut index_of: HashMap<&Label, usize> = HashMap::new();
    let row_of = |validator| {
        let next = index_of.len();
        *index_of.entry(validator).or_insert(next)
    };
    let row_indices: Vec<usize> = validators.iter().map(row_of).collect();
    let origin = TableOrigin::File { unit, rows: &row_indices };
    let Shares { block, unit: read, rounded_to_zero: zeros } =
        shares(&cells, DecimalMark::Either, origin, (0, 0)).map_err(|error| located(error, &numbers, &[weight]))?;
    let zeros = Assumption::rounded_to_zero(zeros.iter().filter_map(|&(row, _)| miners.get(row)));
    let scores = (unit.is_none() && read == WeightUnit::Scores).then_some(Assumption::Scores);
    let mut rows: Vec<WeightRow> = Vec::new();
    let mut pairs = std::collections::HashSet::new();
    for ((((line, validator), miner), at), values) in
        named.iter().zip(&validators).zip(miners).zip(row_indices).zip(&block.0)
    {
        if !pairs.insert((validator.clone(), miner.clone())) {
            let name = |index: usize| line.cell(index).chars().take(limits::NAME).collect();
            return Err(WeightsListError::Twice { row: line.number, validator: name(from), miner: name(to) });
        }
        if at == rows.len() {
            rows.push(WeightRow { validator: validator.clone(), hotkey: None, entries: Vec::new() });
        }
        let share: Option<Share> = values.first().copied().flatten();
        if let (Some(row), Some(share)) = (rows.get_mut(at), share) {
            row.entries.push((miner, share));
        }
    }
    let mut data = SubnetData { weights: Some(Weights { rows, columns: None, unit: read }), ..SubnetData::default() };
    data.assumptions.extend(scores.into_iter().chain(zeros));
    match header {
        Some(header) => {
            let cell =
                |names| find_column(header, names).and_then(|index| named.first()?.cell(index).parse::<u64>().ok());
            data.block = cell(BLOCK);
            data.netuid = cell(&["netuid"]).and_then(|netuid| u16::try_from(netuid).ok());
            data.ignored.extend(others(header, &[from, to, weight]));
        }
        None => data.assumptions.push(Assumption::ColumnOrder),
    }
    if !nameless.is_empty() {
        data.ignored.push(Ignored::Lines(nameless.iter().map(|line| line.number).collect()));
    }
    Ok(data)
}

/// Returns the columns that were not read.
fn others(header: Line<'_>, known: &[usize]) -> Option<Ignored> {
    let is_other = |(index, cell): &(usize, &String)| {
        !known.contains(index) && !["block_number", "block", "netuid"].contains(&cell.to_lowercase().as_str())
    };
    let others: Vec<String> = header.cells.iter().enumerate().filter(is_other).map(|(_, cell)| cell.clone()).collect();
    (!others.is_empty()).then_some(Ignored::Columns(others))
}
