//! Describes the differences between two inputs.

use super::numbers::{Clause, Describer};
use crate::ui::format;
use crate::ui::panels::hyperparameters::shown;
use yuma_engine::quantity::{Block, Uid};
use yuma_engine::yuma::Hyperparameter;
use yuma_engine::yuma::attribution::{Cause, Moved};
use yuma_engine::yuma::explain::{Name, Value};

/// Describes a cause in sentences.
pub fn cause_sentence(describer: &Describer<'_>, cause: &Cause) -> String {
    let clauses = cause_clauses(describer, cause);
    clauses.iter().map(|clause| describer.sentence(clause)).collect::<Vec<_>>().join(" ")
}

fn cause_clauses(describer: &Describer<'_>, cause: &Cause) -> Vec<Clause> {
    let plural = |key, count: Block| describer.messages.plural(key, usize::try_from(count.0).unwrap_or(usize::MAX));
    let plain = |key| describer.clause(key, &[]);
    let of = |key, uid| describer.clause(key, &[("name", &describer.name(uid))]);
    let clause = match cause {
        Cause::Hyperparameter { which, before, after } => hyperparameter(describer, *which, *before, *after),
        Cause::Weights { validator, moved } => weights(describer, *validator, moved),
        Cause::Stake { uid, moved } => return moved.iter().map(|moved| stake(describer, *uid, moved)).collect(),
        Cause::Permit { uid, holds } => of(if *holds { "change.cause.permit" } else { "change.cause.no_permit" }, *uid),
        Cause::Permits => plain("change.cause.permits"),
        Cause::LastUpdate { uid, before, after } => {
            blocks(describer, &plural("change.cause.last_update", *after), Some(*uid), *before, *after)
        }
        Cause::Registration { uid, before, after } => {
            blocks(describer, "change.cause.registration", Some(*uid), *before, *after)
        }
        Cause::Commit { uid } => of("change.cause.commit", *uid),
        Cause::Owner { before, after } => {
            let [before, after] = [before, after].map(|uid| describer.name_or_nobody(*uid));
            describer.clause("change.cause.owner", &[("before", &before), ("after", &after)])
        }
        Cause::ActivityCutoff { before, after } => {
            blocks(describer, &plural("change.cause.activity_cutoff", *after), None, *before, *after)
        }
        Cause::Clock { before, after } => blocks(describer, "change.cause.clock", None, *before, *after),
        Cause::Bonds => plain("change.cause.bonds"),
        Cause::PreviousConsensus => plain("change.cause.previous_consensus"),
        Cause::Emission { before, after } => {
            let key = if after.0 < before.0 { "change.fell" } else { "change.rose" };
            let [before, after] = describer.pair(Value::Alpha(*before), Value::Alpha(*after));
            let way = describer.messages.fill(key, &[("before", &before), ("after", &after)]);
            describer.clause("change.cause.emission", &[("way", &way)])
        }
        Cause::Others(causes) => {
            let key = describer.messages.plural("change.cause.others", causes.len());
            describer.clause(&key, &[("count", &causes.len().to_string())])
        }
    };
    vec![clause]
}

fn hyperparameter(describer: &Describer<'_>, which: Hyperparameter, before: i128, after: i128) -> Clause {
    let title = describer.messages.text(&format!("hyperparameter.{}.title", which.id()));
    let [before, after] = [before, after].map(|raw| shown(describer.messages, which, raw));
    describer
        .clause("change.cause.hyperparameter", &[("hyperparameter", &title), ("before", &before), ("after", &after)])
}

/// Describes the change of a row by the weight that moved most.
fn weights(describer: &Describer<'_>, validator: Uid, moved: &[Moved]) -> Clause {
    let name = describer.name(validator);
    let largest = moved.first().and_then(|moved| Some((moved, moved.symbol.miner?)));
    match largest {
        None => describer.clause("change.cause.weights_uncounted", &[("name", &name)]),
        Some((largest, miner)) => {
            let values = [("name", &*name), ("miner", &*describer.name(miner)), ("way", &*describer.way(largest))];
            describer.clause("change.cause.weights", &values)
        }
    }
}

fn stake(describer: &Describer<'_>, uid: Uid, moved: &Moved) -> Clause {
    let key = match moved.symbol.name {
        Name::TaoStake => "change.cause.tao_stake",
        _ => "change.cause.alpha_stake",
    };
    describer.clause(key, &[("name", &describer.name(uid)), ("way", &describer.way(moved))])
}

fn blocks(describer: &Describer<'_>, key: &str, uid: Option<Uid>, before: Block, after: Block) -> Clause {
    let name = describer.name_or_nobody(uid);
    let [before, after] = [before, after].map(|block| format::grouped(block.0.into()));
    describer.clause(key, &[("name", &name), ("before", &before), ("after", &after)])
}
