//! A validator's row: given, kept and clipped weights.

use yew::prelude::*;

use super::bar::{Extra, bar};
use super::data_table::DataTable;
use super::reasons::reason_key;
use super::study::Study;
use crate::store::Selection;
use crate::ui::messages::Messages;
use yuma_engine::fixed::{Fraction, ZERO};
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::explain::{Reason, Symbol};
use yuma_scenario::clipped_part;

/// The number of weights with a bar; the table has all of them.
const BARS: usize = 8;

/// Weights that differ by less than this part of them are the same, rounded.
const ROUNDING_PART: i64 = 100;

/// One weight of the row.
#[derive(Clone, Copy, PartialEq)]
struct Given {
    miner: Uid,
    given: Fraction,
    kept: Fraction,
    reason: Option<Reason>,
}

impl Given {
    /// Returns the part that clipping cuts off.
    fn cut(&self) -> Fraction {
        if self.reason.is_some() { ZERO } else { clipped_part(self.given, self.kept) }
    }
}

/// Returns the miner on whom most of a validator's row is cut; `None` if nothing is.
pub fn most_cut(study: &Study, uid: Uid) -> Option<Uid> {
    largest_cut(&row(study, uid)).map(|entry| entry.miner)
}

/// Returns the first weight of a row, which has the largest cut; `None` if nothing is cut.
fn largest_cut(row: &[Given]) -> Option<&Given> {
    row.first().filter(|entry| entry.cut() > ZERO)
}

/// Returns the row: the largest cuts first, then the largest weights. While nobody votes no weight counts, and none is cut.
fn row(study: &Study, uid: Uid) -> Vec<Given> {
    let trace = study.trace();
    let entries = study.input().weights.row(uid).iter();
    let row = entries.map(|&(miner, _)| {
        let given = trace.cell(Quantity::Weights, uid, miner);
        let kept = trace.cell(Quantity::Clipped, uid, miner).unwrap_or(ZERO);
        let weight = Symbol::cell(Quantity::Weights, uid, miner);
        let reason = match given {
            None => study.explain(weight).reason,
            Some(_) => (!trace.has_votes()).then_some(Reason::NobodyVotes),
        };
        Given { miner, given: given.unwrap_or(ZERO), kept, reason }
    });
    let row = ascending(row.collect(), |entry| -i128::from(entry.given.to_bits()));
    ascending(row, |entry| -i128::from(entry.cut().to_bits()))
}

/// Describes a row of equal weights; empty for another row.
fn uniform_sentence(messages: &Messages, study: &Study, uid: Uid, row: &[Given]) -> AttrValue {
    let given: Vec<Fraction> = row.iter().map(|entry| entry.given).filter(|given| *given > ZERO).collect();
    let (least, largest) = (given.iter().min(), given.iter().max());
    let Some((&least, &largest)) = least.zip(largest) else { return AttrValue::default() };
    let is_uniform = largest.saturating_sub(least) <= largest / ROUNDING_PART;
    if given.len() == 1 || !is_uniform {
        return AttrValue::default();
    }
    let (count, percent) = (given.len().to_string(), messages.numbers().percent(largest));
    let values = [("name", &*study.name(uid)), ("count", &*count), ("given", &*percent)];
    messages.fill("inspector.row_uniform", &values)
}

/// Describes how much of the row is cut and where most of it, or that nobody votes; empty if nothing is cut.
fn cut_sentence(messages: &Messages, study: &Study, uid: Uid, row: &[Given]) -> AttrValue {
    if !study.trace().has_votes() {
        return messages.text(reason_key(Reason::NobodyVotes));
    }
    let total = row.iter().map(Given::cut).fold(ZERO, Fraction::saturating_add);
    let Some(largest) = largest_cut(row) else { return AttrValue::default() };
    let numbers = messages.numbers();
    let values = [
        ("name", &*study.name(uid)),
        ("points", &*numbers.percent(total)),
        ("kappa", &*numbers.share_percent(study.scenario.parameters.kappa)),
        ("largest", &*numbers.percent(largest.cut())),
        ("miner", &*study.name(largest.miner)),
    ];
    messages.fill("inspector.row_cut", &values)
}

/// Renders the row with its finding and its table.
pub fn row_bars(messages: &Messages, study: &Study, uid: Uid) -> Html {
    let row = row(study, uid);
    let trust = study.trace().fraction(Quantity::ValidatorTrust, uid).unwrap_or(ZERO);
    let clipped = row.iter().filter(|entry| entry.cut() > ZERO).count();
    let name = study.name(uid);
    let counts = row.iter().any(|entry| entry.reason.is_none() && entry.given > ZERO);
    let key = match (row.len(), counts) {
        (0, _) => "inspector.row_finding_empty".to_owned(),
        (_, true) => messages.plural("inspector.row_finding", clipped),
        (count, false) => messages.plural("inspector.row_finding_none", count),
    };
    let finding = messages.fill(
        &key,
        &[
            ("name", &name),
            ("trust", &messages.numbers().percent(trust)),
            ("clipped", &clipped.to_string()),
            ("count", &row.len().to_string()),
            ("weights", &messages.count("count.weights", row.len())),
        ],
    );
    let widest = row.iter().map(|entry| entry.given).max().unwrap_or(ZERO).to_num::<f64>().max(f64::MIN_POSITIVE);
    let bars = row.iter().filter(|entry| entry.reason.is_none() && entry.given > ZERO).take(BARS);
    let drawn = bars.clone().count();
    let more = row.len().saturating_sub(drawn);
    let more =
        (more > 0 && drawn > 0).then(|| messages.fill("inspector.more_in_table", &[("count", &more.to_string())]));
    let columns = ["inspector.miner", "inspector.given", "inspector.kept", "inspector.note"];
    let rows = row.iter().map(|entry| {
        let note = entry.reason.map(|reason| messages.text(reason_key(reason)).to_string()).unwrap_or_default();
        vec![
            study.name(entry.miner),
            messages.numbers().percent(entry.given),
            messages.numbers().percent(entry.kept),
            note,
        ]
    });
    let notes = [
        uniform_sentence(messages, study, uid, &row),
        cut_sentence(messages, study, uid, &row),
        messages.text("inspector.trust_means"),
    ];
    let notes: Vec<&str> = notes.iter().map(AttrValue::as_str).filter(|note| !note.is_empty()).collect();
    html! {
        <figure class="row-bars">
            <figcaption>{ finding }</figcaption>
            <p class="note">{ notes.join(messages.sentence_gap()) }</p>
            <ul>{ for bars.map(|entry| {
                let select = {
                    let (study, cell) = (study.clone(), Selection::Cell { row: uid, column: entry.miner });
                    Callback::from(move |_: MouseEvent| study.select(cell))
                };
                let kept = messages.numbers().percent(entry.kept);
                let text = if entry.cut() == ZERO {
                    kept
                } else {
                    messages.fill("inspector.kept_of", &[("kept", &kept), ("given", &messages.numbers().percent(entry.given))]).to_string()
                };
                html! {
                    <li key={entry.miner.0}>
                        <button type="button" class="symbol" onclick={select}>{ study.name(entry.miner) }</button>
                        { bar(entry.kept.to_num::<f64>() / widest, entry.given.to_num::<f64>() / widest, Extra::Lost) }
                        <span class="figure">{ text }</span>
                    </li>
                }
            }) }</ul>
            <div class="more">{ more }</div>
            <DataTable title={messages.text("inspector.table")} columns={columns.map(|key| messages.text(key)).to_vec()}
                rows={rows.collect::<Vec<_>>()} />
        </figure>
    }
}
