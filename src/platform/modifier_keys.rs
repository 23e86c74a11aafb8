//! The names of the modifier keys.

/// Returns the prefix of a command key: "⌘" on Apple's machines, "Ctrl+" elsewhere.
pub fn control_key() -> &'static str {
    if is_apple() { "⌘" } else { "Ctrl+" }
}

/// Returns the prefix of a command key with Shift.
pub fn control_shift_key() -> &'static str {
    if is_apple() { "⇧⌘" } else { "Ctrl+Shift+" }
}

fn is_apple() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok()).unwrap_or_default();
    ["Mac", "iPhone", "iPad"].iter().any(|apple| platform.starts_with(apple))
}
