//! Scrolls cells into view.

use web_sys::HtmlElement;
use yew::NodeRef;

use super::layout::{CellPosition, LEADING_COLUMNS, LEADING_ROWS};
use super::measures::{Measures, WIDE};
use crate::ui::widgets::scroll_view::ScrollView;
use crate::ui::widgets::visible_range::offset_showing;

/// Scrolls the frame as little as needed to make a cell visible.
pub fn scroll_to(frame: &NodeRef, position: CellPosition, measures: Measures, counts: (usize, usize)) {
    let Some(frame) = frame.cast::<HtmlElement>() else { return };
    let shown = showing(ScrollView::of(&frame), position, measures, counts);
    frame.set_scroll_left(shown.left as i32);
    frame.set_scroll_top(shown.top as i32);
}

/// Returns whether a cell is wholly visible.
pub fn is_in_view(view: ScrollView, position: CellPosition, measures: Measures, counts: (usize, usize)) -> bool {
    showing(view, position, measures, counts) == view
}

/// Returns the nearest view in which a cell is visible. The margins are always visible, but for results on narrow screens.
fn showing(
    view: ScrollView,
    position: CellPosition,
    measures: Measures,
    (validators, miners): (usize, usize),
) -> ScrollView {
    let is_wide = view.width >= WIDE;
    let miner = position.column.checked_sub(LEADING_COLUMNS).filter(|miner| *miner < miners || !is_wide);
    let validator = position.row.checked_sub(LEADING_ROWS).filter(|validator| *validator < validators);
    let (width, height) = (view.width - measures.beside(view.width), view.height - measures.around());
    ScrollView {
        left: miner.map_or(view.left, |miner| offset_showing(miner, measures.cell, view.left, width)),
        top: validator.map_or(view.top, |validator| offset_showing(validator, measures.row, view.top, height)),
        ..view
    }
}
