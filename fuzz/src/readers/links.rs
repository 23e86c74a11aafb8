//! Links: `link::decode_with_view`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use serde_json::{Value, json};
use yuma_scenario::{Scenario, link};

use super::{Reader, timelines};
use crate::corpus::{Corpus, LINKS};
use crate::properties::Reading;
use crate::random::Random;
use crate::{json, texts};

/// The version of the links of scenarios.
pub const VERSION: &str = "v1";

/// Reads links with whole and damaged content, also as chats pass them on.
pub const READER: Reader = Reader { name: "links", needs_open: false, generate, read };

/// Decodes a link as the page does when it opens one; the open scenario plays no part.
pub fn read(_: &Scenario, text: &str) -> Reading {
    match link::decode_with_view(text) {
        Ok((scenario, view)) => Reading::Scenario(Box::new(scenario), view),
        Err(error) => Reading::Refused(error.to_string()),
    }
}

/// Returns the link of a version that has this content, fit for a document or not.
pub fn link_of(version: &str, content: &str) -> String {
    format!("{version}.{}", URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(content.as_bytes(), 1)))
}

fn generate(random: &mut Random, corpus: &Corpus, _: &Scenario) -> String {
    match random.below(8) {
        0 => {
            let link = if random.one_in(2) { *random.pick(&LINKS) } else { &corpus.pick(random).link };
            texts::disfigure(random, link)
        }
        1 => {
            let content = corpus.pick(random).written.to_string();
            link_of(VERSION, &texts::disfigure(random, &content))
        }
        2 if random.one_in(20) => random.pick(&corpus.large).link.clone(),
        2 => link_of(VERSION, &deep(random)),
        _ => {
            let link = link_of(VERSION, &content(random, corpus).to_string());
            if random.one_in(5) { dressed(random, &link) } else { link }
        }
    }
}

/// Returns a scenario's JSON with some changes.
pub fn content(random: &mut Random, corpus: &Corpus) -> Value {
    let mut content = corpus.pick(random).written.clone();
    if random.one_in(3) {
        content["timeline"] = timelines::timeline(random);
    }
    if random.one_in(4) {
        content["names"] = (0..random.size(20)).map(|_| Value::from(texts::text(random))).collect();
    }
    if random.one_in(4) {
        content["view"] = view(random);
    }
    match random.below(12) {
        0 => content["compare"] = json!({ "rules": ["own", random.pick(&["yuma2", "yuma3", "liquid_alpha", "x"])] }),
        1 => {
            let mut pinned = corpus.pick(random).written.clone();
            json::disfigure(random, &mut pinned);
            content["compare"] = json!({ "pinned": pinned });
        }
        2 => {
            let depth = random.size(100);
            let chain = (0..depth).fold(json!({}), |inner, _| json!({ "compare": { "pinned": inner } }));
            content["compare"] = json!({ "pinned": chain });
        }
        _ => {}
    }
    if random.one_in(2) {
        json::disfigure(random, &mut content);
    }
    content
}

fn view(random: &mut Random) -> Value {
    let mut view = json!({
        "epoch": texts::number(random), "cell": [texts::number(random), texts::number(random)],
        "lens": random.pick(&["clipped", "stored_bonds", "x"]),
        "charts": ["dividends", "bonds_on_miner"], "compared_by": "incentives",
    });
    if random.one_in(2) {
        json::disfigure(random, &mut view);
    }
    view
}

/// Returns brackets deeper than any reader follows.
fn deep(random: &mut Random) -> String {
    let depth = random.size(200_000);
    let open = *random.pick(&["[", "{\"\":", "{\"view\":", "{\"compare\":{\"pinned\":"]);
    format!("{{\"view\":{}", open.repeat(depth))
}

/// Returns a link as chat programs and mail pass it on.
fn dressed(random: &mut Random, link: &str) -> String {
    let mut characters: Vec<char> = link.chars().collect();
    for _ in 0..random.size(8) {
        let place = random.below(characters.len() + 1);
        characters.insert(place, *random.pick(&['\n', ' ', '\u{200B}', '=', '\u{AD}']));
    }
    let link: String = characters.into_iter().collect();
    match random.below(4) {
        0 => format!("https://example.org/some/where/#{link}"),
        1 => format!("<{link}>."),
        2 => link.replace('.', "%2E").replace('_', "%5F"),
        _ => {
            let version: &&str = random.pick(&["v2", "v", "v99999", "V1", "#v1"]);
            link.replacen("v1", version, 1)
        }
    }
}
