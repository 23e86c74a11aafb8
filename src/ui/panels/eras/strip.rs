//! The dated strip: the width of an era is its duration, and dots are its changes.

use yew::prelude::*;

use super::wording::{KNOWN_UNTIL, date, days, until};
use crate::ui::format::fixed;
use crate::ui::messages::Messages;
use yuma_engine::economy::{Date, ERAS, Era};

/// The size of the drawing, in its own units.
const WIDTH: f64 = 700.0;
const HEIGHT: f64 = 34.0;

/// Renders the strip above a row of buttons, one for each era.
pub fn strip(messages: &Messages, chosen: usize, choose: &Callback<usize>) -> Html {
    let choice = |(index, era): (usize, &&'static Era)| {
        let onclick = choose.reform(move |_: MouseEvent| index);
        html! {
            <button type="button" key={era.id} aria-pressed={(index == chosen).to_string()} {onclick}>
                { messages.text(&format!("era.{}.title", era.id)) }
                <small>{ date(era.since) }</small>
            </button>
        }
    };
    html! {
        <div class="era-strip">
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={messages.text("eras.strip")}>
                <g>{ for ERAS.iter().enumerate().map(|(index, era)| span(index, era, index == chosen, choose)) }</g>
                <g>{ for ERAS.iter().flat_map(|era| era.changes).map(|change| html! {
                    <circle key={change.id} class="era-change" cx={fixed(x(change.since), 1)} cy="27" r="3">
                        <title>{ format!("{} · {}", date(change.since), messages.text(&format!("era.change.{}", change.id))) }</title>
                    </circle>
                }) }</g>
            </svg>
            <div class="era-choices" role="group" aria-label={messages.text("eras.strip")}>
                { for ERAS.iter().enumerate().map(choice) }
            </div>
        </div>
    }
}

fn span(index: usize, era: &Era, is_chosen: bool, choose: &Callback<usize>) -> Html {
    let until = until(index);
    let onclick = choose.reform(move |_: MouseEvent| index);
    html! {
        <rect key={era.id} class={classes!("era-span", is_chosen.then_some("chosen"))} {onclick} y="2" height="18"
            x={fixed(x(era.since) + 1.0, 1)} width={fixed((x(until) - x(era.since) - 2.0).max(1.0), 1)} />
    }
}

/// Returns the x position of a day.
fn x(date: Date) -> f64 {
    let start = ERAS.first().map_or(KNOWN_UNTIL, |era| era.since);
    let (from, to) = (days(start), days(KNOWN_UNTIL));
    (days(date) - from) / (to - from).max(1.0) * WIDTH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_era_and_every_change_lies_within_the_drawing() {
        for era in ERAS {
            assert!(x(era.since) < WIDTH - 10.0, "{}", era.id);
            for change in era.changes {
                assert!((0.0..WIDTH - 3.0).contains(&x(change.since)), "{}", change.id);
            }
        }
    }
}
