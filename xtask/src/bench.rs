//! Benchmarks: the engine natively and in the browser beside the reference implementation, and edit to paint.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command::{cargo, output, program, run};
use crate::setup::{self, Browser};
use crate::{page, project};

/// Runs all benchmarks and prints their tables.
pub fn bench() -> Result<()> {
    let browser = setup::for_tests()?;
    page::build()?;
    eprintln!("timing the engine natively (usually 1 minute and its build)");
    let native = output(&mut cargo("bench --locked --bench epoch")?)?;
    eprintln!("timing the engine in the browser (usually 1 minute and its build)");
    let wasm = in_browser(&browser)?;
    eprintln!("timing edit to paint on the release page (usually 10 seconds)");
    let paints = output(browser.tell(program("node")?.arg(project::e2e().join("harness/edit_to_paint.mjs"))))?;
    println!("{}", engine_table(&json_lines(&format!("{native}\n{wasm}"))));
    println!("{}", paint_table(&json_lines(&paints)));
    Ok(())
}

/// Builds the benchmark as the page is built, and runs it in the browser.
fn in_browser(browser: &Browser) -> Result<String> {
    let arguments = "build --locked --release --target wasm32-unknown-unknown --bench epoch";
    let messages = output(cargo(arguments)?.arg("--message-format=json-render-diagnostics"))?;
    let mut executables =
        json_lines(&messages).into_iter().filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    let module = executables.next_back().context("cargo built no benchmark for the browser")?;
    let folder = project::root().join("target/bench");
    let bindgen = ["--target", "web", "--no-typescript", "--out-name", "epoch", "--out-dir"];
    run(program("wasm-bindgen")?.args(bindgen).arg(&folder).arg(&module))?;
    let wasm = folder.join("epoch_bg.wasm");
    run(program("wasm-opt")?.arg(wasm_opt_level()?).arg(&wasm).arg("-o").arg(&wasm))?;
    output(browser.tell(program("node")?.arg(project::e2e().join("harness/engine_bench.mjs")).arg(&folder)))
}

/// The level at which the page's module is optimised, as a flag of wasm-opt.
fn wasm_opt_level() -> Result<String> {
    let index = fs::read_to_string(project::root().join("index.html")).context("could not read index.html")?;
    let level = index.split("data-wasm-opt=\"").nth(1).and_then(|rest| rest.split('"').next());
    Ok(format!("-O{}", level.context("index.html names no data-wasm-opt")?))
}

/// The lines of a program's output that are JSON objects.
fn json_lines(text: &str) -> Vec<Value> {
    text.lines().filter(|line| line.starts_with('{')).filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// One row a case: the engine and the reference on both targets, and what is between them.
fn engine_table(lines: &[Value]) -> String {
    let mut cases: Vec<&str> = Vec::new();
    let mut micros: BTreeMap<(&str, &str, &str), f64> = BTreeMap::new();
    for line in lines {
        let word = |key: &str| line[key].as_str().unwrap_or("?");
        if !cases.contains(&word("case")) {
            cases.push(word("case"));
        }
        micros.insert((word("case"), word("target"), word("engine")), line["micros"].as_f64().unwrap_or(f64::NAN));
    }
    let width = cases.iter().map(|case| case.len()).max().unwrap_or_default().max(4);
    let mut table = format!(
        "{:width$} {:>12} {:>12} {:>11} {:>12} {:>12} {:>11} {:>12}\n",
        "", "native", "reference", "reference", "wasm", "reference", "reference", "wasm"
    );
    table += &format!(
        "{:width$} {:>12} {:>12} {:>11} {:>12} {:>12} {:>11} {:>12}\n",
        "case", "µs", "µs", "/ native", "µs", "µs", "/ wasm", "/ native"
    );
    for case in cases {
        let time = |target, engine| micros.get(&(case, target, engine)).copied();
        let [native, native_reference] = ["engine", "reference"].map(|engine| time("native", engine));
        let [wasm, wasm_reference] = ["engine", "reference"].map(|engine| time("wasm", engine));
        table += &format!(
            "{case:width$} {:>12} {:>12} {:>11} {:>12} {:>12} {:>11} {:>12}\n",
            number(native),
            number(native_reference),
            ratio(native_reference, native),
            number(wasm),
            number(wasm_reference),
            ratio(wasm_reference, wasm),
            ratio(wasm, native),
        );
    }
    table
}

fn paint_table(lines: &[Value]) -> String {
    let mut table = format!("{:14} {:>8} {:>8} {:>8}\n", "edit to paint", "edits", "p50, ms", "p95, ms");
    for line in lines {
        let case = line["case"].as_str().unwrap_or("?");
        let [p50, p95] = ["p50_ms", "p95_ms"].map(|key| number(line[key].as_f64()));
        table += &format!("{case:14} {:>8} {p50:>8} {p95:>8}\n", line["edits"]);
    }
    table
}

fn number(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |value| format!("{value:.1}"))
}

fn ratio(over: Option<f64>, under: Option<f64>) -> String {
    over.zip(under).map_or("-".to_owned(), |(over, under)| format!("{:.2}x", over / under))
}

#[cfg(test)]
mod tests {
    use super::{engine_table, json_lines};

    #[test]
    fn the_table_has_a_row_for_each_case_with_its_ratios() {
        let lines = json_lines(
            "cargo says hello\n\
             {\"target\":\"native\",\"case\":\"3x2\",\"engine\":\"engine\",\"micros\":2.0}\n\
             {\"target\":\"native\",\"case\":\"3x2\",\"engine\":\"reference\",\"micros\":9}\n\
             {\"target\":\"wasm\",\"case\":\"3x2\",\"engine\":\"engine\",\"micros\":3.0}\n",
        );
        let table = engine_table(&lines);
        let row: Vec<&str> = table.lines().nth(2).unwrap().split_whitespace().collect();
        assert_eq!(row, ["3x2", "2.0", "9.0", "4.50x", "3.0", "-", "-", "1.50x"]);
    }
}
