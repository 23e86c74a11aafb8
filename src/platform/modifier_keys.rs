//! What the machine calls its keys.

/// The key for commands with the sign that joins it to a letter: "⌘" on Apple's machines, "Ctrl+" elsewhere.
pub fn control_key() -> &'static str {
    if is_apple() { "⌘" } else { "Ctrl+" }
}

/// The same with Shift.
pub fn control_shift_key() -> &'static str {
    if is_apple() { "⇧⌘" } else { "Ctrl+Shift+" }
}

fn is_apple() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok()).unwrap_or_default();
    ["Mac", "iPhone", "iPad"].iter().any(|apple| platform.starts_with(apple))
}
