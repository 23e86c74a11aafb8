//! Scrolls cells into view.

use web_sys::HtmlElement;
use yew::NodeRef;

use super::layout::{CellPosition, LEADING_COLUMNS, LEADING_ROWS};
use super::measures::{Measures, WIDE};
use crate::ui::widgets::scroll_view::ScrollView;
use crate::ui::widgets::visible_range::offset_showing;

/// Scrolls the frame as little as needed to make a cell visible. The margins are always visible.
pub fn scroll_to(frame: &NodeRef, position: CellPosition, measures: Measures, (validators, miners): (usize, usize)) {
    let Some(frame) = frame.cast::<HtmlElement>() else { return };
    let (width, height) = (f64::from(frame.client_width()), f64::from(frame.client_height()));
    let is_wide = width >= WIDE;
    if let Some(miner) = position.column.checked_sub(LEADING_COLUMNS).filter(|miner| *miner < miners || !is_wide) {
        let extent = width - measures.beside(width);
        let left = offset_showing(miner, measures.cell, f64::from(frame.scroll_left()), extent);
        frame.set_scroll_left(left as i32);
    }
    if let Some(validator) = position.row.checked_sub(LEADING_ROWS).filter(|validator| *validator < validators) {
        let extent = height - measures.around();
        let top = offset_showing(validator, measures.row, f64::from(frame.scroll_top()), extent);
        frame.set_scroll_top(top as i32);
    }
}

/// Returns whether a cell is wholly visible.
pub fn is_in_view(
    view: ScrollView,
    position: CellPosition,
    measures: Measures,
    (validators, miners): (usize, usize),
) -> bool {
    let is_visible =
        |item: usize, size: f64, offset: f64, extent: f64| offset_showing(item, size, offset, extent) == offset;
    let miner = position.column.checked_sub(LEADING_COLUMNS).filter(|miner| *miner < miners);
    let validator = position.row.checked_sub(LEADING_ROWS).filter(|validator| *validator < validators);
    let (width, height) = (view.width - measures.beside(view.width), view.height - measures.around());
    miner.is_none_or(|miner| is_visible(miner, measures.cell, view.left, width))
        && validator.is_none_or(|validator| is_visible(validator, measures.row, view.top, height))
}
