//! What a change comes to, and how sure its causes are.

use super::numbers::Teller;
use yuma_engine::yuma::change::{Change, ChangeError, Difference, Effect};
use yuma_engine::yuma::explain::{Name, Value};

/// The result before and after.
pub fn headline(teller: &Teller<'_>, change: &Change) -> String {
    let symbol = change.result.symbol;
    let quantity = match symbol.name {
        Name::Quantity(quantity) => teller.words.text(&format!("quantity.{}.title", quantity.id())),
        _ => Default::default(),
    };
    let mut way = teller.way(&change.result);
    if change.difference() != Difference::default() && !matches!(change.result.after, Value::Flag(_)) {
        let difference = teller.difference(change.result.after, change.difference());
        way = teller.words.fill("change.by", &[("way", &way), ("difference", &difference)]).to_string();
    }
    let clause = match (symbol.validator, symbol.miner) {
        (Some(validator), Some(miner)) => {
            let (validator, miner) = (teller.name(validator), teller.name(miner));
            let values = [("quantity", &*quantity), ("validator", &*validator), ("miner", &*miner), ("way", &*way)];
            teller.clause("change.of_cell", &values)
        }
        (validator, miner) => {
            let name = teller.name_or_nobody(validator.or(miner));
            teller.clause("change.of_neuron", &[("quantity", &quantity), ("name", &name), ("way", &way)])
        }
    };
    teller.sentence(&clause)
}

/// Whether the causes add up.
pub fn verdict(teller: &Teller<'_>, change: &Change) -> String {
    let effective = change.causes.iter().filter(|cause| cause.effect.size() > change.rounding.0).count();
    let is_equal = change.difference().size() <= change.rounding.0;
    match () {
        () if change.causes.is_empty() => teller.words.text("change.same_input"),
        () if effective == 0 && is_equal => teller.words.text("change.same_result"),
        () if change.interaction.size() > change.rounding.0 => {
            let told = |difference| teller.difference(change.result.before, difference);
            let sum = told(change.difference().minus(change.interaction));
            teller.words.fill("change.mixes", &[("sum", &sum), ("total", &told(change.difference()))])
        }
        () if !change.is_additive() => teller.words.text("change.depends"),
        () if effective == 1 => teller.words.text("change.one_cause"),
        () => teller.words.text("change.adds_up"),
    }
    .to_string()
}

/// What something does to the result of a change: one number where it is the same by itself and after all else.
pub fn effect_words(teller: &Teller<'_>, change: &Change, effect: &Effect) -> String {
    let told = |difference: Difference| match difference.size() <= change.rounding.0 {
        true => teller.words.text("change.effect.nothing").to_string(),
        false => teller.difference(change.result.before, difference),
    };
    if effect.size() <= change.rounding.0 {
        teller.words.text("change.effect.none")
    } else if effect.dependence().size() <= change.rounding.0 {
        teller.words.fill("change.effect.alone", &[("effect", &told(effect.alone))])
    } else {
        let values = [("alone", &*told(effect.alone)), ("last", &*told(effect.last))];
        teller.words.fill("change.effect.depends", &values)
    }
    .to_string()
}

/// Why a change cannot be told.
pub fn error_sentence(teller: &Teller<'_>, error: ChangeError) -> String {
    match error {
        ChangeError::UidCounts { before, after } => {
            let (before, after) = (before.to_string(), after.to_string());
            teller.words.fill("change.error.uid_counts", &[("before", &before), ("after", &after)])
        }
        ChangeError::NoSuchResult => teller.words.text("change.error.no_such_result"),
    }
    .to_string()
}
