//! Copies the cell at the cursor, and pastes blocks from a spreadsheet there.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};
use yew::prelude::*;

use super::editing::SubnetCell;
use super::offer::PasteOffer;
use crate::store::{ActionOf, NoticeKind};
use crate::ui::gesture::next_gesture;
use crate::ui::given::Given;
use crate::ui::market::cell_session::{Editing, OtherReading};
use crate::ui::market::column_input::ColumnField;
use crate::ui::market::columns::ColumnCells;
use crate::ui::market::props::MarketProps;
use crate::ui::market::selection::line_of;
use crate::ui::messages::Messages;
use crate::ui::page_keys::belongs_elsewhere;
use crate::ui::widgets::drop_target::pasted_text;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::import::is_header;
use yuma_scenario::market::{MarketColumn, MarketEdit, MarketSubnet};
use yuma_scenario::table::TableError;
use yuma_scenario::{DecimalMark, NumberError, pasted, readings, written_amount};

/// The rows and columns in the order in which they are shown, and the cursor.
#[derive(Clone)]
pub struct Sheet {
    /// The market.
    pub market: MarketProps,
    /// The subnets.
    pub order: Rc<[Netuid]>,
    /// The columns.
    pub columns: Rc<[MarketColumn]>,
    /// The row and the column of the cursor.
    pub cursor: Rc<RefCell<(usize, MarketColumn)>>,
    /// The messages.
    pub messages: Messages,
    /// Offers to add the lines that reach below the last row.
    pub on_offer: Callback<Option<PasteOffer>>,
    /// Asks about amounts whose separator has two meanings.
    pub editing: Editing<SubnetCell>,
}

/// The two readings of an amount, and lines in the other reading.
type Doubtful = ([u64; 2], Vec<Vec<String>>);

impl Sheet {
    /// Copies the value at the cursor: an input with all its digits, a result as it is shown unless it is covered.
    pub fn copy(&self, event: &Event) {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let (Some(data), Some(text)) = (data.filter(|_| !belongs_elsewhere(event)), self.text_at_cursor()) else {
            return;
        };
        if data.set_data("text/plain", &text).is_ok() {
            event.prevent_default();
        }
    }

    fn text_at_cursor(&self) -> Option<String> {
        let (row, column) = *self.cursor.borrow();
        let netuid = *self.order.get(row)?;
        let draft = self.market.editable_subnet(netuid).map(|subnet| column.draft(subnet));
        if let Some(draft) = draft.filter(|draft| !draft.is_empty()) {
            return Some(draft);
        }
        if column.is_result() && self.market.covers_results {
            return None;
        }
        let line = line_of(&self.market, netuid)?;
        Some(column.text(&self.messages, &self.market, line).to_string())
    }

    /// Pastes a block as one step of undo. A table with the titles of subnets goes to the import.
    pub fn paste(&self, event: &Event, on_given: &Callback<Given>) {
        let Some(text) = pasted_text(event).filter(|_| !belongs_elsewhere(event)) else { return };
        event.prevent_default();
        let lines = match pasted::cells(&text) {
            Ok(lines) if lines.first().is_some_and(|line| is_header(line)) => return on_given.emit(Given::Text(text)),
            Ok(lines) => lines,
            Err(error) => return self.reject(NoticeKind::PasteRejected(error)),
        };
        let gesture = next_gesture();
        let (lines, doubtful) = self.in_points(lines);
        match self.checked(&lines, gesture) {
            Ok((edits, offer)) => {
                self.on_offer.emit(offer);
                self.editing.ask(doubtful.and_then(|(readings, lines)| self.other_reading(readings, &lines, gesture)));
                if !edits.is_empty() {
                    self.market.edit(MarketEdit::Batch(edits), Some(gesture));
                }
            }
            Err(reason) => self.reject(reason),
        }
    }

    /// Writes the amounts of columns that prove a comma before the fraction with a point. Also returns the two readings of the first
    /// amount whose column proves neither, with the lines in the other reading.
    fn in_points(&self, mut lines: Vec<Vec<String>>) -> (Vec<Vec<String>>, Option<Doubtful>) {
        let (_, column) = *self.cursor.borrow();
        let columns = self.columns.iter().skip_while(|known| **known != column);
        let (mut doubtful, mut other) = (None, lines.clone());
        for (at, _) in columns.enumerate().filter(|(_, column)| column.is_amount()) {
            let mark = DecimalMark::of_column(lines.iter().filter_map(|line| Some(line.get(at)?.as_str())));
            for (line, other) in lines.iter_mut().zip(&mut other) {
                let (Some(text), Some(other)) = (line.get_mut(at), other.get_mut(at)) else { continue };
                let Some(readings) = readings(text).filter(|_| mark != Some(DecimalMark::Point)) else { continue };
                *other = written_amount(readings[1]);
                match mark {
                    Some(_) => text.clone_from(other),
                    None => doubtful = doubtful.or(Some(readings)),
                }
            }
        }
        (lines, doubtful.map(|readings| (readings, other)))
    }

    fn other_reading(&self, readings: [u64; 2], lines: &[Vec<String>], gesture: u32) -> Option<OtherReading> {
        let edit = MarketEdit::Batch(self.edits(lines).ok()?);
        edit.apply(&self.market.market).ok()?;
        Some(OtherReading { readings, edit, gesture, revision: self.market.revision })
    }

    /// Returns the edits of a block, and the offer to add the lines below the last row. Rejects a block whose lines cannot be
    /// added.
    fn checked(
        &self,
        lines: &[Vec<String>],
        gesture: u32,
    ) -> Result<(Vec<MarketEdit>, Option<PasteOffer>), NoticeKind> {
        let edits = self.edits(lines).map_err(NoticeKind::PasteRejected)?;
        let offer = self.below(lines, gesture);
        match &offer {
            Some(offer) => {
                let added = self.added(offer)?;
                MarketEdit::Batch(added).apply(&self.market.market).map_err(NoticeKind::MarketEditRejected)?;
            }
            None if edits.is_empty() => return Err(NoticeKind::PasteRejected(TableError::Empty)),
            None => {}
        }
        Ok((edits, offer))
    }

    /// Returns the offer to add the lines of a block that reach below the last row.
    fn below(&self, lines: &[Vec<String>], gesture: u32) -> Option<PasteOffer> {
        let (row, column) = *self.cursor.borrow();
        let lines = lines.get(self.order.len().saturating_sub(row)..)?.to_vec();
        let has_text = lines.iter().flatten().any(|cell| !cell.trim().is_empty());
        let offer =
            PasteOffer { lines, column, columns: Rc::clone(&self.columns), gesture, revision: self.market.revision };
        has_text.then_some(offer)
    }

    /// Adds a subnet for each line of an offer, in the step of undo of its paste.
    pub fn add(&self, offer: &PasteOffer) {
        match self.added(offer) {
            Ok(edits) => {
                self.on_offer.emit(None);
                self.market.edit(MarketEdit::Batch(edits), Some(offer.gesture));
            }
            Err(reason) => self.reject(reason),
        }
    }

    fn added(&self, offer: &PasteOffer) -> Result<Vec<MarketEdit>, NoticeKind> {
        let sheet = Sheet { columns: Rc::clone(&offer.columns), ..self.clone() };
        let first = sheet.columns.iter().position(|known| *known == offer.column).unwrap_or_default();
        let mut market = self.market.market.clone();
        let mut edits = Vec::new();
        for (line, cells) in (1..).zip(&offer.lines) {
            let Some(subnet) = market.new_subnet() else { break };
            let add = MarketEdit::AddSubnet(Box::new(subnet.clone()));
            market = add.apply(&market).map_err(NoticeKind::MarketEditRejected)?;
            edits.push(add);
            edits.extend(sheet.line(&subnet, first, line, cells).map_err(NoticeKind::PasteRejected)?);
        }
        Ok(edits)
    }

    fn reject(&self, reason: NoticeKind) {
        self.market.dispatch.dispatch(ActionOf::Notify(reason));
    }

    /// Returns the edits of a block at the cursor. Empty cells and results change nothing, and a price beside the alpha in
    /// the pool is not used.
    fn edits(&self, lines: &[Vec<String>]) -> Result<Vec<MarketEdit>, TableError> {
        let (row, column) = *self.cursor.borrow();
        let first = self.columns.iter().position(|known| *known == column).unwrap_or_default();
        let mut edits = Vec::new();
        for ((line, cells), netuid) in (1..).zip(lines).zip(self.order.iter().skip(row)) {
            let Some(subnet) = self.market.editable_subnet(*netuid) else { continue };
            edits.extend(self.line(subnet, first, line, cells)?);
        }
        Ok(edits)
    }

    /// Returns the edits of a line, whose first cell belongs to the column at `first`.
    fn line(
        &self,
        subnet: &MarketSubnet,
        first: usize,
        line: usize,
        cells: &[String],
    ) -> Result<Vec<MarketEdit>, TableError> {
        let set: Vec<(usize, MarketColumn, &str)> = (1..)
            .zip(self.columns.iter().skip(first))
            .zip(cells)
            .map(|((at, column), text)| (at, *column, text.trim()))
            .filter(|(_, _, text)| !text.is_empty())
            .collect();
        let has_alpha = set.iter().any(|(_, column, _)| *column == MarketColumn::Alpha);
        let mut edits = Vec::new();
        for (at, column, text) in set {
            if column == MarketColumn::Price && has_alpha {
                continue;
            }
            let edit = self.edit(column, subnet, text).map_err(|error| {
                let text = text.chars().take(40).collect();
                TableError::Cell { row: line, column: at, text, error }
            })?;
            edits.extend(edit);
        }
        Ok(edits)
    }

    fn edit(&self, column: MarketColumn, subnet: &MarketSubnet, text: &str) -> Result<Option<MarketEdit>, NumberError> {
        if column != MarketColumn::Emits {
            return column.parse(subnet, text);
        }
        let is = |key: &str, words: [&str; 3]| {
            *text == *self.messages.text(key) || words.iter().any(|word| text.eq_ignore_ascii_case(word))
        };
        match (is("market.emits.on", ["on", "true", "1"]), is("market.emits.off", ["off", "false", "0"])) {
            (false, false) => Ok(None),
            (is_on, _) => Ok(Some(MarketEdit::SetEmission { netuid: subnet.netuid, is_on })),
        }
    }
}
