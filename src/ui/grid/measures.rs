//! The sizes of rows and columns. The style sheet reads them from custom properties of the table.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::layout::ROW_RESULTS;
use super::names::{has_uids, validator_title};
use crate::ui::format;
use crate::ui::lab::LabProps;
use yuma_engine::quantity::Uid;

/// The frame width from which stake and results stay visible beside the miners.
pub const WIDE: f64 = 720.0;
/// The frame width from which a small subnet fits, if its names are short.
pub const FITTING: f64 = 600.0;
/// The number of validators from which rows are compact.
const MANY_ROWS: usize = 20;
/// The number of miners from which results are narrow.
const MANY_COLUMNS: usize = 6;
/// The frame width below which validators of a small subnet take two lines.
const NARROW: f64 = 520.0;
/// The number of miners whose weights fit in a narrow frame.
const FEW_COLUMNS: usize = 5;
/// The parts of a line that its columns are measured in (static/styles/stacked.css): each number up to [`FEW_COLUMNS`]
/// divides it.
const PARTS: usize = 60;
/// The number of digits of the longest uid.
const UID_DIGITS: usize = 3;
/// The number of letters of a short name.
const SHORT_NAME: usize = 5;

/// The sizes of rows and columns in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// Whether rows are compact, as for a large subnet.
    pub is_compact: bool,
    /// The number of weights in the second line of a validator, as on a phone; `None` if a validator takes one line.
    pub stacked: Option<usize>,
    /// The height of a validator's row.
    pub row: f64,
    /// The height of a row of results.
    pub margin: f64,
    /// The width of the names.
    pub name: f64,
    /// The width of the stakes.
    pub stake: f64,
    /// The width of a miner's column.
    pub cell: f64,
    /// The width of a result.
    pub result: f64,
}

impl Measures {
    /// Returns the sizes for a frame of this width; `longest_name` is the number of letters of the longest name.
    pub fn of(frame: f64, validators: usize, miners: usize, longest_name: usize) -> Self {
        let is_compact = is_compact(validators);
        if !is_compact && frame < NARROW && (1..=FEW_COLUMNS).contains(&miners) {
            return Measures::stacked(frame, miners);
        }
        let has_short_names = longest_name <= SHORT_NAME;
        let (row, margin, name, stake, result) = match frame {
            // Uids are narrower than names, which are as wide as their title at least.
            _ if is_compact && frame >= WIDE => {
                (24.0, 27.0, if longest_name <= UID_DIGITS { 54.0 } else { 76.0 }, 84.0, 62.0)
            }
            _ if is_compact => (24.0, 27.0, 88.0, 76.0, 62.0),
            1_100.0.. => (44.0, 34.0, 90.0, 170.0, 112.0),
            890.0.. => (36.0, 28.0, 76.0, 140.0, 94.0),
            WIDE.. => (33.0, 28.0, 72.0, 118.0, 84.0),
            FITTING.. => (33.0, 28.0, 68.0, 76.0, 60.0),
            _ => (36.0, 28.0, 88.0, 76.0, 70.0),
        };
        let is_many = miners >= MANY_COLUMNS && (WIDE..890.0).contains(&frame);
        let (stake, result) = if is_many { (f64::min(stake, 112.0), f64::min(result, 64.0)) } else { (stake, result) };
        let name = if is_many { f64::min(name, 68.0) } else { name };
        let name = if has_short_names { name } else { f64::max(name, 96.0) };
        let (narrowest, widest) = if is_compact { (43.0, 64.0) } else { (64.0, 150.0) };
        let left = frame - name - stake - ROW_RESULTS.len() as f64 * result;
        // Columns that do not fit are scrolled to; those in view are whole.
        let in_view = (left / narrowest).floor().clamp(1.0, miners.max(1) as f64);
        let cell = (left / in_view).floor().clamp(narrowest, widest);
        // The stake column takes the leftover width, so that no part of the next miner shows.
        let rest = if in_view < miners as f64 && frame >= WIDE { (left - in_view * cell).max(0.0) } else { 0.0 };
        let stake = stake + rest;
        Measures { is_compact, stacked: None, row, margin, name, stake, cell, result }
    }

    /// Returns the sizes for validators that take two lines.
    fn stacked(frame: f64, miners: usize) -> Self {
        let cell = (frame / miners as f64).floor();
        Measures {
            is_compact: false,
            stacked: Some(miners),
            row: 70.0,
            margin: 48.0,
            name: 0.0,
            stake: 0.0,
            cell,
            result: 0.0,
        }
    }

    /// The height of titles and results, which stay visible above and below the validators.
    pub fn around(self) -> f64 {
        21.0 + 26.0 + 3.0 * (self.margin + 1.0)
    }

    /// The width of a table with the columns of all miners; `None` if a validator takes two lines.
    pub fn whole(self, miners: usize) -> Option<f64> {
        let beside = self.name + self.stake + ROW_RESULTS.len() as f64 * self.result;
        self.stacked.is_none().then_some(beside + miners as f64 * self.cell)
    }

    /// The width beside the miners' columns that stays visible in a frame of this width.
    pub fn beside(self, frame: f64) -> f64 {
        if frame >= WIDE { self.name + self.stake + ROW_RESULTS.len() as f64 * self.result } else { self.name }
    }
}

/// Returns whether the rows of a subnet with so many validators are compact.
pub fn is_compact(validators: usize) -> bool {
    validators >= MANY_ROWS
}

/// Gives the style sheet the sizes.
#[hook]
pub fn use_measures(table: &NodeRef, measures: Measures) {
    let table = table.clone();
    use_effect_with(measures, move |measures| {
        let Some(table) = table.cast::<HtmlElement>() else { return };
        let sizes = [
            ("--row", measures.row),
            ("--margin-row", measures.margin),
            ("--name", measures.name),
            ("--stake", measures.stake),
            ("--result", measures.result),
        ];
        for (property, size) in sizes {
            // Without the property, the style sheet's own size stays.
            let _ = table.style().set_property(property, &format!("{}px", format::fixed(size, 0)));
        }
        if let Some(columns) = measures.stacked {
            let _ = table.style().set_property("--part", &(PARTS / columns.max(1)).to_string());
        }
    });
}

/// Returns the sizes of rows and columns in a frame of this width, for a number of miners with a column.
pub fn measures(props: &LabProps, frame: f64, miners: usize) -> Measures {
    Measures::of(frame, props.scenario.validators.len(), miners, longest_name(props))
}

/// Returns the width of the longest name of a validator in Latin letters; others are twice as wide.
fn longest_name(props: &LabProps) -> usize {
    let is_compact = is_compact(props.scenario.validators.len());
    let width = |&uid: &Uid| {
        let name = validator_title(props, uid, is_compact);
        name.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
    };
    // The title above names needs as much room as a short one.
    let min = if is_compact && !has_uids(props) { SHORT_NAME } else { 0 };
    props.scenario.validators.iter().map(width).max().unwrap_or(0).max(min)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(frame: f64, rows: usize, miners: usize, expected: (f64, f64, f64)) {
        let measures = Measures::of(frame, rows, miners, 2);
        assert_eq!((measures.row, measures.cell, measures.result), expected, "{frame}, {rows} x {miners}");
    }

    #[test]
    fn sizes_follow_the_frame_and_the_subnet() {
        check(827.0, 5, 4, (33.0, 75.0, 84.0));
        check(827.0, 5, 6, (33.0, 65.0, 64.0));
        check(920.0, 5, 4, (36.0, 82.0, 94.0));
        check(1_240.0, 5, 4, (44.0, 133.0, 112.0));
        check(920.0, 20, 131, (24.0, 44.0, 62.0));
        check(654.0, 5, 4, (33.0, 67.0, 60.0));
        let names = |longest: usize| Measures::of(920.0, 20, 131, longest).name;
        assert_eq!([3, 5, 9].map(names), [54.0, 76.0, 96.0]);
        let large = Measures::of(921.0, 20, 131, 3);
        assert_eq!(large.beside(921.0) + 12.0 * large.cell, 921.0, "whole columns");
        check(350.0, 5, 4, (70.0, 87.0, 0.0));
        check(350.0, 5, 6, (36.0, 64.0, 70.0));
    }

    #[test]
    fn a_subnet_of_five_by_six_fits_at_1280() {
        let measures = Measures::of(827.0, 5, 6, 2);
        assert!(measures.beside(827.0) + 6.0 * measures.cell <= 830.0, "{measures:?}");
    }
}
