//! A pool that was proposed in 2026 and never went live: a translated superellipse of exponent two (spec latest-era
//! 1.2).
//!
//! Its initial price and slope are those of the weighted pool. In contrast to it, the curve ends: with equal weights
//! 59 % of either reserve can never leave, and an order beyond the end is filled up to it.

use ruint::aliases::U256;

use super::curve::{Curve, is_beyond, quote};
use super::ellipse::Ellipse;
use super::order::{Order, Swap, TradeRules};
use super::{PoolError, Reserves, Side};
use crate::quantity::{Amount, Perquintill, Price};

/// A pool on the proposed curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Superellipse {
    reserves: Reserves,
    parked: Reserves,
    /// The weight of TAO that determines the shape of the initial curve.
    weight: Perquintill,
    /// `None` until both reserves are positive.
    ellipse: Option<Ellipse>,
    /// The subnet's rules for trades.
    pub rules: TradeRules,
}

impl Superellipse {
    /// Creates a pool with the price of a weighted pool with these reserves and this weight of TAO.
    pub fn new(reserves: Reserves, weight: Perquintill) -> Result<Superellipse, PoolError> {
        let ellipse = Some(Ellipse::calibrated(&reserves, weight)?);
        Ok(Superellipse { ellipse, ..Superellipse::empty(reserves, weight) })
    }

    /// Creates a pool at a price, with the weight `floor(tao / (tao + alpha price))`.
    pub fn at_price(reserves: Reserves, price: Price) -> Result<Superellipse, PoolError> {
        let tao: U256 = U256::from(reserves.tao.0) << 64;
        let worth: U256 = U256::from(reserves.alpha.0) * U256::from(price.0.to_bits());
        let weight = (tao * U256::from(Perquintill::ONE.0)).checked_div(tao + worth);
        let weight = weight.ok_or(PoolError::InvalidParameters)?;
        Superellipse::new(reserves, Perquintill(weight.saturating_to()))
    }

    /// Creates a pool without a curve; the first injection that fills both reserves creates it.
    pub fn empty(reserves: Reserves, weight: Perquintill) -> Superellipse {
        Superellipse { reserves, parked: Reserves::default(), weight, ellipse: None, rules: TradeRules::default() }
    }

    /// Returns the pool's reserves.
    pub fn reserves(&self) -> Reserves {
        self.reserves
    }

    /// Returns a mutable reference to the reserves, for [`super::Pool::add`].
    pub(super) fn reserves_mut(&mut self) -> &mut Reserves {
        &mut self.reserves
    }

    /// Returns the amounts parked while the other reserve is missing.
    pub fn parked(&self) -> Reserves {
        self.parked
    }

    /// Returns the curve; `None` until both reserves are positive.
    pub fn ellipse(&self) -> Option<&Ellipse> {
        self.ellipse.as_ref()
    }

    /// Computes the trade of an order without executing it.
    pub fn quote(&self, order: &Order) -> Result<Swap, PoolError> {
        quote(self, order, &self.rules)
    }

    /// Executes the trade of an order.
    pub fn swap(&mut self, order: &Order) -> Result<Swap, PoolError> {
        let swap = self.quote(order)?;
        self.reserves = self.reserves.after(swap.side, swap.paid_in, swap.paid_out);
        Ok(swap)
    }

    /// Accepts an injection and all parked amounts by moving the center, and returns the accepted amounts; parks
    /// everything while a reserve would be empty.
    pub fn accept(&mut self, added: Reserves) -> Result<Reserves, PoolError> {
        let all = self.parked.plus(added);
        let projected = self.reserves.plus(all);
        if projected.is_one_empty() {
            self.parked = all;
            return Ok(Reserves::default());
        }
        self.ellipse = Some(match &self.ellipse {
            Some(ellipse) => ellipse.shifted(all)?,
            None => Ellipse::calibrated(&projected, self.weight)?,
        });
        self.parked = Reserves::default();
        Ok(all)
    }

    fn curve(&self) -> Result<&Ellipse, PoolError> {
        self.ellipse.as_ref().ok_or(PoolError::InvalidParameters)
    }

    /// Returns whether a trade would pass the price; a price too large to compute counts as passed.
    fn passes(&self, side: Side, paid_in: Amount, target: Price) -> bool {
        let price = self.output(side, paid_in).and_then(|paid_out| self.price_after(side, paid_in, paid_out));
        price.map_or(true, |price| is_beyond(side, price, target))
    }
}

impl Curve for Superellipse {
    fn reserves(&self) -> Reserves {
        self.reserves
    }

    fn price(&self) -> Price {
        self.curve().and_then(|ellipse| ellipse.price(&self.reserves)).unwrap_or_default()
    }

    fn output(&self, side: Side, paid_in: Amount) -> Result<Amount, PoolError> {
        match paid_in {
            Amount(0) => Ok(Amount(0)),
            _ => self.curve()?.output(&self.reserves, side, paid_in),
        }
    }

    fn price_after(&self, side: Side, paid_in: Amount, paid_out: Amount) -> Result<Price, PoolError> {
        self.curve()?.price(&self.reserves.after(side, paid_in, paid_out))
    }

    /// Returns the maximum input that does not pass the price, by bisection.
    fn amount_to_price(&self, side: Side, target: Price) -> Amount {
        if !is_beyond(side, target, self.price()) {
            return Amount(0);
        }
        let (mut low, mut high) = (0, self.max_input(side, Amount(0)).unwrap_or_default().0);
        while low < high {
            let middle = high - (high - low) / 2;
            if self.passes(side, Amount(middle), target) { high = middle - 1 } else { low = middle }
        }
        Amount(low)
    }

    fn max_input(&self, side: Side, floor: Amount) -> Result<Amount, PoolError> {
        self.curve()?.largest_input(&self.reserves, side, floor)
    }
}
