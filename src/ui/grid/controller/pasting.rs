//! Pastes blocks into the grid.

use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::GridContext;
use super::copying::stored_copy;
use crate::store::paste::{Offer, OfferKind, PasteTarget};
use crate::store::{Action, NoticeKind};
use crate::ui::documents::documents;
use crate::ui::gesture::next_gesture;
use crate::ui::grid::layout::{CellPosition, LEADING_COLUMNS, LEADING_ROWS, Part};
use crate::ui::grid::typed;
use crate::ui::part::Missing;
use crate::ui::widgets::drop_target::pasted_text;
use yuma_engine::quantity::Alpha;
use yuma_scenario::pasted::Numbers;
use yuma_scenario::table::FirstColumn;
use yuma_scenario::{Edit, readings};

impl GridContext {
    pub(super) fn paste(&self, event: &Event) {
        let Some(text) = pasted_text(event) else { return };
        let range = self.anchor_now.borrow().unwrap_or(self.now.borrow().0).range_to(self.now.borrow().0);
        let Some(mut target) = self.paste_target(range[0]) else { return };
        event.prevent_default();
        if let Some(column) = stored_copy(&text) {
            target.numbers = Numbers::Stored(column);
        }
        let part = self.part(range[0]);
        if target.first == FirstColumn::Weights {
            self.show_editable_lens(part);
            if target.numbers == Numbers::Typed
                && let Some(edit) = self.single(part, text.trim())
            {
                self.edit(edit, Some(target.gesture));
                return;
            }
        }
        let (shared, scenario) = (self.clone(), self.grid.borrow().scenario.clone());
        spawn_local(async move {
            let (action, offers) = match documents().await {
                Ok(documents) => (documents.paste)(&scenario, &text, &target),
                Err(Missing(failure)) => (Action::Notify(NoticeKind::PartMissing(failure)), Vec::new()),
            };
            shared.dispatch(action);
            shared.offers.set(offers.into());
        });
    }

    /// Returns the edit of a text without separators, which means the same as if it was typed. Any other text is a block.
    fn single(&self, part: Part, text: &str) -> Option<Edit> {
        if text.is_empty() || text.contains(['\t', '\n', '\r', ';', ',']) {
            return None;
        }
        let scenario = self.grid.borrow().scenario.clone();
        typed::edit(part, text, self.mode_of(part, &scenario)).ok().flatten()
    }

    /// Returns the target of a block whose first cell is at a position.
    fn paste_target(&self, position: CellPosition) -> Option<PasteTarget> {
        let first = match self.part(position) {
            Part::Cell(..) => FirstColumn::Weights,
            Part::Stake(_) => FirstColumn::Stakes,
            Part::ValidatorName(_) => FirstColumn::Names,
            _ => return None,
        };
        let mode = self.mode();
        let layout = self.grid.borrow().layout.clone();
        let row = position.row.checked_sub(LEADING_ROWS)?;
        let column = position.column.saturating_sub(LEADING_COLUMNS);
        // Folded rows belong to the grid, so a block fills them before it adds participants.
        let scenario = self.grid.borrow().scenario.clone();
        let folded = scenario.validators.iter().filter(|uid| !layout.validators.contains(uid));
        Some(PasteTarget {
            matrix: mode.matrix,
            first,
            numbers: Numbers::Typed,
            rows: layout.validators.get(row..)?.iter().chain(folded).copied().collect(),
            columns: scenario.miners.get(column..)?.to_vec(),
            keep_sum: mode.keep_sum,
            gesture: next_gesture(),
            revision: self.grid.borrow().revision,
        })
    }

    /// Accepts what the last typed or pasted text leaves open.
    pub(super) fn accept(&self, at: usize) {
        let Some(offer) = self.offers_now.borrow().get(at).cloned() else { return };
        let revision = self.grid.borrow().revision;
        self.offers.set(offer.then.into_iter().map(|then| Offer { revision, ..then }).collect());
        self.edit(offer.edit, Some(offer.gesture));
        self.focus();
    }

    /// Offers the other reading of a stake that was typed with a separator of two meanings.
    pub(super) fn offer_reading(&self, part: Part, text: &str, gesture: u32) {
        let (Part::Stake(uid), Some(readings)) = (part, readings(text)) else { return };
        let kind = OfferKind::OtherReading(readings);
        let (edit, revision) = (Edit::AlphaStake { uid, stake: Alpha(readings[1]) }, self.grid.borrow().revision);
        self.offers.set([Offer { kind, edit, gesture, then: Vec::new(), revision }].into());
    }
}
