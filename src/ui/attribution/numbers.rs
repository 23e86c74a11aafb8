//! Formats pairs of numbers with enough digits to distinguish them.

use crate::ui::format;
use crate::ui::inspector::figures::figure;
use crate::ui::messages::Messages;
use yuma_engine::fixed::ZERO;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::attribution::{Difference, Moved};
use yuma_engine::yuma::explain::Value;
use yuma_scenario::Document;

/// The maximum number of decimals of a percentage.
const MAX_DECIMALS: usize = 9;

/// Describes values and neurons of a document in the reader's language.
#[derive(Clone, Copy)]
pub struct Describer<'a> {
    /// The messages.
    pub messages: &'a Messages,
    /// The document with the names of the neurons.
    pub document: &'a Document,
}

impl Describer<'_> {
    /// Returns the name of a neuron.
    pub fn name(&self, uid: Uid) -> String {
        format::name(self.document, uid)
    }

    /// Returns the name of a neuron, or a word for "nobody".
    pub fn name_or_nobody(&self, uid: Option<Uid>) -> String {
        uid.map_or_else(|| self.messages.text("change.nobody").to_string(), |uid| self.name(uid))
    }

    /// Formats two values. Amounts have the decimals of their difference; see [`format::amount_beside`].
    pub fn pair(&self, before: Value, after: Value) -> [String; 2] {
        let numbers = self.messages.numbers();
        let amounts = |before: u64, after: u64, unit: &str| {
            [before, after]
                .map(|amount| numbers.with_unit(&format::amount_beside(amount, before.abs_diff(after)), unit))
        };
        match (before, after) {
            (Value::Alpha(before), Value::Alpha(after)) => return amounts(before.0, after.0, "α"),
            (Value::Rao(before), Value::Rao(after)) => return amounts(before.0, after.0, "τ"),
            _ => {}
        }
        let number = |value, decimals: usize| match value {
            Value::Fraction(value) => numbers.percent_at(value.to_num(), decimals),
            other => figure(self.messages, other),
        };
        let pairs = (2..=MAX_DECIMALS).map(|decimals| [before, after].map(|value| number(value, decimals)));
        let shortest = pairs.clone().find(|[before, after]| before != after);
        let [first, second] = shortest.or_else(|| pairs.clone().next()).unwrap_or_default();
        let written = |value, text| if value == Value::Fraction(ZERO) { numbers.with_unit("0", "%") } else { text };
        [written(before, first), written(after, second)]
    }

    /// Describes the change of a number: "rose from 20.00 % to 30.00 %".
    pub fn way(&self, moved: &Moved) -> String {
        let key = match (moved.difference().0, moved.after) {
            (0, _) => "change.stayed",
            (_, Value::Flag(_)) => "change.went",
            (1.., _) => "change.rose",
            _ => "change.fell",
        };
        let [before, after] = self.pair(moved.before, moved.after);
        self.messages.fill(key, &[("before", &before), ("after", &after)]).to_string()
    }

    /// Formats a difference with its sign in the unit of a value: "+1.2 pp", "−0.5 α".
    pub fn difference(&self, unit: Value, difference: Difference) -> String {
        let sign = if difference.0 < 0 { "−" } else { "+" };
        let numbers = self.messages.numbers();
        let size = u64::try_from(difference.size()).unwrap_or(u64::MAX);
        match unit {
            Value::Fraction(_) => {
                let percent = difference.fraction().to_num::<f64>().abs() * 100.0;
                // One decimal would be too few beside values of two.
                let is_small = (0.05..1.0).contains(&percent);
                if is_small {
                    numbers.with_unit(&format!("{sign}{}", format::number(percent, 2)), numbers.points_unit())
                } else {
                    numbers.points(difference.fraction())
                }
            }
            Value::Alpha(_) => numbers.with_unit(&format!("{sign}{}", format::amount_beside(size, size)), "α"),
            Value::Flag(_) => {
                let value = figure(self.messages, Value::Flag(difference.0 > 0));
                self.messages.fill("change.becomes", &[("value", &value)]).to_string()
            }
            _ => format!("{sign}{}", format::grouped(difference.size())),
        }
    }

    /// Turns a clause into a sentence. A name at its start keeps its case.
    pub fn sentence(&self, clause: &Clause) -> String {
        self.messages.fill("change.sentence", &[("clause", &clause.capitalized())]).to_string()
    }

    /// Returns a message as a clause.
    pub fn clause(&self, key: &str, values: &[(&str, &str)]) -> Clause {
        let text = self.messages.fill(key, values).to_string();
        Clause { begins_with_name: self.messages.text(key).starts_with('{'), text }
    }
}

/// A sentence without its capital letter and full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The text.
    pub text: String,
    begins_with_name: bool,
}

impl Clause {
    /// Replaces the text by one that continues the clause.
    pub fn joined(self, text: String) -> Self {
        Clause { text, ..self }
    }

    fn capitalized(&self) -> String {
        let mut letters = self.text.chars();
        match letters.next() {
            Some(first) if !self.begins_with_name => first.to_uppercase().chain(letters).collect(),
            _ => self.text.clone(),
        }
    }
}
