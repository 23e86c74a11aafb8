//! The pane of a miner: its consensus and its pay.

use std::iter::once;

use yew::prelude::*;

use super::arithmetic::arithmetic;
use super::fact_list::fact_list;
use super::facts::Fact;
use super::heading::heading;
use super::levers::MinerLevers;
use super::pay_note::pay_note;
use super::step_curve::{StepCurve, finding};
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
    let first = result.unwrap_or(Quantity::Consensus);
    let rest = RESULTS.into_iter().filter(|quantity| *quantity != first);
    let symbols: Vec<Symbol> = once(first).chain(rest).map(|quantity| Symbol::result(quantity, uid)).collect();
    html! {
        <>
            { heading(&messages.fill("inspector.miner_heading", &[("name", &study.name(uid))]), &title) }
            <p class="meaning">{ finding(messages, study, uid) }</p>
            <StepCurve study={study.clone()} miner={uid} validator={None::<Uid>} />
            { pay_note(messages, study) }
            <MinerLevers study={study.clone()} miner={uid} />
            { arithmetic(messages, study, &symbols, first.step()) }
            { fact_list(messages, study, uid, &FACTS, false) }
        </>
    }
}
