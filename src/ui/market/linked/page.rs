//! The page of a subnet's consensus: the bar that leads back to the market, and the lab.

use yew::prelude::*;

use super::lab::LinkedLab;
use crate::store::MarketViewChange;
use crate::ui::hooks::use_messages;
use crate::ui::market::props::MarketProps;
use crate::ui::market::trade::amounts::{Token, amount, significant};
use crate::ui::messages::Messages;
use crate::ui::shell::{Chosen, Panel, Place};
use crate::ui::widgets::focus::focus_node;
use crate::ui::widgets::icons::{Icon, icon};
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::MarketSubnet;

/// The properties of [`LinkedPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct LinkedPageProps {
    /// The market.
    pub market: MarketProps,
    /// The subnet.
    pub netuid: Netuid,
    /// The open panel of the market.
    pub panel: Option<Panel>,
    /// Opens a panel of the market.
    pub open: Callback<Panel>,
    /// Opens a lab.
    pub on_place: Callback<Place>,
    /// The language and the theme.
    pub preferences: Chosen,
    /// Changes them.
    pub set_preferences: Callback<Chosen>,
}

/// Renders the lab with the scenario that the market has when it opens.
#[component]
pub fn LinkedPage(props: &LinkedPageProps) -> Html {
    let scenario = use_memo(props.netuid, |&netuid| props.market.market.consensus_scenario(netuid));
    match &*scenario {
        Some(scenario) => {
            html! { <LinkedLab page={props.clone()} scenario={scenario.clone()} bar={html! { <Bar ..props.clone() /> }} /> }
        }
        None => html! { <Bar ..props.clone() /> },
    }
}

/// Renders the bar: the way back, the subnet, and its results in the market.
#[component]
fn Bar(props: &LinkedPageProps) -> Html {
    let messages = use_messages();
    let back = use_node_ref();
    {
        let back = back.clone();
        use_effect_with((), move |()| focus_node(&back));
    }
    let market = &props.market;
    let onclick = {
        let market = market.clone();
        Callback::from(move |_: MouseEvent| market.change_view(MarketViewChange::CloseConsensus))
    };
    let subnet = market.market.subnet(props.netuid);
    let name = subnet.map(|subnet| subnet.name.clone()).unwrap_or_default();
    let title = messages.fill("linked.title", &[("netuid", &props.netuid.0.to_string()), ("name", &name)]);
    html! {
        <nav class="linked-bar" aria-label={messages.text("linked.back")}>
            <button type="button" class="primary" ref={back} {onclick}>{ icon(Icon::Back) }<span>{ messages.text("linked.back") }</span></button>
            <b>{ title }</b>
            <span class="linked-results" role="status">{ for subnet.map(|subnet| results(&messages, props, subnet)) }</span>
            <small>{ messages.text("linked.about") }</small>
        </nav>
    }
}

/// Returns the subnet's miner burn, share and TAO of a day in the market.
fn results(messages: &Messages, props: &LinkedPageProps, subnet: &MarketSubnet) -> AttrValue {
    let result = props.market.results.now.subnet(subnet.netuid);
    let percent = |fraction: f64| significant(fraction * 100.0, 4);
    let burn = percent(subnet.miner_burn.to_num());
    let share = percent(result.map_or(0.0, |result| result.share.to_num()));
    let tao = amount(messages, result.map_or(0, |result| result.tao_per_day.0), Token::Tao);
    messages.fill("linked.results", &[("burn", &burn), ("share", &share), ("tao", &tao)])
}
