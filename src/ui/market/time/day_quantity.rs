//! The texts of a quantity over the days.

use crate::chart::Precision;
use crate::ui::format::number;
use crate::ui::market::trade::amounts::significant;
use crate::ui::messages::Messages;
use yuma_scenario::market::DayQuantity;

/// Formats the values of a quantity.
pub trait DayQuantityText {
    /// Returns the message key of the second line.
    fn second_label(self) -> Option<&'static str>;

    /// Formats a value with its unit.
    fn written(self, messages: &Messages, value: f64) -> String;

    /// Formats a value of an axis with this step, without its unit.
    fn tick(self, messages: &Messages, value: f64, step: f64) -> String;
}

impl DayQuantityText for DayQuantity {
    fn second_label(self) -> Option<&'static str> {
        match self {
            DayQuantity::Price => Some("days.average"),
            DayQuantity::Flow => Some("days.flow.chain"),
            _ => None,
        }
    }

    fn written(self, messages: &Messages, value: f64) -> String {
        let unit = match self {
            DayQuantity::Share | DayQuantity::RootProportion => return messages.numbers().percent_at(value, 2),
            DayQuantity::PoolAlpha => "α",
            _ => "τ",
        };
        let sign = if value < 0.0 { "−" } else { "" };
        messages.numbers().with_unit(&format!("{sign}{}", significant(value.abs(), 4)), unit)
    }

    fn tick(self, messages: &Messages, value: f64, step: f64) -> String {
        let is_fraction = matches!(self, DayQuantity::Share | DayQuantity::RootProportion);
        let (unit, sign) = match messages.numbers().short_unit(value) {
            Some((unit, sign)) if !is_fraction => (unit, sign),
            _ => (1.0, ""),
        };
        let decimals = Precision { largest: value, step }.decimals(if is_fraction { 0.01 } else { unit });
        match (is_fraction, sign) {
            (true, _) => messages.numbers().percent_at(value, decimals),
            (false, "") => number(value, decimals),
            (false, sign) => messages.numbers().with_unit(&number(value / unit, decimals), sign),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Language;

    #[test]
    fn ticks_of_an_axis_have_the_decimals_of_its_step() {
        for (quantity, value, step, text) in [
            (DayQuantity::Price, 0.09, 0.002, "0.090"),
            (DayQuantity::Price, 0.0, 0.002, "0.000"),
            (DayQuantity::PoolTao, 212_000.0, 500.0, "212.0 k"),
            (DayQuantity::PoolTao, 1_350.0, 50.0, "1,350"),
            (DayQuantity::Share, 0.105, 0.005, "10.5 %"),
            (DayQuantity::RootProportion, 0.1, 0.01, "10 %"),
            (DayQuantity::Issuance, 10_950_000.0, 20_000.0, "10.95 M"),
        ] {
            let tick = quantity.tick(&Messages::new(Language::English), value, step);
            assert_eq!(tick.replace('\u{a0}', " "), text);
        }
    }
}
