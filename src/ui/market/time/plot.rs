//! What both charts have in common: the scale of days, the playhead and the events.

use yew::prelude::*;

use super::bump::WIDTH;
use crate::chart::ticks::round_step;
use crate::ui::format::fixed;
use crate::ui::messages::Messages;
use crate::ui::time::track::offset_percent;

/// The number of steps of the scale of days.
const STEPS: f64 = 6.0;

/// The days of both charts.
#[derive(Clone, Debug, PartialEq)]
pub struct Days {
    /// The number of days.
    pub count: u16,
    /// The day under the playhead.
    pub playhead: u16,
    /// The days of events.
    pub events: Vec<u16>,
}

impl Days {
    /// Returns the horizontal position of a day in a drawing.
    pub fn x(&self, day: f64) -> f64 {
        day / f64::from(self.count.max(1)) * WIDTH
    }

    /// Returns the labeled days: multiples of a round step, at most the last day.
    pub fn ticks(&self) -> Vec<u16> {
        let step = round_step(f64::from(self.count) / STEPS).max(1.0) as usize;
        (0..=self.count).step_by(step).collect()
    }

    /// Draws the lines of the events and of the playhead over the height of a drawing.
    pub fn marks(&self, height: f64) -> Html {
        let line = |day: u16, class: &'static str| {
            let x = fixed(self.x(f64::from(day)), 1);
            html! { <line key={format!("{class}-{day}")} {class} x1={x.clone()} x2={x} y1="0" y2={fixed(height, 0)} /> }
        };
        let mut events = self.events.clone();
        events.sort_unstable();
        events.dedup();
        html! {
            <>
                <g>{ for events.into_iter().map(|day| line(day, "event")) }</g>
                <g>{ line(self.playhead, "playhead") }</g>
            </>
        }
    }

    /// Draws the scale below a drawing.
    pub fn scale(&self, messages: &Messages) -> Html {
        html! {
            <svg class="days-scale" width="100%" height="18" aria-hidden="true">{ for self.ticks().into_iter().map(|day| {
                let text = if day == 0 { messages.text("days.chart.first") } else { AttrValue::from(day.to_string()) };
                html! { <text key={day} x={offset_percent(day, self.count)} y="13" text-anchor="middle">{ text }</text> }
            }) }</svg>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_days() {
        for (count, expected) in
            [(1, &[0, 1][..]), (7, &[0, 2, 4, 6]), (30, &[0, 5, 10, 15, 20, 25, 30]), (365, &[0, 100, 200, 300])]
        {
            assert_eq!(Days { count, playhead: 0, events: Vec::new() }.ticks(), expected, "{count}");
        }
    }
}
