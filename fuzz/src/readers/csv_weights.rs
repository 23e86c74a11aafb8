//! Tables of weights: `import::read` and `import::combine`.

use yuma_scenario::{Scenario, csv_weights};

use super::{Reader, files, tables};
use crate::corpus::Corpus;
use crate::properties::Reading;
use crate::random::Random;

/// Reads changed exports and other tables as the weights of the open scenario.
pub const READER: Reader = Reader { name: "csv-weights", needs_open: true, generate, read };

fn read(open: &Scenario, text: &str) -> Reading {
    files::read(open, text)
}

fn generate(random: &mut Random, _: &Corpus, open: &Scenario) -> String {
    tables::table(random, &csv_weights::export(open))
}
