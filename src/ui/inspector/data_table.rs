//! The numbers of a figure in a folded table.

use web_sys::Element;
use yew::prelude::*;

/// A table of text.
#[derive(Clone, PartialEq, Properties)]
pub struct DataTableProps {
    /// The title.
    pub title: AttrValue,
    /// The column headings.
    pub columns: Vec<AttrValue>,
    /// The rows; the first cell is the heading of the row.
    pub rows: Vec<Vec<String>>,
}

/// Renders a table that opens on demand. A closed one has no rows, so that updates stay cheap.
#[component]
pub fn DataTable(props: &DataTableProps) -> Html {
    let is_open = use_state(|| false);
    let ontoggle = {
        let is_open = is_open.setter();
        Callback::from(move |event: Event| {
            is_open.set(event.target_unchecked_into::<Element>().has_attribute("open"));
        })
    };
    let rows = if *is_open { props.rows.as_slice() } else { &[] };
    html! {
        <details class="data" {ontoggle}>
            <summary>{ props.title.clone() }</summary>
            <div class="scroll" tabindex="0" role="group" aria-label={props.title.clone()}><table>
                <thead><tr>{ for props.columns.iter().enumerate().map(|(at, column)| html! {
                    <th key={at} scope="col">{ column }</th>
                }) }</tr></thead>
                <tbody>{ for rows.iter().enumerate().map(|(at, row)| html! {
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
