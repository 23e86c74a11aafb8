//! The days after the market's first block: the bar with the playhead and the events, and two charts.

mod bump;
mod bump_chart;
mod day_quantity;
mod draft;
mod era_chart;
mod era_table;
mod event_form;
mod event_list;
mod event_text;
mod lines;
mod participant_bytes;
mod plot;
mod quantity_chart;
mod quantity_figure;
mod request;
mod run_bytes;
mod runs;
mod seed_request;
mod sentence;
mod state;
mod strides;
mod task;
mod track;

use std::rc::Rc;

use yew::prelude::*;

pub use self::lines::{DayLine, LinePlot, Size, axis_of, table, values, y_of};
pub use self::plot::Days;
pub use self::request::{Phase, job};
pub use self::seed_request::{coarse_run, read_participants};
pub use self::task::{FinishedRun, under};

use self::bump::Ranks;
use self::bump_chart::BumpChart;
use self::era_chart::EraChart;
use self::era_table::EraTable;
pub use self::era_table::{LARGEST, TaoChange, era_sentence, moved_sentence};
use self::event_form::EventForm;
use self::event_list::EventList;
use self::event_text::{day_of, event_text, subject};
use self::quantity_chart::QuantityChart;
use self::runs::use_runs;
use self::sentence::rank_sentence;
use self::state::state;
use self::track::day_track;
use super::participants::Participants;
use super::props::MarketProps;
use super::trade::{leading_name, network_name};
use crate::store::{ActionOf, MarketColumns, MarketViewChange};
use crate::ui::after_paint::use_deferred_value;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::time::playback::{Move, use_playback};
use crate::ui::time::transport::{Position, transport};
use crate::ui::widgets::field::Field;
use yuma_engine::economy::ERAS;
use yuma_engine::quantity::Netuid;
use yuma_scenario::limits;
use yuma_scenario::market::{DayQuantity, MarketEdit};

/// The properties of [`TimePanel`].
#[derive(Clone, PartialEq, Properties)]
pub struct TimePanelProps {
    /// The open market.
    pub market: MarketProps,
    /// The day under the playhead.
    pub day: u16,
    /// The quantity of the chart of the selected subnet.
    pub quantity: DayQuantity,
    /// Called with the best run of each era whenever one is complete.
    pub on_runs: Callback<Rc<Vec<Rc<FinishedRun>>>>,
}

/// Renders the days of the open market.
#[component]
pub fn TimePanel(panel: &TimePanelProps) -> Html {
    let messages = use_messages();
    let section = use_node_ref();
    let (props, day) = (&use_deferred_value(&panel.market, std::slice::from_ref(&section)), panel.day);
    let shows_eras = props.view.shared.columns == MarketColumns::Eras;
    let runs = use_runs(props, if shows_eras { ERAS } else { &[] });
    use_effect_with(Rc::as_ptr(&runs.shown.runs), {
        let (runs, on_runs) = (Rc::clone(&runs.shown.runs), panel.on_runs.clone());
        move |_| on_runs.emit(runs)
    });
    let current = runs.shown.now.as_ref().filter(|_| runs.shown.is_current);
    props.latest.run.replace(current.map(|run| (props.revision, Rc::clone(run))));
    let last = props.market.horizon;
    let on_move = use_callback(props.dispatch.clone(), |step: Move, dispatch| {
        dispatch.dispatch(ActionOf::View(match step {
            Move::By(days) => MarketViewChange::MoveBy(days),
            Move::To(day) => MarketViewChange::MoveTo(day),
        }));
    });
    let playback = use_playback(day, last, false, &on_move);
    let is_adding = use_state_eq(|| false);
    let on_close = use_callback(is_adding.setter(), |(), is_adding| is_adding.set(false));
    let on_add = {
        let is_adding = is_adding.clone();
        Callback::from(move |_: MouseEvent| is_adding.set(!*is_adding))
    };
    let on_quantity = use_callback(props.dispatch.clone(), |chosen: DayQuantity, dispatch| {
        dispatch.dispatch(ActionOf::View(MarketViewChange::ShowChart(chosen)));
    });
    let events: Vec<u16> = props.market.events.iter().map(|event| day_of(event).min(last)).collect();
    let days = Days { count: last, playhead: day, events };
    let title = |event| event_title(&messages, props, event);
    let titles: Vec<AttrValue> = props.market.events.iter().map(title).collect();
    let outcomes = current.map(|run| run.outcomes.clone()).unwrap_or_default();
    let position = Position { playhead: day, last, texts: "days" };
    html! {
        <section class="days" ref={section} aria-label={messages.text("days.label")}>
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
                let pinned = props.market.other_pinned().and_then(|era| runs.shown.under(era)).cloned();
                let eras = shows_eras.then(|| Rc::clone(&runs.shown.runs));
                let (market, now, is_current, days) = (props.clone(), Rc::clone(now), current.is_some(), days.clone());
                html! { <Charts {market} {now} {is_current} {pinned} {eras} {days} quantity={panel.quantity} {on_quantity} /> }
            }) }</div>
            <Participants market={props.clone()} run={current.cloned()} is_idle={runs.shown.progress.is_none()} {days} />
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
    html! { <Field key={props.opened} value={props.market.horizon.to_string()} label={messages.text("days.horizon")} {check} {on_commit} /> }
}

/// The properties of [`Charts`].
#[derive(Clone, Properties)]
struct ChartsProps {
    market: MarketProps,
    now: Rc<FinishedRun>,
    /// Whether it is the run of the open market and era.
    is_current: bool,
    pinned: Option<Rc<FinishedRun>>,
    /// The best run of each era, if all are shown.
    eras: Option<Rc<Vec<Rc<FinishedRun>>>>,
    days: Days,
    quantity: DayQuantity,
    on_quantity: Callback<DayQuantity>,
}

impl PartialEq for ChartsProps {
    fn eq(&self, other: &Self) -> bool {
        let address = |run: &Option<Rc<FinishedRun>>| run.as_ref().map(Rc::as_ptr);
        Rc::ptr_eq(&self.now, &other.now)
            && self.is_current == other.is_current
            && address(&self.pinned) == address(&other.pinned)
            && self.eras.as_ref().map(Rc::as_ptr) == other.eras.as_ref().map(Rc::as_ptr)
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
    let selected = props.market.view.shared.selected;
    let subjects: Vec<Netuid> = market.events.iter().filter_map(|event| subject(&event.content)).collect();
    let on_select = use_callback(props.market.clone(), |netuid: Netuid, market| {
        if market.market.subnet(netuid).is_some() {
            market.change_view(MarketViewChange::Select(netuid));
        }
    });
    // The charts show the days of the run, which may be that before an edit.
    let count = u16::try_from(ranks.last()).unwrap_or(u16::MAX);
    let days = Days { count, playhead: props.days.playhead.min(count), ..props.days.clone() };
    let outcomes = if props.is_current { props.now.outcomes.as_slice() } else { &[] };
    let sentence = rank_sentence(&messages, market, &ranks, outcomes, selected);
    let name = |netuid| AttrValue::from(network_name(&messages, market, netuid));
    html! {
        <>
            <BumpChart market={market.clone()} {ranks} {selected} {subjects} days={days.clone()} {sentence} {on_select} />
            <div>{ for selected.map(|netuid| {
                let (quantity, on_quantity, name) = (props.quantity, props.on_quantity.clone(), name(netuid));
                let leading_name = AttrValue::from(leading_name(&messages, market, netuid));
                match &props.eras {
                    Some(runs) => html! { <EraChart {quantity} {on_quantity} {netuid} {name} runs={Rc::clone(runs)} open={props.market.era()} {days} /> },
                    None => html! { <QuantityChart {quantity} {on_quantity} {netuid} {name} now={Rc::clone(&props.now)} pinned={props.pinned.clone()} changes_rules={market.changes_rules()} {leading_name} {days} /> },
                }
            }) }</div>
            <div class="days-wide">{ for props.eras.as_ref().map(|runs| html! {
                <EraTable market={props.market.clone()} runs={Rc::clone(runs)} />
            }) }</div>
        </>
    }
}
