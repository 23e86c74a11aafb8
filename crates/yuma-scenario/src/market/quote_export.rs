//! Export of a quoted trade.

use serde_json::{Map, Value};

use super::document::Market;
use super::export_cell::{Cell, ten_places};
use super::quote::{LimitedQuote, Quote, QuotedLeg};
use super::trade::Trade;
use crate::csv_text::write_csv;
use crate::decimal::written_amount;
use yuma_engine::economy::operations::{OperationError, Receipt};
use yuma_engine::quantity::Netuid;

/// Writes a quote as CSV: a line of titles and a line of values.
pub fn csv(market: &Market, quote: &Quote) -> String {
    let (titles, values): (Vec<String>, Vec<Cell>) = fields(market, quote).into_iter().unzip();
    write_csv([titles, values.into_iter().map(Cell::into_text).collect()].into_iter())
}

/// Writes a quote as JSON. Decimal numbers are strings with all their digits.
pub fn json(market: &Market, quote: &Quote) -> String {
    let fields = fields(market, quote).into_iter().map(|(title, value)| (title, value.into_json()));
    Value::Object(fields.collect::<Map<String, Value>>()).to_string()
}

/// Returns the values of a quote with their titles. Amounts are in whole TAO or alpha; a refusal stands in words in place
/// of an amount.
fn fields(market: &Market, quote: &Quote) -> Vec<(String, Cell)> {
    let amount = |amount: u64| Cell::Exact(written_amount(amount));
    let count = |netuid: Netuid| Cell::Count(netuid.0.into());
    let (kind, from, to) = match quote.trade {
        Trade::Stake { netuid, .. } => ("stake", Cell::Empty, count(netuid)),
        Trade::Unstake { netuid, .. } => ("unstake", count(netuid), Cell::Empty),
        Trade::Move { from, to, .. } => ("move", count(from), count(to)),
    };
    let mut fields = vec![
        ("era", Cell::Text(market.era.id.to_owned())),
        ("start", Cell::Text(market.start.id().to_owned())),
        ("trade", Cell::Text(kind.to_owned())),
        ("from_netuid", from),
        ("to_netuid", to),
        ("paid", amount(quote.receipt.paid.0)),
        ("received", amount(quote.receipt.received.0)),
        ("fee_tao", amount(quote.fee.tao.0)),
        ("fee_alpha", amount(quote.fee.alpha.0)),
        ("largest_for_one_percent", quote.largest_for_one_percent.map_or(Cell::Empty, |largest| amount(largest.0))),
        ("parts", Cell::Count(quote.split.parts.into())),
        ("received_in_parts", result(quote.split.received.map(|received| received.0))),
        ("sold_back_at_once", result(quote.round_trip.map(|back| back.0))),
        ("tao_when_dissolved", quote.when_dissolved.map_or(Cell::Empty, |tao| amount(tao.0))),
    ];
    fields.extend(quote.limited.iter().flat_map(limited));
    let legs = (1..)
        .zip(&quote.legs)
        .flat_map(|(number, leg)| self::leg(leg).map(|(title, value)| (format!("pool_{number}_{title}"), value)));
    fields.into_iter().map(|(title, value)| (title.to_owned(), value)).chain(legs).collect()
}

fn limited(quote: &LimitedQuote) -> [(&'static str, Cell); 4] {
    let of = |receipt: &Result<Receipt, OperationError>, read: fn(&Receipt) -> u64| {
        result(receipt.as_ref().map(read).map_err(|error| *error))
    };
    [
        ("limit", Cell::Exact(written_amount(quote.price.0))),
        ("received_at_limit_or_refused", of(&quote.whole, |receipt| receipt.received.0)),
        ("paid_up_to_limit", of(&quote.partial, |receipt| receipt.paid.0)),
        ("received_up_to_limit", of(&quote.partial, |receipt| receipt.received.0)),
    ]
}

fn leg(leg: &QuotedLeg) -> [(&'static str, Cell); 5] {
    let number = |number: f64| Cell::Exact(ten_places(number));
    [
        ("netuid", Cell::Count(leg.netuid.0.into())),
        ("spot_before", number(leg.spot_before.0.to_num())),
        ("spot_after", number(leg.spot_after.0.to_num())),
        ("average_price", leg.average_price.map_or(Cell::Empty, |price| number(price.0.to_num()))),
        ("price_impact", leg.price_impact.map_or(Cell::Empty, |impact| number(impact.to_num()))),
    ]
}

fn result(amount: Result<u64, OperationError>) -> Cell {
    match amount {
        Ok(amount) => Cell::Exact(written_amount(amount)),
        Err(error) => Cell::Text(error.to_string()),
    }
}
