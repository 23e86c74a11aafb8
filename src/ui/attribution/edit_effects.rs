//! The effects of an edit: what changed, and the largest gains and losses.

use super::edit_clause::{edit_clause, edited_cell, edited_neuron};
use super::numbers::Describer;
use crate::store::Evaluation;
use crate::ui::format;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::attribution::{self, Moved, causes};
use yuma_engine::yuma::explain::Value;
use yuma_scenario::Edit;

/// Differences of pay below this are not mentioned, in rao.
const NOTICEABLE: u64 = 5_000_000;

/// Differences of the edited miner's pay below this are rounding, in rao.
const ROUNDING: u64 = 1_000;

/// Differences of fractions below this are not mentioned: two decimals of a percentage, in units of 2^-32.
const NOTICEABLE_FRACTION: i128 = (1 << 32) / 10_000;

/// The effects of an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditEffects {
    /// The sentence.
    pub sentence: String,
    /// The result that the sentence names first.
    pub subject: Option<(Quantity, Uid)>,
}

/// A neuron's pay before and after, in rao.
#[derive(Clone, Copy)]
struct Pay {
    uid: Uid,
    before: u64,
    after: u64,
}

impl Pay {
    fn difference(self) -> u64 {
        self.before.abs_diff(self.after)
    }
}

/// Describes an edit by the epochs before and after it. Returns `None` if their inputs are the same.
pub fn edit_effects(
    describer: &Describer<'_>,
    edit: Option<&Edit>,
    before: &Evaluation,
    now: &Evaluation,
) -> Option<EditEffects> {
    let messages = describer.messages;
    if before.input.uid_count != now.input.uid_count {
        let validators = messages.count("count.validators", now.scenario.validators.len());
        let miners = messages.count("count.miners", now.scenario.miners.len());
        let clause = messages.fill("edit.neurons", &[("validators", &validators), ("miners", &miners)]);
        let sentence = messages.fill("change.sentence", &[("clause", &clause)]).to_string();
        return Some(EditEffects { sentence, subject: None });
    }
    let [one, other] = [before, now].map(|of| attribution::Epoch { input: &of.input, trace: &of.trace });
    let causes = causes(&one, &other);
    causes.first()?;
    let paid = |of: &Evaluation, uid: Uid| of.trace.outcome.emission.get(uid.index()).map_or(0, |paid| paid.0);
    let of = |uid: Uid| Pay { uid, before: paid(before, uid), after: paid(now, uid) };
    let mut gains: Vec<Pay> = now.input.uids().map(of).filter(|pay| pay.difference() >= NOTICEABLE).collect();
    gains.sort_by_key(|pay| std::cmp::Reverse(pay.difference()));
    let actor = edited_neuron(edit, &causes);
    let largest =
        |rises: bool| gains.iter().copied().find(|pay| (pay.after > pay.before) == rises && Some(pay.uid) != actor);
    let largest = [largest(true), largest(false)].into_iter().flatten();
    let own = gains.iter().copied().find(|pay| Some(pay.uid) == actor);
    let miner = edited_cell(edit, &causes).map(|(_, miner)| of(miner)).filter(|pay| {
        let is_named = own.into_iter().chain(largest.clone()).any(|other| other.uid == pay.uid);
        pay.difference() >= ROUNDING && !is_named
    });
    let named: Vec<Pay> = own.into_iter().chain(miner).chain(largest).collect();
    let trust = actor.and_then(|uid| Some((uid, trust(describer, before, now, uid)?)));
    let subject = match (&trust, named.first()) {
        (Some((uid, _)), _) => Some((Quantity::ValidatorTrust, *uid)),
        (None, first) => first.map(|pay| (pay_of(now, pay.uid), pay.uid)),
    };
    let named = named.into_iter().map(|pay| pay_clause(describer, pay));
    let results =
        trust.map(|(_, clause)| clause).into_iter().chain(named).collect::<Vec<_>>().join(&messages.text("edit.comma"));
    let key = if results.is_empty() { "edit.without_effect" } else { "edit.effects" };
    let what = edit_clause(describer, edit, now, &causes);
    let sentence = messages.fill(key, &[("what", &what), ("results", &results)]).to_string();
    Some(EditEffects { sentence, subject })
}

/// Returns whether a result has changed by enough to be explained.
pub fn is_noticeable(moved: &Moved) -> bool {
    let least = match moved.after {
        Value::Fraction(_) => NOTICEABLE_FRACTION,
        Value::Alpha(_) | Value::Rao(_) => NOTICEABLE.into(),
        _ => 1,
    };
    moved.difference().size() >= least
}

/// Returns what the epoch pays a neuron as: a validator, or a miner.
fn pay_of(now: &Evaluation, uid: Uid) -> Quantity {
    if now.scenario.validators.contains(&uid) { Quantity::ValidatorEmission } else { Quantity::ServerEmission }
}

fn pay_clause(describer: &Describer<'_>, pay: Pay) -> String {
    let sign = if pay.after < pay.before { "−" } else { "+" };
    let amount = format!("{sign}{}", format::amount_beside(pay.difference(), pay.difference()));
    format!("{} {}", describer.name(pay.uid), describer.messages.numbers().with_unit(&amount, "α"))
}

/// Describes the change of a validator's vtrust; `None` if it shows no difference.
fn trust(describer: &Describer<'_>, before: &Evaluation, now: &Evaluation, uid: Uid) -> Option<String> {
    let of =
        |of: &Evaluation| Some(describer.messages.numbers().percent(of.trace.fraction(Quantity::ValidatorTrust, uid)?));
    let (before, after) = (of(before)?, of(now)?);
    let values = [("name", &*describer.name(uid)), ("before", &*before), ("after", &*after)];
    (before != after).then(|| describer.messages.fill("edit.vtrust", &values).to_string())
}
