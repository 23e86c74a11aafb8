//! The head of the grid: titles of groups and columns, with controls that sort the rows.

use yew::prelude::*;

use super::layout::{LEADING_COLUMNS, ROW_RESULTS, RowResult};
use super::order::{Sort, SortKey};
use super::row::Editing;
use super::title::title_button;
use crate::store::{Lens, Selection};
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::cell_editor::{Editor, EditorCallbacks};
use yuma_engine::quantity::{Epoch, Uid};
use yuma_scenario::Title;

/// The properties of [`Head`].
#[derive(Clone, PartialEq, Properties)]
pub struct HeadProps {
    /// The matrix of the cells.
    pub lens: Lens,
    /// Whether stored values are shown as the chain stores them.
    pub raw: bool,
    /// Whether the titles of the rows are uids.
    pub has_uids: bool,
    /// Whether titles are short.
    pub is_narrow: bool,
    /// The epoch of the results; `None` if there is only one.
    pub epoch: Option<Epoch>,
    /// The sorted column.
    pub sort: Option<Sort>,
    /// Whether the results are covered.
    pub covers_results: bool,
    /// The first rendered miner column.
    pub first: usize,
    /// The rendered miners with their titles and names.
    pub miners: Vec<(Uid, AttrValue, AttrValue)>,
    /// The number of miner columns behind them.
    pub behind: usize,
    /// The column of the cursor, if it is in the head.
    pub cursor: Option<usize>,
    /// The column of the cursor in any row.
    pub followed: Option<usize>,
    /// The highlighted column.
    pub marked: Option<usize>,
    /// The edited name.
    pub editing: Option<Editing>,
    /// Handles the text of the field.
    pub editor: EditorCallbacks,
    /// Called with the column whose sort control was pressed.
    pub on_sort: Callback<SortKey>,
    /// Called with the subject of a pressed title.
    pub on_select: Callback<Selection>,
}

/// Renders the titles and the names of the miners.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let messages = use_messages();
    let end = LEADING_COLUMNS + props.first + props.miners.len() + props.behind;
    let classes = |column: usize, class: &'static str| {
        let cursor = (props.cursor == Some(column)).then_some("at");
        let followed = (props.followed == Some(column)).then_some("followed");
        let marked = (props.marked == Some(column)).then_some("marked");
        classes!(class, cursor, followed, marked)
    };
    let id = |column: usize| AttrValue::from(format!("at-0-{column}"));
    let position = |column: usize| AttrValue::from(format!("0-{column}"));
    let title = |title: Title, key: &str| title_button(&messages, title, key, &props.on_select);
    html! {
        <thead>
            <tr class="groups" role="presentation">
                <td key="leading" role="presentation" colspan="2"></td>
                <td key="before" class="gap" role="presentation"></td>
                <td key="cells" role="presentation" hidden={props.miners.is_empty()} colspan={props.miners.len().max(1).to_string()}>
                    <span class="group-title">{ messages.find(&group_key(props)).unwrap_or_default() }</span>
                </td>
                <td key="behind" class="gap" role="presentation"></td>
                <td key="results" class="result-group" role="presentation" colspan={ROW_RESULTS.len().to_string()}>
                    <span class="group-title">{ results_title(&messages, props.epoch) }</span>
                </td>
            </tr>
            <tr role="row" aria-rowindex="1">
                <th key="name" scope="col" role="columnheader" class={classes(0, "name")} id={id(0)} data-position={position(0)}
                    aria-colindex="1" aria-sort={sorted(props, SortKey::Name)}>
                    <span class="text">{ messages.text(if props.has_uids { "grid.uid" } else { "grid.validator" }) }</span>
                    { sort_control(&messages, props, SortKey::Name, &messages.text("grid.validator")) }
                </th>
                <th key="stake" scope="col" role="columnheader" class={classes(1, "stake")} id={id(1)} data-position={position(1)}
                    aria-colindex="2" aria-sort={sorted(props, SortKey::Stake)}>
                    { sort_control(&messages, props, SortKey::Stake, &messages.text("grid.stake_title")) }
                    { title(Title::Stake, "grid.stake_title") }
                </th>
                <td key="before" class="gap" role="presentation"></td>
                { for props.miners.iter().enumerate().map(|(at, (uid, text, name))| {
                    let column = LEADING_COLUMNS + props.first + at;
                    let editing = props.editing.as_ref().filter(|editing| editing.column == column);
                    let field = editing.map(|editing| html! {
                        <Editor key={editing.gesture} gesture={editing.gesture} callbacks={props.editor.clone()}
                            label={editing.label.clone()} error={editing.error.clone()} note={None::<AttrValue>} is_text=true />
                    });
                    let sort = SortKey::Miner(*uid);
                    html! {
                        <th key={column} scope="col" role="columnheader" class={classes(column, "miner")}
                            id={id(column)} data-position={position(column)} aria-sort={sorted(props, sort)}
                            aria-colindex={(column + 1).to_string()} title={name.clone()}>
                            { sort_control(&messages, props, sort, name) }
                            <span class="text">{ text }</span>
                            <span class="field">{ for field }</span>
                        </th>
                    }
                }) }
                <td key="behind" class="gap" role="presentation"></td>
                { for ROW_RESULTS.into_iter().enumerate().map(|(at, result)| {
                    let (column, sort) = (end + at, SortKey::Result(result));
                    let key = result_key(result, props.is_narrow);
                    html! {
                        <th key={format!("r{at}")} scope="col" role="columnheader" class={classes!(classes(column, "result"), format!("r{at}"))}
                            id={id(column)} data-position={position(column)} aria-sort={sorted(props, sort)}
                            aria-colindex={(column + 1).to_string()}>
                            { sort_control(&messages, props, sort, &messages.text(result_key(result, false))) }
                            { title(result.title(), key) }
                        </th>
                    }
                }) }
            </tr>
        </thead>
    }
}

/// Renders the control that sorts by a column. It is no tab stop of its own, because the grid is one: Enter on a title sorts.
fn sort_control(messages: &Messages, props: &HeadProps, key: SortKey, column: &str) -> Html {
    let now = props.sort.filter(|sort| sort.key == key);
    let sign = match now {
        None => "↕",
        Some(sort) if sort.is_ascending => "▴",
        Some(_) => "▾",
    };
    let on_sort = props.on_sort.reform(move |_: MouseEvent| key);
    // The grid would handle a press as one on the title.
    let onpointerdown = Callback::from(|event: PointerEvent| event.stop_propagation());
    let label = messages.fill("grid.sort", &[("column", column)]);
    let is_covered = props.covers_results && matches!(key, SortKey::Result(_));
    let title = if is_covered { messages.text("learn.covered.sort") } else { label.clone() };
    html! {
        <button type="button" tabindex="-1" class={classes!("sort", now.map(|_| "sorted"))} onclick={on_sort} {onpointerdown}
            disabled={is_covered} {title} aria-label={label}>{ sign }</button>
    }
}

/// Returns the value of `aria-sort` of a column.
fn sorted(props: &HeadProps, key: SortKey) -> Option<&'static str> {
    let sort = props.sort.filter(|sort| sort.key == key)?;
    Some(if sort.is_ascending { "ascending" } else { "descending" })
}

/// Returns the title above the results: in a run the epoch whose weights they come from.
fn results_title(messages: &Messages, epoch: Option<Epoch>) -> AttrValue {
    match epoch {
        Some(epoch) => messages.fill("grid.group.results.epoch", &[("epoch", &epoch.0.to_string())]),
        None => messages.text("grid.group.results"),
    }
}

/// Returns the message key of the title above the cells.
///
/// The messages of the first moment have the title of the stored weights only.
fn group_key(props: &HeadProps) -> String {
    match props.lens {
        Lens::StoredWeights if props.raw => "grid.group.stored_weights.raw".to_owned(),
        Lens::StoredBonds if props.raw => "grid.group.stored_bonds.raw".to_owned(),
        Lens::StoredWeights => "grid.group.stored_weights".to_owned(),
        Lens::StoredBonds => "grid.group.stored_bonds".to_owned(),
        Lens::Step(quantity) => format!("grid.group.{}", quantity.id()),
    }
}

fn result_key(result: RowResult, is_narrow: bool) -> &'static str {
    match result {
        RowResult::ValidatorTrust => "grid.vtrust",
        RowResult::Dividends if is_narrow => "grid.dividends.short",
        RowResult::Dividends => "grid.dividends",
        RowResult::Emission => "grid.validator_emission",
        RowResult::PerStake if is_narrow => "grid.per_stake.short",
        RowResult::PerStake => "grid.per_stake",
    }
}
