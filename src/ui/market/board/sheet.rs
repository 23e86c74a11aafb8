//! The board with its toolbar and its legend.

use std::sync::Arc;

use yew::prelude::*;

use super::cell::{BoardView, fraction, name, rows};
use super::table::BoardTable;
use crate::store::MarketViewChange;
use crate::ui::format::{fixed, number, trimmed, whole};
use crate::ui::hooks::use_messages;
use crate::ui::market::props::MarketProps;
use crate::ui::market::trade::leading_name;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Uid;
use yuma_scenario::market::{Board, BoardEdit, MarketEdit, RootValidator, SnapshotId, SubnetResult};

/// Renders the board.
#[component]
pub fn BoardSheet(props: &MarketProps) -> Html {
    let messages = use_messages();
    let view = use_state_eq(BoardView::default);
    let chosen = use_state_eq(|| None::<Uid>);
    let on_row = use_callback(chosen.setter(), |uid: Uid, chosen| chosen.set(Some(uid)));
    let Some(board) = props.market.board.as_ref() else { return html! { <span hidden=true></span> } };
    let views = [(BoardView::Votes, "board.view.votes"), (BoardView::Parts, "board.view.parts")];
    let edit = |edit: MarketEdit| {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| props.edit(edit.clone(), None))
    };
    let new = board.new_validator().map(|new| MarketEdit::Board(BoardEdit::AddValidator(Box::new(new))));
    let on_keep = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| props.change_view(MarketViewChange::KeepSum(!props.view.keeps_sum)))
    };
    let add_subnet = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| {
            let Some(subnet) = props.market.new_subnet() else { return };
            let netuid = subnet.netuid;
            props.edit(MarketEdit::AddSubnet(Box::new(subnet)), None);
            props.change_view(MarketViewChange::Select(netuid));
        })
    };
    let is_full = board.validators.len() >= yuma_scenario::limits::ROOT_VALIDATORS;
    let first = rows(board).first().and_then(|&row| board.validators.get(row)).map(|validator| validator.uid);
    let row = chosen.filter(|&uid| board.validator(uid).is_some()).or(first).and_then(|uid| board.validator(uid));
    html! {
        <div class="board-sheet">
            <div class="market-tools">
                <span class="segments" role="group" aria-label={messages.text("board.view")}>
                    { for views.into_iter().map(|(shown, key)| {
                        let onclick = {
                            let view = view.setter();
                            Callback::from(move |_: MouseEvent| view.set(shown))
                        };
                        html! { <button type="button" key={key} aria-pressed={(*view == shown).to_string()} {onclick}>{ messages.text(key) }</button> }
                    }) }
                </span>
                <button type="button" aria-pressed={props.view.keeps_sum.to_string()} title={messages.text("board.keep_sum.about")} onclick={on_keep}>
                    { messages.text("board.keep_sum") }</button>
                <button type="button" onclick={add_subnet}>{ messages.text("market.add") }</button>
                <span class="board-edits">
                    { for new.map(|new| html! {
                        <button type="button" disabled={is_full} title={is_full.then(|| messages.text("board.full"))} onclick={edit(new)}>{ messages.text("board.add") }</button>
                    }) }
                </span>
                <span class="board-edits">
                    { for row.map(|row| html! {
                        <button type="button" onclick={edit(MarketEdit::Board(BoardEdit::RemoveValidator(row.uid)))}>
                            { messages.fill("board.remove", &[("validator", &name(&messages, row))]) }
                        </button>
                    }) }
                </span>
                <button type="button" onclick={edit(MarketEdit::ResetAll)}>{ messages.text("board.reset") }</button>
                <span class="market-summary">{ summary(&messages, props, board) }</span>
            </div>
            <BoardTable key={props.market.start.id()} market={props.clone()} view={*view} {on_row} />
            <p class="legend board-legend">
                <span>{ for largest(&messages, props) }</span>
                <span>{ messages.text(source(props.market.start, board)) }</span>
                <span>{ scrolls(&messages, board, props) }</span>
                <span>{ messages.text("board.legend.vote") }</span>
                <span>{ messages.text("board.legend.root") }</span>
            </p>
        </div>
    }
}

fn scrolls(messages: &Messages, board: &Board, props: &MarketProps) -> AttrValue {
    let [validators, subnets] = [board.validators.len(), props.market.subnets.len()].map(|count| count.to_string());
    messages.fill("board.legend.scrolls", &[("validators", &validators), ("subnets", &subnets)])
}

/// Names the subnet with the largest part of the votes.
fn largest(messages: &Messages, props: &MarketProps) -> Option<AttrValue> {
    let vote = props.results.now.vote.as_ref()?;
    let votes = |subnet: &SubnetResult| Some((subnet.netuid, vote.network(subnet.netuid)?.votes));
    let found = props.results.now.subnets.iter().filter_map(votes).max_by_key(|(_, votes)| *votes);
    let (netuid, votes) = found.filter(|(_, votes)| *votes > 0)?;
    let name = leading_name(messages, &props.market, netuid);
    let part = messages.numbers().percent_at(votes.to_num(), 1);
    Some(messages.fill("board.legend.largest", &[("subnet", &name), ("part", &part)]))
}

/// Returns the message key of the board's source: the reader's own if no row is left of the snapshot.
fn source(start: SnapshotId, board: &Board) -> &'static str {
    let original = start.snapshot().board.as_ref();
    let is_changed =
        |row: &Arc<RootValidator>| original.and_then(|original| original.validator(row.uid)) != Some(&**row);
    match start {
        _ if board.validators.iter().all(is_changed) => "board.source.own",
        SnapshotId::April2024 => "board.source.april",
        SnapshotId::November2024 => "board.source.november",
        _ => "board.source.own",
    }
}

fn summary(messages: &Messages, props: &MarketProps, board: &Board) -> AttrValue {
    let kappa = fraction(board.kappa);
    let rows = messages.text(if board.normalizes_rows { "board.rows.sum" } else { "board.rows.stored" });
    let tao = number(whole(props.results.now.totals.emission_per_day.0), 0);
    let kappa = messages.numbers().with_unit(&trimmed(fixed(kappa * 100.0, 1)), "%");
    messages
        .fill("board.summary", &[("kappa", &kappa), ("rho", &board.rho.to_string()), ("rows", &rows), ("tao", &tao)])
}
