//! The board of votes of the root network: validators by networks, and what the votes give each network.

mod cell;
mod cells;
mod formulas;
mod head;
mod margins;
mod sheet;
mod sigmoid;
mod table;
mod voters;
mod why;

pub use self::sheet::BoardSheet;
pub use self::why::BoardWhy;
use crate::ui::market::props::MarketProps;
use yuma_engine::emission::ShareRule;

/// Returns whether the votes of a board divide the TAO, so that the board takes the place of the table of subnets.
pub fn shows_board(market: &MarketProps) -> bool {
    market.market.board.is_some() && market.results.now.rules.share == ShareRule::RootWeights
}
