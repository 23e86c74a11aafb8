//! The split of a subnet's alpha: refusals, sparse updates, rescaling, and payouts to root and alpha validators.

use super::node::Node;
use super::tally::{Problem, Tally};
use serde_json::Value;
use yuma_engine::economy::{EmissionSlot, EmissionWeights};
use yuma_engine::quantity::Proportion64;

const SLOTS: [EmissionSlot; 5] =
    [EmissionSlot::Burn, EmissionSlot::Recycle, EmissionSlot::Owner, EmissionSlot::Validator, EmissionSlot::Miner];

fn part(node: &Node) -> Result<Proportion64, Problem> {
    Ok(Proportion64(node.integer()?))
}

fn weights(node: &Node) -> Result<EmissionWeights, Problem> {
    let parts =
        <[Proportion64; 5]>::try_from(node.list(part)?).map_err(|_| node.problem("does not have five parts"))?;
    Ok(EmissionWeights::from_slots(parts))
}

fn named(node: &Node) -> Result<Vec<(EmissionSlot, Proportion64)>, Problem> {
    let entries = node.entries()?.into_iter().map(|(key, value)| {
        let slot =
            key.parse().ok().and_then(|at: usize| SLOTS.get(at)).ok_or_else(|| value.problem("is not a slot"))?;
        Ok((*slot, part(&value)?))
    });
    entries.collect()
}

fn same_weights(tally: &mut Tally, expected: EmissionWeights, got: EmissionWeights) -> Result<(), Problem> {
    for (slot, (expected, got)) in SLOTS.iter().zip(expected.slots().into_iter().zip(got.slots())) {
        tally.same(format!("{slot:?}"), expected.0, got.0)?;
    }
    Ok(())
}

/// The defaults and limits.
pub fn constants(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let group = Node::new(group);
    same_weights(tally, weights(&group.get("default")?)?, EmissionWeights::DEFAULT)?;
    for (key, limit) in [
        ("one", Proportion64(u64::MAX)),
        ("owner_most", EmissionWeights::OWNER_MAX),
        ("validator_most", EmissionWeights::VALIDATOR_MAX),
        ("miner_least", EmissionWeights::MINER_MIN),
    ] {
        tally.same(key, part(&group.get(key)?)?.0, limit.0)?;
    }
    Ok(())
}

/// One case of any kind.
pub fn case(case: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let case = Node::new(case);
    let kind = case.get("kind")?;
    match kind.text()? {
        "validate" => {
            let root_part = case.find("baseline").map(|baseline| part(&baseline)).transpose()?;
            let got = weights(&case.get("weights")?)?.refusals(root_part, case.get("leased")?.flag()?);
            let got: Vec<String> = got.iter().map(|refusal| format!("{refusal:?}")).collect();
            let expected = case.get("refusals")?.list(|name| name.text().map(str::to_owned))?;
            tally.same("refusals", format!("{expected:?}"), format!("{got:?}"))
        }
        "merge" => {
            let merged = weights(&case.get("now")?)?.merged(&named(&case.get("named")?)?);
            let merged = merged.map_err(|error| case.problem(&error.to_string()))?;
            same_weights(tally, weights(&case.get("merged")?)?, merged)
        }
        "rescale" => {
            let rescaled = weights(&case.get("now")?)?.rescaled(&named(&case.get("pinned")?)?);
            match (case.find("weights"), rescaled) {
                (Some(expected), Some(rescaled)) => same_weights(tally, weights(&expected)?, rescaled),
                (expected, rescaled) => tally.same("is rescaled", expected.is_some(), rescaled.is_some()),
            }
        }
        "paid" => {
            let split = EmissionWeights { validator: part(&case.get("validator")?)?, ..EmissionWeights::DEFAULT };
            let parts = split.validator_parts(part(&case.get("baseline")?)?);
            tally.same("root", part(&case.get("root")?)?.0, parts.root.0)?;
            tally.same("alpha validators", part(&case.get("alpha_validators")?)?.0, parts.alpha.0)
        }
        other => Err(kind.problem(&format!("is unknown: {other}"))),
    }
}
