//! Files of any kind: `import::read` and `import::combine`.

use yuma_scenario::import::{self, Open};
use yuma_scenario::{Scenario, csv_stakes, csv_weights, json_file};

use super::{Reader, metagraphs, tables};
use crate::corpus::Corpus;
use crate::properties::Reading;
use crate::random::Random;
use crate::texts;

/// Reads texts of every format as a dropped file, whose format the page has to detect.
pub const READER: Reader = Reader { name: "files", needs_open: true, generate, read };

/// Joins a file with the open scenario; an update is preferred to a new subnet.
pub fn read(open: &Scenario, text: &str) -> Reading {
    let proposal = import::read(text)
        .map_err(|error| error.to_string())
        .and_then(|file| import::combine(Open::Whole(open), &[("a.csv", &file)]).map_err(|error| error.to_string()));
    match proposal.map(|proposal| proposal.update.or(proposal.subnet)) {
        Ok(Some(offer)) => Reading::Scenario(Box::new(offer.scenario), None),
        Ok(None) => Reading::Refused("there is nothing to open".to_owned()),
        Err(error) => Reading::Refused(error),
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
