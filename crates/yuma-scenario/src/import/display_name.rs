//! The names under which imported participants are shown.

use crate::{clean_line, limits};

/// Returns the name of a participant: its identity with the uid, else its shortened hotkey with the uid.
pub(super) fn of_neuron(uid: u16, identity: Option<&str>, hotkey: Option<&str>) -> String {
    match (identity.map(clean_line).filter(|name| !name.is_empty()), hotkey.map(clean_line)) {
        (Some(identity), _) => shortened(&format!("{uid} · {identity}")),
        (None, Some(hotkey)) if !hotkey.is_empty() => format!("{uid} · {}", of_hotkey(&hotkey)),
        _ => String::new(),
    }
}

/// Returns the name of a participant that a table refers to by name or hotkey.
pub(super) fn of_label(text: &str) -> String {
    let clean = clean_line(text);
    if is_hotkey(&clean) { of_hotkey(&clean) } else { shortened(&clean) }
}

/// Returns whether a text has the form of a hotkey's address: base 58 of 32 bytes, a prefix and a checksum.
fn is_hotkey(text: &str) -> bool {
    text.starts_with('5') && (46..=49).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn of_hotkey(hotkey: &str) -> String {
    let length = hotkey.chars().count();
    if length <= 10 {
        return hotkey.to_owned();
    }
    let (start, end): (String, String) = (hotkey.chars().take(4).collect(), hotkey.chars().skip(length - 4).collect());
    format!("{start}…{end}")
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= limits::NAME {
        return name.to_owned();
    }
    let kept: String = name.chars().take(limits::NAME - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_the_uid_and_stay_short() {
        let hotkey = "5F4tQyWrhfGVcNhoqeiNsR6KjD4wMZ2kfhLj4oHYuyHbZAc3";
        assert_eq!(of_neuron(7, None, Some(hotkey)), "7 · 5F4t…ZAc3");
        assert_eq!(of_neuron(7, Some("Some validator"), Some(hotkey)), "7 · Some validator");
        assert_eq!(of_neuron(7, None, None), "");
        assert_eq!(of_label(hotkey), "5F4t…ZAc3");
        assert_eq!(of_label(" val0 "), "val0");
        assert_eq!(of_label(&"x".repeat(50)).chars().count(), limits::NAME);
    }
}
