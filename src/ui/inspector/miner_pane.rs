//! The pane of a miner: its consensus and its pay.

use yew::prelude::*;

use super::fact_list::fact_list;
use super::facts::Fact;
use super::formula::formula;
use super::heading::heading;
use super::step_curve::step_curve;
use super::step_link::step_link;
use super::study::Study;
use crate::ui::messages::Messages;
use yuma_engine::fixed::ZERO;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::explain::Symbol;

/// The results of a miner in the order of their computation.
const RESULTS: [Quantity; 4] = [Quantity::Consensus, Quantity::Ranks, Quantity::Incentive, Quantity::ServerEmission];

/// The facts of a miner.
const FACTS: [Fact; 3] = [Fact::Name, Fact::AlphaStake, Fact::BlockAtRegistration];

/// Renders a miner with its step curve.
pub fn miner_pane(messages: &Messages, study: &Study, uid: Uid, result: Option<Quantity>) -> Html {
    let incentive = study.trace().fraction(Quantity::Incentive, uid).unwrap_or(ZERO);
    let title = messages.fill("inspector.miner_headline", &[("incentive", &messages.numbers().percent(incentive))]);
    // Consensus is below the curve.
    let first = result.filter(|quantity| *quantity != Quantity::Consensus);
    let rest = RESULTS.into_iter().filter(|quantity| Some(*quantity) != first);
    let step = result.unwrap_or(Quantity::Consensus).step();
    html! {
        <>
            { heading(&messages.fill("inspector.miner_heading", &[("name", &study.name(uid))]), &title) }
            <div class="formulas first">{ for first.map(|quantity| {
                formula(messages, study, Symbol::result(quantity, uid))
            }) }</div>
            { step_curve(messages, study, uid, None) }
            <div class="formulas">{ for rest.map(|quantity| {
                formula(messages, study, Symbol::result(quantity, uid))
            }) }</div>
            <div class="source">{ for step.map(|step| step_link(messages, study, step, None)) }</div>
            { fact_list(messages, study, uid, &FACTS, false) }
        </>
    }
}
