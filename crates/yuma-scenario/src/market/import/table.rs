//! Tables of subnets: a header with a column of netuids and any of the others, or without netuids at least two others.

use std::collections::HashSet;

use super::assumption::MarketAssumption;
use super::column::SubnetColumn;
use super::error::MarketImportError;
use super::format::MarketFormat;
use super::row::{MarketRows, SubnetRow};
use crate::decimal::{DecimalMark, NumberError, parse_number};
use crate::import::Ignored;
use crate::import::lines::{Line, column_name, lines};
use crate::import::number::{self, LoneSeparator, amount_of_text, flag_of_text};
use crate::table::{Table, TableError, refused};
use crate::typed_number::{self, plain_number};
use crate::{clean_line, limits, names};
use yuma_engine::emission::MovingPrice;
use yuma_engine::quantity::{Alpha, Block, Netuid, Price, Rao};
use yuma_engine::wide::{FineAmount, Ratio};

/// The columns of amounts.
const AMOUNTS: [SubnetColumn; 3] = [SubnetColumn::Tao, SubnetColumn::Alpha, SubnetColumn::AlphaOut];

/// The number of lines in which the header is searched, after titles of the table.
const BEFORE_HEADER: usize = 8;

/// Reads a table; `None` if no line is a header with netuids, or if the netuids repeat without any other known column.
///
/// # Errors
/// Returns a [`MarketImportError`] if a cell is unusable or a subnet occurs twice.
pub(super) fn read(table: &Table) -> Result<Option<MarketRows>, MarketImportError> {
    let all = lines(table);
    let Some((header, body)) = split(&all, has_netuids) else { return Ok(None) };
    let mut reader = Reader::of(header, body);
    let mut rows = Vec::with_capacity(body.len());
    let mut without_netuid = Vec::new();
    for &line in body {
        match reader.text(line, SubnetColumn::Netuid) {
            Some(_) => rows.push(reader.row(line)?),
            None => without_netuid.push(line.number),
        }
    }
    let mut ignored = Vec::new();
    if !without_netuid.is_empty() {
        ignored.push(Ignored::Lines(without_netuid));
    }
    match reader.read(header, rows, ignored).checked() {
        // A file of one subnet may name it in each of its lines.
        Err(MarketImportError::Twice { .. }) if !reader.has_values() => Ok(None),
        checked => checked.map(Some),
    }
}

/// Reads a table without netuids, whose subnets get the numbers 1, 2, 3 and so on; `None` if no line is its header.
///
/// # Errors
/// Returns a [`MarketImportError`] if a cell is unusable or no line follows the header.
pub(super) fn read_numbered(table: &Table) -> Result<Option<MarketRows>, MarketImportError> {
    let all = lines(table);
    let Some((header, body)) = split(&all, has_pools) else { return Ok(None) };
    let mut reader = Reader::of(header, body);
    let numbers = (1..=u16::MAX).map(Netuid);
    let rows = body.iter().zip(numbers).map(|(line, netuid)| Ok(SubnetRow { netuid, ..reader.row(*line)? }));
    let rows = rows.collect::<Result<_, MarketImportError>>()?;
    let mut rows = reader.read(header, rows, Vec::new());
    rows.assumptions.insert(0, MarketAssumption::Numbered);
    rows.checked().map(Some)
}

/// Returns whether a line of cells is the header of a table of subnets.
pub fn is_header(cells: &[String]) -> bool {
    let line = Line { number: 1, cells };
    has_netuids(line) || has_pools(line)
}

fn has_netuids(line: Line<'_>) -> bool {
    line.cells.len() > 1 && SubnetColumn::Netuid.find(line).is_some()
}

/// Returns whether a line has the titles of a reserve or a price, and of another value.
fn has_pools(line: Line<'_>) -> bool {
    let has = |column: &SubnetColumn| column.find(line).is_some();
    let pools = [SubnetColumn::Tao, SubnetColumn::Alpha, SubnetColumn::Price];
    !has(&SubnetColumn::Netuid)
        && pools.iter().any(has)
        && SubnetColumn::ALL.iter().filter(|column| has(column)).count() > 1
}

/// Splits the lines of a table into its header and those below.
fn split<'a, 'b>(all: &'b [Line<'a>], is_header: fn(Line<'_>) -> bool) -> Option<(Line<'a>, &'b [Line<'a>])> {
    let at = all.iter().take(BEFORE_HEADER).position(|line| is_header(*line))?;
    Some((*all.get(at)?, all.get(at + 1..)?))
}

impl MarketRows {
    /// Removes root, and sorts the rows by netuid.
    ///
    /// # Errors
    /// Returns [`MarketImportError::Twice`] or [`MarketImportError::NoSubnets`].
    pub(super) fn checked(mut self) -> Result<Self, MarketImportError> {
        let is_root = |row: &SubnetRow| row.netuid == Netuid::ROOT;
        if self.rows.iter().any(is_root) && !self.ignored.iter().any(|part| matches!(part, Ignored::WithoutPool(_))) {
            self.ignored.push(Ignored::WithoutPool(vec![Netuid::ROOT.0]));
        }
        self.rows.retain(|row| !is_root(row));
        let mut seen = HashSet::new();
        if let Some(row) = self.rows.iter().find(|row| !seen.insert(row.netuid)) {
            return Err(MarketImportError::Twice { netuid: row.netuid });
        }
        if self.rows.is_empty() {
            return Err(MarketImportError::NoSubnets);
        }
        self.rows.sort_by_key(|row| row.netuid);
        Ok(self)
    }
}

/// Reads the cells of the known columns.
struct Reader {
    columns: Vec<(SubnetColumn, usize)>,
    /// The columns with amounts in rao.
    in_rao: Vec<SubnetColumn>,
    /// Whether the miner burn is in percent; `None` without such a column.
    burn_in_percent: Option<bool>,
    /// The separator before the fractions of amounts.
    mark: DecimalMark,
    /// The first amount whose comma groups digits.
    thousands: Option<String>,
    /// The first amount whose point before three digits separates the fraction.
    fraction: Option<String>,
}

impl Reader {
    fn of(header: Line<'_>, body: &[Line<'_>]) -> Self {
        let columns: Vec<(SubnetColumn, usize)> =
            SubnetColumn::ALL.into_iter().filter_map(|column| Some((column, column.find(header)?))).collect();
        let is_in_rao = |(_, index): &&(SubnetColumn, usize)| column_name(header.cell(*index)).ends_with("_rao");
        let in_rao: Vec<_> = columns.iter().filter(is_in_rao).map(|(column, _)| *column).collect();
        let burn = columns.iter().find(|(column, _)| *column == SubnetColumn::MinerBurn).map(|(_, index)| *index);
        let burn_in_percent = burn.map(|index| {
            let is_percent = |text: &str| text.ends_with('%') || decimal(text).is_ok_and(|burn| burn > 1.0);
            header.cell(index).contains('%') || body.iter().any(|line| is_percent(line.cell(index).trim()))
        });
        let amounts = columns.iter().filter(|(column, _)| AMOUNTS.contains(column) && !in_rao.contains(column));
        let mark =
            DecimalMark::of_column(amounts.flat_map(|&(_, index)| body.iter().map(move |line| line.cell(index))));
        let mark = mark.unwrap_or(DecimalMark::Point);
        Reader { columns, in_rao, burn_in_percent, mark, thousands: None, fraction: None }
    }

    /// Returns the rows with the reader's assumptions and the columns that it ignored.
    fn read(&self, header: Line<'_>, rows: Vec<SubnetRow>, mut ignored: Vec<Ignored>) -> MarketRows {
        let others = self.other_columns(header, &rows);
        if !others.is_empty() {
            ignored.push(Ignored::Columns(others));
        }
        MarketRows { format: MarketFormat::Table, rows, assumptions: self.assumptions(), ignored }
    }

    /// Returns whether the table has a known column besides the netuids.
    fn has_values(&self) -> bool {
        self.columns.len() > 1
    }

    /// Returns the index of a column.
    fn index(&self, column: SubnetColumn) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == column).map(|(_, index)| *index)
    }

    /// Returns the text of a cell that is not empty.
    fn text<'a>(&self, line: Line<'a>, column: SubnetColumn) -> Option<&'a str> {
        Some(line.cell(self.index(column)?).trim()).filter(|text| !matches!(*text, "" | "-" | "–"))
    }

    fn row(&mut self, line: Line<'_>) -> Result<SubnetRow, MarketImportError> {
        let netuid = self.value(line, SubnetColumn::Netuid, netuid)?.unwrap_or_default();
        let name = self.text(line, SubnetColumn::Name);
        Ok(SubnetRow {
            netuid,
            name: name.map(|name| clean_line(names::unquoted(name)).chars().take(limits::NAME).collect()),
            tao: self.amount(line, SubnetColumn::Tao)?.map(Rao),
            alpha: self.amount(line, SubnetColumn::Alpha)?.map(Alpha),
            alpha_out: self.amount(line, SubnetColumn::AlphaOut)?.map(Alpha),
            price: self.value(line, SubnetColumn::Price, price)?,
            average: self.value(line, SubnetColumn::Average, average)?,
            is_started: self.flag(line, SubnetColumn::Started)?,
            miner_burn: self.burn(line)?,
            emission_enabled: self.flag(line, SubnetColumn::Emission)?,
            registered_at: self.value(line, SubnetColumn::RegisteredAt, block)?,
        })
    }

    fn value<T>(
        &self,
        line: Line<'_>,
        column: SubnetColumn,
        parse: impl Fn(&str) -> Result<T, NumberError>,
    ) -> Result<Option<T>, TableError> {
        let Some(text) = self.text(line, column) else { return Ok(None) };
        let position = (line.number, self.index(column).map_or(0, |index| index + 1));
        parse(text).map(Some).map_err(|error| refused(position, text, error))
    }

    fn amount(&mut self, line: Line<'_>, column: SubnetColumn) -> Result<Option<u64>, TableError> {
        if self.in_rao.contains(&column) {
            return self.value(line, column, |text| number::rao(&text.into()).ok_or(NumberError::NotANumber));
        }
        let mark = self.mark;
        let amount = self.value(line, column, |text| match amount_of_text(text, mark) {
            Ok(written) => Ok((written.amount, written.lone)),
            // With a unit, as in 1.5M.
            Err(NumberError::NotANumber) => typed_number::amount(text, mark).map(|amount| (amount, None)),
            Err(error) => Err(error),
        })?;
        // Where another number proves a comma, nothing is assumed.
        if let Some(lone) = amount.and_then(|(_, lone)| lone).filter(|_| mark == DecimalMark::Point) {
            let text = self.text(line, column).map(str::to_owned);
            let first = match lone {
                LoneSeparator::Comma => &mut self.thousands,
                LoneSeparator::Point => &mut self.fraction,
            };
            *first = first.take().or(text);
        }
        Ok(amount.map(|(amount, _)| amount))
    }

    fn flag(&self, line: Line<'_>, column: SubnetColumn) -> Result<Option<bool>, MarketImportError> {
        let Some(text) = self.text(line, column) else { return Ok(None) };
        flag_of_text(text).map(Some).ok_or_else(|| MarketImportError::NotAFlag {
            row: line.number,
            column,
            text: text.chars().take(40).collect(),
        })
    }

    fn burn(&self, line: Line<'_>) -> Result<Option<FineAmount>, TableError> {
        let whole = if self.burn_in_percent == Some(true) { 100.0 } else { 1.0 };
        self.value(line, SubnetColumn::MinerBurn, |text| match decimal(text.trim_end_matches(['%', ' ']))? / whole {
            burn if burn > 1.0 => Err(NumberError::TooLarge),
            burn => Ok(FineAmount::saturating_from_num(burn)),
        })
    }

    fn assumptions(&self) -> Vec<MarketAssumption> {
        let burn = self.burn_in_percent.map(|is_percent| match is_percent {
            true => MarketAssumption::BurnInPercent,
            false => MarketAssumption::BurnAsFraction,
        });
        let thousands = self.thousands.clone().map(|text| MarketAssumption::Thousands { text });
        let fraction = self.fraction.clone().map(|text| MarketAssumption::Fraction { text });
        burn.into_iter().chain(thousands).chain(fraction).collect()
    }

    /// Returns the titles of the columns that are not used. A price is not used beside both reserves.
    fn other_columns(&self, header: Line<'_>, rows: &[SubnetRow]) -> Vec<String> {
        let has_use = rows.iter().any(|row| row.price.is_some() && (row.tao.is_none() || row.alpha.is_none()));
        let is_used = |index: usize| {
            let column = self.columns.iter().find(|(_, known)| *known == index).map(|(column, _)| *column);
            column.is_some_and(|column| column != SubnetColumn::Price || has_use)
        };
        let cells = header.cells.iter().enumerate();
        let others = cells.filter(|(index, cell)| !cell.is_empty() && !is_used(*index));
        others.map(|(_, cell)| clean_line(cell).chars().take(limits::NAME).collect()).collect()
    }
}

/// Parses a number in which a comma separates the fraction.
fn decimal(text: &str) -> Result<f64, NumberError> {
    let plain = plain_number(text, DecimalMark::Either).ok_or(NumberError::NotANumber)?;
    parse_number(&plain, DecimalMark::Point)
}

/// Parses a price above 0, without which no reserves follow from it.
fn price(text: &str) -> Result<Price, NumberError> {
    let price = decimal(text)?;
    if price > MAX_PRICE { Err(NumberError::TooLarge) } else { Ok(Price(Ratio::saturating_from_num(price))) }
}

fn average(text: &str) -> Result<MovingPrice, NumberError> {
    let price = decimal(text)?;
    let in_range = price <= MAX_PRICE;
    // Rounded to the nearest 2^-32, so that ten decimals determine it.
    if in_range { Ok(MovingPrice(saturating(price))) } else { Err(NumberError::TooLarge) }
}

fn netuid(text: &str) -> Result<Netuid, NumberError> {
    let digits = text.trim_start_matches(['s', 'n', 'S', 'N', ' ']);
    let number = number::count(&digits.into()).ok_or(NumberError::NotANumber)?;
    u16::try_from(number).map(Netuid).map_err(|_| NumberError::TooLarge)
}

fn block(text: &str) -> Result<Block, NumberError> {
    let plain = plain_number(text, DecimalMark::Point).ok_or(NumberError::NotANumber)?;
    number::count(&plain.into()).map(Block).ok_or(NumberError::NotANumber)
}

/// The highest price: a million TAO per alpha, which the chain treats as no limit.
const MAX_PRICE: f64 = 1e6;

fn saturating(number: f64) -> substrate_fixed::types::I96F32 {
    substrate_fixed::types::I96F32::saturating_from_num(number)
}
