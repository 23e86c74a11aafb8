//! Texts for rejected files.

use yew::AttrValue;

use super::too_large::too_large;
use super::{invalid, json, table};
use crate::ui::messages::Messages;
use yuma_scenario::import::{
    CombineError, FieldError, HyperparametersError, ImportError, MetagraphError, ParticipantsError, Seen,
    WeightsListError, WeightsTableError,
};
use yuma_scenario::json_file::FileError;

/// Describes why a file was rejected.
pub fn import(messages: &Messages, error: &ImportError) -> AttrValue {
    match error {
        ImportError::File(error) => file(messages, error),
        ImportError::Table(error) => table(messages, error),
        ImportError::Unrecognized(seen) => unrecognized(messages, seen),
        ImportError::Records { error, .. } => field(messages, error),
        ImportError::Metagraph(error) => metagraph(messages, error),
        ImportError::Hyperparameters(error) => hyperparameters(messages, error),
        ImportError::Participants(error) => participants(messages, error),
        ImportError::WeightsList(error) => weights_list(messages, error),
        ImportError::WeightsTable(error) => weights_table(messages, error),
    }
}

/// Describes why files cannot be joined.
pub fn combine(messages: &Messages, error: &CombineError) -> AttrValue {
    match error {
        CombineError::DuplicateUid { uid } => messages.fill("file.twice", &[("name", &format!("uid {}", uid.0))]),
        CombineError::UnknownName { name } => messages.fill("file.one_file_only", &[("name", name)]),
        CombineError::OtherCount { stakes, rows } => {
            messages.fill("file.other_count", &[("stakes", &stakes.to_string()), ("rows", &rows.to_string())])
        }
        CombineError::TooManyNeurons { count, limit } => too_many(messages, *count, *limit),
        CombineError::Invalid(error) => invalid(messages, error),
    }
}

fn unrecognized(messages: &Messages, seen: &Seen) -> AttrValue {
    let joined = |names: &[String]| names.join(&messages.text("import.list_separator"));
    match seen {
        Seen::Fields(names) => messages.fill("file.seen_fields", &[("names", &joined(names))]),
        Seen::Columns(names) => messages.fill("file.seen_columns", &[("names", &joined(names))]),
        Seen::Nothing => messages.text("file.seen_nothing"),
    }
}

fn file(messages: &Messages, error: &FileError) -> AttrValue {
    match error {
        FileError::TooLarge { size, limit } => too_large(messages, *size, *limit),
        FileError::Json(error) => json(messages, error),
        FileError::OtherFormat => messages.text("file.other_format"),
        FileError::UnknownVersion { version } => messages.fill("file.unknown_version", &[("version", version)]),
        FileError::Market => messages.text("file.market"),
        FileError::NotAScenario { reason } => messages.fill("file.not_a_scenario", &[("reason", reason)]),
        FileError::Invalid(error) => invalid(messages, error),
    }
}

fn field(messages: &Messages, error: &FieldError) -> AttrValue {
    match error {
        FieldError::Missing { entry, field } => {
            messages.fill("file.field_missing", &[("entry", &entry.to_string()), ("field", field)])
        }
        FieldError::Unusable { entry, field, text } => {
            messages.fill("file.field_unusable", &[("entry", &entry.to_string()), ("field", field), ("text", text)])
        }
    }
}

fn metagraph(messages: &Messages, error: &MetagraphError) -> AttrValue {
    match error {
        MetagraphError::OtherFields { reason } => messages.fill("file.not_a_metagraph", &[("reason", reason)]),
        MetagraphError::TooManyNeurons { count, limit } => too_many(messages, *count, *limit),
        MetagraphError::WrongLength { list, found, expected } => messages.fill_plural(
            "invalid.wrong_length",
            *found,
            &[("list", list), ("found", &found.to_string()), ("expected", &expected.to_string())],
        ),
    }
}

fn too_many(messages: &Messages, count: usize, limit: usize) -> AttrValue {
    messages.fill("invalid.too_many_neurons", &[("count", &count.to_string()), ("limit", &limit.to_string())])
}

fn hyperparameters(messages: &Messages, error: &HyperparametersError) -> AttrValue {
    match error {
        HyperparametersError::Field(error) => field(messages, error),
        HyperparametersError::OutOfRange { name, value } => {
            messages.fill("file.hyperparameter_out_of_range", &[("name", name), ("value", &value.to_string())])
        }
    }
}

fn participants(messages: &Messages, error: &ParticipantsError) -> AttrValue {
    match error {
        ParticipantsError::Cell(error) => table(messages, error),
        ParticipantsError::Twice { name } => messages.fill("file.twice", &[("name", name)]),
        ParticipantsError::NotAFlag { row, column, text } => {
            messages.fill("file.not_a_flag", &[("row", &row.to_string()), ("column", column), ("text", text)])
        }
    }
}

fn weights_list(messages: &Messages, error: &WeightsListError) -> AttrValue {
    match error {
        WeightsListError::Cell(error) => table(messages, error),
        WeightsListError::Twice { row, validator, miner } => {
            messages.fill("file.pair_twice", &[("row", &row.to_string()), ("validator", validator), ("miner", miner)])
        }
        WeightsListError::Empty => messages.text("file.no_weights"),
    }
}

fn weights_table(messages: &Messages, error: &WeightsTableError) -> AttrValue {
    match error {
        WeightsTableError::Cell(error) => table(messages, error),
        WeightsTableError::Twice { name } => messages.fill("file.twice", &[("name", name)]),
        WeightsTableError::Empty => messages.text("file.no_weights"),
    }
}
