//! Metagraphs: `import::read` and `import::combine`.

use serde_json::{Value, json};
use yuma_scenario::Scenario;

use super::json_files::{bulk, written};
use super::{Reader, files};
use crate::corpus::{Corpus, METAGRAPH};
use crate::properties::Reading;
use crate::random::Random;
use crate::{json, texts};

/// The size of the largest generated metagraph in bytes.
const SIZE: usize = 4 << 20;

/// Reads changed and damaged metagraphs as exported by other tools.
pub const READER: Reader = Reader { name: "metagraphs", needs_open: true, generate, read };

fn read(open: &Scenario, text: &str) -> Reading {
    files::read(open, text)
}

/// Returns a small metagraph with some changes, a damaged sample, or one at the size limit.
pub fn generate(random: &mut Random, _: &Corpus, _: &Scenario) -> String {
    match random.below(12) {
        0 => texts::disfigure(random, METAGRAPH),
        1 if random.one_in(8) => bulk(random, SIZE, "{\"stake\":[1],\"weights\":[[]]"),
        _ => {
            let mut content = metagraph(random);
            if random.one_in(2) {
                json::disfigure(random, &mut content);
            }
            written(random, &content)
        }
    }
}

fn metagraph(random: &mut Random) -> Value {
    let limit = if random.one_in(20) { 300 } else { 24 };
    let count = random.size(limit);
    let stake: Vec<Value> = (0..count)
        .map(|_| {
            if random.one_in(30) {
                texts::number(random)
            } else {
                (random.next() >> random.below(64)).min(21 << 49).into()
            }
        })
        .collect();
    let columns = count + usize::from(random.one_in(20));
    let mut row = || {
        let entries = random.size(count);
        let first = random.below(columns);
        let entry = |place: usize| json!([(first + place) % columns.max(1), random.next() as u16]);
        (0..entries).map(entry).collect::<Value>()
    };
    let weights: Vec<Value> = (0..count).map(|_| row()).collect();
    let mut content = json!({ "block": random.size(1 << 40), "stake": stake, "weights": weights, "source": "x" });
    if random.one_in(2) {
        content["n"] = if random.one_in(10) { texts::number(random) } else { count.into() };
    }
    content
}
