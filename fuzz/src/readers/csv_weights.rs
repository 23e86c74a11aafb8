//! Tables of weights: `csv_weights::import`.

use yuma_scenario::{Scenario, csv_weights};

use super::{Reader, tables};
use crate::corpus::Corpus;
use crate::properties::Reading;
use crate::random::Random;

/// Reads changed exports and other tables as the weights of the open scenario.
pub const READER: Reader = Reader { name: "csv-weights", needs_open: true, generate, read };

fn read(open: &Scenario, text: &str) -> Reading {
    Reading::of(csv_weights::import(open, text).map(|(scenario, _)| scenario))
}

fn generate(random: &mut Random, _: &Corpus, open: &Scenario) -> String {
    tables::table(random, &csv_weights::export(open))
}
