//! Texts for rejected edits and contents of markets.

use yew::AttrValue;

use super::invalid;
use crate::ui::format::count;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Netuid, RAO_PER_TAO};
use yuma_scenario::market::{BoardError, ConsensusError, EventField, MarketError, MarketReadError, MarketText};

/// Describes the rule that a market breaks.
pub fn market(messages: &Messages, error: &MarketError) -> AttrValue {
    let fill = |key: &str, values: &[(&str, &str)]| messages.fill(&format!("market.error.{key}"), values);
    let subnet = |key: &str, netuid: &Netuid| fill(key, &[("subnet", &netuid.0.to_string())]);
    match error {
        MarketError::Empty => fill("empty", &[]),
        MarketError::TooManySubnets { count: found, limit } => {
            fill("too_many_subnets", &[("count", &count(*found)), ("limit", &count(*limit))])
        }
        MarketError::TooManyEvents { count: found, limit } => {
            fill("too_many_events", &[("count", &count(*found)), ("limit", &count(*limit))])
        }
        MarketError::Root => fill("root", &[]),
        MarketError::DuplicateNetuid { netuid } => subnet("duplicate_netuid", netuid),
        MarketError::UnknownNetuid { netuid } => subnet("unknown_netuid", netuid),
        MarketError::NotInSnapshot { netuid } => subnet("not_in_snapshot", netuid),
        MarketError::UnknownEvent { index } => fill("unknown_event", &[("index", &count(*index))]),
        MarketError::TooManyParticipants { count: found, limit } => {
            fill("too_many_participants", &[("count", &count(*found)), ("limit", &count(*limit))])
        }
        MarketError::UnknownParticipant { index } => fill("unknown_participant", &[("index", &count(*index))]),
        MarketError::ParticipantOutOfRange { index, field } => {
            let field = messages.text(&format!("market.field.participant.{}", field.id()));
            fill("participant_out_of_range", &[("index", &count(*index + 1)), ("field", &field)])
        }
        MarketError::TooMuchAlpha { netuid } => subnet("too_much_alpha", netuid),
        MarketError::RoleTaken { netuid } => subnet("role_taken", netuid),
        MarketError::OutOfRange { netuid, field } => {
            let field = messages.text(&format!("market.field.{}", field.id()));
            fill("out_of_range", &[("subnet", &netuid.0.to_string()), ("field", &field)])
        }
        MarketError::EventOutOfRange { index, field } => {
            let field = messages.text(event_field_key(*field));
            fill("event_out_of_range", &[("index", &count(*index)), ("field", &field)])
        }
        MarketError::TooMuchTao { total, limit } => {
            let total = (total / u128::from(RAO_PER_TAO)).to_string();
            fill("too_much_tao", &[("total", &total), ("limit", &(limit / RAO_PER_TAO).to_string())])
        }
        MarketError::Horizon { days, limit } => {
            fill("horizon", &[("days", &days.to_string()), ("limit", &limit.to_string())])
        }
        MarketError::UnknownRuntime { era, runtime } => {
            let era = messages.text(&format!("era.{era}.title"));
            fill("unknown_runtime", &[("era", &era), ("runtime", &runtime.to_string())])
        }
        MarketError::TextTooLong { text, length, limit } => {
            let values =
                [("text", &*messages.text(text_key(*text))), ("length", &count(*length)), ("limit", &count(*limit))];
            fill("text_too_long", &values)
        }
        MarketError::Consensus { netuid, error } => {
            fill("consensus", &[("subnet", &netuid.0.to_string()), ("reason", &consensus(messages, error))])
        }
        MarketError::ParameterOutOfRange { parameter } => {
            fill("parameter", &[("parameter", &messages.text(&format!("market.parameter.{}", parameter.id())))])
        }
        MarketError::LastRegistration => fill("last_registration", &[]),
        MarketError::Board(error) => board(messages, error),
        MarketError::EmissionWeights { netuid, .. } => subnet("emission_weights", netuid),
    }
}

fn consensus(messages: &Messages, error: &ConsensusError) -> AttrValue {
    let fill = |key: &str, values: &[(&str, &str)]| messages.fill(&format!("consensus.error.{key}"), values);
    match error {
        ConsensusError::Invalid(error) => invalid(messages, error),
        ConsensusError::NotAScenario { reason } => fill("not_a_scenario", &[("reason", reason)]),
        ConsensusError::OverTime => fill("over_time", &[]),
        ConsensusError::Compared => fill("compared", &[]),
        ConsensusError::TooMuchAlpha => fill("too_much_alpha", &[]),
        ConsensusError::TooMany { count: found, limit } => {
            fill("too_many", &[("count", &count(*found)), ("limit", &count(*limit))])
        }
        ConsensusError::TooManyWeights { count: found, limit } => {
            fill("too_many_weights", &[("count", &count(*found)), ("limit", &count(*limit))])
        }
        ConsensusError::SetsMinerBurn => fill("sets_miner_burn", &[]),
    }
}

fn board(messages: &Messages, error: &BoardError) -> AttrValue {
    let (key, uid, found, limit) = match error {
        BoardError::Missing => ("missing", None, 0, 0),
        BoardError::NoVotes => ("no_votes", None, 0, 0),
        BoardError::TooManyValidators { count, limit } => ("too_many_validators", None, *count, *limit),
        BoardError::DuplicateUid { uid } => ("duplicate_uid", Some(uid), 0, 0),
        BoardError::UnknownUid { uid } => ("unknown_uid", Some(uid), 0, 0),
        BoardError::Stake { uid } => ("stake", Some(uid), 0, 0),
        BoardError::TooManyVotes { uid, count, limit } => ("too_many_votes", Some(uid), *count, *limit),
    };
    let uid = uid.map_or_else(String::new, |uid| uid.0.to_string());
    let values = [("uid", &*uid), ("count", &count(found)), ("limit", &count(limit))];
    messages.fill(&format!("board.error.{key}"), &values)
}

/// Describes why the content of a link or a file is not a market.
pub fn market_content(messages: &Messages, error: &MarketReadError) -> AttrValue {
    let fill = |key: &str, values: &[(&str, &str)]| messages.fill(&format!("market.read.{key}"), values);
    match error {
        MarketReadError::UnknownKind { kind } => fill("unknown_kind", &[("kind", kind)]),
        MarketReadError::NotAMarket { reason } => fill("not_a_market", &[("reason", reason)]),
        MarketReadError::UnknownSnapshot { id } => fill("unknown_snapshot", &[("id", id)]),
        MarketReadError::UnknownEra { id } => fill("unknown_era", &[("id", id)]),
        MarketReadError::Invalid(error) => market(messages, error),
    }
}

fn event_field_key(field: EventField) -> &'static str {
    match field {
        EventField::Block => "market.field.block",
        EventField::Amount => "market.field.amount",
        EventField::Limit => "market.field.limit",
        EventField::Fraction => "market.field.miner_burn",
        EventField::Weights => "market.field.weights",
    }
}

fn text_key(text: MarketText) -> &'static str {
    match text {
        MarketText::Title => "market.text.title",
        MarketText::Notes => "market.text.notes",
        MarketText::Preset => "market.text.preset",
        MarketText::Name(_) | MarketText::Validator(_) | MarketText::Participant(_) => "market.text.name",
    }
}
