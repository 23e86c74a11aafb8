//! The head of the grid with the names of miners, and its foot with their results.

use yew::prelude::*;

use super::against::against;
use super::editor::{Draft, Editor, Ending};
use super::layout::{COLUMN_RESULTS, LEADING_COLUMNS, ROW_RESULTS, RowResult};
use super::row::Editing;
use crate::ui::hooks::use_messages;
use yuma_engine::yuma::Quantity;

/// The properties of [`Head`].
#[derive(Clone, PartialEq, Properties)]
pub struct HeadProps {
    /// The first rendered miner column.
    pub first: usize,
    /// The rendered names.
    pub names: Vec<AttrValue>,
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
    /// Returns the text that was typed before the field had the focus.
    pub draft: Callback<(), Draft>,
    /// Called with the typed text.
    pub on_text: Callback<String>,
    /// Called at the end of an edit.
    pub on_end: Callback<(String, Ending), bool>,
}

/// Renders the names of the miners and of the margins.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let messages = use_messages();
    let end = LEADING_COLUMNS + props.first + props.names.len() + props.behind;
    html! {
        <thead>
            <tr role="row" aria-rowindex="1">
                <th key="name" scope="col" role="columnheader" class="name" aria-colindex="1">{ messages.text("grid.validator") }</th>
                <th key="stake" scope="col" role="columnheader" class="stake" aria-colindex="2">{ messages.text("grid.stake_share") }</th>
                <td key="before" class="gap" role="presentation"></td>
                { for props.names.iter().enumerate().map(|(at, name)| {
                    let column = LEADING_COLUMNS + props.first + at;
                    let editing = props.editing.as_ref().filter(|editing| editing.column == column);
                    let field = editing.map(|editing| html! {
                        <Editor draft={props.draft.clone()} error={editing.error.clone()}
                            label={messages.text("grid.name_of_miner")} on_text={props.on_text.clone()}
                            on_end={props.on_end.clone()} />
                    });
                    let cursor = (props.cursor == Some(column)).then_some("at");
                    let followed = (props.followed == Some(column)).then_some("followed");
                    let marked = (props.marked == Some(column)).then_some("marked");
                    html! {
                        <th key={column} scope="col" role="columnheader" class={classes!("miner", cursor, followed, marked)}
                            id={format!("at-0-{column}")} data-position={format!("0-{column}")}
                            aria-colindex={(column + 1).to_string()} title={name.clone()}>
                            <span class="text">{ name }</span>
                            <span class="field">{ for field }</span>
                        </th>
                    }
                }) }
                <td key="behind" class="gap" role="presentation"></td>
                { for ROW_RESULTS.into_iter().enumerate().map(|(at, result)| html! {
                    <th key={format!("r{at}")} scope="col" role="columnheader" class="result"
                        aria-colindex={(end + at + 1).to_string()} title={messages.text(&format!("{}.about", row_result_key(result)))}>
                        { messages.text(row_result_key(result)) }
                    </th>
                }) }
            </tr>
        </thead>
    }
}

fn row_result_key(result: RowResult) -> &'static str {
    match result {
        RowResult::ValidatorTrust => "grid.vtrust",
        RowResult::Dividends => "grid.dividends",
        RowResult::PerStake => "grid.per_stake",
    }
}

fn column_result_key(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Consensus => "grid.consensus",
        Quantity::Incentive => "grid.incentive",
        _ => "grid.emission",
    }
}

/// The properties of [`Foot`].
#[derive(Clone, PartialEq, Properties)]
pub struct FootProps {
    /// The row of the first result.
    pub row: usize,
    /// The first rendered miner column.
    pub first: usize,
    /// The rendered results by row, with their differences from the pinned ones.
    pub figures: [Vec<(String, String)>; COLUMN_RESULTS.len()],
    /// The number of miner columns behind them.
    pub behind: usize,
    /// The cursor's row and column.
    pub cursor: Option<(usize, usize)>,
}

/// Renders the results of the miners.
#[component]
pub fn Foot(props: &FootProps) -> Html {
    let messages = use_messages();
    html! {
        <tfoot>
            { for props.figures.iter().zip(COLUMN_RESULTS).enumerate().map(|(line, (figures, quantity))| {
                let row = props.row + line;
                html! {
                    <tr key={line} role="row" class={quantity.id()} aria-rowindex={(row + 1).to_string()}>
                        <th key="name" scope="row" role="rowheader" class="name" aria-colindex="1">{ messages.text(column_result_key(quantity)) }</th>
                        <td key="stake" class="stake" role="presentation"></td>
                        <td key="before" class="gap" role="presentation"></td>
                        { for figures.iter().enumerate().map(|(at, (text, difference))| {
                            let column = LEADING_COLUMNS + props.first + at;
                            let cursor = (props.cursor == Some((row, column))).then_some("at");
                            html! {
                                <td key={column} role="gridcell" class={classes!("miner-result", cursor)}
                                    id={format!("at-{row}-{column}")} data-position={format!("{row}-{column}")}
                                    aria-colindex={(column + 1).to_string()}>
                                    { against(difference) }
                                    <span class="text">{ text }</span>
                                </td>
                            }
                        }) }
                        <td key="behind" class="gap" role="presentation"></td>
                        <td key="results" class="result" role="presentation" colspan="3"></td>
                    </tr>
                }
            }) }
        </tfoot>
    }
}
