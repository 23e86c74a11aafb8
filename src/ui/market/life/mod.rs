//! The life of a subnet: its place in the order of pruning, the price of a registration, and the payout at the end.

mod ending;
mod lock_cost_chart;
mod pruned;
mod registering;

use yew::prelude::*;

use self::ending::ending;
use self::pruned::pruned;
use self::registering::Registering;
use super::parameter_field::parameter_section;
use super::props::MarketProps;
use super::trade::amounts::{Token, amount, price};
use super::trade::{leading_name, network_name};
use crate::ui::format::number;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use yuma_engine::economy::PruningRule;
use yuma_engine::quantity::Price;
use yuma_engine::wide::Ratio;
use yuma_scenario::market::{Eligibility, MarketSubnet, Parameter, PrunePlace, SubnetResult};

/// The parameters of registration and pruning.
const PARAMETERS: [Parameter; 5] = [
    Parameter::SubnetLimit,
    Parameter::NetworkImmunity,
    Parameter::MinLock,
    Parameter::LockInterval,
    Parameter::NetworkRateLimit,
];

/// The selected subnet.
struct LifeView<'a> {
    messages: &'a Messages,
    market: &'a MarketProps,
    subnet: &'a MarketSubnet,
    result: &'a SubnetResult,
    name: String,
}

/// Renders the life of the selected subnet.
#[component]
pub fn Life(props: &MarketProps) -> Html {
    let messages = use_messages();
    let Some((subnet, result)) = props.selected() else {
        return html! { <p class="note">{ messages.text("life.none") }</p> };
    };
    let name = network_name(&messages, &props.market, subnet.netuid);
    let view = LifeView { messages: &messages, market: props, subnet, result, name };
    html! {
        <div class="life">
            <h2>{ view.headline() }</h2>
            <p class="note">{ view.sentence() }</p>
            <div>{ for view.start_ups().map(|text| html! { <p class="note">{ text }</p> }) }</div>
            { pruned(&view) }
            <Registering ..props.clone() />
            { ending(&view) }
            { parameter_section(&messages, props, &PARAMETERS) }
        </div>
    }
}

impl LifeView<'_> {
    fn place(&self) -> Option<&PrunePlace> {
        self.market.results.pruning().place(self.subnet.netuid)
    }

    fn headline(&self) -> AttrValue {
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
    fn sentence(&self) -> String {
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
    fn start_ups(&self) -> Option<AttrValue> {
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
    fn deciding(&self, place: &PrunePlace) -> String {
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
fn days(messages: &Messages, days: f64) -> AttrValue {
    let count = number(days, usize::from(days < 99.95 && days.fract() >= 0.05));
    messages.fill_plural("life.days", if count == "1" { 1 } else { 2 }, &[("count", &count)])
}
