//! A bar of two parts: what is kept, and what is lost or gained beyond it.

use yew::prelude::*;

/// The kinds of a bar's second part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extra {
    /// Cut off: hatched.
    Lost,
    /// Added.
    Gained,
}

/// The hatching of what is lost, once for all bars of a figure.
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

/// A bar in fractions of its full width: the first part ends at `kept`, the second at `end`. It says nothing that the
/// text beside it does not say.
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
