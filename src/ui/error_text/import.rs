//! Words for files that do not open.

use yew::AttrValue;

use super::{invalid, json, table};
use crate::ui::words::Words;
use yuma_scenario::csv_stakes::StakesError;
use yuma_scenario::csv_weights::WeightsError;
use yuma_scenario::import::ImportError;
use yuma_scenario::json_file::FileError;
use yuma_scenario::metagraph::MetagraphError;

/// Why a file does not open.
pub fn import(words: &Words, error: &ImportError) -> AttrValue {
    match error {
        ImportError::File(error) => file(words, error),
        ImportError::Metagraph(error) => metagraph(words, error),
        ImportError::Weights(error) => weights(words, error),
        ImportError::Stakes(error) => stakes(words, error),
        ImportError::Table(error) => table(words, error),
    }
}

/// A file has more bytes than are read.
pub fn too_large(words: &Words, size: usize, limit: usize) -> AttrValue {
    words.fill("file.too_large", &[("size", &size.to_string()), ("limit", &limit.to_string())])
}

fn file(words: &Words, error: &FileError) -> AttrValue {
    match error {
        FileError::TooLarge { size, limit } => too_large(words, *size, *limit),
        FileError::Json(error) => json(words, error),
        FileError::OtherFormat => words.text("file.other_format"),
        FileError::UnknownVersion { version } => words.fill("file.unknown_version", &[("version", version)]),
        FileError::NotAScenario { reason } => words.fill("file.not_a_scenario", &[("reason", reason)]),
        FileError::Invalid(error) => invalid(words, error),
    }
}

fn metagraph(words: &Words, error: &MetagraphError) -> AttrValue {
    match error {
        MetagraphError::TooLarge { size, limit } => too_large(words, *size, *limit),
        MetagraphError::Json(error) => json(words, error),
        MetagraphError::NotAMetagraph { reason } => words.fill("file.not_a_metagraph", &[("reason", reason)]),
        MetagraphError::Invalid(error) => invalid(words, error),
    }
}

fn weights(words: &Words, error: &WeightsError) -> AttrValue {
    match error {
        WeightsError::Table(error) => table(words, error),
        WeightsError::NoWeights => words.text("file.no_weights"),
        WeightsError::UnknownMiner { column, name } => {
            words.fill("file.unknown_miner", &[("column", &column.to_string()), ("name", name)])
        }
        WeightsError::UnknownValidator { row, name } => {
            words.fill("file.unknown_validator", &[("row", &row.to_string()), ("name", name)])
        }
        WeightsError::Twice { name } => words.fill("file.twice", &[("name", name)]),
        WeightsError::Invalid(error) => invalid(words, error),
    }
}

fn stakes(words: &Words, error: &StakesError) -> AttrValue {
    match error {
        StakesError::Table(error) => table(words, error),
        StakesError::NoStakes => words.text("file.no_stakes"),
        StakesError::UnknownNeuron { row, name } => {
            words.fill("file.unknown_neuron", &[("row", &row.to_string()), ("name", name)])
        }
        StakesError::Twice { name } => words.fill("file.twice", &[("name", name)]),
        StakesError::Invalid(error) => invalid(words, error),
    }
}
