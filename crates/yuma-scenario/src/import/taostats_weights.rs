//! Weights as the taostats endpoint `validator/weights/latest/v2` returns them: fractions of 65535, after the chain has
//! scaled the largest weight of each row to 65535.

use serde_json::Value;

use super::content::{Label, SubnetData, WeightRow, Weights};
use super::fields::{FieldError, Record};
use super::{number, pages};
use crate::table::WeightUnit;

/// Reads the weights.
///
/// # Errors
/// Returns a [`FieldError`] if a field is missing or unusable.
pub(super) fn read(content: &Value) -> Result<SubnetData, FieldError> {
    let records = Record::list(content.get("data").unwrap_or(&Value::Null), "data")?;
    let mut data = SubnetData::default();
    let mut rows = Vec::with_capacity(records.len());
    for &record in &records {
        let mut entries = Vec::new();
        for entry in Record::list(record.get("weights").unwrap_or(&Value::Null), "weights")? {
            let weight = entry.required("weight", number::decimal)?;
            let share = WeightUnit::Fraction.share(weight).map_err(|_| entry.unusable("weight"))?;
            entries.push((Label::Uid(entry.uid("uid")?), share));
        }
        rows.push(WeightRow { validator: Label::Uid(record.uid("uid")?), hotkey: record.hotkey(), entries });
        data.block = data.block.max(record.count("block_number")?);
    }
    data.netuid = records.first().and_then(|record| record.uid("netuid").ok());
    data.weights = Some(Weights { rows, columns: None, unit: WeightUnit::Fraction });
    data.ignored.extend(pages::further(content));
    Ok(data)
}
