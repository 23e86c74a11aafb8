//! The editable facts of a neuron, with the reasons that follow from them.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::facts::{Fact, Switch};
use super::reasons::{reason_key, vote_reasons};
use super::study::Study;
use crate::ui::grid::{EntryError, entry_error};
use crate::ui::messages::Messages;
use crate::ui::widgets::field::Field;
use yuma_engine::quantity::Uid;

/// Renders the facts of a neuron; with `switches` also permit, activity and ownership.
pub fn fact_list(messages: &Messages, study: &Study, uid: Uid, facts: &[Fact], switches: bool) -> Html {
    let active = study.trace().active.get(uid.index()).copied().unwrap_or_default();
    let reasons = if switches { vote_reasons(study, uid) } else { Vec::new() };
    let switches: &[Switch] = if switches { &Switch::ALL } else { &[] };
    html! {
        <section class="facts">
            <h3>{ messages.text("inspector.facts") }</h3>
            <div class="fields">{ for facts.iter().map(|&fact| html! {
                <div key={format!("{}-{}", fact.id(), uid.0)}>{ field(messages, study, uid, fact) }</div>
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
            <ul class="reasons">{ for reasons.into_iter().map(|reason| html! {
                <li key={reason_key(reason)}>{ messages.text(reason_key(reason)) }</li>
            }) }</ul>
        </section>
    }
}

/// Renders the field of a fact with its label.
fn field(messages: &Messages, study: &Study, uid: Uid, fact: Fact) -> Html {
    let label = messages.text(&format!("fact.{}", fact.id()));
    let value = study.scenario.neuron(uid).map(|neuron| fact.draft(neuron)).unwrap_or_default();
    let check = {
        let (messages, study) = (messages.clone(), study.clone());
        Callback::from(move |text: String| {
            let edit = fact.edit(uid, &text).map_err(EntryError::Number);
            let error = edit.and_then(|edit| study.check(&edit).map_err(EntryError::Invalid)).err()?;
            Some(entry_error(&messages, &error))
        })
    };
    let on_commit = {
        let study = study.clone();
        Callback::from(move |text: String| {
            if let Ok(edit) = fact.edit(uid, &text) {
                study.edit(edit, None);
            }
        })
    };
    html! {
        <>
            <span aria-hidden="true">{ &label }</span>
            <Field {value} {label} {check} {on_commit} is_number={fact.is_number()} is_amount={fact.is_stake()} />
        </>
    }
}
