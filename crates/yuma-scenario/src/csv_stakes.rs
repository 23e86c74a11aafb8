//! Stakes as CSV: `name,alpha,tao`, one line per neuron, amounts in whole units with up to nine decimals.

use thiserror::Error;

use super::csv_text::write_csv;
use super::decimal::{parse_amount, written_amount};
use super::names::{find, label};
use super::table::{Table, TableError, refused};
use super::{Invalid, Scenario};
use yuma_engine::quantity::{Alpha, Rao, Uid};

/// The reason why a file of stakes was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StakesError {
    /// The table cannot be read.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The header has no column of stakes.
    #[error("the header has neither a column \"alpha\" nor a column \"tao\"")]
    NoStakes,
    /// A line's name does not match a neuron of the scenario.
    #[error("row {row} begins with \"{name}\", which is no neuron of the scenario")]
    UnknownNeuron {
        /// The line number, from 1.
        row: usize,
        /// The name.
        name: String,
    },
    /// A name occurs twice.
    #[error("\"{name}\" stands there twice")]
    Twice {
        /// The name.
        name: String,
    },
    /// The stakes break a rule.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// Writes the stakes of a scenario, exactly.
pub fn export(scenario: &Scenario) -> String {
    let header = ["name", "alpha", "tao"].map(str::to_owned).to_vec();
    let lines = Uid::all(scenario.uid_count()).zip(&scenario.neurons).map(|(uid, neuron)| {
        vec![label(scenario, uid), written_amount(neuron.alpha_stake.0), written_amount(neuron.tao_stake.0)]
    });
    write_csv(std::iter::once(header).chain(lines))
}

/// Returns whether a header is one of stakes.
pub(crate) fn is_header(header: &[String]) -> bool {
    column(header, "alpha").or_else(|| column(header, "tao")).is_some()
}

/// Returns the scenario with the stakes of a file. Neurons missing from the file, and those with empty cells, keep
/// theirs.
///
/// # Errors
/// Returns a [`StakesError`] if the file cannot be used.
pub fn import(scenario: &Scenario, text: &str) -> Result<Scenario, StakesError> {
    let table = Table::read(text)?;
    let (header, lines) = table.lines.split_first().ok_or(TableError::Empty)?;
    if !is_header(header) {
        return Err(StakesError::NoStakes);
    }
    let cell = |line: &[String], row: usize, index: Option<usize>| -> Result<Option<u64>, TableError> {
        let Some((index, text)) = index.and_then(|index| Some((index, line.get(index)?))) else { return Ok(None) };
        if text.is_empty() {
            return Ok(None);
        }
        parse_amount(text, table.decimals).map(Some).map_err(|error| refused((row, index + 1), text, error))
    };
    let mut stakes: Vec<(Uid, Option<u64>, Option<u64>)> = Vec::new();
    for (line, row) in lines.iter().zip(2..) {
        let Some(name) = line.first() else { continue };
        let shortened = || name.chars().take(40).collect();
        let uid = find(scenario, name).ok_or_else(|| StakesError::UnknownNeuron { row, name: shortened() })?;
        if stakes.iter().any(|&(before, ..)| before == uid) {
            return Err(StakesError::Twice { name: shortened() });
        }
        stakes.push((uid, cell(line, row, column(header, "alpha"))?, cell(line, row, column(header, "tao"))?));
    }
    let changed = scenario.edit(|document| {
        for (uid, alpha, tao) in stakes {
            let Some(neuron) = document.neurons.get_mut(uid.index()) else { continue };
            neuron.alpha_stake = alpha.map_or(neuron.alpha_stake, Alpha);
            neuron.tao_stake = tao.map_or(neuron.tao_stake, Rao);
        }
        Ok(())
    });
    Ok(changed?)
}

fn column(header: &[String], name: &str) -> Option<usize> {
    header.iter().skip(1).position(|cell| cell.eq_ignore_ascii_case(name)).map(|index| index + 1)
}
