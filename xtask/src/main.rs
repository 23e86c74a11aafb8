//! Project tasks: set-up, build, checks, tests, benchmarks. `cargo xtask` without arguments lists them.

mod assets;
mod bench;
mod beside;
mod binaryen;
mod check;
mod command;
mod compact;
mod csp;
mod dist;
mod fuzz;
mod gaps;
mod hashed;
mod import_names;
mod neighbors;
mod offline;
mod page;
mod project;
mod serve;
mod setup;
mod size;
mod spec;
mod split;
mod stages;
mod standard_library;
mod styles;
mod test;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::standard_library::StandardLibrary;

/// The flag that builds the page with the precompiled standard library.
const PLAIN: &str = "--plain";

const USAGE: &str = "\
cargo xtask <command>

  serve [--port N]  build the release page and serve it on http://127.0.0.1:8080
  dev [--port N]    serve a debug page that reloads when a file changes
  build [--plain]   build the release page into dist/
  test              everything that CI runs
  check             formatting, lints and tidy tests; changes nothing
  fix               mend formatting and the lints that can be mended
  e2e [--plain] [FILE...]
                    build the release page and run the browser journeys, or only the named files of tests/e2e
  size [--plain]    sizes of the built page against the budget
  fuzz [MINUTES]    random texts for everything that reads strangers' texts; --seed N repeats a run
  bench             time the engine, native and in the browser, and edit to paint

With --plain the page uses the precompiled standard library and no unstable feature of the compiler; it is larger.
Each command first installs what it lacks into target/tools and tests/e2e/node_modules.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((command, rest)) = arguments.split_first() else {
        print!("{USAGE}");
        return Ok(());
    };
    match (command.as_str(), rest) {
        ("serve", _) => serve::serve(port(rest)?),
        ("dev", _) => page::develop(port(rest)?),
        ("build", []) => page::build(StandardLibrary::ForSize).map(drop),
        ("build", [flag]) if flag == PLAIN => page::build(StandardLibrary::Precompiled).map(drop),
        ("test", []) => test::run_all(),
        ("check", []) => check::check(),
        ("fix", []) => check::fix(),
        ("e2e", [flag, files @ ..]) if flag == PLAIN => test::journeys(StandardLibrary::Precompiled, files),
        ("e2e", files) => test::journeys(StandardLibrary::ForSize, files),
        ("size", []) => size::size(StandardLibrary::ForSize),
        ("size", [flag]) if flag == PLAIN => size::size(StandardLibrary::Precompiled),
        ("fuzz", arguments) => fuzz::fuzz(arguments),
        ("bench", []) => bench::bench(),
        ("help" | "--help" | "-h", _) => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!("unknown: {}\n\n{USAGE}", arguments.join(" ")),
    }
}

/// Reads `--port N` or `--port=N`. The default is 8080.
fn port(arguments: &[String]) -> Result<u16> {
    let text = match arguments {
        [] => return Ok(8080),
        [flag, number] if flag == "--port" => number,
        [flag] if flag.starts_with("--port=") => &flag["--port=".len()..],
        _ => bail!("expected --port N, got: {}", arguments.join(" ")),
    };
    text.parse().with_context(|| format!("{text} is not a port"))
}

#[cfg(test)]
mod tests {
    use super::port;

    #[test]
    fn port_is_read_from_the_arguments() {
        let check = |arguments: &[&str], expected: Option<u16>| {
            let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
            assert_eq!(port(&arguments).ok(), expected, "{arguments:?}");
        };
        check(&[], Some(8080));
        check(&["--port", "9000"], Some(9000));
        check(&["--port=9000"], Some(9000));
        check(&["--port"], None);
        check(&["--port", "web"], None);
        check(&["--port", "70000"], None);
        check(&["9000"], None);
    }
}
