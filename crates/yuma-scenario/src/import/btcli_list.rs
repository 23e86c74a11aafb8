//! The market as `btcli subnets list --json-output` writes it.

use serde_json::Value;

use super::content::{Market, MarketSubnet};
use super::fields::{FieldError, Record};
use super::note::Ignored;
use super::number;
use crate::clean_line;

/// Reads the pools. Root and other subnets without reserves are left out.
///
/// # Errors
/// Returns a [`FieldError`] if a field is missing or unusable.
pub(super) fn read(content: &Value) -> Result<(Market, Vec<Ignored>), FieldError> {
    let file = Record::of(content, 1, "subnets")?;
    let listed =
        file.required("subnets", |subnets| Some(subnets.as_object()?.values().cloned().collect::<Vec<_>>()))?;
    let mut market = Market { subnets: Vec::new() };
    let mut without_pool = Vec::new();
    for (value, entry) in listed.iter().zip(1..) {
        let record = Record::of(value, entry, "subnets")?;
        let netuid = record.uid("netuid")?;
        let pool = Record::of(record.get("liquidity").unwrap_or(&Value::Null), entry, "liquidity")?;
        match (pool.tokens("tao_in")?, pool.tokens("alpha_in")?) {
            (Some(tao_in), Some(alpha_in)) => market.subnets.push(MarketSubnet {
                netuid,
                name: clean_line(record.text("subnet_name").unwrap_or_default()),
                tao_in,
                alpha_in,
                alpha_out: record.tokens("alpha_out")?.unwrap_or_default(),
                price: record.required("price", number::decimal)?,
                is_started: true,
            }),
            _ => without_pool.push(netuid),
        }
    }
    market.subnets.sort_by_key(|subnet| subnet.netuid);
    let ignored = if without_pool.is_empty() { Vec::new() } else { vec![Ignored::WithoutPool(without_pool)] };
    Ok((market, ignored))
}
