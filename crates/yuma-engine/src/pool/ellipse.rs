//! The geometry of the proposed pool: distances from the center, in units of 2^-32 (spec latest-era 1.2).
//!
//! With `X = alpha_center - alpha` and `Y = tao_center - tao`, the curve keeps `X^2 b^2 + Y^2 a^2` constant for the
//! scales `a` of alpha and `b` of TAO. Products are exact in 512 bits; results that do not fit are an error. Rounding
//! is left to the pool.

use ruint::aliases::U512;
use substrate_fixed::types::U64F64;

use super::floor_sqrt::floor_sqrt;
use super::{PoolError, Reserves, Side};
use crate::quantity::{Alpha, Amount, Perquintill, Price, Rao};

/// The fraction bits of scales, centers and distances.
const FRACTION: usize = 32;

/// A curve, given by its scales and its center.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ellipse {
    /// The scale of alpha, `a`.
    pub alpha_scale: u128,
    /// The scale of TAO, `b`.
    pub tao_scale: u128,
    /// The alpha from which the distance `X` is measured.
    pub alpha_center: u128,
    /// The TAO from which the distance `Y` is measured.
    pub tao_center: u128,
}

/// The curve from the side of a trade: distances, and the squared scale that multiplies each.
struct Axes {
    input: U512,
    output: U512,
    input_factor: U512,
    output_factor: U512,
}

impl Ellipse {
    /// Creates the curve through these reserves with the price and the slope of a weighted pool.
    ///
    /// `a = floor(2 alpha w)`, `b = floor(2 tao (1 - w))` in 2^-32; each center is one scale beyond the reserve.
    pub fn calibrated(reserves: &Reserves, weight: Perquintill) -> Result<Ellipse, PoolError> {
        if weight >= Perquintill::ONE {
            return Err(PoolError::InvalidParameters);
        }
        let alpha_scale = scale(reserves.alpha.0, weight)?;
        let tao_scale = scale(reserves.tao.0, weight.complement())?;
        let center = |reserve: u64, scale: u128| fixed(reserve).checked_add(scale).ok_or(PoolError::Overflow);
        let alpha_center = center(reserves.alpha.0, alpha_scale)?;
        Ok(Ellipse { alpha_scale, tao_scale, alpha_center, tao_center: center(reserves.tao.0, tao_scale)? })
    }

    /// Returns `b^2 X / (a^2 Y)`, cut to 2^-64.
    pub fn price(&self, reserves: &Reserves) -> Result<Price, PoolError> {
        let Axes { input, output, input_factor, output_factor } = self.axes(reserves, Side::Buy)?;
        let numerator = product(&[output_factor, output, U512::from(1) << 64])?;
        let bits = numerator.checked_div(product(&[input_factor, input])?).ok_or(PoolError::OutsideDomain)?;
        Ok(Price(U64F64::from_bits(u128::try_from(bits).map_err(|_| PoolError::Overflow)?)))
    }

    /// Returns the output, rounded down: the distance of the input token shrinks, and the distance of the output
    /// token grows to the curve.
    pub fn output(&self, reserves: &Reserves, side: Side, paid_in: Amount) -> Result<Amount, PoolError> {
        reserves.input(side).0.checked_add(paid_in.0).ok_or(PoolError::Overflow)?;
        let Axes { input, output, input_factor, output_factor } = self.axes(reserves, side)?;
        let after = input.checked_sub(U512::from(fixed(paid_in.0))).filter(|after| !after.is_zero());
        let after = after.ok_or(PoolError::OutsideDomain)?;
        let gained = product(&[input - after, input + after, input_factor])?
            .checked_div(output_factor)
            .and_then(|gained| gained.checked_add(output.checked_mul(output)?));
        let out = (floor_sqrt(gained.ok_or(PoolError::Overflow)?) - output) >> FRACTION;
        let out = Amount(out.saturating_to());
        if out > reserves.output(side) { Err(PoolError::InsufficientLiquidity) } else { Ok(out) }
    }

    /// Returns the maximum input that keeps `floor` in the reserve that pays out and leaves a positive distance.
    pub fn largest_input(&self, reserves: &Reserves, side: Side, floor: Amount) -> Result<Amount, PoolError> {
        let spare = reserves.output(side).0.checked_sub(floor.0).ok_or(PoolError::InsufficientLiquidity)?;
        let Axes { input, output, input_factor, output_factor } = self.axes(reserves, side)?;
        let step = (U512::from(spare) + U512::from(1)) << FRACTION;
        let given = product(&[step, (output << 1) + step, output_factor])?;
        let min_left = match product(&[input, input, input_factor])?.checked_sub(given) {
            Some(left) => floor_sqrt(left.checked_div(input_factor).ok_or(PoolError::InvalidParameters)?),
            None => U512::ZERO,
        };
        let largest = (input - min_left).saturating_sub(U512::from(1)) >> FRACTION;
        Ok(Amount(largest.saturating_to::<u64>().min(u64::MAX - reserves.input(side).0)))
    }

    /// Returns the curve after an injection: distances stay the same, and with them the price and every trade.
    pub fn shifted(&self, added: Reserves) -> Result<Ellipse, PoolError> {
        let shift = |center: u128, by: u64| center.checked_add(fixed(by)).ok_or(PoolError::Overflow);
        let alpha_center = shift(self.alpha_center, added.alpha.0)?;
        Ok(Ellipse { alpha_center, tao_center: shift(self.tao_center, added.tao.0)?, ..*self })
    }

    /// Returns the amounts beyond `floor` that no trade can take out: the reserves left at the two ends of the curve.
    pub fn unreachable(&self, reserves: &Reserves, floor: Amount) -> Result<Reserves, PoolError> {
        let end = |side: Side, center: u128| -> Result<u64, PoolError> {
            let Axes { input, output, input_factor, output_factor } = self.axes(reserves, side)?;
            let constant = product(&[input, input, input_factor])?
                .checked_add(product(&[output, output, output_factor])?)
                .ok_or(PoolError::Overflow)?;
            let reach = floor_sqrt(constant.checked_div(output_factor).ok_or(PoolError::InvalidParameters)?);
            let left = U512::from(center).saturating_sub(reach + U512::from(1)) >> FRACTION;
            Ok(left.saturating_to::<u64>().saturating_sub(floor.0).min(reserves.output(side).0))
        };
        Ok(Reserves { tao: Rao(end(Side::Sell, self.tao_center)?), alpha: Alpha(end(Side::Buy, self.alpha_center)?) })
    }

    fn axes(&self, reserves: &Reserves, side: Side) -> Result<Axes, PoolError> {
        let distance = |center: u128, reserve: u64| {
            let distance = center.checked_sub(fixed(reserve)).filter(|&distance| distance > 0);
            distance.map(U512::from).ok_or(PoolError::OutsideDomain)
        };
        let x = distance(self.alpha_center, reserves.alpha.0)?;
        let y = distance(self.tao_center, reserves.tao.0)?;
        let square = |scale: u128| U512::from(scale) * U512::from(scale);
        let (a, b) = (square(self.alpha_scale), square(self.tao_scale));
        Ok(match side {
            Side::Buy => Axes { input: y, output: x, input_factor: a, output_factor: b },
            Side::Sell => Axes { input: x, output: y, input_factor: b, output_factor: a },
        })
    }
}

/// Returns twice the weighted reserve, cut to 2^-32; fails if it is 0.
fn scale(reserve: u64, weight: Perquintill) -> Result<u128, PoolError> {
    let doubled = U512::from(u128::from(reserve) * u128::from(weight.0)) << (FRACTION + 1);
    let scale = (doubled / U512::from(Perquintill::ONE.0)).saturating_to::<u128>();
    if scale == 0 { Err(PoolError::InvalidParameters) } else { Ok(scale) }
}

/// Returns an amount in units of 2^-32.
fn fixed(amount: u64) -> u128 {
    u128::from(amount) << FRACTION
}

fn product(factors: &[U512]) -> Result<U512, PoolError> {
    let product = factors.iter().try_fold(U512::from(1), |product, &factor| product.checked_mul(factor));
    product.ok_or(PoolError::Overflow)
}
