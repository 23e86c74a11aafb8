//! What hands do to the grid: keys, presses, drags and pastes become moves of the cursor and edits.

mod keys;
mod pressing;
mod typing;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use crate::store::{Action, Lens, NoticeKind, Selection, View};
use crate::ui::documents::documents;
use crate::ui::grid::editor::{Draft, Ending};
use crate::ui::grid::layout::{LEADING_COLUMNS, LEADING_ROWS, Layout, Part, Place, RowResult};
use crate::ui::grid::pointer::{Press, place_of};
use crate::ui::grid::typed::CellMode;
use crate::ui::hooks::Dispatch;
use crate::ui::part::Missing;
use yuma_engine::yuma::Quantity;
use yuma_scenario::decimal::NumberError;
use yuma_scenario::{Edit, Matrix, Scenario};

/// The edit that is being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Where.
    pub place: Place,
    /// What was typed before the field had the focus.
    pub draft: Draft,
    /// What is wrong with the text.
    pub error: Option<NumberError>,
    gesture: u32,
    before: Rc<Scenario>,
}

/// The grid as it was last drawn.
#[derive(Clone)]
pub struct Grid {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// Its rows and columns.
    pub layout: Layout,
    /// What the person looks at.
    pub view: View,
    /// The way to change the state.
    pub dispatch: Dispatch,
    /// Brings a place into sight.
    pub show: Callback<Place>,
}

/// What the hands hold, and what follows their events.
#[derive(Clone)]
pub struct Hands {
    /// The cursor.
    pub cursor: Place,
    /// The edit that is being typed.
    pub session: Option<Session>,
    /// Keys on the grid.
    pub onkeydown: Callback<KeyboardEvent>,
    /// Presses.
    pub onpointerdown: Callback<PointerEvent>,
    /// Drags.
    pub onpointermove: Callback<PointerEvent>,
    /// The end of a press.
    pub onpointerup: Callback<PointerEvent>,
    /// Double clicks.
    pub ondblclick: Callback<MouseEvent>,
    /// Pastes.
    pub onpaste: Callback<Event>,
    /// What was typed before the field had the focus.
    pub draft: Callback<(), Draft>,
    /// Typed text.
    pub on_text: Callback<String>,
    /// The end of an edit.
    pub on_end: Callback<(String, Ending)>,
}

/// The place that a selection points at.
pub fn place_of_selection(selection: Selection, layout: &Layout) -> Option<Place> {
    let row = |uid| layout.row_of(uid).map(|row| Place { row, column: 0 });
    let column = |uid| layout.column_of(uid).map(|column| Place { row: 0, column });
    match selection {
        Selection::None => None,
        Selection::Cell { row, column } => layout.place_of_cell(row, column),
        Selection::Validator(uid) => row(uid),
        Selection::Miner(uid) => column(uid),
        Selection::Result(_, uid) => row(uid).or_else(|| column(uid)),
    }
}

/// What the inspector explains when the cursor stands on a part.
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

/// The state that callbacks share. They are made once; what they act on is the grid as it was last drawn.
#[derive(Clone)]
struct Shared {
    grid: Rc<RefCell<Grid>>,
    cursor: UseStateSetter<Place>,
    session: UseStateSetter<Option<Session>>,
    now: Rc<RefCell<(Place, Option<Session>)>>,
    press: Rc<RefCell<Option<Press>>>,
    table: NodeRef,
}

/// The hands on a grid. `table` takes the focus.
#[hook]
pub fn use_hands(grid: Grid, table: &NodeRef) -> Hands {
    let home = Place { row: LEADING_ROWS, column: LEADING_COLUMNS };
    let cursor = use_state_eq(|| home);
    let session = use_state_eq(|| None::<Session>);
    let shared_grid = use_mut_ref(|| grid.clone());
    let now = use_mut_ref(|| (home, None::<Session>));
    let press = use_mut_ref(|| None::<Press>);
    shared_grid.replace(grid.clone());
    now.replace((*cursor, (*session).clone()));
    let shared = Shared {
        grid: shared_grid,
        cursor: cursor.setter(),
        session: session.setter(),
        now,
        press,
        table: table.clone(),
    };
    let shared = (*use_memo((), move |()| shared)).clone();
    {
        let cursor = cursor.clone();
        use_effect_with((grid.view.selection, grid.layout.clone()), move |(selection, layout)| {
            let place = place_of_selection(*selection, layout);
            if let Some(place) = place.filter(|_| selection_of(layout.part(*cursor)) != *selection) {
                cursor.set(place);
            }
        });
    }
    Hands {
        cursor: *cursor,
        session: (*session).clone(),
        onkeydown: use_callback(shared.clone(), |event: KeyboardEvent, shared| shared.key(&event)),
        onpointerdown: use_callback(shared.clone(), |event: PointerEvent, shared| shared.press_down(&event)),
        onpointermove: use_callback(shared.clone(), |event: PointerEvent, shared| shared.press_move(&event)),
        onpointerup: use_callback(shared.clone(), |event: PointerEvent, shared| shared.press_up(&event)),
        ondblclick: use_callback(shared.clone(), |event: MouseEvent, shared| {
            if let Some(place) = place_of(&event) {
                shared.begin(place, None);
            }
        }),
        onpaste: use_callback(shared.clone(), |event: Event, shared| shared.paste(&event)),
        draft: use_callback(shared.clone(), |(), shared| shared.draft()),
        on_text: use_callback(shared.clone(), |text: String, shared| shared.text(&text)),
        on_end: use_callback(shared, |(text, ending): (String, Ending), shared| shared.end(&text, ending)),
    }
}

/// All are made from the same parts for the life of the grid.
impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.grid, &other.grid)
    }
}

impl Shared {
    fn part(&self, place: Place) -> Part {
        self.grid.borrow().layout.part(place)
    }

    fn mode(&self) -> CellMode {
        let view = self.grid.borrow().view;
        CellMode { matrix: view.lens.matrix().unwrap_or(Matrix::Weights), keep_sum: view.keep_sum }
    }

    fn dispatch(&self, action: Action) {
        let dispatch = self.grid.borrow().dispatch.clone();
        dispatch.dispatch(action);
    }

    fn edit(&self, edit: Edit, gesture: Option<u32>) {
        self.dispatch(Action::Edit { edit, gesture });
    }

    fn go(&self, place: Place) {
        // The next key may come before the next drawing.
        self.now.borrow_mut().0 = place;
        self.cursor.set(place);
        let show = self.grid.borrow().show.clone();
        show.emit(place);
        self.dispatch(Action::Select(selection_of(self.part(place))));
    }

    fn focus(&self) {
        if let Some(table) = self.table.cast::<HtmlElement>() {
            // A table that cannot take the focus can still be clicked.
            let _ = table.focus();
        }
    }

    /// Cells of a computed matrix cannot be edited: whoever tries means the weights.
    fn look_at_what_is_edited(&self, part: Part) {
        let is_computed = self.grid.borrow().view.lens.matrix().is_none();
        if is_computed && matches!(part, Part::Cell(..)) {
            self.dispatch(Action::Look(Lens::StoredWeights));
        }
    }

    fn paste(&self, event: &Event) {
        let clipboard = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let Some(text) = clipboard.and_then(|data| data.get_data("text/plain").ok()) else { return };
        let cursor = self.now.borrow().0;
        let Part::Cell(row, column) = self.part(cursor) else { return };
        event.prevent_default();
        self.look_at_what_is_edited(Part::Cell(row, column));
        let (shared, matrix) = (self.clone(), self.mode().matrix);
        spawn_local(async move {
            shared.dispatch(match documents().await {
                Ok(documents) => (documents.paste)(&text, matrix, row, column),
                Err(Missing(failure)) => Action::Notify(NoticeKind::PartMissing(failure)),
            });
        });
    }
}
