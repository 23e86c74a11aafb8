//! Describes an edit from the editor's point of view: "You raised …".

use super::causes::cause_sentence;
use super::numbers::Describer;
use crate::store::Evaluation;
use yuma_engine::fixed::{Fraction, ZERO};
use yuma_engine::quantity::{Share, Uid};
use yuma_engine::yuma::Hyperparameter;
use yuma_engine::yuma::attribution::{Cause, Moved};
use yuma_engine::yuma::explain::{Name, Value};
use yuma_scenario::edit::RowOperation;
use yuma_scenario::{Edit, Matrix};

/// The largest number of validators that a clause names.
const MAX_NAMES: usize = 3;

/// Describes an edit as a clause. Describes the changed inputs instead if the edit is unknown or its kind has no wording.
pub fn edit_clause(describer: &Describer<'_>, edit: Option<&Edit>, now: &Evaluation, causes: &[Cause]) -> String {
    edit.and_then(|edit| of_edit(describer, edit, now, causes)).unwrap_or_else(|| of_causes(describer, now, causes))
}

/// Returns the neuron that an edit changes, or that the first cause belongs to.
pub fn edited_neuron(edit: Option<&Edit>, causes: &[Cause]) -> Option<Uid> {
    match edit {
        Some(Edit::NextEpoch) => None,
        Some(Edit::Activity { uid, .. } | Edit::ReplaceNeuron(uid)) => Some(*uid),
        _ => edited_cell(edit, causes).map(|(row, _)| row).or(causes.first().and_then(Cause::neuron)),
    }
}

/// Returns the validator and the miner of an edited weight.
pub fn edited_cell(edit: Option<&Edit>, causes: &[Cause]) -> Option<(Uid, Uid)> {
    let (row, column) = match *edit? {
        Edit::Cell { matrix: Matrix::Weights, row, column, .. }
        | Edit::CellKeepingSum { matrix: Matrix::Weights, row, column, .. }
        | Edit::PartOfRow { row, column, .. } => (row, column),
        _ => return None,
    };
    moved_weight(causes, row, column).map(|_| (row, column))
}

/// Returns the change of a weight with the number of changed weights in its row.
fn moved_weight(causes: &[Cause], row: Uid, column: Uid) -> Option<(&Moved, usize)> {
    causes.iter().find_map(|cause| match cause {
        Cause::Weights { validator, moved } if *validator == row => {
            let of_column = moved.iter().find(|moved| moved.symbol.miner == Some(column))?;
            Some((of_column, moved.len()))
        }
        _ => None,
    })
}

fn of_edit(describer: &Describer<'_>, edit: &Edit, now: &Evaluation, causes: &[Cause]) -> Option<String> {
    if let Some((row, column)) = edited_cell(Some(edit), causes) {
        return weight(describer, causes, row, column);
    }
    let of = |key: &str, uid: Uid| describer.messages.fill(key, &[("name", &describer.name(uid))]).to_string();
    Some(match *edit {
        Edit::NextEpoch => describer.messages.text("edit.next_epoch").to_string(),
        Edit::Activity { uid, active } => of(if active { "edit.active" } else { "edit.inactive" }, uid),
        Edit::ReplaceNeuron(uid) => of("edit.replaced", uid),
        Edit::ResetBonds(uid) => of("edit.bonds_reset", uid),
        Edit::Row { matrix: Matrix::Bonds, operation: RowOperation::Clear, .. } if !has_bonds(now) => {
            describer.messages.text("edit.bonds_removed").to_string()
        }
        Edit::Row { matrix: Matrix::Bonds, row, .. }
        | Edit::Cell { matrix: Matrix::Bonds, row, .. }
        | Edit::CellKeepingSum { matrix: Matrix::Bonds, row, .. }
            if causes == [Cause::Bonds] =>
        {
            of("edit.bonds", row)
        }
        _ => return None,
    })
}

fn has_bonds(now: &Evaluation) -> bool {
    now.input.bonds.rows().any(|(_, row)| row.iter().any(|&(_, bond)| bond > Share(0)))
}

/// Describes the edit of one weight.
fn weight(describer: &Describer<'_>, causes: &[Cause], row: Uid, column: Uid) -> Option<String> {
    let (moved, count) = moved_weight(causes, row, column)?;
    let what = weight_clause(describer, row, column, moved);
    let name = describer.name(row);
    let what = match count {
        1 => what,
        _ => describer.messages.fill("edit.rest_of_row", &[("what", &what), ("name", &name)]).to_string(),
    };
    Some(and_more(describer, what, causes.len() - 1))
}

fn weight_clause(describer: &Describer<'_>, row: Uid, column: Uid, moved: &Moved) -> String {
    moved_clause(describer, "weight", moved, &[("name", &describer.name(row)), ("miner", &describer.name(column))])
}

/// Describes the change of a number: raised or lowered.
fn moved_clause(describer: &Describer<'_>, key: &str, moved: &Moved, values: &[(&str, &str)]) -> String {
    let direction = if moved.difference().0 < 0 { "lowered" } else { "raised" };
    let after = match moved.after {
        Value::Fraction(after) => describer.messages.numbers().percent(after),
        _ => {
            let [_, after] = describer.pair(moved.before, moved.after);
            after
        }
    };
    let values = [values, &[("after", &*after)]].concat();
    describer.messages.fill(&format!("edit.{key}.{direction}"), &values).to_string()
}

/// Describes changed inputs by the first of them, or by the validators whose weights changed.
fn of_causes(describer: &Describer<'_>, now: &Evaluation, causes: &[Cause]) -> String {
    let rows: Vec<Uid> = causes
        .iter()
        .filter_map(|cause| match cause {
            Cause::Weights { validator, .. } => Some(*validator),
            _ => None,
        })
        .collect();
    match causes.first() {
        Some(Cause::Weights { .. }) if rows.len() > 1 => {
            let key = if rows.len() > MAX_NAMES { "edit.rows" } else { "edit.rows_of" };
            let names: Vec<String> = rows.iter().take(MAX_NAMES).map(|&uid| describer.name(uid)).collect();
            let names = names.join(&describer.messages.text("inspector.lever.and"));
            let what = describer.messages.fill(key, &[("names", &names), ("count", &rows.len().to_string())]);
            and_more(describer, what.to_string(), causes.len() - rows.len())
        }
        Some(first) => and_more(describer, of_cause(describer, now, first), causes.len() - 1),
        None => String::new(),
    }
}

fn and_more(describer: &Describer<'_>, what: String, more: usize) -> String {
    match more {
        0 => what,
        _ => {
            let values = [("what", &*what), ("count", &*more.to_string())];
            describer.messages.fill_plural("edit.and_more", more, &values).to_string()
        }
    }
}

fn of_cause(describer: &Describer<'_>, now: &Evaluation, cause: &Cause) -> String {
    match cause {
        Cause::Weights { validator, moved } => {
            row_clause(describer, now, *validator, moved).unwrap_or_else(|| cause_clause(describer, cause))
        }
        Cause::Stake { uid, moved } => match moved.first() {
            Some(first) => {
                let key = if first.symbol.name == Name::TaoStake { "tao_stake" } else { "alpha_stake" };
                moved_clause(describer, key, first, &[("name", &describer.name(*uid))])
            }
            None => cause_clause(describer, cause),
        },
        Cause::Hyperparameter { which: Hyperparameter::Kappa, after, .. } => {
            let share = u16::try_from(*after).unwrap_or_default();
            let kappa = describer.messages.numbers().share_percent(Share(share));
            describer.messages.fill("edit.kappa", &[("kappa", &kappa)]).to_string()
        }
        _ => cause_clause(describer, cause),
    }
}

/// Describes the change of a row; `None` if no counted weight of it differs.
fn row_clause(describer: &Describer<'_>, now: &Evaluation, row: Uid, moved: &[Moved]) -> Option<String> {
    let first = moved.first()?;
    let weights = |uid: Uid| -> Vec<(Uid, Fraction)> {
        now.trace.weights.row(uid).iter().copied().filter(|&(_, weight)| weight > ZERO).collect()
    };
    let own = weights(row);
    let model = now.scenario.validators.iter().copied().find(|&uid| uid != row && weights(uid) == own);
    let name = describer.name(row);
    let fill = |key, values: &[(&str, &str)]| Some(describer.messages.fill(key, values).to_string());
    match (model, first.symbol.miner) {
        _ if own.is_empty() => fill("edit.row_removed", &[("name", &name)]),
        (Some(model), _) => fill("edit.row_like", &[("name", &name), ("other", &describer.name(model))]),
        (None, Some(miner)) if moved.len() == 1 => Some(weight_clause(describer, row, miner, first)),
        (None, _) => fill("edit.row", &[("name", &name)]),
    }
}

/// Returns the cause's sentence without its full stop.
fn cause_clause(describer: &Describer<'_>, cause: &Cause) -> String {
    cause_sentence(describer, cause).trim_end_matches(['.', '。']).to_owned()
}
