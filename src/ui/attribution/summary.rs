//! Summarizes a change and the reliability of its causes.

use super::numbers::Describer;
use yuma_engine::yuma::attribution::{Change, ChangeError, Difference, Effect};
use yuma_engine::yuma::explain::{Name, Value};

/// Describes the result before and after.
pub fn headline(describer: &Describer<'_>, change: &Change) -> String {
    let symbol = change.result.symbol;
    let quantity = match symbol.name {
        Name::Quantity(quantity) => describer.messages.text(&format!("quantity.{}.title", quantity.id())),
        _ => Default::default(),
    };
    let mut way = describer.way(&change.result);
    if change.difference() != Difference::default() && !matches!(change.result.after, Value::Flag(_)) {
        let difference = describer.difference(change.result.after, change.difference());
        way = describer.messages.fill("change.by", &[("way", &way), ("difference", &difference)]).to_string();
    }
    let clause = match (symbol.validator, symbol.miner) {
        (Some(validator), Some(miner)) => {
            let (validator, miner) = (describer.name(validator), describer.name(miner));
            let values = [("quantity", &*quantity), ("validator", &*validator), ("miner", &*miner), ("way", &*way)];
            describer.clause("change.of_cell", &values)
        }
        (validator, miner) => {
            let name = describer.name_or_nobody(validator.or(miner));
            describer.clause("change.of_neuron", &[("quantity", &quantity), ("name", &name), ("way", &way)])
        }
    };
    describer.sentence(&clause)
}

/// Describes whether the effects of the causes add up.
pub fn verdict(describer: &Describer<'_>, change: &Change) -> String {
    let effective = change.causes.iter().filter(|cause| cause.effect.size() > change.rounding.0).count();
    let is_equal = change.difference().size() <= change.rounding.0;
    match () {
        () if change.causes.is_empty() => describer.messages.text("change.same_input"),
        () if effective == 0 && is_equal => describer.messages.text("change.same_result"),
        () if change.interaction.size() > change.rounding.0 => {
            let described = |difference| describer.difference(change.result.before, difference);
            let sum = described(change.difference().minus(change.interaction));
            describer.messages.fill("change.mixes", &[("sum", &sum), ("total", &described(change.difference()))])
        }
        () if !change.is_additive() => describer.messages.text("change.depends"),
        () if effective == 1 => describer.messages.text("change.one_cause"),
        () => describer.messages.text("change.adds_up"),
    }
    .to_string()
}

/// Describes an effect: one number if it is the same alone and after all other causes.
pub fn effect_message(describer: &Describer<'_>, change: &Change, effect: &Effect) -> String {
    let described = |difference: Difference| match difference.size() <= change.rounding.0 {
        true => describer.messages.text("change.effect.nothing").to_string(),
        false => describer.difference(change.result.before, difference),
    };
    if effect.size() <= change.rounding.0 {
        describer.messages.text("change.effect.none")
    } else if effect.dependence().size() <= change.rounding.0 {
        describer.messages.fill("change.effect.alone", &[("effect", &described(effect.alone))])
    } else {
        let values = [("alone", &*described(effect.alone)), ("last", &*described(effect.last))];
        describer.messages.fill("change.effect.depends", &values)
    }
    .to_string()
}

/// Describes why a change cannot be explained.
pub fn error_sentence(describer: &Describer<'_>, error: ChangeError) -> String {
    match error {
        ChangeError::UidCounts { before, after } => {
            let (before, after) = (before.to_string(), after.to_string());
            describer.messages.fill("change.error.uid_counts", &[("before", &before), ("after", &after)])
        }
        ChangeError::NoSuchResult => describer.messages.text("change.error.no_such_result"),
    }
    .to_string()
}
