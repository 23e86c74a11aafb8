//! The pane of a title of the grid, which explains its numbers.

use yew::prelude::*;

use super::heading::heading;
use super::study::Study;
use crate::ui::format::fixed;
use crate::ui::messages::Messages;
use crate::ui::widgets::spec_link::{Spec, spec_link};
use yuma_engine::fixed::Fraction;
use yuma_engine::quantity::{Alpha, Uid};
use yuma_scenario::{Title, correlation, spread};

/// Renders the explanation of a title.
pub fn title_pane(messages: &Messages, study: &Study, title: Title) -> Html {
    let text = |kind: &str| messages.text(&format!("title.{}.{kind}", title.id()));
    let section = section(title);
    html! {
        <>
            { heading(&messages.text("title.context"), &text("name")) }
            <p>{ text("about") }</p>
            { measures(messages, study, title) }
            <p class="source">
                { spec_link(Spec::Yuma, section, messages.fill("title.source", &[("section", section)])) }
            </p>
        </>
    }
}

/// Renders how evenly the amounts under a title are spread, if it divides something.
fn measures(messages: &Messages, study: &Study, title: Title) -> Html {
    let Some((uids, amounts)) = amounts(study, title) else { return html! {} };
    let Some(spread) = spread(&amounts) else { return html! {} };
    let percent = |part| messages.numbers().percent_at(part, 1);
    let largest = uids.get(spread.largest).map(|&uid| study.name(uid)).unwrap_or_default();
    let consensus = (title == Title::Incentive).then(|| of_uids(uids, &study.trace().consensus));
    let figures = [
        Some(("above_zero", format!("{} / {}", spread.above_zero, spread.count))),
        Some(("largest", format!("{largest}, {}", percent(spread.of_largest)))),
        (spread.count > 10).then(|| ("ten", percent(spread.of_ten_largest))),
        Some(("gini", fixed(spread.gini, 2))),
        consensus.and_then(|consensus| correlation(&amounts, &consensus)).map(|found| ("correlation", fixed(found, 2))),
    ];
    html! {
        <>
            <h3>{ messages.text("title.spread") }</h3>
            <dl class="totals">{ for figures.into_iter().flatten().map(|(key, figure)| html! {
                <div key={key}><dt>{ messages.text(&format!("title.spread.{key}")) }</dt><dd>{ figure }</dd></div>
            }) }</dl>
        </>
    }
}

/// Returns the participants and amounts under a title. Returns `None` if the title does not divide something.
fn amounts(study: &Study, title: Title) -> Option<(&[Uid], Vec<f64>)> {
    let (validators, miners) = (&*study.scenario.validators, &*study.scenario.miners);
    let trace = study.trace();
    Some(match title {
        Title::Stake => (validators, of_uids(validators, &trace.stake)),
        Title::Dividends => (validators, of_uids(validators, &trace.dividends)),
        Title::ValidatorEmission => (validators, paid_to(validators, &trace.outcome.validator_emission)),
        Title::Incentive => (miners, of_uids(miners, &trace.incentive)),
        Title::MinerEmission => (miners, paid_to(miners, &trace.outcome.server_emission)),
        Title::ValidatorTrust | Title::PayPerStake | Title::Consensus => return None,
    })
}

fn of_uids(uids: &[Uid], values: &[Fraction]) -> Vec<f64> {
    uids.iter().map(|uid| values.get(uid.index()).map_or(0.0, |value| value.to_num())).collect()
}

fn paid_to(uids: &[Uid], amounts: &[Alpha]) -> Vec<f64> {
    uids.iter().map(|uid| amounts.get(uid.index()).map_or(0.0, |amount| amount.0 as f64)).collect()
}

/// Returns the section of the specification that computes the numbers under a title.
fn section(title: Title) -> &'static str {
    match title {
        Title::Stake => "5.2",
        Title::Consensus => "5.6",
        Title::ValidatorTrust | Title::Incentive => "5.7",
        Title::Dividends => "5.10",
        Title::ValidatorEmission | Title::PayPerStake | Title::MinerEmission => "5.12",
    }
}
