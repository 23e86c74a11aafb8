//! The holdings of a participant at the end of a day.

use yuma_engine::economy::operations::OperationError;
use yuma_engine::quantity::{Alpha, Netuid, Rao};

/// The holdings of a participant at the end of a day, and its trades until then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParticipantPoint {
    /// Its free TAO.
    pub tao: Rao,
    /// Its TAO, and its alpha at the spot prices.
    pub value: Rao,
    /// Its TAO and the proceeds of all its alpha: the engine's quote, each position for itself.
    pub proceeds: Rao,
    /// The value of its start without its trades, at the same prices: the TAO, and the alpha with all dividends on
    /// it; for miners and owners all their pay, without later dividends on sold alpha.
    pub kept: Rao,
    /// The number of executed operations.
    pub trades: u32,
    /// The number of refused operations.
    pub refusals: u32,
    /// The last refusal.
    pub refusal: Option<OperationError>,
    /// Its alpha, ascending by netuid.
    pub holdings: Vec<Holding>,
}

/// The alpha of a participant on a subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    /// The subnet.
    pub netuid: Netuid,
    /// The alpha.
    pub alpha: Alpha,
}

impl ParticipantPoint {
    /// Adds alpha on a subnet.
    pub(super) fn add(&mut self, holding: Holding) {
        match self.holdings.binary_search_by_key(&holding.netuid, |held| held.netuid) {
            Ok(index) => {
                if let Some(held) = self.holdings.get_mut(index) {
                    held.alpha.0 = held.alpha.0.saturating_add(holding.alpha.0);
                }
            }
            Err(index) => self.holdings.insert(index, holding),
        }
    }
}
