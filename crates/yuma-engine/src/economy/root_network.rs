//! The block of April 2024: TAO goes to subnets by the weights of root, and no alpha is created (spec 3.1).

use super::block_context::BlockContext;
use super::dividends::after_take;
use super::epochs::due_epochs;
use super::participants::Pending;
use super::rules::Rules;
use super::state::{Economy, Subnet};
use super::subnet_block_result::SubnetBlockResult;
use crate::quantity::{Alpha, Netuid, Rao};
use crate::root2024::{RootInput, block_share, root_epoch};
use crate::wide::{FineAmount, amount, mul_amount, safe_div_amount, units};

/// Runs the root epoch if it is due and stores each subnet's emission per block until the next one.
///
/// Root itself has a column, whose part is never minted. An epoch without validators or stake changes nothing. An
/// economy that does not model root's validators keeps its stored emissions as well.
pub fn vote(context: &mut BlockContext) {
    let economy = &context.economy;
    if !economy.root.vote.tempo.is_due_by_number(Netuid::ROOT, economy.block, context.stride) {
        return;
    }
    let input = root_input(economy, context.rules, context.emission_of_a_block());
    let Ok(epoch) = root_epoch(&input) else { return };
    for (subnet, emission) in context.economy.subnets.iter_mut().zip(epoch.emission.into_iter().skip(1)) {
        subnet.root_emission = emission;
    }
}

/// Returns the input of a root epoch that runs now: the stored weights of root's validators, their stake with that of
/// their nominators, and a column for root and for each subnet.
///
/// `block_emission` is the TAO of a block, which the networks divide. Source: spec yuma 11.2; chain `root_epoch`.
pub fn root_input(economy: &Economy, rules: &Rules, block_emission: Rao) -> RootInput {
    let vote = &economy.root.vote;
    RootInput {
        networks: [Netuid::ROOT].into_iter().chain(economy.subnets.iter().map(|subnet| subnet.netuid)).collect(),
        stake: vote.weights.keys().map(|&hotkey| Rao(economy.root.stakes.on(hotkey))).collect(),
        weights: vote.weights.values().cloned().collect(),
        rho: vote.rho,
        kappa: vote.kappa,
        block_emission,
        normalizes_rows: rules.normalizes_root_rows,
    }
}

/// Splits each subnet's TAO: the cut is paid to the owner at once, the rest is pending for the epoch. The rounding
/// remainders of both parts are not minted.
pub fn pending_tao(context: &mut BlockContext) {
    let cut = context.rules.parameters.owner_cut;
    let emissions: Vec<(usize, Rao)> =
        context.eligible.iter().copied().zip(context.division.tao.iter().map(|&tao| Rao(units(tao)))).collect();
    for (index, tao) in emissions {
        let share = block_share(tao.min(context.remaining_emission), cut, true);
        let tao = context.spend(Rao(share.owner.0.saturating_add(share.pending.0)));
        let Some(subnet) = context.subnet(index) else { continue };
        subnet.pending_tao.0 = subnet.pending_tao.0.saturating_add(share.pending.0);
        let (netuid, coldkey) = (subnet.netuid, subnet.owner.coldkey);
        context.economy.pay(coldkey, share.owner);
        context.results.push(SubnetBlockResult { netuid, index, tao_in: tao, ..SubnetBlockResult::default() });
    }
}

/// Pays the pending TAO to neurons as stake: half to miners, half to validators and their stakers.
pub fn tao_epochs(context: &mut BlockContext) {
    let mut subnets = std::mem::take(&mut context.economy.subnets);
    let clocks = subnets.iter_mut().map(|subnet| (subnet.netuid, &mut subnet.clock));
    let due = due_epochs(clocks, context.rules.schedule, context.economy.block, context.stride);
    for subnet in subnets.iter_mut().filter(|subnet| due.binary_search(&subnet.netuid).is_ok()) {
        pay_tao(subnet, context.economy, context.rules);
    }
    context.economy.subnets = subnets;
    context.epochs = due;
}

fn pay_tao(subnet: &mut Subnet, economy: &mut Economy, rules: &Rules) {
    let pot = subnet.pending_tao;
    let half = pot.0 / 2;
    let pending = Pending { server: Alpha(half), validator: Alpha(pot.0 - half), ..Pending::default() };
    let earnings = subnet.earnings(&pending, &economy.root, rules, economy.block);
    let mut paid: u64 = 0;
    for &(hotkey, amount) in &earnings.incentives {
        economy.root.stakes.add(hotkey, economy.owner_of(hotkey), amount.0);
        paid = paid.saturating_add(amount.0);
    }
    let left = Rao(pot.0.saturating_sub(paid));
    let total =
        earnings.dividends.iter().fold(FineAmount::default(), |sum, (_, part)| sum.saturating_add(amount(part.0)));
    for (hotkey, dividend) in earnings.dividends {
        let payment = mul_amount(amount(left.0), safe_div_amount(amount(dividend.0), total));
        let (take, rest) = after_take(payment, subnet.take_of(hotkey, rules));
        let owner = economy.owner_of(hotkey);
        economy.root.stakes.pay_after_take(hotkey, owner, take.0, rest.0);
        paid = paid.saturating_add(take.0).saturating_add(rest.0);
    }
    subnet.pending_tao = Rao(pot.0.saturating_sub(paid));
}
