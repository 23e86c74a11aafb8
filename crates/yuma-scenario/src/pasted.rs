//! Blocks pasted from a spreadsheet: weights, also with stakes, names and a header.

use std::borrow::Cow;

use super::decimal::{DecimalMark, NumberError, is_number};
use super::edit::{SheetBlock, SheetRow};
use super::table::{FirstColumn, Shares, StoredColumn, Table, TableError, TableOrigin, WeightUnit, refused, shares};
use super::typed_number::{readings, typed_stake};
use yuma_engine::quantity::Alpha;

/// The meaning of the numbers of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// Stakes in alpha, and weights whose unit follows from their sizes.
    Typed,
    /// The values that the chain stores, copied from columns of which this is the first: stakes in 10^-9 alpha, weights in units of
    /// 1/65535. A number with a decimal point is a fraction.
    Stored(StoredColumn),
}

impl Numbers {
    /// Checks that a copy of stored values begins with those that a column takes.
    fn check(self, taken: FirstColumn) -> Result<(), TableError> {
        match (self, taken) {
            (Numbers::Stored(copied @ StoredColumn::Amounts), FirstColumn::Names | FirstColumn::Weights)
            | (Numbers::Stored(copied @ StoredColumn::Shares), FirstColumn::Names | FirstColumn::Stakes) => {
                Err(TableError::OtherColumn { copied, taken })
            }
            _ => Ok(()),
        }
    }

    /// Replaces the error of a cell that is no number of the column. Only reading shows it for a copy that begins with names, because
    /// names and titles may stand before the numbers that a column takes.
    fn explain(self, error: TableError, taken: FirstColumn) -> TableError {
        match (self, taken, &error) {
            (
                Numbers::Stored(copied @ StoredColumn::Names),
                FirstColumn::Stakes | FirstColumn::Weights,
                TableError::Cell { .. },
            ) => TableError::OtherColumn { copied, taken },
            _ => error,
        }
    }

    /// Reads a stake of a column with this decimal mark.
    fn stake(self, text: &str, mark: DecimalMark) -> Result<Alpha, NumberError> {
        match self {
            Numbers::Typed => amount(text, mark),
            Numbers::Stored(_) => text.parse().map(Alpha).map_err(|_| NumberError::NotANumber),
        }
    }

    /// Returns the unit of the weights, if it does not follow from their sizes.
    fn unit(self) -> Option<WeightUnit> {
        match self {
            Numbers::Typed => None,
            Numbers::Stored(_) => Some(WeightUnit::U16),
        }
    }

    /// Returns a weight in that unit.
    fn weight(self, text: &str) -> Cow<'_, str> {
        match text.parse::<f64>() {
            Ok(fraction) if self != Numbers::Typed && text.contains('.') => {
                (fraction * 65_535.0).round().to_string().into()
            }
            _ => text.into(),
        }
    }
}

/// A pasted block.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// The block.
    pub block: SheetBlock,
    /// The unit of its weights.
    pub unit: WeightUnit,
    /// The first stake as it was read and as it could be read, if its separator has two meanings and no stake proves one.
    pub doubtful: Option<[u64; 2]>,
}

/// Reads a block, its stakes with this mark before the fraction, or with the one that they prove.
///
/// # Errors
/// Returns a [`TableError`] if the text is no such block.
pub fn read(text: &str, first: FirstColumn, numbers: Numbers, mark: Option<DecimalMark>) -> Result<Pasted, TableError> {
    numbers.check(first)?;
    read_block(text, first, numbers, mark).map_err(|error| numbers.explain(error, first))
}

fn read_block(
    text: &str,
    first: FirstColumn,
    numbers: Numbers,
    mark: Option<DecimalMark>,
) -> Result<Pasted, TableError> {
    let mut table = Table::read(text)?;
    if let (FirstColumn::Stakes, Some(lines)) = (first, one_column(text)) {
        table.lines = lines;
    }
    let lines: Vec<Vec<&str>> = table.lines.iter().map(|line| line.iter().map(String::as_str).collect()).collect();
    let has_header = has_header(&lines, first, table.decimals);
    let (head, body) = lines.split_at(usize::from(has_header));
    let has_names = first == FirstColumn::Names || has_names(body, table.decimals);
    let has_stakes = match first {
        FirstColumn::Names | FirstColumn::Stakes => true,
        FirstColumn::Weights => head.iter().any(|head| is_stake(head.get(usize::from(has_names)))),
    };
    let before = usize::from(has_names) + usize::from(has_stakes);
    let weights: Vec<Vec<Cow<'_, str>>> =
        body.iter().map(|line| line.iter().skip(before).map(|text| numbers.weight(text)).collect()).collect();
    let weights: Vec<Vec<&str>> = weights.iter().map(|line| line.iter().map(AsRef::as_ref).collect()).collect();
    let (weights, unit) = if weights.iter().all(Vec::is_empty) {
        (vec![Vec::new(); body.len()], WeightUnit::Fraction)
    } else {
        let origin = TableOrigin::Clipboard { unit: numbers.unit() };
        let Shares { block, unit, .. } = shares(&weights, table.decimals, origin, (1 + head.len(), 1 + before))?;
        (block.0, unit)
    };
    let stakes: Vec<Option<&str>> =
        body.iter().map(|line| if has_stakes { line.get(before - 1).copied() } else { None }).collect();
    let proven = mark.or_else(|| DecimalMark::of_column(stakes.iter().copied().flatten()));
    let doubtful = match (numbers, proven) {
        (Numbers::Typed, None) => stakes.iter().flatten().find_map(|text| readings(without_unit(text))),
        _ => None,
    };
    let mark = proven.unwrap_or(DecimalMark::Point);
    let mut rows = Vec::with_capacity(body.len());
    for (((at, line), stake), weights) in body.iter().enumerate().zip(stakes).zip(weights) {
        let name = if has_names { line.first().filter(|name| !name.is_empty()) } else { None };
        let stake = stake.filter(|text| !text.is_empty());
        let position = (at + 1 + head.len(), before);
        let stake =
            stake.map(|text| numbers.stake(text, mark).map_err(|error| refused(position, text, error))).transpose()?;
        rows.push(SheetRow { name: name.map(|&name| name.to_owned()), stake, weights });
    }
    let titles = head.iter().flat_map(|head| head.iter().skip(before)).map(|&title| title.to_owned()).collect();
    Ok(Pasted { block: SheetBlock { titles, rows }, unit, doubtful })
}

/// Splits a block into lines of cells. Commas separate cells only if no tab or semicolon does, and not in a column of
/// amounts.
///
/// # Errors
/// Returns [`TableError::TooLarge`] or [`TableError::Empty`].
pub fn cells(text: &str) -> Result<Vec<Vec<String>>, TableError> {
    let table = Table::read(text)?;
    Ok(one_column(text).unwrap_or(table.lines))
}

/// Returns lines of one amount each, whose commas group digits instead of separating cells.
fn one_column(text: &str) -> Option<Vec<Vec<String>>> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_column = !text.contains(['\t', ';']) && lines().all(is_amount);
    is_column.then(|| lines().map(|line| vec![line.to_owned()]).collect())
}

/// Returns whether the first line has titles: none of its weights is a number, but some below are.
fn has_header(lines: &[Vec<&str>], first: FirstColumn, decimals: DecimalMark) -> bool {
    let [head, body @ ..] = lines else { return false };
    let names = usize::from(first == FirstColumn::Names);
    let is_value = |text: &&str| is_number(text, decimals) || is_amount(text);
    let has_number = |line: &Vec<&str>| line.iter().skip(names).any(is_value);
    // A cell without letters is a damaged number.
    let is_title = |text: &&str| text.is_empty() || text.contains(char::is_alphabetic);
    let is_empty = head.iter().all(|text| text.is_empty());
    !is_empty && head.iter().all(is_title) && !has_number(head) && body.iter().any(has_number)
}

/// Returns whether the first column has names: none of its cells is a number, and others are.
fn has_names(body: &[Vec<&str>], decimals: DecimalMark) -> bool {
    let is_name = |line: &Vec<&str>| {
        line.first().is_some_and(|text| text.contains(char::is_alphabetic) && !is_number(text, decimals))
    };
    let has_number = |line: &Vec<&str>| line.iter().skip(1).any(|text| is_number(text, decimals));
    !body.is_empty() && body.iter().all(is_name) && body.iter().any(has_number)
}

fn is_stake(title: Option<&&str>) -> bool {
    title.is_some_and(|title| ["stake", "alpha", "质押"].iter().any(|known| title.to_lowercase().starts_with(known)))
}

/// Reads a stake in whole alpha.
fn amount(text: &str, mark: DecimalMark) -> Result<Alpha, NumberError> {
    typed_stake(without_unit(text), mark).map(Alpha)
}

fn without_unit(text: &str) -> &str {
    text.trim_end_matches(['α', ' '])
}

/// Returns whether a text is a stake, even one that is out of range.
fn is_amount(text: &str) -> bool {
    matches!(amount(text, DecimalMark::Point), Ok(_) | Err(NumberError::AboveSupply))
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::quantity::Share;

    type Row<'a> = (Option<&'a str>, Option<u64>, Vec<u16>);

    fn check(text: &str, first: FirstColumn, titles: &[&str], rows: &[Row<'_>]) {
        let Pasted { block, .. } =
            read(text, first, Numbers::Typed, None).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(block.titles, titles, "{text:?}");
        let read: Vec<Row<'_>> = block
            .rows
            .iter()
            .map(|row| {
                let weights = row.weights.iter().map(|share| share.unwrap_or_default().0).collect();
                (row.name.as_deref(), row.stake.map(|stake| stake.0 / 1_000_000_000), weights)
            })
            .collect();
        assert_eq!(read, rows, "{text:?}");
    }

    #[test]
    fn blocks_are_read_from_the_column_in_which_they_begin() {
        use FirstColumn::{Names, Stakes, Weights};
        let half = 32_768;
        check("50\t50\n0.5\t1", Weights, &[], &[(None, None, vec![half, half]), (None, None, vec![328, 655])]);
        check("1000\n2,500", Stakes, &[], &[(None, Some(1_000), vec![]), (None, Some(2_500), vec![])]);
        check("1.000.000\n2.000", Stakes, &[], &[(None, Some(1_000_000), vec![]), (None, Some(2_000), vec![])]);
        check("2,500\t40000\t1,000", Stakes, &[], &[(None, Some(2_500), vec![40_000, 1_000])]);
        check("1.5k", Stakes, &[], &[(None, Some(1_500), vec![])]);
        check("1,000\t50\t50", Stakes, &[], &[(None, Some(1_000), vec![half, half])]);
        check("val0\t1000\t50\t50", Names, &[], &[(Some("val0"), Some(1_000), vec![half, half])]);
        check("Ann\nBob", Names, &[], &[(Some("Ann"), None, vec![]), (Some("Bob"), None, vec![])]);
    }

    #[test]
    fn stored_values_keep_their_units_whatever_their_sizes() {
        let Pasted { block, unit, .. } = read(
            "A\t420000000000000\t40\t60\t0.5000000000\nB\t7\t0\t1\t",
            FirstColumn::Names,
            Numbers::Stored(StoredColumn::Names),
            None,
        )
        .expect("a block");
        assert_eq!(unit, WeightUnit::U16);
        let row = |at: usize| (block.rows[at].stake, block.rows[at].weights.clone());
        assert_eq!(
            row(0),
            (Some(Alpha(420_000_000_000_000)), [40, 60, 32_768].map(|stored| Some(Share(stored))).to_vec())
        );
        assert_eq!(row(1), (Some(Alpha(7)), vec![Some(Share(0)), Some(Share(1)), None]));
        assert!(read("65536", FirstColumn::Weights, Numbers::Stored(StoredColumn::Shares), None).is_err());
    }

    #[test]
    fn a_stake_with_two_readings_is_doubtful_unless_another_one_proves_its_mark() {
        for (text, first, other) in [
            ("1,000", 1_000, Some(1)),
            ("420.000", 420, Some(420_000)),
            ("1.000\n2.000", 1, Some(1_000)),
            ("0.125", 0, None),
            ("1,5", 1, None),
            ("1.000\n1500.5", 1, None),
            ("1.000.000\n2.000", 1_000_000, None),
            ("1,000,000\n2,000", 1_000_000, None),
        ] {
            let read = |mark| read(text, FirstColumn::Stakes, Numbers::Typed, mark).expect(text);
            let stake = |pasted: &Pasted| pasted.block.rows[0].stake.map(|stake| stake.0 / 1_000_000_000);
            let pasted = read(None);
            assert_eq!(stake(&pasted), Some(first), "{text:?}");
            assert_eq!(pasted.doubtful.map(|[_, other]| other / 1_000_000_000), other, "{text:?}");
            let chosen = read(Some(DecimalMark::Comma));
            assert_eq!(chosen.doubtful, None, "{text:?}: a chosen reading is not in doubt");
            if let Some(other) = other {
                assert_eq!(stake(&chosen), Some(other), "{text:?}");
            }
        }
    }

    #[test]
    fn blocks_are_split_into_cells() {
        for (text, expected) in [
            ("a\t1,000\nb\t\n", vec![vec!["a", "1,000"], vec!["b", ""]]),
            ("a;0,5", vec![vec!["a", "0,5"]]),
            ("1,000\n2,500", vec![vec!["1,000"], vec!["2,500"]]),
            ("a,b", vec![vec!["a", "b"]]),
        ] {
            assert_eq!(cells(text).expect(text), expected, "{text:?}");
        }
        assert!(cells("").is_err());
    }

    #[test]
    fn headers_and_names_are_recognized() {
        use FirstColumn::{Names, Weights};
        let half = 32_768;
        check("m0\tm1\n50\t50", Weights, &["m0", "m1"], &[(None, None, vec![half, half])]);
        check("\tm0\tm1\nv0\t50\t50", Weights, &["m0", "m1"], &[(Some("v0"), None, vec![half, half])]);
        check(
            "v0\t50\t50\nv1\t50\t50",
            Weights,
            &[],
            &[(Some("v0"), None, vec![half, half]), (Some("v1"), None, vec![half, half])],
        );
        check("name\tstake\tm0\nv0\t1,000\t100", Weights, &["m0"], &[(Some("v0"), Some(1_000), vec![65_535])]);
        check("name\tstake\tm0\nv0\t1000\t100", Names, &["m0"], &[(Some("v0"), Some(1_000), vec![65_535])]);
    }

    #[test]
    fn other_texts_are_refused() {
        for (text, first) in [
            ("a\tb", FirstColumn::Weights),
            ("much", FirstColumn::Stakes),
            ("-5", FirstColumn::Stakes),
            ("25M\n5", FirstColumn::Stakes),
            ("25,000,000\n5", FirstColumn::Stakes),
            ("v0\tmuch", FirstColumn::Names),
            ("", FirstColumn::Names),
        ] {
            assert!(read(text, first, Numbers::Typed, None).is_err(), "{text:?}");
        }
    }

    #[test]
    fn stored_values_of_another_column_are_refused() {
        use StoredColumn::{Amounts, Names, Shares};
        for (text, copied, taken, is_read) in [
            ("420000000000000", Amounts, FirstColumn::Stakes, true),
            ("420000000000000", Amounts, FirstColumn::Weights, false),
            ("420000000000000", Amounts, FirstColumn::Names, false),
            ("26214\t13107", Shares, FirstColumn::Weights, true),
            ("26214\t13107", Shares, FirstColumn::Stakes, false),
            ("26214\t13107", Shares, FirstColumn::Names, false),
            ("A\t420000000000000", Names, FirstColumn::Names, true),
            ("A\nB", Names, FirstColumn::Stakes, false),
            ("A\t420000000000000", Names, FirstColumn::Weights, false),
            ("M1\tM2\n26214\t13107", Names, FirstColumn::Weights, true),
        ] {
            let read = read(text, taken, Numbers::Stored(copied), None);
            assert_eq!(read.is_ok(), is_read, "{copied:?} into {taken:?}: {read:?}");
            let is_named = matches!(read, Err(TableError::OtherColumn { .. }));
            assert_eq!(is_named, !is_read, "{copied:?} into {taken:?}");
        }
    }
}
