//! The rules of an era, its changes, and how exactly they are known.

use yew::prelude::*;

use super::wording::{date, injection_key, pool_key, root_key, share_key, split_key};
use crate::ui::format::{fixed, grouped};
use crate::ui::market::reads_flows;
use crate::ui::messages::Messages;
use crate::ui::widgets::spec_link::{Spec, spec_link};
use yuma_engine::economy::{Change, Era, Setting, Settings, StepExplanation, StepId};
use yuma_engine::quantity::{Block, Proportion64, RAO_PER_TAO, Rao};

/// Renders the details of an era.
pub fn details(messages: &Messages, era: &'static Era) -> Html {
    let runtime = era.runtime.0.to_string();
    let since = messages.fill("eras.since", &[("date", &date(era.since)), ("runtime", &runtime)]);
    let block = era.first_block.map(|block| grouped(block.0.into()));
    let block = block.map(|block| messages.fill("eras.first_block", &[("block", &block)]));
    let rules = [
        ("eras.pool", pool_key(era.rules.pool)),
        ("eras.share", share_key(era.rules.share)),
        ("eras.injection", injection_key(era.rules.injection)),
        ("eras.root", root_key(era.rules.root)),
        ("eras.split", split_key(era.rules.split)),
    ];
    html! {
        <>
            <h3>{ messages.text(&format!("era.{}.title", era.id)) }</h3>
            <p>{ messages.text(&format!("era.{}.about", era.id)) }</p>
            <p><small>{ since }{ for block.map(|block| format!(" · {block}")) }</small></p>
            <h4>{ messages.text("eras.rules") }</h4>
            <dl class="era-facts">
                { for rules.map(|(name, rule)| fact(messages.text(name), messages.text(rule))) }
            </dl>
            <p hidden={!reads_flows(era.rules.share)}>{ reads_flows(era.rules.share).then(|| messages.text("market.flows.snapshots")) }</p>
            <h4>{ messages.text("eras.steps") }</h4>
            <ol>{ for era.rules.steps.iter().map(|&step| step_of_a_block(messages, step)) }</ol>
            <h4>{ messages.text("eras.settings") }</h4>
            <dl class="era-facts">{ settings(messages, &era.settings) }</dl>
            <h4>{ messages.text("eras.changes") }</h4>
            <ol class="era-changes">{ for era.changes.iter().map(|change| changed(messages, change)) }</ol>
            <h4>{ messages.text("eras.exact") }</h4>
            { notes(messages, era.exact) }
            <h4>{ messages.text("eras.approximate") }</h4>
            { notes(messages, era.approximate) }
            <p><small>{ messages.text("eras.sources") }{ " " }{ era.sources.join(", ") }</small></p>
        </>
    }
}

fn step_of_a_block(messages: &Messages, step: StepId) -> Html {
    let StepExplanation { name, formula, section, .. } = step.explanation();
    let label = messages.fill("eras.section", &[("section", &section.replace(" to ", "–"))]);
    html! {
        <li key={name}>
            <b>{ messages.text(&format!("block.step.{name}.title")) }</b>{ messages.colon() }
            { messages.text(&format!("block.step.{name}.about")) }
            <br />
            <small>{ formula }{ " · " }{ spec_link(Spec::Dtao, section, label) }</small>
        </li>
    }
}

fn fact(name: AttrValue, value: AttrValue) -> Html {
    html! { <div key={name.to_string()}><dt>{ name }</dt><dd>{ value }</dd></div> }
}

fn changed(messages: &Messages, change: &Change) -> Html {
    let runtime = messages.fill("eras.runtime", &[("runtime", &change.runtime.0.to_string())]);
    html! {
        <li key={change.id}>
            { messages.text(&format!("era.change.{}", change.id)) }{ " " }
            <small>{ date(change.since) }{ " · " }{ runtime }</small>
        </li>
    }
}

fn notes(messages: &Messages, ids: &'static [&'static str]) -> Html {
    html! { <ul>{ for ids.iter().map(|&id| html! { <li key={id}>{ messages.text(&format!("era.note.{id}")) }</li> }) }</ul> }
}

/// Renders the main parameters, with the value in the code where the chain's value differs.
fn settings(messages: &Messages, settings: &Settings) -> Html {
    let row = |key: &str, setting: Setting<String>| {
        let value = match setting.code == setting.live {
            true => setting.live.into(),
            false => messages.fill("eras.code", &[("value", &setting.live), ("code", &setting.code)]),
        };
        fact(messages.text(key), value)
    };
    let weight = |weight: Proportion64| fixed(weight.0 as f64 / u64::MAX as f64, 4);
    let tao = |amount: Rao| grouped((amount.0 / RAO_PER_TAO).into());
    let block = |block: Block| grouped(block.0.into());
    html! {
        <>
            { row("era.setting.tao_weight", settings.tao_weight.map(weight)) }
            { row("era.setting.subnet_limit", settings.subnet_limit.map(|limit| grouped(limit.into()))) }
            { row("era.setting.network_immunity", settings.network_immunity.map(block)) }
            { row("era.setting.min_lock", settings.min_lock.map(tao)) }
            { row("era.setting.start_delay", settings.start_delay.map(block)) }
        </>
    }
}
