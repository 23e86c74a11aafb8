//! The edits of the list of subnets, and of one subnet where more than a field changes.

use super::document::MarketDocument;
use super::edit::OtherParts;
use super::error::{MarketError, SubnetField};
use super::participant::Participant;
use super::subnet::MarketSubnet;
use super::subnet_consensus::ConsensusError;
use yuma_engine::economy::{EmissionSlot, median_price};
use yuma_engine::quantity::{Alpha, Netuid, Price, Proportion64, RAO_PER_TAO, Rao};
use yuma_engine::wide::FineAmount;

/// The TAO in the pool of an added subnet.
const NEW_POOL: Rao = Rao(1_000 * RAO_PER_TAO);

impl MarketDocument {
    /// Returns a subnet for [`super::MarketEdit::AddSubnet`]: the lowest free number, 1,000 TAO at the median price of
    /// the other subnets, started, with its moving price at that price. `None` if no number is free.
    pub fn new_subnet(&self) -> Option<MarketSubnet> {
        let netuid = (1..=u16::MAX).map(Netuid).find(|&netuid| self.subnet(netuid).is_none())?;
        let started = self.subnets.iter().filter(|subnet| subnet.moving_price.is_some());
        let prices: Vec<Price> = started.map(MarketSubnet::price).collect();
        let mut subnet = MarketSubnet {
            tao: NEW_POOL,
            emission_enabled: true,
            ..MarketSubnet::new(netuid, self.start.snapshot().block)
        };
        subnet.set_price(median_price(&prices)).ok()?;
        subnet.moving_price = Some(subnet.settled_price());
        subnet.user_flow = subnet.first_user_flow();
        Some(subnet)
    }

    pub(super) fn subnet_mut(&mut self, netuid: Netuid) -> Result<&mut MarketSubnet, MarketError> {
        let subnet = self.subnets.iter_mut().find(|subnet| subnet.netuid == netuid);
        subnet.ok_or(MarketError::UnknownNetuid { netuid })
    }

    pub(super) fn participant_mut(&mut self, index: usize) -> Result<&mut Participant, MarketError> {
        self.participants.get_mut(index).ok_or(MarketError::UnknownParticipant { index })
    }

    pub(super) fn put_subnets(&mut self, subnets: &[MarketSubnet]) {
        for subnet in subnets {
            match self.subnet_mut(subnet.netuid) {
                Ok(known) => known.clone_from(subnet),
                Err(_) => self.subnets.push(subnet.clone()),
            }
        }
    }

    pub(super) fn remove_subnet(&mut self, netuid: Netuid) -> Result<(), MarketError> {
        self.subnet_mut(netuid)?;
        self.subnets.retain(|subnet| subnet.netuid != netuid);
        Ok(())
    }

    pub(super) fn reset_subnet(&mut self, netuid: Netuid) -> Result<(), MarketError> {
        let original = self.start.snapshot().subnet(netuid).ok_or(MarketError::NotInSnapshot { netuid })?;
        match self.subnet_mut(netuid) {
            Ok(subnet) => subnet.clone_from(original),
            Err(_) => self.subnets.push(original.clone()),
        }
        Ok(())
    }
}

impl MarketSubnet {
    /// Sets the alpha in the pool to `floor(tao / price)`.
    pub(super) fn set_price(&mut self, price: Price) -> Result<(), MarketError> {
        let alpha = (u128::from(self.tao.0) << 64).checked_div(price.0.to_bits());
        let alpha = alpha.and_then(|alpha| u64::try_from(alpha).ok());
        self.alpha =
            alpha.map(Alpha).ok_or(MarketError::OutOfRange { netuid: self.netuid, field: SubnetField::Price })?;
        Ok(())
    }

    /// Sets the miner burn, unless it follows from a consensus.
    pub(super) fn set_miner_burn(&mut self, fraction: FineAmount) -> Result<(), MarketError> {
        if self.consensus.is_some() {
            return Err(MarketError::Consensus { netuid: self.netuid, error: ConsensusError::SetsMinerBurn });
        }
        self.miner_burn = fraction;
        Ok(())
    }

    pub(super) fn set_emission_weights(
        &mut self,
        named: &[(EmissionSlot, Proportion64)],
        others: OtherParts,
    ) -> Result<(), MarketError> {
        let netuid = self.netuid;
        let merged = self.emission_weights.merged(named);
        let merged = merged.map_err(|error| MarketError::EmissionWeights { netuid, error })?;
        self.emission_weights = match others {
            OtherParts::Kept => merged,
            OtherParts::Rescaled => self.emission_weights.rescaled(named).unwrap_or(merged),
        };
        Ok(())
    }
}
