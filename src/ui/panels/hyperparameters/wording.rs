//! The texts of hyperparameters: units, ranges, and the reasons why one has no effect.

use super::scale::{EntryError, Scale};
use crate::ui::format::grouped_digits;
use crate::ui::messages::Messages;
use yuma_engine::yuma::{Hyperparameter, Idle, Step, Unit};

/// Formats a raw value in human units with its sign.
pub fn shown(messages: &Messages, hyperparameter: Hyperparameter, raw: i128) -> String {
    let scale = Scale::of(hyperparameter);
    match scale.unit {
        Unit::Choice(options) => {
            let option = usize::try_from(raw).ok().and_then(|at| options.get(at)).copied().unwrap_or_default();
            messages.text(&format!("hyperparameters.choice.{option}")).to_string()
        }
        unit => with_unit(messages, scale.human(raw), unit, raw),
    }
}

/// Returns the range of values: "1 to 50,400 blocks", "0 alpha or more".
pub fn range(messages: &Messages, hyperparameter: Hyperparameter) -> String {
    let (min, max) = hyperparameter.range();
    // The largest amount is that of the chain's type, which nobody holds.
    if hyperparameter.unit() == Unit::Amount {
        let min = shown(messages, hyperparameter, min);
        return messages.fill("hyperparameters.range.from", &[("min", &min)]).to_string();
    }
    let min = grouped_digits(&Scale::of(hyperparameter).human(min));
    messages.fill("hyperparameters.range", &[("min", &min), ("max", &shown(messages, hyperparameter, max))]).to_string()
}

fn with_unit(messages: &Messages, number: String, unit: Unit, raw: i128) -> String {
    let number = grouped_digits(&number);
    match unit {
        Unit::Count | Unit::Choice(_) => number,
        Unit::Multiple { .. } => format!("{number}{}", unit_sign(messages, unit)),
        Unit::Blocks => {
            let count = usize::try_from(raw).unwrap_or_default();
            messages.fill_plural("hyperparameters.blocks", count, &[("count", &number)]).to_string()
        }
        Unit::Proportion { .. } | Unit::Amount => messages.numbers().with_unit(&number, &unit_sign(messages, unit)),
    }
}

/// Returns the sign of a unit.
pub fn unit_sign(messages: &Messages, unit: Unit) -> String {
    match unit {
        Unit::Proportion { .. } => messages.text("hyperparameters.unit.percent"),
        Unit::Multiple { .. } => messages.text("hyperparameters.unit.times"),
        Unit::Amount => messages.text("hyperparameters.unit.alpha"),
        Unit::Blocks => messages.text("hyperparameters.unit.blocks"),
        Unit::Choice(_) | Unit::Count => return String::new(),
    }
    .to_string()
}

/// Describes why a hyperparameter has no effect at present.
pub fn idle_reason(messages: &Messages, idle: Idle) -> String {
    match idle {
        Idle::YumaTwo => messages.text("hyperparameters.idle.yuma_two"),
        Idle::LiquidAlphaOff => messages.text("hyperparameters.idle.liquid_alpha_off"),
        Idle::LiquidAlphaOn => messages.text("hyperparameters.idle.liquid_alpha_on"),
        Idle::NoConsensus => messages.text("hyperparameters.idle.no_consensus"),
        Idle::NoPreviousConsensus => messages.text("hyperparameters.idle.no_previous_consensus"),
        Idle::NoRootStake => messages.text("hyperparameters.idle.no_root_stake"),
        Idle::NothingClipped => messages.text("hyperparameters.idle.nothing_clipped"),
    }
    .to_string()
}

/// Describes the error in typed text.
pub fn entry_error(messages: &Messages, scale: Scale, error: EntryError) -> yew::AttrValue {
    match error {
        EntryError::NotANumber => messages.text("hyperparameters.wrong.not_a_number"),
        EntryError::OutOfRange => messages.text("hyperparameters.wrong.out_of_range"),
        EntryError::Ambiguous { as_percent, as_fraction } => {
            let [percent, fraction] = [as_percent, as_fraction].map(|raw| scale.human(raw));
            messages.fill("hyperparameters.wrong.ambiguous", &[("percent", &percent), ("fraction", &fraction)])
        }
    }
}

/// Returns the titles of the steps that read a hyperparameter.
pub fn readers(messages: &Messages, hyperparameter: Hyperparameter) -> String {
    let title = |step: &Step| messages.find(&format!("step.{}.title", step.id)).unwrap_or_else(|| step.id.into());
    let titles: Vec<_> = hyperparameter.readers().map(title).collect();
    titles.join(&messages.text("hyperparameters.list_separator"))
}
