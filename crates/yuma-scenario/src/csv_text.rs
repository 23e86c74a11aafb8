//! Writing of CSV.

/// Writes lines of comma-separated cells. All cells except numbers are quoted, so that no name is read as a
/// separator.
pub fn write_csv(lines: impl Iterator<Item = Vec<String>>) -> String {
    let lines = lines.map(|line| line.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",") + "\n");
    lines.collect()
}

fn cell(text: &str) -> String {
    let size = text.strip_prefix('-').unwrap_or(text);
    let is_number = !size.is_empty() && size.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}
