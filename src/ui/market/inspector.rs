//! The inspector of the selected subnet, with tabs for its share, for trades, for the pay of its participants and for its life.

use yew::prelude::*;

use super::board::shows_board;
use super::life::Life;
use super::paid::Paid;
use super::props::MarketProps;
use super::shown_day::follows_playhead;
use super::trade::Trade;
use super::why::Why;
use crate::store::{ActionOf, MarketTab, MarketViewChange};
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
    /// The day under the playhead. The tabs show the start, whatever it is.
    pub day: u16,
}

/// Renders the tabs and the open one.
#[component]
pub fn MarketInspector(inspector: &MarketInspectorProps) -> Html {
    let messages = use_messages();
    let MarketInspectorProps { market: props, ticket, day } = inspector;
    let on_ticket = use_callback(props.dispatch.clone(), |next: Ticket, dispatch| {
        dispatch.dispatch(ActionOf::View(MarketViewChange::SetTicket(next)));
    });
    let Roving { node, onkeydown, onfocusin } = use_roving();
    let open = props.view.shared.tab;
    html! {
        <aside class="inspector" aria-label={messages.text("market.inspector")}>
            <div class="market-tabs" role="tablist" aria-label={messages.text("market.inspector")} ref={node} {onkeydown} {onfocusin}>
                { for MarketTab::ALL.into_iter().map(|tab| tab_button(&messages, props, tab)) }
            </div>
            <div key={open.id()} role="tabpanel" id="market-tabpanel" aria-labelledby={format!("market-tab-{}", open.id())}>
                <div>{ for (*day > 0 && !shows_board(props)).then(|| start_mark(&messages, props, *day)) }</div>
                { match open {
                    MarketTab::Why => html! { <Why ..props.clone() /> },
                    MarketTab::Trade => html! { <Trade market={props.clone()} ticket={*ticket} {on_ticket} /> },
                    MarketTab::Paid => html! { <Paid ..props.clone() /> },
                    MarketTab::Life => html! { <Life ..props.clone() /> },
                } }
            </div>
        </aside>
    }
}

/// Renders the line that names the day of the tabs, with the way to it.
fn start_mark(messages: &Messages, props: &MarketProps, day: u16) -> Html {
    let key = if follows_playhead(props.view.shared.columns) { "days.start.table" } else { "days.start.playhead" };
    let props = props.clone();
    let onclick = Callback::from(move |_: MouseEvent| props.change_view(MarketViewChange::MoveTo(0)));
    html! {
        <p class="market-start"><span>{ messages.fill(key, &[("day", &day.to_string())]) }</span>{ " " }
            <button type="button" {onclick}>{ messages.text("days.start.go") }</button></p>
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
