//! Converts text pasted into the grid to edits.

use super::Action;
use super::notice::NoticeKind;
use yuma_engine::quantity::Uid;
use yuma_scenario::edit::{Beyond, Others, Sheet};
use yuma_scenario::pasted::{Numbers, Pasted, read};
use yuma_scenario::table::{FirstColumn, WeightUnit};
use yuma_scenario::{DecimalMark, Document, Edit, Matrix, Scenario};

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

/// The question that an offer answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// Adds the participants that a block needs beyond the grid.
    Beyond(Beyond),
    /// Reads stakes with the other meaning of their separator: the first of them as it was read, and its other reading.
    OtherReading([u64; 2]),
}

/// An edit that a typed or pasted text leaves open.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Its kind.
    pub kind: OfferKind,
    /// The edit, which replaces that of the text.
    pub edit: Edit,
    /// The number of the gesture.
    pub gesture: u32,
    /// The offers after it.
    pub then: Vec<Offer>,
    /// The revision of the scenario before the text.
    pub revision: u64,
}

impl Offer {
    /// Returns whether the scenario has not changed since the text.
    pub fn is_open(&self, revision: u64) -> bool {
        is_latest_change(self.revision, revision)
    }
}

/// Returns whether a document has not changed since a paste; `before` is the revision before it.
pub fn is_latest_change(before: u64, revision: u64) -> bool {
    revision <= before + 1
}

/// Returns the action that pastes the part of a text within the grid, and offers to add the rest and to read doubtful stakes in
/// the other way. Rejects a text whose rest cannot be added.
pub fn paste(scenario: &Scenario, text: &str, target: &PasteTarget) -> (Action, Vec<Offer>) {
    match pasted(scenario, text, target, None) {
        Ok((edit, offers)) => (Action::Edit { edit, gesture: Some(target.gesture) }, offers),
        Err(notice) => (Action::Notify(notice), Vec::new()),
    }
}

fn pasted(
    scenario: &Scenario,
    text: &str,
    target: &PasteTarget,
    mark: Option<DecimalMark>,
) -> Result<(Edit, Vec<Offer>), NoticeKind> {
    let Pasted { block, unit, doubtful } =
        read(text, target.first, target.numbers, mark).map_err(NoticeKind::PasteRejected)?;
    let keeps_sum = target.keep_sum && unit != WeightUnit::U16;
    let mut sheet = Sheet {
        matrix: target.matrix,
        rows: target.rows.clone(),
        columns: target.columns.clone(),
        others: if keeps_sum { Others::KeepSum } else { Others::Stay },
        renames: target.first == FirstColumn::Names,
        adds: false,
        block,
    };
    arrange_by_names(scenario, &mut sheet);
    let offer = |kind: OfferKind, edit: Edit, then: Vec<Offer>| {
        let PasteTarget { gesture, revision, .. } = *target;
        Offer { kind, edit, gesture, then, revision }
    };
    let mut offers = Vec::new();
    let beyond = sheet.beyond();
    if beyond != Beyond::default() {
        let edit = Edit::Sheet(Sheet { adds: true, ..sheet.clone() });
        edit.apply(scenario).map_err(NoticeKind::EditRejected)?;
        offers.push(offer(OfferKind::Beyond(beyond), edit, Vec::new()));
    }
    if let Some(readings) = doubtful
        && let Ok((edit, then)) = pasted(scenario, text, target, Some(DecimalMark::Comma))
    {
        offers.push(offer(OfferKind::OtherReading(readings), edit, then));
    }
    Ok((Edit::Sheet(sheet), offers))
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
