//! Writing of CSV.

/// Writes lines of comma-separated cells. All cells except numbers are quoted, so that no name is read as a
/// separator.
pub fn write_csv(lines: impl Iterator<Item = Vec<String>>) -> String {
    let lines = lines.map(|line| line.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",") + "\n");
    lines.collect()
}

/// Escapes a text that a spreadsheet would evaluate as a formula. Names come from links that anyone may have written.
pub fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn cell(text: &str) -> String {
    let size = text.strip_prefix('-').unwrap_or(text);
    let is_number = !size.is_empty() && size.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}
