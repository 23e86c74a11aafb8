//! Pasted tables: `pasted::read`.

use yuma_scenario::pasted::{self, Numbers};
use yuma_scenario::table::FirstColumn;
use yuma_scenario::{Scenario, csv_weights};

use super::{Reader, tables};
use crate::corpus::Corpus;
use crate::properties::Reading;
use crate::random::Random;

/// Reads blocks of cells as pasted into the grid.
pub const READER: Reader = Reader { name: "pasted", needs_open: false, generate, read };

fn read(_: &Scenario, text: &str) -> Reading {
    match pasted::read(text, FirstColumn::Weights, Numbers::Typed, None) {
        Ok(_) => Reading::Values,
        Err(error) => Reading::Refused(error.to_string()),
    }
}

fn generate(random: &mut Random, corpus: &Corpus, _: &Scenario) -> String {
    let exported = csv_weights::export(&corpus.pick(random).scenario);
    // Without the names, as somebody copies a block of cells.
    let cells: Vec<&str> =
        exported.lines().skip(1).map(|line| line.rsplit_once('"').map_or(line, |(_, cells)| cells)).collect();
    let cells: Vec<&str> = cells.iter().map(|line| line.trim_start_matches(',')).collect();
    tables::table(random, &cells.join("\n"))
}
