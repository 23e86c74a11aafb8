//! Without the page, the library depends on no browser.

use std::process::Command;

/// The browser's crates among the names of a dependency tree.
fn browser_crates(tree: &str) -> Vec<&str> {
    let names = tree.lines().filter_map(|line| line.split_whitespace().next());
    let is_browser =
        |name: &&str| ["yew", "web-sys", "js-sys", "wasm-bindgen"].contains(name) || name.starts_with("gloo");
    names.filter(is_browser).collect()
}

#[test]
fn the_library_without_the_page_knows_no_browser() {
    let output = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["tree", "--locked", "--no-default-features", "--edges", "normal", "--target", "all", "--prefix", "none"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(tree.contains("substrate-fixed"), "{tree}");
    assert_eq!(browser_crates(&tree), [""; 0]);
}

#[test]
fn a_browser_crate_is_found() {
    let check = |tree, expected: &[&str]| assert_eq!(browser_crates(tree), expected, "{tree}");
    check("serde v1.0\nweb-sys v0.3\ngloo-timers v0.3\n", &["web-sys", "gloo-timers"]);
    check("serde v1.0\nyewish v1.0\n", &[]);
}
