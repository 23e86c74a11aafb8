//! The neurons that a subnet's consensus pays, and the way into that consensus.

use std::rc::Rc;

use yew::prelude::*;

use super::pay::RootUse;
use crate::store::MarketViewChange;
use crate::ui::format::whole;
use crate::ui::hooks::use_messages;
use crate::ui::market::props::MarketProps;
use crate::ui::market::trade::amounts::significant;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Alpha, Netuid, Price};
use yuma_scenario::market::{MarketEdit, NeuronPay, SubnetConsensus, SubnetResult, neuron_pay};

/// The maximum number of rows of the table.
const ROWS: usize = 20;

/// Renders the neurons with their pay of a day, or the assumptions about them.
#[component]
pub fn Neurons(props: &MarketProps) -> Html {
    let messages = use_messages();
    let netuid = props.view.shared.selected;
    let pay = use_memo((props.revision, Rc::clone(&props.results), netuid), |_| {
        let subnet = netuid.and_then(|netuid| props.market.subnet(netuid));
        let mut pay = subnet.map(|subnet| neuron_pay(subnet, &props.results.now)).unwrap_or_default();
        pay.retain(|neuron| total(neuron) > 0);
        pay.sort_by_key(|neuron| std::cmp::Reverse(total(neuron)));
        pay
    });
    let Some((subnet, result)) = props.selected() else { return html! { <section hidden=true></section> } };
    let netuid = subnet.netuid;
    let open = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| props.change_view(MarketViewChange::OpenConsensus(netuid)))
    };
    if subnet.consensus.is_none() {
        return html! {
            <section class="paid-neurons" key="assume">
                <h3>{ messages.text("linked.section") }</h3>
                <p class="note">{ messages.text("linked.assumed") }</p>
                <div class="actions">{ for props.is_on_day_zero().then(|| html! {
                    <button type="button" onclick={assume(props, netuid)}>{ messages.text("linked.assume") }</button>
                }) }</div>
            </section>
        };
    }
    let left_out = pay.len().saturating_sub(ROWS);
    let more = messages.fill_plural("linked.more", left_out, &[("count", &left_out.to_string())]);
    let halves = is_halved(props, result).then(|| messages.text("linked.halves"));
    let sentences = (left_out > 0).then_some(more).into_iter().chain([messages.text("linked.pay")]).chain(halves);
    html! {
        <section class="paid-neurons" key="linked">
            <h3>{ messages.text("linked.section") }<small>{ messages.text("linked.section.about") }</small></h3>
            { table(&messages, &pay, result.price) }
            <p class="note">
                { sentences.collect::<Vec<_>>().join(messages.sentence_gap()) }
            </p>
            <div class="actions">
                <button type="button" class="primary" onclick={open}>{ messages.text("linked.open") }</button>
                <span>{ for props.is_on_day_zero().then(|| html! {
                    <button type="button" onclick={remove(props, netuid)}>{ messages.text("linked.remove") }</button>
                }) }</span>
            </div>
        </section>
    }
}

/// Gives the subnet the consensus that its row suggests, and opens it.
fn assume(props: &MarketProps, netuid: Netuid) -> Callback<MouseEvent> {
    let props = props.clone();
    Callback::from(move |_| {
        let scenario = props.market.consensus_scenario(netuid);
        if let Some(consensus) = scenario.and_then(|scenario| SubnetConsensus::new(scenario).ok()) {
            props.edit(MarketEdit::SetConsensus { netuid, consensus: Some(consensus) }, None);
            props.change_view(MarketViewChange::OpenConsensus(netuid));
        }
    })
}

fn remove(props: &MarketProps, netuid: Netuid) -> Callback<MouseEvent> {
    let props = props.clone();
    Callback::from(move |_| props.edit(MarketEdit::SetConsensus { netuid, consensus: None }, None))
}

/// Returns whether root's part leaves before the epoch.
fn is_halved(props: &MarketProps, result: &SubnetResult) -> bool {
    let now = &props.results.now;
    let root_use = result.block.as_ref().map(|block| RootUse::of(&now.rules, block, now.report.does_root_sell));
    matches!(root_use, Some(RootUse::Sold | RootUse::Recycled))
}

fn total(neuron: &NeuronPay) -> u64 {
    neuron.incentive.0.saturating_add(neuron.dividends.0)
}

fn table(messages: &Messages, pay: &[NeuronPay], price: Price) -> Html {
    let row = |neuron: &NeuronPay| {
        let name = match neuron.name.as_str() {
            "" => format!("uid {}", neuron.uid.0),
            name => name.to_owned(),
        };
        let paid = total(neuron);
        html! {
            <tr key={neuron.uid.0} class={neuron.is_owner.then_some("withheld")}>
                <th scope="row">{ name }{ " " }<small>{ messages.text(role_key(neuron)) }</small></th>
                <td>{ significant(whole(paid), 4) }</td>
                <td class="value">{ significant(whole(price.value_of(Alpha(paid)).0), 4) }</td>
            </tr>
        }
    };
    html! {
        <table class="paid-table">
            <thead><tr><th scope="col">{ messages.text("paid.column.day") }</th><th scope="col">{ "α" }</th><th scope="col">{ "τ" }</th></tr></thead>
            <tbody>{ for pay.iter().take(ROWS).map(row) }</tbody>
        </table>
    }
}

fn role_key(neuron: &NeuronPay) -> &'static str {
    match neuron {
        NeuronPay { is_owner: true, .. } => "linked.role.owner",
        NeuronPay { incentive: Alpha(0), .. } => "linked.role.validator",
        NeuronPay { dividends: Alpha(0), .. } => "linked.role.miner",
        _ => "linked.role.both",
    }
}
