//! Text from links is never markup, and the page obeys its own content security policy.

use crate::source::{Source, assert_finds, assert_tidy, sources};

const MARKUP: &[&str] = &[
    "from_html_unchecked",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    ".innerHTML",
    "document.write",
];

/// Functions that parse text as markup.
fn markup_from_text(source: &Source) -> Vec<String> {
    let mut findings = Vec::new();
    for (line, code) in source.code() {
        for name in MARKUP.iter().filter(|name| code.contains(*name)) {
            findings.push(source.finding(line, &format!("{name}: text from elsewhere must stay text")));
        }
    }
    findings
}

/// Finds `style` attributes, which the policy blocks. Styles need a class or a presentation attribute.
fn inline_styles(source: &Source) -> Vec<String> {
    let is_style = |code: &str| {
        code.match_indices("style=").any(|(start, _)| {
            let before = code[..start].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-')
        })
    };
    let lines = source.code().filter(|(_, code)| is_style(code) || code.contains("\"style\""));
    lines.map(|(line, _)| source.finding(line, "style=: the policy blocks inline styles; use a class")).collect()
}

#[test]
fn no_text_becomes_markup() {
    assert_tidy(&sources(&["src", "static"], &[".rs", ".js"]), markup_from_text);
}

#[test]
fn no_style_is_inline() {
    assert_tidy(&sources(&["src/ui", "index.html"], &[".rs", ".html"]), inline_styles);
}

#[test]
fn markup_from_text_is_found() {
    let check = |text, lines: &[usize]| assert_finds(markup_from_text, "src/ui/a.rs", text, lines);
    check("VNode::from_html_unchecked(text)", &[1]);
    check("\nelement.set_inner_html(&text)", &[2]);
    check("element.set_text_content(Some(&text))", &[]);
}

#[test]
fn an_inline_style_is_found() {
    let check = |text, lines: &[usize]| assert_finds(inline_styles, "src/ui/a.rs", text, lines);
    check("<div style={width}>", &[1]);
    check("<div\n    style=\"width: 3px\">", &[2]);
    check("element.set_attribute(\"style\", &width)", &[1]);
    check("<div class=\"wide\" stroke-style={name}> // style=", &[]);
}
