//! Markets for tests, and edits of them.

use yuma_engine::economy::Era;
use yuma_engine::quantity::{Alpha, Netuid, RAO_PER_TAO, Rao};
use yuma_scenario::market::{self, Market, MarketEdit, MarketSubnet};

/// The snapshot of 11 April 2026.
pub fn april_2026() -> Market {
    market::preset("market-2026-04-11").unwrap()
}

/// The snapshot of 17 April 2025.
pub fn april_2025() -> Market {
    market::preset("market-2025-04-17").unwrap()
}

pub fn era(id: &str) -> &'static Era {
    Era::of(id).unwrap()
}

pub fn edited(market: &Market, edits: impl IntoIterator<Item = MarketEdit>) -> Market {
    edits.into_iter().fold(market.clone(), |market, edit| edit.apply(&market).unwrap())
}

/// An amount in units of 10^-9.
pub fn units(whole: f64) -> u64 {
    (whole * RAO_PER_TAO as f64).round() as u64
}

/// A started subnet with these reserves, whose moving price is its price.
pub fn pool(netuid: u16, tao: Rao, alpha: Alpha, alpha_out: Alpha) -> MarketSubnet {
    let start = april_2026().start.snapshot().block;
    let mut subnet = MarketSubnet { tao, alpha, alpha_out, ..MarketSubnet::new(Netuid(netuid), start) };
    subnet.moving_price = Some(subnet.settled_price());
    subnet.emission_enabled = true;
    subnet
}

/// A market of these subnets only.
pub fn market_of(subnets: Vec<MarketSubnet>) -> Market {
    let start = april_2026();
    start
        .edit(|document| {
            document.subnets = subnets;
            Ok(())
        })
        .unwrap()
}
