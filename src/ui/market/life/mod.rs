//! The life of a subnet: its place in the order of pruning, the price of a registration, and the payout at the end.

mod ending;
mod lock_cost_chart;
mod pruned;
mod registering;
mod view;

use yew::prelude::*;

use self::ending::ending;
use self::pruned::pruned;
use self::registering::Registering;
use self::view::LifeView;
use super::parameter_field::parameter_section;
use super::props::MarketProps;
use super::trade::network_name;
use crate::ui::hooks::use_messages;
use yuma_scenario::market::Parameter;

/// The parameters of registration and pruning.
const PARAMETERS: [Parameter; 5] = [
    Parameter::SubnetLimit,
    Parameter::NetworkImmunity,
    Parameter::MinLock,
    Parameter::LockInterval,
    Parameter::NetworkRateLimit,
];

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
