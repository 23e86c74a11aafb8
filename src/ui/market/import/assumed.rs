//! The assumptions of an import in words.

use yew::AttrValue;

use crate::ui::format::{count, fixed, grouped, trimmed};
use crate::ui::messages::Messages;
use yuma_engine::quantity::RAO_PER_TAO;
use yuma_scenario::market::import::{Assumed, MarketAssumption, SubnetColumn};

/// Describes an assumption.
pub fn describe(messages: &Messages, assumed: &Assumed) -> AttrValue {
    let subnets = count(assumed.subnets);
    let fill = |key: &str, value: &str| {
        let key = format!("market.import.assumed.{key}");
        messages.fill_plural(&key, assumed.subnets, &[("count", &subnets), ("value", value)])
    };
    match &assumed.assumption {
        MarketAssumption::Kept(columns) => fill("kept", &names(messages, columns)),
        MarketAssumption::AlphaFromPrice => fill("alpha_from_price", ""),
        MarketAssumption::TaoFromPrice => fill("tao_from_price", ""),
        MarketAssumption::PoolTao(tao) => fill("pool_tao", &grouped(i128::from(tao.0 / RAO_PER_TAO))),
        MarketAssumption::MedianPrice(price) => fill("median_price", &trimmed(fixed(price.0.to_num(), 6))),
        MarketAssumption::AlphaOut(alpha) => fill("alpha_out", &grouped(i128::from(alpha.0 / RAO_PER_TAO))),
        MarketAssumption::AverageIsPrice => fill("average_is_price", ""),
        MarketAssumption::EmissionOn => fill("emission_on", ""),
        MarketAssumption::RegisteredAt(block) => fill("registered_at", &grouped(i128::from(block.0))),
        MarketAssumption::NewSubnet => fill("new_subnet", ""),
        MarketAssumption::BurnInPercent => fill("burn_in_percent", ""),
        MarketAssumption::BurnAsFraction => fill("burn_as_fraction", ""),
        MarketAssumption::Thousands { text } => fill("thousands", text),
        MarketAssumption::Rounded => fill("rounded", ""),
    }
}

/// Joins the names of columns.
pub fn names(messages: &Messages, columns: &[SubnetColumn]) -> String {
    let name = |column: &SubnetColumn| messages.text(&format!("market.import.column.{}", column.id())).to_string();
    columns.iter().map(name).collect::<Vec<_>>().join(&messages.text("import.list_separator"))
}
