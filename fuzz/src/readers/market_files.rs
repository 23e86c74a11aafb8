//! Files of subnets: `market::import::read` and `market::import::propose`.

use yuma_scenario::market::import::{self, MarketContent, MarketFormat};
use yuma_scenario::market::{MarketResult, opening, table_export};
use yuma_scenario::{AnyDocument, Scenario};

use super::{Reader, tables};
use crate::corpus::Corpus;
use crate::properties::Reading;
use crate::random::Random;
use crate::texts;

/// Reads texts of every format of subnets, whole and damaged, into the opening market.
pub const READER: Reader = Reader { name: "market-files", needs_open: false, generate, read };

fn read(_: &Scenario, text: &str) -> Reading {
    let open = opening();
    let market = match import::read(text) {
        Ok(MarketContent::Subnets(rows)) => {
            import::propose(&open, &rows).and_then(|proposal| proposal.edit().apply(&open))
        }
        Ok(MarketContent::Board(file)) => import::propose_board(&open, &file).market("board"),
        Ok(MarketContent::Document(AnyDocument::Market(market))) => Ok(market),
        Ok(MarketContent::Document(AnyDocument::Consensus(scenario))) => return Reading::Scenario(scenario, None),
        Err(error) => return Reading::Refused(error.to_string()),
    };
    match market {
        Ok(market) => Reading::Market(Box::new(market)),
        Err(error) => Reading::Refused(error.to_string()),
    }
}

fn generate(random: &mut Random, _: &Corpus, _: &Scenario) -> String {
    let market = opening();
    let result = MarketResult::of(&market, market.era);
    let text = match random.below(4) {
        0 => table_export::csv(&market, &result),
        1 => table_export::json(&market, &result),
        2 => return tables::table(random, &table_export::csv(&market, &result)),
        _ => random.pick(&MarketFormat::ALL).sample().to_owned(),
    };
    if random.one_in(8) { text } else { texts::disfigure(random, &text) }
}
