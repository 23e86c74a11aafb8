//! The view with which a market opens, and how it changes with the document.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use yuma_engine::quantity::{Millionths, Netuid, RAO_PER_TAO, Rao};
use yuma_playground::store::{
    ActionOf, DocumentOf, Lab, MarketColumns, MarketTab, MarketView, MarketViewChange, Markets, Origin, StateOf, reduce,
};
use yuma_scenario::market::link::encode_with_view;
use yuma_scenario::market::{self, DayQuantity, MarketEdit, MarketSharedView, Ticket};

type Shown = Rc<StateOf<Markets>>;

fn preset(id: &str) -> (Rc<market::Market>, Origin) {
    (Rc::new(market::preset(id).unwrap()), Origin::Preset(id.to_owned()))
}

/// Opens the market of April 2026, and changes everything in its view.
fn looked_at() -> Shown {
    let (scenario, origin) = preset("market-2026-04-11");
    let state = Rc::new(StateOf::new(DocumentOf::new(scenario, origin)));
    let ticket = Ticket { tao: Rao(250 * RAO_PER_TAO), tolerance: Some(Millionths(800_000)), ..Ticket::default() };
    [
        MarketViewChange::Select(Netuid(4)),
        MarketViewChange::Open(MarketTab::Life),
        MarketViewChange::Show(MarketColumns::Inputs),
        MarketViewChange::ShowChart(DayQuantity::RootProportion),
        MarketViewChange::MoveTo(1),
        MarketViewChange::SetTicket(Ticket { is_on_root: true, ..ticket }),
    ]
    .into_iter()
    .fold(state, |state, change| reduce(&state, ActionOf::View(change)))
}

fn open(state: &Shown, id: &str) -> Shown {
    let (scenario, origin) = preset(id);
    reduce(state, ActionOf::Open { scenario, origin })
}

#[test]
fn a_removed_subnet_leaves_the_selection_to_its_neighbor() {
    let state = looked_at();
    let edit = |edit: MarketEdit| ActionOf::Edit { edit, gesture: None };
    let new = state.document.scenario.new_subnet().unwrap();
    let netuid = new.netuid;
    let added = reduce(&state, edit(MarketEdit::AddSubnet(Box::new(new))));
    let added = reduce(&added, ActionOf::View(MarketViewChange::Select(netuid)));
    let undone = reduce(&added, ActionOf::Undo);
    assert_eq!(undone.view.shared.selected, Some(Netuid(netuid.0 - 1)));
    assert_eq!(reduce(&undone, ActionOf::Redo).view.shared.selected, undone.view.shared.selected);
    for (removed, neighbor) in [(4, 3), (1, 2)] {
        let selected = reduce(&state, ActionOf::View(MarketViewChange::Select(Netuid(removed))));
        let after = reduce(&selected, edit(MarketEdit::RemoveSubnet(Netuid(removed))));
        assert_eq!(after.view.shared.selected, Some(Netuid(neighbor)), "{removed}");
    }
}

#[test]
fn a_link_carries_the_view_of_its_sender() {
    let sender = looked_at();
    let link = encode_with_view(&sender.document.scenario, &sender.view.shared);
    let (scenario, view) = Markets::decode(&link).unwrap();
    let other = open(&looked_at(), "soup-1024");
    let follow = ActionOf::Follow { scenario: Rc::new(scenario), view };
    assert_eq!(reduce(&other, follow).view.shared, sender.view.shared);
}

#[test]
fn a_link_without_a_view_opens_as_the_first_visit_does() {
    let market = MarketEdit::SetHorizon(3).apply(&market::preset("early-mover").unwrap()).unwrap();
    let follow = ActionOf::Follow { scenario: Rc::new(market.clone()), view: None };
    let followed = reduce(&looked_at(), follow);
    assert_eq!(followed.view.shared, MarketSharedView::opening(&market));
    // The link of the open market changes nothing.
    let follow = ActionOf::Follow { scenario: Rc::new(market), view: None };
    let looked = reduce(&followed, ActionOf::View(MarketViewChange::MoveTo(2)));
    assert_eq!(reduce(&looked, follow).view, looked.view);
}

#[test]
fn a_document_opens_without_the_order_and_the_chart_of_the_one_before() {
    for id in ["soup-1024", "early-mover", "seven-days"] {
        let opened = open(&looked_at(), id).view;
        let opening = MarketSharedView::opening(&market::preset(id).unwrap());
        assert_eq!(opened.shared, MarketSharedView { columns: MarketColumns::Inputs, ..opening }, "{id}");
    }
    let edited = reduce(&looked_at(), ActionOf::Edit { edit: MarketEdit::SetHorizon(9), gesture: None });
    let back = reduce(&open(&edited, "soup-1024"), ActionOf::OpenPrevious);
    assert_eq!(
        (back.view.shared.ticket, back.view.shared.chart, back.view.shared.day),
        (Ticket::default(), DayQuantity::Price, 0)
    );
}

#[test]
fn another_subnet_leaves_root() {
    let shown = looked_at();
    let same = reduce(&shown, ActionOf::View(MarketViewChange::Select(Netuid(4))));
    assert!(same.view.shared.ticket.is_on_root);
    let other = reduce(&shown, ActionOf::View(MarketViewChange::Select(Netuid(7)))).view;
    let ticket = Ticket { is_on_root: false, ..shown.view.shared.ticket };
    assert_eq!(
        other,
        MarketView {
            shared: MarketSharedView { selected: Some(Netuid(7)), ticket, ..shown.view.shared },
            ..shown.view
        }
    );
}
