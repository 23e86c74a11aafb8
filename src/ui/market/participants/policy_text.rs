//! Describes participants and their policies.

use crate::ui::market::trade::amounts::{Token, amount, percent};
use crate::ui::market::trade::network_name;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Millionths, Netuid, Rao};
use yuma_scenario::market::{
    Arbitrageur, EarlyMover, Holder, Market, Miner, Momentum, Policy, SubnetOwner, YieldSeeker,
};

/// Returns the name of a participant, or its policy with its number.
pub fn participant_name(messages: &Messages, market: &Market, index: usize) -> String {
    match market.participants.get(index) {
        Some(participant) if !participant.name.is_empty() => participant.name.clone(),
        Some(participant) => {
            let policy = messages.text(&format!("participants.policy.{}", participant.policy.id()));
            messages
                .fill("participants.unnamed", &[("policy", &policy), ("number", &(index + 1).to_string())])
                .to_string()
        }
        None => String::new(),
    }
}

/// Describes a policy exactly: its trades and their days.
pub fn policy_text(messages: &Messages, market: &Market, policy: &Policy) -> String {
    let subnet = |netuid: Option<Netuid>| match netuid {
        Some(netuid) => network_name(messages, market, netuid),
        None => messages.text("participants.random").to_string(),
    };
    let tao = |rao: Rao| amount(messages, rao.0, Token::Tao);
    let part = |part: Millionths| percent(messages, part.0 as f64 / 1e6);
    let filled = |id: &str, values: &[(&str, String)]| {
        let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        messages.fill(&format!("participants.does.{id}"), &values).to_string()
    };
    let every = |id: &str, days: u16, min_pool: Rao| {
        let key = if days == 1 { format!("{id}.daily") } else { id.to_owned() };
        filled(&key, &[("days", days.to_string()), ("pool", tao(min_pool))])
    };
    let id = policy.id();
    match *policy {
        Policy::Holder(Holder { netuid }) => filled(id, &[("subnet", subnet(netuid))]),
        Policy::EarlyMover(EarlyMover { netuid, day, held }) => {
            let values = [("day", day.to_string()), ("subnet", subnet(netuid))];
            match held {
                Some(held) => filled("early_mover.sells", &[&values[..], &[("held", held.to_string())]].concat()),
                None => filled(id, &values),
            }
        }
        Policy::Momentum(Momentum { days, min_pool }) | Policy::YieldSeeker(YieldSeeker { days, min_pool }) => {
            every(id, days, min_pool)
        }
        Policy::Miner(Miner { netuid, part: sold }) | Policy::Owner(SubnetOwner { netuid, part: sold }) => {
            filled(id, &[("subnet", subnet(Some(netuid))), ("part", part(sold))])
        }
        Policy::Arbitrageur(Arbitrageur { gap, min_pool }) => {
            filled(id, &[("gap", part(gap)), ("pool", tao(min_pool))])
        }
    }
}
