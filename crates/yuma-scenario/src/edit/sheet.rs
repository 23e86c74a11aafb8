//! Blocks as pasted from a spreadsheet: weights or bonds, stakes and names, also of new participants.

use super::cells;
use super::distribute::distribute;
use super::find::{neuron, row};
use super::part_of_row::Others;
use super::roster;
use crate::invalid::Invalid;
use crate::matrix::Matrix;
use crate::model::Document;
use crate::text;
use yuma_engine::quantity::{Alpha, RAO_PER_TAO, Share, Uid};

/// Lines of a block. Lines may differ in length, and a value that is missing leaves the grid's value unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetBlock {
    /// The titles of the columns of weights, if there is a header.
    pub titles: Vec<String>,
    /// The lines.
    pub rows: Vec<SheetRow>,
}

/// A line of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// The name.
    pub name: Option<String>,
    /// The stake.
    pub stake: Option<Alpha>,
    /// The weights or bonds.
    pub weights: Vec<Option<Share>>,
}

/// A block and its place in the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Weights or bonds.
    pub matrix: Matrix,
    /// The validators of the lines.
    pub rows: Vec<Uid>,
    /// The miners of the columns.
    pub columns: Vec<Uid>,
    /// The block.
    pub block: SheetBlock,
    /// The change of the other weights of a row.
    pub others: Others,
    /// Whether the names of the block rename validators.
    pub renames: bool,
    /// Whether participants are added for lines and columns beyond the last ones. Otherwise these are left out.
    pub adds: bool,
}

/// The numbers of participants that a block has beyond the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beyond {
    /// Lines without a validator.
    pub validators: usize,
    /// Columns without a miner.
    pub miners: usize,
}

impl Sheet {
    /// Returns what the block has beyond the grid.
    pub fn beyond(&self) -> Beyond {
        let widest = self.block.rows.iter().map(|row| row.weights.len()).max().unwrap_or(0);
        Beyond {
            validators: self.block.rows.len().saturating_sub(self.rows.len()),
            miners: widest.saturating_sub(self.columns.len()),
        }
    }
}

/// Applies a block.
pub fn set(document: &mut Document, sheet: &Sheet) -> Result<(), Invalid> {
    let (mut rows, mut columns) = (sheet.rows.clone(), sheet.columns.clone());
    if sheet.adds {
        add(document, sheet, &mut rows, &mut columns)?;
    }
    for (&uid, line) in rows.iter().zip(&sheet.block.rows) {
        if let (Some(name), true) = (&line.name, sheet.renames) {
            neuron(document, uid)?.name = text::clean_line(name);
        }
        if let Some(stake) = line.stake {
            neuron(document, uid)?.alpha_stake = stake;
        }
        let values: Vec<(Uid, Share)> =
            columns.iter().zip(&line.weights).filter_map(|(&column, &share)| Some((column, share?))).collect();
        if sheet.matrix == Matrix::Weights && sheet.others == Others::KeepSum {
            make_room(document, uid, &values)?;
        }
        for (column, share) in values {
            cells::set(document, sheet.matrix, uid, column, Some(share))?;
        }
    }
    Ok(())
}

fn add(document: &mut Document, sheet: &Sheet, rows: &mut Vec<Uid>, columns: &mut Vec<Uid>) -> Result<(), Invalid> {
    let Beyond { validators, miners } = sheet.beyond();
    let (known_rows, known_columns) = (rows.len(), columns.len());
    for line in sheet.block.rows.iter().skip(known_rows).take(validators) {
        rows.push(Uid(document.uid_count()));
        let name = line.name.clone().unwrap_or_default();
        roster::add_validator(document, &name, line.stake.unwrap_or(NEW_STAKE))?;
    }
    for at in known_columns..known_columns + miners {
        columns.push(Uid(document.uid_count()));
        let title = sheet.block.titles.get(at).cloned().unwrap_or_default();
        roster::add_miner(document, &title)?;
    }
    Ok(())
}

/// The stake of a new validator: 10,000 alpha, ten times the minimum for setting weights on most subnets.
pub const NEW_STAKE: Alpha = Alpha(10_000 * RAO_PER_TAO);

/// Scales the other weights of a row to what the new ones leave of 65535, so that the new ones are shown as they were
/// pasted. Without a rest, or without others, they stay.
fn make_room(document: &mut Document, uid: Uid, values: &[(Uid, Share)]) -> Result<(), Invalid> {
    let taken: u64 = values.iter().map(|&(_, share)| u64::from(share.0)).sum();
    // Each value may be rounded up by a half.
    if values.is_empty() || taken > u64::from(u16::MAX) + values.len() as u64 {
        return Ok(());
    }
    let left = u64::from(u16::MAX).saturating_sub(taken);
    let entries = row(document, Matrix::Weights, uid)?;
    let is_other = |column: Uid| values.iter().all(|&(pasted, _)| pasted != column);
    let others: Vec<u16> = entries.iter().filter(|(at, _)| is_other(*at)).map(|&(_, share)| share.0).collect();
    if others.iter().all(|&share| share == 0) {
        return Ok(());
    }
    let mut shares = distribute(left, &others).into_iter();
    for (_, share) in entries.iter_mut().filter(|(at, _)| is_other(*at)) {
        *share = Share(shares.next().unwrap_or_default());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::small;

    fn line(name: &str, stake: u64, weights: &[u16]) -> SheetRow {
        SheetRow {
            name: (!name.is_empty()).then(|| name.to_owned()),
            stake: (stake > 0).then_some(Alpha(stake)),
            weights: weights.iter().map(|&share| Some(Share(share))).collect(),
        }
    }

    fn applied(block: Vec<SheetRow>, titles: &[&str], adds: bool) -> Document {
        let mut document = Document::clone(&small().unwrap());
        let sheet = Sheet {
            matrix: Matrix::Weights,
            rows: document.validators.clone(),
            columns: document.miners.clone(),
            block: SheetBlock { titles: titles.iter().map(|&title| title.to_owned()).collect(), rows: block },
            others: Others::KeepSum,
            renames: true,
            adds,
        };
        set(&mut document, &sheet).unwrap();
        document
    }

    #[test]
    fn names_stakes_and_weights_are_set() {
        let document = applied(vec![line("Ann", 7, &[65_535, 0]), line("", 0, &[13_107])], &[], false);
        assert_eq!((document.neurons[0].name.as_str(), document.neurons[0].alpha_stake), ("Ann", Alpha(7)));
        assert_eq!(document.neurons[1].name, "B");
        let row = |uid| document.row(Matrix::Weights, Uid(uid)).iter().map(|&(_, share)| share.0).collect::<Vec<_>>();
        assert_eq!((row(0), row(1)), (vec![65_535, 0], vec![13_107, 52_428]), "the rest of a row makes room");
    }

    #[test]
    fn participants_are_added_only_on_request() {
        let block = || vec![line("v0", 1, &[1, 2, 3]), line("v1", 1, &[1]), line("v2", 5, &[4, 5, 6])];
        let cut = applied(block(), &["m0", "m1", "m2"], false);
        assert_eq!((cut.validators.len(), cut.miners.len(), cut.neurons.len()), (2, 2, 4));
        let added = applied(block(), &["m0", "m1", "m2"], true);
        assert_eq!((added.validators.len(), added.miners.len(), added.neurons.len()), (3, 3, 6));
        assert_eq!((added.neurons[4].name.as_str(), added.neurons[5].name.as_str()), ("v2", "m2"));
        assert_eq!(added.cell(Matrix::Weights, Uid(4), Uid(5)), Some(Share(6)));
    }
}
