//! The readers of strangers' texts, each with the mutations that try it.

mod csv_stakes;
mod csv_weights;
mod files;
mod json_files;
mod links;
mod market_files;
mod markets;
mod metagraphs;
mod pasted;
mod patches;
mod tables;
mod timelines;

use yuma_scenario::Scenario;

use crate::corpus::Corpus;
use crate::properties::Reading;
use crate::random::Random;

/// A function that reads strangers' texts, and the generator of its inputs.
pub struct Reader {
    /// Its name on the command line and in the names of files.
    pub name: &'static str,
    /// Whether it reads into an open scenario, whose link is then the first line of a kept input.
    pub needs_open: bool,
    /// Generates an input from the seeds and the open scenario.
    pub generate: fn(&mut Random, &Corpus, &Scenario) -> String,
    /// Reads an input as the page does, into the open scenario if `needs_open`.
    pub read: fn(&Scenario, &str) -> Reading,
}

/// The readers in the order in which they are tried.
pub static ALL: [Reader; 10] = [
    links::READER,
    markets::READER,
    market_files::READER,
    patches::READER,
    json_files::READER,
    metagraphs::READER,
    csv_weights::READER,
    csv_stakes::READER,
    files::READER,
    pasted::READER,
];

/// Returns the reader with a name from the command line; `None` if there is none.
pub fn named(name: &str) -> Option<&'static Reader> {
    ALL.iter().find(|reader| reader.name == name)
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::corpus::Corpus;
    use crate::random::Random;

    #[test]
    fn a_seed_gives_the_same_inputs_again() {
        let corpus = Corpus::new().unwrap();
        for reader in &ALL {
            let inputs = |seed| -> Vec<String> {
                let input = |index| {
                    let open = &corpus.small[0].scenario;
                    (reader.generate)(&mut Random::new(seed, reader.name, index), &corpus, open)
                };
                (0..20).map(input).collect()
            };
            assert!(inputs(1) == inputs(1), "{}", reader.name);
            assert!(inputs(1) != inputs(2), "{}", reader.name);
        }
    }
}
