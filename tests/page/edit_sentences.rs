//! The sentence after an edit, in both languages.

#![cfg(test)]

use std::rc::Rc;

use crate::with_plain_spaces;
use yuma_engine::quantity::{Alpha, Epoch, Millionths, Uid};
use yuma_engine::yuma::attribution::moved;
use yuma_engine::yuma::explain::Symbol;
use yuma_engine::yuma::{Hyperparameter, Parameters, Quantity};
use yuma_playground::store::{Action, Language, OpenDocument, Origin, State, evaluate, reduce};
use yuma_playground::ui::attribution::{Describer, EditEffects, edit_effects, is_noticeable};
use yuma_playground::ui::messages::Messages;
use yuma_scenario::edit::{Others, RowOperation, row_sum};
use yuma_scenario::{Change, Edit, Matrix, Scenario, presets};

const A: Uid = Uid(0);
const B: Uid = Uid(1);
const C: Uid = Uid(2);
const E: Uid = Uid(4);
const M1: Uid = Uid(5);
const M2: Uid = Uid(6);
const M4: Uid = Uid(8);

fn opening() -> Scenario {
    presets::scenario(presets::OPENING).unwrap()
}

/// Applies edits of one gesture to the opening scenario.
fn edited(edits: &[Edit]) -> Rc<State> {
    let state = Rc::new(State::new(OpenDocument::new(Rc::new(opening()), Origin::Preset(presets::OPENING.to_owned()))));
    edits.iter().fold(state, |state, edit| reduce(&state, Action::Edit { edit: edit.clone(), gesture: Some(1) }))
}

/// Returns the sentence after the last edit of a state.
fn sentence(state: &State, language: Language) -> String {
    with_plain_spaces(effects(state, language).sentence)
}

fn effects(state: &State, language: Language) -> EditEffects {
    let before = evaluate(state.before_last_edit().unwrap(), Epoch(0));
    let now = evaluate(&state.document.scenario, Epoch(0));
    let messages = Messages::new(language);
    let describer = Describer { messages: &messages, document: &now.scenario };
    edit_effects(&describer, state.document.edit.as_deref(), &before, &now).unwrap()
}

#[test]
fn the_explanation_is_of_the_result_that_the_sentence_names_first() {
    let penalty = Edit::Parameters(Hyperparameter::BondsPenalty.set(&Parameters::default(), 0));
    for (edit, subject) in [
        (part(E, M4, 60), Some((Quantity::ValidatorTrust, E))),
        (Edit::Put(vec![row_of(C, A)]), Some((Quantity::ValidatorTrust, C))),
        (penalty, Some((Quantity::ValidatorEmission, E))),
        (Edit::ReplaceNeuron(M1), Some((Quantity::ServerEmission, M1))),
        (Edit::NextEpoch, None),
    ] {
        assert_eq!(effects(&edited(std::slice::from_ref(&edit)), Language::English).subject, subject, "{edit:?}");
    }
}

fn part(row: Uid, column: Uid, percent: u64) -> Edit {
    let (part, basis) = (Millionths(percent * 10_000), row_sum(&opening(), row));
    Edit::PartOfRow { row, column, part, basis, others: Others::KeepSum }
}

fn row_of(uid: Uid, source: Uid) -> Change {
    Change::Weights { uid, row: opening().weights[source.index()].clone() }
}

#[test]
fn the_sentence_names_what_the_person_changed() {
    let without_bonds: Vec<Edit> =
        (0..5).map(|row| Edit::Row { matrix: Matrix::Bonds, row: Uid(row), operation: RowOperation::Clear }).collect();
    let penalty = Edit::Parameters(Hyperparameter::BondsPenalty.set(&Parameters::default(), 0));
    for (edits, english, chinese) in [
        (
            vec![part(E, M4, 60)],
            "You lowered E on M4 to 60.0 %; the rest of E’s row changed with it: E’s vtrust 10.0 % → 30.0 %, E +0.16 α, M4 −0.10 α, M3 +1.25 α, M2 −0.62 α.",
            "E 给 M4 的权重降至 60.0%，E 的其余权重随之变化：E 的 vtrust 10.0% → 30.0%，E +0.16 α，M4 −0.10 α，M3 +1.25 α，M2 −0.62 α。",
        ),
        (
            vec![Edit::Put(vec![row_of(C, A)])],
            "C now votes like A: C’s vtrust 75.0 % → 100.0 %, C −0.20 α, M1 +8.94 α, M3 −5.99 α.",
            "C 现在与 A 投一样的票：C 的 vtrust 75.0% → 100.0%，C −0.20 α，M1 +8.94 α，M3 −5.99 α。",
        ),
        (
            vec![Edit::Put(vec![row_of(C, E), row_of(B, E)])],
            "You changed the weights of B and C: B’s vtrust 95.0 % → 10.0 %, B −2.23 α, M4 +5.67 α, M2 −10.37 α.",
            "B、C 的权重已改变：B 的 vtrust 95.0% → 10.0%，B −2.23 α，M4 +5.67 α，M2 −10.37 α。",
        ),
        (
            vec![Edit::Row { matrix: Matrix::Weights, row: C, operation: RowOperation::Clear }],
            "You removed C’s weights: C’s vtrust 75.0 % → 0.0 %, C −2.30 α, M1 +5.67 α, M3 −4.79 α.",
            "C 的权重已清空：C 的 vtrust 75.0% → 0.0%，C −2.30 α，M1 +5.67 α，M3 −4.79 α。",
        ),
        (
            vec![Edit::Row { matrix: Matrix::Weights, row: C, operation: RowOperation::Fill }],
            "You changed C’s weights: C’s vtrust 75.0 % → 80.0 %, C −0.19 α, M1 +3.59 α, M2 −3.18 α.",
            "C 的权重已改变：C 的 vtrust 75.0% → 80.0%，C −0.19 α，M1 +3.59 α，M2 −3.18 α。",
        ),
        (
            vec![Edit::Activity { uid: A, active: false }],
            "You made A inactive: A’s vtrust 95.0 % → 90.0 %, A −67.93 α, B +34.77 α, M1 −9.04 α.",
            "A 变为不活跃：A 的 vtrust 95.0% → 90.0%，A −67.93 α，B +34.77 α，M1 −9.04 α。",
        ),
        (
            vec![Edit::AlphaStake { uid: E, stake: Alpha(950_000_000_000_000) }],
            "You raised E’s stake to 950,000.00 α: E’s vtrust 10.0 % → 100.0 %, E +85.16 α, M4 +81.25 α, A −40.51 α.",
            "E 的质押升至 950,000.00 α：E 的 vtrust 10.0% → 100.0%，E +85.16 α，M4 +81.25 α，A −40.51 α。",
        ),
        (
            vec![penalty],
            "Bonds penalty changed from 100 % to 0 %, and 1 more input changed: E +0.39 α, A −0.37 α.",
            "债券惩罚（bonds penalty）：由 100% 变为 0%，另有 1 项输入改变：E +0.39 α，A −0.37 α。",
        ),
        (
            without_bonds,
            "You removed the stored bonds: nobody is paid differently.",
            "存储的债券已清除：所有人的收入不变。",
        ),
        (vec![Edit::NextEpoch], "One epoch later: nobody is paid differently.", "一个周期之后：所有人的收入不变。"),
        (
            vec![Edit::ReplaceNeuron(M1)],
            "You replaced M1 by a new neuron: M1 −47.25 α, M2 +30.39 α, A −4.39 α.",
            "M1 换成了新注册的神经元：M1 −47.25 α，M2 +30.39 α，A −4.39 α。",
        ),
    ] {
        let state = edited(&edits);
        let described = [Language::English, Language::Chinese].map(|language| sentence(&state, language));
        assert_eq!(described, [english, chinese]);
    }
}

#[test]
fn after_an_undo_the_sentence_is_that_of_the_edit_before() {
    let first = edited(&[Edit::Put(vec![row_of(C, A)])]);
    let second = reduce(&first, Action::Edit { edit: part(E, M4, 60), gesture: None });
    assert!(sentence(&second, Language::English).starts_with("You lowered E on M4 to 60.0 %"));
    assert_eq!(sentence(&reduce(&second, Action::Undo), Language::English), sentence(&first, Language::English));
    let replaced = Action::Replace { scenario: Rc::clone(&first.document.opened), gesture: None };
    assert_eq!(reduce(&second, replaced).document.edit, None);
}

#[test]
fn a_small_change_of_the_edited_miner_is_mentioned() {
    let sentence = sentence(&edited(&[part(E, M4, 94)]), Language::English);
    assert!(sentence.contains("M4 −"), "{sentence}");
}

#[test]
fn a_result_that_an_edit_leaves_unchanged_is_not_explained() {
    let clear = |row| Edit::Row { matrix: Matrix::Bonds, row: Uid(row), operation: RowOperation::Clear };
    let without_bonds: Vec<Edit> = (0..5).map(clear).collect();
    let clipped = Symbol::cell(Quantity::Clipped, C, M2);
    for (edits, result, expected) in [
        (without_bonds.clone(), clipped, false),
        (without_bonds, Symbol::result(Quantity::Dividends, C), false),
        (vec![part(E, M4, 60)], clipped, false),
        (vec![part(E, M4, 60)], Symbol::result(Quantity::Dividends, E), true),
        (vec![Edit::Put(vec![row_of(C, A)])], Symbol::result(Quantity::ValidatorTrust, C), true),
    ] {
        let state = edited(&edits);
        let before = evaluate(state.before_last_edit().unwrap(), Epoch(0));
        let now = evaluate(&state.document.scenario, Epoch(0));
        let moved = moved(&before.trace, &now.trace, result).unwrap();
        assert_eq!(is_noticeable(&moved), expected, "{edits:?} {result:?}");
    }
}
