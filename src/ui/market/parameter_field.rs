//! A field for a global parameter, with the era's own value.

use yew::prelude::*;

use super::props::MarketProps;
use super::typed::decimal;
use crate::ui::format::{fixed, grouped_digits, trimmed};
use crate::ui::grid::entry_error_key;
use crate::ui::messages::Messages;
use crate::ui::widgets::field::Field;
use yuma_engine::quantity::{BLOCKS_PER_DAY, RAO_PER_TAO};
use yuma_scenario::market::{MarketEdit, Parameter};
use yuma_scenario::{DecimalMark, NumberError};

/// The number of the chain's units in a unit of the page, with the page's unit.
fn unit(parameter: Parameter) -> (f64, &'static str) {
    match parameter {
        Parameter::TaoWeight => (u64::MAX as f64, "α"),
        Parameter::OwnerCut | Parameter::DelegateTake => (f64::from(u16::MAX) / 100.0, "%"),
        Parameter::SubnetLimit => (1.0, ""),
        Parameter::MinLock => (RAO_PER_TAO as f64, "τ"),
        Parameter::NetworkImmunity | Parameter::LockInterval | Parameter::NetworkRateLimit => {
            (BLOCKS_PER_DAY as f64, "d")
        }
    }
}

/// Renders the section with the fields of some parameters, hidden on a later day, because they are inputs of day 0.
pub fn parameter_section(messages: &Messages, market: &MarketProps, parameters: &[Parameter]) -> Html {
    html! {
        <section hidden={!market.is_on_day_zero()}>
            <h3>{ messages.text("market.parameters") }<small>{ messages.text("market.parameters.about") }</small></h3>
            <ul class="market-parameters">{ for parameters.iter().map(|&parameter| html! {
                <li key={parameter.id()}>{ field(messages, market, parameter) }</li>
            }) }</ul>
        </section>
    }
}

fn field(messages: &Messages, market: &MarketProps, parameter: Parameter) -> Html {
    let name = messages.text(&format!("market.parameter.{}", parameter.id()));
    let is_changed = market.market.parameters.contains_key(&parameter);
    let value = written(parameter, parameter.get(&market.results.now.rules.parameters));
    let check = {
        let messages = messages.clone();
        Callback::from(move |text: String| {
            typed(parameter, &text).err().map(|error| messages.text(entry_error_key(error)))
        })
    };
    let on_commit = {
        let market = market.clone();
        Callback::from(move |text: String| {
            if let Ok(value) = typed(parameter, &text) {
                market.edit(MarketEdit::SetParameter { parameter, value: Some(value) }, None);
            }
        })
    };
    let onclick = {
        let market = market.clone();
        Callback::from(move |_: MouseEvent| market.edit(MarketEdit::SetParameter { parameter, value: None }, None))
    };
    let (_, sign) = unit(parameter);
    let is_amount = mark(parameter) == DecimalMark::Point;
    let sign = if sign == "d" { messages.text("market.parameter.days") } else { sign.into() };
    html! {
        <>
            <span class={is_changed.then_some("market-edited")}>{ &name }</span>
            <span class="with-unit"><Field {value} label={name.clone()} {check} {on_commit} {is_amount} /><small>{ sign }</small></span>
            <span>{ for is_changed.then(|| html! {
                <button type="button" class="link" {onclick}>{ messages.text("market.parameter.reset") }</button>
            }) }</span>
        </>
    }
}

/// Returns a value in the page's unit.
fn written(parameter: Parameter, value: u64) -> String {
    let (size, sign) = unit(parameter);
    let text = fixed(value as f64 / size, if sign == "%" { 2 } else { 4 });
    grouped_digits(&trimmed(text))
}

/// Returns the mark before the fraction in the page's unit.
fn mark(parameter: Parameter) -> DecimalMark {
    match parameter {
        Parameter::TaoWeight | Parameter::OwnerCut | Parameter::DelegateTake => DecimalMark::Either,
        _ => DecimalMark::Point,
    }
}

/// Reads a value in the page's unit, rounded to the chain's.
///
/// # Errors
/// Returns an error unless the text is a number between 0 and the parameter's largest value.
fn typed(parameter: Parameter, text: &str) -> Result<u64, NumberError> {
    let (size, _) = unit(parameter);
    let value = (decimal(text.trim().trim_end_matches('%'), mark(parameter))? * size).round();
    if value > parameter.largest() as f64 { Err(NumberError::TooLarge) } else { Ok(value as u64) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_typed_in_its_unit() {
        for (parameter, text, expected, shown) in [
            (Parameter::TaoWeight, "1", u64::MAX, "1"),
            (Parameter::TaoWeight, "0.5", 1 << 63, "0.5"),
            (Parameter::OwnerCut, "100 %", 65_535, "100"),
            (Parameter::DelegateTake, "18", 11_796, "18"),
            (Parameter::SubnetLimit, "1,024", 1_024, "1,024"),
            (Parameter::NetworkImmunity, "120", 864_000, "120"),
            (Parameter::NetworkRateLimit, "0.5", 3_600, "0.5"),
            (Parameter::MinLock, "1000", 1_000_000_000_000, "1,000"),
        ] {
            assert_eq!(typed(parameter, text), Ok(expected), "{parameter:?} {text}");
            assert_eq!(written(parameter, expected), shown, "{parameter:?}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for (parameter, text, expected) in [
            (Parameter::TaoWeight, "1.1", NumberError::TooLarge),
            (Parameter::OwnerCut, "101", NumberError::TooLarge),
            (Parameter::SubnetLimit, "1025", NumberError::TooLarge),
            (Parameter::MinLock, "free", NumberError::NotANumber),
        ] {
            assert_eq!(typed(parameter, text), Err(expected), "{parameter:?} {text}");
        }
    }
}
