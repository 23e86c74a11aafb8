//! An event of version 2: a list that begins with the block after the start and the kind of the operation.
//!
//! `[block, "stake", netuid, hotkey, coldkey, rao]`, `[block, "unstake", netuid, hotkey, coldkey, alpha]`,
//! `[block, "move", from netuid, hotkey, coldkey, to netuid, hotkey, coldkey, alpha]`, each with an optional limit
//! `[price, whether a part may be filled]`; `[block, "claim_root", netuid, hotkey, coldkey]`,
//! `[block, "register_neuron", netuid, coldkey]`, `[block, "register_subnet", coldkey, hotkey]`,
//! `[block, "start", netuid]`, `[block, "dissolve", netuid]`,
//! `[block, "emission_weights", netuid, [[slot, part], ...]]`,
//! `[block, "root_weights", hotkey, [[netuid, share], ...]]`, `[block, "miner_burn", netuid, fraction in 2^-32]`,
//! `[block, "weights", netuid, uid, [[uid, share], ...]]`,
//! `[block, "switch", netuid, switch, whether it is on]`. `[block, "rules", era]` is a change of the rules.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::v2_number::NumberV2;
use crate::market::{EventContent, MarketEvent};
use yuma_engine::economy::operations::{Limit, Operation, Position, Switch};
use yuma_engine::economy::{EmissionSlot, Era, Owner};
use yuma_engine::quantity::{Alpha, Block, Key, Netuid, Proportion64, Rao, Share, Uid};
use yuma_engine::wide::FineAmount;

/// A written event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "Value", try_from = "Value")]
pub struct EventV2(pub MarketEvent);

/// The kind of a change of the rules.
const RULES: &str = "rules";

const SLOTS: [(EmissionSlot, &str); 5] = [
    (EmissionSlot::Burn, "burn"),
    (EmissionSlot::Recycle, "recycle"),
    (EmissionSlot::Owner, "owner"),
    (EmissionSlot::Validator, "validator"),
    (EmissionSlot::Miner, "miner"),
];

const SWITCHES: [(Switch, &str); 5] = [
    (Switch::Emission, "emission"),
    (Switch::Registration, "registration"),
    (Switch::Trading, "trading"),
    (Switch::OwnerCut, "owner_cut"),
    (Switch::RecyclesWithheld, "recycles_withheld"),
];

impl From<EventV2> for Value {
    fn from(EventV2(MarketEvent { after, content }): EventV2) -> Self {
        let (kind, rest) = match content {
            EventContent::Operation(operation) => written(&operation),
            EventContent::Rules(era) => (RULES, vec![era.id.into()]),
        };
        let mut parts = vec![number(after.0), kind.into()];
        parts.extend(rest);
        Value::Array(parts)
    }
}

impl TryFrom<Value> for EventV2 {
    type Error = &'static str;

    fn try_from(written: Value) -> Result<Self, Self::Error> {
        read(&written).ok_or("unknown kind of event")
    }
}

fn number(number: u64) -> Value {
    NumberV2::of(number).into()
}

fn written(operation: &Operation) -> (&'static str, Vec<Value>) {
    let of = |position: Position| [json!(position.netuid.0), json!(position.hotkey.0), json!(position.coldkey.0)];
    let trade = |positions: Vec<Value>, amount: u64, limit: Option<Limit>| {
        let limit = limit.map(|limit| json!([number(limit.price.0), limit.allow_partial]));
        positions.into_iter().chain([number(amount)]).chain(limit).collect()
    };
    match *operation {
        Operation::Stake { position, tao, limit } => ("stake", trade(of(position).to_vec(), tao.0, limit)),
        Operation::Unstake { position, amount, limit } => ("unstake", trade(of(position).to_vec(), amount.0, limit)),
        Operation::Move { from, to, amount, limit } => ("move", trade([of(from), of(to)].concat(), amount.0, limit)),
        Operation::ClaimRoot { netuid, hotkey, coldkey } => {
            ("claim_root", of(Position { netuid, hotkey, coldkey }).to_vec())
        }
        Operation::RegisterNeuron { netuid, coldkey } => ("register_neuron", vec![json!(netuid.0), json!(coldkey.0)]),
        Operation::RegisterSubnet { owner } => ("register_subnet", vec![json!(owner.coldkey.0), json!(owner.hotkey.0)]),
        Operation::Start { netuid } => ("start", vec![json!(netuid.0)]),
        Operation::Dissolve { netuid } => ("dissolve", vec![json!(netuid.0)]),
        Operation::SetEmissionWeights { netuid, ref weights } => {
            let weights = weights.iter().map(|&(slot, part)| json!([name(&SLOTS, slot), number(part.0)]));
            ("emission_weights", vec![json!(netuid.0), weights.collect()])
        }
        Operation::SetRootWeights { hotkey, ref row } => {
            let row = row.iter().map(|&(netuid, share)| json!([netuid.0, share.0]));
            ("root_weights", vec![json!(hotkey.0), row.collect()])
        }
        Operation::SetMinerBurn { netuid, fraction } => {
            ("miner_burn", vec![json!(netuid.0), NumberV2::of(fraction.to_bits()).into()])
        }
        Operation::SetWeights { netuid, uid, ref row } => {
            let row = row.iter().map(|&(miner, share)| json!([miner.0, share.0]));
            ("weights", vec![json!(netuid.0), json!(uid.0), row.collect()])
        }
        Operation::SetSwitch { netuid, switch, is_on } => {
            ("switch", vec![json!(netuid.0), json!(name(&SWITCHES, switch)), json!(is_on)])
        }
    }
}

fn read(written: &Value) -> Option<EventV2> {
    let parts = written.as_array()?;
    let at = |index: usize| parts.get(index);
    let amount = |index: usize| NumberV2::read(at(index)?)?.unsigned::<u64>();
    let netuid = |index: usize| u16::try_from(amount(index)?).ok().map(Netuid);
    let key = |index: usize| u32::try_from(amount(index)?).ok().map(Key);
    let position =
        |index: usize| Some(Position { netuid: netuid(index)?, hotkey: key(index + 1)?, coldkey: key(index + 2)? });
    // `None` for a limit that cannot be read, `Some(None)` without one.
    let limit = |index: usize| at(index).map_or(Some(None), |written| read_limit(written).map(Some));
    let after = Block(amount(0)?);
    let operation = match at(1)?.as_str()? {
        RULES => return Some(EventV2(MarketEvent::rules(after, Era::of(at(2)?.as_str()?)?))),
        "stake" => Operation::Stake { position: position(2)?, tao: Rao(amount(5)?), limit: limit(6)? },
        "unstake" => Operation::Unstake { position: position(2)?, amount: Alpha(amount(5)?), limit: limit(6)? },
        "move" => Operation::Move { from: position(2)?, to: position(5)?, amount: Alpha(amount(8)?), limit: limit(9)? },
        "claim_root" => Operation::ClaimRoot { netuid: netuid(2)?, hotkey: key(3)?, coldkey: key(4)? },
        "register_neuron" => Operation::RegisterNeuron { netuid: netuid(2)?, coldkey: key(3)? },
        "register_subnet" => Operation::RegisterSubnet { owner: Owner { coldkey: key(2)?, hotkey: key(3)? } },
        "start" => Operation::Start { netuid: netuid(2)? },
        "dissolve" => Operation::Dissolve { netuid: netuid(2)? },
        "emission_weights" => Operation::SetEmissionWeights {
            netuid: netuid(2)?,
            weights: pairs(at(3)?, |slot, part| {
                Some((named(&SLOTS, slot)?, Proportion64(NumberV2::read(part)?.unsigned()?)))
            })?,
        },
        "root_weights" => Operation::SetRootWeights {
            hotkey: key(2)?,
            row: pairs(at(3)?, |netuid, share| Some((Netuid(short(netuid)?), Share(short(share)?))))?,
        },
        "weights" => Operation::SetWeights {
            netuid: netuid(2)?,
            uid: Uid(short(at(3)?)?),
            row: pairs(at(4)?, |miner, share| Some((Uid(short(miner)?), Share(short(share)?))))?,
        },
        "miner_burn" => {
            Operation::SetMinerBurn { netuid: netuid(2)?, fraction: FineAmount::from_bits(amount(3)?.into()) }
        }
        "switch" => {
            Operation::SetSwitch { netuid: netuid(2)?, switch: named(&SWITCHES, at(3)?)?, is_on: at(4)?.as_bool()? }
        }
        _ => return None,
    };
    Some(EventV2(MarketEvent::operation(after, operation)))
}

fn read_limit(written: &Value) -> Option<Limit> {
    let price = Rao(NumberV2::read(written.get(0)?)?.unsigned()?);
    Some(Limit { price, allow_partial: written.get(1)?.as_bool()? })
}

fn short(written: &Value) -> Option<u16> {
    u16::try_from(written.as_u64()?).ok()
}

/// Reads a list of pairs.
fn pairs<T>(written: &Value, pair: impl Fn(&Value, &Value) -> Option<T>) -> Option<Vec<T>> {
    written.as_array()?.iter().map(|entry| pair(entry.get(0)?, entry.get(1)?)).collect()
}

fn name<T: PartialEq>(names: &[(T, &'static str)], value: T) -> &'static str {
    names.iter().find(|(named, _)| *named == value).map_or("", |&(_, name)| name)
}

fn named<T: Copy>(names: &[(T, &'static str)], written: &Value) -> Option<T> {
    let written = written.as_str()?;
    names.iter().find(|(_, name)| *name == written).map(|&(value, _)| value)
}
