//! Helpers that the checks of pools share.

use super::tally::{Problem, Tally};
use super::value::{Fixed, Integer};
use serde::Deserialize;
use substrate_fixed::types::U64F64;
use yuma_engine::pool::{Pool, PoolError, Reserves, Side, TradeRules, weighted::Weighted, weights::Weights};
use yuma_engine::quantity::{Alpha, Amount, Perquintill, Price, Rao, Share};

pub fn reserves(tao: u64, alpha: u64) -> Reserves {
    Reserves { tao: Rao(tao), alpha: Alpha(alpha) }
}

/// A TAO weight between 0.01 and 0.99, in parts of 10^18.
pub fn weights(parts: u64) -> Weights {
    Weights::new(Perquintill(parts)).unwrap_or_else(|error| panic!("{parts}: {error}"))
}

/// A weight from a fraction of the documents.
pub fn weights_of(fraction: f64) -> Weights {
    weights((fraction * 1e9).round() as u64 * 1_000_000_000)
}

/// A pool as in the chain's tests: any reserve pays out.
pub fn weighted(tao: u64, alpha: u64, weights: Weights) -> Weighted {
    let rules = TradeRules { minimum_reserve: Amount(1), ..TradeRules::default() };
    Weighted { weights, rules, ..Weighted::new(reserves(tao, alpha)) }
}

/// A pool with these trade rules.
pub fn with_rules(pool: Weighted, fee_rate: u16, minimum_reserve: u64) -> Weighted {
    let rules = TradeRules { fee_rate: Share(fee_rate), minimum_reserve: Amount(minimum_reserve) };
    Weighted { rules, ..pool }
}

pub fn price(value: f64) -> Price {
    Price(U64F64::from_num(value))
}

/// Returns the amount, or the name of the error.
pub fn outcome(result: Result<Amount, PoolError>) -> String {
    result.map_or_else(|error| format!("{error:?}"), |amount| amount.0.to_string())
}

/// Returns the outcome as `Err(Name)`, in the documents' format.
pub fn spelled(expected: &str) -> &str {
    expected.trim_start_matches("Err(").trim_end_matches(')')
}

/// A side by its names in the documents.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum SideName {
    #[serde(rename = "buy", alias = "buy_alpha_with_tao")]
    Buy,
    #[serde(rename = "sell", alias = "sell_alpha_for_tao")]
    Sell,
}

impl From<SideName> for Side {
    fn from(name: SideName) -> Side {
        match name {
            SideName::Buy => Side::Buy,
            SideName::Sell => Side::Sell,
        }
    }
}

/// Checks limits and the maximum amount at each, for one pool.
pub fn check_maxima(tally: &mut Tally, pool: &Pool, side: Side, limit: u64, expected: &str) -> Result<(), Problem> {
    let field = format_args!("{side:?} up to {limit} in {:?}", pool.reserves());
    tally.same(field, spelled(expected), &outcome(pool.maximum(side, Rao(limit))))
}

/// The bits of a price.
pub fn check_price(tally: &mut Tally, field: &str, expected: Fixed, price: Price) -> Result<(), Problem> {
    tally.same(field, expected.bits.0, price.0.to_bits())
}

/// An amount of the documents.
pub fn amount(value: Integer) -> Amount {
    Amount(value.0)
}
