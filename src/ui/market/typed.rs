//! Numbers that are typed into the market's fields.

use yuma_engine::quantity::Block;
use yuma_scenario::{DecimalMark, NumberError, parse_number, plain_number};

/// Reads a percentage from 0 to 100, with or without its sign.
///
/// # Errors
/// Returns an error if the text is not a number in that range.
pub fn typed_percent(text: &str) -> Result<f64, NumberError> {
    let percent = decimal(text.trim().trim_end_matches('%'), DecimalMark::Either)?;
    if percent > 100.0 { Err(NumberError::AboveWhole) } else { Ok(percent) }
}

/// Reads a decimal number, with this mark before its fraction.
///
/// # Errors
/// Returns an error if the text is not a number.
pub fn decimal(text: &str, mark: DecimalMark) -> Result<f64, NumberError> {
    let plain = plain_number(text.trim(), mark).ok_or(NumberError::NotANumber)?;
    parse_number(&plain, DecimalMark::Point)
}

/// Reads a block.
///
/// # Errors
/// Returns an error if the text is not a whole number.
pub fn typed_block(text: &str) -> Result<Block, NumberError> {
    let block = decimal(text, DecimalMark::Point)?;
    if block.fract() == 0.0 { Ok(Block(block as u64)) } else { Err(NumberError::NotANumber) }
}
