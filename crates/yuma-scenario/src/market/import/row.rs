//! The rows of subnets that a file contains.

use super::assumption::MarketAssumption;
use super::column::SubnetColumn;
use super::format::MarketFormat;
use crate::import::Ignored;
use crate::market::document::MarketDocument;
use yuma_engine::emission::MovingPrice;
use yuma_engine::quantity::{Alpha, Block, Netuid, Price, Rao};
use yuma_engine::wide::FineAmount;

/// The values of a subnet in a file. `None` stands for values that the file does not contain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubnetRow {
    /// The number of the subnet.
    pub netuid: Netuid,
    /// The name.
    pub name: Option<String>,
    /// The TAO in the pool.
    pub tao: Option<Rao>,
    /// The alpha in the pool.
    pub alpha: Option<Alpha>,
    /// The alpha outside the pool.
    pub alpha_out: Option<Alpha>,
    /// The price, in TAO per alpha.
    pub price: Option<Price>,
    /// The moving average of the price.
    pub average: Option<MovingPrice>,
    /// Whether the start call was made.
    pub is_started: Option<bool>,
    /// The fraction of the miners' alpha that goes to the owner's keys.
    pub miner_burn: Option<FineAmount>,
    /// Whether the subnet gets TAO.
    pub emission_enabled: Option<bool>,
    /// The block of registration.
    pub registered_at: Option<Block>,
}

impl SubnetRow {
    /// Takes the values that a later row of the same subnet has.
    fn update(&mut self, later: &SubnetRow) {
        /// Replaces a value by a present one.
        fn put<T: Clone>(value: &mut Option<T>, later: &Option<T>) {
            if later.is_some() {
                value.clone_from(later);
            }
        }
        put(&mut self.name, &later.name);
        put(&mut self.tao, &later.tao);
        put(&mut self.alpha, &later.alpha);
        put(&mut self.alpha_out, &later.alpha_out);
        put(&mut self.price, &later.price);
        put(&mut self.average, &later.average);
        put(&mut self.is_started, &later.is_started);
        put(&mut self.miner_burn, &later.miner_burn);
        put(&mut self.emission_enabled, &later.emission_enabled);
        put(&mut self.registered_at, &later.registered_at);
    }

    /// Returns whether the row has a value of a column.
    pub fn has(&self, column: SubnetColumn) -> bool {
        match column {
            SubnetColumn::Netuid => true,
            SubnetColumn::Name => self.name.is_some(),
            SubnetColumn::Tao => self.tao.is_some(),
            SubnetColumn::Alpha => self.alpha.is_some(),
            SubnetColumn::AlphaOut => self.alpha_out.is_some(),
            SubnetColumn::Price => self.price.is_some(),
            SubnetColumn::Average => self.average.is_some(),
            SubnetColumn::Started => self.is_started.is_some(),
            SubnetColumn::MinerBurn => self.miner_burn.is_some(),
            SubnetColumn::Emission => self.emission_enabled.is_some(),
            SubnetColumn::RegisteredAt => self.registered_at.is_some(),
        }
    }
}

/// The subnets of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketRows {
    /// The format of the file.
    pub format: MarketFormat,
    /// The rows without root, ascending by netuid, each netuid once.
    pub rows: Vec<SubnetRow>,
    /// The assumptions of the reader.
    pub assumptions: Vec<MarketAssumption>,
    /// The parts of the file that were not used.
    pub ignored: Vec<Ignored>,
}

impl MarketRows {
    /// Returns whether the file has no netuids.
    pub fn is_numbered(&self) -> bool {
        self.assumptions.contains(&MarketAssumption::Numbered)
    }

    /// Returns the rows with the numbers of a market's subnets. A file without netuids has them by its names; `None` if one of
    /// these is not the name of exactly one subnet.
    pub fn in_market(&self, market: &MarketDocument) -> Option<MarketRows> {
        let mut found = self.clone();
        if !self.is_numbered() {
            return Some(found);
        }
        for row in &mut found.rows {
            let name = row.name.as_ref()?.to_lowercase();
            let mut named = market.subnets.iter().filter(|subnet| subnet.name.to_lowercase() == name);
            row.netuid = named.next()?.netuid;
            if named.next().is_some() {
                return None;
            }
        }
        found.assumptions.retain(|assumption| *assumption != MarketAssumption::Numbered);
        found.assumptions.push(MarketAssumption::ByName);
        found.checked().ok()
    }

    /// Adds the rows of another file. Its values replace those of the same subnet, and it may contain further subnets.
    pub fn with(mut self, later: MarketRows) -> MarketRows {
        for row in later.rows {
            match self.rows.binary_search_by_key(&row.netuid, |known| known.netuid) {
                Ok(index) => {
                    if let Some(known) = self.rows.get_mut(index) {
                        known.update(&row);
                    }
                }
                Err(index) => self.rows.insert(index, row),
            }
        }
        for assumption in later.assumptions {
            if !self.assumptions.contains(&assumption) {
                self.assumptions.push(assumption);
            }
        }
        self.ignored.extend(later.ignored);
        self
    }
}
