//! Descriptions of changes, findings and gains in both languages.

#![cfg(test)]

use crate::changes::between;
use crate::with_plain_spaces;
use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::{Alpha, Block, Epoch, Rao, Share, Uid};
use yuma_engine::yuma::attribution::{Cause, Change, Difference};
use yuma_engine::yuma::explain::{Symbol, Value};
use yuma_engine::yuma::{Hyperparameter, Parameters, Quantity, Shape};
use yuma_playground::store::Language;
use yuma_playground::ui::attribution::{
    Describer, FindingChart, cause_sentence, effect_message, finding_sentence, gains_sentences, headline,
    link_sentence, path_sentence, verdict,
};
use yuma_playground::ui::messages::Messages;
use yuma_scenario::compare::{Finding, Gain, Slope};
use yuma_scenario::{Edit, HyperparameterPreset, Matrix, Scenario, presets};

fn described(describer: &Describer<'_>, change: &Change) -> Vec<String> {
    let mut described = vec![headline(describer, change), verdict(describer, change)];
    described.extend(path_sentence(describer, change));
    for cause in &change.causes {
        described.push(cause_sentence(describer, &cause.cause));
        described.push(effect_message(describer, change, &cause.effect));
    }
    for link in &change.links {
        described.push(effect_message(describer, change, &link.effect));
        described.extend(link.entries.iter().map(|entry| link_sentence(describer, entry)));
    }
    described
}

/// Applies an edit to the opening scenario, whose validators are A to E and whose miners are M1 to M4.
fn opening(edit: Edit, result: Symbol) -> (Scenario, Change) {
    let before = presets::scenario(presets::OPENING).unwrap();
    let after = edit.apply(&before).unwrap();
    let change = between(&before.epoch_input(), &after.epoch_input(), result);
    (after, change)
}

const A: Uid = Uid(0);
const B: Uid = Uid(1);
const M1: Uid = Uid(5);
const M2: Uid = Uid(6);

/// Checks the headline, the steps, the verdict, and the first cause with its effect.
fn check(edit: Edit, result: Symbol, language: Language, expected: [&str; 5]) {
    let (document, change) = opening(edit, result);
    let messages = Messages::new(language);
    let describer = Describer { messages: &messages, document: &document };
    let cause = &change.causes[0];
    let described = [
        headline(&describer, &change),
        path_sentence(&describer, &change).unwrap_or_default(),
        verdict(&describer, &change),
        cause_sentence(&describer, &cause.cause),
        effect_message(&describer, &change, &cause.effect),
    ];
    assert_eq!(described.map(with_plain_spaces), expected);
}

#[test]
fn a_change_is_described_from_its_cause_to_the_result() {
    let sleeper = Edit::Activity { uid: A, active: false };
    let paid = Symbol::result(Quantity::ServerEmission, M2);
    check(
        sleeper.clone(),
        paid,
        Language::English,
        [
            "Miner emission of M2: rose from 55.28 α to 60.47 α (+5.18 α).",
            "A became inactive: its stake does not vote, so A’s share of the active stake fell from 42.00 % to 0 %, so \
             consensus on M2 rose from 35.00 % to 40.00 %, so nothing of B’s weight on M2 is clipped any more (it was \
             5.00 %): the counting part rose from 35.00 % to 40.00 %, so M2’s incentive rose from 37.35 % to 40.85 %.",
            "One cause explains the whole difference.",
            "A last updated its weights 5,001 blocks before the epoch, not 1.",
            "effect +5.18 α",
        ],
    );
    check(
        Edit::HyperparameterPreset(HyperparameterPreset::Yuma2),
        paid,
        Language::English,
        [
            "Miner emission of M2: stayed at 55.28 α.",
            "",
            "Some inputs differ, but none of them affects this result.",
            "Yuma version changed from Yuma 3 to Yuma 2.",
            "no effect on this result",
        ],
    );
    check(
        Edit::Cell { matrix: Matrix::Weights, row: A, column: M1, value: Some(Share(0)) },
        Symbol::result(Quantity::ValidatorTrust, A),
        Language::Chinese,
        [
            "A 的验证者信任度（vtrust）：从 95.00% 降至 90.00%（−5.0 个百分点）。",
            "A 对 M1 的权重从 40.00% 降至 0%；因此，对 M1 的共识从 35.00% 降至 10.00%；因此，A 对 M1 的权重不再被裁剪（此前裁掉 \
             5.00%），计入的部分从 35.00% 降至 0%。",
            "全部由一个原因造成。",
            "A 改变了权重：对 M1 的权重从 40.00% 降至 0%。",
            "影响 −5.0 个百分点",
        ],
    );
}

/// Returns edits of every kind that affects the epoch.
fn edits() -> Vec<Edit> {
    let cell = |matrix| Edit::Cell { matrix, row: B, column: M2, value: Some(Share(60_000)) };
    let kappa = Edit::Parameters(Hyperparameter::Kappa.set(&Parameters::default(), 50_000));
    let mut edits = vec![
        cell(Matrix::Weights),
        cell(Matrix::Bonds),
        kappa,
        Edit::AlphaStake { uid: B, stake: Alpha(1) },
        Edit::TaoStake { uid: B, stake: Rao(1_000_000_000_000_000) },
        Edit::Permit { uid: A, permit: false },
        Edit::Activity { uid: A, active: false },
        Edit::BlockAtRegistration { uid: M1, block: Block(1_000_000_000_000) },
        Edit::Owner(Some(A)),
    ];
    edits.extend(HyperparameterPreset::ALL.map(Edit::HyperparameterPreset));
    edits
}

#[test]
fn every_change_has_a_description() {
    let languages = [Language::English, Language::Chinese].map(Messages::new);
    let before = presets::scenario(presets::OPENING).unwrap();
    for edit in edits() {
        let after = edit.apply(&before).unwrap();
        for quantity in Quantity::ALL {
            let result = match quantity.shape() {
                Shape::Matrix if quantity == Quantity::Alphas => continue,
                Shape::Matrix => Symbol::cell(quantity, B, M2),
                Shape::PerMiner => Symbol::result(quantity, M2),
                _ => Symbol::result(quantity, B),
            };
            let change = between(&before.epoch_input(), &after.epoch_input(), result);
            for messages in &languages {
                let describer = Describer { messages, document: &after };
                for sentence in described(&describer, &change) {
                    check_sentence(&sentence);
                }
            }
        }
    }
}

#[test]
fn every_cause_has_a_description() {
    let document = presets::scenario(presets::OPENING).unwrap();
    let blocks = (Block(1), Block(2_000));
    for (cause, expected) in [
        (Cause::Weights { validator: A, moved: vec![] }, "A changes its weights, but no counting weight has changed."),
        (Cause::Permit { uid: A, holds: true }, "A starts with a validator permit."),
        (Cause::Permits, "The stored permits differ."),
        (
            Cause::Registration { uid: M1, before: blocks.0, after: blocks.1 },
            "M1 is registered at block 2,000, not 1: a newcomer has no history.",
        ),
        (Cause::Commit { uid: A }, "A has a different open commit."),
        (Cause::Owner { before: Some(A), after: None }, "The subnet owner is nobody, not A."),
        (
            Cause::ActivityCutoff { before: blocks.0, after: blocks.1 },
            "Validators count as inactive after 2,000 blocks, not 1.",
        ),
        (Cause::Clock { before: blocks.0, after: blocks.1 }, "The epoch runs at block 2,000, not 1."),
        (Cause::Bonds, "The bonds stored by the previous epoch differ."),
        (Cause::PreviousConsensus, "The consensus stored by the previous epoch differs."),
        (
            Cause::Emission { before: Alpha(2_000_000_000), after: Alpha(1_000_000_000) },
            "The emission fell from 2.00 α to 1.00 α.",
        ),
        (Cause::Others(vec![Cause::Bonds, Cause::Permits]), "2 other causes together."),
    ] {
        let described = [Language::English, Language::Chinese].map(|language| {
            let messages = Messages::new(language);
            cause_sentence(&Describer { messages: &messages, document: &document }, &cause)
        });
        assert_eq!(with_plain_spaces(&described[0]), expected);
        check_sentence(&described[1]);
    }
}

/// Checks that no placeholder and no key is left.
fn check_sentence(sentence: &str) {
    let is_complete =
        !sentence.contains(['{', '}', '_']) && !sentence.contains("change.") && !sentence.contains("finding.");
    assert!(is_complete && !sentence.trim().is_empty(), "{sentence}");
}

#[test]
fn a_small_difference_has_the_digits_to_be_seen() {
    let messages = Messages::new(Language::English);
    let document = presets::scenario(presets::OPENING).unwrap();
    let describer = Describer { messages: &messages, document: &document };
    let fraction = |bits| Value::Fraction(Fraction::from_bits(bits));
    for (before, after, expected) in [
        (fraction(1 << 31), fraction(1 << 30), ["50.00 %", "25.00 %"]),
        (fraction(1 << 31), fraction((1 << 31) + 5_000), ["50.0000 %", "50.0001 %"]),
        (fraction(0), fraction(1 << 30), ["0 %", "25.00 %"]),
        (Value::Alpha(Alpha(1_500_000_000)), Value::Alpha(Alpha(1_500_000_001)), ["1.500000000 α", "1.500000001 α"]),
        (Value::Flag(false), Value::Flag(true), ["no", "yes"]),
    ] {
        assert_eq!(describer.pair(before, after).map(with_plain_spaces), expected);
    }
}

#[test]
fn findings_are_described() {
    let [english, chinese] = [Language::English, Language::Chinese].map(Messages::new);
    let document = presets::scenario(presets::OPENING).unwrap();
    let check = |messages: &Messages, chart, finding, expected: &str| {
        let describer = Describer { messages, document: &document };
        let sentence = finding_sentence(&describer, chart, finding, &|at| (at.0 + 1).to_string());
        assert_eq!(with_plain_spaces(sentence), expected);
    };
    let half = Difference(32_768);
    let slope = Slope { uid: B, from: half, to: Difference(0), between: (Epoch(2), Epoch(7)) };
    for (chart, finding, expected) in [
        (FindingChart::Dividends, Finding::Empty, "Dividends: every value is zero."),
        (FindingChart::Bonds, Finding::Constant, "Stored bonds: no value changes from epoch to epoch."),
        (
            FindingChart::Dividends,
            Finding::LeadChanges { from: A, to: B, epoch: Epoch(4) },
            "Dividends: B overtakes A and leads from epoch 5 on.",
        ),
        (
            FindingChart::PayPerStake,
            Finding::Peak { uid: B, epoch: Epoch(4), value: Difference(5 << 30), end: Difference(1 << 32) },
            "Pay per stake: B peaks at 1.250 in epoch 5 and ends at 1.000.",
        ),
        (
            FindingChart::PayPerStake,
            Finding::Dip { uid: B, epoch: Epoch(4), value: Difference(1 << 31), end: Difference(1 << 32) },
            "Pay per stake: B dips to 0.500 in epoch 5 and ends at 1.000.",
        ),
        (
            FindingChart::Consensus,
            Finding::Converges { epoch: Epoch(9) },
            "Consensus: the lines converge and stay close from epoch 10 on.",
        ),
        (
            FindingChart::Incentive,
            Finding::Falls(slope),
            "Incentive: B falls from 50.0 % to 0.0 %, between epochs 3 and 8.",
        ),
        (
            FindingChart::CumulativeEmission,
            Finding::Leads { uid: A, value: Difference(1_500_000_000) },
            "Emission so far: values change little; A ends highest, at 1.50 α.",
        ),
    ] {
        check(&english, chart, finding, expected);
    }
    check(
        &chinese,
        FindingChart::Dividends,
        Finding::LeadChanges { from: A, to: B, epoch: Epoch(4) },
        "分红：B 超过 A，自第 5 周期起领先。",
    );
    for messages in [&english, &chinese] {
        for chart in FindingChart::ALL {
            check_sentence(&messages.text(&format!("finding.{}", chart.id())));
        }
    }
}

#[test]
fn gains_and_losses_are_described() {
    let messages = Messages::new(Language::English);
    let document = presets::scenario(presets::OPENING).unwrap();
    let describer = Describer { messages: &messages, document: &document };
    let gain = |uid, before: u64, after: u64| Gain {
        uid,
        before: Alpha(before * 1_000_000_000),
        after: Alpha(after * 1_000_000_000),
    };
    let sentences = |gains: &[Gain]| {
        let sentences = gains_sentences(&describer, gains, "under Yuma 2", "as set");
        sentences.into_iter().map(with_plain_spaces).collect::<Vec<_>>()
    };
    assert_eq!(
        sentences(&[gain(A, 40, 70), gain(B, 20, 10)]),
        [
            "A gains most: 70.00 α as set, 40.00 α under Yuma 2 (+30.00 α).",
            "B loses most: 10.00 α as set, 20.00 α under Yuma 2 (−10.00 α).",
        ]
    );
    assert_eq!(
        sentences(&[gain(A, 4, 4)]),
        ["Nobody is paid differently: all pay is the same under Yuma 2 and as set."]
    );
}
