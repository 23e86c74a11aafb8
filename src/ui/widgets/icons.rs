//! Icons of buttons, drawn in the color of the text.

use yew::prelude::*;

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Icon {
    /// An arrow to the left, bent.
    Undo,
    /// An arrow to the right, bent.
    Redo,
    /// A half-filled disc.
    SystemTheme,
    /// A sun.
    LightTheme,
    /// A moon.
    DarkTheme,
    /// A cross.
    Close,
    /// Sliders.
    Sliders,
    /// A sheet of paper.
    Scenario,
    /// A keyboard.
    Keys,
    /// An arrow back.
    Back,
    /// Two columns.
    Compare,
    /// Three dots.
    More,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Undo => "M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7",
            Icon::Redo => "M10 3l3.5 3.5L10 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9",
            Icon::SystemTheme => "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11v11M8 5h2.6M8 8h5M8 11h2.6",
            Icon::LightTheme => {
                "M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3.1 3.1l1.1 1.1\
                 M11.8 11.8l1.1 1.1M12.9 3.1l-1.1 1.1M4.2 11.8l-1.1 1.1"
            }
            Icon::DarkTheme => "M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z",
            Icon::Close => "M3.5 3.5l9 9M12.5 3.5l-9 9",
            Icon::Sliders => "M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7M9 2.8h3.4v3.4H9zM3.6 9.8H7v3.4H3.6z",
            Icon::Scenario => "M4 1.8h5.2L12.5 5v9.2H4zM9 2v3.2h3.3M6 8h4.4M6 10.8h4.4",
            Icon::Keys => "M1.8 4h12.4v8.4H1.8zM4.4 6.6h.01M7 6.6h.01M9.4 6.6h.01M11.8 6.6h.01M4.8 9.8h6.4",
            Icon::Back => "M7 3 2.5 8 7 13M3 8h10.5",
            Icon::More => "M3.5 8h.01M8 8h.01M12.5 8h.01",
            Icon::Compare => "M2.5 13.5v-7h4v7zM9.5 13.5v-11h4v11z",
        }
    }
}

/// Renders an icon. The button around it has the label.
pub fn icon(icon: Icon) -> Html {
    drawn(icon.path())
}

/// Renders an icon from its path in a square of 16 units.
pub fn drawn(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none"
            stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">
            <path d={path} />
        </svg>
    }
}
