//! Checks of numbers against their ranges.

use crate::invalid::{Field, Invalid};
use crate::limits;
use yuma_engine::quantity::Block;
use yuma_engine::yuma::{Hyperparameter, Parameters};

pub fn check_hyperparameter(parameter: Hyperparameter, raw: i128) -> Result<(), Invalid> {
    check_range(Field::Hyperparameter(parameter), raw, parameter.range())
}

pub fn check_alpha_order(parameters: &Parameters) -> Result<(), Invalid> {
    let (low, high) = (parameters.alpha_low.0, parameters.alpha_high.0);
    if low > high { Err(Invalid::AlphaOrder { low, high }) } else { Ok(()) }
}

pub fn check_block(field: Field, block: Block) -> Result<(), Invalid> {
    check_range(field, block.0.into(), (0, limits::BLOCK.into()))
}

pub fn check_amount(field: Field, amount: u64) -> Result<(), Invalid> {
    check_range(field, amount.into(), (0, limits::AMOUNT.into()))
}

pub fn check_range(field: Field, value: i128, (lowest, highest): (i128, i128)) -> Result<(), Invalid> {
    if (lowest..=highest).contains(&value) {
        Ok(())
    } else {
        Err(Invalid::OutOfRange { field, value, lowest, highest })
    }
}
