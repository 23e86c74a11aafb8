//! Root's part of the new alpha over a year.

use std::fmt::Write;

use yew::prelude::*;

use super::root_course::RootPoint;
use super::yields::DAYS;
use crate::ui::format::fixed;
use crate::ui::inspector::data_table::DataTable;
use crate::ui::market::trade::amounts::percent;
use crate::ui::messages::Messages;

const WIDTH: f64 = 424.0;
const HEIGHT: f64 = 132.0;
const LEFT: f64 = 48.0;
const RIGHT: f64 = 364.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 108.0;
/// The room above the highest point, in parts of it.
const HEADROOM: f64 = 1.2;

/// Renders the course with its sentence and its table.
pub fn root_chart(messages: &Messages, name: &str, course: &[RootPoint], weight: AttrValue) -> Html {
    let (Some(first), Some(last)) = (course.first(), course.last()) else {
        return html! { <p class="note">{ weight }</p> };
    };
    let highest = course.iter().map(|point| point.part).fold(f64::MIN_POSITIVE, f64::max) * HEADROOM;
    let y = |part: f64| BOTTOM - part / highest * (BOTTOM - TOP);
    let [from, to] = [first, last].map(|point| percent(messages, point.part));
    let values =
        [("subnet", name), ("from", &*from), ("to", &*to), ("proportion", &*percent(messages, first.proportion))];
    let line = path(course, highest);
    let ticks = [
        (0, "paid.course.today", "start"),
        (u64::from(DAYS) / 2, "paid.course.half", "middle"),
        (u64::from(DAYS), "paid.course.year", "end"),
    ];
    let columns = ["paid.course.day", "paid.course.part", "paid.course.proportion"].map(|key| messages.text(key));
    let rows = course
        .iter()
        .map(|point| vec![point.day.to_string(), percent(messages, point.part), percent(messages, point.proportion)]);
    html! {
        <section>
            <h3>{ messages.text("paid.course") }<small>{ messages.text("paid.course.about") }</small></h3>
            <figure class="market-curve">
                <figcaption>{ messages.fill("paid.course.sentence", &values) }</figcaption>
                <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} aria-hidden="true">
                    <path class="area" d={format!("{line}V{BOTTOM}H{LEFT}Z")} />
                    <path class="axis" d={format!("M{LEFT} {TOP}V{BOTTOM}H{RIGHT}")} />
                    <path class="line" d={line.clone()} />
                    <circle cx={LEFT.to_string()} cy={fixed(y(first.part), 1)} r="4" />
                    <text class="value" x={(LEFT + 6.0).to_string()} y={fixed(y(first.part) - 7.0, 1)}>{ from }</text>
                    <text class="value" x={(RIGHT + 6.0).to_string()} y={fixed(y(last.part) + 4.0, 1)}>{ to }</text>
                    <text x={(LEFT - 6.0).to_string()} y={(BOTTOM + 4.0).to_string()} text-anchor="end">{ "0" }</text>
                    <g>{ for ticks.into_iter().map(|(day, key, anchor)| html! {
                        <text key={key} x={fixed(x(day), 1)} y={(BOTTOM + 18.0).to_string()} text-anchor={anchor}>{ messages.text(key) }</text>
                    }) }</g>
                </svg>
                <DataTable title={messages.text("trade.table")} columns={columns.to_vec()} rows={rows.collect::<Vec<_>>()} />
            </figure>
            <p class="note">{ weight }</p>
        </section>
    }
}

/// Returns the x position of a day.
fn x(day: u64) -> f64 {
    LEFT + day as f64 / f64::from(DAYS) * (RIGHT - LEFT)
}

/// Returns the line through the parts, below `highest`.
fn path(course: &[RootPoint], highest: f64) -> String {
    let mut path = String::new();
    for (at, point) in course.iter().enumerate() {
        let letter = if at == 0 { 'M' } else { 'L' };
        let y = BOTTOM - point.part / highest * (BOTTOM - TOP);
        // Writing into a string cannot fail.
        let _ = write!(path, "{letter}{:.1} {y:.1}", x(point.day));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_spans_the_year() {
        let point = |day, part| RootPoint { day, proportion: 0.5, part };
        let course = [point(0, 0.06), point(365, 0.03)];
        assert_eq!(path(&course, 0.06), "M48.0 18.0L364.0 63.0");
        assert_eq!(path(&[], 1.0), "");
    }
}
