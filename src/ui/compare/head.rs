//! The head of the comparison, with controls.

use yew::prelude::*;

use super::lane_names::lane_title;
use super::props::CompareProps;
use crate::store::{Action, LaneName};
use crate::ui::messages::Messages;
use crate::ui::widgets::choices::choices;
use yuma_scenario::edit::ComparisonEdit;
use yuma_scenario::{Comparison, Edit, LaneHyperparameters, LaneSet};

/// Renders the head of the comparison.
pub fn head(messages: &Messages, props: &CompareProps) -> Html {
    let dispatch = props.lab.dispatch.clone();
    let change = Callback::from(move |edit: ComparisonEdit| {
        dispatch.dispatch(Action::Edit { edit: Edit::Comparison(edit), gesture: None });
    });
    let (chosen, about, controls) = match &props.scenario.comparison {
        Comparison::Hyperparameters(lanes) => {
            (1, "compare.hyperparameters.about", preset_buttons(messages, *lanes, &change))
        }
        _ => (0, "compare.pinned.about", pin_buttons(messages, &change)),
    };
    let options = [messages.text("compare.pinned"), messages.text("compare.hyperparameters")];
    let on_choose = change.reform(|chosen| match chosen {
        1 => ComparisonEdit::Hyperparameters(LaneSet::ALL),
        _ => ComparisonEdit::Pin,
    });
    html! {
        <header class="compare-head">
            <h2 tabindex="-1">{ messages.text("compare.title") }</h2>
            { choices("comparison", &messages.text("compare.what"), &options, chosen, on_choose) }
            { controls }
            <button type="button" class="link compare-end" onclick={change.reform(|_: MouseEvent| ComparisonEdit::End)}>
                { messages.text("compare.end") }
            </button>
            <p class="compare-about">{ messages.text(about) }</p>
        </header>
    }
}

fn pin_buttons(messages: &Messages, change: &Callback<ComparisonEdit>) -> Html {
    html! {
        <div class="compare-controls">
            <button type="button" title={messages.text("compare.pin.about")}
                onclick={change.reform(|_: MouseEvent| ComparisonEdit::Pin)}>{ messages.text("compare.pin") }</button>
            <button type="button" title={messages.text("compare.swap.about")}
                onclick={change.reform(|_: MouseEvent| ComparisonEdit::Swap)}>{ messages.text("compare.swap") }</button>
        </div>
    }
}

/// Renders a button for each hyperparameter preset. The last lane cannot be removed.
fn preset_buttons(messages: &Messages, lanes: LaneSet, change: &Callback<ComparisonEdit>) -> Html {
    let toggle = |(at, lane): (usize, LaneHyperparameters)| {
        let has = lanes.has(lane);
        let next = lanes.with(lane, !has);
        let is_last = has && lanes.chosen().count() == 1;
        html! {
            <button key={at} type="button" aria-pressed={has.to_string()} disabled={is_last}
                onclick={change.reform(move |_: MouseEvent| ComparisonEdit::Hyperparameters(next))}>
                { lane_title(messages, LaneName::Hyperparameters(lane)) }
            </button>
        }
    };
    html! {
        <div class="segments" role="group" aria-label={messages.text("compare.lanes")}>
            { for LaneHyperparameters::ALL.into_iter().enumerate().map(toggle) }
        </div>
    }
}
