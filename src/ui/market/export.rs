//! Saves the market, or its table, as a file.

use std::rc::Rc;

use super::props::MarketProps;
use super::time::FinishedRun;
use crate::platform::download::{file_stem, save_text};
use yuma_scenario::market::{Market, Quote, file, quote_export, quote_on, run_export, table_export};

const CSV: &str = "text/csv";
const JSON: &str = "application/json";

/// The content of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarketExport {
    /// The document.
    Document,
    /// The table with the results of the era as CSV.
    Csv,
    /// The table with the results of the era as JSON.
    Json,
    /// The days as CSV.
    RunCsv,
    /// The days as JSON.
    RunJson,
    /// The order of the inspector as CSV.
    TradeCsv,
    /// The order of the inspector as JSON.
    TradeJson,
}

impl MarketExport {
    /// All contents.
    pub const ALL: [MarketExport; 7] = [
        MarketExport::Document,
        MarketExport::Csv,
        MarketExport::Json,
        MarketExport::RunCsv,
        MarketExport::RunJson,
        MarketExport::TradeCsv,
        MarketExport::TradeJson,
    ];

    /// Returns the name in text catalogs.
    pub const fn id(self) -> &'static str {
        match self {
            MarketExport::Document => "document",
            MarketExport::Csv => "csv",
            MarketExport::Json => "json",
            MarketExport::RunCsv => "run_csv",
            MarketExport::RunJson => "run_json",
            MarketExport::TradeCsv => "trade_csv",
            MarketExport::TradeJson => "trade_json",
        }
    }

    /// Saves a file that is named after the title.
    pub fn save(self, market: &MarketProps) {
        let Some(text) = self.text(market) else { return };
        let (ending, media_type) = match self {
            MarketExport::Document => (".json", JSON),
            MarketExport::Csv => ("-subnets.csv", CSV),
            MarketExport::Json => ("-subnets.json", JSON),
            MarketExport::RunCsv => ("-days.csv", CSV),
            MarketExport::RunJson => ("-days.json", JSON),
            MarketExport::TradeCsv => ("-trade.csv", CSV),
            MarketExport::TradeJson => ("-trade.json", JSON),
        };
        save_text(&name(&market.market, ending), media_type, &text);
    }

    /// Returns whether there is something to save: a finished run of this market, an order that is not refused.
    pub fn is_ready(self, market: &MarketProps) -> bool {
        match self {
            MarketExport::Document | MarketExport::Csv | MarketExport::Json => true,
            MarketExport::RunCsv | MarketExport::RunJson => run(market).is_some(),
            MarketExport::TradeCsv | MarketExport::TradeJson => quoted(market).is_some(),
        }
    }

    fn text(self, market: &MarketProps) -> Option<String> {
        let (document, result) = (&market.market, &market.results.now);
        Some(match self {
            MarketExport::Document => file::export(document),
            MarketExport::Csv => table_export::csv(document, result),
            MarketExport::Json => table_export::json(document, result),
            MarketExport::RunCsv => run_export::csv(&run(market)?.points),
            MarketExport::RunJson => run_export::json(document, &run(market)?.points),
            MarketExport::TradeCsv => quote_export::csv(document, &quoted(market)?),
            MarketExport::TradeJson => quote_export::json(document, &quoted(market)?),
        })
    }
}

/// Returns the best run of the open market.
fn run(market: &MarketProps) -> Option<Rc<FinishedRun>> {
    let run = market.latest.run.borrow().clone();
    run.filter(|(revision, _)| *revision == market.revision).map(|(_, run)| run)
}

/// Returns the quote of the order in the inspector, on the day that it shows.
fn quoted(market: &MarketProps) -> Option<Quote> {
    let of_day = market.latest.of_day.borrow().clone().filter(|of_day| of_day.revision == market.revision);
    let shown = of_day.as_deref().unwrap_or(market);
    let (economy, rules) = shown.results.order_state(&shown.market);
    quote_on(economy, rules, market.view.shared.ticket.request(market.view.shared.selected?)).ok()
}

/// Saves the document as a file.
pub fn save(market: &Market) {
    save_text(&name(market, ".json"), JSON, &file::export(market));
}

fn name(market: &Market, ending: &str) -> String {
    let title = file_stem(&market.title);
    format!("{}{ending}", if title.is_empty() { "market" } else { &title })
}
