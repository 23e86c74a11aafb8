//! Rings the cells that a step or a word is about. A ring is an attribute that no component sets, so that it stays.

use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};
use yew::prelude::*;

use yuma_lessons::Cell;

const ATTRIBUTE: &str = "data-lit";

/// Rings cells below an element after every rendering.
#[hook]
pub fn use_highlights(root: &NodeRef, cells: Vec<Cell>) {
    let root = root.clone();
    use_effect(move || {
        if let Some(root) = root.cast::<Element>() {
            ring(&root, &cells);
        }
    });
}

fn ring(root: &Element, cells: &[Cell]) {
    let wanted: Vec<Element> = cells.iter().flat_map(|cell| elements(root, cell)).collect();
    for element in all(root, &format!("[{ATTRIBUTE}]")) {
        if !wanted.contains(&element) {
            // Fails only for an invalid name, as does setting it.
            let _ = element.remove_attribute(ATTRIBUTE);
        }
    }
    for element in wanted {
        if !element.has_attribute(ATTRIBUTE) {
            let _ = element.set_attribute(ATTRIBUTE, "");
        }
    }
}

/// Returns the elements of a cell: those of a whole row or column for a title.
fn elements(root: &Element, cell: &Cell) -> Vec<Element> {
    match cell {
        Cell::Row(name) => row(root, name).into_iter().collect(),
        Cell::Subnet(number) => {
            let cell = first(root, &format!("[id=\"market-{number}-0\"]"));
            cell.and_then(|cell| cell.closest("tr").ok().flatten()).into_iter().collect()
        }
        Cell::Column(name) => column(root, name).into_iter().collect(),
        Cell::Cell(name, other) => {
            let index = column(root, other).and_then(|title| title.get_attribute("aria-colindex"));
            let cell = row(root, name).zip(index);
            cell.and_then(|(row, index)| first(&row, &format!("[aria-colindex=\"{index}\"]"))).into_iter().collect()
        }
    }
}

/// Returns the row whose first cell has a text.
fn row(root: &Element, name: &str) -> Option<Element> {
    let titles = all(root, "tbody.rows tr > :first-child");
    let title = titles.into_iter().find(|title| text(title) == name)?;
    title.parent_element()
}

/// Returns the title of the column with a text.
fn column(root: &Element, name: &str) -> Option<Element> {
    all(root, "[role=columnheader]").into_iter().find(|title| text(title) == name)
}

/// Returns the text of a cell without its badges and fields.
fn text(cell: &Element) -> String {
    let text = first(cell, ".text").unwrap_or_else(|| cell.clone());
    text.text_content().unwrap_or_default().trim().to_owned()
}

fn first(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    let found: Option<NodeList> = root.query_selector_all(selector).ok();
    let nodes = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |at| list.item(at)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}
