//! A bar of two parts: the kept part, and the lost or gained one.

use yew::prelude::*;

/// The kind of a bar's second part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extra {
    /// Lost: hatched.
    Lost,
    /// Gained.
    Gained,
}

/// Defines the hatching once for all bars of a figure.
pub fn bar_hatch() -> Html {
    html! {
        <svg class="defs" aria-hidden="true" width="0" height="0">
            <defs>
                <pattern id="bar-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                    <line class="hatch" x1="0" x2="4" y1="1" y2="1" />
                </pattern>
            </defs>
        </svg>
    }
}

/// Renders a bar in fractions of its full width: the first part ends at `kept`, the second at `end`. The text beside it has
/// the same information.
pub fn bar(kept: f64, end: f64, extra: Extra) -> Html {
    let percent = |fraction: f64| format!("{:.2}%", fraction.clamp(0.0, 1.0) * 100.0);
    let kind = match extra {
        Extra::Lost => "lost",
        Extra::Gained => "gained",
    };
    html! {
        <svg class="bar" aria-hidden="true" width="100%" height="10">
            <rect class="ground" width="100%" height="10" />
            <rect class="kept" width={percent(kept)} height="10" />
            <rect class={kind} x={percent(kept)} width={percent(end - kept)} height="10" />
        </svg>
    }
}
