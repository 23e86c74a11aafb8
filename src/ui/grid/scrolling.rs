//! Scrolls cells into view.

use web_sys::HtmlElement;
use yew::NodeRef;

use super::layout::{CellPosition, LEADING_COLUMNS, LEADING_ROWS};
use super::measures::{Measures, WIDE};
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
