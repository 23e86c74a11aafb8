//! The numbers behind a figure, folded away.

use yew::prelude::*;

/// A table of text.
#[derive(Clone, PartialEq, Properties)]
pub struct DataTableProps {
    /// What it holds.
    pub title: AttrValue,
    /// The heads of its columns.
    pub columns: Vec<AttrValue>,
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

/// A table that opens on demand.
#[component]
pub fn DataTable(props: &DataTableProps) -> Html {
    html! {
        <details class="data">
            <summary>{ props.title.clone() }</summary>
            <div class="scroll" tabindex="0" role="region" aria-label={props.title.clone()}><table>
                <thead><tr>{ for props.columns.iter().enumerate().map(|(at, column)| html! {
                    <th key={at} scope="col">{ column }</th>
                }) }</tr></thead>
                <tbody>{ for props.rows.iter().enumerate().map(|(at, row)| html! {
                    <tr key={at}>{ for row.iter().enumerate().map(|(at, text)| cell(at, text)) }</tr>
                }) }</tbody>
            </table></div>
        </details>
    }
}

fn cell(at: usize, text: &str) -> Html {
    if at == 0 {
        html! { <th key={at} scope="row">{ text.to_owned() }</th> }
    } else {
        html! { <td key={at}>{ text.to_owned() }</td> }
    }
}
