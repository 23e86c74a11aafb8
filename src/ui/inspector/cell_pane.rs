//! The pane of a weight: the given weight, the counting part, and its effects.

use yew::prelude::*;

use super::arithmetic::arithmetic;
use super::heading::heading;
use super::levers::Levers;
use super::reasons::{reason_key, vote_reasons};
use super::step_curve::{StepCurve, finding};
use super::study::Study;
use crate::store::Lens;
use crate::ui::messages::Messages;
use yuma_engine::fixed::ZERO;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::explain::{Name, Reason, Symbol};
use yuma_scenario::clipped_part;

/// Renders a weight and its effects.
pub fn cell_pane(messages: &Messages, study: &Study, row: Uid, column: Uid, lens: Lens) -> Html {
    let context = format!("{} → {}", study.name(row), study.name(column));
    let counts = study.trace().weights.get(row, column).is_some();
    let explained = explained(lens, row, column, counts);
    let step = match lens {
        Lens::Step(quantity) => quantity.step(),
        Lens::StoredBonds => Quantity::OldBonds.step(),
        Lens::StoredWeights => Quantity::Clipped.step(),
    };
    html! {
        <>
            { heading(&context, &headline(study, messages, row, column)) }
            <p class="meaning">{ finding(messages, study, column) }</p>
            <StepCurve study={study.clone()} miner={column} validator={Some(row)} />
            <p class="meaning">{ meaning(study, messages, row, column) }</p>
            <Levers study={study.clone()} validator={row} miner={column} heading={messages.text("inspector.levers")} />
            { arithmetic(messages, study, &explained, step) }
        </>
    }
}

/// Describes the given weight and its counting part.
fn headline(study: &Study, messages: &Messages, row: Uid, column: Uid) -> String {
    let given = study.trace().cell(Quantity::Weights, row, column);
    let left = study.trace().cell(Quantity::Clipped, row, column).unwrap_or_default();
    let is_idle = study.trace().has_votes() && !vote_reasons(study, row).is_empty();
    let (given_text, counts) =
        (messages.numbers().percent(given.unwrap_or_default()), messages.numbers().percent(left));
    let key = match (given, study.input().weights.get(row, column)) {
        (Some(given), _) if given == ZERO => "inspector.zero_given",
        (Some(_), _) if is_idle => "inspector.nothing_counts",
        (Some(given), _) if clipped_part(given, left) == ZERO => "inspector.all_counts",
        (Some(_), _) if left == ZERO => "inspector.none_counts",
        // The difference is smaller than the shown precision.
        (Some(_), _) if given_text == counts => "inspector.nearly_all_counts",
        (Some(_), _) => "inspector.part_counts",
        (None, Some(_)) => "inspector.nothing_counts",
        (None, None) => "inspector.nothing_given",
    };
    messages.fill(key, &[("given", &given_text), ("counts", &counts)]).to_string()
}

/// Returns the explained numbers: that of the cell, and those from a counting weight to a bond.
fn explained(lens: Lens, row: Uid, column: Uid, counts: bool) -> Vec<Symbol> {
    let shown = match lens {
        Lens::StoredWeights => Symbol::cell(Quantity::Weights, row, column),
        Lens::StoredBonds => Symbol::of_cell(Name::StoredBond, row, column),
        Lens::Step(quantity) => Symbol::cell(quantity, row, column),
    };
    let path = [
        Symbol::result(Quantity::Consensus, column),
        Symbol::cell(Quantity::Clipped, row, column),
        Symbol::result(Quantity::ValidatorTrust, row),
        Symbol::cell(Quantity::EmaBonds, row, column),
    ];
    let path = if counts { path.as_slice() } else { &path[..1] };
    std::iter::once(shown).chain(path.iter().copied().filter(|symbol| *symbol != shown)).collect()
}

/// Describes the meaning of the weight in a sentence; empty while nobody votes.
fn meaning(study: &Study, messages: &Messages, row: Uid, column: Uid) -> String {
    let names = [study.name(row), study.name(column)];
    let fill = |key| messages.fill(key, &[("validator", &names[0]), ("miner", &names[1])]).to_string();
    let given = study.trace().cell(Quantity::Weights, row, column);
    let left = study.trace().cell(Quantity::Clipped, row, column).unwrap_or_default();
    let consensus = study.trace().fraction(Quantity::Consensus, column).unwrap_or_default();
    let reasons = vote_reasons(study, row);
    match given {
        // The sentence about consensus has the reason.
        Some(_) if !study.trace().has_votes() => String::new(),
        Some(_) if !reasons.is_empty() => {
            let reasons = reasons.into_iter().map(|reason| messages.text(reason_key(reason)).to_string());
            let sentences: Vec<String> = std::iter::once(fill("inspector.meaning.idle")).chain(reasons).collect();
            sentences.join(messages.sentence_gap())
        }
        Some(given) if given == ZERO => fill("inspector.meaning.zero"),
        Some(given) if clipped_part(given, left) > ZERO => fill("inspector.meaning.clipped"),
        // Less than a stored unit is rounding.
        Some(given) if clipped_part(consensus, given) > ZERO => fill("inspector.meaning.below"),
        Some(_) => fill("inspector.meaning.kept"),
        None => match study.explain(Symbol::cell(Quantity::Weights, row, column)).reason {
            Some(Reason::NotGiven) | None => fill("inspector.meaning.not_given"),
            Some(reason) => messages.text(reason_key(reason)).to_string(),
        },
    }
}
