//! A hyperparameter: its value, range and default, its effect, and the steps that read it.

use yew::prelude::*;

use super::entry::{EntryProps, RawChange, entry};
use super::scale::Scale;
use super::wording::{idle_reason, range, readers, shown};
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::choices::choices;
use yuma_engine::yuma::{Hyperparameter, Idle, Unit};

/// The properties of [`Row`].
#[derive(Clone, PartialEq, Properties)]
pub struct RowProps {
    /// The hyperparameter.
    pub hyperparameter: Hyperparameter,
    /// Its raw value.
    pub raw: i128,
    /// The reason why it has no effect at present, if any.
    pub idle: Option<Idle>,
    /// Called with another value.
    pub on_change: Callback<(Hyperparameter, RawChange)>,
}

/// Renders a hyperparameter.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let messages = use_messages();
    let hyperparameter = props.hyperparameter;
    let id = hyperparameter.id();
    let title = messages.text(&format!("hyperparameter.{id}.title"));
    let on_change = props.on_change.reform(move |change| (hyperparameter, change));
    let default = Scale::of(hyperparameter).default;
    let restore = on_change.reform(move |_: MouseEvent| (default, None));
    let default_shown = shown(&messages, hyperparameter, default);
    html! {
        <section id={format!("hyperparameter-{id}")} class={classes!("hyperparameter", props.idle.map(|_| "hyperparameter-idle"))}>
            <header><h3>{ &title }</h3><code>{ hyperparameter.chain_name() }</code></header>
            <p class="hyperparameter-about">{ messages.text(&format!("hyperparameter.{id}.about")) }</p>
            <div class="hyperparameter-note">
                if let Some(idle) = props.idle {
                    <p>{ idle_reason(&messages, idle) }</p>
                }
            </div>
            <div class="hyperparameter-control">{ control(&messages, props, &title, on_change) }</div>
            <p class="hyperparameter-facts">
                <span hidden={matches!(hyperparameter.unit(), Unit::Choice(_))}>{ range(&messages, hyperparameter) }</span>
                <span>{ messages.fill("hyperparameters.default", &[("value", &default_shown)]) }</span>
                <button type="button" class="link" onclick={restore} disabled={props.raw == default}
                    aria-label={messages.fill("hyperparameters.restore_named", &[("name", &title)])}>
                    { messages.text("hyperparameters.restore") }
                </button>
                <span>{ messages.fill("hyperparameters.read_by", &[("steps", &readers(&messages, hyperparameter))]) }</span>
            </p>
        </section>
    }
}

fn control(messages: &Messages, props: &RowProps, title: &AttrValue, on_change: Callback<RawChange>) -> Html {
    let (scale, raw) = (Scale::of(props.hyperparameter), props.raw);
    match scale.unit {
        Unit::Choice(_) => choice(messages, props.hyperparameter, raw, title, &on_change),
        _ => entry(messages, &EntryProps { scale, raw, label: title.clone(), on_change }),
    }
}

/// Renders a choice among named values.
fn choice(
    messages: &Messages,
    hyperparameter: Hyperparameter,
    raw: i128,
    label: &AttrValue,
    on_change: &Callback<RawChange>,
) -> Html {
    let (min, max) = hyperparameter.range();
    let options: Vec<AttrValue> =
        (min..=max).map(|raw| AttrValue::from(shown(messages, hyperparameter, raw))).collect();
    let chosen = usize::try_from(raw - min).unwrap_or_default();
    let on_choose = on_change.reform(move |chosen: usize| (min + i128::try_from(chosen).unwrap_or_default(), None));
    choices(hyperparameter.id(), label, &options, chosen, on_choose)
}
