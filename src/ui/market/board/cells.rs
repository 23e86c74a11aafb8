//! The rows of the board.

use yew::prelude::*;

use super::cell::{BoardCell, BoardColumn, BoardView, fraction, name, network, stake_title, vote_text};
use super::head::{Span, TITLES};
use crate::ui::format::fixed;
use crate::ui::market::cell_session::Session;
use crate::ui::market::props::MarketProps;
use crate::ui::messages::Messages;
use crate::ui::widgets::cell_editor::{Editor, EditorCallbacks};
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::RootValidator;

/// The number of shades (static/styles/shades.css).
const SHADES: f64 = 20.0;

/// What all rows share.
pub struct Rows<'a> {
    /// The messages.
    pub messages: &'a Messages,
    /// The market.
    pub market: &'a MarketProps,
    /// The numbers in the cells.
    pub view: BoardView,
    /// The visible columns.
    pub span: &'a Span,
    /// The number of columns of votes.
    pub networks: usize,
    /// The cell with the cursor.
    pub cursor: Option<BoardCell>,
    /// The edit in progress.
    pub session: Option<&'a Session<BoardCell>>,
    /// The functions of its field.
    pub callbacks: &'a EditorCallbacks,
    /// The largest part of a network's votes, for the shades.
    pub largest_part: f64,
    /// The largest share of stake, for the bars.
    pub largest_stake: f64,
}

impl Rows<'_> {
    /// Renders the row at a position; `index` is the validator's index on the board.
    pub fn row(&self, position: usize, index: usize, validator: &RootValidator) -> Html {
        let uid = validator.uid;
        let messages = self.messages;
        let vote = self.market.results.now.vote.as_ref();
        let stake = vote.map_or(0.0, |vote| vote.stake(index).to_num::<f64>());
        let full = vote.map_or(0.0, |vote| vote.full_votes(index).to_num::<f64>());
        let bar = if self.largest_stake > 0.0 { stake / self.largest_stake } else { 0.0 };
        let at = |column| BoardCell { uid, column };
        let sum = if validator.votes.is_empty() { String::new() } else { fixed(full, if full < 9.95 { 2 } else { 1 }) };
        let is_changed = self.is_changed(validator);
        html! {
            <tr key={uid.0} role="row" aria-rowindex={(position + TITLES + 1).to_string()}>
                { self.cell(at(BoardColumn::Name), 1, classes!("validator", is_changed.then_some("edited")), html! { <span class="text">{ name(messages, validator) }</span> }, None) }
                { self.cell(at(BoardColumn::Stake), 2, classes!("stake"), html! {
                    <span class="text">{ messages.numbers().percent_at(stake, if stake < 0.0995 { 2 } else { 1 }) }
                        <svg class="board-stake" width="40" height="6" aria-hidden="true"><rect class="rail" width="40" height="6" rx="3" /><rect width={fixed(bar * 40.0, 1)} height="6" rx="3" /></svg></span>
                }, Some(stake_title(messages, validator))) }
                <td key="before" role="presentation" class="gap"></td>
                { for self.span.networks.iter().zip(self.span.before..).map(|(&netuid, column)| self.vote(index, validator, netuid, column)) }
                <td key="behind" role="presentation" class="gap"></td>
                { self.cell(at(BoardColumn::Sum), self.networks + 3, classes!("sum"), html! { <span class="text">{ sum }</span> }, None) }
            </tr>
        }
    }

    fn vote(&self, index: usize, validator: &RootValidator, netuid: Netuid, column: usize) -> Html {
        let stored = validator.vote(netuid);
        let part = self.market.results.now.vote.as_ref().map_or(0.0, |vote| vote.part(index, netuid).to_num::<f64>());
        let (text, shade) = match self.view {
            BoardView::Votes => (vote_text(stored), fraction(stored)),
            BoardView::Parts if stored.0 == 0 => (String::new(), 0.0),
            BoardView::Parts => (part_text(part), part / self.largest_part.max(1e-12)),
        };
        let is_chosen = Some(netuid) == self.market.view.shared.selected;
        let class =
            classes!("w", format!("h{}", fixed(shade.clamp(0.0, 1.0) * SHADES, 0)), is_chosen.then_some("chosen"));
        let cell = BoardCell { uid: validator.uid, column: BoardColumn::Vote(netuid) };
        self.cell(cell, column + 3, class, html! { <span class="text">{ text }</span> }, None)
    }

    fn cell(&self, cell: BoardCell, column: usize, class: Classes, content: Html, title: Option<AttrValue>) -> Html {
        let session = self.session.filter(|session| session.cell == cell);
        let is_here = self.cursor == Some(cell);
        let id = format!("board-{}-{column}", cell.uid.0);
        html! {
            <td key={column_key(cell.column)} role="gridcell" {id} data-at={format!("{}-{column}", cell.uid.0)} aria-colindex={column.to_string()}
                class={classes!(class, is_here.then_some("at"))} {title}
                aria-readonly={(cell.column == BoardColumn::Sum).then_some("true")}>
                { content }
                <span class="field">{ for session.map(|session| self.field(session)) }</span>
            </td>
        }
    }

    fn field(&self, session: &Session<BoardCell>) -> Html {
        let messages = self.messages;
        let board = self.market.market.board.as_ref();
        let validator = board.and_then(|board| board.validator(session.cell.uid));
        let validator = validator.map(|validator| name(messages, validator)).unwrap_or_default();
        let label = match session.cell.column {
            BoardColumn::Name => messages.fill("board.field.name", &[("validator", &validator)]),
            BoardColumn::Vote(netuid) => {
                messages.fill("board.field.vote", &[("validator", &validator), ("network", &network(messages, netuid))])
            }
            _ => messages.fill("board.field.stake", &[("validator", &validator)]),
        };
        html! {
            <Editor key={session.gesture} gesture={session.gesture} callbacks={self.callbacks.clone()} {label}
                error={session.error.clone()} note={None::<AttrValue>} />
        }
    }

    /// Returns whether a validator differs from the snapshot.
    fn is_changed(&self, validator: &RootValidator) -> bool {
        let original = self.market.market.start.snapshot().board.as_ref();
        original.and_then(|board| board.validator(validator.uid)) != Some(validator)
    }
}

/// Formats a part of a network's votes in percent.
fn part_text(part: f64) -> String {
    let percent = part * 100.0;
    match percent {
        small if small < 0.005 => "<.01".to_owned(),
        small if small < 9.95 => fixed(small, 2).replacen("0.", ".", usize::from(small < 0.995)),
        large => fixed(large, 1),
    }
}

fn column_key(column: BoardColumn) -> String {
    match column {
        BoardColumn::Name => "name".to_owned(),
        BoardColumn::Stake => "stake".to_owned(),
        BoardColumn::Sum => "sum".to_owned(),
        BoardColumn::Vote(netuid) => netuid.0.to_string(),
    }
}
