//! Default controls: the unit and range of a target that no lesson declares.

use super::{Control, Target};
use crate::unit::Unit;
use yuma_scenario::AnyDocument;

/// The range of a default control.
enum Range {
    /// From 0 to 1.
    Whole,
    /// 0 or 1.
    Switch,
    /// From 0 to four times the value, at least up to a number, in whole numbers.
    Count(f64),
    /// From 0 to four times the value, or to 1 if there is none.
    Amount,
}

impl Control {
    /// Returns the control of a target that has a value in a document: fractions over their whole range, other values up to four
    /// times the present one.
    pub fn of_target(target: Target, document: &AnyDocument, value: f64) -> Control {
        let (unit, range) = scale(&target.0.function, document);
        let (max, step) = match range {
            Range::Whole => (1.0, 0.01),
            Range::Switch => (1.0, 1.0),
            Range::Count(least) => ((value * 4.0).round().max(least), 1.0),
            Range::Amount => {
                let max = if value > 0.0 { value * 4.0 } else { 1.0 };
                (max, max / 100.0)
            }
        };
        Control { sets: vec![target], start: 0.0, min: 0.0, max, step, unit, decimals: None }
    }
}

fn scale(function: &str, document: &AnyDocument) -> (Unit, Range) {
    match (function, document) {
        ("stake", AnyDocument::Consensus(_)) | ("stake_threshold" | "pool_alpha" | "alpha_outside", _) => {
            (Unit::Alpha, Range::Amount)
        }
        ("stake" | "root_stake" | "pool_tao" | "flow" | "tao" | "last_lock", _) => (Unit::Tao, Range::Amount),
        ("price" | "moving_price", _) => (Unit::Price, Range::Amount),
        ("epochs" | "moves", _) => (Unit::Epochs, Range::Count(10.0)),
        ("age" | "horizon" | "immunity_days" | "enters" | "leaves" | "last_registration", _) => {
            (Unit::Days, Range::Count(30.0))
        }
        ("rho" | "max_allowed_validators" | "subnet_limit" | "era", _) => (Unit::Number, Range::Count(7.0)),
        ("active" | "permit" | "commit_reveal" | "yuma3" | "liquid_alpha" | "emission_enabled", _) => {
            (Unit::Number, Range::Switch)
        }
        _ => (Unit::Percent, Range::Whole),
    }
}
