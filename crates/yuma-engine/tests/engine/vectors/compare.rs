//! Compares results field by field and reports the first difference.

use super::results::{Bits, Expected, Results, Rows};
use std::fmt::{self, Display};

/// The first value that differs from a vector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub field: String,
    pub uid: Option<usize>,
    pub column: Option<usize>,
    pub expected: String,
    pub got: String,
}

impl Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.field)?;
        if let Some(uid) = self.uid {
            write!(f, ", uid {uid}")?;
        }
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": expected {}, got {}", self.expected, self.got)
    }
}

/// Compares in the order of the epoch's steps, so that the first difference is in the step that causes it.
///
/// Returns the number of equal values.
pub fn compare(expected: &Results, got: &Results) -> Result<usize, Difference> {
    let Results { expected: outputs, bits } = expected;
    Ok(compare_bits(bits, &got.bits)? + compare_outputs(outputs, &got.expected)?)
}

fn compare_bits(expected: &Bits, got: &Bits) -> Result<usize, Difference> {
    let mut equal = 0;
    equal += vector("bits.stake", &expected.stake, &got.stake)?;
    equal += vector("bits.active_stake", &expected.active_stake, &got.active_stake)?;
    equal += rows("bits.weights", &expected.weights, &got.weights)?;
    equal += vector("bits.voting_stake", &expected.voting_stake, &got.voting_stake)?;
    equal += vector("bits.consensus", &expected.consensus, &got.consensus)?;
    equal += rows("bits.clipped", &expected.clipped, &got.clipped)?;
    equal += vector("bits.validator_trust", &expected.validator_trust, &got.validator_trust)?;
    equal += vector("bits.ranks_raw", &expected.ranks_raw, &got.ranks_raw)?;
    equal += vector("bits.incentive", &expected.incentive, &got.incentive)?;
    equal += rows("bits.weights_for_bonds", &expected.weights_for_bonds, &got.weights_for_bonds)?;
    equal += rows("bits.old_bonds", &expected.old_bonds, &got.old_bonds)?;
    equal += rows("bits.bond_targets", &expected.bond_targets, &got.bond_targets)?;
    equal += rows("bits.alphas", &numbered(&expected.alphas), &numbered(&got.alphas))?;
    equal += rows("bits.ema_bonds", &expected.ema_bonds, &got.ema_bonds)?;
    equal += rows("bits.bond_shares", &expected.bond_shares, &got.bond_shares)?;
    equal += vector("bits.earnings", &expected.earnings, &got.earnings)?;
    equal += vector("bits.dividends", &expected.dividends, &got.dividends)?;
    equal += vector("bits.server_share", &expected.server_share, &got.server_share)?;
    equal += vector("bits.validator_share", &expected.validator_share, &got.validator_share)?;
    equal += vector("bits.emission_share", &expected.emission_share, &got.emission_share)?;
    Ok(equal)
}

fn compare_outputs(expected: &Expected, got: &Expected) -> Result<usize, Difference> {
    let mut equal = 0;
    equal += vector("active", &expected.active, &got.active)?;
    equal += vector("stake_weight", &expected.stake_weight, &got.stake_weight)?;
    equal += vector("new_validator_permits", &expected.new_validator_permits, &got.new_validator_permits)?;
    equal += vector("consensus", &expected.consensus, &got.consensus)?;
    equal += vector("validator_trust", &expected.validator_trust, &got.validator_trust)?;
    equal += vector("incentive", &expected.incentive, &got.incentive)?;
    equal += rows("bonds", &expected.bonds, &got.bonds)?;
    equal += vector("dividends", &expected.dividends, &got.dividends)?;
    equal += vector("server_emission", &expected.server_emission, &got.server_emission)?;
    equal += vector("validator_emission", &expected.validator_emission, &got.validator_emission)?;
    equal += vector("emission", &expected.emission, &got.emission)?;
    Ok(equal)
}

/// Compares two vectors by uid; an absent expectation is skipped.
pub fn vector<T: PartialEq + Display>(
    field: &str,
    expected: &Option<Vec<T>>,
    got: &Option<Vec<T>>,
) -> Result<usize, Difference> {
    let Some(expected) = expected else { return Ok(0) };
    let got = got.as_deref().unwrap_or_default();
    let mut equal = 0;
    for uid in 0..expected.len().max(got.len()) {
        equal += index(field, Some(uid), None, expected.get(uid), got.get(uid))?;
    }
    Ok(equal)
}

/// Compares two matrices entry by entry, in stored order.
fn rows<T: PartialEq + Display>(
    field: &str,
    expected: &Option<Rows<T>>,
    got: &Option<Rows<T>>,
) -> Result<usize, Difference> {
    let Some(expected) = expected else { return Ok(0) };
    let got = got.as_deref().unwrap_or_default();
    index(&format!("{field} (number of rows)"), None, None, Some(&expected.len()), Some(&got.len()))?;
    let mut equal = 0;
    for (uid, (expected, got)) in expected.iter().zip(got).enumerate() {
        for position in 0..expected.len().max(got.len()) {
            let (expected, got) = (expected.get(position), got.get(position));
            let column = expected.or(got).map(|(column, _)| usize::from(*column));
            if expected.map(|entry| entry.0) == got.map(|entry| entry.0) {
                equal += index(field, Some(uid), column, expected.map(|entry| &entry.1), got.map(|entry| &entry.1))?;
            } else {
                let shown = |entry: Option<&(u16, T)>| entry.map(|(column, value)| format!("({column}, {value})"));
                equal += index(field, Some(uid), column, shown(expected).as_ref(), shown(got).as_ref())?;
            }
        }
    }
    Ok(equal)
}

/// Converts a dense matrix to rows of (column, value).
fn numbered(matrix: &Option<Vec<Vec<i64>>>) -> Option<Rows<i64>> {
    Some(matrix.as_ref()?.iter().map(|row| (0..).zip(row.iter().copied()).collect()).collect())
}

fn index<T: PartialEq + Display>(
    field: &str,
    uid: Option<usize>,
    column: Option<usize>,
    expected: Option<&T>,
    got: Option<&T>,
) -> Result<usize, Difference> {
    if expected == got {
        return Ok(1);
    }
    let shown = |value: Option<&T>| value.map_or_else(|| "nothing".to_string(), T::to_string);
    Err(Difference { field: field.to_string(), uid, column, expected: shown(expected), got: shown(got) })
}
