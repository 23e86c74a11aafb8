//! A market on a later day: the subnets registered since, and the era whose rules hold.

use super::document::{Market, MarketDocument};
use super::event::EventContent;
use super::subnet::MarketSubnet;
use yuma_engine::economy::{DAY, Era};
use yuma_engine::quantity::{Block, Netuid};

impl MarketDocument {
    /// Returns the era whose rules hold at the end of a day: that of the last event before it that changes the rules.
    pub fn era_on(&self, day: u16) -> &'static Era {
        let end = u64::from(day).saturating_mul(DAY.0);
        let due = self.events.iter().take_while(|event| event.after.0 < end);
        let changed = due.filter_map(|event| match event.content {
            EventContent::Rules(era) => Some(era),
            EventContent::Operation(_) => None,
        });
        changed.last().unwrap_or(self.era)
    }

    /// Returns those of existing subnets that the document does not have, also if it has another one of the same number:
    /// without inputs. A subnet is its netuid with the block of its registration.
    pub fn registered_later(&self, existing: impl IntoIterator<Item = (Netuid, Block)>) -> Vec<MarketSubnet> {
        let is_known = |netuid, at| self.subnet(netuid).is_some_and(|subnet| subnet.registered_at == at);
        let later = existing.into_iter().filter(|&(netuid, at)| !is_known(netuid, at));
        later.map(|(netuid, at)| MarketSubnet::new(netuid, at)).collect()
    }
}

impl Market {
    /// Returns the market with subnets that were registered later, in place of those of the same numbers.
    pub fn with_later(&self, later: &[MarketSubnet]) -> Market {
        if later.is_empty() {
            return self.clone();
        }
        let mut document = MarketDocument::clone(self);
        document.subnets.retain(|subnet| later.iter().all(|later| later.netuid != subnet.netuid));
        document.subnets.extend_from_slice(later);
        document.subnets.sort_by_key(|subnet| subnet.netuid);
        Market::known_valid(document)
    }
}
