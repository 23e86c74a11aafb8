//! What is compared with what, and the ways to change it.

use yew::prelude::*;

use super::CompareProps;
use super::lane_words::lane_title;
use crate::store::{Action, LaneName};
use crate::ui::widgets::choices::choices;
use crate::ui::words::Words;
use yuma_scenario::comparison::{LaneRules, RuleLanes};
use yuma_scenario::edit::ComparisonEdit;
use yuma_scenario::{Comparison, Edit};

/// The head of the comparison.
pub fn head(words: &Words, props: &CompareProps) -> Html {
    let dispatch = props.lab.dispatch.clone();
    let change = Callback::from(move |edit: ComparisonEdit| {
        dispatch.dispatch(Action::Edit { edit: Edit::Comparison(edit), gesture: None });
    });
    let (chosen, about, hands) = match &props.scenario.comparison {
        Comparison::Rules(lanes) => (1, "compare.rules.about", of_rules(words, *lanes, &change)),
        _ => (0, "compare.pinned.about", of_pinned(words, &change)),
    };
    let options = [words.text("compare.pinned"), words.text("compare.rules")];
    let on_choose = change.reform(|chosen| match chosen {
        1 => ComparisonEdit::Rules(RuleLanes::ALL),
        _ => ComparisonEdit::Pin,
    });
    html! {
        <header class="compare-head">
            <h2>{ words.text("compare.title") }</h2>
            { choices("comparison", &words.text("compare.what"), &options, chosen, on_choose) }
            { hands }
            <button type="button" class="link compare-end" onclick={change.reform(|_: MouseEvent| ComparisonEdit::End)}>
                { words.text("compare.end") }
            </button>
            <p class="compare-about">{ words.text(about) }</p>
        </header>
    }
}

fn of_pinned(words: &Words, change: &Callback<ComparisonEdit>) -> Html {
    html! {
        <div class="compare-hands">
            <button type="button" title={words.text("compare.pin.about")}
                onclick={change.reform(|_: MouseEvent| ComparisonEdit::Pin)}>{ words.text("compare.pin") }</button>
            <button type="button" title={words.text("compare.swap.about")}
                onclick={change.reform(|_: MouseEvent| ComparisonEdit::Swap)}>{ words.text("compare.swap") }</button>
        </div>
    }
}

/// A button for each set of rules; the last lane stays.
fn of_rules(words: &Words, lanes: RuleLanes, change: &Callback<ComparisonEdit>) -> Html {
    let toggle = |(at, rules): (usize, LaneRules)| {
        let has = lanes.has(rules);
        let next = lanes.with(rules, !has);
        let is_last = has && lanes.chosen().count() == 1;
        html! {
            <button key={at} type="button" aria-pressed={has.to_string()} disabled={is_last}
                onclick={change.reform(move |_: MouseEvent| ComparisonEdit::Rules(next))}>
                { lane_title(words, LaneName::Rules(rules)) }
            </button>
        }
    };
    html! {
        <div class="segments" role="group" aria-label={words.text("compare.lanes")}>
            { for LaneRules::ALL.into_iter().enumerate().map(toggle) }
        </div>
    }
}
