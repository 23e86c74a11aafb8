//! The table that `btcli subnets list` prints. Lines separate its cells, and amounts are rounded to two decimals of a
//! thousand or a million.

use super::assumption::MarketAssumption;
use super::error::MarketImportError;
use super::format::MarketFormat;
use super::row::{MarketRows, SubnetRow};
use crate::import::Ignored;
use crate::table::{SIZE_LIMIT, refused};
use crate::typed_number::typed_amount;
use crate::{NumberError, clean_line, limits};
use yuma_engine::quantity::{Alpha, Netuid, Rao};

/// A sample of the table.
pub(super) const SAMPLE: &str = "\
        ┃        ┃ Price       ┃                     ┃
 Netuid ┃ Name   ┃ (τ_in/α_in) ┃ P (τ_in, α_in)      ┃ Stake (α_out)
━━━━━━━━╇━━━━━━━━╇━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━
      0 │ τ root │ 1.0000 τ/τ  │ -, -                │ τ 5.71m
      4 │ δ four │ 0.0538 τ/δ  │ τ 125.20k, 2.33m δ  │ 2.60m δ
";

const SEPARATORS: [char; 3] = ['│', '┃', '|'];

/// The indices of the columns that are read.
struct Columns {
    netuid: usize,
    name: Option<usize>,
    pool: usize,
    alpha_out: Option<usize>,
}

/// Reads the table; `None` if the text is another one.
///
/// # Errors
/// Returns a [`MarketImportError`] if a pool is unusable or a subnet occurs twice.
pub(super) fn read(text: &str) -> Result<Option<MarketRows>, MarketImportError> {
    if text.len() > SIZE_LIMIT {
        return Ok(None);
    }
    let lines: Vec<(usize, Vec<&str>)> = (1..).zip(text.lines().map(cells)).collect();
    let Some((at, columns)) = lines.iter().enumerate().find_map(|(at, (_, cells))| Some((at, Columns::of(cells)?)))
    else {
        return Ok(None);
    };
    let mut read = MarketRows {
        format: MarketFormat::BtcliText,
        rows: Vec::new(),
        assumptions: vec![MarketAssumption::Rounded],
        ignored: Vec::new(),
    };
    let mut without_pool = Vec::new();
    for (line, cells) in lines.iter().skip(at + 1) {
        let cell = |index: usize| cells.get(index).copied().unwrap_or_default();
        // Wrapped names continue in lines without a number.
        let Ok(netuid) = cell(columns.netuid).parse().map(Netuid) else { continue };
        let (tao, alpha) = cell(columns.pool).rsplit_once(", ").unwrap_or((cell(columns.pool), ""));
        if is_dash(tao) {
            without_pool.push(netuid.0);
            continue;
        }
        let located = |text: &str, index: usize| amount(text).map_err(|error| refused((*line, index + 1), text, error));
        read.rows.push(SubnetRow {
            netuid,
            name: columns.name.map(|index| name(cell(index))),
            tao: Some(Rao(located(tao, columns.pool)?)),
            alpha: Some(Alpha(located(alpha, columns.pool)?)),
            alpha_out: columns.alpha_out.map(|index| located(cell(index), index)).transpose()?.map(Alpha),
            ..SubnetRow::default()
        });
    }
    if !without_pool.is_empty() {
        read.ignored.push(Ignored::WithoutPool(without_pool));
    }
    read.checked().map(Some)
}

/// Returns the cells of a line.
fn cells(line: &str) -> Vec<&str> {
    line.trim().trim_matches(SEPARATORS).split(SEPARATORS).map(str::trim).collect()
}

impl Columns {
    /// Returns the columns of a header.
    fn of(cells: &[&str]) -> Option<Columns> {
        let find = |title: &str| cells.iter().position(|cell| cell.eq_ignore_ascii_case(title));
        Some(Columns {
            netuid: find("Netuid")?,
            name: find("Name"),
            pool: find("P (τ_in, α_in)")?,
            alpha_out: find("Stake (α_out)"),
        })
    }
}

fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "-," | "")
}

/// Returns the name behind the symbol of the subnet's alpha.
fn name(cell: &str) -> String {
    let name = cell.split_once(' ').map_or(cell, |(_, name)| name);
    clean_line(name).chars().take(limits::NAME).collect()
}

/// Parses the amount before or behind a unit.
fn amount(text: &str) -> Result<u64, NumberError> {
    let mut error = NumberError::NotANumber;
    for word in text.split_whitespace() {
        match typed_amount(word) {
            Ok(amount) => return Ok(amount),
            Err(NumberError::NotANumber) => {}
            Err(other) => error = other,
        }
    }
    Err(error)
}
