//! Explains a network's share: the leading voter, the sigmoid, the formulas, and the same wishes as stakes.

use yew::prelude::*;

use super::cell::name;
use super::formulas::formulas;
use super::sigmoid::Sigmoid;
use super::voters::Voters;
use crate::ui::format::{fixed, whole};
use crate::ui::hooks::use_messages;
use crate::ui::market::columns::daily;
use crate::ui::market::props::MarketProps;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Netuid, Share};
use yuma_scenario::market::{Board, BoardEdit, MarketEdit, MarketResult, VoteResult};

/// Renders the explanation of the selected subnet.
#[component]
pub fn BoardWhy(props: &MarketProps) -> Html {
    let messages = use_messages();
    let selected = props.view.shared.selected;
    let without = use_memo((props.revision, selected), |_| share_without(props));
    let (Some(board), Some(vote)) = (props.market.board.as_ref(), props.results.now.vote.as_ref()) else {
        return html! { <p class="note">{ messages.text("board.why.no_votes") }</p> };
    };
    let Some((subnet, result)) = props.selected() else {
        return html! { <p class="note">{ messages.text("market.why.none") }</p> };
    };
    let netuid = subnet.netuid;
    let tao = messages.numbers().with_unit(&daily(whole(result.tao_per_day.0)), "τ");
    let share = messages.numbers().percent_at(result.share.to_num(), 2);
    let values = [("netuid", &*netuid.0.to_string()), ("tao", &tao), ("share", &share)];
    let edit = |edit: BoardEdit| {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| props.edit(MarketEdit::Board(edit.clone()), None))
    };
    let normalize = if board.normalizes_rows { "board.keep_rows" } else { "board.normalize" };
    html! {
        <div class="market-why board-why">
            <h2>{ messages.fill("board.why.headline", &values) }</h2>
            <p class="note">{ sentence(&messages, board, vote, netuid, *without) }</p>
            <Voters ..props.clone() />
            <Sigmoid ..props.clone() />
            <div>{ for vote.network(netuid).map(|network| formulas(&messages, vote, netuid, &network)) }</div>
            <p class="note">{ rows(&messages, board, vote) }</p>
            <div class="actions">
                <button type="button" class="primary" onclick={edit(BoardEdit::StakeByVotes)}>{ messages.text("board.stakes") }</button>
                <button type="button" onclick={edit(BoardEdit::NormalizeRows(!board.normalizes_rows))}>{ messages.text(normalize) }</button>
            </div>
            <p class="note">{ messages.text("board.stakes.about") }</p>
        </div>
    }
}

/// Returns the share of the selected subnet without the vote of its leading voter.
fn share_without(props: &MarketProps) -> Option<f64> {
    let netuid = props.view.shared.selected?;
    let row = props.results.now.vote.as_ref()?.leading_voter(netuid)?;
    let uid = props.market.board.as_ref()?.validators.get(row)?.uid;
    let edit = MarketEdit::Board(BoardEdit::SetVote { uid, netuid, vote: Share(0) });
    let market = edit.apply(&props.market).ok()?;
    let share = MarketResult::of(&market, market.era).subnet(netuid)?.share;
    Some(share.to_num())
}

/// Names the validator whose vote weighs most, and the share without it.
fn sentence(messages: &Messages, board: &Board, vote: &VoteResult, netuid: Netuid, without: Option<f64>) -> AttrValue {
    let leading = vote.leading_voter(netuid).and_then(|row| Some((row, board.validators.get(row)?)));
    let (Some((row, validator)), Some(without)) = (leading, without) else { return messages.text("board.why.none") };
    let percent = |value: f64| messages.numbers().percent_at(value, 1);
    let votes = vote.network(netuid).map_or(0.0, |network| network.votes.to_num::<f64>());
    let part = vote.part(row, netuid).to_num::<f64>();
    messages.fill(
        "board.why.leading",
        &[
            ("validator", &name(messages, validator)),
            ("stake", &percent(vote.stake(row).to_num())),
            ("part", &percent(if votes > 0.0 { part / votes } else { 0.0 })),
            ("without", &messages.numbers().percent_at(without, 2)),
        ],
    )
}

/// Describes what the scale of rows does, by the voters with most and fewest full votes among the ten with most stake.
fn rows(messages: &Messages, board: &Board, vote: &VoteResult) -> AttrValue {
    if board.normalizes_rows {
        return messages.text("board.rows.about.sum");
    }
    let largest = super::cell::rows(board).into_iter().take(10);
    let mut rows: Vec<usize> = largest.filter(|&row| vote.full_votes(row) > 0).collect();
    rows.sort_by_key(|&row| vote.full_votes(row));
    let named = |row: Option<&usize>| {
        let row = *row?;
        Some((name(messages, board.validators.get(row)?), fixed(vote.full_votes(row).to_num(), 1)))
    };
    let (Some((narrow, least)), Some((wide, most))) = (named(rows.first()), named(rows.last())) else {
        return messages.text("board.rows.about.stored");
    };
    messages.fill("board.rows.about.named", &[("wide", &wide), ("most", &most), ("narrow", &narrow), ("least", &least)])
}
