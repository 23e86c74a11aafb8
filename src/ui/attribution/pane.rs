//! The explanation of a changed result: sentences, causes and steps, each with a bar.

use yew::prelude::*;

use super::causes::cause_sentence;
use super::links::{link_sentence, path_sentence};
use super::numbers::Describer;
use super::summary::{effect_message, headline, verdict};
use crate::ui::inspector::bar::{Extra, bar};
use yuma_engine::yuma::attribution::{Change, Effect, Link};

/// Renders a change: the result, a summary, the causes and the steps, by decreasing effect.
pub fn change_pane(describer: &Describer<'_>, change: &Change) -> Html {
    let messages = describer.messages;
    let causes = change.causes.iter().map(|cause| cause.effect.size());
    let links = change.links.iter().map(|link| link.effect.size());
    let widest = causes.chain(links).max().unwrap_or(0).max(1);
    let effective = || change.causes.iter().filter(|cause| cause.effect.size() > change.rounding.0);
    let idle = Some(change.causes.len() - effective().count()).filter(|count| *count > 0);
    let effect = |effect: &Effect| effect_bar(describer, change, effect, widest);
    html! {
        <section class="change">
            <p class="result">{ headline(describer, change) }</p>
            <p class="story">{ path_sentence(describer, change).unwrap_or_default() }</p>
            <details class="steps-of-change">
                <summary>{ messages.text("change.details") }</summary>
                <p class="verdict">{ verdict(describer, change) }</p>
                <div class="causes">
                    if !change.causes.is_empty() {
                        <h4>{ messages.text("change.causes") }</h4>
                        <ol>{ for effective().enumerate().map(|(at, cause)| html! {
                            <li key={at}>
                                <p>{ cause_sentence(describer, &cause.cause) }</p>
                                { effect(&cause.effect) }
                            </li>
                        }) }</ol>
                        <p class="note">{ idle.map(|count| {
                            messages.fill("change.without_effect", &[("count", &count.to_string())])
                        }) }</p>
                    }
                </div>
                <div class="links">
                    if !change.links.is_empty() {
                        <h4>{ messages.text("change.links") }</h4>
                        <ol>{ for change.links.iter().map(|link| html! {
                            <li key={link.quantity.id()}>
                                <strong>{ messages.text(&format!("quantity.{}.title", link.quantity.id())) }</strong>
                                { changed_numbers(describer, link) }
                                { effect(&link.effect) }
                            </li>
                        }) }</ol>
                        <p class="note">{ messages.text("change.links_note") }</p>
                    }
                </div>
            </details>
        </section>
    }
}

/// Lists the changed numbers of a step.
fn changed_numbers(describer: &Describer<'_>, link: &Link) -> Html {
    let others = link.differing.saturating_sub(link.entries.len());
    let others = (others > 0)
        .then(|| describer.messages.fill_plural("change.others_differ", others, &[("count", &others.to_string())]));
    html! {
        <ul>
            { for link.entries.iter().enumerate().map(|(at, entry)| html! {
                <li key={at}>{ link_sentence(describer, entry) }</li>
            }) }
            { for others.map(|others| html! { <li key="others">{ others }</li> }) }
        </ul>
    }
}

/// Renders an effect with a bar relative to the largest effect.
fn effect_bar(describer: &Describer<'_>, change: &Change, effect: &Effect, widest: i128) -> Html {
    let part = effect.size() as f64 / widest as f64;
    let lowers = effect.alone.0 + effect.last.0 < 0;
    html! {
        <div class="effect">
            { bar(part, part, Extra::Gained) }
            <span class={classes!("figure", if lowers { "less" } else { "more" })}>
                { effect_message(describer, change, effect) }
            </span>
        </div>
    }
}
