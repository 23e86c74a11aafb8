//! Tests that the inspector has a message for everything in both languages.

use std::rc::Rc;

use crate::store::{Language, evaluate};
use crate::ui::inspector::{reasons::reason_key, symbols::title};
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_engine::yuma::explain::{Face, Symbol, Term, Token, explain};
use yuma_engine::yuma::{Quantity, STEPS, Shape};
use yuma_scenario::{Edit, HyperparameterPreset, Scenario, presets};

/// Returns the presets, except the large one, under every hyperparameter preset.
fn scenarios() -> impl Iterator<Item = Scenario> {
    let small = presets::ids().filter(|id| *id != "subnet-15").filter_map(presets::scenario);
    small
        .flat_map(|scenario| {
            HyperparameterPreset::ALL.map(|preset| Edit::HyperparameterPreset(preset).apply(&scenario))
        })
        .flatten()
}

fn symbols_of(formula: &Term) -> impl Iterator<Item = Symbol> {
    formula.tokens(Face::Symbols).into_iter().filter_map(|token| match token {
        Token::Symbol(symbol) => Some(symbol),
        _ => None,
    })
}

fn check(messages: &Messages, key: &str) {
    assert!(messages.find(key).is_some(), "{key} in {:?}", messages.language());
}

#[test]
fn every_symbol_and_every_reason_has_a_message() {
    let languages = [Language::English, Language::Chinese].map(Messages::new);
    for scenario in scenarios() {
        let evaluation = evaluate(&Rc::new(scenario.clone()), Epoch(0));
        let uids = || Uid::all(scenario.uid_count());
        for quantity in Quantity::ALL {
            let symbols: Vec<Symbol> = match quantity.shape() {
                Shape::Matrix => {
                    uids().flat_map(|row| uids().map(move |column| Symbol::cell(quantity, row, column))).collect()
                }
                _ => uids().map(|uid| Symbol::result(quantity, uid)).collect(),
            };
            for symbol in symbols {
                let explanation = explain(&evaluation.input, &evaluation.trace, symbol);
                let formulas = explanation.supporting.iter().map(|part| &part.formula).chain(&explanation.formula);
                let named = formulas.flat_map(symbols_of).chain([symbol]);
                for (symbol, messages) in
                    named.flat_map(|symbol| languages.iter().map(move |messages| (symbol, messages)))
                {
                    assert!(!title(messages, symbol).contains("symbol."), "{symbol:?} in {:?}", messages.language());
                }
                if let Some(reason) = explanation.reason {
                    languages.iter().for_each(|messages| check(messages, reason_key(reason)));
                }
            }
        }
    }
}

#[test]
fn every_step_and_every_quantity_has_a_message() {
    for messages in [Language::English, Language::Chinese].map(Messages::new) {
        for step in STEPS {
            check(&messages, &format!("step.{}.title", step.id));
            check(&messages, &format!("step.{}.about", step.id));
        }
        for quantity in Quantity::ALL {
            check(&messages, &format!("quantity.{}.title", quantity.id()));
        }
    }
}
