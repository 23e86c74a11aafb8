//! Recognizes the format of a file by its fields.

use serde_json::Value;

use super::content::{Content, SubnetData};
use super::error::{ImportError, Seen};
use super::fields::FieldError;
use super::format::Format;
use super::lines::{self, Line};
use super::note::Ignored;
use super::{
    btcli_list, btcli_show, btcli_sudo, metagraph, participants_table, python_metagraph, taostats_metagraph,
    taostats_pools, taostats_root, taostats_weights, weights_list, weights_table,
};
use crate::decimal::DecimalMark;
use crate::json_file::{self, FileError};
use crate::limits;
use crate::table::{Table, WeightUnit};

/// The maximum size in bytes of a file of another tool; 256 neurons with all their weights in long form have about 8 MB.
const SIZE_LIMIT: usize = 12 << 20;
/// The maximum number of shown fields of an unknown file.
const SHOWN: usize = 12;

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognized {
    /// Its format.
    pub format: Format,
    /// Its content.
    pub content: Content,
    /// The parts of it that were not used; those of a subnet are in its data.
    pub ignored: Vec<Ignored>,
}

impl Recognized {
    fn subnet(format: Format, data: SubnetData) -> Self {
        Recognized { format, content: Content::Subnet(Box::new(data)), ignored: Vec::new() }
    }
}

/// Reads a file.
///
/// # Errors
/// Returns the [`ImportError`] of the recognized format.
pub fn read(text: &str) -> Result<Recognized, ImportError> {
    read_as(text, ReadAs::default())
}

/// The meaning of the numbers of a table, as far as a person chose it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadAs {
    /// The unit of weights.
    pub unit: Option<WeightUnit>,
    /// The mark before the fraction of amounts.
    pub mark: Option<DecimalMark>,
}

/// Reads a file, the numbers of a table as chosen.
///
/// # Errors
/// Returns the [`ImportError`] of the recognized format, also if a number is too large for the unit.
pub fn read_as(text: &str, chosen: ReadAs) -> Result<Recognized, ImportError> {
    let text = json_file::without_mark(text)?;
    if text.trim_start().starts_with(['{', '[']) { read_json(text) } else { read_table(text, chosen) }
}

fn read_json(text: &str) -> Result<Recognized, ImportError> {
    let content = json_file::parse(text)?;
    let format = json_format(&content).ok_or_else(|| ImportError::Unrecognized(seen_fields(&content)))?;
    if format == Format::Scenario {
        let scenario = Box::new(json_file::read(content)?);
        return Ok(Recognized { format, content: Content::Scenario(scenario), ignored: Vec::new() });
    }
    if text.len() > SIZE_LIMIT {
        return Err(FileError::TooLarge { size: text.len(), limit: SIZE_LIMIT }.into());
    }
    let records = |error: FieldError| ImportError::Records { format, error };
    let data = match format {
        Format::BtcliSudo => btcli_sudo::read(&content)?,
        Format::BtcliShow => btcli_show::read(&content).map_err(records)?,
        Format::TaostatsMetagraph => taostats_metagraph::read(&content).map_err(records)?,
        Format::TaostatsWeights => taostats_weights::read(&content).map_err(records)?,
        Format::PythonMetagraph => python_metagraph::read(&content).map_err(records)?,
        Format::BtcliList | Format::TaostatsPools => {
            let market = if format == Format::BtcliList { btcli_list::read } else { taostats_pools::read };
            let (market, ignored) = market(&content).map_err(records)?;
            return Ok(Recognized { format, content: Content::Market(market), ignored });
        }
        Format::TaostatsRoot => {
            let (network, ignored) = taostats_root::read(&content).map_err(records)?;
            return Ok(Recognized { format, content: Content::RootNetwork(network), ignored });
        }
        _ => metagraph::read(content)?,
    };
    Ok(Recognized::subnet(format, data))
}

/// Returns the format that has the fields of a JSON value.
fn json_format(content: &Value) -> Option<Format> {
    let has = |value: &Value, fields: &[&str]| fields.iter().all(|field| value.get(field).is_some());
    if has(content, &["format"]) {
        return Some(Format::Scenario);
    }
    if has(content, &["stake", "weights"]) || has(content, &["stake", "n"]) {
        return Some(Format::Metagraph);
    }
    if has(content, &["S"]) {
        return Some(Format::PythonMetagraph);
    }
    if has(content, &["subnets"]) {
        return Some(Format::BtcliList);
    }
    if content.get("uids").and_then(|uids| uids.get(0)).is_some_and(|first| has(first, &["uid"])) {
        return Some(Format::BtcliShow);
    }
    if content.get(0).is_some_and(|first| has(first, &["hyperparameter"])) {
        return Some(Format::BtcliSudo);
    }
    let first = content.get("data")?.get(0)?;
    let formats: [(Format, &[&str]); 4] = [
        (Format::TaostatsRoot, &["uid", "subnet_weights"]),
        (Format::TaostatsWeights, &["uid", "weights"]),
        (Format::TaostatsPools, &["netuid", "alpha_in_pool"]),
        (Format::TaostatsMetagraph, &["uid", "alpha_stake"]),
    ];
    formats.into_iter().find(|(_, fields)| has(first, fields)).map(|(format, _)| format)
}

/// Returns the fields of a JSON value, of its list `data` or of its first entry.
fn seen_fields(content: &Value) -> Seen {
    let first = content.get("data").and_then(|data| data.get(0)).or_else(|| content.get(0)).unwrap_or(content);
    match first.as_object() {
        Some(fields) if !fields.is_empty() => {
            Seen::Fields(fields.keys().take(SHOWN).map(|field| shown(field)).collect())
        }
        _ => Seen::Nothing,
    }
}

fn shown(text: &str) -> String {
    crate::clean_line(text).chars().take(limits::NAME).collect()
}

fn read_table(text: &str, ReadAs { unit, mark }: ReadAs) -> Result<Recognized, ImportError> {
    let table = Table::read(text)?;
    let all = lines::lines(&table);
    let format = table_format(&all).ok_or_else(|| ImportError::Unrecognized(seen_columns(&all)))?;
    let data = match format {
        Format::WeightsList => weights_list::read(&table, unit)?,
        Format::WeightsTable => weights_table::read(&table, unit)?,
        _ => participants_table::read(&table, mark)?,
    };
    Ok(Recognized::subnet(format, data))
}

fn table_format(all: &[Line<'_>]) -> Option<Format> {
    let first = *all.first()?;
    if weights_list::is_header(first) {
        return Some(Format::WeightsList);
    }
    if participants_table::is_header(first) {
        let is_neurons = lines::find_column(first, &["validator_permit"]).is_some();
        return Some(if is_neurons { Format::Neurons } else { Format::Stakes });
    }
    if weights_list::is_list(all) {
        return Some(Format::WeightsList);
    }
    if participants_table::is_stakes(all) {
        return Some(Format::Stakes);
    }
    weights_table::is_table(all).then_some(Format::WeightsTable)
}

/// Returns the cells of the first line of a table.
pub(crate) fn seen_columns(all: &[Line<'_>]) -> Seen {
    let Some(first) = all.first().filter(|line| line.cells.len() > 1) else { return Seen::Nothing };
    Seen::Columns(first.cells.iter().take(SHOWN).map(|cell| shown(cell)).collect())
}
