//! Presses and drags on the grid.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use super::layout::CellPosition;
use yuma_scenario::Scenario;

/// Pixels after which a press is a drag.
const THRESHOLD: f64 = 4.0;

/// A press that may become a drag.
#[derive(Clone, Debug)]
pub struct DragState {
    /// The pointer.
    pub pointer: i32,
    /// Where it was pressed.
    pub position: CellPosition,
    /// The horizontal position of the press.
    pub start: f64,
    /// The number of this movement.
    pub gesture: u32,
    /// Whether it moved far enough to be a drag.
    pub is_drag: bool,
    /// Whether the cursor was there before.
    pub was_at_cursor: bool,
    /// The scenario at the press: a drag counts from it.
    pub before: Rc<Scenario>,
}

impl DragState {
    /// The pixels from the start, once it is a drag.
    pub fn drag(&mut self, event: &PointerEvent) -> Option<f64> {
        let distance = f64::from(event.client_x()) - self.start;
        self.is_drag |= distance.abs() > THRESHOLD;
        self.is_drag.then_some(distance)
    }
}

/// The place of the cell that an event is about.
pub fn position_of(event: &Event) -> Option<CellPosition> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let position = target.closest("[data-position]").ok()??.get_attribute("data-position")?;
    let (row, column) = position.split_once('-')?;
    Some(CellPosition { row: row.parse().ok()?, column: column.parse().ok()? })
}
