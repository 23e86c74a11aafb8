//! The titles of the board.

use yew::prelude::*;

use super::cell::BoardColumn;
use crate::ui::market::props::MarketProps;
use crate::ui::market::trade::leading_name;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Netuid;

/// The visible columns of votes, with the width of those that are not rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// The columns before the visible ones.
    pub before: usize,
    /// The visible ones.
    pub networks: Vec<Netuid>,
    /// The columns behind them.
    pub behind: usize,
}

/// The number of rows of titles.
pub const TITLES: usize = 1;

/// Renders the titles.
pub fn head(messages: &Messages, market: &MarketProps, span: &Span) -> Html {
    let selected = market.view.shared.selected;
    html! {
        <thead>
            <tr role="row" aria-rowindex="1">
                <th key="name" role="columnheader" scope="col" aria-colindex="1" class="validator">{ messages.text("board.validator") }</th>
                <th key="stake" role="columnheader" scope="col" aria-colindex="2" class="stake">{ messages.text("board.stake") }</th>
                <td key="before" role="presentation" class="gap"></td>
                { for span.networks.iter().zip(span.before..).map(|(&netuid, at)| html! {
                    <th key={netuid.0} role="columnheader" scope="col" aria-colindex={(at + 3).to_string()} title={leading_name(messages, &market.market, netuid)}
                        class={classes!((Some(netuid) == selected).then_some("chosen"))}>{ short(messages, netuid) }</th>
                }) }
                <td key="behind" role="presentation" class="gap"></td>
                <th key="sum" role="columnheader" scope="col" aria-colindex={(span.before + span.networks.len() + span.behind + 3).to_string()}
                    class="sum" title={messages.text("board.sum.about")}>{ messages.text("board.sum") }</th>
            </tr>
        </thead>
    }
}

/// Returns the title of a column of votes.
fn short(messages: &Messages, netuid: Netuid) -> AttrValue {
    if netuid == Netuid::ROOT { messages.text("board.root") } else { AttrValue::from(netuid.0.to_string()) }
}

/// Returns the network of a column.
pub fn network_of(column: BoardColumn) -> Option<Netuid> {
    match column {
        BoardColumn::Vote(netuid) => Some(netuid),
        _ => None,
    }
}
