//! Lists of JSON objects, as lines of a table.

use serde_json::Value;

use crate::decimal::DecimalMark;
use crate::table::Table;

/// Returns the objects of a list, or of the list in the field `subnets` or `data`, as lines below a header of all their
/// fields; `None` if the value is no such list.
pub(super) fn table(content: &Value) -> Option<Table> {
    let list = [Some(content), content.get("subnets"), content.get("data")];
    let list = list.into_iter().flatten().find_map(Value::as_array)?;
    let records: Vec<_> = list.iter().map(Value::as_object).collect::<Option<_>>()?;
    let mut header: Vec<String> = Vec::new();
    for field in records.iter().flat_map(|record| record.keys()) {
        if header.len() < FIELDS && !header.contains(field) {
            header.push(field.clone());
        }
    }
    let line = |record: &serde_json::Map<String, Value>| header.iter().map(|field| cell(record.get(field))).collect();
    let lines: Vec<Vec<String>> = records.into_iter().map(line).collect();
    let lines = std::iter::once(header.clone()).chain(lines).collect();
    Some(Table { lines, decimals: DecimalMark::Point })
}

/// The maximum number of fields that are looked at.
const FIELDS: usize = 64;

/// Returns the text of a value. Lists and objects have none.
fn cell(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(number @ (Value::Number(_) | Value::Bool(_))) => number.to_string(),
        _ => String::new(),
    }
}
