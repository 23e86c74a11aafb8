//! Presses and drags on the grid.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use super::layout::CellPosition;
use yuma_scenario::Scenario;

/// The distance in pixels from which a press is a drag.
const THRESHOLD: f64 = 4.0;

/// A press that may become a drag.
#[derive(Clone, Debug)]
pub struct DragState {
    /// The id of the pointer.
    pub pointer: i32,
    /// The cell.
    pub position: CellPosition,
    /// The horizontal position of the press.
    pub start: f64,
    /// The number of the gesture.
    pub gesture: u32,
    /// Whether it has moved far enough to be a drag.
    pub is_drag: bool,
    /// Whether it selects a range instead of changing the value.
    pub selects: bool,
    /// Whether the cursor was at the cell before.
    pub was_at_cursor: bool,
    /// The scenario at the start. A drag applies to it.
    pub before: Rc<Scenario>,
}

impl DragState {
    /// Returns the distance from the start in pixels, or `None` while it is not a drag.
    pub fn update(&mut self, event: &PointerEvent) -> Option<f64> {
        let distance = f64::from(event.client_x()) - self.start;
        self.is_drag |= distance.abs() > THRESHOLD;
        self.is_drag.then_some(distance)
    }
}

/// Returns the position of the cell that an event targets.
pub fn position_of(event: &Event) -> Option<CellPosition> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let position = target.closest("[data-position]").ok()??.get_attribute("data-position")?;
    let (row, column) = position.split_once('-')?;
    Some(CellPosition { row: row.parse().ok()?, column: column.parse().ok()? })
}
