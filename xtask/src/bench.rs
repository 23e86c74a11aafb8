//! Benchmarks: the engine and the reference implementation, natively and in the browser, and edit to paint.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::binaryen::{self, Module};
use crate::command::{cargo, output, program, run};
use crate::setup::{self, Browser};
use crate::standard_library::StandardLibrary;
use crate::{page, project};

/// Runs all benchmarks and prints their tables.
pub fn bench() -> Result<()> {
    let browser = setup::for_tests()?;
    let library = page::build(StandardLibrary::ForSize)?;
    let lines = engine_lines(&browser, library)?;
    let of = |table: &str| lines.iter().filter(|line| line["table"] == table).cloned().collect::<Vec<_>>();
    eprintln!("timing edit to paint on the release page (usually 10 seconds)");
    let paints = output(browser.tell(program("node")?.arg(project::e2e().join("harness/edit_to_paint.mjs"))))?;
    eprintln!("timing the largest comparison on the release page (usually 15 seconds)");
    let compared = output(browser.tell(program("node")?.arg(project::e2e().join("harness/compare_tasks.mjs"))))?;
    eprintln!("timing the days of the market on the release page (usually 30 seconds)");
    let days = output(browser.tell(program("node")?.arg(project::e2e().join("harness/market_days.mjs"))))?;
    println!("{}", engine_table(&of("epochs")));
    println!("{}", side_by_side("subnets", &of("blocks")));
    println!("{}", side_by_side("validators x miners", &of("runs")));
    println!("{}", side_by_side("subnets", &of("days")));
    println!("{}", growth_table(&of("days")));
    println!("{}", side_by_side("a run of a market", &of("market")));
    println!("{}", paint_table(&json_lines(&paints)));
    println!("{}", comparison_table(&json_lines(&compared)));
    println!("{}", days_table(&json_lines(&days)));
    Ok(())
}

/// Runs the engine's benchmark natively and in the browser, and returns its lines.
fn engine_lines(browser: &Browser, library: StandardLibrary) -> Result<Vec<Value>> {
    eprintln!("timing the engine natively (usually 2 minutes and its build)");
    let mut lines = json_lines(&output(&mut cargo("bench --locked --package yuma-engine --bench engine")?)?);
    eprintln!("timing the engine in the browser (usually 3 minutes and its build)");
    lines.append(&mut json_lines(&in_browser(browser, library)?));
    Ok(lines)
}

/// Builds the benchmark like the page, and runs it in the browser.
fn in_browser(browser: &Browser, library: StandardLibrary) -> Result<String> {
    let mut build =
        cargo("build --locked --package yuma-engine --target wasm32-unknown-unknown --bench engine --profile")?;
    build.arg(page::PROFILE).arg("--message-format=json-render-diagnostics").envs(library.environment());
    let messages = output(&mut build)?;
    // Cargo builds the page's own program along with a benchmark.
    let benchmark = json_lines(&messages).into_iter().find(|message| message["target"]["kind"][0] == "bench");
    let module = benchmark.and_then(|message| message["executable"].as_str().map(PathBuf::from));
    let module = module.context("cargo built no benchmark for the browser")?;
    let folder = project::root().join("target/bench");
    let bindgen = ["--target", "web", "--no-typescript", "--out-name", "bench", "--out-dir"];
    run(program("wasm-bindgen")?.args(bindgen).arg(&folder).arg(&module))?;
    let wasm = folder.join("bench_bg.wasm");
    binaryen::minimize(vec![Module { from: wasm.clone(), to: wasm, passes: 2 }])?;
    output(browser.tell(program("node")?.arg(project::e2e().join("harness/engine_bench.mjs")).arg(&folder)))
}

/// Returns the lines of a program's output that are JSON objects.
fn json_lines(text: &str) -> Vec<Value> {
    text.lines().filter(|line| line.starts_with('{')).filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// Formats a row for each case and rule set: the engine and the reference on both targets, and their ratio.
fn engine_table(lines: &[Value]) -> String {
    let mut cases: Vec<(&str, &str)> = Vec::new();
    let mut micros: BTreeMap<(&str, &str, &str, &str), f64> = BTreeMap::new();
    for line in lines {
        let word = |key: &str| line[key].as_str().unwrap_or("?");
        let (case, rules) = (word("case"), word("rules"));
        if !cases.contains(&(case, rules)) {
            cases.push((case, rules));
        }
        micros.insert((case, rules, word("target"), word("what")), line["micros"].as_f64().unwrap_or(f64::NAN));
    }
    let mut table = engine_row(
        "µs an epoch",
        "",
        ["native", "no trace", "reference", "/ native", "wasm", "no trace", "reference", "/ native"].map(str::to_owned),
    );
    for (case, rules) in cases {
        let time = |target, what| micros.get(&(case, rules, target, what)).copied();
        let [native, native_epoch, native_reference] = PROGRAMS.map(|what| time("native", what));
        let [wasm, wasm_epoch, wasm_reference] = PROGRAMS.map(|what| time("wasm", what));
        let cells = [
            number(native),
            number(native_epoch),
            number(native_reference),
            ratio(native_reference, native),
            number(wasm),
            number(wasm_epoch),
            number(wasm_reference),
            ratio(wasm, native),
        ];
        table += &engine_row(case, rules, cells);
    }
    table
}

/// The programs of the benchmark: the engine with and without its trace, and the reference implementation.
const PROGRAMS: [&str; 3] = ["trace", "epoch", "reference"];

/// Formats a row for each case, rule set and program: the time on both targets, and their ratio.
fn side_by_side(cases: &str, lines: &[Value]) -> String {
    let word = |line: &Value, key: &str| line[key].as_str().unwrap_or("?").to_owned();
    let micros = |target: &str, row: &Value| {
        let is_same = |line: &&Value| {
            line["target"] == target && ["case", "rules", "what"].iter().all(|key| line[key] == row[key])
        };
        lines.iter().find(is_same).and_then(|line| line["micros"].as_f64())
    };
    let mut table = format!("{:25} {:12} {cases:>19} {:>10} {:>10} {:>10}\n", "µs", "", "native", "wasm", "/ native");
    for row in lines.iter().filter(|line| line["target"] == "native") {
        let (native, wasm) = (micros("native", row), micros("wasm", row));
        let [what, rules, case] = ["what", "rules", "case"].map(|key| word(row, key));
        let [between, native, wasm] = [ratio(wasm, native), number(native), number(wasm)];
        table += &format!("{what:25} {rules:12} {case:>19} {native:>10} {wasm:>10} {between:>10}\n");
    }
    table
}

fn engine_row(case: &str, rules: &str, cells: [String; 8]) -> String {
    let cells: String = cells.iter().map(|cell| format!(" {cell:>10}")).collect();
    format!("{case:11} {rules:6}{cells}\n")
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

/// Formats a row for each step of the largest comparison: its long tasks, and times as multiples of the calibration loop, which
/// hardly depend on the machine.
fn comparison_table(lines: &[Value]) -> String {
    let mut table =
        format!("{:14} {:>10} {:>10} {:>10} {:>10}\n", "comparison", "long tasks", "done", "longest", "input");
    for line in lines {
        let step = line["step"].as_str().unwrap_or("?");
        let unit = line["unit_ms"].as_f64();
        let [done, longest, input] = ["ms", "longest_ms", "input_ms"].map(|key| ratio(line[key].as_f64(), unit));
        table += &format!("{step:14} {:>10} {done:>10} {longest:>10} {input:>10}\n", line["long_tasks"]);
    }
    table
}

fn number(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |value| format!("{value:.1}"))
}

fn ratio(over: Option<f64>, under: Option<f64>) -> String {
    over.zip(under).map_or("-".to_owned(), |(over, under)| format!("{:.2}x", over / under))
}

/// Formats a row for each era and target: the time of 1,024 subnets as a multiple of that of 128.
fn growth_table(lines: &[Value]) -> String {
    let mut table = format!("{:16} {:>8} {:>12}\n", "fine run", "", "1,024 / 128");
    for large in lines.iter().filter(|line| line["what"] == "fine run" && line["case"] == "1024, 3 days") {
        let is_small = |line: &&Value| {
            line["case"] == "128, 3 days" && ["target", "rules", "what"].iter().all(|key| line[key] == large[key])
        };
        let small = lines.iter().find(is_small).and_then(|line| line["micros"].as_f64());
        let [rules, target] = ["rules", "target"].map(|key| large[key].as_str().unwrap_or("?"));
        table += &format!("{rules:16} {target:>8} {:>12}\n", ratio(large["micros"].as_f64(), small));
    }
    table
}

/// Formats a row for each era: the times of the first and of the finest picture of 30 days of 128 subnets, and the finest as a
/// multiple of the calibration loop.
fn days_table(lines: &[Value]) -> String {
    let mut table = format!(
        "{:28} {:>10} {:>10} {:>10} {:>10} {:>12}\n",
        "30 days x 128", "first, ms", "all, ms", "/ loop", "long tasks", "longest, ms"
    );
    for line in lines {
        let era = line["era"].as_str().unwrap_or("?");
        let [first, all, longest] = ["first_ms", "ms", "longest_ms"].map(|key| number(line[key].as_f64()));
        let relative = ratio(line["ms"].as_f64(), line["unit_ms"].as_f64());
        table += &format!("{era:28} {first:>10} {all:>10} {relative:>10} {:>10} {longest:>12}\n", line["long_tasks"]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{comparison_table, engine_table, growth_table, json_lines, side_by_side};

    #[test]
    fn a_table_sets_both_targets_side_by_side() {
        let lines = json_lines(
            "{\"target\":\"native\",\"case\":\"128\",\"rules\":\"gate-2026\",\"what\":\"block\",\"micros\":50.0}\n\
             {\"target\":\"native\",\"case\":\"32\",\"rules\":\"gate-2026\",\"what\":\"block\",\"micros\":12.0}\n\
             {\"target\":\"wasm\",\"case\":\"128\",\"rules\":\"gate-2026\",\"what\":\"block\",\"micros\":75.0}\n",
        );
        let table = side_by_side("subnets", &lines);
        let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|row| row.split_whitespace().collect()).collect();
        assert_eq!(rows[0], ["block", "gate-2026", "128", "50.0", "75.0", "1.50x"]);
        assert_eq!(rows[1], ["block", "gate-2026", "32", "12.0", "-", "-"]);
    }

    #[test]
    fn growth_is_the_ratio_of_both_numbers_of_subnets() {
        let line = |case: &str, micros: u32| {
            format!(
                "{{\"target\":\"wasm\",\"case\":\"{case}, 3 days\",\"rules\":\"gate-2026\",\"what\":\"fine run\",\"micros\":{micros}}}\n"
            )
        };
        let table = growth_table(&json_lines(&(line("128", 100) + &line("1024", 850))));
        let row: Vec<&str> = table.lines().nth(1).unwrap().split_whitespace().collect();
        assert_eq!(row, ["gate-2026", "wasm", "8.50x"]);
    }

    #[test]
    fn times_of_a_comparison_are_multiples_of_the_calibration() {
        let table = comparison_table(&json_lines(
            "{\"step\":\"open\",\"ms\":3000,\"long_tasks\":2,\"longest_ms\":75,\"input_ms\":25,\"unit_ms\":50}\n",
        ));
        let row: Vec<&str> = table.lines().nth(1).unwrap().split_whitespace().collect();
        assert_eq!(row, ["open", "2", "60.00x", "1.50x", "0.50x"]);
    }

    #[test]
    fn the_table_has_a_row_for_each_case_with_its_ratios() {
        let lines = json_lines(
            "cargo says hello\n\
             {\"target\":\"native\",\"case\":\"3x2\",\"rules\":\"yuma3\",\"what\":\"trace\",\"micros\":2.0}\n\
             {\"target\":\"native\",\"case\":\"3x2\",\"rules\":\"yuma3\",\"what\":\"reference\",\"micros\":9}\n\
             {\"target\":\"wasm\",\"case\":\"3x2\",\"rules\":\"yuma3\",\"what\":\"trace\",\"micros\":3.0}\n",
        );
        let table = engine_table(&lines);
        let row: Vec<&str> = table.lines().nth(1).unwrap().split_whitespace().collect();
        assert_eq!(row, ["3x2", "yuma3", "2.0", "-", "9.0", "4.50x", "3.0", "-", "-", "1.50x"]);
    }
}
