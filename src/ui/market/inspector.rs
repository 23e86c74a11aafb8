//! The inspector of the selected subnet, with tabs for its share, for trades, for the pay of its participants and for its life.

use std::rc::Rc;

use yew::prelude::*;

use super::board::shows_board;
use super::day_results::use_day_results;
use super::life::Life;
use super::paid::Paid;
use super::props::MarketProps;
use super::shown_day::ShownDay;
use super::trade::{Trade, leading_name};
use super::why::Why;
use crate::store::{ActionOf, MarketTab, MarketViewChange};
use crate::ui::after_paint::use_deferred_value;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::roving::{Roving, use_roving};
use yuma_scenario::market::Ticket;

/// The properties of [`MarketInspector`].
#[derive(Clone, PartialEq, Properties)]
pub struct MarketInspectorProps {
    /// The market with its results.
    pub market: MarketProps,
    /// The order that is being composed.
    pub ticket: Ticket,
    /// The day under the playhead; `None` for day 0.
    pub day: Option<ShownDay>,
}

/// Renders the tabs and the open one.
#[component]
pub fn MarketInspector(inspector: &MarketInspectorProps) -> Html {
    let messages = use_messages();
    let MarketInspectorProps { market, ticket, day } = inspector;
    let aside = use_node_ref();
    let start = &use_deferred_value(market, std::slice::from_ref(&aside));
    // A board of votes has no days.
    let day = if shows_board(start) { None } else { day.as_ref() };
    let of_day = use_day_results(start, day);
    let shown = use_memo((start.clone(), of_day), |(start, of_day)| match of_day {
        Some(results) => {
            let existing = results.now.economy.subnets.iter().map(|subnet| (subnet.netuid, subnet.registered_at));
            let market = start.market.with_later(&start.market.registered_later(existing));
            MarketProps { market, results: Rc::clone(results), ..start.clone() }
        }
        None => start.clone(),
    });
    market.latest.of_day.replace(Some(Rc::clone(&shown)));
    let props = &*shown;
    let on_ticket = use_callback(props.dispatch.clone(), |next: Ticket, dispatch| {
        dispatch.dispatch(ActionOf::View(MarketViewChange::SetTicket(next)));
    });
    let Roving { node, onkeydown, onfocusin } = use_roving();
    let open = props.view.shared.tab;
    html! {
        <aside class="inspector" ref={aside} aria-label={messages.text("market.inspector")}>
            <div class="market-tabs" role="tablist" aria-label={messages.text("market.inspector")} ref={node} {onkeydown} {onfocusin}>
                { for MarketTab::ALL.into_iter().map(|tab| tab_button(&messages, props, tab)) }
            </div>
            <div key={open.id()} role="tabpanel" id="market-tabpanel" aria-labelledby={format!("market-tab-{}", open.id())}>
                <div>{ for day.map(|day| day_mark(&messages, props, day)) }</div>
                { match open {
                    _ if is_gone(props) => gone(&messages, props, day),
                    MarketTab::Why => html! { <Why ..props.clone() /> },
                    MarketTab::Trade => html! { <Trade market={props.clone()} ticket={*ticket} {on_ticket} /> },
                    MarketTab::Paid => html! { <Paid ..props.clone() /> },
                    MarketTab::Life => html! { <Life ..props.clone() /> },
                } }
            </div>
        </aside>
    }
}

/// Returns whether the selected subnet was dissolved before the block of the results, and no other one has its number.
fn is_gone(props: &MarketProps) -> bool {
    let selected = props.view.shared.selected;
    selected.is_some_and(|netuid| props.market.subnet(netuid).is_some() && props.results.now.subnet(netuid).is_none())
}

fn gone(messages: &Messages, props: &MarketProps, day: Option<&ShownDay>) -> Html {
    let subnet = props.view.shared.selected.and_then(|netuid| props.market.subnet(netuid));
    let since = subnet.and_then(|subnet| day?.gone_since(props.era(), subnet)).unwrap_or(props.results.day);
    let name = subnet.map(|subnet| leading_name(messages, &props.market, subnet.netuid)).unwrap_or_default();
    html! { <p class="note">{ messages.fill("days.inspector.gone", &[("subnet", &name), ("day", &since.to_string())]) }</p> }
}

/// Renders the line that names the day of the tabs, with the way to day 0.
fn day_mark(messages: &Messages, props: &MarketProps, day: &ShownDay) -> Html {
    let (shown, is_rough, day) = (props.results.day, day.is_rough, day.day);
    let key = match shown == day {
        true if is_rough => "days.inspector.rough",
        true => "days.inspector",
        false => "days.inspector.before",
    };
    let text = messages.fill(key, &[("shown", &shown.to_string()), ("day", &day.to_string())]);
    let props = props.clone();
    let onclick = Callback::from(move |_: MouseEvent| props.change_view(MarketViewChange::MoveTo(0)));
    html! {
        <p class="market-inspector-day"><span>{ text }</span>{ " " }
            <button type="button" {onclick}>{ messages.text("days.go_back") }</button></p>
    }
}

fn tab_button(messages: &Messages, props: &MarketProps, tab: MarketTab) -> Html {
    let is_open = tab == props.view.shared.tab;
    let onclick = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| props.change_view(MarketViewChange::Open(tab)))
    };
    html! {
        <button type="button" key={tab.id()} role="tab" id={format!("market-tab-{}", tab.id())} aria-selected={is_open.to_string()}
            aria-controls={is_open.then_some("market-tabpanel")} {onclick}>{ messages.text(&format!("market.tab.{}", tab.id())) }</button>
    }
}
