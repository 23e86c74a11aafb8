//! What would raise a vtrust or an incentive, with a button that does each.

use std::rc::Rc;

use yew::prelude::*;

use super::study::Study;
use crate::store::evaluation::SameRun;
use crate::ui::after_paint::use_after_paint;
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::focus::{GRID, focus_on};
use yuma_engine::fixed::{Fraction, ZERO};
use yuma_engine::quantity::{Epoch, Millionths, Uid};
use yuma_engine::yuma::{Quantity, Trace};
use yuma_scenario::{Edit, Lever, LeverKind, MinerLever, Scenario, levers, miner_levers};

/// The properties of [`Levers`].
#[derive(Clone, PartialEq, Properties)]
pub struct LeversProps {
    /// The data of the inspector.
    pub study: Study,
    /// The validator.
    pub validator: Uid,
    /// The miner.
    pub miner: Uid,
    /// The heading.
    pub heading: AttrValue,
}

/// A change with its result.
struct ListedLever {
    /// What changes, and why it helps.
    wording: (AttrValue, AttrValue),
    edit: Edit,
    result: Fraction,
}

/// Renders the levers of a clipped weight with the vtrust after each; hidden if the weight counts in full.
#[component]
pub fn Levers(props: &LeversProps) -> Html {
    let messages = use_messages();
    let LeversProps { study, validator, miner, heading } = props;
    let found = use_levers(study, (*validator, *miner), |scenario, trace, &(validator, miner)| {
        levers(scenario, trace, validator, miner)
    });
    let listed = found.iter().flat_map(|found| &found.1).map(|lever: &Lever| ListedLever {
        wording: wording(&messages, props, &lever.kind),
        edit: lever.edit.clone(),
        result: lever.validator_trust,
    });
    let trust = study.trace().fraction(Quantity::ValidatorTrust, *validator).unwrap_or_default();
    list(&messages, study, [heading, &messages.text("inspector.levers.trust")], trust, listed)
}

/// The properties of [`MinerLevers`].
#[derive(Clone, PartialEq, Properties)]
pub struct MinerLeversProps {
    /// The data of the inspector.
    pub study: Study,
    /// The miner.
    pub miner: Uid,
}

/// Renders the weights that raise a miner's incentive most, with the incentive after each; hidden if no validator gives it less
/// than consensus.
#[component]
pub fn MinerLevers(props: &MinerLeversProps) -> Html {
    let messages = use_messages();
    let MinerLeversProps { study, miner } = props;
    let found = use_levers(study, *miner, |scenario, trace, &miner| miner_levers(scenario, trace, miner));
    let of = |quantity| study.trace().fraction(quantity, *miner).unwrap_or_default();
    let percent = |value| messages.numbers().percent(value);
    let listed = found.iter().flat_map(|found| &found.1).map(|lever: &MinerLever| {
        let values = [
            ("validator", &*study.name(lever.validator)),
            ("miner", &*study.name(*miner)),
            ("consensus", &*percent(of(Quantity::Consensus))),
            ("given", &*percent(lever.given)),
        ];
        let wording =
            (messages.fill("inspector.lever.raise", &values), messages.fill("inspector.lever.raise.why", &values));
        ListedLever { wording, edit: lever.edit.clone(), result: lever.incentive }
    });
    let titles = [messages.text("inspector.levers"), messages.text("inspector.levers.incentive")];
    list(&messages, study, titles.each_ref(), of(Quantity::Incentive), listed)
}

/// The levers of a subject, with the run and the epoch that they belong to.
type FoundLevers<S, L> = Rc<((SameRun, (Epoch, S)), Vec<L>)>;

/// Computes the levers of a subject. They run many epochs, so the previous ones of the same subject stay until an edit is
/// painted.
#[hook]
fn use_levers<S, L>(study: &Study, subject: S, find: fn(&Scenario, &Trace, &S) -> Vec<L>) -> Option<FoundLevers<S, L>>
where
    S: Clone + PartialEq + 'static,
    L: 'static,
{
    let subject = (study.evaluation.epoch, subject);
    let run = SameRun(Rc::clone(&study.evaluation.run));
    let found = use_after_paint((run, subject.clone()), {
        let study = study.clone();
        move |(_, (_, subject))| find(&study.evaluation.scenario, study.trace(), subject)
    });
    found.filter(|found| found.0.1 == subject)
}

/// Renders levers with the result of each; hidden if there is none. A lever whose result equals the present one, as shown, is left
/// out.
fn list(
    messages: &Messages,
    study: &Study,
    [heading, title]: [&AttrValue; 2],
    present: Fraction,
    levers: impl Iterator<Item = ListedLever>,
) -> Html {
    let present = messages.numbers().percent(present);
    let listed = levers.map(|lever| (messages.numbers().percent(lever.result), lever));
    let listed: Vec<(String, ListedLever)> = listed.filter(|(result, _)| *result != present).collect();
    html! {
        <section class="levers" hidden={listed.is_empty()}>
            <h3>{ heading }<small>{ title }</small></h3>
            <ul>{ for listed.into_iter().enumerate().map(|(index, (result, lever))| {
                let (what, why) = lever.wording;
                html! {
                    <li key={index}>
                        <span class="lever">{ what }<small>{ why }</small></span>
                        <output class="figure">{ result }</output>
                        <button type="button" onclick={apply(study, lever.edit)}>{ messages.text("inspector.try_it") }</button>
                    </li>
                }
            }) }</ul>
        </section>
    }
}

fn apply(study: &Study, edit: Edit) -> Callback<MouseEvent> {
    let study = study.clone();
    Callback::from(move |_: MouseEvent| {
        study.edit(edit.clone(), None);
        // The button may go with its lever.
        focus_on(GRID);
    })
}

/// Returns what a lever does, and why it helps.
fn wording(messages: &Messages, props: &LeversProps, kind: &LeverKind) -> (AttrValue, AttrValue) {
    let LeversProps { study, validator, miner, .. } = props;
    let names = [study.name(*validator), study.name(*miner)];
    let fill = |key: &str, more: &[(&str, &str)]| {
        messages.fill(key, &[&[("validator", &*names[0]), ("miner", &*names[1])], more].concat())
    };
    match kind {
        LeverKind::Stake(stake) => (
            fill("inspector.lever.stake", &[("stake", &format::fine_amount(stake.0))]),
            fill("inspector.lever.stake.why", &[]),
        ),
        LeverKind::Support(supporters) => {
            let supporters: Vec<String> = supporters.iter().map(|&uid| study.name(uid)).collect();
            let key = messages.plural("inspector.lever.support", supporters.len());
            let others = supporters.join(&messages.text("inspector.lever.and"));
            (fill(&key, &[("others", &others)]), fill("inspector.lever.support.why", &[]))
        }
        LeverKind::Move(target) => {
            let percent = |quantity| {
                let value = match quantity {
                    Quantity::Consensus => study.trace().fraction(quantity, *target),
                    _ => study.trace().cell(quantity, *validator, *target),
                };
                messages.numbers().percent(value.unwrap_or(ZERO))
            };
            let more = [
                ("target", &*study.name(*target)),
                ("consensus", &*percent(Quantity::Consensus)),
                ("given", &*percent(Quantity::Weights)),
            ];
            (fill("inspector.lever.move", &more), fill("inspector.lever.move.why", &more))
        }
        LeverKind::Consensus => (fill("inspector.lever.consensus", &[]), fill("inspector.lever.consensus.why", &[])),
        LeverKind::Wake => (fill("inspector.lever.wake", &[]), fill("inspector.lever.wake.why", &[])),
        LeverKind::Lower(Millionths(0)) => {
            (fill("inspector.lever.nothing", &[]), fill("inspector.lever.lower.why", &[]))
        }
        LeverKind::Lower(Millionths(part)) => {
            #[expect(clippy::cast_precision_loss, reason = "at most a million")]
            let part = messages.numbers().percent_at(*part as f64 / 1e6, 1);
            (fill("inspector.lever.lower", &[("part", &part)]), fill("inspector.lever.lower.why", &[]))
        }
    }
}
