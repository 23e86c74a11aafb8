//! The names of neurons: as stored, and as written to files for spreadsheets.

use super::model::Document;
use super::{limits, text};
use yuma_engine::quantity::Uid;

/// The characters with which a spreadsheet begins a formula, and the one that prevents it.
const RISKY: [char; 5] = ['=', '+', '-', '@', '\''];

/// Returns cleaned names by uid. Appends a number if cleaning made two names equal, because names must be unique.
pub fn cleaned(names: &[String]) -> Vec<String> {
    let mut cleaned: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let clean = text::clean_line(name);
        let is_taken = |candidate: &String| !candidate.is_empty() && cleaned.contains(candidate);
        let is_new = clean != *name && is_taken(&clean);
        let distinct =
            if is_new { (2u16..).map(|at| numbered_name(&clean, at)).find(|name| !is_taken(name)) } else { None };
        cleaned.push(distinct.unwrap_or(clean));
    }
    cleaned
}

/// Appends a number to a name, within the limit of a name's length.
fn numbered_name(name: &str, number: u16) -> String {
    let number = format!(" ({number})");
    let kept: String = name.chars().take(limits::NAME.saturating_sub(number.len())).collect();
    format!("{kept}{number}")
}

/// Returns the name of a neuron in a file: its own, or `uid 7`. A name that a spreadsheet would read as a formula is
/// prefixed with a quote.
pub fn label(document: &Document, uid: Uid) -> String {
    let name = document.neuron(uid).map_or("", |neuron| &neuron.name);
    let is_own = !name.is_empty() && numbered(name).is_none();
    let plain = if is_own { name.to_owned() } else { format!("uid {}", uid.0) };
    if plain.starts_with(RISKY) { format!("'{plain}") } else { plain }
}

/// Returns a label without the quote that keeps a spreadsheet from reading a formula.
pub fn unquoted(label: &str) -> &str {
    match label.strip_prefix('\'') {
        Some(rest) if rest.starts_with(RISKY) => rest,
        _ => label,
    }
}

/// Returns the uid of a label of the form `uid 7`.
pub fn numbered(label: &str) -> Option<Uid> {
    label.strip_prefix("uid ")?.parse().ok().map(Uid)
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    #[test]
    fn names_are_cleaned_and_stay_apart() {
        let check = |names: &[&str], expected: &[&str]| {
            let names: Vec<String> = names.iter().map(ToString::to_string).collect();
            assert_eq!(cleaned(&names), expected, "{names:?}");
        };
        check(&[" "], &[""]);
        check(&[" A ", "\u{3164}", "\u{2800}B\u{200D}", "a\u{00AD}b"], &["A", "", "B", "ab"]);
        check(&["A", "A ", "\u{3000}A"], &["A", "A (2)", "A (3)"]);
        check(&["A", "A"], &["A", "A"]);
        check(&[" ", "", "\t"], &["", "", ""]);
        let long = "x".repeat(40);
        check(&[&long, &format!(" {long}")], &[&long, &format!("{} (2)", "x".repeat(36))]);
    }
}
