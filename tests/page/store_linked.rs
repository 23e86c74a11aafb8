//! The consensus of a subnet that is open in place of the market's table.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use yuma_engine::quantity::{Alpha, Netuid};
use yuma_playground::store::{
    ActionOf, DocumentOf, MarketView, MarketViewChange, Markets, NoticeKind, Origin, StateOf, reduce,
};
use yuma_scenario::Document;
use yuma_scenario::market::{self, Market, MarketEdit, MarketSharedView, SubnetConsensus};

const CHUTES: Netuid = Netuid(64);

fn opened() -> Rc<StateOf<Markets>> {
    let market = market::preset("market-2026-04-11").unwrap();
    Rc::new(StateOf::new(DocumentOf::new(Rc::new(market), Origin::Link)))
}

/// Gives Chutes its assumed consensus, in which the first validator has this much alpha.
fn link(market: &Market, alpha: u64) -> MarketEdit {
    let mut document = Document::clone(&market.consensus_scenario(CHUTES).unwrap());
    document.neurons[6].alpha_stake = Alpha(alpha);
    let consensus = SubnetConsensus::new(yuma_scenario::Scenario::new(document).unwrap()).unwrap();
    MarketEdit::SetConsensus { netuid: CHUTES, consensus: Some(consensus) }
}

fn edited(state: &Rc<StateOf<Markets>>, alpha: u64, gesture: Option<u32>) -> Rc<StateOf<Markets>> {
    reduce(state, ActionOf::Edit { edit: link(&state.document.scenario, alpha), gesture })
}

fn viewed(state: &Rc<StateOf<Markets>>, change: MarketViewChange) -> Rc<StateOf<Markets>> {
    reduce(state, ActionOf::View(change))
}

#[test]
fn only_a_subnet_with_a_consensus_opens() {
    let open = |netuid| MarketViewChange::OpenConsensus(Netuid(netuid));
    let linked = edited(&opened(), 1, None);
    for (state, netuid, expected) in
        [(&opened(), 64, None), (&linked, 64, Some(CHUTES)), (&linked, 4, None), (&linked, 999, None)]
    {
        assert_eq!(viewed(state, open(netuid)).view.shared.linked, expected, "subnet {netuid}");
    }
    let shown = viewed(&linked, open(64));
    assert_eq!(shown.view.shared.selected, Some(CHUTES));
    let shared = MarketSharedView { linked: None, ..shown.view.shared };
    assert_eq!(viewed(&shown, MarketViewChange::CloseConsensus).view, MarketView { shared, ..shown.view });
}

#[test]
fn it_closes_with_its_document() {
    let shown = viewed(&edited(&opened(), 1, None), MarketViewChange::OpenConsensus(CHUTES));
    let undone = reduce(&shown, ActionOf::Undo);
    assert_eq!(undone.view.shared.linked, None);
    let scenario = Rc::clone(&shown.document.scenario);
    let reopened = reduce(&shown, ActionOf::Open { scenario, origin: Origin::File("a".into()) });
    assert_eq!(reopened.view.shared.linked, None);
}

#[test]
fn a_visit_is_one_step_of_undo() {
    let linked = edited(&opened(), 1, None);
    let visit = [2, 3, 4].into_iter().fold(Rc::clone(&linked), |state, alpha| edited(&state, alpha, Some(7)));
    assert_eq!(reduce(&visit, ActionOf::Undo).document.scenario, linked.document.scenario);
    let returned = edited(&visit, 1, Some(7));
    let undone = reduce(&returned, ActionOf::Undo);
    assert_eq!(undone.document.scenario, opened().document.scenario, "a visit without effect leaves no step");
}

#[test]
fn the_miner_burn_of_the_row_is_refused_with_a_notice() {
    let linked = edited(&opened(), 1, None);
    let edit = MarketEdit::SetMinerBurn { netuid: CHUTES, fraction: Default::default() };
    let refused = reduce(&linked, ActionOf::Edit { edit, gesture: None });
    assert!(matches!(refused.notices.last().unwrap().kind, NoticeKind::MarketEditRejected(_)));
    assert_eq!(refused.document.scenario, linked.document.scenario);
}
