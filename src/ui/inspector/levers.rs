//! What would make a clipped weight count in full, with a button that does each.

use std::rc::Rc;

use yew::prelude::*;

use super::study::Study;
use crate::store::evaluation::SameRun;
use crate::ui::after_paint::use_after_paint;
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use yuma_engine::fixed::ZERO;
use yuma_engine::quantity::{Millionths, Uid};
use yuma_engine::yuma::Quantity;
use yuma_scenario::{Lever, LeverKind, levers};

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

/// Renders the levers of a clipped weight with the vtrust after each; hidden if the weight counts in full.
#[component]
pub fn Levers(props: &LeversProps) -> Html {
    let messages = use_messages();
    let LeversProps { study, validator, miner, heading } = props;
    let subject = (study.evaluation.epoch, *validator, *miner);
    let run = SameRun(Rc::clone(&study.evaluation.run));
    // Levers run many epochs, so the previous ones stay until the edit is painted.
    let found = use_after_paint((run, subject), {
        let study = study.clone();
        move |&(_, (_, validator, miner))| levers(&study.evaluation.scenario, study.trace(), validator, miner)
    });
    let found = found.filter(|found| found.0.1 == subject);
    let found = found.as_ref().map_or(&[][..], |found| found.1.as_slice());
    html! {
        <section class="levers" hidden={found.is_empty()}>
            <h3>{ heading }<small>{ messages.text("inspector.levers.trust") }</small></h3>
            <ul>{ for found.iter().enumerate().map(|(index, lever)| {
                let (what, why) = wording(&messages, props, &lever.kind);
                html! {
                    <li key={index}>
                        <span class="lever">{ what }<small>{ why }</small></span>
                        <output class="figure">{ messages.numbers().percent(lever.validator_trust) }</output>
                        <button type="button" onclick={apply(study, lever)}>{ messages.text("inspector.try_it") }</button>
                    </li>
                }
            }) }</ul>
        </section>
    }
}

fn apply(study: &Study, lever: &Lever) -> Callback<MouseEvent> {
    let (study, edit) = (study.clone(), lever.edit.clone());
    Callback::from(move |_: MouseEvent| study.edit(edit.clone(), None))
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
