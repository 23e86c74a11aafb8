//! Recognizes the format of a file by its fields.

use super::error::MarketImportError;
use super::format::MarketFormat;
use super::root_board::BoardFile;
use super::row::MarketRows;
use super::{btcli_text, json_records, table, tool_rows};
use crate::any_document::{AnyDocument, decode_any};
use crate::import::lines::lines;
use crate::import::recognize::seen_columns;
use crate::import::{self, Content, Format, ImportError, Recognized, Seen};
use crate::json_file::{self, FileError};
use crate::link::looks_like_link;
use crate::table::Table;

/// The content of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum MarketContent {
    /// A document of this page, of either lab.
    Document(AnyDocument),
    /// Subnets.
    Subnets(MarketRows),
    /// The root network of 2024 with its votes.
    Board(BoardFile),
}

impl MarketFormat {
    /// Returns a small file of this format.
    pub fn sample(self) -> &'static str {
        match self {
            MarketFormat::Table => "netuid,name,tao_in_pool,price,miner_burn\n4,four,120000,0.055,0\n64,,,0.09,25%\n",
            MarketFormat::BtcliText => btcli_text::SAMPLE,
            MarketFormat::BtcliJson => Format::BtcliList.sample(),
            MarketFormat::TaostatsPools => Format::TaostatsPools.sample(),
            MarketFormat::TaostatsRoot => Format::TaostatsRoot.sample(),
        }
    }
}

/// Reads a file or a pasted text. A link opens like the file of its document.
///
/// # Errors
/// Returns the [`MarketImportError`] of the recognized format.
pub fn read(text: &str) -> Result<MarketContent, MarketImportError> {
    let text = json_file::without_mark(text).map_err(ImportError::File)?.trim();
    if text.starts_with(['{', '[']) {
        return read_json(text);
    }
    if !text.contains('\n') && looks_like_link(text) {
        return Ok(MarketContent::Document(decode_any(text)?));
    }
    if let Some(rows) = btcli_text::read(text)? {
        return Ok(MarketContent::Subnets(rows));
    }
    let own = Table::read(text).map_err(ImportError::Table)?;
    match table::read(&own)? {
        Some(rows) => Ok(MarketContent::Subnets(rows)),
        None => match of_other_lab(import::read(text)) {
            // Any table of numbers could be one of weights or stakes.
            MarketImportError::OtherLab(Format::WeightsTable | Format::Stakes)
            | MarketImportError::File(ImportError::Unrecognized(_)) => {
                let rows = table::read_numbered(&own)?;
                let unknown = || ImportError::Unrecognized(seen_columns(&lines(&own))).into();
                rows.map(MarketContent::Subnets).ok_or_else(unknown)
            }
            error => Err(error),
        },
    }
}

fn read_json(text: &str) -> Result<MarketContent, MarketImportError> {
    match import::read(text) {
        Ok(Recognized { content: Content::Market(market), format, ignored }) => {
            let format =
                if format == Format::BtcliList { MarketFormat::BtcliJson } else { MarketFormat::TaostatsPools };
            Ok(MarketContent::Subnets(tool_rows::rows(format, market, ignored).checked()?))
        }
        Ok(Recognized { content: Content::RootNetwork(network), ignored, .. }) => {
            Ok(MarketContent::Board(BoardFile { network, ignored }))
        }
        Ok(Recognized { content: Content::Scenario(scenario), .. }) => {
            Ok(MarketContent::Document(AnyDocument::Consensus(scenario)))
        }
        Err(ImportError::File(FileError::Market)) => Ok(MarketContent::Document(decode_any(text)?)),
        // A file of one subnet may name it in each of its records.
        Ok(recognized) => Err(MarketImportError::OtherLab(recognized.format)),
        Err(error @ ImportError::File(_)) => Err(error.into()),
        other => {
            let content = json_file::parse(text).map_err(ImportError::File)?;
            let Some(records) = json_records::table(&content) else { return Err(of_other_lab(other)) };
            let rows = match table::read(&records)? {
                Some(rows) => Some(rows),
                None => table::read_numbered(&records)?,
            };
            rows.map(MarketContent::Subnets).ok_or_else(|| of_other_lab(other))
        }
    }
}

/// Returns the reason why a file has no subnets.
fn of_other_lab(read: Result<Recognized, ImportError>) -> MarketImportError {
    match read {
        Ok(recognized) => MarketImportError::OtherLab(recognized.format),
        // A table of text is no broken table of weights.
        Err(ImportError::Unrecognized(seen)) => ImportError::Unrecognized(seen).into(),
        Err(error @ (ImportError::File(_) | ImportError::Records { .. })) => error.into(),
        Err(_) => ImportError::Unrecognized(Seen::Nothing).into(),
    }
}
