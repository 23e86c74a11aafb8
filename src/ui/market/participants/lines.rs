//! The lines of the chart of participants.

use super::policy_text::participant_name;
use super::quantity::{ParticipantQuantity, values_by_day};
use super::seeds::SeedRun;
use crate::ui::market::time::DayLine;
use crate::ui::messages::Messages;
use yuma_scenario::market::{DayPoint, Market};

/// The number of participants with a line.
const LINES: usize = 6;

/// Returns the lines, the most important last: the first participants that have the quantity, the start of the chosen one as
/// it was kept, and the chosen one.
pub fn lines(
    messages: &Messages,
    market: &Market,
    points: &[DayPoint],
    quantity: ParticipantQuantity,
    chosen: usize,
) -> Vec<DayLine> {
    let has = |index: usize| market.participants.get(index).is_some_and(|one| quantity.applies_to(&one.policy));
    let of = |index: usize, class| DayLine {
        class,
        key: index,
        values: values_by_day(points, index, |start, point| quantity.of(start, point)),
        label: participant_name(messages, market, index).into(),
    };
    let count = market.participants.len();
    let others = (0..count).filter(|&index| index != chosen && has(index)).take(LINES - 1);
    let mut lines: Vec<DayLine> = others.map(|index| of(index, "other")).collect();
    if has(chosen) {
        lines.extend(kept(messages, market, points, quantity, chosen));
        lines.push(of(chosen, "now"));
    }
    lines
}

/// Returns the line of the kept start, if the quantity has one.
fn kept(
    messages: &Messages,
    market: &Market,
    points: &[DayPoint],
    quantity: ParticipantQuantity,
    chosen: usize,
) -> Option<DayLine> {
    let one = market.participants.get(chosen)?;
    let values = values_by_day(points, chosen, |start, point| quantity.of_kept(start, point));
    let is_tao = one.alpha.is_none() && one.policy.role().is_none();
    let label = messages.text(if is_tao { "participants.kept.tao" } else { "participants.kept" });
    let line = DayLine { class: "kept", key: market.participants.len(), values, label };
    line.last().is_some().then_some(line)
}

/// Returns the lowest and the highest value of a participant on each day over runs with several seeds.
pub fn band(seeds: &[SeedRun], quantity: ParticipantQuantity, chosen: usize) -> Vec<Option<(f64, f64)>> {
    let courses: Vec<Vec<Option<f64>>> =
        seeds.iter().map(|run| values_by_day(run, chosen, |start, point| quantity.of(start, point))).collect();
    let days = courses.iter().map(Vec::len).max().unwrap_or_default();
    let of_day = |day: usize| {
        let values = || courses.iter().filter_map(|course| course.get(day).copied().flatten());
        let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        (low <= high).then_some((low, high))
    };
    (0..days).map(of_day).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;
    use yuma_engine::quantity::Rao;
    use yuma_scenario::market::ParticipantPoint;

    fn day(values: &[u64]) -> DayPoint {
        let point = |&value| ParticipantPoint { value: Rao(value * 1_000_000_000), ..ParticipantPoint::default() };
        DayPoint { participants: values.iter().map(point).collect(), ..DayPoint::default() }
    }

    #[test]
    fn a_band_spans_all_seeds() {
        let seeds: Vec<SeedRun> = [[10, 20], [10, 5], [10, 12]]
            .iter()
            .map(|run| Rc::new(run.iter().map(|&value| day(&[value])).collect()))
            .collect();
        assert_eq!(band(&seeds, ParticipantQuantity::Value, 0), [Some((10.0, 10.0)), Some((5.0, 20.0))]);
        assert_eq!(band(&seeds, ParticipantQuantity::Return, 0), [Some((0.0, 0.0)), Some((-0.5, 1.0))]);
        assert_eq!(band(&seeds, ParticipantQuantity::Value, 1), []);
        assert_eq!(band(&[], ParticipantQuantity::Value, 0), []);
    }
}
