//! A validator's row.

use yew::prelude::*;

use super::against::against;
use super::cells::CellView;
use super::editor::{Draft, Editor, Ending};
use super::layout::{LEADING_COLUMNS, ROW_RESULTS};
use super::measures::CELL_WIDTH;
use super::status::Status;
use crate::ui::format;
use crate::ui::hooks::use_messages;
use yuma_engine::yuma::WeightMask;

/// The edited cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// The column.
    pub column: usize,
    /// The error in the text.
    pub error: Option<AttrValue>,
}

/// A result at the end of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The number.
    pub text: String,
    /// Whether it is unusually low.
    pub is_low: bool,
    /// The difference from the pinned result.
    pub against: String,
}

/// The properties of [`Row`].
#[derive(Clone, PartialEq, Properties)]
pub struct RowProps {
    /// The row; the head is 0.
    pub row: usize,
    /// The validator's name.
    pub name: AttrValue,
    /// The reason why the validator does not count.
    pub status: Option<Status>,
    /// Whether the row is highlighted.
    pub is_marked: bool,
    /// Whether it is the subnet owner's.
    pub is_owner: bool,
    /// Its stake.
    pub stake: AttrValue,
    /// Its share of the stake in percent, for the bar.
    pub stake_percent: f64,
    /// The first rendered miner column.
    pub first: usize,
    /// The rendered cells.
    pub cells: Vec<CellView>,
    /// The number of miner columns behind them.
    pub behind: usize,
    /// The results.
    pub figures: [Figure; ROW_RESULTS.len()],
    /// The column under the cursor.
    pub cursor: Option<usize>,
    /// The edited cell.
    pub editing: Option<Editing>,
    /// Returns the text that was typed before the field had the focus.
    pub draft: Callback<(), Draft>,
    /// Called with the typed text.
    pub on_text: Callback<String>,
    /// Called at the end of an edit.
    pub on_end: Callback<(String, Ending), bool>,
}

/// Renders a validator's row.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let messages = use_messages();
    let position = |column: usize| AttrValue::from(format!("{}-{column}", props.row));
    let id = |column: usize| AttrValue::from(format!("at-{}-{column}", props.row));
    let with_cursor = |column: usize, classes: &str| {
        let cursor = (props.cursor == Some(column)).then_some("at");
        classes!(classes.to_owned(), cursor)
    };
    let editor = |column: usize, label: AttrValue| {
        let editing = props.editing.as_ref().filter(|editing| editing.column == column)?;
        Some(html! {
            <Editor draft={props.draft.clone()} {label} error={editing.error.clone()}
                on_text={props.on_text.clone()} on_end={props.on_end.clone()} />
        })
    };
    let is_off = props.status.is_some().then_some("off");
    let reason = props.status.map(|status| messages.text(&format!("{}.about", status.key())));
    let end = LEADING_COLUMNS + props.first + props.cells.len() + props.behind;
    // Every child has a key: scrolling changes the rendered cells, and the edited one must stay.
    html! {
        <tr class={classes!("validator", is_off, props.is_marked.then_some("marked"))} role="row" aria-rowindex={(props.row + 1).to_string()}>
            <th key="name" scope="row" role="rowheader" class={with_cursor(0, "name")} id={id(0)} data-position={position(0)}
                aria-colindex="1" title={reason}>
                <span class="label">
                    <span class="text">{ &props.name }</span>
                    <span class="badges">
                        { for props.is_owner.then(|| html! { <span class="badge">{ messages.text("grid.owner_badge") }</span> }) }
                        { for props.status.map(|status| html! { <span class="badge">{ messages.text(status.key()) }</span> }) }
                    </span>
                </span>
                <span class="field">{ for editor(0, messages.text("grid.name_of_validator")) }</span>
            </th>
            <td key="stake" role="gridcell" class={with_cursor(1, "stake")} id={id(1)} data-position={position(1)} aria-colindex="2">
                <span class="text">{ &props.stake }</span>
                <svg class="stake-bar" width="40" height="6" aria-hidden="true">
                    <rect class="bar-track" width="40" height="6" rx="3" />
                    <rect class="bar-fill" width={format::fixed(props.stake_percent * 0.4, 1)} height="6" rx="3" />
                </svg>
                <span class="field">{ for editor(1, messages.text("grid.stake")) }</span>
            </td>
            <td key="before" class="gap" role="presentation" width={format::fixed(props.first as f64 * CELL_WIDTH, 0)}></td>
            { for props.cells.iter().enumerate().map(|(at, cell)| {
                let column = LEADING_COLUMNS + props.first + at;
                let reason = cell.mask.map(|mask| messages.text(mask_key(mask)));
                html! {
                    <td key={column} role="gridcell" class={with_cursor(column, &cell.classes())} id={id(column)}
                        data-position={position(column)} aria-colindex={(column + 1).to_string()} title={reason}>
                        <span class="text">{ &cell.text }</span>
                        <span class="field">{ for editor(column, messages.text("grid.weight")) }</span>
                    </td>
                }
            }) }
            <td key="behind" class="gap" role="presentation" width={format::fixed(props.behind as f64 * CELL_WIDTH, 0)}></td>
            { for props.figures.iter().enumerate().map(|(at, figure)| {
                let column = end + at;
                let low = if figure.is_low { "result low" } else { "result" };
                html! {
                    <td key={format!("r{at}")} role="gridcell" class={with_cursor(column, low)} id={id(column)}
                        data-position={position(column)} aria-colindex={(column + 1).to_string()}>
                        { against(&figure.against) }
                        <span class="text">{ &figure.text }</span>
                    </td>
                }
            }) }
        </tr>
    }
}

/// Returns the message key of the reason why a weight does not count.
pub fn mask_key(mask: WeightMask) -> &'static str {
    match mask {
        WeightMask::NoPermit => "grid.mask.no_permit",
        WeightMask::SelfWeight => "grid.mask.self_weight",
        WeightMask::Outdated => "grid.mask.outdated",
        WeightMask::OutdatedCommit => "grid.mask.outdated_commit",
    }
}
