//! A formula with its own numbers.

use yew::prelude::*;

use super::figures::{constant, figure, raw_figure, stored_figure};
use super::reasons::reason_key;
use super::study::Study;
use super::symbols::symbol_name;
use crate::ui::messages::Messages;
use yuma_engine::yuma::explain::{Explanation, Face, Supporting, Symbol, Term, Token, Value};

/// Renders the formula of a number: with names, with numbers, and with the decisive conditions.
pub fn formula(messages: &Messages, study: &Study, symbol: Symbol) -> Html {
    let explanation = study.explain(symbol);
    html! {
        <div class="formula" key={format!("{symbol:?}")}>
            <p class="names">
                { symbol_name(messages, study, symbol) }
                <span class="tokens">{ for explanation.formula.as_ref().map(|formula| html! {
                    <>{ " = " }{ written(study, messages, formula, Face::Symbols) }</>
                }) }</span>
            </p>
            <p class="numbers">{ "= " }{ numbers(study, messages, &explanation) }</p>
            <div class="supporting">{ for explanation.supporting.iter().enumerate().map(|(at, part)| html! {
                <p key={at}>{ supporting(study, messages, part) }</p>
            }) }</div>
            <div class="reason">{ for explanation.reason.map(|reason| html! { <p>{ messages.text(reason_key(reason)) }</p> }) }</div>
        </div>
    }
}

fn numbers(study: &Study, messages: &Messages, explanation: &Explanation) -> Html {
    let formula = explanation.formula.as_ref().filter(|formula| !formula.is_plain());
    let stored = explanation.stored.map(|stored| format!("({})", stored_figure(stored)));
    html! {
        <>
            <span class="tokens">{ for formula.map(|formula| html! {
                <>{ written(study, messages, formula, Face::Values) }{ " = " }</>
            }) }</span>
            <b>{ shown(study, messages, explanation.value) }</b>
            { " " }<small>{ stored }</small>
        </>
    }
}

/// Renders an intermediate value with its formula, or a condition that holds.
fn supporting(study: &Study, messages: &Messages, part: &Supporting) -> Html {
    match part.symbol {
        Some(symbol) => html! {
            <>
                { symbol_name(messages, study, symbol) }
                { " = " }{ written(study, messages, &part.formula, Face::Symbols) }
                <span class="of">
                    { "= " }{ written(study, messages, &part.formula, Face::Values) }{ " = " }
                    { shown(study, messages, part.value) }
                </span>
            </>
        },
        None => html! {
            <>
                { written(study, messages, &part.formula, Face::Symbols) }
                <span class="of">{ written(study, messages, &part.formula, Face::Values) }</span>
            </>
        },
    }
}

fn written(study: &Study, messages: &Messages, formula: &Term, face: Face) -> Html {
    html! {
        <span class="tokens">{ for formula.tokens(face).into_iter().enumerate().map(|(at, token)| html! {
            <span key={at}>{ piece(study, messages, token) }</span>
        }) }</span>
    }
}

fn piece(study: &Study, messages: &Messages, token: Token) -> Html {
    match token {
        Token::Text(text) => html! { { text } },
        Token::Constant(value) => html! { { constant(value) } },
        Token::Value(value) => html! { <em>{ shown(study, messages, value) }</em> },
        Token::Symbol(symbol) => symbol_name(messages, study, symbol),
        Token::More(count, value) => {
            let value = shown(study, messages, value);
            html! { { messages.fill("inspector.more_terms", &[("count", &count.to_string()), ("value", &value)]) } }
        }
    }
}

/// Formats a value in the chosen units.
fn shown(study: &Study, messages: &Messages, value: Value) -> String {
    if study.raw { raw_figure(messages, value) } else { figure(messages, value) }
}
