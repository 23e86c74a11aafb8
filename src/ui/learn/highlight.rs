//! Rings the cells that a step or a word is about, and hides the titles of weights before a bet. Both use attributes that no
//! component renders, so a rendering does not remove them.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, MutationObserverInit, NodeList};
use yew::prelude::*;

use crate::ui::messages::Messages;
use crate::ui::widgets::mutations::Mutations;
use yuma_lessons::{Bet, BetKind, Cell};

const ATTRIBUTE: &str = "data-lit";
/// Keeps the title of a covered weight, which would reveal how much of the weight counts.
const COVERED_TITLE: &str = "data-covered-title";

/// Rings cells below an element, also those that a table renders later.
#[hook]
pub fn use_highlights(root: &NodeRef, cells: Vec<Cell>) {
    let cells = Rc::new(cells);
    let ring_all = {
        let root = root.clone();
        move |cells: &[Cell]| {
            if let Some(root) = root.cast::<Element>() {
                ring(&root, cells);
            }
        }
    };
    {
        let (ring_all, cells) = (ring_all.clone(), Rc::clone(&cells));
        use_effect(move || ring_all(&cells));
    }
    let root = root.clone();
    use_effect_with(cells, move |cells| {
        let root = root.cast::<Element>();
        let cells = Rc::clone(cells);
        let rows = MutationObserverInit::new();
        rows.set_child_list(true);
        rows.set_subtree(true);
        // Unobserved, rows that scroll into view would have no ring.
        let observer = Mutations::new(root.as_ref(), &rows, move || ring_all(&cells));
        move || drop(observer)
    });
}

/// Returns the first ringed element.
pub fn first_ringed(root: &Element) -> Option<Element> {
    first(root, &format!("[{ATTRIBUTE}]"))
}

/// Covers the titles of weights below an element after every rendering, or shows them again.
#[hook]
pub fn use_covered_titles(root: &NodeRef, is_covered: bool) {
    let root = root.clone();
    use_effect(move || {
        let (from, to) = if is_covered { ("title", COVERED_TITLE) } else { (COVERED_TITLE, "title") };
        let found = root.cast::<Element>().map(|root| all(&root, &format!("td.w[{from}]")));
        for cell in found.into_iter().flatten() {
            if let Some(title) = cell.get_attribute(from) {
                // Fails only for an invalid name, as does removing it.
                let _ = cell.set_attribute(to, &title);
                let _ = cell.remove_attribute(from);
            }
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

/// Returns the first descendant of an element that matches a selector.
pub fn first(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    let found: Option<NodeList> = root.query_selector_all(selector).ok();
    let nodes = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |at| list.item(at)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// Describes a cell in the reader's language.
pub fn described(messages: &Messages, cell: &Cell, is_market: bool) -> AttrValue {
    match (cell, is_market) {
        (Cell::Row(row), _) => messages.fill("learn.cell.row", &[("row", row)]),
        (Cell::Column(column), false) => messages.fill("learn.cell.column", &[("column", column)]),
        (Cell::Column(number), true) => messages.fill("learn.cell.network", &[("number", number)]),
        (Cell::Cell(row, column), false) => messages.fill("learn.cell.cell", &[("row", row), ("column", column)]),
        (Cell::Cell(row, number), true) => messages.fill("learn.cell.vote", &[("row", row), ("number", number)]),
        (Cell::Subnet(number), _) => messages.fill("learn.cell.subnet", &[("number", number)]),
    }
}

/// Returns whether the ring of a cell would give away the answer of a bet on names.
pub fn gives_away(cell: &Cell, bet: &Bet) -> bool {
    let BetKind::Which { among, .. } = &bet.kind else { return false };
    let is_named = |name: &String| among.contains(name);
    match cell {
        Cell::Row(name) | Cell::Column(name) | Cell::Subnet(name) => is_named(name),
        Cell::Cell(row, column) => is_named(row) || is_named(column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Language;

    #[test]
    fn a_cell_is_described_in_words() {
        for (cell, is_market, english, chinese) in [
            ("row(E)", false, "the row of E", "E 这一行"),
            ("column(M4)", false, "the column of M4", "M4 这一列"),
            ("cell(E, M4)", false, "the cell of E and M4", "E 行 M4 列的单元格"),
            ("cell(E, 4)", true, "the vote of E for subnet 4", "E 给子网 4 的票"),
            ("column(4)", true, "the column of subnet 4", "子网 4 这一列"),
            ("subnet(4)", true, "subnet 4", "子网 4"),
        ] {
            for (language, expected) in [(Language::English, english), (Language::Chinese, chinese)] {
                let cell = Cell::read(cell).unwrap_or_else(|| panic!("{cell}"));
                assert_eq!(described(&Messages::new(language), &cell, is_market), expected);
            }
        }
    }

    #[test]
    fn rings_wait_for_a_bet_on_their_names() {
        let bet =
            Bet { kind: BetKind::Which { answer: "a".to_owned(), among: vec!["E".to_owned()] }, hints: Vec::new() };
        for (cell, expected) in [("row(E)", true), ("cell(E, M4)", true), ("row(A)", false), ("column(M4)", false)] {
            assert_eq!(Cell::read(cell).is_some_and(|cell| gives_away(&cell, &bet)), expected, "{cell}");
        }
    }
}
