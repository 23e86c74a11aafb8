//! Converts keys, presses, drags and pastes on the grid to moves of the cursor and edits.

mod copying;
mod dragging;
mod keys;
mod pasting;
mod typing;

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{KeyboardEvent, PointerEvent};
use yew::prelude::*;

use crate::store::paste::Offer;
use crate::store::{Action, Lens, Selection, ViewChange};
use crate::ui::grid::layout::{CellPosition, LEADING_COLUMNS, LEADING_ROWS, Layout, Part, RowResult};
use crate::ui::grid::pointer::{DragState, position_of};
use crate::ui::grid::precision::Precision;
use crate::ui::grid::row_basis::RowBasis;
use crate::ui::grid::snapshot::GridSnapshot;
use crate::ui::grid::typed::{CellMode, EntryError};
use crate::ui::widgets::cell_editor::{Draft, EditorCallbacks, Ending};
use crate::ui::widgets::focus::focus_node;
use yuma_engine::yuma::Quantity;
use yuma_scenario::edit::row_sum;
use yuma_scenario::{Edit, Matrix, Scenario};

/// The edit in progress.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The edited cell.
    pub position: CellPosition,
    /// The text that was typed before the field had the focus.
    pub draft: Draft,
    /// The error in the text.
    pub error: Option<EntryError>,
    /// The number of the edit, which its changes share as a step of undo.
    pub gesture: u32,
    before: Rc<Scenario>,
}

/// The cursor and the edit of the grid, with event handlers.
#[derive(Clone)]
pub struct GridController {
    /// The cursor.
    pub cursor: CellPosition,
    /// The other corner of the selected range.
    pub anchor: Option<CellPosition>,
    /// The edit in progress.
    pub session: Option<Session>,
    /// The basis of percentages in the row that was edited last.
    pub basis: Option<RowBasis>,
    /// Selects the cell under the cursor when the grid takes the focus.
    pub onfocus: Callback<FocusEvent>,
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
    /// What the last typed or pasted text leaves open.
    pub offers: Rc<[Offer]>,
    /// Accepts the offer of an index.
    pub on_offer: Callback<usize>,
    /// Handles copies.
    pub oncopy: Callback<Event>,
    /// Handles pastes.
    pub onpaste: Callback<Event>,
    /// Handles the text of the field.
    pub editor: EditorCallbacks,
}

impl GridController {
    /// Returns the cursor if it is what the inspector explains; otherwise it has no frame.
    pub fn explained(&self, selection: Selection, layout: &Layout) -> Option<CellPosition> {
        let is_explained = selection_of(layout.part(self.cursor)) == selection
            || position_of_selection(selection, layout) == Some(self.cursor);
        is_explained.then_some(self.cursor)
    }

    /// Returns the first and the last cell of the selected range.
    pub fn range(&self) -> Option<[CellPosition; 2]> {
        self.anchor.map(|anchor| self.cursor.range_to(anchor))
    }
}

/// Returns the cell of a selection.
pub fn position_of_selection(selection: Selection, layout: &Layout) -> Option<CellPosition> {
    let row = |uid| layout.row_of(uid).map(|row| CellPosition { row, column: 0 });
    let column = |uid| layout.column_of(uid).map(|column| CellPosition { row: 0, column });
    match selection {
        Selection::None | Selection::Title(_) => None,
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
        Part::Title(title) => Selection::Title(title),
        Part::Cell(row, column) => Selection::Cell { row, column },
        Part::ValidatorName(uid) | Part::Stake(uid) | Part::RowResult(RowResult::PerStake, uid) => {
            Selection::Validator(uid)
        }
        Part::RowResult(RowResult::ValidatorTrust, uid) => Selection::Result(Quantity::ValidatorTrust, uid),
        Part::RowResult(RowResult::Dividends, uid) => Selection::Result(Quantity::Dividends, uid),
        Part::RowResult(RowResult::Emission, uid) => Selection::Result(Quantity::ValidatorEmission, uid),
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
    anchor: UseStateSetter<Option<CellPosition>>,
    anchor_now: Rc<RefCell<Option<CellPosition>>>,
    offers: UseStateSetter<Rc<[Offer]>>,
    offers_now: Rc<RefCell<Rc<[Offer]>>>,
    now: Rc<RefCell<(CellPosition, Option<Session>)>>,
    drag: Rc<RefCell<Option<DragState>>>,
    nudge: Rc<RefCell<Option<Nudge>>>,
    row_basis: Rc<RefCell<Option<RowBasis>>>,
    late_copy: Rc<RefCell<Option<LateCopy>>>,
    table: NodeRef,
}

/// The cells to copy once the part that writes their text is loaded.
struct LateCopy {
    range: [CellPosition; 2],
    precision: Precision,
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
    let anchor = use_state_eq(|| None::<CellPosition>);
    let offers = use_state_eq(Rc::<[Offer]>::default);
    let anchor_now = use_mut_ref(|| None::<CellPosition>);
    let offers_now = use_mut_ref(Rc::<[Offer]>::default);
    let shared_grid = use_mut_ref(|| grid.clone());
    let now = use_mut_ref(|| (home, None::<Session>));
    let drag = use_mut_ref(|| None::<DragState>);
    let nudge = use_mut_ref(|| None::<Nudge>);
    let row_basis = use_mut_ref(|| None::<RowBasis>);
    let late_copy = use_mut_ref(|| None::<LateCopy>);
    let basis = row_basis.borrow().clone();
    shared_grid.replace(grid.clone());
    now.replace((*cursor, (*session).clone()));
    anchor_now.replace(*anchor);
    let is_open = offers.iter().all(|offer| offer.is_open(grid.revision));
    let open_offers = if is_open { Rc::clone(&offers) } else { Rc::default() };
    offers_now.replace(Rc::clone(&open_offers));
    let shared = GridContext {
        grid: shared_grid,
        cursor: cursor.setter(),
        session: session.setter(),
        anchor: anchor.setter(),
        offers: offers.setter(),
        offers_now,
        anchor_now,
        now,
        drag,
        nudge,
        row_basis,
        late_copy,
        table: table.clone(),
    };
    let shared = (*use_memo((), move |()| shared)).clone();
    {
        let (cursor, show) = (cursor.clone(), grid.show.clone());
        use_effect_with((grid.view.shared.selection, grid.layout.clone()), move |(selection, layout)| {
            let position = position_of_selection(*selection, layout);
            if let Some(position) = position.filter(|_| selection_of(layout.part(*cursor)) != *selection) {
                cursor.set(position);
                show.emit(position);
            }
        });
    }
    {
        let shared = shared.clone();
        use_effect_with(grid.around.is_some(), move |_| shared.copy_late());
    }
    {
        let shared = shared.clone();
        use_effect_with(grid.layout.clone(), move |_| {
            shared.drop_refused();
        });
    }
    GridController {
        cursor: *cursor,
        anchor: *anchor,
        offers: open_offers,
        on_offer: use_callback(shared.clone(), |at: usize, shared| shared.accept(at)),
        oncopy: use_callback(shared.clone(), |event: Event, shared| shared.copy(&event)),
        session: (*session).clone(),
        basis,
        onfocus: use_callback(shared.clone(), |_: FocusEvent, shared| shared.focused()),
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
        editor: EditorCallbacks {
            draft: use_callback(shared.clone(), |gesture: u32, shared| shared.draft(gesture)),
            on_text: use_callback(shared.clone(), |(gesture, text): (u32, String), shared| {
                if shared.is_open(gesture) {
                    shared.text(&text);
                }
            }),
            on_end: use_callback(shared, |(gesture, text, ending): (u32, String, Ending), shared| {
                !shared.is_open(gesture) || shared.end(&text, ending)
            }),
        },
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
        let grid = self.grid.borrow();
        let matrix = grid.view.shared.lens.matrix().unwrap_or(Matrix::Weights);
        let whole = match (matrix, self.row_basis.borrow().as_ref()) {
            (Matrix::Weights, Some(basis)) => basis.sum,
            _ => u16::MAX.into(),
        };
        CellMode { matrix, keep_sum: grid.view.keep_sum, raw: grid.view.raw, whole }
    }

    /// Returns the mode of edits of a part, given the scenario before the gesture. Percentages are parts of the sum that the
    /// row had when its first weight was edited, until another row is edited: a row can be entered weight by weight, whatever
    /// it adds up to in between.
    fn mode_of(&self, part: Part, before: &Scenario) -> CellMode {
        if let Part::Cell(row, _) = part {
            let grid = self.grid.borrow();
            let sum = row_sum(before, row);
            let is_same = self.row_basis.borrow().as_ref().is_some_and(|basis| {
                // An earlier edit that kept the sum may have scaled the whole row.
                let may_be_scaled = basis.keep_sum && (sum > basis.sum || basis.sum > u64::from(u16::MAX));
                (basis.row, basis.keep_sum) == (row, grid.view.keep_sum) && !may_be_scaled
            });
            if !is_same {
                let sum = if sum == 0 { u16::MAX.into() } else { sum };
                self.row_basis.replace(Some(RowBasis { row, keep_sum: grid.view.keep_sum, sum, typed: Vec::new() }));
            }
        }
        self.mode()
    }

    fn dispatch(&self, action: Action) {
        let dispatch = self.grid.borrow().dispatch.clone();
        dispatch.dispatch(action);
    }

    fn edit(&self, edit: Edit, gesture: Option<u32>) {
        self.dispatch(Action::Edit { edit, gesture });
    }

    fn go(&self, position: CellPosition) {
        self.offers.set(Rc::default());
        self.set_anchor(None);
        self.move_to(position);
    }

    /// Extends the selected range from the cursor to a position.
    fn extend(&self, position: CellPosition) {
        let anchor = self.anchor_now.borrow().unwrap_or(self.now.borrow().0);
        self.set_anchor((anchor != position).then_some(anchor));
        self.move_to(position);
    }

    fn set_anchor(&self, anchor: Option<CellPosition>) {
        self.anchor_now.replace(anchor);
        self.anchor.set(anchor);
    }

    fn move_to(&self, position: CellPosition) {
        // The next key may arrive before the next rendering.
        self.now.borrow_mut().0 = position;
        self.cursor.set(position);
        let show = self.grid.borrow().show.clone();
        show.emit(position);
        self.dispatch(Action::View(ViewChange::Select(selection_of(self.part(position)))));
    }

    /// Selects the cell under the cursor, which keys move, unless the inspector explains something else.
    fn focused(&self) {
        if self.grid.borrow().view.shared.selection == Selection::None {
            let cursor = self.now.borrow().0;
            self.dispatch(Action::View(ViewChange::Select(selection_of(self.part(cursor)))));
        }
    }

    fn focus(&self) {
        focus_node(&self.table);
    }

    /// Computed matrices are read-only, so an edit attempt switches to the stored-weights lens.
    fn show_editable_lens(&self, part: Part) {
        let is_computed = self.grid.borrow().view.shared.lens.matrix().is_none();
        if is_computed && matches!(part, Part::Cell(..)) {
            self.dispatch(Action::View(ViewChange::SetLens(Lens::StoredWeights)));
        }
    }
}
