//! The contents of the files in one line, and the first results.

use yew::prelude::*;

use super::assumed::describe;
use super::files::{OpenedFile, contains};
use crate::ui::format::{fixed, grouped, name};
use crate::ui::messages::Messages;
use yuma_engine::quantity::RAO_PER_TAO;
use yuma_scenario::import::{Assumption, Content, Market, Offer, Proposal, RootNetwork};

/// Renders the contents of the files.
pub fn read_line(messages: &Messages, proposal: &Proposal, files: &[(u32, OpenedFile)]) -> Html {
    let summary = &proposal.summary;
    let mut lines: Vec<AttrValue> = Vec::new();
    if let Some((weights, unit)) = summary.weights {
        let unit = messages.text(&format!("import.unit.{}", unit.id()));
        let values = [
            ("validators", &*messages.count("count.validators", summary.validators)),
            ("miners", &*messages.count("count.miners", summary.miners)),
            ("weights", &*messages.count("count.weights", weights)),
            ("unit", &*unit),
        ];
        lines.push(messages.fill("import.read.weights", &values));
    }
    if summary.stakes > 0 {
        let values = [
            ("alpha", tokens(summary.alpha)),
            ("tao", tokens(summary.tao)),
            ("count", grouped(summary.stakes as i128)),
        ];
        let key = if summary.tao > 0 { "import.read.stakes_and_root" } else { "import.read.stakes" };
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        lines.push(messages.fill_plural(key, summary.stakes, &values));
    }
    if summary.hyperparameters > 0 {
        let count = summary.hyperparameters;
        lines.push(messages.fill_plural("import.read.hyperparameters", count, &[("count", &count.to_string())]));
    }
    for (_, file) in files {
        match file.content.as_ref().map(|file| &file.content) {
            Ok(Content::Market(market)) => lines.push(market_line(messages, market)),
            Ok(Content::RootNetwork(root)) => lines.push(root_line(messages, root)),
            Ok(Content::Scenario(_)) => lines.push(messages.text("import.read.scenario")),
            _ => {}
        }
    }
    html! { <ul class="import-read">{ for lines.iter().map(|line| html! { <li key={line.to_string()}>{ line }</li> }) }</ul> }
}

fn market_line(messages: &Messages, market: &Market) -> AttrValue {
    let count = market.subnets.len();
    let tao: u128 = market.subnets.iter().map(|subnet| u128::from(subnet.tao_in)).sum();
    let prices = || market.subnets.iter().map(|subnet| subnet.price);
    let waiting = market.subnets.iter().filter(|subnet| !subnet.is_started).count();
    let values = [
        ("count", grouped(count as i128)),
        ("tao", tokens(tao)),
        ("lowest", fixed(prices().fold(f64::INFINITY, f64::min), 4)),
        ("highest", fixed(prices().fold(0.0, f64::max), 4)),
        ("waiting", grouped(waiting as i128)),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    let key = if waiting > 0 { "import.read.market_waiting" } else { "import.read.market" };
    messages.fill_plural(key, count, &values)
}

fn root_line(messages: &Messages, root: &RootNetwork) -> AttrValue {
    let count = root.validators.len();
    let stake: u128 = root.validators.iter().map(|validator| u128::from(validator.stake)).sum();
    let weights: usize = root.validators.iter().map(|validator| validator.weights.len()).sum();
    let values = [("count", grouped(count as i128)), ("tao", tokens(stake)), ("weights", grouped(weights as i128))];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    messages.fill_plural("import.read.root", count, &values)
}

/// Renders the assumptions about markets.
pub fn market_notes(messages: &Messages, files: &[(u32, OpenedFile)]) -> Option<Html> {
    let has_market = contains(files, |content| matches!(content, Content::Market(_)));
    let lines = [Assumption::MovingPrice, Assumption::MarketDefaults].map(|one| describe(messages, &one));
    let line = |line: &AttrValue| html! { <li key={line.to_string()}><span>{ line }</span></li> };
    has_market.then(|| html! { <ul class="import-assumed">{ for lines.iter().map(line) }</ul> })
}

/// Renders the first results.
pub fn looks(messages: &Messages, offer: &Offer) -> Html {
    let look = &offer.first_look;
    let (validators, miners) = (grouped(look.voting_validators as i128), grouped(look.paid_miners as i128));
    let lowest = look.lowest_trust.map(|(uid, trust)| {
        let values = [("name", name(&offer.scenario, uid)), ("trust", messages.numbers().share_percent(trust))];
        messages.fill("import.first_look.lowest", &values.each_ref().map(|(key, value)| (*key, value.as_str())))
    });
    html! {
        <>
            <b>{ messages.fill("import.first_look.counts", &[("validators", &validators), ("miners", &miners)]) }</b>
            { " " }{ lowest.unwrap_or_default() }
        </>
    }
}

/// Formats an amount in 10^-9 in whole units.
fn tokens(amount: u128) -> String {
    grouped(i128::try_from(amount / u128::from(RAO_PER_TAO)).unwrap_or(i128::MAX))
}
