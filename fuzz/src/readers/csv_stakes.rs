//! Tables of stakes: `csv_stakes::import`.

use yuma_scenario::{Scenario, csv_stakes};

use super::{Reader, tables};
use crate::corpus::Corpus;
use crate::properties::Reading;
use crate::random::Random;

/// Reads changed exports and other tables as the stakes of the open scenario.
pub const READER: Reader = Reader { name: "csv-stakes", needs_open: true, generate, read };

fn read(open: &Scenario, text: &str) -> Reading {
    Reading::of(csv_stakes::import(open, text))
}

fn generate(random: &mut Random, _: &Corpus, open: &Scenario) -> String {
    tables::table(random, &csv_stakes::export(open))
}
