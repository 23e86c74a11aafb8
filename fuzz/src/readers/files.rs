//! Files of any kind: `import::import`.

use yuma_scenario::import::{Imported, import};
use yuma_scenario::{Scenario, csv_stakes, csv_weights, json_file};

use super::{Reader, metagraphs, tables};
use crate::corpus::Corpus;
use crate::properties::Reading;
use crate::random::Random;
use crate::texts;

/// Reads texts of every format as a dropped file, whose format the page has to detect.
pub const READER: Reader = Reader { name: "files", needs_open: true, generate, read };

fn read(open: &Scenario, text: &str) -> Reading {
    match import(open, text) {
        Ok(
            Imported::Scenario(scenario)
            | Imported::Metagraph(scenario)
            | Imported::Weights(scenario, _)
            | Imported::Stakes(scenario),
        ) => Reading::Scenario(Box::new(scenario), None),
        Err(error) => Reading::Refused(error.to_string()),
    }
}

fn generate(random: &mut Random, corpus: &Corpus, open: &Scenario) -> String {
    let text = match random.below(5) {
        0 => csv_weights::export(open),
        1 => csv_stakes::export(open),
        2 => metagraphs::generate(random, corpus, open),
        3 => json_file::export(&corpus.pick(random).scenario),
        _ => return tables::table(random, &csv_weights::export(open)),
    };
    if random.one_in(4) { text } else { texts::disfigure(random, &text) }
}
