//! The events of the market with their outcomes.

use yew::prelude::*;

use super::super::refusal::refusal;
use super::event_text::{day_of, effect_text, event_text};
use super::run_bytes::EventOutcome;
use crate::ui::hooks::use_messages;
use crate::ui::market::focus::leave_removed;
use crate::ui::market::props::MarketProps;
use crate::ui::time::playback::Move;
use yuma_scenario::market::MarketEdit;

/// The properties of [`EventList`].
#[derive(Clone, PartialEq, Properties)]
pub struct EventListProps {
    /// The market.
    pub market: MarketProps,
    /// The outcomes of the events that were due, in order; empty until the run of this market is complete.
    pub outcomes: Vec<EventOutcome>,
    /// Moves the playhead.
    pub on_move: Callback<Move>,
}

/// Renders the events; a click on a day moves the playhead there.
#[component]
pub fn EventList(props: &EventListProps) -> Html {
    let messages = use_messages();
    let market = &props.market.market;
    let item = |(index, event): (usize, &yuma_scenario::market::MarketEvent)| {
        let day = day_of(event);
        let text = event_text(&messages, market, &event.content);
        let on_day = props.on_move.reform(move |_: MouseEvent| Move::To(day));
        let on_remove = {
            let market = props.market.clone();
            Callback::from(move |event: MouseEvent| {
                leave_removed(&event, "li", ".days-bar > [aria-expanded]");
                market.edit(MarketEdit::RemoveEvent(index), None);
            })
        };
        let outcome = match props.outcomes.get(index) {
            Some(Err(error)) => Some(messages.fill("days.refused", &[("reason", &refusal(&messages, error))])),
            Some(Ok(effect)) => effect_text(&messages, &event.content, effect),
            None if day >= market.horizon => Some(messages.text("days.late")),
            _ => None,
        };
        let is_refused = matches!(props.outcomes.get(index), Some(Err(_)));
        let remove = messages.fill("days.remove", &[("event", &text)]);
        html! {
            <li key={index} class={classes!(is_refused.then_some("refused"))}>
                <button type="button" class="link" onclick={on_day}>{ messages.fill("days.on", &[("day", &day.to_string())]) }</button>
                <span>{ text }</span>
                <em>{ for outcome }</em>
                <button type="button" class="quiet days-remove" aria-label={remove.clone()} title={remove} onclick={on_remove}>{ "×" }</button>
            </li>
        }
    };
    html! {
        <ol class="days-events" aria-label={messages.text("days.events")}>{ for market.events.iter().enumerate().map(item) }</ol>
    }
}
