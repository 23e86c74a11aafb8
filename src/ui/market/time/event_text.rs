//! Describes the events of a market.

use yew::AttrValue;

use super::super::trade::amounts::{Token, amount, percent, significant};
use super::super::trade::network_name;
use super::run_bytes::EventAmounts;
use crate::ui::messages::Messages;
use yuma_engine::economy::EmissionSlot;
use yuma_engine::economy::operations::{Operation, Switch};
use yuma_engine::quantity::{Amount, BLOCKS_PER_DAY, Netuid, Proportion64};
use yuma_scenario::market::{EventContent, Market, MarketEvent};
use yuma_scenario::written_amount;

/// Returns the day of an event, from 0.
pub fn day_of(event: &MarketEvent) -> u16 {
    u16::try_from(event.after.0 / BLOCKS_PER_DAY).unwrap_or(u16::MAX)
}

/// Returns the subnet that an event is about; `None` for a new one, for root and for a change of the rules.
pub fn subject(content: &EventContent) -> Option<Netuid> {
    let EventContent::Operation(operation) = content else { return None };
    let netuid = match *operation {
        Operation::Stake { position, .. } | Operation::Unstake { position, .. } => position.netuid,
        Operation::Move { from, to, .. } => {
            if to.netuid == Netuid::ROOT {
                from.netuid
            } else {
                to.netuid
            }
        }
        Operation::ClaimRoot { netuid, .. }
        | Operation::RegisterNeuron { netuid, .. }
        | Operation::Start { netuid }
        | Operation::Dissolve { netuid }
        | Operation::SetEmissionWeights { netuid, .. }
        | Operation::SetMinerBurn { netuid, .. }
        | Operation::SetWeights { netuid, .. }
        | Operation::SetSwitch { netuid, .. } => netuid,
        Operation::RegisterSubnet { .. } | Operation::SetRootWeights { .. } => return None,
    };
    (netuid != Netuid::ROOT).then_some(netuid)
}

/// Describes an event: "a holder stakes 500 τ on Chutes".
pub fn event_text(messages: &Messages, market: &Market, content: &EventContent) -> String {
    match content {
        EventContent::Operation(operation) => operation_text(messages, market, operation),
        EventContent::Rules(era) => {
            let era = messages.text(&format!("era.{}.title", era.id));
            messages.fill("days.event.rules", &[("era", &era)]).to_string()
        }
    }
}

fn operation_text(messages: &Messages, market: &Market, operation: &Operation) -> String {
    let name = |netuid| network_name(messages, market, netuid);
    let of = |units, netuid| amount(messages, units, Token::on(netuid));
    let filled = |id: &str, values: &[(&str, String)]| {
        let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        messages.fill(&format!("days.event.{id}"), &values).to_string()
    };
    match operation {
        Operation::Stake { position, tao, limit: Some(limit) } => filled(
            "stake.limit",
            &[
                ("amount", amount(messages, tao.0, Token::Tao)),
                ("subnet", name(position.netuid)),
                ("limit", written_amount(limit.price.0)),
            ],
        ),
        Operation::Stake { position, tao, limit: None } => {
            filled("stake", &[("amount", amount(messages, tao.0, Token::Tao)), ("subnet", name(position.netuid))])
        }
        Operation::Unstake { position, amount, .. } => {
            filled("unstake", &[("amount", of(amount.0, position.netuid)), ("subnet", name(position.netuid))])
        }
        Operation::Move { from, to, amount, .. } => filled(
            "move",
            &[("amount", of(amount.0, from.netuid)), ("subnet", name(from.netuid)), ("other", name(to.netuid))],
        ),
        Operation::SetMinerBurn { netuid, fraction } => {
            filled("miner_burn", &[("part", percent(messages, fraction.to_num())), ("subnet", name(*netuid))])
        }
        Operation::SetSwitch { netuid, switch: Switch::Emission, is_on } => {
            filled(if *is_on { "emission_on" } else { "emission_off" }, &[("subnet", name(*netuid))])
        }
        Operation::SetEmissionWeights { netuid, weights } => filled("split", &split(messages, name(*netuid), weights)),
        Operation::RegisterSubnet { .. } => messages.text("days.event.register").to_string(),
        Operation::Dissolve { netuid } => filled("dissolve", &[("subnet", name(*netuid))]),
        Operation::Start { netuid } => filled("start", &[("subnet", name(*netuid))]),
        Operation::RegisterNeuron { netuid, .. } => filled("neuron", &[("subnet", name(*netuid))]),
        Operation::ClaimRoot { netuid, .. } => filled("claim", &[("subnet", name(*netuid))]),
        Operation::SetSwitch { netuid, .. } => filled("switch", &[("subnet", name(*netuid))]),
        Operation::SetWeights { netuid, uid, .. } => {
            let scenario = market.subnet(*netuid).and_then(|subnet| subnet.consensus.as_ref());
            let neuron = scenario.and_then(|consensus| consensus.scenario().neuron(*uid));
            let named = neuron.map(|neuron| neuron.name.clone()).filter(|name| !name.is_empty());
            let neuron = named.unwrap_or_else(|| format!("uid {}", uid.0));
            filled("weights", &[("name", neuron), ("subnet", name(*netuid))])
        }
        Operation::SetRootWeights { .. } => messages.text("days.event.root_weights").to_string(),
    }
}

/// Describes the amounts of an applied operation; `None` if it has none beside those of [`event_text`].
pub fn effect_text(messages: &Messages, content: &EventContent, effect: &EventAmounts) -> Option<AttrValue> {
    let EventContent::Operation(operation) = content else { return None };
    let of = |units: Amount, token| amount(messages, units.0, token);
    match operation {
        Operation::Stake { position, tao, .. } => {
            let received = of(effect.received, Token::on(position.netuid));
            let part = of(effect.paid, Token::Tao);
            // With the fee, an alpha may cost more than the limit of the pool's price.
            let each = significant(effect.paid.0 as f64 / effect.received.0.max(1) as f64, 4);
            // A limit may fill a part only.
            let key = if effect.paid.0 < tao.0 { "days.received.part" } else { "days.received" };
            Some(messages.fill(key, &[("amount", &received), ("part", &part), ("each", &each)]))
        }
        Operation::Unstake { .. } => {
            Some(messages.fill("days.received", &[("amount", &of(effect.received, Token::Tao))]))
        }
        Operation::Move { to, .. } => {
            Some(messages.fill("days.received", &[("amount", &of(effect.received, Token::on(to.netuid)))]))
        }
        Operation::RegisterSubnet { .. } => {
            let netuid = effect.registered?.0.to_string();
            let lock = messages.numbers().with_unit(&written_amount(effect.paid.0), Token::Tao.sign());
            let key = if effect.dissolved.is_some() { "days.registered.pruned" } else { "days.registered" };
            Some(messages.fill(key, &[("netuid", &netuid), ("lock", &lock)]))
        }
        _ => None,
    }
}

fn split(messages: &Messages, subnet: String, weights: &[(EmissionSlot, Proportion64)]) -> [(&'static str, String); 4] {
    let part = |slot: EmissionSlot| {
        let part = weights.iter().find(|(named, _)| *named == slot);
        part.map_or_else(|| "–".to_owned(), |(_, part)| percent(messages, part.0 as f64 / u64::MAX as f64))
    };
    [
        ("subnet", subnet),
        ("owner", part(EmissionSlot::Owner)),
        ("miners", part(EmissionSlot::Miner)),
        ("validators", part(EmissionSlot::Validator)),
    ]
}
