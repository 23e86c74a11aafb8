//! Weights as a table: a row for each validator and a column for each miner, with or without names.

use thiserror::Error;

use super::content::{Label, SubnetData, WeightRow, Weights};
use super::lines::{Line, column_name, is_number, labels, lines, located, uid};
use super::note::{Assumption, Ignored};
use crate::decimal::{DecimalMark, NumberError};
use crate::limits;
use crate::table::{Shares, Table, TableError, TableOrigin, WeightUnit, refused, shares};

/// The texts of a first cell that make its line a header.
const CORNERS: &[&str] = &["u16", "uid", "validator", "validators", "name", "hotkey", "from", "validator\\miner"];
/// The columns that never name a miner.
const OTHERS: &[&str] = &[
    "updated_at",
    "timestamp",
    "date",
    "time",
    "block",
    "block_number",
    "netuid",
    "coldkey",
    "sum",
    "total",
    "stake",
    "updated",
];

/// The reason why a table of weights was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WeightsTableError {
    /// A cell has no usable number.
    #[error(transparent)]
    Cell(#[from] TableError),
    /// A name occurs twice among the validators or among the miners.
    #[error("\"{name}\" stands there twice")]
    Twice {
        /// The name or uid.
        name: String,
    },
    /// There are no rows or no columns of weights.
    #[error("the table has no weights")]
    Empty,
}

/// Returns whether lines may be a table of weights: most cells beside the names are numbers.
pub(super) fn is_table(all: &[Line<'_>]) -> bool {
    let Some((first, rest)) = all.split_first() else { return false };
    if column_name(first.cell(0)) == "u16" && first.cells.len() > 1 {
        return true;
    }
    let body = if header_of(first, rest).is_some() { rest } else { all };
    let cells = || body.iter().flat_map(|line| line.cells.iter().skip(1)).filter(|cell| !cell.is_empty());
    let numbers = cells().filter(|cell| is_number(cell)).count();
    numbers > 0 && numbers * 2 >= cells().count()
}

/// Returns the first line if it is a header: it begins like one, or has names where the next lines have numbers.
fn header_of<'a>(first: &Line<'a>, rest: &[Line<'a>]) -> Option<Line<'a>> {
    let begins_so = CORNERS.contains(&column_name(first.cell(0)).as_str()) || first.cell(0).is_empty();
    let has_names = first.cells.iter().skip(1).any(|cell| !cell.is_empty() && !is_number(cell));
    let is_wider = rest.first().is_some_and(|next| next.cells.len() == first.cells.len() + 1);
    (!rest.is_empty() && (begins_so || has_names || is_wider)).then_some(*first)
}

/// Reads a table. `None` as the unit determines it from the numbers.
///
/// # Errors
/// Returns a [`WeightsTableError`].
pub(super) fn read(table: &Table, unit: Option<WeightUnit>) -> Result<SubnetData, WeightsTableError> {
    let all = lines(table);
    let (first, rest) = all.split_first().ok_or(WeightsTableError::Empty)?;
    let header = header_of(first, rest);
    let body = if header.is_some() { rest } else { &all };
    let has_corner = header.is_some_and(|header| header.cell(0).is_empty() || is_corner(header.cell(0)));
    let is_short = |header: Line<'_>| body.iter().all(|line| line.cells.len() == header.cells.len() + 1);
    let has_short_header = !has_corner && header.is_some_and(is_short);
    let has_names = has_corner || has_short_header || body.iter().any(|line| !is_number(line.cell(0)));
    let shift = usize::from(has_names);
    let mut data = SubnetData::default();
    let columns = Columns::of(header, has_short_header, shift, body, &mut data.ignored);
    let (named, nameless): (Vec<Line<'_>>, Vec<Line<'_>>) =
        body.iter().partition(|line| !has_names || !line.cell(0).is_empty());
    if columns.indices.is_empty() || named.is_empty() {
        return Err(WeightsTableError::Empty);
    }
    if !nameless.is_empty() {
        data.ignored.push(Ignored::Lines(nameless.iter().map(|line| line.number).collect()));
    }
    let end = header.map_or(usize::MAX, |header| header.cells.len() + usize::from(has_short_header));
    for line in &named {
        if let Some((index, surplus)) = line.cells.iter().enumerate().skip(end).find(|(_, cell)| !cell.is_empty()) {
            return Err(refused((line.number, index + 1), surplus, NumberError::NotANumber).into());
        }
    }
    let cells: Vec<Vec<&str>> =
        named.iter().map(|line| columns.indices.iter().map(|&index| line.cell(index)).collect()).collect();
    let numbers: Vec<usize> = named.iter().map(|line| line.number).collect();
    let is_stored = header.is_some_and(|header| column_name(header.cell(0)) == "u16");
    let known = unit.or(is_stored.then_some(WeightUnit::U16));
    let rows: Vec<usize> = (0..named.len()).collect();
    let origin = TableOrigin::File { unit: known, rows: &rows };
    let Shares { block, unit, rounded_to_zero: zeros } = shares(&cells, DecimalMark::Either, origin, (0, 0))
        .map_err(|error| located(error, &numbers, &columns.indices))?;
    let (validators, miners) = names(&named, has_names, &columns.names);
    check_distinct(&validators)?;
    check_distinct(&miners)?;
    if !has_names || columns.names.is_empty() {
        data.assumptions.push(Assumption::NoNames);
    }
    if known.is_none() && unit == WeightUnit::Scores {
        data.assumptions.push(Assumption::Scores);
    }
    data.assumptions.extend(Assumption::rounded_to_zero(zeros.iter().filter_map(|&(_, column)| miners.get(column))));
    let rows = validators.into_iter().zip(&block.0).map(|(validator, shares)| WeightRow {
        validator,
        hotkey: None,
        entries: miners.iter().zip(shares).filter_map(|(miner, share)| Some((miner.clone(), (*share)?))).collect(),
    });
    data.weights = Some(Weights { rows: rows.collect(), columns: Some(miners), unit });
    Ok(data)
}

fn is_corner(cell: &str) -> bool {
    CORNERS.contains(&column_name(cell).as_str())
}

/// The columns of weights: their indices, and their names if there is a header.
struct Columns<'a> {
    indices: Vec<usize>,
    names: Vec<&'a str>,
}

impl<'a> Columns<'a> {
    fn of(
        header: Option<Line<'a>>,
        has_short_header: bool,
        shift: usize,
        body: &[Line<'_>],
        ignored: &mut Vec<Ignored>,
    ) -> Self {
        let Some(header) = header else {
            let width = body.iter().map(|line| line.cells.len()).max().unwrap_or_default();
            return Columns { indices: (shift..width).collect(), names: Vec::new() };
        };
        // A short header has no cell above the names of the rows.
        let (skipped, offset) = if has_short_header { (0, 1) } else { (shift, 0) };
        let named = header.cells.iter().enumerate().skip(skipped).filter(|(_, cell)| !cell.is_empty());
        let (others, miners): (Vec<_>, Vec<_>) =
            named.partition(|(_, cell)| OTHERS.contains(&column_name(cell).as_str()));
        if !others.is_empty() {
            ignored.push(Ignored::Columns(others.into_iter().map(|(_, cell)| cell.clone()).collect()));
        }
        Columns {
            indices: miners.iter().map(|(index, _)| index + offset).collect(),
            names: miners.into_iter().map(|(_, cell)| cell.as_str()).collect(),
        }
    }
}

/// Returns the labels of rows and columns. They are uids if all of them are.
fn names(named: &[Line<'_>], has_names: bool, columns: &[&str]) -> (Vec<Label>, Vec<Label>) {
    let rows: Vec<&str> = if has_names { named.iter().map(|line| line.cell(0)).collect() } else { Vec::new() };
    let width = named.iter().map(|line| line.cells.len()).max().unwrap_or_default() - usize::from(has_names);
    let are_uids = rows.iter().chain(columns).all(|text| uid(text).is_some());
    let both = rows.iter().chain(columns).copied();
    let mut all = if are_uids { labels(both) } else { labels(both.chain(["names"])) };
    all.truncate(rows.len() + columns.len());
    let miners = all.split_off(rows.len());
    (
        if has_names { all } else { (0..named.len()).map(Label::Row).collect() },
        if columns.is_empty() { (0..width).map(Label::Column).collect() } else { miners },
    )
}

fn check_distinct(labels: &[Label]) -> Result<(), WeightsTableError> {
    let mut seen = std::collections::HashSet::new();
    match labels.iter().find(|label| !seen.insert(*label)) {
        Some(label) => {
            let name = match label {
                Label::Uid(uid) => uid.to_string(),
                Label::Name(name) => name.chars().take(limits::NAME).collect(),
                Label::Row(index) | Label::Column(index) => index.to_string(),
            };
            Err(WeightsTableError::Twice { name })
        }
        None => Ok(()),
    }
}
