//! A validator's row.

use yew::prelude::*;

use super::against::against;
use super::cells::CellView;
use super::layout::{LEADING_COLUMNS, ROW_RESULTS};
use super::status::Status;
use crate::ui::format;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::cell_editor::{Editor, EditorCallbacks};

/// The edited cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// The gesture of the edit.
    pub gesture: u32,
    /// The column.
    pub column: usize,
    /// The name of the field.
    pub label: AttrValue,
    /// The error in the text.
    pub error: Option<AttrValue>,
    /// A remark on the value.
    pub note: Option<AttrValue>,
}

/// A result at the end of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The number.
    pub text: String,
    /// The length of its bar from 0 to 1.
    pub bar: Option<f64>,
    /// The difference from the pinned result.
    pub against: String,
}

/// A validator's stake.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StakeView {
    /// The stake that counts.
    pub text: AttrValue,
    /// The part on root, if there is one.
    pub root: Option<AttrValue>,
    /// The parts of the stake, if there are several.
    pub about: Option<AttrValue>,
    /// The length of its bar from 0 to 1.
    pub share_of_largest: f64,
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
    pub stake: StakeView,
    /// Whether the cells are computed, so that they cannot be edited.
    pub is_computed: bool,
    /// The width of a miner's column.
    pub cell_width: f64,
    /// The first and the last column of the selected range.
    pub range: Option<(usize, usize)>,
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
    /// Handles the text of the field.
    pub editor: EditorCallbacks,
}

/// Renders a validator's row.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let messages = use_messages();
    let position = |column: usize| AttrValue::from(format!("{}-{column}", props.row));
    let id = |column: usize| AttrValue::from(format!("at-{}-{column}", props.row));
    let is_in_range = |column: usize| props.range.is_some_and(|(first, last)| (first..=last).contains(&column));
    let with_cursor = |column: usize, classes: &str| {
        let cursor = (props.cursor == Some(column)).then_some("at");
        classes!(classes.to_owned(), cursor, is_in_range(column).then_some("in-range"))
    };
    let selected = |column: usize| is_in_range(column).then_some("true");
    let editor = |column: usize| {
        let editing = props.editing.as_ref().filter(|editing| editing.column == column)?;
        Some(html! {
            <Editor key={editing.gesture} gesture={editing.gesture} callbacks={props.editor.clone()} label={editing.label.clone()}
                error={editing.error.clone()} note={editing.note.clone()} is_text={column == 0} />
        })
    };
    let gap = |columns: usize| format::fixed(columns as f64 * props.cell_width, 0);
    let is_off = props.status.is_some().then_some("off");
    let reason = props.status.map(|status| messages.text(&format!("{}.about", status.key())));
    let end = LEADING_COLUMNS + props.first + props.cells.len() + props.behind;
    // Every child has a key: scrolling changes the rendered cells, and the edited one must stay.
    html! {
        <tr class={classes!("validator", is_off, props.is_marked.then_some("marked"))} role="row" aria-rowindex={(props.row + 1).to_string()}>
            <th key="name" scope="row" role="rowheader" class={with_cursor(0, "name")} id={id(0)} data-position={position(0)}
                aria-colindex="1" title={reason} aria-selected={selected(0)}>
                <span class="label">
                    <span class="text">{ &props.name }</span>
                    <span class="badges">
                        { for props.is_owner.then(|| html! { <span class="badge">{ messages.text("grid.owner_badge") }</span> }) }
                        { for props.status.map(|status| html! { <span class="badge">{ messages.text(status.key()) }</span> }) }
                    </span>
                </span>
                <span class="field">{ for editor(0) }</span>
            </th>
            <td key="stake" role="gridcell" class={with_cursor(1, "stake")} id={id(1)} data-position={position(1)} aria-colindex="2"
                title={props.stake.about.clone()} aria-selected={selected(1)}>
                <span class="amount">
                    <span class="text">{ &props.stake.text }</span>
                    <span class="badges">{ for props.stake.root.iter().map(|root| html! { <span class="badge">{ root }</span> }) }</span>
                </span>
                <svg class="stake-bar" width="40" height="6" aria-hidden="true">
                    <rect class="bar-track" width="40" height="6" rx="3" />
                    <rect class="bar-fill" width={format::fixed(props.stake.share_of_largest * 40.0, 1)} height="6" rx="3" />
                </svg>
                <span class="field">{ for editor(1) }</span>
            </td>
            <td key="before" class="gap" role="presentation" width={gap(props.first)}></td>
            { for props.cells.iter().enumerate().map(|(at, cell)| {
                let column = LEADING_COLUMNS + props.first + at;
                html! {
                    <td key={column} role="gridcell" class={with_cursor(column, &cell.classes())} id={id(column)}
                        data-position={position(column)} aria-colindex={(column + 1).to_string()} title={about(&messages, cell)}
                        aria-readonly={props.is_computed.then_some("true")} aria-selected={selected(column)}>
                        <span class="text">{ &cell.text }</span>
                        <span class="field">{ for editor(column) }</span>
                    </td>
                }
            }) }
            <td key="behind" class="gap" role="presentation" width={gap(props.behind)}></td>
            { for props.figures.iter().enumerate().map(|(at, figure)| {
                let column = end + at;
                html! {
                    <td key={format!("r{at}")} role="gridcell" class={with_cursor(column, &format!("result r{at}"))} id={id(column)}
                        data-position={position(column)} aria-colindex={(column + 1).to_string()} aria-readonly="true"
                        aria-selected={selected(column)}>
                        { against(&figure.against) }
                        <span class="text">{ &figure.text }</span>
                        <span class="result-bar">{ for figure.bar.map(|bar| html! {
                            <svg width="100%" height="3" aria-hidden="true">
                                <rect width={format!("{}%", format::fixed(bar * 100.0, 1))} height="3" />
                            </svg>
                        }) }</span>
                    </td>
                }
            }) }
        </tr>
    }
}

/// Describes a weight that does not count, or not fully.
fn about(messages: &Messages, cell: &CellView) -> Option<AttrValue> {
    if let Some(mask) = cell.mask {
        return Some(messages.text(mask));
    }
    let clipped = cell.clipped?;
    let [points, counts] = [clipped.given - clipped.counts, clipped.counts].map(|part| format::fixed(part * 100.0, 1));
    Some(messages.fill("grid.cell.clipped", &[("points", &points), ("counts", &counts)]))
}
