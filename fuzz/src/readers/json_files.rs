//! Files of scenarios: `json_file::import`.

use serde_json::Value;
use yuma_scenario::{Scenario, json_file};

use super::{Reader, links};
use crate::corpus::Corpus;
use crate::properties::Reading;
use crate::random::Random;
use crate::{json, texts};

/// Reads JSON of scenarios, whole and damaged, as files of this page.
pub const READER: Reader = Reader { name: "json-files", needs_open: false, generate, read };

fn read(_: &Scenario, text: &str) -> Reading {
    Reading::of(json_file::import(text))
}

fn generate(random: &mut Random, corpus: &Corpus, _: &Scenario) -> String {
    match random.below(10) {
        0 => {
            let file = json_file::export(&corpus.pick(random).scenario);
            texts::disfigure(random, &file)
        }
        1 if random.one_in(20) => json_file::export(&random.pick(&corpus.large).scenario),
        1 if random.one_in(8) => bulk(random, json_file::SIZE_LIMIT, "{\"format\":\"yuma-playground\",\"version\":1"),
        _ => {
            let mut content = links::content(random, corpus);
            if !random.one_in(10) {
                let version = if random.one_in(10) { texts::number(random) } else { 1.into() };
                json::set(&mut content, "format", "yuma-playground".into());
                json::set(&mut content, "version", version);
            }
            written(random, &content)
        }
    }
}

/// Returns JSON as this page, another program or a mail writes it.
pub fn written(random: &mut Random, content: &Value) -> String {
    let text = if random.one_in(2) { format!("{content:#}") } else { content.to_string() };
    match random.below(8) {
        0 => format!("\u{FEFF}{}", text.replace('\n', "\r\n")),
        1 => format!("  \n{text}\n\n"),
        2 => format!("{text}{text}"),
        _ => text,
    }
}

/// Returns an object that a field with very many small values fills up to a size; `start` is all before that field.
pub fn bulk(random: &mut Random, limit: usize, start: &str) -> String {
    let field = *random.pick(&["x", "names", "weights", "stake", "validators", "timeline", "view", "alpha", "preset"]);
    let element =
        *random.pick(&["0,", "[],", "{},", "\"\",", "[0],", "{\"a\":0},", "[[[]]],", "1.5,", "null,", "[0,0],"]);
    let room = limit.saturating_sub(start.len() + 64);
    let room = if random.one_in(2) { room } else { random.size(room) };
    format!("{start},\"{field}\":[{}0]}}", element.repeat(room / element.len()))
}
