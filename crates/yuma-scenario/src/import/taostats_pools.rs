//! The market as the taostats endpoint `dtao/pool/latest` returns it: decimal strings in rao.

use serde_json::Value;

use super::content::{Market, MarketSubnet};
use super::fields::{FieldError, Record};
use super::note::Ignored;
use super::{number, pages};
use crate::clean_line;

/// Reads the pools. A subnet in `startup_mode` is not eligible for emission yet.
///
/// # Errors
/// Returns a [`FieldError`] if a field is missing or unusable.
pub(super) fn read(content: &Value) -> Result<(Market, Vec<Ignored>), FieldError> {
    let mut subnets = Vec::new();
    for record in Record::list(content.get("data").unwrap_or(&Value::Null), "data")? {
        subnets.push(MarketSubnet {
            netuid: record.uid("netuid")?,
            name: clean_line(record.text("name").unwrap_or_default()),
            tao_in: record.required("total_tao", number::rao)?,
            alpha_in: record.required("alpha_in_pool", number::rao)?,
            alpha_out: record.rao("alpha_staked")?.unwrap_or_default(),
            price: record.required("price", number::decimal)?,
            is_started: !record.flag("startup_mode")?.unwrap_or_default(),
        });
    }
    Ok((Market { subnets }, pages::further(content).into_iter().collect()))
}
