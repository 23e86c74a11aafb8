//! Who pays the selected network: the validators whose stake and votes its emission comes from.

use yew::prelude::*;

use super::cell::name;
use crate::ui::format::{fixed, whole};
use crate::ui::hooks::use_messages;
use crate::ui::market::columns::daily;
use crate::ui::market::props::MarketProps;
use crate::ui::messages::Messages;
use yuma_engine::quantity::BLOCKS_PER_DAY;
use yuma_scenario::market::{RootValidator, Voter};

/// The number of validators that are shown before the rest is unfolded.
const SHOWN: usize = 6;
/// The length of the longest bar in pixels.
const BAR: f64 = 72.0;

/// Renders the validators that vote for the selected network, the largest part first.
#[component]
pub fn Voters(props: &MarketProps) -> Html {
    let messages = use_messages();
    let is_open = use_state_eq(|| false);
    let (Some(board), Some(vote), Some(netuid)) =
        (props.market.board.as_ref(), props.results.now.vote.as_ref(), props.view.shared.selected)
    else {
        return html! { <span hidden=true></span> };
    };
    let voters = vote.voters(netuid);
    let largest = voters.first().map_or(1.0, |voter| voter.part.to_num::<f64>());
    let shown = if *is_open { voters.len() } else { SHOWN };
    let count = voters.len().to_string();
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let line = |voter: &Voter| Some(row(&messages, board.validators.get(voter.row)?, voter, largest));
    html! {
        <section class="board-voters" hidden={voters.is_empty()}>
            <h3>{ messages.fill_plural("board.voters", voters.len(), &[("count", &count)]) }</h3>
            <table>
                <thead><tr>{ for ["validator", "stake", "vote", "part", "tao"].into_iter().map(|id| html! {
                    <th key={id} scope="col" class={id}>{ messages.text(&format!("board.voters.{id}")) }</th>
                }) }</tr></thead>
                <tbody>{ for voters.iter().take(shown).filter_map(line) }</tbody>
            </table>
            <button type="button" class="link" aria-expanded={is_open.to_string()} hidden={voters.len() <= SHOWN} onclick={toggle}>
                { if *is_open { messages.text("board.voters.fewer") } else { messages.fill("board.voters.all", &[("count", &count)]) } }
            </button>
        </section>
    }
}

fn row(messages: &Messages, validator: &RootValidator, voter: &Voter, largest: f64) -> Html {
    let percent = |value: f64| messages.numbers().percent_at(value, 1);
    let part = voter.part.to_num::<f64>();
    let bar = fixed((part / largest * BAR).max(1.0), 1);
    html! {
        <tr key={validator.uid.0}>
            <th scope="row">{ name(messages, validator) }</th>
            <td>{ percent(voter.stake.to_num()) }</td>
            <td>{ percent(voter.vote.to_num()) }</td>
            <td class="part"><svg width={fixed(BAR, 0)} height="6" aria-hidden="true"><rect width={bar} height="6" rx="3" /></svg>{ percent(part) }</td>
            <td>{ daily(whole(voter.emission.0.saturating_mul(BLOCKS_PER_DAY))) }</td>
        </tr>
    }
}
