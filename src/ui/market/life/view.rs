//! The selected subnet with the words about its life.

use yew::prelude::*;

use crate::ui::format::number;
use crate::ui::market::props::MarketProps;
use crate::ui::market::trade::amounts::{Token, amount, price};
use crate::ui::market::trade::leading_name;
use crate::ui::messages::Messages;
use yuma_engine::economy::PruningRule;
use yuma_engine::quantity::Price;
use yuma_engine::wide::Ratio;
use yuma_scenario::market::{Eligibility, MarketSubnet, PrunePlace, SubnetResult};

/// The selected subnet.
pub struct LifeView<'a> {
    /// The messages.
    pub messages: &'a Messages,
    /// The market with its results.
    pub market: &'a MarketProps,
    /// The subnet.
    pub subnet: &'a MarketSubnet,
    /// Its results.
    pub result: &'a SubnetResult,
    /// Its name inside a sentence.
    pub name: String,
}

impl LifeView<'_> {
    /// Returns the subnet's place in the order of pruning; `None` if nothing is pruned.
    pub fn place(&self) -> Option<&PrunePlace> {
        self.market.results.pruning().place(self.subnet.netuid)
    }

    /// Returns the headline: when the subnet is pruned.
    pub fn headline(&self) -> AttrValue {
        let Some(place) = self.place() else { return self.messages.text("life.headline.never") };
        let name = leading_name(self.messages, &self.market.market, self.subnet.netuid);
        let days = days(self.messages, self.market.results.pruning().days_until(place.mature_at));
        match place.place {
            Some(1) => self.messages.fill("life.headline.next", &[("subnet", &name)]),
            Some(at) => self.messages.fill("life.headline.place", &[("subnet", &name), ("place", &at.to_string())]),
            None => self.messages.fill("life.headline.immune", &[("subnet", &name), ("days", &days)]),
        }
    }

    /// Describes the rule, and when the subnet is pruned at the earliest.
    pub fn sentence(&self) -> String {
        let (messages, now) = (self.messages, &self.market.results.now);
        let Some(place) = self.place() else { return messages.text("life.rule.never").to_string() };
        let pruning = self.market.results.pruning();
        let immune = pruning.places.iter().filter(|place| place.place.is_none()).count();
        let rule = match now.rules.pruning {
            PruningRule::LeastEmission => "life.rule.emission",
            _ => "life.rule.price",
        };
        let rule = messages.fill(
            rule,
            &[
                ("limit", &now.rules.parameters.subnet_limit.to_string()),
                ("count", &pruning.places.len().to_string()),
                ("immune", &immune.to_string()),
            ],
        );
        let days = days(messages, pruning.days_until(place.earliest));
        let earliest = messages.fill("life.earliest", &[("days", &days)]);
        format!("{rule}{}{earliest}", messages.sentence_gap())
    }

    /// Describes the pools that have not started; `None` if there are none.
    pub fn start_ups(&self) -> Option<AttrValue> {
        let (messages, now) = (self.messages, &self.market.results.now);
        if self.result.eligibility == Eligibility::NotStarted {
            return Some(messages.fill("life.start_up.this", &[("price", &price(self.result.price))]));
        }
        let idle = now.subnets.iter().filter(|other| other.eligibility == Eligibility::NotStarted);
        let prices: Vec<Price> = idle.map(|other| other.price).collect();
        let highest = prices.iter().max()?;
        let sum = number(now.totals.prices.to_num(), 3);
        let values = [("count", &*prices.len().to_string()), ("highest", &*price(*highest)), ("sum", &*sum)];
        Some(messages.fill_plural("life.start_up", prices.len(), &values))
    }

    /// Formats the number that decides on the pruning of a subnet.
    pub fn deciding(&self, place: &PrunePlace) -> String {
        match self.market.results.now.rules.pruning {
            PruningRule::LeastEmission => amount(self.messages, place.subnet.root_emission.0, Token::Tao),
            _ => {
                let average = Price(Ratio::saturating_from_num(place.subnet.moving_price.0));
                self.messages.numbers().with_unit(&price(average), Token::Tao.sign())
            }
        }
    }
}

/// Formats a number of days: "1 day", "12.5 days".
pub fn days(messages: &Messages, days: f64) -> AttrValue {
    let count = number(days, usize::from(days < 99.95 && days.fract() >= 0.05));
    messages.fill_plural("life.days", if count == "1" { 1 } else { 2 }, &[("count", &count)])
}
