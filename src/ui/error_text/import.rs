//! Texts for rejected files.

use yew::AttrValue;

use super::too_large::too_large;
use super::{invalid, json, table};
use crate::ui::messages::Messages;
use yuma_scenario::csv_stakes::StakesError;
use yuma_scenario::csv_weights::WeightsError;
use yuma_scenario::import::ImportError;
use yuma_scenario::json_file::FileError;
use yuma_scenario::metagraph::MetagraphError;

/// Describes why a file was rejected.
pub fn import(messages: &Messages, error: &ImportError) -> AttrValue {
    match error {
        ImportError::File(error) => file(messages, error),
        ImportError::Metagraph(error) => metagraph(messages, error),
        ImportError::Weights(error) => weights(messages, error),
        ImportError::Stakes(error) => stakes(messages, error),
        ImportError::Table(error) => table(messages, error),
    }
}

fn file(messages: &Messages, error: &FileError) -> AttrValue {
    match error {
        FileError::TooLarge { size, limit } => too_large(messages, *size, *limit),
        FileError::Json(error) => json(messages, error),
        FileError::OtherFormat => messages.text("file.other_format"),
        FileError::UnknownVersion { version } => messages.fill("file.unknown_version", &[("version", version)]),
        FileError::NotAScenario { reason } => messages.fill("file.not_a_scenario", &[("reason", reason)]),
        FileError::Invalid(error) => invalid(messages, error),
    }
}

fn metagraph(messages: &Messages, error: &MetagraphError) -> AttrValue {
    match error {
        MetagraphError::TooLarge { size, limit } => too_large(messages, *size, *limit),
        MetagraphError::Json(error) => json(messages, error),
        MetagraphError::NotAMetagraph { reason } => messages.fill("file.not_a_metagraph", &[("reason", reason)]),
        MetagraphError::Invalid(error) => invalid(messages, error),
    }
}

fn weights(messages: &Messages, error: &WeightsError) -> AttrValue {
    match error {
        WeightsError::Table(error) => table(messages, error),
        WeightsError::NoWeights => messages.text("file.no_weights"),
        WeightsError::UnknownMiner { column, name } => {
            messages.fill("file.unknown_miner", &[("column", &column.to_string()), ("name", name)])
        }
        WeightsError::UnknownValidator { row, name } => {
            messages.fill("file.unknown_validator", &[("row", &row.to_string()), ("name", name)])
        }
        WeightsError::Twice { name } => messages.fill("file.twice", &[("name", name)]),
        WeightsError::Invalid(error) => invalid(messages, error),
    }
}

fn stakes(messages: &Messages, error: &StakesError) -> AttrValue {
    match error {
        StakesError::Table(error) => table(messages, error),
        StakesError::NoStakes => messages.text("file.no_stakes"),
        StakesError::UnknownNeuron { row, name } => {
            messages.fill("file.unknown_neuron", &[("row", &row.to_string()), ("name", name)])
        }
        StakesError::Twice { name } => messages.fill("file.twice", &[("name", name)]),
        StakesError::Invalid(error) => invalid(messages, error),
    }
}
