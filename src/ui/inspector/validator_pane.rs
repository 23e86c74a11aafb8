//! The pane of a validator: its row after clipping, and the path from its stake to its dividends.

use std::iter::once;

use yew::prelude::*;

use super::arithmetic::arithmetic;
use super::bar::bar_hatch;
use super::fact_list::fact_list;
use super::facts::Fact;
use super::heading::heading;
use super::levers::Levers;
use super::pay_note::pay_note;
use super::row_bars::{most_cut, row_bars};
use super::study::Study;
use super::waterfall::waterfall;
use crate::ui::messages::Messages;
use yuma_engine::fixed::ZERO;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::explain::Symbol;

/// The results of a validator in the order of their computation.
const RESULTS: [Quantity; 5] = [
    Quantity::ActiveStake,
    Quantity::ValidatorTrust,
    Quantity::Earnings,
    Quantity::Dividends,
    Quantity::ValidatorEmission,
];

/// The facts of a validator. The commit block is shown only with commit-reveal.
const FACTS: [Fact; 6] =
    [Fact::Name, Fact::AlphaStake, Fact::TaoStake, Fact::LastUpdate, Fact::BlockAtRegistration, Fact::CommitBlock];

/// Renders a validator with its row and its path.
pub fn validator_pane(messages: &Messages, study: &Study, uid: Uid, result: Option<Quantity>) -> Html {
    let of = |quantity| study.trace().fraction(quantity, uid).unwrap_or(ZERO);
    let trust = messages.numbers().percent(of(Quantity::ValidatorTrust));
    let title = match study.trace().pay_per_stake(uid) {
        Some(ratio) => {
            let ratio = format!("{:.2}", ratio.to_num::<f64>());
            messages.fill("inspector.validator_headline", &[("trust", &trust), ("ratio", &ratio)])
        }
        None => messages.fill("inspector.validator_headline.no_stake", &[("trust", &trust)]),
    };
    let first = result.unwrap_or(Quantity::ValidatorTrust);
    let rest = RESULTS.into_iter().filter(|quantity| *quantity != first);
    let symbols: Vec<Symbol> = once(first).chain(rest).map(|quantity| Symbol::result(quantity, uid)).collect();
    let facts: Vec<Fact> =
        FACTS.into_iter().filter(|fact| *fact != Fact::CommitBlock || study.scenario.commit_reveal).collect();
    html! {
        <>
            { heading(&messages.fill("inspector.validator_heading", &[("name", &study.name(uid))]), &title) }
            { pay_note(messages, study) }
            { bar_hatch() }
            { row_bars(messages, study, uid) }
            { most_cut_levers(messages, study, uid) }
            { waterfall(messages, study, uid) }
            { arithmetic(messages, study, &symbols, first.step()) }
            { fact_list(messages, study, uid, &facts, true) }
        </>
    }
}

/// Renders the levers of the weight of which most is cut, or of the first weight while nobody votes; hidden if nothing is cut.
fn most_cut_levers(messages: &Messages, study: &Study, uid: Uid) -> Html {
    let (heading, miner) = match study.trace().has_votes() {
        true => ("inspector.levers.of", most_cut(study, uid)),
        false => ("inspector.levers", study.trace().weights.row(uid).first().map(|&(miner, _)| miner)),
    };
    html! {
        <div hidden={miner.is_none()}>{ for miner.map(|miner| html! {
            <Levers key={miner.0} study={study.clone()} validator={uid} {miner}
                heading={messages.fill(heading, &[("miner", &study.name(miner))])} />
        }) }</div>
    }
}
