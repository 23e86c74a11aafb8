//! The quantities of participants that the chart and the table show.

use crate::ui::format::whole;
use crate::ui::market::trade::amounts::{change, significant};
use crate::ui::messages::Messages;
use yuma_scenario::market::{DayPoint, ParticipantPoint, Policy};

/// A quantity of a participant over the days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParticipantQuantity {
    /// The change of its value since the start, against just holding the TAO of that value.
    #[default]
    Return,
    /// Its value relative to that of the kept start.
    AgainstKept,
    /// Its value at spot prices in TAO.
    Value,
    /// The TAO that a sale of everything would bring.
    Proceeds,
}

impl ParticipantQuantity {
    /// All quantities, in the order of the choice.
    pub const ALL: [ParticipantQuantity; 4] = [
        ParticipantQuantity::Return,
        ParticipantQuantity::AgainstKept,
        ParticipantQuantity::Value,
        ParticipantQuantity::Proceeds,
    ];

    /// Returns the id in message keys.
    pub const fn id(self) -> &'static str {
        match self {
            ParticipantQuantity::Return => "return",
            ParticipantQuantity::AgainstKept => "against",
            ParticipantQuantity::Value => "value",
            ParticipantQuantity::Proceeds => "proceeds",
        }
    }

    /// Returns whether the quantity is a relative change.
    pub const fn is_change(self) -> bool {
        matches!(self, ParticipantQuantity::Return | ParticipantQuantity::AgainstKept)
    }

    /// Returns whether a participant has the quantity. The earnings of miners and owners are pay, not a return.
    pub fn applies_to(self, policy: &Policy) -> bool {
        self != ParticipantQuantity::Return || policy.role().is_none()
    }

    /// Returns the value: TAO, or a fraction of 1; `None` for a change of nothing.
    pub fn of(self, start: &ParticipantPoint, point: &ParticipantPoint) -> Option<f64> {
        match self {
            ParticipantQuantity::Return => relative(point.value.0, start.value.0),
            ParticipantQuantity::AgainstKept => relative(point.value.0, point.kept.0),
            ParticipantQuantity::Value => Some(whole(point.value.0)),
            ParticipantQuantity::Proceeds => Some(whole(point.proceeds.0)),
        }
    }

    /// Returns the same quantity of the kept start; `None` where the quantity already compares with it.
    pub fn of_kept(self, start: &ParticipantPoint, point: &ParticipantPoint) -> Option<f64> {
        match self {
            ParticipantQuantity::Return => relative(point.kept.0, start.value.0),
            ParticipantQuantity::Value | ParticipantQuantity::Proceeds => Some(whole(point.kept.0)),
            ParticipantQuantity::AgainstKept => None,
        }
    }

    /// Formats a value with its unit.
    pub fn written(self, messages: &Messages, value: f64) -> String {
        if self.is_change() {
            change(messages, value)
        } else {
            messages.numbers().with_unit(&significant(value, 5), "τ")
        }
    }
}

/// Returns the values of a participant over the days of a run.
pub fn values_by_day(
    points: &[DayPoint],
    index: usize,
    of: impl Fn(&ParticipantPoint, &ParticipantPoint) -> Option<f64>,
) -> Vec<Option<f64>> {
    let Some(start) = points.first().and_then(|point| point.participants.get(index)) else { return Vec::new() };
    points.iter().map(|point| of(start, point.participants.get(index)?)).collect()
}

fn relative(value: u64, base: u64) -> Option<f64> {
    (base > 0).then(|| value as f64 / base as f64 - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::quantity::Rao;

    #[test]
    fn changes_are_relative_to_the_start_and_to_what_was_kept() {
        let point = |value: u64, kept: u64| ParticipantPoint {
            value: Rao(value),
            proceeds: Rao(value / 2),
            kept: Rao(kept),
            ..ParticipantPoint::default()
        };
        let start = point(100_000_000_000, 100_000_000_000);
        let later = point(150_000_000_000, 120_000_000_000);
        for (quantity, expected, kept) in [
            (ParticipantQuantity::Return, Some(0.5), Some(0.2)),
            (ParticipantQuantity::AgainstKept, Some(0.25), None),
            (ParticipantQuantity::Value, Some(150.0), Some(120.0)),
            (ParticipantQuantity::Proceeds, Some(75.0), Some(120.0)),
        ] {
            let close = |found: Option<f64>, expected: Option<f64>| match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
                (found, expected) => found == expected,
            };
            assert!(close(quantity.of(&start, &later), expected), "{quantity:?}");
            assert!(close(quantity.of_kept(&start, &later), kept), "{quantity:?}");
        }
        assert_eq!(ParticipantQuantity::Return.of(&point(0, 0), &later), None, "nothing at the start");
    }
}
