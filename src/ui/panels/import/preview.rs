//! A small picture of the weights that were read.

use std::fmt::Write as _;

use yew::prelude::*;

use crate::ui::messages::Messages;
use yuma_engine::quantity::{Share, Uid};
use yuma_scenario::{Matrix, Scenario};

/// The maximum numbers of columns and rows of the picture.
const COLUMNS: usize = 96;
const ROWS: usize = 48;
/// The number of shades above none.
const SHADES: usize = 4;

/// Renders the picture; the largest weight of a row is darkest. Nothing is shown without weights.
pub fn preview(messages: &Messages, scenario: &Scenario) -> Html {
    let (width, height) = (scenario.miners.len().min(COLUMNS), scenario.validators.len().min(ROWS));
    let has_weights = scenario.weights.iter().any(|row| !row.is_empty());
    if !has_weights || width == 0 || height == 0 {
        return html! { <span></span> };
    }
    let paths = paths(scenario, width, height);
    html! {
        <figure class="import-preview">
            <svg viewBox={format!("0 0 {width} {height}")} preserveAspectRatio="none" role="img"
                aria-label={messages.text("import.preview")}>
                { for paths.into_iter().enumerate().map(|(shade, path)| html! {
                    <path key={shade} class={format!("import-shade-{shade}")} d={path} />
                }) }
            </svg>
            <figcaption>{ messages.text("import.preview_about") }</figcaption>
        </figure>
    }
}

/// Returns the path of each shade.
fn paths(scenario: &Scenario, width: usize, height: usize) -> [String; SHADES] {
    let mut paths: [String; SHADES] = Default::default();
    for y in 0..height {
        let Some(&validator) = scenario.validators.get(y * scenario.validators.len() / height) else { continue };
        let row = scenario.row(Matrix::Weights, validator);
        let largest = row.iter().map(|(_, share)| share.0).max().unwrap_or_default();
        if largest == 0 {
            continue;
        }
        for x in 0..width {
            let Some(&miner) = scenario.miners.get(x * scenario.miners.len() / width) else { continue };
            let weight = cell(row, miner).0;
            if weight > 0 {
                let root = f64::from(weight) / f64::from(largest);
                let shade = (root.sqrt() * SHADES as f64).ceil() as usize;
                if let Some(path) = paths.get_mut(shade.clamp(1, SHADES) - 1) {
                    // Writing to a string never fails.
                    let _ = write!(path, "M{x} {y}h1v1h-1z");
                }
            }
        }
    }
    paths
}

fn cell(row: &[(Uid, Share)], miner: Uid) -> Share {
    row.iter().find(|(uid, _)| *uid == miner).map(|&(_, share)| share).unwrap_or_default()
}
