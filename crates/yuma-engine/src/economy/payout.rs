//! The payout of an epoch (spec 4.6, latest era 2.4).

use std::collections::BTreeMap;

use super::childkeys::{ChildkeyTerms, OwnStake, Parent, split_by_childkeys};
use super::dividends::{Earner, after_take, split_pots};
use super::participants::Pending;
use super::root_dividends::{pay_root_alpha, pay_root_tao};
use super::rules::{RootRule, Rules};
use super::state::{ChildkeyDelegation, Economy, Subnet, Yield};
use crate::quantity::{Alpha, Key, Proportion64, Rao, Share};
use crate::wide::{AMOUNT_ZERO, amount, proportion_to_amount, safe_div_amount};

/// Pays out the pending amounts: the owner's cut, incentives, dividends, and root's part. Rounding remainders become
/// dust.
///
/// The subnets are taken out of `economy` during the call. Source: spec 4.6; chain `distribute_emission`.
pub fn pay_out(subnet: &mut Subnet, pending: &Pending, economy: &mut Economy, rules: &Rules) {
    let tao_weight = rules.parameters.tao_weight;
    let mut earnings = subnet.earnings(pending, &economy.root, rules, economy.block);
    earnings.incentives.retain(|(_, paid)| paid.0 > 0);
    let before = subnet.paid_total();

    subnet.stakes.add(subnet.owner.hotkey, subnet.owner.coldkey, pending.owner.0);
    let recycled = pay_incentives(subnet, &earnings.incentives, economy);
    let validator_pot = if earnings.incentives.is_empty() {
        Alpha(pending.validator.0.saturating_add(pending.server.0))
    } else {
        pending.validator
    };
    let dividends = by_childkeys(subnet, &earnings.dividends, economy, tao_weight);
    let earners: Vec<Earner> = dividends
        .iter()
        .map(|(&hotkey, &dividend)| Earner {
            dividend: amount(dividend.0),
            stake: own_stake(subnet, economy, hotkey),
            has_root_seat: economy.root.seats.contains(&hotkey),
        })
        .collect();
    let root_pot = pending.root;
    let needs_seat = rules.root == RootRule::Fund;
    let payments = split_pots(&earners, validator_pot, root_pot, proportion_to_amount(tao_weight), needs_seat);
    let root_paid = payments.iter().fold(AMOUNT_ZERO, |sum, payment| sum.saturating_add(payment.root));
    subnet.yields.clear();
    for (&hotkey, payment) in dividends.keys().zip(&payments) {
        let (take, rest) = after_take(payment.alpha, subnet.take_of(hotkey, rules));
        let owner = economy.owner_of(hotkey);
        subnet.stakes.pay_after_take(hotkey, owner, take.0, rest.0);
        subnet.yields.insert(hotkey, Yield { dividends: rest, stake: Alpha(subnet.stakes.on(hotkey)) });
        pay_root_alpha(subnet, hotkey, payment.root, economy, rules);
    }
    let root_shares: Vec<_> = payments.iter().map(|payment| payment.root).collect();
    pay_root_tao(subnet, &dividends.keys().copied().collect::<Vec<Key>>(), &root_shares, economy, rules);

    let mut gone = recycled.0;
    if needs_seat && root_paid == AMOUNT_ZERO {
        subnet.recycle(root_pot);
        gone = gone.saturating_add(root_pot.0);
    }
    let paid = subnet.paid_total().saturating_sub(before).saturating_add(gone);
    subnet.holdings.dust.0 = subnet.holdings.dust.0.saturating_add(pending.total().0.saturating_sub(paid));
}

/// Pays miners and returns the alpha recycled. Incentives of the owner's keys are withheld, and are burned or
/// recycled.
///
/// In both cases the withheld share becomes the subnet's miner burn until the next epoch.
fn pay_incentives(subnet: &mut Subnet, incentives: &[(Key, Alpha)], economy: &Economy) -> Alpha {
    let mut withheld: u64 = 0;
    let mut total: u64 = 0;
    for &(hotkey, paid) in incentives {
        total = total.saturating_add(paid.0);
        let coldkey = economy.owner_of(hotkey);
        if hotkey == subnet.owner.hotkey || coldkey == subnet.owner.coldkey {
            withheld = withheld.saturating_add(paid.0);
        } else {
            subnet.stakes.add(hotkey, coldkey, paid.0);
        }
    }
    subnet.miner_burned = safe_div_amount(amount(withheld), amount(total));
    if subnet.switches.recycles_withheld {
        subnet.recycle(Alpha(withheld));
        return Alpha(withheld);
    }
    subnet.holdings.burned.0 = subnet.holdings.burned.0.saturating_add(withheld);
    Alpha(0)
}

/// Returns the dividends of all hotkeys after childkey shares are split off.
fn by_childkeys(
    subnet: &Subnet,
    dividends: &[(Key, Alpha)],
    economy: &Economy,
    tao_weight: Proportion64,
) -> BTreeMap<Key, Alpha> {
    let mut shared: BTreeMap<Key, Alpha> = BTreeMap::new();
    let mut add = |hotkey: Key, dividend: Alpha| {
        let sum = shared.entry(hotkey).or_default();
        sum.0 = sum.0.saturating_add(dividend.0);
    };
    for &(child, dividend) in dividends {
        let delegations: Vec<&ChildkeyDelegation> =
            subnet.childkey_delegations.iter().filter(|delegation| delegation.child == child).collect();
        if delegations.is_empty() {
            add(child, dividend);
            continue;
        }
        let delegated = subnet
            .childkey_delegations
            .iter()
            .filter(|delegation| delegation.parent == child)
            .fold(0, |sum: u64, delegation| sum.saturating_add(delegation.proportion.0));
        let parents: Vec<Parent> = delegations
            .iter()
            .map(|delegation| Parent {
                proportion: delegation.proportion,
                stake: own_stake(subnet, economy, delegation.parent),
                has_other_owner: economy.owner_of(delegation.parent) != economy.owner_of(child),
            })
            .collect();
        let terms = ChildkeyTerms {
            tao_weight,
            childkey_take: subnet.childkey_takes.get(&child).copied().unwrap_or_default(),
            burn: Proportion64(0),
            delegated: Proportion64(delegated),
        };
        let split = split_by_childkeys(dividend, own_stake(subnet, economy, child), &parents, &terms);
        add(child, split.child);
        delegations.iter().zip(split.parents).for_each(|(delegation, dividend)| add(delegation.parent, dividend));
    }
    shared
}

fn own_stake(subnet: &Subnet, economy: &Economy, hotkey: Key) -> OwnStake {
    OwnStake { alpha: Alpha(subnet.stakes.on(hotkey)), root: Rao(economy.root.stakes.on(hotkey)) }
}

impl Subnet {
    /// Returns the take of a hotkey from its stakers' dividends.
    pub fn take_of(&self, hotkey: Key, rules: &Rules) -> Share {
        self.takes.get(&hotkey).copied().unwrap_or(rules.parameters.delegate_take)
    }

    fn paid_total(&self) -> u64 {
        let holdings = self.holdings;
        [holdings.burned.0, holdings.claimable.0]
            .iter()
            .fold(self.stakes.total(), |sum, part| sum.saturating_add(*part))
    }
}
