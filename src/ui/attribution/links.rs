//! Describes the steps between a cause and a result.

use super::numbers::{Clause, Describer};
use yuma_engine::fixed::ZERO;
use yuma_engine::yuma::STEPS;
use yuma_engine::yuma::attribution::{Change, Link, LinkEntry, Moved};
use yuma_engine::yuma::explain::{Name, Symbol, Value};
use yuma_scenario::clipped_part;

/// A step is described if its effect is at least the largest effect divided by this.
const DESCRIBED_FRACTION: i128 = 10;

/// The maximum number of steps in a description.
const MAX_STEPS: usize = 5;

/// Describes the change of one number of a step.
pub fn link_sentence(describer: &Describer<'_>, entry: &LinkEntry) -> String {
    describer.sentence(&link_clause(describer, entry))
}

/// Describes the steps with the largest effects in a sentence, in the order of the epoch. Each is represented by its most
/// effective number, connected by "so" if it reads a number that was described before. Numbers that only pass on another
/// are skipped. Returns `None` if no step has an effect.
pub fn path_sentence(describer: &Describer<'_>, change: &Change) -> Option<String> {
    let largest = change.links.iter().map(|link| link.effect.size()).max()?;
    let is_large =
        |link: &&&Link| link.effect.size() >= largest / DESCRIBED_FRACTION && link.effect.size() > change.rounding.0;
    let links: Vec<&Link> = change.links.iter().take_while(|link| is_large(&link)).collect();
    let in_order = STEPS.iter().flat_map(|step| links.iter().filter(move |link| link.step == step));
    let mut described: Vec<(&Link, Moved)> = Vec::new();
    let (mut sentence, mut clauses): (Option<Clause>, usize) = (None, 0);
    for link in in_order {
        let next = link.entries.iter().find(|entry| follows(link, entry, &described));
        let Some(entry) = next.or(link.entries.first()) else { continue };
        let is_known = is_passed_on(describer, entry, &described);
        described.push((link, entry.moved));
        if is_known {
            continue;
        }
        clauses += 1;
        let clause = link_clause(describer, entry);
        sentence = Some(match sentence {
            None => clause,
            Some(sentence) => {
                let key = if next.is_some() { "change.so" } else { "change.also" };
                let text = describer.messages.fill(key, &[("earlier", &sentence.text), ("clause", &clause.text)]);
                sentence.joined(text.to_string())
            }
        });
        if clauses == MAX_STEPS {
            break;
        }
    }
    sentence.map(|sentence| describer.sentence(&sentence))
}

/// Returns whether a number follows from a described one: its step reads that quantity, and both have the same miner and,
/// in matrices, the same validator.
fn follows(link: &Link, entry: &LinkEntry, described: &[(&Link, Moved)]) -> bool {
    let symbol = entry.moved.symbol;
    described.iter().filter(|(before, _)| link.step.inputs.contains(&before.quantity)).any(|(_, before)| {
        let before = before.symbol;
        let is_matrix = |symbol: Symbol| symbol.validator.is_some() && symbol.miner.is_some();
        let same_miner = before.miner.is_none() || symbol.miner.is_none() || before.miner == symbol.miner;
        let same_validator = !is_matrix(before) || !is_matrix(symbol) || before.validator == symbol.validator;
        same_miner && same_validator
    })
}

/// Returns whether a number of the same neurons has been described with the same change under another name.
fn is_passed_on(describer: &Describer<'_>, entry: &LinkEntry, described: &[(&Link, Moved)]) -> bool {
    let uids = |moved: &Moved| (moved.symbol.validator, moved.symbol.miner);
    let way = describer.way(&entry.moved);
    described.iter().any(|(_, before)| uids(before) == uids(&entry.moved) && describer.way(before) == way)
}

fn link_clause(describer: &Describer<'_>, entry: &LinkEntry) -> Clause {
    let symbol = entry.moved.symbol;
    let id = match symbol.name {
        Name::Quantity(quantity) => quantity.id(),
        _ => "",
    };
    let name = describer.name_or_nobody(symbol.validator.or(symbol.miner));
    let [validator, miner] = [symbol.validator, symbol.miner].map(|uid| describer.name_or_nobody(uid));
    let way = describer.way(&entry.moved);
    let values = [("name", &*name), ("validator", &*validator), ("miner", &*miner), ("way", &*way)];
    if let Value::Flag(is_on) = entry.moved.after {
        let state = if is_on { "on" } else { "off" };
        return describer.clause(&format!("change.link.{id}.{state}"), &values);
    }
    match entry.cut.map(|cuts| cuts.map(without_rounding)) {
        Some([before, after]) if before != after => {
            let [cut_before, cut] = describer.pair(before, after);
            let cuts = [("cut", &*cut), ("cut_before", &*cut_before)];
            let key =
                if after == Value::Fraction(ZERO) { "change.link.clipped_uncut" } else { "change.link.clipped_cut" };
            describer.clause(key, &[&values[..], &cuts].concat())
        }
        _ => describer.clause(&format!("change.link.{id}"), &values),
    }
}

/// Returns the cut amount, 0 if it is only rounding.
fn without_rounding(cut: Value) -> Value {
    match cut {
        Value::Fraction(cut) => Value::Fraction(clipped_part(cut, ZERO)),
        other => other,
    }
}
