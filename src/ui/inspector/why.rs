//! The reasons why the selected result changed: since the last edit, since the previous epoch, or against the pinned
//! scenario.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::attribution_question::{AttributionQuestion, AttributionResult, Before, steps};
use crate::store::{Lens, Selection, ViewState};
use crate::ui::attribution::{Describer, change_pane, error_sentence, is_noticeable};
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;
use crate::ui::messages::Messages;
use crate::ui::slices::use_sliced;
use crate::ui::widgets::choices::choices;
use yuma_engine::quantity::Epoch;
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::attribution::moved;
use yuma_engine::yuma::explain::Symbol;
use yuma_scenario::{Comparison, Scenario};

/// The time without changes before anything is computed: never during a drag.
const QUIET_MS: u32 = 250;

/// Attributes the change when it is unfolded. Renders nothing without an earlier state.
#[component]
pub fn Why(props: &LabProps) -> Html {
    let messages = use_messages();
    let turned = use_state(|| None::<bool>);
    let chosen = use_state(|| 0_usize);
    let asked = use_state(|| None::<AttributionQuestion>);
    let offered = offered(props);
    let position = offered.iter().position(|before| before.rank() == *chosen).unwrap_or_default();
    let question = selected(props.view).zip(offered.get(position).cloned());
    let question =
        question.map(|(result, before)| AttributionQuestion { result, now: props.evaluation.clone(), before });
    // After an edit that changed the number the question is what a reader asks next; about an earlier epoch only on demand.
    let is_open = turned.unwrap_or(matches!(offered.first(), Some(Before::LastEdit(_))) && is_moved(props));
    use_effect_with(question.clone().filter(|_| is_open), {
        let asked = asked.clone();
        move |question| {
            let requested = question.clone().filter(|requested| asked.as_ref() != Some(requested));
            let later = requested.map(|requested| Timeout::new(QUIET_MS, move || asked.set(Some(requested))));
            move || drop(later)
        }
    });
    let is_asked = |question: &AttributionQuestion| asked.as_ref() == Some(question);
    let answered = use_sliced(question.clone().filter(is_asked), steps);
    let turn = {
        let turned = turned.setter();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            turned.set(Some(!is_open));
        })
    };
    let choose = {
        let (chosen, ranks) = (chosen.setter(), offered.iter().map(Before::rank).collect::<Vec<_>>());
        Callback::from(move |at: usize| chosen.set(ranks.get(at).copied().unwrap_or_default()))
    };
    html! {
        <div class="why">
            if let Some(question) = question {
                <details open={is_open}>
                    <summary onclick={turn}>{ messages.text("change.title") }</summary>
                    <div class="against-what">
                        if offered.len() > 1 {
                            { choices("why", &messages.text("change.title"), &names(&messages, &offered), position, choose) }
                        }
                    </div>
                    <p class="note">{ question.before.about(&messages) }</p>
                    <div aria-live="polite">{ match answered.as_deref() {
                        Some(Some((answered, result))) if *answered == question => describe(&messages, props, result),
                        _ => html! { <p class="note">{ messages.text("why.computing") }</p> },
                    } }</div>
                </details>
            }
        </div>
    }
}

/// Returns the states to compare with, the most likely first.
fn offered(props: &LabProps) -> Vec<Before> {
    let epoch = props.evaluation.epoch;
    let pinned = match &props.whole.comparison {
        Comparison::Pinned(pinned) => Some(Before::Pinned(Rc::new(Scenario::clone(pinned)))),
        Comparison::None | Comparison::Hyperparameters(_) => None,
    };
    let edit = props.before.clone().map(Before::LastEdit);
    let earlier = epoch.0.checked_sub(1).map(|earlier| Before::Epoch(Epoch(earlier)));
    edit.into_iter().chain(earlier).chain(pinned).collect()
}

/// Returns the selected result: of a row and of an editable cell the dividends, of a column the incentive.
fn selected(view: ViewState) -> Option<Symbol> {
    Some(match view.shared.selection {
        Selection::None | Selection::Title(_) => return None,
        Selection::Validator(uid) => Symbol::result(Quantity::Dividends, uid),
        Selection::Miner(uid) => Symbol::result(Quantity::Incentive, uid),
        Selection::Result(quantity, uid) => Symbol::result(quantity, uid),
        Selection::Cell { row, column } => match view.shared.lens {
            Lens::StoredWeights | Lens::StoredBonds => Symbol::result(Quantity::Dividends, row),
            Lens::Step(quantity) => Symbol::cell(quantity, row, column),
        },
    })
}

/// Returns whether the last edit noticeably changed the selected result, as far as the page has computed the epoch before it.
fn is_moved(props: &LabProps) -> bool {
    let Some((before, result)) = props.evaluation_before.as_ref().zip(selected(props.view)) else { return true };
    moved(&before.trace, &props.evaluation.trace, result).is_some_and(|moved| is_noticeable(&moved))
}

fn names(messages: &Messages, offered: &[Before]) -> Vec<AttrValue> {
    let name = |before: &Before| match before {
        Before::LastEdit(_) => messages.text("why.since_edit"),
        Before::Epoch(_) => messages.text("why.since_epoch"),
        Before::Pinned(_) => messages.text("why.against_pinned"),
    };
    offered.iter().map(name).collect()
}

fn describe(messages: &Messages, props: &LabProps, result: &AttributionResult) -> Html {
    let describer = Describer { messages, document: &props.scenario };
    match result {
        Some(Ok(change)) => change_pane(&describer, change),
        Some(Err(error)) => html! { <p>{ error_sentence(&describer, *error) }</p> },
        None => html! { <p>{ messages.text("why.no_such_epoch") }</p> },
    }
}

impl Before {
    /// Returns the number of the kind, by which a choice stays when the offered states change.
    fn rank(&self) -> usize {
        match self {
            Before::LastEdit(_) => 0,
            Before::Epoch(_) => 1,
            Before::Pinned(_) => 2,
        }
    }

    /// Describes the compared state.
    fn about(&self, messages: &Messages) -> AttrValue {
        match self {
            Before::LastEdit(_) => messages.text("why.since_edit_about"),
            Before::Epoch(epoch) => messages.fill("why.since_epoch_about", &[("epoch", &epoch.0.to_string())]),
            Before::Pinned(_) => messages.text("why.against_pinned_about"),
        }
    }
}
