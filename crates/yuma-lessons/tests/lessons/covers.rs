//! What answers a bet, or leads to its answer, is covered until then.

use std::collections::BTreeSet;

use yuma_lessons::{Bet, BetKind, CoveredResult, Lesson, Region, Step};
use yuma_scenario::AnyDocument;

use super::content::{ids, lesson, opened};

/// A result that a step bets on is covered in each earlier step with the same document.
#[test]
fn results_stay_covered_until_the_last_bet_on_them() {
    let mut shown = Vec::new();
    for id in ids() {
        let lesson = lesson(&id);
        for (at, step) in lesson.steps.iter().enumerate() {
            let AnyDocument::Consensus(document) = opened(&lesson, step).0 else { continue };
            let Some(bet) = &step.bet else { continue };
            let asked = asked(&lesson, bet);
            for earlier in &lesson.steps[..at] {
                let is_same = matches!(opened(&lesson, earlier).0, AnyDocument::Consensus(other) if other == document);
                for result in asked.iter().filter(|_| is_same) {
                    if !earlier.covers.iter().any(|covered| covered.id() == *result) {
                        shown.push(format!("{id}: step {} shows {result}, on which {} bets", earlier.id, step.id));
                    }
                }
            }
        }
    }
    assert!(shown.is_empty(), "{shown:#?}");
}

/// What leads to the answer of a later bet on the same document is covered too: charts and events of the whole run, gains, and the
/// proposals of the inspector.
#[test]
fn no_part_of_the_lab_gives_away_a_later_bet() {
    let mut shown = Vec::new();
    for id in ids() {
        let lesson = lesson(&id);
        for (at, step) in lesson.steps.iter().enumerate() {
            // An answer about another state is not in the lab before.
            let Some(bet) = step.bet.as_ref().filter(|_| step.after_bet.is_empty()) else { continue };
            let document = opened(&lesson, step).0;
            for earlier in lesson.steps[..at].iter().filter(|earlier| opened(&lesson, earlier).0 == document) {
                for needed in leading(&lesson, bet, earlier, matches!(document, AnyDocument::Consensus(_))) {
                    if !earlier.covers.contains(&needed) {
                        shown.push(format!("{id}: step {} shows {needed:?}, which answer {}", earlier.id, step.id));
                    }
                }
            }
        }
    }
    assert!(shown.is_empty(), "{shown:#?}");
}

/// Returns the parts of a step's lab that lead to the answer of a later bet.
fn leading(lesson: &Lesson, bet: &Bet, earlier: &Step, is_consensus: bool) -> BTreeSet<CoveredResult> {
    let asks = answers(lesson, bet);
    let asks = |functions: &[&str]| functions.iter().any(|function| asks.contains(&format!("\"{function}\"")));
    let mut parts = BTreeSet::new();
    if earlier.shows.contains(&Region::Time) {
        if asks(&["earned"]) {
            parts.insert(CoveredResult::Charts);
        }
        if asks(&["pruned_by", "survives", "lives"]) {
            parts.extend([CoveredResult::Charts, CoveredResult::Events]);
        }
        if asks(&["proceeds", "kept", "value"]) {
            parts.insert(CoveredResult::Participants);
        }
    }
    if is_consensus && earlier.shows.contains(&Region::Inspector) {
        parts.insert(CoveredResult::Levers);
    }
    parts
}

/// Returns the expressions that answer a bet.
fn answers(lesson: &Lesson, bet: &Bet) -> String {
    match &bet.kind {
        BetKind::Choice(options) => format!("{:?}", options.iter().map(|option| &option.when).collect::<Vec<_>>()),
        kind => format!("{:?}", kind.answer().map(|answer| &lesson.queries[answer].is)),
    }
}

/// Returns the results of the last epoch that answer a bet on a number or a name.
fn asked(lesson: &Lesson, bet: &Bet) -> Vec<&'static str> {
    let Some(answer) = bet.kind.answer() else { return Vec::new() };
    let is = format!("{:?}", lesson.queries[answer].is);
    let is_of_another_state = ["with", "epoch", "earned"].iter().any(|word| is.contains(word));
    let results = ["vtrust", "dividends", "per_stake", "consensus", "incentive"];
    results.into_iter().filter(|result| !is_of_another_state && is.contains(result)).collect()
}
