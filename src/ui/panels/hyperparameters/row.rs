//! One hyperparameter: its value, range and default, what it does and which steps read it.

use yew::prelude::*;

use super::entry::{EntryProps, RawChange, entry};
use super::scale::Scale;
use super::wording::{idle_reason, range, readers, shown};
use crate::ui::hooks::use_words;
use crate::ui::widgets::choices::choices;
use crate::ui::words::Words;
use yuma_engine::yuma::{Hyperparameter, Idle, Unit};

/// A hyperparameter.
#[derive(Clone, PartialEq, Properties)]
pub struct RowProps {
    /// The hyperparameter.
    pub hyperparameter: Hyperparameter,
    /// Its raw value.
    pub raw: i128,
    /// Why it has no effect at present, if it has none.
    pub idle: Option<Idle>,
    /// Called with another value.
    pub on_change: Callback<(Hyperparameter, RawChange)>,
}

/// A hyperparameter's row in the panel of rules.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let hyperparameter = props.hyperparameter;
    let id = hyperparameter.id();
    let title = words.text(&format!("rule.{id}.title"));
    let on_change = props.on_change.reform(move |change| (hyperparameter, change));
    let default = Scale::of(hyperparameter).default;
    let restore = on_change.reform(move |_: MouseEvent| (default, None));
    let default_shown = shown(&words, hyperparameter, default);
    html! {
        <section class={classes!("rule", props.idle.map(|_| "rule-idle"))}>
            <header><h3>{ &title }</h3><code>{ hyperparameter.chain_name() }</code></header>
            <p class="rule-about">{ words.text(&format!("rule.{id}.about")) }</p>
            <div class="rule-note">
                if let Some(idle) = props.idle {
                    <p>{ idle_reason(&words, idle) }</p>
                }
            </div>
            <div class="rule-control">{ control(&words, props, &title, on_change) }</div>
            <p class="rule-facts">
                <span hidden={matches!(hyperparameter.unit(), Unit::Choice(_))}>{ range(&words, hyperparameter) }</span>
                <span>{ words.fill("rules.default", &[("value", &default_shown)]) }</span>
                <button type="button" class="link" onclick={restore} disabled={props.raw == default}
                    aria-label={words.fill("rules.restore_named", &[("name", &title)])}>
                    { words.text("rules.restore") }
                </button>
                <span>{ words.fill("rules.read_by", &[("steps", &readers(&words, hyperparameter))]) }</span>
            </p>
        </section>
    }
}

fn control(words: &Words, props: &RowProps, title: &AttrValue, on_change: Callback<RawChange>) -> Html {
    let (scale, raw) = (Scale::of(props.hyperparameter), props.raw);
    match scale.unit {
        Unit::Choice(_) => choice(words, props.hyperparameter, raw, title, &on_change),
        _ => entry(words, &EntryProps { scale, raw, label: title.clone(), on_change }),
    }
}

/// One of a few named values.
fn choice(
    words: &Words,
    hyperparameter: Hyperparameter,
    raw: i128,
    label: &AttrValue,
    on_change: &Callback<RawChange>,
) -> Html {
    let (least, largest) = hyperparameter.range();
    let options: Vec<AttrValue> =
        (least..=largest).map(|raw| AttrValue::from(shown(words, hyperparameter, raw))).collect();
    let chosen = usize::try_from(raw - least).unwrap_or_default();
    let on_choose = on_change.reform(move |chosen: usize| (least + i128::try_from(chosen).unwrap_or_default(), None));
    choices(hyperparameter.id(), label, &options, chosen, on_choose)
}
