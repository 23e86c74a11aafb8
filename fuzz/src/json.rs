//! Changes to JSON that keep it JSON.

use serde_json::{Map, Value, json};

use crate::random::Random;
use crate::texts;
use crate::vocabulary::SCENARIO_FIELDS;

/// Field names of the other formats, in addition to those of a scenario.
const OTHER_FIELDS: [&str; 16] = [
    "format",
    "version",
    "epochs",
    "keyframes",
    "pinned",
    "rules",
    "c",
    "v",
    "0",
    "255",
    "n",
    "stake",
    "kappa",
    "tempo",
    "yuma",
    "epoch",
];

/// Returns the name of a field of any format.
fn field(random: &mut Random) -> &'static str {
    let at = random.below(SCENARIO_FIELDS.len() + OTHER_FIELDS.len());
    SCENARIO_FIELDS.iter().chain(&OTHER_FIELDS).nth(at).copied().unwrap_or_default()
}

/// Changes a value at a few random positions.
pub fn disfigure(random: &mut Random, value: &mut Value) {
    for _ in 0..=random.size(5) {
        let other = place(random, value).clone();
        let place = place(random, value);
        change(random, place, other);
    }
}

/// Returns a random value inside another, or that value itself.
fn place<'a>(random: &mut Random, mut value: &'a mut Value) -> &'a mut Value {
    loop {
        let count = children(value);
        if count == 0 || random.one_in(4) {
            return value;
        }
        let at = random.below(count);
        // One match, because the borrow checker rejects two mutable paths.
        value = match value {
            Value::Array(list) => &mut list[at],
            Value::Object(fields) => match fields.values_mut().nth(at) {
                Some(field) => field,
                None => unreachable!("counted above"),
            },
            leaf => return leaf,
        };
    }
}

fn children(value: &Value) -> usize {
    match value {
        Value::Array(list) => list.len(),
        Value::Object(fields) => fields.len(),
        _ => 0,
    }
}

fn change(random: &mut Random, place: &mut Value, other: Value) {
    match (random.below(10), &mut *place) {
        (0, place) => *place = other,
        (1, place) => *place = nested(random, 1, place.take()),
        (2 | 3, Value::Array(list)) if !list.is_empty() => {
            let at = random.below(list.len());
            match random.below(4) {
                0 => drop(list.remove(at)),
                1 => list.insert(at, list[at].clone()),
                2 => list.swap(0, at),
                _ => list.insert(0, leaf(random)),
            }
        }
        (4, Value::Array(list)) => {
            let element = list.first().cloned().unwrap_or_else(|| leaf(random));
            // Does not repeat large values: other generators cover that.
            let times = if children(&element) > 4 { 3 } else { 5_000 };
            list.extend(std::iter::repeat_n(element, random.size(times)));
        }
        (2 | 3, Value::Object(fields)) if !fields.is_empty() => {
            let key = fields.keys().nth(random.below(fields.len())).cloned().unwrap_or_default();
            fields.remove(&key);
        }
        (4..=6, Value::Object(fields)) => {
            let value = if random.one_in(3) { other } else { leaf(random) };
            fields.insert(field(random).to_owned(), value);
        }
        (5..=7, Value::Number(number)) => {
            let near = number.as_u64().unwrap_or_default();
            *place = if random.one_in(2) { near.wrapping_add(1) } else { near.saturating_sub(1) }.into();
        }
        (_, place) => *place = leaf(random),
    }
}

/// Sets a field of an object. Leaves any other value unchanged.
pub fn set(value: &mut Value, field: &str, content: Value) {
    if let Some(fields) = value.as_object_mut() {
        fields.insert(field.to_owned(), content);
    }
}

/// Returns a small value.
pub fn leaf(random: &mut Random) -> Value {
    match random.below(12) {
        0 => Value::Null,
        1 => random.one_in(2).into(),
        2 => json!([]),
        3 => json!({}),
        4..=6 => texts::text(random).into(),
        7 => (0..random.size(300)).map(|_| texts::number(random)).collect(),
        8 => json!({ "c": [texts::number(random)], "v": [texts::number(random)] }),
        _ => texts::number(random),
    }
}

/// Wraps a value in `depth` lists or objects.
pub fn nested(random: &mut Random, depth: usize, mut value: Value) -> Value {
    let key = *random.pick(&["", "0", "v"]);
    let is_list = random.one_in(2);
    for _ in 0..depth {
        value = if is_list { json!([value]) } else { Value::Object(Map::from_iter([(key.to_owned(), value)])) };
    }
    value
}
