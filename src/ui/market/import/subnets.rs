//! The outcome of a file of subnets: the changes to the open market, the assumptions, and the two ways to open it.

use std::rc::Rc;

use yew::prelude::*;

use super::MarketImportProps;
use super::answer::{Answer, Choice};
use super::assumed::{lines, names};
use super::reading::MarketFile;
use crate::store::{ActionOf, Origin};
use crate::ui::error_text;
use crate::ui::format::{count, grouped};
use crate::ui::messages::Messages;
use crate::ui::panels::import::ignored::ignored;
use yuma_engine::quantity::RAO_PER_TAO;
use yuma_scenario::import::Ignored;
use yuma_scenario::market::import::{MarketRows, Proposal, SubnetColumn, propose, propose_new};
use yuma_scenario::market::{Market, MarketEdit, MarketError};

/// Returns the answer to the rows of a file.
pub fn answer(messages: &Messages, props: &MarketImportProps, file: &MarketFile, rows: &MarketRows) -> Answer {
    let open = &props.market.market;
    let new = match propose_new(open, rows) {
        Ok(new) => new,
        Err(error) => return refused(messages, file, &error),
    };
    let own = new.market(open, stem(&file.name));
    let update = rows.in_market(open).map(|rows| {
        let proposal = propose(open, &rows)?;
        proposal.edit().apply(open).map(|_| proposal)
    });
    let update = match (update, &own) {
        (Some(Err(error)), Err(_)) => return refused(messages, file, &error),
        (None, Err(error)) => return refused(messages, file, error),
        (update, _) => update.and_then(Result::ok),
    };
    let change_edit = update.as_ref().filter(|update| update.changed + update.added > 0).map(Proposal::edit);
    let mut choices = Vec::new();
    if let Ok(own) = own {
        choices.push(new_market(messages, props, file, own, change_edit.is_none()));
    }
    if let Some(edit) = change_edit {
        choices.push(change(messages.text("market.import.change"), props, edit));
    }
    Answer {
        headline: headline(messages, props, &new, update.as_ref()),
        about: about(messages, props, update.as_ref()),
        is_problem: false,
        rows: details(messages, (rows, &new), update.as_ref(), (file, &props.title)),
        choices,
        note: messages.fill("import.undo", &[("title", &props.title)]),
    }
}

pub(super) fn refused(messages: &Messages, file: &MarketFile, error: &MarketError) -> Answer {
    Answer {
        headline: messages.fill("import.rejected", &[("file", &file.name)]),
        about: error_text::market(messages, error),
        is_problem: true,
        ..Answer::default()
    }
}

/// Returns the question; that of a new market if the file cannot change the open one.
fn headline(messages: &Messages, props: &MarketImportProps, new: &Proposal, update: Option<&Proposal>) -> AttrValue {
    let Some(update) = update else {
        let subnets = new.subnets.len();
        return messages.fill_plural("market.import.question.new", subnets, &[("count", &count(subnets))]);
    };
    let changes = update.changed + update.added;
    let values = [("count", count(changes)), ("title", props.title.to_string())];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    match changes {
        0 => messages.fill("market.import.same", &values),
        _ => messages.fill_plural("market.import.question", changes, &values),
    }
}

fn about(messages: &Messages, props: &MarketImportProps, update: Option<&Proposal>) -> AttrValue {
    let Some(proposal) = update else {
        return messages.fill("market.import.only_new", &[("title", &props.title)]);
    };
    let same = proposal.subnets.len().saturating_sub(proposal.changed + proposal.added);
    let values = [("changed", count(proposal.changed)), ("added", count(proposal.added)), ("same", count(same))];
    messages.fill("market.import.counts", &values.each_ref().map(|(key, value)| (*key, value.as_str())))
}

fn details(
    messages: &Messages,
    (rows, new): (&MarketRows, &Proposal),
    update: Option<&Proposal>,
    (file, title): (&MarketFile, &AttrValue),
) -> Vec<(&'static str, Html)> {
    let list = |assumed: Vec<AttrValue>| {
        let lines = assumed.into_iter().enumerate();
        html! { <ul class="import-assumed">{ for lines.map(|(at, line)| html! { <li key={at}><span>{ line }</span></li> }) }</ul> }
    };
    let start = messages.fill("market.import.assumed.start", &[("title", title)]);
    let mut of_new = lines(messages, &new.assumptions);
    of_new.push(start);
    let read = update.unwrap_or(new);
    let mut details = vec![("import.read", html! { <span>{ read_line(messages, rows, read) }</span> })];
    match update.filter(|update| update.assumptions != new.assumptions) {
        None => details.push(("import.assumed", list(of_new))),
        Some(update) => {
            let of_update = lines(messages, &update.assumptions);
            if !of_update.is_empty() {
                details.push(("import.assumed", list(of_update)));
            }
            details.push(("market.import.assumed_new", list(of_new)));
        }
    }
    details.extend(unread(messages, &rows.ignored, file));
    details
}

/// Returns the parts of the file and the other files that are not used.
pub(super) fn unread(messages: &Messages, parts: &[Ignored], file: &MarketFile) -> Option<(&'static str, Html)> {
    if parts.is_empty() && file.others.is_empty() {
        return None;
    }
    let files = file.others.join(&messages.text("import.list_separator"));
    let others =
        html! { <p hidden={files.is_empty()}>{ messages.fill("market.import.others", &[("files", &files)]) }</p> };
    Some(("import.ignored", html! { <>{ ignored(messages, parts) }{ others }</> }))
}

/// Returns the format, the number of subnets, their values and the TAO in their pools.
fn read_line(messages: &Messages, rows: &MarketRows, proposal: &Proposal) -> AttrValue {
    let has = |column: &SubnetColumn| *column != SubnetColumn::Netuid && rows.rows.iter().any(|row| row.has(*column));
    let columns: Vec<SubnetColumn> = SubnetColumn::ALL.into_iter().filter(has).collect();
    let tao: u128 = proposal.subnets.iter().map(|subnet| u128::from(subnet.tao.0)).sum();
    let tao = i128::try_from(tao / u128::from(RAO_PER_TAO)).unwrap_or(i128::MAX);
    let values = [
        ("format", messages.text(&format!("market.import.format.{}.title", rows.format.id())).to_string()),
        ("count", count(rows.rows.len())),
        ("columns", names(messages, &columns)),
        ("tao", grouped(tao)),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    messages.fill_plural("market.import.read", rows.rows.len(), &values)
}

/// Returns the choice that edits the open market.
pub(super) fn change(label: AttrValue, props: &MarketImportProps, edit: MarketEdit) -> Choice {
    let props = props.clone();
    Choice {
        label,
        is_first: true,
        onclick: Callback::from(move |_: MouseEvent| {
            props.market.edit(edit.clone(), None);
            props.on_close.emit(());
        }),
    }
}

/// Returns the choice that opens another market.
pub(super) fn new_market(
    messages: &Messages,
    props: &MarketImportProps,
    file: &MarketFile,
    market: Market,
    is_first: bool,
) -> Choice {
    let (props, name, market) = (props.clone(), file.name.to_string(), Rc::new(market));
    Choice {
        label: messages.text("market.import.new"),
        is_first,
        onclick: Callback::from(move |_: MouseEvent| {
            let (scenario, origin) = (Rc::clone(&market), Origin::File(name.clone()));
            props.market.dispatch.dispatch(ActionOf::Open { scenario, origin });
            props.on_close.emit(());
        }),
    }
}

/// Returns the name of a file without its ending.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
