//! Saves the market, or its table, as a file.

use super::props::MarketProps;
use crate::platform::download::{file_stem, save_text};
use yuma_scenario::market::{Market, file, table_export};

/// The content of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarketExport {
    /// The document.
    Document,
    /// The table with the results of the era as CSV.
    Csv,
    /// The table with the results of the era as JSON.
    Json,
}

impl MarketExport {
    /// All contents.
    pub const ALL: [MarketExport; 3] = [MarketExport::Document, MarketExport::Csv, MarketExport::Json];

    /// Returns the name in text catalogs.
    pub const fn id(self) -> &'static str {
        match self {
            MarketExport::Document => "document",
            MarketExport::Csv => "csv",
            MarketExport::Json => "json",
        }
    }

    /// Saves a file that is named after the title.
    pub fn save(self, market: &MarketProps) {
        let (document, result) = (&market.market, &market.results.now);
        match self {
            MarketExport::Document => save(document),
            MarketExport::Csv => {
                save_text(&name(document, "-subnets.csv"), "text/csv", &table_export::csv(document, result));
            }
            MarketExport::Json => {
                save_text(&name(document, "-subnets.json"), "application/json", &table_export::json(document, result));
            }
        }
    }
}

/// Saves the document as a file.
pub fn save(market: &Market) {
    save_text(&name(market, ".json"), "application/json", &file::export(market));
}

fn name(market: &Market, ending: &str) -> String {
    let title = file_stem(&market.title);
    format!("{}{ending}", if title.is_empty() { "market" } else { &title })
}
