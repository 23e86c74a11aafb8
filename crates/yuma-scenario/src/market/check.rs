//! The checks that make a document a market.

use super::board::Board;
use super::board_error::BoardError;
use super::document::MarketDocument;
use super::error::{EventField, MarketError, MarketText, SubnetField};
use super::event::{EventContent, MarketEvent};
use super::last_registration::LastRegistration;
use super::neurons::linked;
use super::parameter;
use super::subnet::MarketSubnet;
use super::subnet_consensus::ConsensusError;
use crate::{limits, text};
use yuma_engine::economy::operations::{Limit, Operation};
use yuma_engine::issuance::MAXIMUM;
use yuma_engine::quantity::{BLOCKS_PER_DAY, Block, Netuid, RAO_PER_TAO};
use yuma_engine::wide::AMOUNT_ONE;

/// The highest moving price in units of 2^-32: a million TAO per alpha, which the chain treats as no limit.
const MOVING_PRICE: i128 = 1_000_000 << 32;
/// The largest flow average of either sign, in units of 2^-64 rao: the maximum supply.
const FLOW: u128 = (MAXIMUM as u128) << 64;
/// The highest price limit, in rao per alpha.
const LIMIT: u64 = 1_000_000 * RAO_PER_TAO;
/// The maximum number of parts that a split can name.
const PARTS: usize = 5;

impl MarketDocument {
    /// Cleans the texts, sorts the subnets and the events, and takes the miner burn from each consensus.
    pub(super) fn normalize(&mut self) {
        self.preset = self.preset.as_deref().map(text::clean_line);
        self.title = text::clean_line(&self.title);
        self.notes = text::clean_notes(&self.notes);
        for subnet in &mut self.subnets {
            if text::clean_line(&subnet.name) != subnet.name {
                subnet.name = text::clean_line(&subnet.name);
            }
            if let Some(consensus) = &subnet.consensus {
                subnet.miner_burn = consensus.miner_burn();
            }
        }
        if let Some(board) = &mut self.board {
            board.normalize();
        }
        for participant in &mut self.participants {
            participant.name = text::clean_line(&participant.name);
        }
        self.subnets.sort_by_key(|subnet| subnet.netuid);
        self.events.sort_by_key(|event| event.after);
    }

    /// Checks all rules of a normalized document.
    ///
    /// # Errors
    /// Returns the first rule that the document breaks.
    pub(super) fn check(&self) -> Result<(), MarketError> {
        self.check_sizes()?;
        self.check_texts()?;
        let first_block = self.start.snapshot().block;
        self.subnets.iter().try_for_each(|subnet| check_subnet(subnet, first_block))?;
        self.check_consensus()?;
        self.check_board()?;
        self.check_participants()?;
        self.check_tao()?;
        parameter::check(&self.parameters)?;
        let is_past = |last: LastRegistration| last.lock.0 <= MAXIMUM && (1..=first_block.0).contains(&last.block.0);
        if !self.last_registration.is_none_or(is_past) {
            return Err(MarketError::LastRegistration);
        }
        self.events.iter().enumerate().try_for_each(|(index, event)| {
            check_event(event).map_err(|field| MarketError::EventOutOfRange { index, field })
        })
    }

    fn check_sizes(&self) -> Result<(), MarketError> {
        let count = self.subnets.len();
        if count == 0 {
            return Err(MarketError::Empty);
        }
        if count > limits::SUBNETS {
            return Err(MarketError::TooManySubnets { count, limit: limits::SUBNETS });
        }
        if self.events.len() > limits::EVENTS {
            return Err(MarketError::TooManyEvents { count: self.events.len(), limit: limits::EVENTS });
        }
        if self.horizon == 0 || self.horizon > limits::DAYS {
            return Err(MarketError::Horizon { days: self.horizon, limit: limits::DAYS });
        }
        if let Some(runtime) = self.runtime
            && runtime != self.era.runtime
            && self.era.changes.iter().all(|change| change.runtime != runtime)
        {
            return Err(MarketError::UnknownRuntime { era: self.era.id, runtime: runtime.0 });
        }
        let mut pairs = self.subnets.iter().zip(self.subnets.iter().skip(1));
        match pairs.find(|(one, other)| one.netuid == other.netuid) {
            Some((subnet, _)) => Err(MarketError::DuplicateNetuid { netuid: subnet.netuid }),
            None if self.subnets.iter().any(|subnet| subnet.netuid == Netuid::ROOT) => Err(MarketError::Root),
            None => Ok(()),
        }
    }

    fn check_texts(&self) -> Result<(), MarketError> {
        check_text(MarketText::Title, &self.title, limits::TITLE)?;
        check_text(MarketText::Notes, &self.notes, limits::NOTES)?;
        check_text(MarketText::Preset, self.preset.as_deref().unwrap_or_default(), limits::NAME)?;
        let mut subnets = self.subnets.iter();
        subnets.try_for_each(|subnet| check_text(MarketText::Name(subnet.netuid), &subnet.name, limits::NAME))
    }

    fn check_consensus(&self) -> Result<(), MarketError> {
        check_linked(linked(self).map(|(subnet, _)| subnet.netuid))?;
        let (limit, mut count) = (limits::CONSENSUS_ENTRIES, 0);
        linked(self).try_for_each(|(subnet, consensus)| {
            count += consensus.entries();
            let error = ConsensusError::TooManyWeights { count, limit };
            if count > limit { Err(MarketError::Consensus { netuid: subnet.netuid, error }) } else { Ok(()) }
        })
    }

    fn check_board(&self) -> Result<(), MarketError> {
        match &self.board {
            Some(board) => board.check(),
            None if self.start.snapshot().board.is_some() => Err(BoardError::Missing.into()),
            None => Ok(()),
        }
    }

    /// Checks that the TAO of all pools, of root and of the participants exists at most once.
    fn check_tao(&self) -> Result<(), MarketError> {
        let pools: u128 = self.subnets.iter().map(|subnet| u128::from(subnet.tao.0)).sum();
        let board = self.board.as_ref().map_or(0, Board::stake);
        let participants: u128 = self.participants.iter().map(|participant| u128::from(participant.tao.0)).sum();
        let total = (pools + u128::from(self.root_stake().0)).max(board) + participants;
        if total > u128::from(MAXIMUM) {
            return Err(MarketError::TooMuchTao { total, limit: MAXIMUM });
        }
        Ok(())
    }
}

pub(super) fn check_text(text: MarketText, content: &str, limit: usize) -> Result<(), MarketError> {
    let length = content.chars().count();
    if length > limit { Err(MarketError::TextTooLong { text, length, limit }) } else { Ok(()) }
}

/// Checks the number of subnets with a consensus.
pub(crate) fn check_linked(netuids: impl Iterator<Item = Netuid>) -> Result<(), MarketError> {
    let netuids: Vec<Netuid> = netuids.collect();
    let limit = limits::LINKED_SUBNETS;
    match netuids.get(limit) {
        Some(&netuid) => {
            Err(MarketError::Consensus { netuid, error: ConsensusError::TooMany { count: netuids.len(), limit } })
        }
        None => Ok(()),
    }
}

fn check_subnet(subnet: &MarketSubnet, first_block: Block) -> Result<(), MarketError> {
    let is_price = |bits: i128| (0..=MOVING_PRICE).contains(&bits);
    let checks = [
        (subnet.tao.0 <= MAXIMUM, SubnetField::Tao),
        (subnet.alpha.0 <= MAXIMUM, SubnetField::Alpha),
        (subnet.alpha_out.0 <= MAXIMUM, SubnetField::AlphaOut),
        (subnet.moving_price.is_none_or(|price| is_price(price.0.to_bits())), SubnetField::MovingPrice),
        (subnet.miner_burn <= AMOUNT_ONE, SubnetField::MinerBurn),
        (subnet.registered_at <= first_block, SubnetField::RegisteredAt),
        (subnet.user_flow.0.to_bits().unsigned_abs() <= FLOW, SubnetField::UserFlow),
        (subnet.protocol_flow.0.to_bits().unsigned_abs() <= FLOW, SubnetField::ProtocolFlow),
        (subnet.neuron_burn.0 <= MAXIMUM, SubnetField::NeuronBurn),
    ];
    match checks.into_iter().find(|(is_valid, _)| !is_valid) {
        Some((_, field)) => Err(MarketError::OutOfRange { netuid: subnet.netuid, field }),
        None => Ok(()),
    }
}

/// Returns the first value of an event that is out of range as an error. Netuids and keys may not exist yet: the
/// chain refuses such an operation when its block comes.
fn check_event(event: &MarketEvent) -> Result<(), EventField> {
    if event.after.0 > u64::from(limits::DAYS) * BLOCKS_PER_DAY {
        return Err(EventField::Block);
    }
    let amount = |amount: u64| if amount > MAXIMUM { Err(EventField::Amount) } else { Ok(()) };
    let limit = |limit: &Option<Limit>| match limit {
        Some(limit) if limit.price.0 > LIMIT => Err(EventField::Limit),
        _ => Ok(()),
    };
    let EventContent::Operation(operation) = &event.content else { return Ok(()) };
    match operation {
        Operation::Stake { tao, limit: price, .. } => amount(tao.0).and(limit(price)),
        Operation::Unstake { amount: alpha, limit: price, .. }
        | Operation::Move { amount: alpha, limit: price, .. } => amount(alpha.0).and(limit(price)),
        Operation::SetMinerBurn { fraction, .. } if *fraction > AMOUNT_ONE => Err(EventField::Fraction),
        Operation::SetEmissionWeights { weights, .. } if weights.len() > PARTS => Err(EventField::Weights),
        Operation::SetRootWeights { row, .. } if row.len() > limits::SUBNETS + 1 => Err(EventField::Weights),
        Operation::SetWeights { row, .. } if row.len() > limits::NEURONS => Err(EventField::Weights),
        _ => Ok(()),
    }
}
