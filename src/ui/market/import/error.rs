//! Texts for rejected files of markets.

use yew::AttrValue;

use super::reading::MarketProblem;
use crate::store::Unreadable;
use crate::ui::error_text;
use crate::ui::messages::Messages;
use yuma_scenario::DocumentError;
use yuma_scenario::import::{ImportError, Seen};
use yuma_scenario::market::file::MarketFileError;
use yuma_scenario::market::import::{MarketImportError, with_titles};
use yuma_scenario::market::link::MarketLinkError;

/// Describes why a file cannot be used.
pub fn describe(messages: &Messages, problem: &MarketProblem) -> AttrValue {
    match problem {
        MarketProblem::Unreadable => messages.text("file.unreadable"),
        MarketProblem::Rejected(error) => rejected(messages, error),
    }
}

/// Returns whether no reader knows the fields of the file.
pub fn is_unrecognized(problem: &MarketProblem) -> bool {
    matches!(problem, MarketProblem::Rejected(MarketImportError::File(ImportError::Unrecognized(_))))
}

/// Returns an example of titles for a table that has none.
pub fn without_titles(problem: &MarketProblem) -> Option<String> {
    match problem {
        MarketProblem::Rejected(MarketImportError::File(ImportError::Unrecognized(Seen::Columns(cells)))) => {
            with_titles(cells)
        }
        _ => None,
    }
}

fn rejected(messages: &Messages, error: &MarketImportError) -> AttrValue {
    match error {
        MarketImportError::File(error) => error_text::import(messages, error),
        MarketImportError::Document(error) => document(messages, error),
        MarketImportError::OtherLab(format) => {
            let sample = messages.text(&format!("import.sample.{}", format.id()));
            messages.fill("market.import.other_lab", &[("format", &sample)])
        }
        MarketImportError::Cell(error) => error_text::table(messages, error),
        MarketImportError::NotAFlag { row, column, text } => {
            let column = messages.text(&format!("market.import.column.{}", column.id()));
            messages.fill("file.not_a_flag", &[("row", &row.to_string()), ("column", &column), ("text", text)])
        }
        MarketImportError::Twice { netuid } => {
            messages.fill("market.error.duplicate_netuid", &[("subnet", &netuid.0.to_string())])
        }
        MarketImportError::NoSubnets => messages.text("market.import.no_subnets"),
    }
}

fn document(messages: &Messages, error: &DocumentError) -> AttrValue {
    match error {
        DocumentError::Link(error) => error_text::unreadable(messages, &Unreadable::Scenario(error.clone())),
        DocumentError::MarketLink(error) => error_text::unreadable(messages, &Unreadable::Market(error.clone())),
        DocumentError::File(error) | DocumentError::MarketFile(MarketFileError::File(error)) => {
            error_text::import(messages, &ImportError::File(error.clone()))
        }
        DocumentError::MarketFile(MarketFileError::Consensus) => messages.text("link.consensus"),
        DocumentError::MarketFile(MarketFileError::Content(error)) => {
            error_text::unreadable(messages, &Unreadable::Market(MarketLinkError::Content(error.clone())))
        }
    }
}
