//! Saves files from the page and reads files that a person opens.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::download::save_text;
use super::file_names::{Export, ResultFormat, file_name, media_type};
use crate::store::{Evaluation, results};
use yuma_scenario::{Scenario, csv_stakes, csv_weights, json_file};

/// Saves the scenario, or a part of it, as a file named after the title.
pub fn save(scenario: &Scenario, title: &str, export: Export) {
    let text = match export {
        Export::Scenario => json_file::export(scenario),
        Export::Weights => csv_weights::export(scenario),
        Export::Stakes => csv_stakes::export(scenario),
    };
    save_text(&file_name(title, export), media_type(export), &text);
}

/// Saves the results of an epoch as a file named after the title.
pub fn save_results(evaluation: &Evaluation, title: &str, format: ResultFormat) {
    let text = match format {
        ResultFormat::Csv => results::csv(evaluation),
        ResultFormat::Json => results::json(evaluation),
    };
    save_text(&format.file_name(title), format.media_type(), &text);
}

/// Reads a file as text, or returns `None` if the browser cannot read it.
pub async fn read_text(file: &File) -> Option<String> {
    // Reading bytes is faster: the browser's own text would be converted letter by letter.
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(decoded(Uint8Array::new(&buffer).to_vec()))
}

/// Decodes UTF-8; invalid bytes become replacement characters.
fn decoded(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
