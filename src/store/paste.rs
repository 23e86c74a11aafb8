//! Converts text pasted into the grid to edits.

use super::Action;
use super::notice::NoticeKind;
use yuma_engine::quantity::Uid;
use yuma_scenario::edit::{Beyond, Others, Sheet};
use yuma_scenario::pasted::{Numbers, read};
use yuma_scenario::table::{FirstColumn, WeightUnit};
use yuma_scenario::{Document, Edit, Matrix, Scenario};

/// The place of a paste.
#[derive(Clone, Debug, PartialEq)]
pub struct PasteTarget {
    /// Weights or bonds.
    pub matrix: Matrix,
    /// The column of the first cell.
    pub first: FirstColumn,
    /// The meaning of the numbers.
    pub numbers: Numbers,
    /// The validators from the first cell on, in display order.
    pub rows: Vec<Uid>,
    /// The miners from the first cell on, in display order.
    pub columns: Vec<Uid>,
    /// Whether the other weights of a row make room.
    pub keep_sum: bool,
    /// The gesture of the paste. Adding the missing participants belongs to the same undo step.
    pub gesture: u32,
    /// The revision of the scenario before the paste.
    pub revision: u64,
}

/// The participants that a block needs beyond the grid, and the edit that adds them.
#[derive(Clone, Debug, PartialEq)]
pub struct PasteOffer {
    /// The numbers of participants.
    pub beyond: Beyond,
    /// The edit, which sets the whole block.
    pub edit: Edit,
    /// The number of the gesture.
    pub gesture: u32,
    revision: u64,
}

impl PasteOffer {
    /// Returns whether the scenario has not changed since the paste.
    pub fn is_open(&self, revision: u64) -> bool {
        is_latest_change(self.revision, revision)
    }
}

/// Returns whether a document has not changed since a paste; `before` is the revision before it.
pub fn is_latest_change(before: u64, revision: u64) -> bool {
    revision <= before + 1
}

/// Returns the action that pastes the part of a text within the grid, and an offer to add the rest. Rejects a text whose rest
/// cannot be added.
pub fn paste(scenario: &Scenario, text: &str, target: PasteTarget) -> (Action, Option<PasteOffer>) {
    let (block, unit) = match read(text, target.first, target.numbers) {
        Ok(read) => read,
        Err(error) => return (Action::Notify(NoticeKind::PasteRejected(error)), None),
    };
    let keeps_sum = target.keep_sum && unit != WeightUnit::U16;
    let mut sheet = Sheet {
        matrix: target.matrix,
        rows: target.rows,
        columns: target.columns,
        others: if keeps_sum { Others::KeepSum } else { Others::Stay },
        renames: target.first == FirstColumn::Names,
        adds: false,
        block,
    };
    arrange_by_names(scenario, &mut sheet);
    let PasteTarget { gesture, revision, .. } = target;
    let beyond = sheet.beyond();
    let mut offer = None;
    if beyond != Beyond::default() {
        let edit = Edit::Sheet(Sheet { adds: true, ..sheet.clone() });
        if let Err(error) = edit.apply(scenario) {
            return (Action::Notify(NoticeKind::EditRejected(error)), None);
        }
        offer = Some(PasteOffer { beyond, edit, gesture, revision });
    }
    (Action::Edit { edit: Edit::Sheet(sheet), gesture: Some(gesture) }, offer)
}

/// Moves lines and columns to the participants that they name, if all of them exist.
fn arrange_by_names(document: &Document, sheet: &mut Sheet) {
    let find = |list: &[Uid], name: &str| {
        list.iter()
            .copied()
            .find(|&uid| document.neuron(uid).is_some_and(|neuron| !name.is_empty() && neuron.name == name))
    };
    let named = |row: &yuma_scenario::edit::SheetRow| find(&document.validators, row.name.as_deref()?);
    if !sheet.renames
        && let Some(rows) = sheet.block.rows.iter().map(named).collect::<Option<Vec<_>>>()
    {
        sheet.rows = rows;
    }
    let columns = sheet.block.titles.iter().map(|title| find(&document.miners, title)).collect::<Option<Vec<_>>>();
    if let Some(columns) = columns.filter(|columns| !columns.is_empty()) {
        sheet.columns = columns;
    }
}
