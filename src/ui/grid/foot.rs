//! The foot of the grid: the results of the miners.

use std::ops::RangeInclusive;

use yew::prelude::*;

use super::against::against;
use super::layout::{COLUMN_RESULTS, LEADING_COLUMNS, ROW_RESULTS, column_title};
use super::title::title_button;
use crate::store::Selection;
use crate::ui::hooks::use_messages;
use yuma_engine::quantity::Share;
use yuma_engine::yuma::Quantity;

/// The values of kappa that mean half of the stake.
const HALF: RangeInclusive<u16> = 32_767..=32_768;

/// The properties of [`Foot`].
#[derive(Clone, PartialEq, Properties)]
pub struct FootProps {
    /// The row of the first result.
    pub row: usize,
    /// Whether the titles have the width of names and stakes.
    pub is_wide: bool,
    /// The first rendered miner column.
    pub first: usize,
    /// The rendered results by row, with their differences from the pinned ones.
    pub figures: [Vec<(String, String)>; COLUMN_RESULTS.len()],
    /// The number of miner columns behind them.
    pub behind: usize,
    /// The cursor's row and column.
    pub cursor: Option<(usize, usize)>,
    /// The first and the last row and column of the selected range.
    pub range: Option<[(usize, usize); 2]>,
    /// The emission of all miners, in alpha.
    pub paid: AttrValue,
    /// The stake that consensus requires.
    pub kappa: Share,
    /// Called with the subject of a pressed title.
    pub on_select: Callback<Selection>,
}

/// Renders the results of the miners.
#[component]
pub fn Foot(props: &FootProps) -> Html {
    let messages = use_messages();
    let is_in_range = |row: usize, column: usize| {
        props.range.is_some_and(|[(top, left), (bottom, right)]| {
            (top..=bottom).contains(&row) && (left..=right).contains(&column)
        })
    };
    html! {
        <tfoot>
            { for props.figures.iter().zip(COLUMN_RESULTS).enumerate().map(|(line, (figures, quantity))| {
                let row = props.row + line;
                let at = |column: usize| (props.cursor == Some((row, column))).then_some("at");
                html! {
                    <tr key={line} role="row" class={quantity.id()} aria-rowindex={(row + 1).to_string()}>
                        <th key="name" scope="row" role="rowheader" class={classes!("name", at(0))} aria-colindex="1" colspan={props.is_wide.then_some("2")}
                            id={format!("at-{row}-0")} data-position={format!("{row}-0")}>
                            { title_button(&messages, column_title(quantity), result_key(quantity), &props.on_select) }
                        </th>
                        <td key="stake" class="stake" role="presentation" hidden={props.is_wide}></td>
                        <td key="before" class="gap" role="presentation"></td>
                        { for figures.iter().enumerate().map(|(index, (text, difference))| {
                            let column = LEADING_COLUMNS + props.first + index;
                            let range = is_in_range(row, column);
                            html! {
                                <td key={column} role="gridcell" class={classes!("miner-result", at(column), range.then_some("in-range"))}
                                    id={format!("at-{row}-{column}")} data-position={format!("{row}-{column}")}
                                    aria-colindex={(column + 1).to_string()} aria-readonly="true"
                                    aria-selected={range.then_some("true")}>
                                    { against(difference) }
                                    <span class="text">{ text }</span>
                                </td>
                            }
                        }) }
                        <td key="behind" class="gap" role="presentation"></td>
                        <td key="results" class="result remark" role="presentation" colspan={ROW_RESULTS.len().to_string()}>
                            <span>{ messages.fill(remark_key(quantity, props.kappa), &[("paid", &props.paid), ("kappa", &messages.numbers().share_percent(props.kappa))]) }</span>
                        </td>
                    </tr>
                }
            }) }
        </tfoot>
    }
}

fn result_key(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Consensus => "grid.consensus",
        Quantity::Incentive => "grid.incentive",
        _ => "grid.emission",
    }
}

fn remark_key(quantity: Quantity, kappa: Share) -> &'static str {
    match quantity {
        Quantity::Consensus if !HALF.contains(&kappa.0) => "grid.consensus.remark_of",
        Quantity::Consensus => "grid.consensus.remark",
        Quantity::Incentive => "grid.incentive.remark",
        _ => "grid.emission.remark",
    }
}
