//! Highlights the participant under the pointer in the grid and in the charts.

use yew::prelude::*;

use super::layout::{CellPosition, Layout, Part};
use super::pointer::position_of;
use crate::chart::{Participant, Role};
use crate::store::{Action, ViewChange};
use crate::ui::lab::LabProps;

/// Returns a pointer handler that highlights participants. With a single epoch there are no charts, and it does nothing.
pub fn on_hover(props: &LabProps, layout: &Layout) -> Callback<PointerEvent> {
    if props.evaluation.run.epochs().0 <= 1 {
        return Callback::noop();
    }
    let (layout, now, dispatch) = (layout.clone(), props.view.highlight, props.dispatch.clone());
    Callback::from(move |event: PointerEvent| {
        let position = position_of(&event).filter(|_| event.type_() != "pointerleave" && event.buttons() == 0);
        let next = position.and_then(|position| participant_at(&layout, position));
        if next != now {
            dispatch.dispatch(Action::View(ViewChange::Highlight(next)));
        }
    })
}

/// Returns the participant at a position. In a cell it is the validator, which sets the weight.
fn participant_at(layout: &Layout, position: CellPosition) -> Option<Participant> {
    let (role, uid) = match layout.part(position) {
        Part::ValidatorName(uid) | Part::Stake(uid) | Part::Cell(uid, _) | Part::RowResult(_, uid) => {
            (Role::Validator, uid)
        }
        Part::MinerName(uid) | Part::ColumnResult(_, uid) => (Role::Miner, uid),
        Part::Corner | Part::Title(_) => return None,
    };
    Some(Participant { role, uid })
}

/// Returns the highlighted row of a validator and column of a miner.
pub fn marked(layout: &Layout, highlight: Option<Participant>) -> (Option<usize>, Option<usize>) {
    match highlight {
        Some(Participant { role: Role::Validator, uid }) => (layout.row_of(uid), None),
        Some(Participant { role: Role::Miner, uid }) => (None, layout.column_of(uid)),
        None => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::grid::layout::LEADING_COLUMNS;
    use yuma_engine::quantity::Uid;

    #[test]
    fn rows_are_validators_and_columns_miners() {
        let layout = Layout { validators: [Uid(0), Uid(1)].into(), miners: [Uid(7), Uid(5)].into() };
        let first = LEADING_COLUMNS;
        for (row, column, expected) in [
            (0, 0, None),
            (0, first + 1, Some((Role::Miner, 5))),
            (1, 0, Some((Role::Validator, 0))),
            (2, first, Some((Role::Validator, 1))),
            (3, first, Some((Role::Miner, 7))),
        ] {
            let found = participant_at(&layout, CellPosition { row, column });
            assert_eq!(found, expected.map(|(role, uid)| Participant { role, uid: Uid(uid) }), "{row} {column}");
            let (marked_row, marked_column) = marked(&layout, found);
            assert!(found.is_none() || marked_row == Some(row) || marked_column == Some(column));
        }
    }
}
