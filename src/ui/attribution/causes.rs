//! What differs in the input, in sentences.

use super::numbers::{Clause, Teller};
use crate::ui::format;
use crate::ui::panels::hyperparameters::shown;
use yuma_engine::quantity::{Block, Uid};
use yuma_engine::yuma::Hyperparameter;
use yuma_engine::yuma::change::{Cause, Moved};
use yuma_engine::yuma::explain::{Name, Value};

/// A cause as a sentence.
pub fn cause_sentence(teller: &Teller<'_>, cause: &Cause) -> String {
    let clauses = cause_clauses(teller, cause);
    clauses.iter().map(|clause| teller.sentence(clause)).collect::<Vec<_>>().join(" ")
}

fn cause_clauses(teller: &Teller<'_>, cause: &Cause) -> Vec<Clause> {
    let plain = |key| teller.clause(key, &[]);
    let of = |key, uid| teller.clause(key, &[("name", &teller.name(uid))]);
    let clause = match cause {
        Cause::Hyperparameter { which, before, after } => hyperparameter(teller, *which, *before, *after),
        Cause::Weights { validator, moved } => weights(teller, *validator, moved),
        Cause::Stake { uid, moved } => return moved.iter().map(|moved| stake(teller, *uid, moved)).collect(),
        Cause::Permit { uid, holds } => of(if *holds { "change.cause.permit" } else { "change.cause.no_permit" }, *uid),
        Cause::Permits => plain("change.cause.permits"),
        Cause::LastUpdate { uid, before, after } => {
            blocks(teller, "change.cause.last_update", Some(*uid), *before, *after)
        }
        Cause::Registration { uid, before, after } => {
            blocks(teller, "change.cause.registration", Some(*uid), *before, *after)
        }
        Cause::Commit { uid } => of("change.cause.commit", *uid),
        Cause::Owner { before, after } => {
            let [before, after] = [before, after].map(|uid| teller.name_or_nobody(*uid));
            teller.clause("change.cause.owner", &[("before", &before), ("after", &after)])
        }
        Cause::ActivityCutoff { before, after } => {
            blocks(teller, "change.cause.activity_cutoff", None, *before, *after)
        }
        Cause::Clock { before, after } => blocks(teller, "change.cause.clock", None, *before, *after),
        Cause::Bonds => plain("change.cause.bonds"),
        Cause::PreviousConsensus => plain("change.cause.previous_consensus"),
        Cause::Emission { before, after } => {
            let key = if after.0 < before.0 { "change.fell" } else { "change.rose" };
            let [before, after] = teller.pair(Value::Alpha(*before), Value::Alpha(*after));
            let way = teller.words.fill(key, &[("before", &before), ("after", &after)]);
            teller.clause("change.cause.emission", &[("way", &way)])
        }
        Cause::Others(causes) => teller.clause("change.cause.others", &[("count", &causes.len().to_string())]),
    };
    vec![clause]
}

fn hyperparameter(teller: &Teller<'_>, which: Hyperparameter, before: i128, after: i128) -> Clause {
    let rule = teller.words.text(&format!("rule.{}.title", which.id()));
    let [before, after] = [before, after].map(|raw| shown(teller.words, which, raw));
    teller.clause("change.cause.hyperparameter", &[("rule", &rule), ("before", &before), ("after", &after)])
}

/// The weight that moved most speaks for the row.
fn weights(teller: &Teller<'_>, validator: Uid, moved: &[Moved]) -> Clause {
    let name = teller.name(validator);
    let most = moved.first().and_then(|moved| Some((moved, moved.symbol.miner?)));
    match most {
        None => teller.clause("change.cause.weights_uncounted", &[("name", &name)]),
        Some((most, miner)) => {
            let values = [("name", &*name), ("miner", &*teller.name(miner)), ("way", &*teller.way(most))];
            teller.clause("change.cause.weights", &values)
        }
    }
}

fn stake(teller: &Teller<'_>, uid: Uid, moved: &Moved) -> Clause {
    let key = match moved.symbol.name {
        Name::TaoStake => "change.cause.tao_stake",
        _ => "change.cause.alpha_stake",
    };
    teller.clause(key, &[("name", &teller.name(uid)), ("way", &teller.way(moved))])
}

fn blocks(teller: &Teller<'_>, key: &str, uid: Option<Uid>, before: Block, after: Block) -> Clause {
    let name = teller.name_or_nobody(uid);
    let [before, after] = [before, after].map(|block| format::grouped(block.0.into()));
    teller.clause(key, &[("name", &name), ("before", &before), ("after", &after)])
}
