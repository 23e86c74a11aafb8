//! A participant of version 2.
//!
//! Its policy is a list that begins with the kind: `["holder", netuid or null]`,
//! `["early_mover", netuid or null, day, days until the sale or null]`, `["momentum", days, least rao in the pool]`,
//! `["yield_seeker", days, least rao in the pool]`, `["miner", netuid, part in 10^-6]`, `["owner", netuid, part in 10^-6]`,
//! `["arbitrageur", gap in 10^-6, least rao in the pool]`.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::v2_number::NumberV2;
use crate::market::{Arbitrageur, EarlyMover, Holder, Miner, Momentum, Participant, Policy, SubnetOwner, YieldSeeker};
use yuma_engine::quantity::{Alpha, Millionths, Netuid, Rao};

/// A written participant. An omitted field is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParticipantV2 {
    /// The name.
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
    /// The free TAO in rao.
    #[serde(skip_serializing_if = "Option::is_none")]
    tao: Option<NumberV2>,
    /// The netuid and the alpha.
    #[serde(skip_serializing_if = "Option::is_none")]
    alpha: Option<(u16, NumberV2)>,
    /// The policy.
    policy: Value,
}

impl From<&Participant> for ParticipantV2 {
    fn from(participant: &Participant) -> Self {
        ParticipantV2 {
            name: participant.name.clone(),
            tao: (participant.tao.0 > 0).then(|| NumberV2::of(participant.tao.0)),
            alpha: participant.alpha.map(|(netuid, alpha)| (netuid.0, NumberV2::of(alpha.0))),
            policy: written(&participant.policy),
        }
    }
}

impl ParticipantV2 {
    /// Reads the participant; `None` if a value does not fit or the policy is unknown.
    pub fn read(&self) -> Option<Participant> {
        Some(Participant {
            name: self.name.clone(),
            tao: Rao(self.tao.map_or(Some(0), NumberV2::unsigned)?),
            alpha: match self.alpha {
                Some((netuid, alpha)) => Some((Netuid(netuid), Alpha(alpha.unsigned()?))),
                None => None,
            },
            policy: read(&self.policy)?,
        })
    }
}

fn written(policy: &Policy) -> Value {
    let number = |number: u64| Value::from(NumberV2::of(number));
    let subnet = |netuid: Option<Netuid>| netuid.map(|netuid| netuid.0);
    let id = policy.id();
    match *policy {
        Policy::Holder(Holder { netuid }) => json!([id, subnet(netuid)]),
        Policy::EarlyMover(EarlyMover { netuid, day, held }) => json!([id, subnet(netuid), day, held]),
        Policy::Momentum(Momentum { days, min_pool }) | Policy::YieldSeeker(YieldSeeker { days, min_pool }) => {
            json!([id, days, number(min_pool.0)])
        }
        Policy::Miner(Miner { netuid, part }) | Policy::Owner(SubnetOwner { netuid, part }) => {
            json!([id, netuid.0, number(part.0)])
        }
        Policy::Arbitrageur(Arbitrageur { gap, min_pool }) => json!([id, number(gap.0), number(min_pool.0)]),
    }
}

fn read(written: &Value) -> Option<Policy> {
    let parts = written.as_array()?;
    let number = |index: usize| NumberV2::read(parts.get(index)?)?.unsigned::<u64>();
    let short = |index: usize| u16::try_from(number(index)?).ok();
    // `None` for a number that cannot be read, `Some(None)` without one.
    let optional = |index: usize| match parts.get(index) {
        None | Some(Value::Null) => Some(None),
        Some(_) => short(index).map(Some),
    };
    Some(match parts.first()?.as_str()? {
        "holder" => Policy::Holder(Holder { netuid: optional(1)?.map(Netuid) }),
        "early_mover" => {
            Policy::EarlyMover(EarlyMover { netuid: optional(1)?.map(Netuid), day: short(2)?, held: optional(3)? })
        }
        "momentum" => Policy::Momentum(Momentum { days: short(1)?, min_pool: Rao(number(2)?) }),
        "yield_seeker" => Policy::YieldSeeker(YieldSeeker { days: short(1)?, min_pool: Rao(number(2)?) }),
        "miner" => Policy::Miner(Miner { netuid: Netuid(short(1)?), part: Millionths(number(2)?) }),
        "owner" => Policy::Owner(SubnetOwner { netuid: Netuid(short(1)?), part: Millionths(number(2)?) }),
        "arbitrageur" => Policy::Arbitrageur(Arbitrageur { gap: Millionths(number(1)?), min_pool: Rao(number(2)?) }),
        _ => return None,
    })
}
