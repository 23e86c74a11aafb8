//! The sentence after an edit: the change, and the largest gains and losses.

use yew::prelude::*;

use super::causes::cause_sentence;
use super::numbers::Describer;
use crate::store::{Action, Evaluation, Selection, ViewChange};
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use yuma_engine::quantity::{Share, Uid};
use yuma_engine::yuma::attribution::{self, Cause, causes};
use yuma_engine::yuma::explain::{Name, Value};
use yuma_engine::yuma::{Hyperparameter, Quantity};

/// Differences of pay below this are not mentioned, in rao.
const NOTICEABLE: u64 = 5_000_000;

/// The effects of an edit.
struct EditEffects {
    /// The changed input, as a clause.
    what: String,
    /// The changed results, each with a number; `None` if the neurons are not the same as before.
    results: Option<Vec<String>>,
    /// The neuron whose pay changed most.
    subject: Option<Uid>,
}

/// Renders the sentence with its buttons; hidden before the first edit.
#[component]
pub fn LastEdit(props: &LabProps) -> Html {
    let messages = use_messages();
    let key = (props.evaluation_before.clone(), props.evaluation.clone(), messages.clone());
    let found = use_memo(key, |(before, now, messages)| {
        effects(&Describer { messages, document: &now.scenario }, before.as_ref()?, now)
    });
    let send = |action: Action| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let sentence = found.as_ref().as_ref().map(|found| {
        let results = found.results.as_ref().map(|results| results.join(&messages.text("edit.comma")));
        let key = match results.as_deref() {
            None => "change.sentence",
            Some("") => "edit.without_effect",
            Some(_) => "edit.effects",
        };
        let results = results.unwrap_or_default();
        messages.fill(key, &[("clause", &found.what), ("what", &found.what), ("results", &results)])
    });
    let subject = found.as_ref().as_ref().and_then(|found| found.subject);
    html! {
        <>
            // A region that appears together with its text is not announced.
            <p class="sr-only" role="status">{ sentence.clone() }</p>
            <div class="last-edit" hidden={sentence.is_none()}>
                <p aria-hidden="true">{ sentence }</p>
                <button type="button" class="link" hidden={subject.is_none()}
                    onclick={send(Action::View(ViewChange::Select(subject.map_or(Selection::None, |uid| pay_of(props, uid)))))}>
                    { messages.text("edit.why") }
                </button>
                <button type="button" onclick={send(Action::Undo)}>{ messages.text("edit.undo") }</button>
            </div>
        </>
    }
}

/// Returns the selection of a neuron's pay.
fn pay_of(props: &LabProps, uid: Uid) -> Selection {
    let is_validator = props.scenario.validators.contains(&uid);
    Selection::Result(if is_validator { Quantity::ValidatorEmission } else { Quantity::ServerEmission }, uid)
}

fn effects(describer: &Describer<'_>, before: &Evaluation, now: &Evaluation) -> Option<EditEffects> {
    if before.input.uid_count != now.input.uid_count {
        let (validators, miners) = (now.scenario.validators.len().to_string(), now.scenario.miners.len().to_string());
        let what = describer.messages.fill("edit.neurons", &[("validators", &validators), ("miners", &miners)]);
        return Some(EditEffects { what: what.to_string(), results: None, subject: None });
    }
    let [one, other] = [before, now].map(|of| attribution::Epoch { input: &of.input, trace: &of.trace });
    let causes = causes(&one, &other);
    let first = causes.first()?;
    let mut what = described(describer, first);
    if causes.len() > 1 {
        let count = (causes.len() - 1).to_string();
        what = describer.messages.fill("edit.and_more", &[("what", &what), ("count", &count)]).to_string();
    }
    let paid = |of: &Evaluation, uid: Uid| of.trace.outcome.emission.get(uid.index()).map_or(0, |paid| paid.0);
    let mut gains: Vec<(Uid, u64, u64)> =
        now.input.uids().map(|uid| (uid, paid(before, uid), paid(now, uid))).collect();
    gains.retain(|&(_, before, after)| before.abs_diff(after) >= NOTICEABLE);
    gains.sort_by_key(|&(_, before, after)| std::cmp::Reverse(before.abs_diff(after)));
    let actor = first.neuron();
    let largest =
        |rises: bool| gains.iter().find(|&&(uid, before, after)| (after > before) == rises && Some(uid) != actor);
    let own = gains.iter().find(|&&(uid, ..)| Some(uid) == actor);
    let pay = |&(uid, before, after): &(Uid, u64, u64)| {
        let sign = if after < before { "−" } else { "+" };
        let size = before.abs_diff(after);
        let amount = format!("{sign}{}", format::amount_beside(size, size));
        format!("{} {}", describer.name(uid), describer.messages.numbers().with_unit(&amount, "α"))
    };
    let trust = actor.and_then(|uid| trust(describer, before, now, uid));
    let results: Vec<String> =
        trust.into_iter().chain([own, largest(true), largest(false)].into_iter().flatten().map(pay)).collect();
    Some(EditEffects { what, results: Some(results), subject: gains.first().map(|&(uid, ..)| uid) })
}

/// Describes the change of a validator's vtrust; `None` if it shows no difference.
fn trust(describer: &Describer<'_>, before: &Evaluation, now: &Evaluation, uid: Uid) -> Option<String> {
    let of =
        |of: &Evaluation| Some(describer.messages.numbers().percent(of.trace.fraction(Quantity::ValidatorTrust, uid)?));
    let (before, after) = (of(before)?, of(now)?);
    let values = [("name", &*describer.name(uid)), ("before", &*before), ("after", &*after)];
    (before != after).then(|| describer.messages.fill("edit.vtrust", &values).to_string())
}

/// Describes the changed input from the editor's point of view: "You raised …".
fn described(describer: &Describer<'_>, cause: &Cause) -> String {
    let moved = |key: &str, moved: &attribution::Moved, values: &[(&str, &str)]| {
        let direction = if moved.difference().0 < 0 { "lowered" } else { "raised" };
        let after = match moved.after {
            Value::Fraction(after) => describer.messages.numbers().percent(after),
            _ => {
                let [_, after] = describer.pair(moved.before, moved.after);
                after
            }
        };
        let values = [values, &[("after", &*after)]].concat();
        describer.messages.fill(&format!("edit.{key}.{direction}"), &values).to_string()
    };
    match cause {
        Cause::Weights { validator, moved: all } => {
            match all.first().and_then(|first| Some((first, first.symbol.miner?))) {
                Some((first, miner)) => {
                    let (name, miner) = (describer.name(*validator), describer.name(miner));
                    moved("weight", first, &[("name", &name), ("miner", &miner)])
                }
                None => cause_clause(describer, cause),
            }
        }
        Cause::Stake { uid, moved: all } => match all.first() {
            Some(first) => {
                let key = if first.symbol.name == Name::TaoStake { "tao_stake" } else { "alpha_stake" };
                moved(key, first, &[("name", &describer.name(*uid))])
            }
            None => cause_clause(describer, cause),
        },
        Cause::Hyperparameter { which: Hyperparameter::Kappa, after, .. } => {
            let share = u16::try_from(*after).unwrap_or_default();
            let kappa = describer.messages.numbers().share_percent(Share(share));
            describer.messages.fill("edit.kappa", &[("kappa", &kappa)]).to_string()
        }
        _ => cause_clause(describer, cause),
    }
}

/// Returns the cause's sentence without its full stop.
fn cause_clause(describer: &Describer<'_>, cause: &Cause) -> String {
    cause_sentence(describer, cause).trim_end_matches(['.', '。']).to_owned()
}
