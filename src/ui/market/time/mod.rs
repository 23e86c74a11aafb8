//! The days after the market's first block: the bar with the playhead and the events, and two charts.

mod bump;
mod bump_chart;
mod day_quantity;
mod draft;
mod event_form;
mod event_list;
mod event_text;
mod participant_bytes;
mod plot;
mod quantity_chart;
mod request;
mod run_bytes;
mod runs;
mod seed_request;
mod sentence;
mod state;
mod strides;
mod track;

use std::rc::Rc;

use yew::prelude::*;

pub use self::bump::WIDTH as PLOT_WIDTH;
pub use self::plot::Days;
pub use self::request::job;
pub use self::runs::FinishedRun;
pub use self::seed_request::runs_with_seed;

use self::bump::Ranks;
use self::bump_chart::BumpChart;
use self::day_quantity::DayQuantity;
use self::event_form::EventForm;
use self::event_list::EventList;
use self::event_text::{day_of, event_text, subject};
use self::quantity_chart::QuantityChart;
use self::runs::use_runs;
use self::sentence::rank_sentence;
use self::state::state;
use self::track::day_track;
use super::people::People;
use super::props::MarketProps;
use super::trade::network_name;
use crate::store::MarketViewChange;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::time::playback::{Move, use_playback};
use crate::ui::time::transport::{Position, transport};
use crate::ui::widgets::field::Field;
use yuma_engine::quantity::Netuid;
use yuma_scenario::limits;
use yuma_scenario::market::MarketEdit;

/// The day under the playhead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Playhead(u16);

impl Reducible for Playhead {
    type Action = Move;

    fn reduce(self: Rc<Self>, step: Move) -> Rc<Self> {
        let day = match step {
            Move::By(days) => self.0.saturating_add_signed(days),
            Move::To(day) => day,
        };
        let day = day.min(limits::DAYS);
        if day == self.0 { self } else { Rc::new(Playhead(day)) }
    }
}

/// Renders the days of the open market.
#[component]
pub fn TimePanel(props: &MarketProps) -> Html {
    let messages = use_messages();
    let runs = use_runs(props);
    props.latest.run.replace(runs.shown.now.clone());
    let last = props.market.horizon;
    let playhead = use_reducer(Playhead::default);
    let day = playhead.0.min(last);
    let on_move = use_callback((playhead.dispatcher(), last), |step: Move, (playhead, last)| {
        playhead.dispatch(match step {
            // A step from beyond a shortened run starts at its end.
            Move::By(days) => Move::By(days),
            Move::To(day) => Move::To(day.min(*last)),
        });
    });
    let playback = use_playback(day, last, &on_move);
    let is_adding = use_state_eq(|| false);
    let on_close = use_callback(is_adding.setter(), |(), is_adding| is_adding.set(false));
    let on_add = {
        let is_adding = is_adding.clone();
        Callback::from(move |_: MouseEvent| is_adding.set(!*is_adding))
    };
    let quantity = use_state_eq(DayQuantity::default);
    let on_quantity = use_callback(quantity.setter(), |chosen: DayQuantity, quantity| quantity.set(chosen));
    let events: Vec<u16> = props.market.events.iter().map(|event| day_of(event).min(last)).collect();
    let days = Days { count: last, playhead: day, events };
    let title = |event| event_title(&messages, props, event);
    let titles: Vec<AttrValue> = props.market.events.iter().map(title).collect();
    let current = runs.shown.now.as_ref().filter(|run| run.revision == props.revision);
    let outcomes = current.map(|run| run.outcomes.clone()).unwrap_or_default();
    let position = Position { playhead: day, last, texts: "days" };
    html! {
        <section class="days" aria-label={messages.text("days.label")}>
            <div class="days-bar">
                { transport(&messages, &playback, position, &on_move) }
                { day_track(&messages, &days, &titles, &on_move) }
                <span class="days-now"><b>{ messages.fill("days.now", &[("day", &day.to_string())]) }</b>{ " / " }{ horizon(&messages, props) }</span>
                <button type="button" aria-expanded={is_adding.to_string()} onclick={on_add}>{ messages.text("days.add") }</button>
            </div>
            <div>{ for is_adding.then(|| html! { <EventForm market={props.clone()} {day} {on_close} /> }) }</div>
            <div>{ for (!props.market.events.is_empty()).then(|| html! {
                <EventList market={props.clone()} {outcomes} on_move={on_move.clone()} />
            }) }</div>
            <div class="days-charts">{ for runs.shown.now.as_ref().map(|now| {
                let pinned = runs.shown.pinned.clone();
                let days = days.clone();
                let charts = ChartsProps { market: props.clone(), now: Rc::clone(now), pinned, days, quantity: *quantity, on_quantity };
                html! { <Charts ..charts /> }
            }) }</div>
            <People market={props.clone()} run={runs.shown.now.clone()} is_idle={runs.shown.progress.is_none()} {days} />
            { state(&messages, &runs.shown, last, current.is_some(), &runs.on_check) }
        </section>
    }
}

fn event_title(messages: &Messages, props: &MarketProps, event: &yuma_scenario::market::MarketEvent) -> AttrValue {
    let (day, text) = (day_of(event).to_string(), event_text(messages, &props.market, &event.content));
    messages.fill("days.title", &[("day", &day), ("event", &text)])
}

/// Renders the field of the number of days.
fn horizon(messages: &Messages, props: &MarketProps) -> Html {
    let range = messages.fill("days.horizon.range", &[("last", &limits::DAYS.to_string())]);
    let days = |text: &str| text.trim().parse::<u16>().ok().filter(|days| (1..=limits::DAYS).contains(days));
    let check = Callback::from(move |text: String| days(&text).is_none().then(|| range.clone()));
    let on_commit = {
        let props = props.clone();
        Callback::from(move |text: String| {
            if let Some(days) = days(&text) {
                props.edit(MarketEdit::SetHorizon(days), None);
            }
        })
    };
    html! { <Field value={props.market.horizon.to_string()} label={messages.text("days.horizon")} {check} {on_commit} /> }
}

/// The properties of [`Charts`].
#[derive(Clone, Properties)]
struct ChartsProps {
    market: MarketProps,
    now: Rc<FinishedRun>,
    pinned: Option<Rc<FinishedRun>>,
    days: Days,
    quantity: DayQuantity,
    on_quantity: Callback<DayQuantity>,
}

impl PartialEq for ChartsProps {
    fn eq(&self, other: &Self) -> bool {
        let address = |run: &Option<Rc<FinishedRun>>| run.as_ref().map(Rc::as_ptr);
        Rc::ptr_eq(&self.now, &other.now)
            && address(&self.pinned) == address(&other.pinned)
            && self.market == other.market
            && self.days == other.days
            && self.quantity == other.quantity
            && self.on_quantity == other.on_quantity
    }
}

/// Renders both charts.
#[component]
fn Charts(props: &ChartsProps) -> Html {
    let messages = use_messages();
    let market = &props.market.market;
    let ranks = use_memo(Rc::as_ptr(&props.now), |_| Ranks::of(&props.now.points));
    let selected = props.market.view.selected;
    let subjects: Vec<Netuid> = market.events.iter().filter_map(|event| subject(&event.content)).collect();
    let on_select = use_callback(props.market.clone(), |netuid: Netuid, market| {
        if market.market.subnet(netuid).is_some() {
            market.change_view(MarketViewChange::Select(netuid));
        }
    });
    // The charts show the days of the run, which may be that before an edit.
    let count = u16::try_from(ranks.last()).unwrap_or(u16::MAX);
    let days = Days { count, playhead: props.days.playhead.min(count), ..props.days.clone() };
    let is_current = props.now.revision == props.market.revision;
    let outcomes = if is_current { props.now.outcomes.as_slice() } else { &[] };
    let sentence = rank_sentence(&messages, market, &ranks, outcomes, selected);
    let name = |netuid| AttrValue::from(network_name(&messages, market, netuid));
    html! {
        <>
            <BumpChart market={market.clone()} {ranks} {selected} {subjects} days={days.clone()} {sentence} {on_select} />
            <div>{ for selected.map(|netuid| html! {
                <QuantityChart quantity={props.quantity} on_quantity={props.on_quantity.clone()} {netuid} name={name(netuid)}
                    now={Rc::clone(&props.now)} pinned={props.pinned.clone()} {days} />
            }) }</div>
        </>
    }
}
