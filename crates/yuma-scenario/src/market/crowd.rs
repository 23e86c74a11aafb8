//! The participants of a run, who decide once a day; the engine executes their orders.

use super::account::Account;
use super::day_point::DayPoint;
use super::document::MarketDocument;
use super::participant_point::ParticipantPoint;
use super::policies::{PolicyView, Signal};
use super::random::Random;
use yuma_engine::economy::operations::{Operation, OperationError, Receipt, apply};
use yuma_engine::economy::{Economy, Rules};

/// An operation of a participant with its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantTrade {
    /// The index of the participant.
    pub participant: usize,
    /// The operation.
    pub operation: Operation,
    /// The effect, or the chain's refusal.
    pub outcome: Result<Receipt, OperationError>,
}

/// The accounts of the participants, and the trades of the last day.
#[derive(Clone, Debug, Default)]
pub(super) struct Crowd {
    accounts: Vec<Account>,
    /// The trades of the day that began last.
    pub(super) trades: Vec<ParticipantTrade>,
}

impl Crowd {
    /// Creates the accounts in an economy that has them.
    pub(super) fn new(document: &MarketDocument, economy: &Economy) -> Crowd {
        let participants = document.participants.iter().enumerate();
        let accounts = participants.map(|(index, participant)| Account::new(economy, participant, index));
        Crowd { accounts: accounts.collect(), trades: Vec::new() }
    }

    /// Lets all participants trade before the first block of a day. All decide on the market before anybody's trade of
    /// that day, and trade in the order of the document.
    pub(super) fn trade(
        &mut self,
        document: &MarketDocument,
        economy: &mut Economy,
        rules: &Rules,
        points: &[DayPoint],
    ) {
        self.trades.clear();
        if self.accounts.is_empty() {
            return;
        }
        let signals = Signal::of(economy);
        let day = u16::try_from(points.len().saturating_sub(1)).unwrap_or(u16::MAX);
        for (participant, (account, known)) in self.accounts.iter_mut().zip(&document.participants).enumerate() {
            let earned = account.look(economy);
            let view = PolicyView {
                day,
                economy,
                rules,
                signals: &signals,
                points,
                coldkey: account.coldkey,
                role: account.role,
                positions: &account.positions,
                earned,
                random: Random::of(document.seed, participant),
            };
            for operation in known.policy.orders(&view) {
                let outcome = apply(economy, rules, &operation);
                account.record(&operation, &outcome);
                self.trades.push(ParticipantTrade { participant, operation, outcome });
            }
            account.remember(economy);
        }
    }

    /// Returns the holdings of each participant.
    pub(super) fn points(&self, economy: &Economy, rules: &Rules) -> Vec<ParticipantPoint> {
        self.accounts.iter().map(|account| account.point(economy, rules)).collect()
    }
}
