//! Words for hyperparameters: units, ranges, and why one has no effect.

use super::scale::{EntryError, Scale};
use crate::ui::words::Words;
use yuma_engine::yuma::{Hyperparameter, Idle, Step, Unit};

/// A raw value in human units with its sign.
pub fn shown(words: &Words, hyperparameter: Hyperparameter, raw: i128) -> String {
    let scale = Scale::of(hyperparameter);
    match scale.unit {
        Unit::Choice(options) => {
            let option = usize::try_from(raw).ok().and_then(|at| options.get(at)).copied().unwrap_or_default();
            words.text(&format!("rules.choice.{option}")).to_string()
        }
        _ => format!("{} {}", scale.human(raw), unit_sign(words, scale.unit)).trim_end().to_owned(),
    }
}

/// The least and the largest value.
pub fn range(words: &Words, hyperparameter: Hyperparameter) -> String {
    let (least, largest) = hyperparameter.range();
    let (least, largest) = (shown(words, hyperparameter, least), shown(words, hyperparameter, largest));
    words.fill("rules.range", &[("least", &least), ("largest", &largest)]).to_string()
}

/// What stands behind a value.
pub fn unit_sign(words: &Words, unit: Unit) -> String {
    match unit {
        Unit::Proportion { .. } => words.text("rules.unit.percent"),
        Unit::Multiple { .. } => words.text("rules.unit.times"),
        Unit::Amount => words.text("rules.unit.alpha"),
        Unit::Blocks => words.text("rules.unit.blocks"),
        Unit::Choice(_) | Unit::Count => return String::new(),
    }
    .to_string()
}

/// Why a hyperparameter has no effect at present.
pub fn idle_reason(words: &Words, idle: Idle) -> String {
    match idle {
        Idle::YumaTwo => words.text("rules.idle.yuma_two"),
        Idle::LiquidAlphaOff => words.text("rules.idle.liquid_alpha_off"),
        Idle::LiquidAlphaOn => words.text("rules.idle.liquid_alpha_on"),
        Idle::NoConsensus => words.text("rules.idle.no_consensus"),
        Idle::NoPreviousConsensus => words.text("rules.idle.no_previous_consensus"),
        Idle::NoRootStake => words.text("rules.idle.no_root_stake"),
    }
    .to_string()
}

/// What is wrong with typed text.
pub fn entry_error(words: &Words, error: EntryError) -> yew::AttrValue {
    match error {
        EntryError::NotANumber => words.text("rules.wrong.not_a_number"),
        EntryError::OutOfRange => words.text("rules.wrong.out_of_range"),
    }
}

/// The titles of the steps that read a hyperparameter.
pub fn readers(words: &Words, hyperparameter: Hyperparameter) -> String {
    let title = |step: &Step| words.find(&format!("step.{}.title", step.id)).unwrap_or_else(|| step.id.into());
    let titles: Vec<_> = hyperparameter.readers().map(title).collect();
    titles.join(&words.text("rules.list_separator"))
}
