//! The account of a participant in a run.

use super::endowment::{participant_key, role_position};
use super::keys::VALIDATOR;
use super::participant::Participant;
use super::participant_point::{Holding, ParticipantPoint};
use yuma_engine::economy::operations::{Operation, OperationError, Position, Receipt, proceeds};
use yuma_engine::economy::{Economy, Rules, SafeFloat};
use yuma_engine::quantity::{Alpha, Key, Netuid, Rao};

/// The account of a participant.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) coldkey: Key,
    /// The position that its role pays.
    pub(super) role: Option<Position>,
    /// All positions that it has or had.
    pub(super) positions: Vec<Position>,
    /// The TAO at the start.
    tao: Rao,
    /// The alpha at the start, as a share of its validator.
    share: Option<(Position, SafeFloat)>,
    /// The stake of the role's position after the last look.
    seen: Alpha,
    /// All that this position grew by.
    earned: Alpha,
    trades: u32,
    refusals: u32,
    refusal: Option<OperationError>,
}

impl Account {
    /// Creates the account of a participant at the start.
    pub(super) fn new(economy: &Economy, participant: &Participant, index: usize) -> Account {
        let coldkey = participant_key(index);
        let role = role_position(economy, participant, coldkey);
        let start = participant.alpha.map(|(netuid, _)| Position { netuid, hotkey: VALIDATOR, coldkey });
        let share = start.and_then(|position| {
            let subnet = economy.subnet(position.netuid)?;
            Some((position, subnet.stakes.share_of(position.hotkey, coldkey)))
        });
        Account {
            coldkey,
            role,
            positions: role.into_iter().chain(start).collect(),
            tao: participant.tao,
            share,
            seen: Alpha(0),
            earned: Alpha(0),
            trades: 0,
            refusals: 0,
            refusal: None,
        }
    }

    /// Returns the alpha that the role's position grew by since the last look.
    pub(super) fn look(&mut self, economy: &Economy) -> Alpha {
        let grown = Alpha(self.role_stake(economy).0.saturating_sub(self.seen.0));
        self.earned.0 = self.earned.0.saturating_add(grown.0);
        grown
    }

    /// Ends a look, after the trades.
    pub(super) fn remember(&mut self, economy: &Economy) {
        self.seen = self.role_stake(economy);
    }

    fn role_stake(&self, economy: &Economy) -> Alpha {
        self.role.map_or(Alpha(0), |position| economy.staked(position))
    }

    /// Records an operation: the position that it opened, or its refusal.
    pub(super) fn record(&mut self, operation: &Operation, outcome: &Result<Receipt, OperationError>) {
        if let Err(refusal) = outcome {
            self.refusals = self.refusals.saturating_add(1);
            self.refusal = Some(*refusal);
            return;
        }
        self.trades = self.trades.saturating_add(1);
        let opened = match *operation {
            Operation::Stake { position, .. } => position,
            Operation::Move { to, .. } => to,
            _ => return,
        };
        if !self.positions.contains(&opened) {
            self.positions.push(opened);
        }
    }

    /// Returns the holdings of the participant now.
    pub(super) fn point(&self, economy: &Economy, rules: &Rules) -> ParticipantPoint {
        let tao = economy.balance(self.coldkey);
        let mut point = ParticipantPoint {
            tao,
            value: tao,
            proceeds: tao,
            kept: self.kept(economy),
            trades: self.trades,
            refusals: self.refusals,
            refusal: self.refusal,
            holdings: Vec::new(),
        };
        for &position in &self.positions {
            let alpha = economy.staked(position);
            if alpha.0 == 0 {
                continue;
            }
            let worth = spot_value(economy, position.netuid, alpha);
            let sold = proceeds(economy, rules, position).unwrap_or_default();
            point.value.0 = point.value.0.saturating_add(worth.0);
            point.proceeds.0 = point.proceeds.0.saturating_add(sold.0);
            point.add(Holding { netuid: position.netuid, alpha });
        }
        point
    }

    /// Returns the value of the start, if the participant had not traded and all else were as it is.
    fn kept(&self, economy: &Economy) -> Rao {
        let mut kept = self.tao;
        if let Some((position, share)) = self.share
            && let Some(subnet) = economy.subnet(position.netuid)
        {
            let alpha = Alpha(subnet.stakes.value_of_share(position.hotkey, share));
            kept.0 = kept.0.saturating_add(spot_value(economy, position.netuid, alpha).0);
        }
        if let Some(role) = self.role {
            let since = Alpha(self.role_stake(economy).0.saturating_sub(self.seen.0));
            let all = Alpha(self.earned.0.saturating_add(since.0));
            kept.0 = kept.0.saturating_add(spot_value(economy, role.netuid, all).0);
        }
        kept
    }
}

/// Returns `floor(alpha * price)` in a subnet's pool; on root the rao themselves; 0 if the subnet does not exist.
fn spot_value(economy: &Economy, netuid: Netuid, alpha: Alpha) -> Rao {
    if netuid == Netuid::ROOT {
        return Rao(alpha.0);
    }
    economy.subnet(netuid).map_or(Rao(0), |subnet| subnet.pool.price().value_of(alpha))
}
