//! The assumptions of an import, as data.

use super::column::SubnetColumn;
use yuma_engine::quantity::{Alpha, Block, Price, Rao};

/// An assumption about a value that the file does not contain, or about its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarketAssumption {
    /// The file has no netuids, so its subnets have the numbers 1, 2, 3 and so on, in the order of the rows.
    Numbered,
    /// The file has no netuids, so its subnets are those of the open market with their names.
    ByName,
    /// Values that no row contains stay as they are in the open market.
    Kept(Vec<SubnetColumn>),
    /// The alpha in the pool follows from the TAO and the price.
    AlphaFromPrice,
    /// The TAO in the pool follows from the alpha and the price.
    TaoFromPrice,
    /// The TAO in the pool of a new subnet.
    PoolTao(Rao),
    /// The price of a new subnet: the median of the open market.
    MedianPrice(Price),
    /// The alpha outside the pool of a new subnet.
    AlphaOut(Alpha),
    /// The moving average equals the spot price.
    AverageIsPrice,
    /// A new subnet gets TAO.
    EmissionOn,
    /// The block of registration of a new subnet.
    RegisteredAt(Block),
    /// Miner burn, flows, split, registration cost and tempo of a new subnet are those of a subnet at registration.
    NewSubnet,
    /// The miner burn is in percent.
    BurnInPercent,
    /// The miner burn is a fraction of 1.
    BurnAsFraction,
    /// A comma groups the digits of an amount.
    Thousands {
        /// The first such number as it was written.
        text: String,
    },
    /// A point before three digits separates the fraction of an amount.
    Fraction {
        /// The first such number as it was written.
        text: String,
    },
    /// The amounts are rounded, as the tool prints them.
    Rounded,
}

/// An assumption, and the number of subnets that it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// The assumption.
    pub assumption: MarketAssumption,
    /// The number of subnets.
    pub subnets: usize,
}
