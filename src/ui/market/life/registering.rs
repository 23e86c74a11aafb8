//! The registration of a subnet: its price now, at any block, and over time.

use std::rc::Rc;

use yew::prelude::*;

use super::lock_cost_chart::{LockCostChart, lock_cost_chart};
use super::view::days;
use crate::ui::format::{grouped, grouped_digits};
use crate::ui::grid::entry_error_key;
use crate::ui::hooks::use_messages;
use crate::ui::market::props::MarketProps;
use crate::ui::market::refusal::refusal;
use crate::ui::market::trade::amounts::{Token, amount};
use crate::ui::market::trade::network_name;
use crate::ui::market::typed::typed_block;
use crate::ui::messages::Messages;
use crate::ui::widgets::field::Field;
use yuma_engine::economy::operations::OperationError;
use yuma_engine::quantity::{Block, Rao};
use yuma_scenario::market::{
    LastRegistration, MarketEdit, NewSubnet, Registration, lock_cost_at, lock_cost_decay, registration,
};
use yuma_scenario::{NumberError, typed_amount, written_amount};

/// The intervals of the chart of the cost.
const STEPS: u16 = 32;

/// Renders the registration.
#[component]
pub fn Registering(props: &MarketProps) -> Html {
    let messages = use_messages();
    let asked = use_state_eq(|| None::<Block>);
    let now = &props.results.now;
    let found = use_memo(Rc::clone(&props.results), |_| registration(&now.economy, &now.rules));
    let block = now.economy.block;
    use_effect_with(block, {
        let asked = asked.setter();
        move |_| asked.set(None)
    });
    let asked_block = asked.unwrap_or(block);
    let points = lock_cost_decay(&now.economy, &now.rules, STEPS);
    let at_block = lock_cost_at(&now.economy, &now.rules, asked_block);
    let on_asked = {
        let asked = asked.setter();
        Callback::from(move |block: Block| asked.set(Some(block)))
    };
    html! {
        <section class="life-price">
            <h3>{ messages.text("life.price") }<b>{ amount(&messages, found.cost.0, Token::Tao) }</b></h3>
            <p class="note">{ outcome(&messages, props, &found) }</p>
            <div>{ for props.is_on_day_zero().then(|| last_fields(&messages, props)) }</div>
            { lock_cost_chart(&messages, &LockCostChart { points: &points, now: (block, found.cost), admitted_at: found.admitted_at }) }
            <p class="life-at">{ messages.text("life.at_block") }{ " " }
                { block_field(&messages, "life.at_block", asked_block, on_asked) }
                <output>{ messages.numbers().with_unit(&grouped_digits(&written_amount(at_block.0)), "τ") }</output></p>
        </section>
    }
}

/// Describes the effect of a registration in this block.
fn outcome(messages: &Messages, props: &MarketProps, found: &Registration) -> String {
    let text = match &found.outcome {
        Ok(NewSubnet { netuid, pruned, reserves }) => {
            let netuid = netuid.0.to_string();
            let tao = amount(messages, reserves.tao.0, Token::Tao);
            let alpha = amount(messages, reserves.alpha.0, Token::Alpha);
            let pool = match reserves.tao.0 {
                0 => messages.text("life.new.no_pool"),
                _ => messages.fill("life.new.pool", &[("tao", &tao), ("alpha", &alpha)]),
            };
            let place = match pruned {
                Some(pruned) if props.market.subnet(*pruned).is_none_or(|subnet| subnet.name.is_empty()) => {
                    messages.fill("life.new.pruning.same", &[("netuid", &netuid)])
                }
                Some(pruned) => {
                    let pruned = network_name(messages, &props.market, *pruned);
                    messages.fill("life.new.pruning", &[("netuid", &netuid), ("subnet", &pruned)])
                }
                None => messages.fill("life.new.free", &[("netuid", &netuid)]),
            };
            format!("{place}{}{pool}", messages.sentence_gap())
        }
        Err(OperationError::RateLimited) => {
            let wait = days(messages, props.results.pruning().days_until(found.admitted_at));
            let block = grouped(found.admitted_at.0.into());
            messages.fill("life.new.too_soon", &[("days", &wait), ("block", &block)]).to_string()
        }
        Err(error) => refusal(messages, error).to_string(),
    };
    match props.market.last_registration {
        Some(_) => text,
        None if !props.is_on_day_zero() => text,
        None => format!("{text}{}{}", messages.sentence_gap(), messages.text("life.last.unknown")),
    }
}

/// Renders the fields of the last registration. Without one, the other field takes a value that stands for the present.
fn last_fields(messages: &Messages, props: &MarketProps) -> Html {
    let last = props.market.last_registration;
    let block = props.results.now.economy.block;
    let present = last.unwrap_or(LastRegistration { lock: Rao(0), block });
    let set = {
        let props = props.clone();
        move |last: Option<LastRegistration>| props.edit(MarketEdit::SetLastRegistration(last), None)
    };
    let on_lock = {
        let set = set.clone();
        Callback::from(move |text: String| {
            if let Ok(lock) = typed_amount(&text) {
                set(Some(LastRegistration { lock: Rao(lock), ..present }));
            }
        })
    };
    let on_block = {
        let set = set.clone();
        Callback::from(move |block: Block| set(Some(LastRegistration { block, ..present })))
    };
    let check = checked(messages, |text| typed_amount(text).map(|_| ()));
    let lock = last.map_or_else(String::new, |last| grouped_digits(&written_amount(last.lock.0)));
    let onclick = Callback::from(move |_: MouseEvent| set(None));
    html! {
        <p class="life-last">{ messages.text("life.last") }{ " " }
            <span class="with-unit"><Field value={lock} label={messages.text("life.last.lock")} {check} on_commit={on_lock} is_amount=true /><small>{ "τ" }</small></span>
            <span>{ messages.text("life.last.at") }{ " " }{ block_field(messages, "life.last.block", present.block, on_block) }</span>
            <span>{ for last.map(|_| html! { <button type="button" class="link" {onclick}>{ messages.text("life.last.forget") }</button> }) }</span>
        </p>
    }
}

fn block_field(messages: &Messages, label: &str, block: Block, on_block: Callback<Block>) -> Html {
    let check = checked(messages, |text| typed_block(text).map(|_| ()));
    let on_commit = Callback::from(move |text: String| {
        if let Ok(block) = typed_block(&text) {
            on_block.emit(block);
        }
    });
    html! { <Field value={grouped(block.0.into())} label={messages.find(label).unwrap_or_default()} {check} {on_commit} /> }
}

fn checked(messages: &Messages, read: fn(&str) -> Result<(), NumberError>) -> Callback<String, Option<AttrValue>> {
    let messages = messages.clone();
    Callback::from(move |text: String| read(&text).err().map(|error| messages.text(entry_error_key(error))))
}
