//! Participants and stakes as CSV: `name,stake`, this page's `name,alpha,tao`, and the columns of metagraphed's
//! `neurons.csv` in any order.

use thiserror::Error;

use super::content::{Label, Participant, SubnetData};
use super::lines::{Line, column_name, find_column, is_number, labels, lines, uid};
use super::note::{Assumption, Ignored};
use super::number::{LoneSeparator, amount_of_text, flag_of_text};
use crate::decimal::DecimalMark;
use crate::table::{Table, TableError, refused};
use crate::{NumberError, limits};

const LABELS: &[&str] = &["uid", "name", "validator", "neuron", "hotkey", "key"];
const ALPHA: &[&str] = &["alpha", "alpha_stake", "stake_alpha"];
const TAO: &[&str] = &["tao", "tao_stake", "root_stake", "root", "stake_root"];
const TOTAL: &[&str] = &["stake", "stake_tao", "total_stake", "stake_weight"];
const PERMIT: &[&str] = &["validator_permit", "permit", "vpermit"];
const REGISTERED: &[&str] = &["registered_at_block", "block_at_registration", "registered_at"];
const UPDATED: &[&str] = &["updated", "blocks_since_update"];

/// The reason why a table of participants was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ParticipantsError {
    /// A cell has no usable number.
    #[error(transparent)]
    Cell(#[from] TableError),
    /// A participant occurs twice.
    #[error("\"{name}\" stands there twice")]
    Twice {
        /// The name or uid.
        name: String,
    },
    /// A cell is neither true nor false.
    #[error("row {row}: \"{text}\" in the column \"{column}\" is neither true nor false")]
    NotAFlag {
        /// The number of the line, from 1.
        row: usize,
        /// The name of the column.
        column: String,
        /// The text, cut to 40 characters.
        text: String,
    },
}

/// Returns whether a line is the header of a table of participants.
pub(super) fn is_header(line: Line<'_>) -> bool {
    let has = |names| find_column(line, names).is_some_and(|index| index > 0);
    let has_label = find_column(line, LABELS).is_some() || line.cell(0).is_empty();
    column_name(line.cell(0)) != "u16" && (has(ALPHA) || has(TAO) || has_label && (has(TOTAL) || has(PERMIT)))
}

/// Returns whether lines without a header are stakes: names with one amount each.
pub(super) fn is_stakes(all: &[Line<'_>]) -> bool {
    let is_stake = |line: &Line<'_>| line.cells.len() == 2 && amount_of_text(line.cell(1), DecimalMark::Point).is_ok();
    let has_amount = |line: &Line<'_>| {
        amount_of_text(line.cell(1), DecimalMark::Point).is_ok_and(|stake| stake.amount > 65_535_000_000_000)
    };
    all.iter().all(is_stake)
        && all.iter().any(|line| !is_number(line.cell(0)) || uid(line.cell(0)).is_some())
        && all.iter().any(has_amount)
}

/// Reads participants, the amounts with the chosen mark before the fraction, if one is chosen.
///
/// # Errors
/// Returns a [`ParticipantsError`].
pub(super) fn read(table: &Table, chosen: Option<DecimalMark>) -> Result<SubnetData, ParticipantsError> {
    let all = lines(table);
    let header = all.first().copied().filter(|&line| is_header(line));
    let body = if header.is_some() { all.get(1..).unwrap_or_default() } else { &all };
    let column = |names: &[&str]| header.and_then(|header| find_column(header, names));
    let label = column(LABELS).unwrap_or_default();
    let total = if header.is_some() { column(TOTAL) } else { Some(1) };
    let columns = Columns {
        hotkey: column(&["hotkey"]),
        alpha: column(ALPHA),
        tao: column(TAO),
        total: if column(ALPHA).is_some() { None } else { total },
        permit: column(PERMIT),
        active: column(&["active"]),
        registered: column(REGISTERED),
        updated: column(UPDATED),
    };
    let mut data = SubnetData::default();
    let (named, nameless): (Vec<Line<'_>>, Vec<Line<'_>>) = body.iter().partition(|line| !line.cell(label).is_empty());
    let amounts = [columns.alpha, columns.total, columns.tao];
    let amounts = named.iter().flat_map(|line| amounts.iter().filter_map(|&index| written(*line, index)));
    let mark = chosen.or_else(|| DecimalMark::of_column(amounts.map(|(_, text)| text)));
    let mark = mark.unwrap_or(DecimalMark::Point);
    let mut seen = std::collections::HashSet::new();
    for (line, label) in named.iter().zip(labels(named.iter().map(|line| line.cell(label)))) {
        if !seen.insert(label.clone()) {
            return Err(ParticipantsError::Twice { name: line.cell(0).chars().take(limits::NAME).collect() });
        }
        data.participants.push(columns.participant(*line, label, mark, &mut data.assumptions)?);
    }
    if chosen.is_some() {
        data.assumptions.clear();
    }
    if columns.total.is_some() {
        data.assumptions.push(Assumption::StakeIsAlpha);
    }
    if !nameless.is_empty() {
        data.ignored.push(Ignored::Lines(nameless.iter().map(|line| line.number).collect()));
    }
    if let Some(header) = header {
        let known = columns.known(label);
        let others = header.cells.iter().enumerate().filter(|(index, cell)| !known.contains(index) && !cell.is_empty());
        let others: Vec<String> = others.map(|(_, cell)| cell.chars().take(limits::NAME).collect()).collect();
        if !others.is_empty() {
            data.ignored.push(Ignored::Columns(others));
        }
    }
    Ok(data)
}

/// The indices of the columns that are read.
struct Columns {
    hotkey: Option<usize>,
    alpha: Option<usize>,
    tao: Option<usize>,
    total: Option<usize>,
    permit: Option<usize>,
    active: Option<usize>,
    registered: Option<usize>,
    updated: Option<usize>,
}

impl Columns {
    fn known(&self, label: usize) -> Vec<usize> {
        let optional =
            [self.hotkey, self.alpha, self.tao, self.total, self.permit, self.active, self.registered, self.updated];
        optional.into_iter().flatten().chain([label]).collect()
    }

    fn participant(
        &self,
        line: Line<'_>,
        label: Label,
        mark: DecimalMark,
        assumptions: &mut Vec<Assumption>,
    ) -> Result<Participant, ParticipantsError> {
        let mut amount = |index: Option<usize>| -> Result<Option<u64>, TableError> {
            let Some((index, text)) = written(line, index) else { return Ok(None) };
            let read = amount_of_text(text, mark).map_err(|error| refused((line.number, index + 1), text, error))?;
            if read.amount > limits::AMOUNT {
                return Err(refused((line.number, index + 1), text, NumberError::AboveSupply));
            }
            // Another number proves a comma, so nothing is assumed.
            let lone = read.lone.filter(|_| mark == DecimalMark::Point);
            assumptions.extend(lone.and_then(|lone| first_of(lone, text, assumptions)));
            Ok(Some(read.amount))
        };
        let count = |index: Option<usize>| -> Result<Option<u64>, TableError> {
            let Some((index, text)) = written(line, index) else { return Ok(None) };
            let refused = |_| refused((line.number, index + 1), text, NumberError::NotANumber);
            text.parse().map(Some).map_err(refused)
        };
        let flag = |index: Option<usize>, column: &str| -> Result<Option<bool>, ParticipantsError> {
            let Some((_, text)) = written(line, index) else { return Ok(None) };
            flag_of_text(text).map(Some).ok_or_else(|| ParticipantsError::NotAFlag {
                row: line.number,
                column: column.to_owned(),
                text: text.chars().take(40).collect(),
            })
        };
        let (alpha, total, tao) = (amount(self.alpha)?, amount(self.total)?, amount(self.tao)?);
        Ok(Participant {
            hotkey: written(line, self.hotkey).map(|(_, text)| text.chars().take(64).collect()),
            alpha_stake: alpha.or(total),
            tao_stake: tao,
            permit: flag(self.permit, "validator_permit")?,
            active: flag(self.active, "active")?,
            registered_at: count(self.registered)?,
            blocks_since_update: count(self.updated)?,
            ..Participant::new(label)
        })
    }
}

/// Returns the assumption about a separator, unless another number needed it already.
fn first_of(lone: LoneSeparator, text: &str, known: &[Assumption]) -> Option<Assumption> {
    let text = text.to_owned();
    let assumption = match lone {
        LoneSeparator::Comma => Assumption::Thousands { text },
        LoneSeparator::Point => Assumption::Fraction { text },
    };
    let is_same = |other: &Assumption| std::mem::discriminant(other) == std::mem::discriminant(&assumption);
    (!known.iter().any(is_same)).then_some(assumption)
}

/// Returns a cell that is not empty, with its index.
fn written<'a>(line: Line<'a>, index: Option<usize>) -> Option<(usize, &'a str)> {
    let index = index?;
    let text = line.cell(index);
    (!text.is_empty()).then_some((index, text))
}
