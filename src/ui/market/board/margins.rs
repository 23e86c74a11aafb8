//! The margins of the board: what the votes give each network.

use yew::prelude::*;

use super::head::{Span, TITLES};
use crate::ui::format::{fixed, number, whole};
use crate::ui::market::columns::daily;
use crate::ui::market::props::MarketProps;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{BLOCKS_PER_DAY, Netuid, Rao};
use yuma_scenario::market::{NetworkVote, VoteResult};

/// A row of the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Margin {
    Votes,
    Trust,
    Consensus,
    Bars,
    Emission,
    Share,
}

const MARGINS: [Margin; 6] =
    [Margin::Votes, Margin::Trust, Margin::Consensus, Margin::Bars, Margin::Emission, Margin::Share];

impl Margin {
    const fn id(self) -> &'static str {
        match self {
            Margin::Votes => "votes",
            Margin::Trust => "trust",
            Margin::Consensus => "consensus",
            Margin::Bars => "bars",
            Margin::Emission => "emission",
            Margin::Share => "share",
        }
    }

    fn text(self, vote: &NetworkVote) -> String {
        let percent = |value: f64| fixed(value * 100.0, if value < 0.9995 { 1 } else { 0 });
        match self {
            Margin::Votes => fixed(vote.votes.to_num::<f64>() * 100.0, 1),
            Margin::Trust => fixed(vote.trust.to_num::<f64>() * 100.0, 0),
            Margin::Consensus => fixed(vote.consensus.to_num(), 2).replacen("0.", ".", 1),
            Margin::Bars => String::new(),
            Margin::Emission => daily(whole(a_day(vote.emission))),
            Margin::Share => percent(vote.share.to_num()),
        }
    }
}

fn a_day(emission: Rao) -> u64 {
    emission.0.saturating_mul(BLOCKS_PER_DAY)
}

/// Renders the margins below `rows` rows.
pub fn margins(messages: &Messages, market: &MarketProps, span: &Span, rows: usize) -> Html {
    let vote = market.results.now.vote.as_ref();
    let emissions = vote.iter().flat_map(|vote| vote.epoch.emission.iter().skip(1));
    let largest = emissions.max().map_or(0.0, |emission| whole(emission.0));
    let row = |(at, margin): (usize, Margin)| {
        html! {
            <tr key={margin.id()} role="row" class={margin.id()} aria-rowindex={(rows + TITLES + at + 1).to_string()}>
                <th key="name" role="rowheader" scope="row" colspan="2">{ messages.text(&format!("board.margin.{}", margin.id())) }</th>
                <td key="before" role="presentation" class="gap"></td>
                { for span.networks.iter().map(|&netuid| cell(market, vote, margin, netuid, largest)) }
                <td key="behind" role="presentation" class="gap"></td>
                <td key="sum" role="gridcell" class="sum">{ total(messages, market, margin) }</td>
            </tr>
        }
    };
    html! { <tfoot>{ for MARGINS.into_iter().enumerate().map(row) }</tfoot> }
}

fn cell(market: &MarketProps, vote: Option<&VoteResult>, margin: Margin, netuid: Netuid, largest: f64) -> Html {
    let network = vote.and_then(|vote| vote.network(netuid));
    let height = network.filter(|_| margin == Margin::Bars && largest > 0.0);
    let height = height.map(|network| whole(network.emission.0) / largest * 100.0);
    let is_chosen = Some(netuid) == market.view.shared.selected;
    let unminted = (netuid == Netuid::ROOT && matches!(margin, Margin::Bars | Margin::Emission)).then_some("unminted");
    html! {
        <td key={netuid.0} role="gridcell" class={classes!(is_chosen.then_some("chosen"), unminted)}>
            <span class="text">{ network.map(|network| margin.text(&network)) }</span>
            <span class="board-bar">{ for height.map(|height| html! {
                <svg width="100%" height="40" viewBox="0 0 26 100" preserveAspectRatio="none" aria-hidden="true">
                    <rect width="26" y={fixed(100.0 - height.min(100.0), 1)} height={fixed(height.min(100.0), 1)} />
                </svg>
            }) }</span>
        </td>
    }
}

/// Returns the sum over all subnets.
fn total(messages: &Messages, market: &MarketProps, margin: Margin) -> AttrValue {
    let now = &market.results.now;
    match margin {
        Margin::Bars => {
            let tao = number(whole(now.totals.emission_per_day.0), 0);
            messages.fill("board.of", &[("tao", &tao)])
        }
        Margin::Emission => {
            let tao: u64 = now.subnets.iter().map(|subnet| subnet.tao_per_day.0).sum();
            number(whole(tao), 0).into()
        }
        Margin::Share => {
            let share: f64 = now.subnets.iter().map(|subnet| subnet.share.to_num::<f64>()).sum();
            fixed(share * 100.0, 1).into()
        }
        _ => AttrValue::default(),
    }
}
