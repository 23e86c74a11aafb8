//! The rows of the grid and the controls that sort and fold them.

use std::rc::Rc;

use yew::prelude::*;

use super::columns::shown_before_fold;
use super::layout::Layout;
use super::measures::is_compact;
use super::order::{RowOrder, Sort, SortKey, ordered};
use crate::chart::SelectedNeurons;
use crate::ui::lab::LabProps;
use yuma_engine::quantity::Uid;

/// The sorting and folding.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Arrangement {
    /// The chosen order, or `None` for the usual one.
    sort: Option<Option<Sort>>,
    shows_all_miners: bool,
    shows_idle: bool,
}

/// The rows and columns of the grid, and the callbacks that arrange them.
#[derive(Clone)]
pub struct GridArrangement {
    /// The rows and columns.
    pub layout: Layout,
    /// The sorted column.
    pub sort: Option<Sort>,
    /// The number of folded miners.
    pub folded_miners: usize,
    /// The validators that do not count, if they can be folded.
    pub idle: Rc<[Uid]>,
    /// Whether they are shown.
    pub shows_idle: bool,
    /// Sorts by a column.
    pub on_sort: Callback<SortKey>,
    /// Shows all miners.
    pub on_unfold_miners: Callback<()>,
    /// Shows or hides the validators that do not count.
    pub on_fold_idle: Callback<()>,
}

/// Arranges the rows and columns. The order is that of the moment when it was chosen: a row does not move while it is edited.
#[hook]
pub fn use_arrangement(props: &LabProps) -> GridArrangement {
    let state = use_state_eq(Arrangement::default);
    let now = *state;
    let is_large = is_compact(props.scenario.validators.len());
    let usual = is_large.then_some(Sort::BY_STAKE);
    let sort = now.sort.unwrap_or(usual);
    let order = use_memo((props.scenario.validators.clone(), sort), |_| {
        ordered(&props.scenario, &props.evaluation, sort, is_large)
    });
    let RowOrder { shown, idle } = &*order;
    let SelectedNeurons { validator: row, miner: column } = props.selected();
    let selects_idle = row.is_some_and(|uid| idle.contains(&uid));
    let shows_idle = now.shows_idle || selects_idle;
    let validators = if shows_idle { shown.iter().chain(&**idle).copied().collect() } else { Rc::clone(shown) };
    let miners = &props.scenario.miners;
    // An edit that takes the last weight of a miner away does not take its column from under the pointer.
    let opened_with = use_memo(miners.len(), |_| shown_before_fold(miners, &props.evaluation.trace));
    let before_fold = shown_before_fold(miners, &props.evaluation.trace).max(*opened_with).min(miners.len());
    let folded = miners.get(before_fold..).unwrap_or_default();
    let selects_folded = column.is_some_and(|uid| folded.contains(&uid));
    let shows_all_miners = now.shows_all_miners || selects_folded;
    {
        // Rows and columns that a selection unfolded stay unfolded after it moves.
        let setter = state.setter();
        use_effect_with((now, selects_idle, selects_folded), move |&(now, idle, folded)| {
            if idle || folded {
                let (shows_idle, shows_all_miners) = (now.shows_idle || idle, now.shows_all_miners || folded);
                setter.set(Arrangement { shows_idle, shows_all_miners, ..now });
            }
        });
    }
    let count = if shows_all_miners { miners.len() } else { before_fold };
    let change = |change: fn(&mut Arrangement)| {
        let setter = state.setter();
        move |(): ()| {
            let mut next = now;
            change(&mut next);
            setter.set(next);
        }
    };
    GridArrangement {
        layout: Layout { validators, miners: miners.get(..count).unwrap_or_default().into() },
        sort,
        folded_miners: miners.len() - count,
        idle: Rc::clone(idle),
        shows_idle,
        on_sort: use_callback(
            (state.setter(), now, sort, props.covers_results),
            |key: SortKey, (setter, now, sort, covers_results)| {
                // Sorting by covered results would reveal them.
                if !(*covers_results && matches!(key, SortKey::Result(_))) {
                    setter.set(Arrangement { sort: Some(Sort::after_press(*sort, key)), ..*now });
                }
            },
        ),
        on_unfold_miners: Callback::from(change(|next| next.shows_all_miners = true)),
        on_fold_idle: Callback::from(change(|next| next.shows_idle = !next.shows_idle)),
    }
}
