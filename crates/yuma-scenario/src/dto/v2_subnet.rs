//! A subnet of version 2, as the difference from another one: omitted fields have the other's values.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use substrate_fixed::types::{I64F64, I96F32};

use super::v1::ScenarioV1;
use super::v2_number::NumberV2;
use crate::bounded_json;
use crate::market::{ConsensusError, MarketSubnet, SubnetConsensus};
use crate::model::Scenario;
use yuma_engine::economy::{EmissionWeights, Tempo};
use yuma_engine::emission::{FlowAverage, MovingPrice};
use yuma_engine::quantity::{Alpha, Block, Proportion64, Rao};
use yuma_engine::wide::FineAmount;

/// A written subnet. Amounts are in units of 10^-9.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubnetV2 {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// The TAO in the pool.
    #[serde(skip_serializing_if = "Option::is_none")]
    tao: Option<NumberV2>,
    /// The alpha in the pool.
    #[serde(skip_serializing_if = "Option::is_none")]
    alpha: Option<NumberV2>,
    /// The alpha outside the pool.
    #[serde(skip_serializing_if = "Option::is_none")]
    alpha_out: Option<NumberV2>,
    /// The moving price in units of 2^-32; `null` before the start call.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    moving_price: Option<Option<NumberV2>>,
    /// The miner burn in units of 2^-32.
    #[serde(skip_serializing_if = "Option::is_none")]
    miner_burn: Option<NumberV2>,
    /// The emission switch.
    #[serde(skip_serializing_if = "Option::is_none")]
    emission: Option<bool>,
    /// The block of registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    registered_at: Option<NumberV2>,
    /// The average of the stakers' flow, in units of 2^-64 rao.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_flow: Option<NumberV2>,
    /// The average of the chain's flow, in units of 2^-64 rao.
    #[serde(skip_serializing_if = "Option::is_none")]
    protocol_flow: Option<NumberV2>,
    /// The parts of the split in slot order: burn, recycle, owner, validator, miner.
    #[serde(skip_serializing_if = "Option::is_none")]
    split: Option<[NumberV2; 5]>,
    /// The cost of registering a neuron.
    #[serde(skip_serializing_if = "Option::is_none")]
    neuron_burn: Option<NumberV2>,
    /// Blocks between epochs.
    #[serde(skip_serializing_if = "Option::is_none")]
    tempo: Option<u16>,
    /// The consensus scenario in version 1, from which the miner burn follows; `null` for none.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    consensus: Option<Option<Value>>,
}

/// Reads a present field, for which `null` is a value.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl SubnetV2 {
    /// Returns the difference of a subnet from `other`.
    pub fn difference(subnet: &MarketSubnet, other: &MarketSubnet) -> SubnetV2 {
        /// Returns the written value if it differs.
        fn unless<T: PartialEq, W>(value: T, other: T, written: impl FnOnce(T) -> W) -> Option<W> {
            (value != other).then(|| written(value))
        }
        let number = |amount: u64| NumberV2::of(amount);
        let flow = |average: FlowAverage| NumberV2(average.0.to_bits());
        let price = |price: Option<MovingPrice>| price.map(|price| NumberV2(price.0.to_bits()));
        SubnetV2 {
            name: unless(&subnet.name, &other.name, String::clone),
            tao: unless(subnet.tao.0, other.tao.0, number),
            alpha: unless(subnet.alpha.0, other.alpha.0, number),
            alpha_out: unless(subnet.alpha_out.0, other.alpha_out.0, number),
            moving_price: unless(subnet.moving_price, other.moving_price, price),
            miner_burn: unless(subnet.miner_burn.to_bits(), other.miner_burn.to_bits(), NumberV2::of)
                .filter(|_| subnet.consensus.is_none()),
            emission: unless(subnet.emission_enabled, other.emission_enabled, |is_on| is_on),
            registered_at: unless(subnet.registered_at.0, other.registered_at.0, number),
            user_flow: unless(subnet.user_flow, other.user_flow, flow),
            protocol_flow: unless(subnet.protocol_flow, other.protocol_flow, flow),
            split: unless(subnet.emission_weights.slots(), other.emission_weights.slots(), |slots| {
                slots.map(|part| number(part.0))
            }),
            neuron_burn: unless(subnet.neuron_burn.0, other.neuron_burn.0, number),
            tempo: unless(subnet.tempo.0, other.tempo.0, |tempo| tempo),
            consensus: unless(&subnet.consensus, &other.consensus, written_consensus),
        }
    }

    /// Returns whether the subnets do not differ.
    pub fn is_empty(&self) -> bool {
        *self == SubnetV2::default()
    }

    /// Returns the subnet that differs from `other` so, or the name of the first field with a negative or huge value.
    pub fn applied(&self, other: &MarketSubnet) -> Result<MarketSubnet, &'static str> {
        let number = |written: Option<NumberV2>, other: u64, name: &'static str| {
            written.map_or(Ok(other), |number| number.unsigned().ok_or(name))
        };
        let flow = |written: Option<NumberV2>, other: FlowAverage| {
            written.map_or(other, |NumberV2(bits)| FlowAverage(I64F64::from_bits(bits)))
        };
        let burn = self.miner_burn.map_or(Ok(other.miner_burn.to_bits()), |burn| burn.unsigned().ok_or("miner_burn"));
        let emission_weights = match self.split {
            None => other.emission_weights,
            Some(slots) => {
                let mut parts = [Proportion64(0); 5];
                for (part, slot) in parts.iter_mut().zip(slots) {
                    *part = Proportion64(slot.unsigned().ok_or("split")?);
                }
                EmissionWeights::from_slots(parts)
            }
        };
        Ok(MarketSubnet {
            netuid: other.netuid,
            name: self.name.clone().unwrap_or_else(|| other.name.clone()),
            tao: Rao(number(self.tao, other.tao.0, "tao")?),
            alpha: Alpha(number(self.alpha, other.alpha.0, "alpha")?),
            alpha_out: Alpha(number(self.alpha_out, other.alpha_out.0, "alpha_out")?),
            moving_price: self
                .moving_price
                .map_or(other.moving_price, |price| price.map(|NumberV2(bits)| MovingPrice(I96F32::from_bits(bits)))),
            miner_burn: FineAmount::from_bits(burn?),
            emission_enabled: self.emission.unwrap_or(other.emission_enabled),
            registered_at: Block(number(self.registered_at, other.registered_at.0, "registered_at")?),
            user_flow: flow(self.user_flow, other.user_flow),
            protocol_flow: flow(self.protocol_flow, other.protocol_flow),
            emission_weights,
            neuron_burn: Rao(number(self.neuron_burn, other.neuron_burn.0, "neuron_burn")?),
            tempo: Tempo(self.tempo.unwrap_or(other.tempo.0)),
            consensus: other.consensus.clone(),
        })
    }

    /// Returns whether it has a consensus of its own.
    pub fn has_consensus(&self) -> bool {
        matches!(self.consensus, Some(Some(_)))
    }

    /// Returns the consensus that differs from `other` so.
    ///
    /// # Errors
    /// Returns the reason why the written scenario is not the consensus of a subnet.
    pub fn consensus(&self, other: &MarketSubnet) -> Result<Option<SubnetConsensus>, ConsensusError> {
        match &self.consensus {
            None => Ok(other.consensus.clone()),
            Some(None) => Ok(None),
            Some(Some(written)) => {
                let written = ScenarioV1::read(written.clone())
                    .map_err(|error| ConsensusError::NotAScenario { reason: bounded_json::reason(&error) })?;
                SubnetConsensus::new(Scenario::try_from(written)?).map(Some)
            }
        }
    }
}

fn written_consensus(consensus: &Option<SubnetConsensus>) -> Option<Value> {
    consensus.as_ref().map(|consensus| serde_json::to_value(ScenarioV1::from(consensus.scenario())).unwrap_or_default())
}
