//! Converts keys, presses, drags and pastes on the grid to moves of the cursor and edits.

mod dragging;
mod keys;
mod typing;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use crate::store::{Action, Lens, NoticeKind, Selection, ViewState};
use crate::ui::documents::documents;
use crate::ui::grid::editor::{Draft, Ending};
use crate::ui::grid::layout::{CellPosition, LEADING_COLUMNS, LEADING_ROWS, Layout, Part, RowResult};
use crate::ui::grid::pointer::{DragState, position_of};
use crate::ui::grid::typed::CellMode;
use crate::ui::hooks::Dispatch;
use crate::ui::part::Missing;
use yuma_engine::yuma::Quantity;
use yuma_scenario::{Edit, Matrix, NumberError, Scenario};

/// The edit in progress.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The edited cell.
    pub position: CellPosition,
    /// The text that was typed before the field had the focus.
    pub draft: Draft,
    /// The error in the text.
    pub error: Option<NumberError>,
    gesture: u32,
    before: Rc<Scenario>,
}

/// The grid as it was last rendered.
#[derive(Clone)]
pub struct GridSnapshot {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// The rows and columns.
    pub layout: Layout,
    /// The view.
    pub view: ViewState,
    /// Dispatches actions.
    pub dispatch: Dispatch,
    /// Scrolls a cell into view.
    pub show: Callback<CellPosition>,
}

/// The cursor and the edit of the grid, with event handlers.
#[derive(Clone)]
pub struct GridController {
    /// The cursor.
    pub cursor: CellPosition,
    /// The edit in progress.
    pub session: Option<Session>,
    /// Handles keys.
    pub onkeydown: Callback<KeyboardEvent>,
    /// Handles presses.
    pub onpointerdown: Callback<PointerEvent>,
    /// Handles drags.
    pub onpointermove: Callback<PointerEvent>,
    /// Handles the end of a press.
    pub onpointerup: Callback<PointerEvent>,
    /// Handles double clicks.
    pub ondblclick: Callback<MouseEvent>,
    /// Handles pastes.
    pub onpaste: Callback<Event>,
    /// Returns the text that was typed before the field had the focus.
    pub draft: Callback<(), Draft>,
    /// Handles typed text.
    pub on_text: Callback<String>,
    /// Handles the end of an edit.
    pub on_end: Callback<(String, Ending), bool>,
}

/// Returns the cell of a selection.
pub fn position_of_selection(selection: Selection, layout: &Layout) -> Option<CellPosition> {
    let row = |uid| layout.row_of(uid).map(|row| CellPosition { row, column: 0 });
    let column = |uid| layout.column_of(uid).map(|column| CellPosition { row: 0, column });
    match selection {
        Selection::None => None,
        Selection::Cell { row, column } => layout.position_of_cell(row, column),
        Selection::Validator(uid) => row(uid),
        Selection::Miner(uid) => column(uid),
        Selection::Result(_, uid) => row(uid).or_else(|| column(uid)),
    }
}

/// Returns the selection for a part of the grid.
pub fn selection_of(part: Part) -> Selection {
    match part {
        Part::Corner => Selection::None,
        Part::Cell(row, column) => Selection::Cell { row, column },
        Part::ValidatorName(uid) | Part::Stake(uid) | Part::RowResult(RowResult::PerStake, uid) => {
            Selection::Validator(uid)
        }
        Part::RowResult(RowResult::ValidatorTrust, uid) => Selection::Result(Quantity::ValidatorTrust, uid),
        Part::RowResult(RowResult::Dividends, uid) => Selection::Result(Quantity::Dividends, uid),
        Part::MinerName(uid) => Selection::Miner(uid),
        Part::ColumnResult(quantity, uid) => Selection::Result(quantity, uid),
    }
}

/// The state that event handlers share. The handlers are created once and act on the grid as it was last rendered.
#[derive(Clone)]
struct GridContext {
    grid: Rc<RefCell<GridSnapshot>>,
    cursor: UseStateSetter<CellPosition>,
    session: UseStateSetter<Option<Session>>,
    now: Rc<RefCell<(CellPosition, Option<Session>)>>,
    drag: Rc<RefCell<Option<DragState>>>,
    nudge: Rc<RefCell<Option<Nudge>>>,
    table: NodeRef,
}

/// The steps that keys moved a value by since the grid was last rendered. The next key may arrive before the next
/// rendering, and its steps must add up with those before it.
struct Nudge {
    position: CellPosition,
    before: Rc<Scenario>,
    steps: i32,
}

/// Returns the controller of a grid. `table` takes the focus.
#[hook]
pub fn use_grid_controller(grid: GridSnapshot, table: &NodeRef) -> GridController {
    let home = CellPosition { row: LEADING_ROWS, column: LEADING_COLUMNS };
    let cursor = use_state_eq(|| home);
    let session = use_state_eq(|| None::<Session>);
    let shared_grid = use_mut_ref(|| grid.clone());
    let now = use_mut_ref(|| (home, None::<Session>));
    let drag = use_mut_ref(|| None::<DragState>);
    let nudge = use_mut_ref(|| None::<Nudge>);
    shared_grid.replace(grid.clone());
    now.replace((*cursor, (*session).clone()));
    let shared = GridContext {
        grid: shared_grid,
        cursor: cursor.setter(),
        session: session.setter(),
        now,
        drag,
        nudge,
        table: table.clone(),
    };
    let shared = (*use_memo((), move |()| shared)).clone();
    {
        let cursor = cursor.clone();
        use_effect_with((grid.view.shared.selection, grid.layout.clone()), move |(selection, layout)| {
            let position = position_of_selection(*selection, layout);
            if let Some(position) = position.filter(|_| selection_of(layout.part(*cursor)) != *selection) {
                cursor.set(position);
            }
        });
    }
    GridController {
        cursor: *cursor,
        session: (*session).clone(),
        onkeydown: use_callback(shared.clone(), |event: KeyboardEvent, shared| shared.key(&event)),
        onpointerdown: use_callback(shared.clone(), |event: PointerEvent, shared| shared.pointer_down(&event)),
        onpointermove: use_callback(shared.clone(), |event: PointerEvent, shared| shared.pointer_move(&event)),
        onpointerup: use_callback(shared.clone(), |event: PointerEvent, shared| shared.pointer_up(&event)),
        ondblclick: use_callback(shared.clone(), |event: MouseEvent, shared| {
            if let Some(position) = position_of(&event) {
                shared.begin(position, None);
            }
        }),
        onpaste: use_callback(shared.clone(), |event: Event, shared| shared.paste(&event)),
        draft: use_callback(shared.clone(), |(), shared| shared.draft()),
        on_text: use_callback(shared.clone(), |text: String, shared| shared.text(&text)),
        on_end: use_callback(shared, |(text, ending): (String, Ending), shared| shared.end(&text, ending)),
    }
}

/// All contexts of a grid share their parts.
impl PartialEq for GridContext {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.grid, &other.grid)
    }
}

impl GridContext {
    fn part(&self, position: CellPosition) -> Part {
        self.grid.borrow().layout.part(position)
    }

    fn mode(&self) -> CellMode {
        let view = self.grid.borrow().view;
        CellMode { matrix: view.shared.lens.matrix().unwrap_or(Matrix::Weights), keep_sum: view.keep_sum }
    }

    fn dispatch(&self, action: Action) {
        let dispatch = self.grid.borrow().dispatch.clone();
        dispatch.dispatch(action);
    }

    fn edit(&self, edit: Edit, gesture: Option<u32>) {
        self.dispatch(Action::Edit { edit, gesture });
    }

    fn go(&self, position: CellPosition) {
        // The next key may arrive before the next rendering.
        self.now.borrow_mut().0 = position;
        self.cursor.set(position);
        let show = self.grid.borrow().show.clone();
        show.emit(position);
        self.dispatch(Action::Select(selection_of(self.part(position))));
    }

    fn focus(&self) {
        if let Some(table) = self.table.cast::<HtmlElement>() {
            // A table that cannot take the focus can still be clicked.
            let _ = table.focus();
        }
    }

    /// Computed matrices are read-only, so an edit attempt switches to the stored-weights lens.
    fn show_editable_lens(&self, part: Part) {
        let is_computed = self.grid.borrow().view.shared.lens.matrix().is_none();
        if is_computed && matches!(part, Part::Cell(..)) {
            self.dispatch(Action::SetLens(Lens::StoredWeights));
        }
    }

    fn paste(&self, event: &Event) {
        let clipboard = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let Some(text) = clipboard.and_then(|data| data.get_data("text/plain").ok()) else { return };
        let cursor = self.now.borrow().0;
        let Part::Cell(row, column) = self.part(cursor) else { return };
        event.prevent_default();
        self.show_editable_lens(Part::Cell(row, column));
        let (shared, matrix) = (self.clone(), self.mode().matrix);
        spawn_local(async move {
            shared.dispatch(match documents().await {
                Ok(documents) => (documents.paste)(&text, matrix, row, column),
                Err(Missing(failure)) => Action::Notify(NoticeKind::PartMissing(failure)),
            });
        });
    }
}
