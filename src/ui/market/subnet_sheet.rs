//! The sheet of the subnets: tools, table and legend.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::day_cells::day_mark;
use super::era_summary::era_summary;
use super::props::MarketProps;
use super::selection::{count, has_hits};
use super::table::MarketTable;
use crate::store::{EraQuantity, MarketColumns, MarketViewChange};
use crate::ui::format::{count as grouped_count, number, whole};
use crate::ui::gesture::next_gesture;
use crate::ui::given::Given;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::shell::Panel;
use crate::ui::widgets::focus::focus_node;
use yuma_scenario::market::{BoardEdit, Market, MarketEdit, MarketFilter, SnapshotId};

/// The properties of [`SubnetSheet`].
#[derive(Clone, PartialEq, Properties)]
pub struct SubnetSheetProps {
    /// The market with its results.
    pub market: MarketProps,
    /// Hands a pasted text over for import.
    pub on_given: Callback<Given>,
    /// Opens a panel.
    pub open: Callback<Panel>,
}

/// Renders the sheet.
#[component]
pub fn SubnetSheet(props: &SubnetSheetProps) -> Html {
    let messages = use_messages();
    let search = use_state_eq(AttrValue::default);
    let field = use_node_ref();
    let market = &props.market;
    let has_gate = market.bar().is_some();
    // An era without a gate has no bar.
    let filter = match market.view.shared.filter {
        MarketFilter::AboveBar if !has_gate => MarketFilter::All,
        filter => filter,
    };
    let on_clear = {
        let (market, search, field) = (market.clone(), search.setter(), field.clone());
        Callback::from(move |_: MouseEvent| {
            market.change_view(MarketViewChange::Filter(MarketFilter::All));
            search.set(AttrValue::default());
            focus_node(&field);
        })
    };
    let onsearch = {
        let search = search.setter();
        Callback::from(move |event: InputEvent| {
            search.set(AttrValue::from(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let add = {
        let market = market.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(subnet) = market.market.new_subnet() {
                let netuid = subnet.netuid;
                market.edit(MarketEdit::AddSubnet(Box::new(subnet)), None);
                market.change_view(MarketViewChange::Select(netuid));
            }
        })
    };
    let reset = {
        let market = market.clone();
        Callback::from(move |_: MouseEvent| market.edit(MarketEdit::ResetAll, None))
    };
    let on_rules = props.open.reform(|_: MouseEvent| Panel::Eras);
    let is_of_eras = market.view.shared.columns == MarketColumns::Eras;
    html! {
        <>
            <div class="market-tools">
                <input type="search" autocomplete="off" spellcheck="false" aria-label={messages.text("market.find")}
                    placeholder={messages.text("market.find")} ref={field} value={(*search).clone()} oninput={onsearch} />
                { filters(&messages, market, filter) }
                { column_choices(&messages, market) }
                <button type="button" onclick={add}>{ messages.text("market.add") }</button>
                <button type="button" onclick={reset}>{ messages.text("market.reset") }</button>
            </div>
            <div>{ for market.day.as_ref().map(|day| day_mark(&messages, market, day)) }</div>
            <div>{ for market.lacks_pools().then(|| votes_only(&messages, market)) }</div>
            <div class="market-moved" hidden={!is_of_eras}>{ for is_of_eras.then(|| of_eras(&messages, market)) }</div>
            <MarketTable market={market.clone()} filter={filter} search={(*search).clone()} on_given={props.on_given.clone()} />
            <div role="status">{ for (!has_hits(market, filter, &search)).then(|| html! {
                <p class="market-no-hits">{ messages.text("market.no_hits") }{ " " }
                    <button type="button" onclick={on_clear}>{ messages.text("market.show_all") }</button></p>
            }) }</div>
            <p class="legend"><span class="market-edited">{ messages.text("market.legend.edited") }</span>
                <span class="legend-source">{ source_key(&market.market).map(|key| messages.text(key)) }</span>
                <span class="legend-hint">{ messages.text("market.legend.hint") }</span>
                <span class="market-summary">{ summary(&messages, market) }{ " " }
                    <button type="button" class="link" aria-haspopup="dialog" onclick={on_rules}>{ messages.text("market.rules") }</button></span></p>
        </>
    }
}

/// Renders why nothing is paid to subnets that have votes but no pools, with the way to pools of the same wishes.
fn votes_only(messages: &Messages, market: &MarketProps) -> Html {
    let onclick = {
        let market = market.clone();
        Callback::from(move |_: MouseEvent| {
            let gesture = Some(next_gesture());
            market.edit(MarketEdit::Board(BoardEdit::StakeByVotes), gesture);
            market.edit(MarketEdit::SetEra(market.era()), gesture);
        })
    };
    html! {
        <p class="market-day"><span>{ messages.text("board.no_pools") }</span>{ " " }
            <button type="button" {onclick}>{ messages.text("board.stakes") }</button></p>
    }
}

/// Returns the key of the sentence on what a market's snapshot lacks; the boards have their own.
fn source_key(market: &Market) -> Option<&'static str> {
    match market.start {
        SnapshotId::April2026 => Some("market.source.2026"),
        SnapshotId::April2025 => Some("market.source.2025"),
        SnapshotId::April2024 | SnapshotId::November2024 => None,
        _ if market.has_assumed_flows() => Some("market.source.invented"),
        _ => Some("market.source.invented.flows"),
    }
}

/// Renders the choice of shown subnets.
fn filters(messages: &Messages, market: &MarketProps, chosen: MarketFilter) -> Html {
    let has_gate = market.bar().is_some();
    // The subnets above the bar are a result.
    let has_bar = has_gate && !market.covers_results;
    html! {
        <span class="segments" role="group" aria-label={messages.text("market.filter")}>
            { for MarketFilter::ALL.into_iter().filter(|&filter| filter != MarketFilter::AboveBar || has_bar).map(|filter| {
                let count = count(market, filter);
                let onclick = {
                    let market = market.clone();
                    Callback::from(move |_: MouseEvent| market.change_view(MarketViewChange::Filter(filter)))
                };
                let key = format!("market.filter.{}", filter.id());
                html! {
                    <button type="button" key={filter.id()} aria-pressed={(chosen == filter).to_string()}
                        disabled={filter == MarketFilter::Edited && count == 0 && chosen != filter} {onclick}>
                        { messages.fill(&key, &[("count", &grouped_count(count))]) }
                    </button>
                }
            }) }
        </span>
    }
}

/// Renders the choice of the quantity of all eras, the way to the end of the run, and the summary.
fn of_eras(messages: &Messages, market: &MarketProps) -> Html {
    let quantities = EraQuantity::ALL.map(|quantity| Segment {
        id: quantity.id(),
        text: messages.text(&format!("market.eras.{}", quantity.id())),
        is_chosen: market.view.shared.era_quantity == quantity,
        change: MarketViewChange::ShowEraQuantity(quantity),
    });
    let last = market.market.horizon;
    // On the last day the button leads back.
    let is_at_end = market.day.as_ref().is_some_and(|day| day.day == last);
    let on_end = {
        let (market, day) = (market.clone(), if is_at_end { 0 } else { last });
        Callback::from(move |_: MouseEvent| market.change_view(MarketViewChange::MoveTo(day)))
    };
    html! {
        <>
            { segments(market, &messages.text("market.eras.quantity"), quantities) }
            <button type="button" onclick={on_end}>{ if is_at_end {
                messages.text("days.go_back")
            } else {
                messages.fill("market.eras.end", &[("day", &last.to_string())])
            } }</button>
            <p>{ era_summary(messages, market) }</p>
            <p class="note">{ market.market.has_assumed_flows().then(|| messages.text("market.flows.eras")) }</p>
        </>
    }
}

/// Renders the choice of columns.
fn column_choices(messages: &Messages, market: &MarketProps) -> Html {
    let columns = MarketColumns::ALL.map(|columns| Segment {
        id: columns.id(),
        text: messages.text(&format!("market.columns.{}", columns.id())),
        is_chosen: market.view.shared.columns == columns,
        change: MarketViewChange::Show(columns),
    });
    segments(market, &messages.text("market.columns"), columns)
}

/// A choice that changes the view.
struct Segment {
    id: &'static str,
    text: AttrValue,
    is_chosen: bool,
    change: MarketViewChange,
}

/// Renders choices of the view as one control.
fn segments(market: &MarketProps, label: &AttrValue, choices: impl IntoIterator<Item = Segment>) -> Html {
    html! {
        <span class="segments" role="group" aria-label={label}>{ for choices.into_iter().map(|Segment { id, text, is_chosen, change }| {
            let market = market.clone();
            let onclick = Callback::from(move |_: MouseEvent| market.change_view(change.clone()));
            html! { <button type="button" key={id} aria-pressed={is_chosen.to_string()} {onclick}>{ text }</button> }
        }) }</span>
    }
}

fn summary(messages: &Messages, market: &MarketProps) -> AttrValue {
    let day = market.day.as_ref().and_then(|day| day.under(market.era()));
    let emission_per_day = day.map_or(market.results.now.totals.emission_per_day, |point| point.emission_per_day);
    let tao = number(whole(emission_per_day.0), 0);
    match market.bar() {
        Some(bar) if !market.covers_results => {
            let bar = messages.numbers().percent_at(bar, 2);
            messages.fill("market.summary.bar", &[("bar", &bar), ("tao", &tao)])
        }
        _ => messages.fill("market.summary", &[("tao", &tao)]),
    }
}
