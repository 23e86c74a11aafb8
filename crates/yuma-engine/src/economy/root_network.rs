//! The block of April 2024: TAO goes to subnets by the weights of root, and no alpha is made (spec 3.1).

use super::block_step::{Offered, Working};
use super::dividends::after_take;
use super::epochs::due_epochs;
use super::participants::Pending;
use super::state::{Economy, Subnet};
use crate::quantity::{Alpha, Rao};
use crate::root2024::block_share;
use crate::wide::{FineAmount, amount, mul_amount, safe_div_amount, units};

/// Each subnet's TAO: the cut to the owner at once, the rest waits for the epoch. What the two roundings leave is not made.
pub fn pending_tao(working: &mut Working) {
    let cut = working.rules.parameters.owner_cut;
    let emissions: Vec<(usize, Rao)> =
        working.eligible.iter().copied().zip(working.division.tao.iter().map(|&tao| Rao(units(tao)))).collect();
    for (place, tao) in emissions {
        let share = block_share(tao.min(working.credit), cut, true);
        let tao = working.spend(Rao(share.owner.0.saturating_add(share.pending.0)));
        let Some(subnet) = working.subnet(place) else { continue };
        subnet.pending_tao.0 = subnet.pending_tao.0.saturating_add(share.pending.0);
        let (netuid, coldkey) = (subnet.netuid, subnet.owner.coldkey);
        working.economy.pay(coldkey, share.owner);
        working.offers.push(Offered { netuid, place, tao_in: tao, ..Offered::default() });
    }
}

/// Pays what is pending to neurons, as stake in TAO: half to miners, half to validators and their stakers.
pub fn tao_epochs(working: &mut Working) {
    let mut subnets = std::mem::take(&mut working.economy.subnets);
    let clocks = subnets.iter_mut().map(|subnet| (subnet.netuid, &mut subnet.clock));
    let due = due_epochs(clocks, working.rules.schedule, working.economy.block, working.stride);
    for subnet in subnets.iter_mut().filter(|subnet| due.contains(&subnet.netuid)) {
        pay_tao(subnet, working.economy, working.rules);
    }
    working.economy.subnets = subnets;
    working.epochs = due;
}

fn pay_tao(subnet: &mut Subnet, economy: &mut Economy, rules: &super::rules::Rules) {
    let pot = subnet.pending_tao;
    let half = pot.0 / 2;
    let pending = Pending { server: Alpha(half), validator: Alpha(pot.0 - half), ..Pending::default() };
    let earnings = subnet.earnings(&pending, &economy.root, rules.parameters.tao_weight, economy.block);
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
        economy.root.stakes.add(hotkey, owner, take.0);
        economy.root.stakes.pay(hotkey, rest.0, owner);
        paid = paid.saturating_add(take.0).saturating_add(rest.0);
    }
    subnet.pending_tao = Rao(pot.0.saturating_sub(paid));
}
