//! Descriptions of keyframes in both languages.

use crate::with_plain_spaces;
use yuma_engine::quantity::{Alpha, Block, Epoch, Rao, Share, Uid};
use yuma_engine::yuma::Hyperparameter;
use yuma_playground::store::Language;
use yuma_playground::ui::attribution::Describer;
use yuma_playground::ui::messages::Messages;
use yuma_playground::ui::time::{change_message, chart_events};
use yuma_scenario::timeline::{Activity, Source};
use yuma_scenario::{Change, Row, Timeline, presets};

/// The validators of the opening scenario are A to E, its miners M1 to M4.
const A: Uid = Uid(0);
const M1: Uid = Uid(5);
const M4: Uid = Uid(8);

fn row(weights: &[u16]) -> Row {
    Row::new((M1.0..).map(Uid).zip(weights.iter().copied().map(Share)).collect())
}

fn described(change: &Change, language: Language) -> String {
    let (document, messages) = (presets::scenario(presets::OPENING).unwrap(), Messages::new(language));
    with_plain_spaces(change_message(&Describer { messages: &messages, document: &document }, change))
}

fn changes() -> Vec<(Change, &'static str)> {
    let activity = |activity| Change::Activity { uid: A, activity };
    let copy = |source, delay| Change::Copy { uid: A, source, delay: Epoch(delay) };
    let weights = |weights: &[u16]| Change::Weights { uid: A, row: row(weights) };
    vec![
        (Change::ReplaceNeuron { uid: M4, blocks_before: Block(0) }, "M4 is replaced by a newcomer"),
        (
            Change::ReplaceNeuron { uid: M4, blocks_before: Block(361) },
            "M4 is replaced by a newcomer (blocks before the epoch: 361)",
        ),
        (Change::ResetBonds { uid: M4 }, "the bonds with M4 are reset"),
        (Change::Hyperparameter { hyperparameter: Hyperparameter::YumaVersion, raw: 0 }, "Yuma version: Yuma 2"),
        (Change::CommitReveal(true), "Commit-reveal: On"),
        (Change::Emission(Alpha(1_500_000_000)), "Emission per epoch: 1.5 α"),
        (Change::AlphaStake { uid: A, stake: Alpha(420_000_000_000_000) }, "A stakes 420,000 α"),
        (Change::TaoStake { uid: A, stake: Rao(2_000_000_000) }, "A has 2 τ on root"),
        (Change::Permit { uid: A, permit: true }, "A has a permit"),
        (Change::Permit { uid: A, permit: false }, "A has no permit"),
        (activity(Activity::Submits), "A submits weights again"),
        (activity(Activity::Stops), "A stops submitting weights"),
        (activity(Activity::Inactive), "A is inactive"),
        (weights(&[6_554, 0, 58_982]), "A sets weights M3 90.0 % · M1 10.0 %"),
        (weights(&[1, 4, 3, 2]), "A sets weights M2 <0.1 % · M3 <0.1 % · M4 <0.1 % · …"),
        (weights(&[0]), "A sets no weights"),
        (weights(&[]), "A sets no weights"),
        (copy(Source::Consensus, 0), "A copies the consensus"),
        (copy(Source::Validator(Uid(1)), 1), "A copies B with a delay of 1 epoch"),
        (copy(Source::Validator(Uid(1)), 3), "A copies B with a delay of 3 epochs"),
        (Change::OwnWeights { uid: A }, "A submits its own weights again"),
    ]
}

#[test]
fn each_change_has_a_description() {
    for (change, expected) in changes() {
        assert_eq!(described(&change, Language::English), expected);
    }
}

#[test]
fn chinese_descriptions_match() {
    for (change, english) in changes() {
        let chinese = described(&change, Language::Chinese);
        assert!(!chinese.contains('{') && !chinese.contains("time.change"), "{chinese}");
        for name in ["M4", "M3", "420,000", "90.0", "1.5 α"].iter().filter(|name| english.contains(**name)) {
            assert!(chinese.contains(name), "{chinese} lacks {name}");
        }
    }
}

#[test]
fn a_chart_lists_only_the_first_of_many_changes_of_an_epoch() {
    let (document, messages) = (presets::scenario(presets::OPENING).unwrap(), Messages::new(Language::English));
    let label = |count: u16| {
        let mut timeline = Timeline::new(Epoch(2));
        for uid in (0..count).map(Uid) {
            timeline.set(Epoch(1), Change::AlphaStake { uid, stake: Alpha(1_000_000_000) });
        }
        let events = chart_events(&Describer { messages: &messages, document: &document }, &timeline);
        events.into_iter().map(|event| with_plain_spaces(event.label)).collect::<Vec<_>>()
    };
    assert_eq!(label(3), ["A stakes 1 α; B stakes 1 α; C stakes 1 α"]);
    assert_eq!(label(4), ["A stakes 1 α; B stakes 1 α; C stakes 1 α; …"]);
}
