//! The subnets that are pruned next.

use yew::prelude::*;

use super::view::LifeView;
use crate::store::MarketViewChange;
use crate::ui::format::number;
use crate::ui::market::trade::network_name;
use yuma_engine::economy::PruningRule;
use yuma_scenario::market::PrunePlace;

/// The number of shown subnets.
const SHOWN: usize = 6;

/// Renders the first subnets of the order and the selected one.
pub fn pruned(view: &LifeView) -> Html {
    let messages = view.messages;
    let order = &view.market.results.pruning().places;
    if order.is_empty() {
        return html! { <section hidden=true></section> };
    }
    let is_selected = |place: &PrunePlace| place.subnet.netuid == view.subnet.netuid;
    let rows = order.iter().enumerate().filter(|(at, place)| *at < SHOWN || is_selected(place));
    let number_key = match view.market.results.now.rules.pruning {
        PruningRule::LeastEmission => "life.column.emission",
        _ => "life.column.average",
    };
    html! {
        <section>
            <h3>{ messages.text("life.pruned") }</h3>
            <table class="life-table">
                <thead><tr>
                    <th scope="col">{ messages.text("life.column.subnet") }</th>
                    <th scope="col">{ messages.text(number_key) }</th>
                    <th scope="col">{ messages.text("life.column.earliest") }</th>
                </tr></thead>
                <tbody>{ for rows.map(|(_, place)| row(view, place, is_selected(place))) }</tbody>
            </table>
            <p class="note">{ messages.text("life.pruned.about") }</p>
        </section>
    }
}

fn row(view: &LifeView, place: &PrunePlace, is_selected: bool) -> Html {
    let netuid = place.subnet.netuid;
    let onclick = {
        let market = view.market.clone();
        Callback::from(move |_: MouseEvent| market.change_view(MarketViewChange::Select(netuid)))
    };
    let immune = place.place.is_none().then(|| view.messages.text("life.immune"));
    let days = view.market.results.pruning().days_until(place.earliest);
    html! {
        <tr key={netuid.0} class={is_selected.then_some("selected")}>
            <th scope="row"><button type="button" class="link" {onclick}>{ network_name(view.messages, &view.market.market, netuid) }</button>
                { " " }<small>{ immune }</small></th>
            <td>{ view.deciding(place) }</td>
            <td>{ number(days, usize::from(days < 99.95 && days.fract() >= 0.05)) }</td>
        </tr>
    }
}
