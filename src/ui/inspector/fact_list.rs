//! The editable facts of a neuron, with the reasons that follow from them.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::fact_field::FactField;
use super::facts::{Fact, Switch};
use super::reasons::reason_key;
use super::study::Study;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::explain::{Reason, Symbol};

/// Renders the facts of a neuron; with `switches` also permit, activity and ownership.
pub fn fact_list(messages: &Messages, study: &Study, uid: Uid, facts: &[Fact], switches: bool) -> Html {
    let active = study.trace().active.get(uid.index()).copied().unwrap_or_default();
    let switches: &[Switch] = if switches { &Switch::ALL } else { &[] };
    html! {
        <section class="facts">
            <h3>{ messages.text("inspector.facts") }</h3>
            <div class="fields">{ for facts.iter().map(|fact| html! {
                <FactField key={format!("{}-{}", fact.id(), uid.0)} study={study.clone()} {uid} fact={*fact} />
            }) }</div>
            <div class="switches">{ for switches.iter().map(|switch| {
                let (turned, study, uid) = (*switch, study.clone(), uid);
                let checked = turned.is_on(&study.scenario, uid, active);
                let onchange = Callback::from(move |event: Event| {
                    let on = event.target_unchecked_into::<HtmlInputElement>().checked();
                    study.edit(turned.edit(uid, on), None);
                });
                html! {
                    <label key={switch.id()}>
                        <input type="checkbox" {checked} {onchange} />
                        { messages.text(&format!("fact.{}", switch.id())) }
                    </label>
                }
            }) }</div>
            <ul class="reasons">{ for reasons(study, uid, !switches.is_empty()).into_iter().map(|reason| html! {
                <li key={reason_key(reason)}>{ messages.text(reason_key(reason)) }</li>
            }) }</ul>
        </section>
    }
}

/// Returns the reasons why a validator's stake does not count.
fn reasons(study: &Study, uid: Uid, validates: bool) -> Vec<Reason> {
    let of = |quantity| study.explain(Symbol::result(quantity, uid)).reason;
    let shown = [of(Quantity::Stake), of(Quantity::ActiveStake)].into_iter().flatten();
    let mut reasons: Vec<Reason> = if validates { shown.collect() } else { Vec::new() };
    // Below the threshold the stake is zero, so the cause is sufficient.
    if reasons.contains(&Reason::BelowThreshold) {
        reasons.retain(|reason| *reason != Reason::NoStake);
    }
    reasons.dedup();
    reasons
}
