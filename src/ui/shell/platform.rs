//! What the machine calls its keys.

/// The key for commands with the sign that joins it to a letter: "⌘" on Apple's machines, "Ctrl+" elsewhere.
pub fn control_key() -> &'static str {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok()).unwrap_or_default();
    if ["Mac", "iPhone", "iPad"].iter().any(|apple| platform.starts_with(apple)) { "⌘" } else { "Ctrl+" }
}
