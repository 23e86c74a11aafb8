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

/// A bar, in fractions of its full width.
#[derive(Clone, PartialEq, Properties)]
pub struct BarProps {
    /// Where the first part ends.
    pub kept: f64,
    /// Where the second part ends.
    pub end: f64,
    /// What the second part is.
    pub extra: Extra,
}

/// The hatching of what is lost, once for all bars of a figure.
#[component]
pub fn BarHatch() -> Html {
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

/// A bar. It says nothing that the text beside it does not say.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let percent = |fraction: f64| format!("{:.2}%", fraction.clamp(0.0, 1.0) * 100.0);
    let extra = match props.extra {
        Extra::Lost => "lost",
        Extra::Gained => "gained",
    };
    html! {
        <svg class="bar" aria-hidden="true" width="100%" height="10">
            <rect class="ground" width="100%" height="10" />
            <rect class="kept" width={percent(props.kept)} height="10" />
            <rect class={extra} x={percent(props.kept)} width={percent(props.end - props.kept)} height="10" />
        </svg>
    }
}
