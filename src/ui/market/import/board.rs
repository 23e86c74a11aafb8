//! The outcome of a file of the root network: the board that it makes, the assumptions, and the two ways to open it.

use yew::prelude::*;

use super::MarketImportProps;
use super::answer::Answer;
use super::reading::MarketFile;
use super::subnets::{change, new_market, refused, stem, unread};
use crate::ui::format::{count, grouped};
use crate::ui::messages::Messages;
use yuma_engine::quantity::RAO_PER_TAO;
use yuma_scenario::market::import::{BoardFile, BoardProposal, propose_board};

/// Returns the answer to a board. A market without a board gets none: its subnets are of another time.
pub fn answer(messages: &Messages, props: &MarketImportProps, file: &MarketFile, read: &BoardFile) -> Answer {
    let open = &props.market.market;
    let proposal = propose_board(open, read);
    let own = match proposal.market(stem(&file.name)) {
        Ok(own) => own,
        Err(error) => return refused(messages, file, &error),
    };
    let edit = open.board.is_some().then(|| proposal.edit(open)).filter(|edit| edit.apply(open).is_ok());
    let mut choices = vec![new_market(messages, props, file, own, edit.is_none())];
    if let Some(edit) = edit {
        choices.push(change(messages.text("market.import.board.change"), props, edit));
    }
    let validators = proposal.board.validators.len();
    Answer {
        headline: messages.fill_plural("market.import.board", validators, &[("count", &count(validators))]),
        about: messages.text("market.import.board.about"),
        is_problem: false,
        rows: details(messages, file, read, &proposal),
        choices,
        note: messages.fill("import.undo", &[("title", &props.title)]),
    }
}

fn details(
    messages: &Messages,
    file: &MarketFile,
    read: &BoardFile,
    proposal: &BoardProposal,
) -> Vec<(&'static str, Html)> {
    let stake = proposal.board.stake() / u128::from(RAO_PER_TAO);
    let values = [
        ("validators", messages.count("count.validators", proposal.board.validators.len()).to_string()),
        ("subnets", count(proposal.subnets.len())),
        ("tao", grouped(i128::try_from(stake).unwrap_or(i128::MAX))),
        ("block", proposal.block.map_or_else(|| "–".to_owned(), |block| grouped(i128::from(block.0)))),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    let rows = if proposal.board.normalizes_rows { "sum" } else { "stored" };
    let assumed = [
        messages.text("market.import.board.assumed.parameters"),
        messages.text(&format!("market.import.board.assumed.rows.{rows}")),
        messages.text("market.import.board.assumed.start"),
    ];
    let assumed = assumed.into_iter().enumerate().map(|(at, line)| html! { <li key={at}><span>{ line }</span></li> });
    let details = [
        ("import.read", html! { <span>{ messages.fill("market.import.board.read", &values) }</span> }),
        ("import.assumed", html! { <ul class="import-assumed">{ for assumed }</ul> }),
    ];
    details.into_iter().chain(unread(messages, &read.ignored, file)).collect()
}
