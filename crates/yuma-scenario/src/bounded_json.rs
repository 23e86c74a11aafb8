//! JSON from untrusted sources, parsed within bounds: a text is rejected at the first excess, before it costs time or
//! memory.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::{Deserializer, de};
use serde_json::{Map, Value};
use thiserror::Error;

/// The maximum nesting depth of lists and objects. A link with a pinned timeline nests ten deep.
pub const DEPTH_LIMIT: usize = 32;
/// The maximum number of entries of one list or object. The longest valid list, the keyframes of one epoch, has fewer
/// than 2,000.
pub const ENTRY_LIMIT: usize = 4_096;
/// The maximum number of values in the whole text. The largest valid scenario, with another one pinned, has fewer
/// than a million.
pub const VALUE_LIMIT: usize = 1 << 20;

/// The reason why a text was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JsonError {
    /// The text is not JSON.
    #[error("{reason}")]
    Syntax {
        /// The parser's message, with the position.
        reason: String,
    },
    /// Lists or objects are nested too deeply.
    #[error("it nests more than {limit} lists")]
    TooDeep {
        /// The maximum nesting depth.
        limit: usize,
    },
    /// A list or an object is too long.
    #[error("one of its lists has more than {limit} entries")]
    TooManyEntries {
        /// The maximum number of entries.
        limit: usize,
    },
    /// The text has too many values.
    #[error("it has more than {limit} values")]
    TooManyValues {
        /// The maximum number of values.
        limit: usize,
    },
}

/// Returns a parser's message, which may quote the text at any length, cut to a readable length.
pub fn reason(error: &impl ToString) -> String {
    const LENGTH: usize = 200;
    let message = error.to_string();
    match message.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", message.get(..end).unwrap_or_default()),
        None => message,
    }
}

/// Parses a text into a JSON value. Takes linear time up to the first excess.
///
/// # Errors
/// Returns the first [`JsonError`] in the order of the text.
pub fn parse(text: &str) -> Result<Value, JsonError> {
    let bounds = Bounds::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let parsed = Bounded { bounds: &bounds, depth: 0 }.deserialize(&mut deserializer);
    let parsed = parsed.and_then(|value| deserializer.end().map(|()| value));
    parsed.map_err(|error| bounds.exceeded.take().unwrap_or_else(|| JsonError::Syntax { reason: reason(&error) }))
}

/// The number of values counted so far, and the bound that was exceeded.
#[derive(Default)]
struct Bounds {
    values: Cell<usize>,
    exceeded: Cell<Option<JsonError>>,
}

impl Bounds {
    /// Stops the parser; [`parse`] reports the bound in place of the parser's own error.
    fn exceed<E: de::Error>(&self, bound: JsonError) -> E {
        let error = E::custom(&bound);
        self.exceeded.set(Some(bound));
        error
    }
}

/// A value at a nesting depth.
#[derive(Clone, Copy)]
struct Bounded<'a> {
    bounds: &'a Bounds,
    depth: usize,
}

impl Bounded<'_> {
    /// Returns the seed for the values of a list or an object, one level deeper.
    fn within<E: de::Error>(self) -> Result<Self, E> {
        if self.depth >= DEPTH_LIMIT {
            return Err(self.bounds.exceed(JsonError::TooDeep { limit: DEPTH_LIMIT }));
        }
        Ok(Bounded { depth: self.depth + 1, ..self })
    }

    fn check_entries<E: de::Error>(self, count: usize) -> Result<(), E> {
        if count > ENTRY_LIMIT {
            return Err(self.bounds.exceed(JsonError::TooManyEntries { limit: ENTRY_LIMIT }));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let values = self.bounds.values.get() + 1;
        if values > VALUE_LIMIT {
            return Err(self.bounds.exceed(JsonError::TooManyValues { limit: VALUE_LIMIT }));
        }
        self.bounds.values.set(values);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = entries.next_element_seed(self.within()?)? {
            list.push(value);
            self.check_entries(list.len())?;
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        let mut count = 0;
        while let Some(key) = entries.next_key::<String>()? {
            fields.insert(key, entries.next_value_seed(self.within()?)?);
            // Repeated keys count each time.
            count += 1;
            self.check_entries(count)?;
        }
        Ok(Value::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::{DEPTH_LIMIT, ENTRY_LIMIT, JsonError, VALUE_LIMIT, parse};

    fn nested(depth: usize) -> String {
        format!("{}{}", "[".repeat(depth), "]".repeat(depth))
    }

    fn list(entry: &str, count: usize) -> String {
        format!("[{}]", vec![entry; count].join(","))
    }

    #[test]
    fn a_text_within_the_bounds_is_what_serde_json_makes_of_it() {
        let longest = list("0", ENTRY_LIMIT);
        let deepest = nested(DEPTH_LIMIT);
        for text in [
            "null",
            " [1, -2, 3.5, 18446744073709551615, true, \"a\\u00e9\\n\"] ",
            r#"{"a": {"b": []}, "a": 2}"#,
            &longest,
            &deepest,
        ] {
            assert_eq!(parse(text).ok(), serde_json::from_str(text).ok(), "{text}");
        }
    }

    #[test]
    fn a_text_beyond_a_bound_is_refused() {
        let too_deep = JsonError::TooDeep { limit: DEPTH_LIMIT };
        let too_long = JsonError::TooManyEntries { limit: ENTRY_LIMIT };
        let too_many = JsonError::TooManyValues { limit: VALUE_LIMIT };
        let rows = list(&list("0", ENTRY_LIMIT), VALUE_LIMIT / ENTRY_LIMIT);
        let fields = format!("{{{}}}", vec![r#""a":0"#; ENTRY_LIMIT + 1].join(","));
        for (text, expected) in [
            (nested(DEPTH_LIMIT + 1), too_deep.clone()),
            ("[".repeat(1_000_000), too_deep),
            (list("0", ENTRY_LIMIT + 1), too_long.clone()),
            (fields, too_long),
            (rows, too_many),
        ] {
            assert_eq!(parse(&text), Err(expected), "{}...", text.get(..20).unwrap_or(&text));
        }
    }

    #[test]
    fn what_is_not_json_is_a_syntax_error() {
        for text in ["", "[1,", "{\"a\"}", "1 2", "nul"] {
            assert!(matches!(parse(text), Err(JsonError::Syntax { .. })), "{text}");
        }
    }
}
