//! Components in a real browser: `cargo test --target wasm32-unknown-unknown --test web`. One file for each area of the
//! page.

#![cfg(test)]
// Clippy reads it natively too, so that the lints need no second build for the browser.
#![cfg(any(target_arch = "wasm32", clippy))]

mod charts;
mod grid;
mod inspector;
mod start;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Replaces spaces at which no line breaks by plain ones, so that expectations are readable.
fn with_plain_spaces(text: String) -> String {
    text.replace('\u{a0}', " ")
}
