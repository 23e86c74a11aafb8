//! The assumptions of an import in words.

use yew::AttrValue;

use crate::ui::format::{count, fixed, grouped, trimmed};
use crate::ui::messages::Messages;
use yuma_engine::quantity::RAO_PER_TAO;
use yuma_scenario::market::import::{Assumed, MarketAssumption, SubnetColumn};

/// Returns a sentence for each assumption. Those about the same number of new subnets share one.
pub fn lines(messages: &Messages, assumptions: &[Assumed]) -> Vec<AttrValue> {
    let (new, others): (Vec<&Assumed>, Vec<&Assumed>) = assumptions.iter().partition(|one| is_of_new(one));
    let mut counts: Vec<usize> = new.iter().map(|one| one.subnets).collect();
    counts.sort_unstable();
    counts.dedup();
    let of_new = counts.into_iter().rev().map(|subnets| {
        let values = new.iter().filter(|one| one.subnets == subnets).map(|one| describe(messages, one).to_string());
        let values = values.collect::<Vec<_>>().join(&messages.text("market.import.assumed.separator"));
        let key = "market.import.assumed.new";
        messages.fill_plural(key, subnets, &[("count", &count(subnets)), ("values", &values)])
    });
    others.iter().map(|one| describe(messages, one)).chain(of_new).collect()
}

fn is_of_new(assumed: &Assumed) -> bool {
    matches!(
        assumed.assumption,
        MarketAssumption::PoolTao(_)
            | MarketAssumption::MedianPrice(_)
            | MarketAssumption::AlphaOut(_)
            | MarketAssumption::EmissionOn
            | MarketAssumption::RegisteredAt(_)
            | MarketAssumption::NewSubnet
    )
}

/// Describes an assumption: by a sentence, or by a phrase about new subnets.
fn describe(messages: &Messages, assumed: &Assumed) -> AttrValue {
    let text = |key: &str, value: &str| messages.fill(&format!("market.import.assumed.{key}"), &[("value", value)]);
    let plural = |key: &str| {
        let key = format!("market.import.assumed.{key}");
        messages.fill_plural(&key, assumed.subnets, &[("count", &count(assumed.subnets))])
    };
    match &assumed.assumption {
        MarketAssumption::Numbered => text("numbered", ""),
        MarketAssumption::ByName => text("by_name", ""),
        MarketAssumption::Kept(columns) => text("kept", &names(messages, columns)),
        MarketAssumption::AlphaFromPrice => plural("alpha_from_price"),
        MarketAssumption::TaoFromPrice => plural("tao_from_price"),
        MarketAssumption::PoolTao(tao) => text("pool_tao", &grouped(i128::from(tao.0 / RAO_PER_TAO))),
        MarketAssumption::MedianPrice(price) => text("median_price", &trimmed(fixed(price.0.to_num(), 6))),
        MarketAssumption::AlphaOut(alpha) => text("alpha_out", &grouped(i128::from(alpha.0 / RAO_PER_TAO))),
        MarketAssumption::AverageIsPrice => plural("average_is_price"),
        MarketAssumption::EmissionOn => text("emission_on", ""),
        MarketAssumption::RegisteredAt(block) => text("registered_at", &grouped(i128::from(block.0))),
        MarketAssumption::NewSubnet => text("new_subnet", ""),
        MarketAssumption::BurnInPercent => text("burn_in_percent", ""),
        MarketAssumption::BurnAsFraction => text("burn_as_fraction", ""),
        MarketAssumption::Thousands { text: written } => text("thousands", written),
        MarketAssumption::Fraction { text: written } => text("fraction", written),
        MarketAssumption::Rounded => text("rounded", ""),
    }
}

/// Joins the names of columns.
pub fn names(messages: &Messages, columns: &[SubnetColumn]) -> String {
    let name = |column: &SubnetColumn| messages.text(&format!("market.import.column.{}", column.id())).to_string();
    columns.iter().map(name).collect::<Vec<_>>().join(&messages.text("import.list_separator"))
}
