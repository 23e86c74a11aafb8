//! The earnings of a subnet's epoch, by its model.

use crate::integer;
use crate::quantity::{Alpha, Block, Key, Proportion64, Rao};
use crate::wide::{amount, mul_amount, proportion_to_amount, units};
use crate::yuma::{epoch, inherited};

use super::earnings_model::{Consensus, EarningsModel};
use super::ledger::Ledger;
use super::participants::Pending;
use super::rules::{RootRule, Rules};
use super::state::{ChildkeyDelegation, Root, Subnet};

/// The earnings of an epoch by hotkey, before any take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earnings {
    /// The incentive of each miner.
    pub incentives: Vec<(Key, Alpha)>,
    /// The dividend of each validator, which determines its proportion.
    pub dividends: Vec<(Key, Alpha)>,
}

impl Subnet {
    /// Runs the subnet's epoch over the pending alpha.
    pub fn earnings(&mut self, pending: &Pending, root: &Root, rules: &Rules, block: Block) -> Earnings {
        let (owner, tao_weight) = (self.owner.hotkey, rules.parameters.tao_weight);
        match &mut self.earnings_model {
            EarningsModel::Proportional { miners, kept_by_owner } => {
                let kept = Alpha(units(mul_amount(amount(pending.server.0), *kept_by_owner)).min(pending.server.0));
                let incentives = vec![(owner, kept), (*miners, Alpha(pending.server.0 - kept.0))];
                let weight = proportion_to_amount(tao_weight);
                let stake = |hotkey: Key| {
                    let tao = mul_amount(amount(root.stakes.on(hotkey)), weight);
                    Alpha(self.stakes.on(hotkey).saturating_add(units(tao)))
                };
                let mut hotkeys: Vec<Key> = self.stakes.hotkeys().chain(root.stakes.hotkeys()).collect();
                hotkeys.sort_unstable();
                hotkeys.dedup();
                let incentives = incentives.into_iter().filter(|(_, paid)| paid.0 > 0).collect();
                Earnings { incentives, dividends: hotkeys.into_iter().map(|hotkey| (hotkey, stake(hotkey))).collect() }
            }
            EarningsModel::Consensus(consensus) => {
                let (budget, delegations) = (pending.budget(rules.split), &self.childkey_delegations);
                let mut earnings = consensus.run(budget, &self.stakes, root, delegations, tao_weight, block);
                if rules.root == RootRule::Fund && earnings.dividends.is_empty() {
                    // The epoch then gives its whole emission to miners, but root's part is recycled.
                    let pot = Alpha(pending.server.0.saturating_add(pending.validator.0));
                    earnings.incentives = rescaled(&earnings.incentives, pot);
                }
                earnings
            }
        }
    }
}

/// Returns amounts in the same proportions that add up to a pot; each is rounded down.
fn rescaled(amounts: &[(Key, Alpha)], pot: Alpha) -> Vec<(Key, Alpha)> {
    let total: u128 = amounts.iter().map(|(_, amount)| u128::from(amount.0)).sum();
    let part = |amount: Alpha| integer::quotient(integer::product(amount.0, pot.0), total).unwrap_or(0);
    amounts.iter().map(|&(hotkey, amount)| (hotkey, Alpha(u64::try_from(part(amount)).unwrap_or(u64::MAX)))).collect()
}

impl Consensus {
    /// Runs the consensus epoch with the current stakes, including delegations, and stores the state that the next
    /// epoch reads. Weights keep their age: validators submit them again before each epoch.
    fn run(
        &mut self,
        budget: Alpha,
        stakes: &Ledger,
        root: &Root,
        delegations: &[ChildkeyDelegation],
        tao_weight: Proportion64,
        block: Block,
    ) -> Earnings {
        let inherited = |ledger: &Ledger, hotkey: Key| {
            let children = delegations
                .iter()
                .filter(|delegation| delegation.parent == hotkey)
                .map(|delegation| delegation.proportion);
            let parents = delegations.iter().filter(|delegation| delegation.child == hotkey);
            let parents = parents.map(|delegation| (ledger.on(delegation.parent), delegation.proportion));
            inherited(ledger.on(hotkey), children, parents)
        };
        let input = &mut self.input;
        input.uid_count = u16::try_from(self.hotkeys.len()).unwrap_or(u16::MAX);
        input.alpha_stake = self.hotkeys.iter().map(|&hotkey| Alpha(inherited(stakes, hotkey))).collect();
        input.tao_stake = self.hotkeys.iter().map(|&hotkey| Rao(inherited(&root.stakes, hotkey))).collect();
        input.parameters.tao_weight = tao_weight;
        input.emission = budget;
        let elapsed = block.0.saturating_sub(input.current_block.0);
        input.last_update.iter_mut().for_each(|update| update.0 = update.0.saturating_add(elapsed));
        input.current_block = block;
        let outcome = epoch(input);

        input.last_mechanism_step_block = block;
        input.bonds = outcome.bonds.clone();
        input.validator_permits = outcome.new_validator_permits.clone();
        input.previous_consensus = Some(outcome.consensus.clone());
        let paid = |amounts: &[Alpha]| {
            let by_uid = self.hotkeys.iter().copied().zip(amounts.iter().copied());
            by_uid.filter(|(_, paid)| paid.0 > 0).collect()
        };
        let earnings =
            Earnings { incentives: paid(&outcome.server_emission), dividends: paid(&outcome.validator_emission) };
        self.last = Some(outcome);
        earnings
    }
}
