//! The three formulas of a root epoch with the numbers of one network.

use yew::prelude::*;

use super::cell::fraction;
use crate::ui::format::fixed;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{NetworkVote, VoteResult};

/// Renders trust, consensus and share.
pub fn formulas(messages: &Messages, vote: &VoteResult, netuid: Netuid, network: &NetworkVote) -> Html {
    let number = netuid.0.to_string();
    let percent = |value: f64, digits: usize| messages.numbers().percent_at(value, digits);
    let [trust, consensus, share, votes] =
        [network.trust, network.consensus, network.share, network.votes].map(|value| value.to_num::<f64>());
    let kappa = fraction(vote.input.kappa);
    let sum = vote.weighted_votes().to_num::<f64>();
    let name = |key: &str| html! { <>{ messages.text(key) }<sub>{ &number }</sub></> };
    html! {
        <div class="board-formulas">
            <div>
                <p>{ name("board.formula.trust") }{ " = " }{ messages.text("board.formula.trust.is") }</p>
                <p>{ "= " }<b>{ percent(trust, 1) }</b></p>
            </div>
            <div>
                <p>{ name("board.formula.consensus") }{ " = 1 ∕ (1 + e" }<sup>{ messages.text("board.formula.exponent") }</sup>{ ")" }</p>
                <p>{ "= 1 ∕ (1 + e" }<sup>{ format!("−{} · ({} − {})", vote.input.rho, fixed(trust, 3), fixed(kappa, 3)) }</sup>{ ") = " }
                    <b>{ fixed(consensus, 4) }</b></p>
            </div>
            <div>
                <p>{ name("board.formula.share") }{ " = " }{ name("board.formula.consensus") }{ " · " }{ name("board.formula.votes") }{ " ∕ Σ" }</p>
                <p>{ format!("= {} · {} ∕ {} = ", fixed(consensus, 4), fixed(votes * 100.0, 2), fixed(sum * 100.0, 2)) }<b>{ percent(share, 2) }</b></p>
            </div>
        </div>
    }
}
