//! The market lab beside a lesson.

use yew::prelude::*;

use super::lab::{HostedLab, LabSlot};
use crate::store::{MarketColumns, MarketTab, MarketView, MarketViewChange, Markets, StateOf};
use crate::ui::hooks::use_messages;
use crate::ui::market::{
    EraStrip, MarketInspector, MarketProps, OpenMarket, market_content, market_time, use_open_market,
};
use crate::ui::shell::Panel;
use yuma_lessons::{Cell, Region, Step, netuid};
use yuma_scenario::AnyDocument;
use yuma_scenario::market::{Market, MarketColumn, MarketFilter, MarketSharedView, MarketSort};

impl HostedLab for Markets {
    fn document(scenario: &Market) -> AnyDocument {
        AnyDocument::Market(scenario.clone())
    }

    fn scenario(document: &AnyDocument) -> Option<Market> {
        match document {
            AnyDocument::Market(market) => Some(market.clone()),
            AnyDocument::Consensus(_) => None,
        }
    }

    fn step_view(step: &Step, cell: Option<&Cell>, scenario: &Market) -> Vec<MarketViewChange> {
        let tab = MarketTab::ALL.into_iter().find(|tab| step.tab.as_deref() == Some(tab.id())).unwrap_or_default();
        let select = cell.and_then(|cell| Markets::selection(cell, scenario));
        let columns = MarketColumns::ALL.into_iter().find(|columns| step.columns.as_deref() == Some(columns.id()));
        let columns = MarketViewChange::Show(columns.unwrap_or_default());
        let filter = MarketFilter::ALL.into_iter().find(|filter| step.filter.as_deref() == Some(filter.id()));
        let filter = MarketViewChange::Filter(filter.unwrap_or_default());
        let by = step.sorts.as_deref().and_then(MarketColumn::of_link);
        let sort = by.map(|by| MarketSort { by, is_ascending: false }).unwrap_or_default();
        let sort = MarketViewChange::Sort(sort);
        let changes = [MarketViewChange::Open(tab), columns, filter, sort, MarketViewChange::MoveTo(step.playhead)];
        select.into_iter().chain(changes).collect()
    }

    /// The table of a later day has the prices and the end of subnets, which are results.
    fn covered_playhead(_: &Step) -> u16 {
        0
    }

    fn unselected(view: MarketView) -> MarketView {
        MarketView { shared: MarketSharedView { selected: None, ..view.shared }, ..view }
    }

    fn selection(cell: &Cell, scenario: &Market) -> Option<MarketViewChange> {
        let name = match cell {
            Cell::Subnet(name) | Cell::Column(name) | Cell::Cell(_, name) => name,
            Cell::Row(_) => return None,
        };
        let netuid = netuid(scenario, name).ok()?;
        let exists = scenario.subnet(netuid).is_some();
        exists.then_some(MarketViewChange::Select(netuid))
    }

    /// The board shows its networks by their numbers.
    fn shown(cell: Cell, scenario: &Market) -> Cell {
        let number = |name: String| netuid(scenario, &name).map_or(name, |netuid| netuid.0.to_string());
        match cell {
            Cell::Row(name) => Cell::Row(name),
            Cell::Column(name) => Cell::Column(number(name)),
            Cell::Cell(row, name) => Cell::Cell(row, number(name)),
            Cell::Subnet(name) => Cell::Subnet(number(name)),
        }
    }

    fn picked(state: &StateOf<Markets>) -> Vec<String> {
        state.view.shared.selected.into_iter().map(|netuid| netuid.0.to_string()).collect()
    }

    fn tools(_: Option<Panel>, _: &Callback<Panel>) -> Html {
        Html::default()
    }

    fn draw(slot: LabSlot<Markets>) -> Html {
        html! { <MarketLab {slot} /> }
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MarketLabProps {
    slot: LabSlot<Markets>,
}

/// Renders the shown parts of the lab.
#[component]
fn MarketLab(props: &MarketLabProps) -> Html {
    let slot = &props.slot;
    let messages = use_messages();
    let OpenMarket { market, day, is_rough, on_runs } = use_open_market(&slot.state, &slot.dispatch);
    let market = MarketProps { covers_results: slot.is_covered, ..market };
    let shows = |region| slot.shows(region);
    // Before the bet no number of the run shows.
    let rough = is_rough && shows(Region::Time) && !slot.is_covered;
    html! {
        <>
            <div class="eras-slot">{ for shows(Region::Eras).then(|| html! { <EraStrip ..market.clone() /> }) }</div>
            <div class={classes!("lesson-parts", shows(Region::Inspector).then_some("beside"))}>
                <section class={classes!("market-sheet", (rough && day.is_some()).then_some("rough"))}>{ for shows(Region::Grid).then(|| market_content(&market, &day, &Callback::noop(), &slot.open)) }</section>
                <div class="inspector-slot">{ for shows(Region::Inspector).then(|| html! { <MarketInspector market={market.clone()} ticket={slot.state.view.shared.ticket} day={day.clone()} /> }) }</div>
            </div>
            <p class="rough-note" role="status">{ for rough.then(|| messages.text("learn.rough")) }</p>
            // The table of a day needs the days also where the lesson does not show them.
            <div class={classes!("market-time-slot", rough.then_some("rough"))} hidden={!shows(Region::Time)}>
                { for (shows(Region::Time) || day.is_some()).then(|| market_time(&market, &slot.state.view, &on_runs)) }
            </div>
        </>
    }
}
