//! The queries on trades with a subnet's pool.

use super::tokens;
use crate::arguments::Arguments;
use crate::error::QueryError;
use yuma_engine::economy::Era;
use yuma_engine::quantity::{Alpha, Netuid, RAO_PER_TAO, Rao};
use yuma_scenario::market::{HeldOrderRun, Market, Quote, Trade, TradeRequest, finest_stride, quote};

/// Returns the value of a query on a trade.
pub fn query(market: &Market, era: &Era, netuid: Netuid, arguments: &Arguments<'_>) -> Result<f64, QueryError> {
    let function = arguments.function();
    let no_value = || QueryError::NoValue(function.to_owned());
    // A cast saturates.
    let units = (arguments.number(1)?.max(0.0) * RAO_PER_TAO as f64).round() as u64;
    let quoted = |trade| -> Result<Quote, QueryError> {
        quote(market, era, TradeRequest { trade, limit: None, parts: 1 }).map_err(|_| no_value())
    };
    let stake = || quoted(Trade::Stake { netuid, tao: Rao(units) });
    match function {
        "bought" => Ok(tokens(stake()?.receipt.received.0)),
        "impact" => {
            let quote = stake()?;
            let impact = quote.legs.first().and_then(|leg| leg.price_impact).ok_or_else(no_value)?;
            Ok(impact.to_num())
        }
        "fee" => Ok(tokens(stake()?.fee.tao.0)),
        "round_trip" => Ok(tokens(stake()?.round_trip.map_err(|_| no_value())?.0)),
        "price_after" => {
            let quote = stake()?;
            Ok(quote.legs.first().ok_or_else(no_value)?.spot_after.0.to_num())
        }
        "sold" => Ok(tokens(quoted(Trade::Unstake { netuid, amount: Alpha(units) })?.receipt.received.0)),
        "held" => {
            // Such a run is under the rules of the market's own era.
            if *era != *market.era {
                return Err(no_value());
            }
            let days = arguments.time()?.unwrap_or(market.horizon);
            let stride = finest_stride(market, era);
            let mut run = HeldOrderRun::new(market, days, stride, netuid, Rao(units)).map_err(|_| no_value())?;
            let order = loop {
                match run.result() {
                    Some(order) => break order,
                    None => run.advance(),
                }
            };
            Ok(tokens(order.back_with_earned.map_err(|_| no_value())?.0))
        }
        _ => Err(QueryError::Unknown(function.to_owned())),
    }
}
