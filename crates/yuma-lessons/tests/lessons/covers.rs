//! What answers a bet, or leads to its answer, is covered until then.

use std::collections::BTreeSet;

use yuma_lessons::{Bet, BetKind, CoveredResult, Lesson, Region, Step};
use yuma_scenario::AnyDocument;

use super::content::{ids, lesson, opened};

/// A result that a step bets on is covered in each earlier step with the same document, also in one that bets on that of another row:
/// its words have the number.
#[test]
fn results_stay_covered_until_the_last_bet_on_them() {
    check_covers(|lesson, bet, _, _, is_consensus| if is_consensus { asked(lesson, bet) } else { Vec::new() });
}

/// A curve has the answers of all states that differ by its control, so that it waits for the last bet on one of them.
#[test]
fn no_curve_gives_away_a_later_bet() {
    let mut shown = Vec::new();
    for id in ids() {
        let lesson = lesson(&id);
        for (at, step) in lesson.steps.iter().enumerate() {
            let Some(bet) = step.bet.as_ref().filter(|_| step.after_bet.is_empty()) else { continue };
            let asks = calls(&answers(&lesson, bet));
            for (earlier, curve) in lesson
                .steps
                .iter()
                .take(at)
                .flat_map(|earlier| earlier.curves.iter().map(move |curve| (earlier, curve)))
            {
                let differs = |name: &&String| step.set.get(*name) != earlier.set.get(*name) && **name != curve.over;
                let is_on_curve = step.set.keys().chain(earlier.set.keys()).find(differs).is_none();
                let of = calls(&format!("{:?}", lesson.queries[&curve.of].is));
                if is_on_curve && of.iter().any(|call| asks.contains(call)) {
                    shown.push(format!("{id}: the curve of step {} answers the bet of {}", earlier.id, step.id));
                }
            }
        }
    }
    assert!(shown.is_empty(), "{shown:#?}");
}

/// Returns the calls in an expression, each with its arguments, that ask about the document as it is.
fn calls(is: &str) -> BTreeSet<String> {
    let calls = is.split("Call { ").skip(1).filter(|call| call.contains("changes: []"));
    calls.filter_map(|call| call.split(", time: ").next()).map(str::to_owned).collect()
}

/// What leads to the answer of a later bet on the same document is covered too: gains, and the proposals of the inspector. The charts
/// and events of a whole run cannot be covered, so that a step which leads to an answer by them does not show the time.
#[test]
fn no_part_of_the_lab_gives_away_a_later_bet() {
    check_covers(|lesson, bet, step, earlier, is_consensus| {
        // An answer about another state is not in the lab before.
        if step.after_bet.is_empty() { leading(lesson, bet, earlier, is_consensus) } else { Vec::new() }
    });
}

/// Checks for each bet that the steps before it with the same document cover what `needed` returns, which receives the lesson, the
/// bet, its step, the earlier step, and whether the document is a consensus.
fn check_covers(needed: impl Fn(&Lesson, &Bet, &Step, &Step, bool) -> Vec<&'static str>) {
    let mut shown = Vec::new();
    for id in ids() {
        let lesson = lesson(&id);
        let documents: Vec<AnyDocument> = lesson.steps.iter().map(|step| opened(&lesson, step).0).collect();
        for (at, step) in lesson.steps.iter().enumerate() {
            let Some(bet) = &step.bet else { continue };
            let is_consensus = matches!(documents[at], AnyDocument::Consensus(_));
            let before = lesson.steps.iter().zip(&documents).take(at);
            for (earlier, _) in before.filter(|(_, document)| **document == documents[at]) {
                let covered: Vec<&str> = earlier.covers.iter().map(|covered| covered.id()).collect();
                let needed = needed(&lesson, bet, step, earlier, is_consensus);
                shown.extend(needed.into_iter().filter(|needed| !covered.contains(needed)).map(|needed| {
                    format!("{id}: step {} shows {needed}, which answers the bet of {}", earlier.id, step.id)
                }));
            }
        }
    }
    assert!(shown.is_empty(), "{shown:#?}");
}

/// Returns the parts of a step's lab that lead to the answer of a later bet.
fn leading(lesson: &Lesson, bet: &Bet, earlier: &Step, is_consensus: bool) -> Vec<&'static str> {
    let asks = answers(lesson, bet);
    let asks = |functions: &[&str]| functions.iter().any(|function| asks.contains(&format!("\"{function}\"")));
    let mut parts = BTreeSet::new();
    if earlier.shows.contains(&Region::Time) {
        if asks(&["earned"]) {
            parts.insert("charts");
        }
        if asks(&["pruned_by", "survives", "lives"]) {
            parts.extend(["charts", "events"]);
        }
        if asks(&["proceeds", "kept", "value"]) {
            parts.insert(CoveredResult::Participants.id());
        }
    }
    if is_consensus && earlier.shows.contains(&Region::Inspector) {
        parts.insert(CoveredResult::Levers.id());
    }
    parts.into_iter().collect()
}

/// Returns the expressions that answer a bet.
fn answers(lesson: &Lesson, bet: &Bet) -> String {
    match &bet.kind {
        BetKind::Choice(options) => format!("{:?}", options.iter().map(|option| &option.when).collect::<Vec<_>>()),
        kind => format!("{:?}", kind.answer().map(|answer| &lesson.queries[answer].is)),
    }
}

/// Returns the results of the last epoch that answer a bet. The pay per stake follows from the dividends or the pay.
fn asked(lesson: &Lesson, bet: &Bet) -> Vec<&'static str> {
    let is = answers(lesson, bet);
    if is.replace("changes: []", "").contains("changes: [") || is.contains("time: Some") || is.contains("earned") {
        return Vec::new();
    }
    let leads = [
        ("vtrust", ["vtrust"].as_slice()),
        ("dividends", &["dividends"]),
        ("per_stake", &["per_stake", "dividends", "pay"]),
        ("consensus", &["consensus"]),
        ("incentive", &["incentive"]),
    ];
    leads.into_iter().filter(|(result, _)| is.contains(result)).flat_map(|(_, shown)| shown.iter().copied()).collect()
}
