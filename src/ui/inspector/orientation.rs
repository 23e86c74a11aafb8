//! Nothing is selected: what there is to see, what to try, and the subnet as a whole.

use yew::prelude::*;

use super::heading::Heading;
use super::step_link::StepLink;
use super::study::Study;
use crate::engine::yuma::STEPS;
use crate::engine::yuma::totals::totals;
use crate::ui::format;
use crate::ui::hooks::use_words;

/// What the inspector reads.
#[derive(Clone, PartialEq, Properties)]
pub struct OrientationProps {
    /// What the inspector reads.
    pub study: Study,
}

/// The words for somebody who has just arrived.
#[component]
pub fn Orientation(props: &OrientationProps) -> Html {
    let words = use_words();
    let study = &props.study;
    let totals = totals(study.trace());
    let figures = [
        ("inspector.total.emission", format!("{} α", format::fine_amount(totals.emission.0))),
        ("inspector.total.incentive", format::percent(totals.incentive)),
        ("inspector.total.clipped", format::percent(totals.clipped)),
        ("inspector.total.validators", totals.active_validators.to_string()),
        ("inspector.total.miners", totals.paid_miners.to_string()),
    ];
    html! {
        <>
            <Heading place={words.text("inspector.orientation_place").to_string()}
                title={words.text("inspector.orientation_title").to_string()} />
            <p>{ words.text("inspector.orientation_about") }</p>
            <ul class="tries">
                <li>{ words.text("inspector.try.ask") }</li>
                <li>{ words.text("inspector.try.change") }</li>
                <li>{ words.text("inspector.try.kappa") }</li>
            </ul>
            <h3>{ words.text("inspector.totals") }</h3>
            <dl class="totals">{ for figures.into_iter().map(|(key, figure)| html! {
                <div key={key}><dt>{ words.text(key) }</dt><dd>{ figure }</dd></div>
            }) }</dl>
            <div class="source">{ for STEPS.first().map(|step| html! {
                <StepLink study={study.clone()} {step} label={words.text("inspector.steps_title")} />
            }) }</div>
        </>
    }
}
