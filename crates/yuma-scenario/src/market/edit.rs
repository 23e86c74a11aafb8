//! The edits of a market. Every change on the page is one of these, so that every change can be undone.

use super::board_edit::BoardEdit;
use super::document::{Market, MarketDocument};
use super::error::MarketError;
use super::event::MarketEvent;
use super::last_registration::LastRegistration;
use super::parameter::Parameter;
use super::participant::Participant;
use super::subnet::MarketSubnet;
use super::subnet_consensus::SubnetConsensus;
use yuma_engine::economy::{EmissionSlot, Era, Runtime};
use yuma_engine::emission::{FlowAverage, MovingPrice};
use yuma_engine::quantity::{Alpha, Block, Netuid, Price, Proportion64, Rao};
use yuma_engine::wide::FineAmount;

/// A change of a market.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarketEdit {
    /// Sets the era, at its own runtime.
    SetEra(&'static Era),
    /// Sets another runtime of the era; `None` for the era's own.
    SetRuntime(Option<Runtime>),
    /// Sets a parameter under the rules of all eras; `None` for the eras' own values.
    SetParameter {
        /// The parameter.
        parameter: Parameter,
        /// The value in the chain's unit.
        value: Option<u64>,
    },
    /// Sets the last registration of a subnet; `None` for an unknown one.
    SetLastRegistration(Option<LastRegistration>),
    /// Sets the era that every change column compares with.
    Pin(Option<&'static Era>),
    /// Sets the TAO in a pool.
    SetTao {
        /// The subnet.
        netuid: Netuid,
        /// The TAO.
        tao: Rao,
    },
    /// Sets the alpha in a pool.
    SetAlpha {
        /// The subnet.
        netuid: Netuid,
        /// The alpha.
        alpha: Alpha,
    },
    /// Sets the alpha in a pool to `floor(tao / price)`; the TAO stays.
    SetPrice {
        /// The subnet.
        netuid: Netuid,
        /// The price, above 0.
        price: Price,
    },
    /// Sets the alpha outside a pool.
    SetAlphaOut {
        /// The subnet.
        netuid: Netuid,
        /// The alpha.
        alpha: Alpha,
    },
    /// Sets the moving average of a price; `None` for a subnet before its start call.
    SetMovingPrice {
        /// The subnet.
        netuid: Netuid,
        /// The moving average.
        price: Option<MovingPrice>,
    },
    /// Sets the fraction of the miners' alpha that goes to the owner's keys.
    SetMinerBurn {
        /// The subnet.
        netuid: Netuid,
        /// The fraction, from 0 to 1.
        fraction: FineAmount,
    },
    /// Sets the scenario that determines the earnings inside a subnet; `None` for fixed proportions at the last miner burn.
    SetConsensus {
        /// The subnet.
        netuid: Netuid,
        /// The scenario.
        consensus: Option<SubnetConsensus>,
    },
    /// Turns the TAO emission of a subnet on or off.
    SetEmission {
        /// The subnet.
        netuid: Netuid,
        /// Whether it gets TAO.
        is_on: bool,
    },
    /// Sets the block of registration.
    SetRegisteredAt {
        /// The subnet.
        netuid: Netuid,
        /// The block.
        block: Block,
    },
    /// Sets the moving averages of the flows.
    SetFlow {
        /// The subnet.
        netuid: Netuid,
        /// The stakers' flow.
        user: FlowAverage,
        /// The chain's own flow.
        protocol: FlowAverage,
    },
    /// Sets parts of the split of a subnet's alpha, even to what the chain would refuse.
    SetEmissionWeights {
        /// The subnet.
        netuid: Netuid,
        /// The parts that are set.
        weights: Vec<(EmissionSlot, Proportion64)>,
        /// The change of the other parts.
        others: OtherParts,
    },
    /// Sets the name of a subnet.
    Rename {
        /// The subnet.
        netuid: Netuid,
        /// The name.
        name: String,
    },
    /// Adds a subnet; [`MarketDocument::new_subnet`] returns one to start from.
    AddSubnet(Box<MarketSubnet>),
    /// Replaces the subnets of these numbers, and adds those that do not exist.
    PutSubnets(Vec<MarketSubnet>),
    /// Applies several edits in order as one.
    Batch(Vec<MarketEdit>),
    /// Removes a subnet.
    RemoveSubnet(Netuid),
    /// Sets a subnet back to the snapshot, also if it was removed.
    ResetSubnet(Netuid),
    /// Changes the board of votes.
    Board(BoardEdit),
    /// Sets all subnets and the board back to the snapshot. Events, texts and rules stay.
    ResetAll,
    /// Adds an event, after the existing ones of its block.
    AddEvent(MarketEvent),
    /// Removes the event at an index.
    RemoveEvent(usize),
    /// Adds a participant after the others.
    AddParticipant(Participant),
    /// Replaces the participant at an index.
    SetParticipant(usize, Participant),
    /// Removes the participant at an index.
    RemoveParticipant(usize),
    /// Sets the length of a run in days.
    SetHorizon(u16),
    /// Sets the seed.
    SetSeed(u64),
    /// Sets the title.
    Title(String),
    /// Sets the notes.
    Notes(String),
}

/// The change of the parts of a split that are not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherParts {
    /// They keep their values, so that the sum may change, see `EmissionWeights::merged`.
    Kept,
    /// They are scaled to keep the sum, see `EmissionWeights::rescaled`. Named parts above the whole are stored as set.
    Rescaled,
}

impl MarketEdit {
    /// Returns the changed market.
    ///
    /// # Errors
    /// Returns the first rule of [`MarketError`] that the edit breaks.
    pub fn apply(&self, market: &Market) -> Result<Market, MarketError> {
        market.edit(|document| self.change(document))
    }

    fn change(&self, document: &mut MarketDocument) -> Result<(), MarketError> {
        match self {
            MarketEdit::SetEra(era) => (document.era, document.runtime) = (era, None),
            MarketEdit::SetRuntime(runtime) => document.runtime = *runtime,
            MarketEdit::SetParameter { parameter, value: Some(value) } => {
                document.parameters.insert(*parameter, *value);
            }
            MarketEdit::SetParameter { parameter, value: None } => {
                document.parameters.remove(parameter);
            }
            MarketEdit::SetLastRegistration(last) => document.last_registration = *last,
            MarketEdit::Pin(era) => document.pinned = *era,
            MarketEdit::SetTao { netuid, tao } => document.subnet_mut(*netuid)?.tao = *tao,
            MarketEdit::SetAlpha { netuid, alpha } => document.subnet_mut(*netuid)?.alpha = *alpha,
            MarketEdit::SetPrice { netuid, price } => document.subnet_mut(*netuid)?.set_price(*price)?,
            MarketEdit::SetAlphaOut { netuid, alpha } => document.subnet_mut(*netuid)?.alpha_out = *alpha,
            MarketEdit::SetMovingPrice { netuid, price } => document.subnet_mut(*netuid)?.moving_price = *price,
            MarketEdit::SetMinerBurn { netuid, fraction } => document.subnet_mut(*netuid)?.set_miner_burn(*fraction)?,
            MarketEdit::SetConsensus { netuid, consensus } => {
                document.subnet_mut(*netuid)?.consensus.clone_from(consensus);
            }
            MarketEdit::SetEmission { netuid, is_on } => document.subnet_mut(*netuid)?.emission_enabled = *is_on,
            MarketEdit::SetRegisteredAt { netuid, block } => document.subnet_mut(*netuid)?.registered_at = *block,
            MarketEdit::SetFlow { netuid, user, protocol } => {
                let subnet = document.subnet_mut(*netuid)?;
                (subnet.user_flow, subnet.protocol_flow) = (*user, *protocol);
            }
            MarketEdit::SetEmissionWeights { netuid, weights, others } => {
                document.subnet_mut(*netuid)?.set_emission_weights(weights, *others)?;
            }
            MarketEdit::Rename { netuid, name } => document.subnet_mut(*netuid)?.name.clone_from(name),
            MarketEdit::AddSubnet(subnet) => document.subnets.push(MarketSubnet::clone(subnet)),
            MarketEdit::PutSubnets(subnets) => document.put_subnets(subnets),
            MarketEdit::Batch(edits) => edits.iter().try_for_each(|edit| edit.change(document))?,
            MarketEdit::RemoveSubnet(netuid) => document.remove_subnet(*netuid)?,
            MarketEdit::ResetSubnet(netuid) => document.reset_subnet(*netuid)?,
            MarketEdit::Board(edit) => edit.change(document)?,
            MarketEdit::ResetAll => {
                let snapshot = document.start.snapshot();
                document.subnets.clone_from(&snapshot.subnets);
                document.board.clone_from(&snapshot.board);
            }
            MarketEdit::AddEvent(event) => document.events.push(event.clone()),
            MarketEdit::RemoveEvent(index) if *index < document.events.len() => drop(document.events.remove(*index)),
            MarketEdit::RemoveEvent(index) => return Err(MarketError::UnknownEvent { index: *index }),
            MarketEdit::AddParticipant(participant) => document.participants.push(participant.clone()),
            MarketEdit::SetParticipant(index, participant) => {
                document.participant_mut(*index)?.clone_from(participant);
            }
            MarketEdit::RemoveParticipant(index) => {
                document.participant_mut(*index)?;
                document.participants.remove(*index);
            }
            MarketEdit::SetHorizon(days) => document.horizon = *days,
            MarketEdit::SetSeed(seed) => document.seed = *seed,
            MarketEdit::Title(title) => document.title.clone_from(title),
            MarketEdit::Notes(notes) => document.notes.clone_from(notes),
        }
        Ok(())
    }
}
