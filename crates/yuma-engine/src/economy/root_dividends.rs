//! Root's part of an epoch, in the form of each era: TAO, claimable alpha, or a simplified fund (spec 4.6 f, 4.7).

use super::dividends::after_take;
use super::root_claims::{ClaimableRate, Claimed};
use super::rules::{RootRule, Rules};
use super::state::{Economy, Subnet};
use crate::pool::{Order, PoolError, Side, Swap};
use crate::quantity::{Alpha, Amount, Key, Rao};
use crate::wide::{AMOUNT_ZERO, FineAmount, amount, mul_amount, safe_div_amount};

/// The default minimum amount of a claim (chain: `RootClaimableThreshold`).
pub const CLAIM_THRESHOLD: Alpha = Alpha(500_000);

/// Adds a hotkey's root dividend to the claims of its root stakers; the take is paid to the hotkey's owner as stake.
///
/// If claims are tracked by rate, a payment above the root stake goes to the owner as well.
pub fn pay_root_alpha(subnet: &mut Subnet, hotkey: Key, payment: FineAmount, economy: &Economy, rules: &Rules) {
    if payment == AMOUNT_ZERO {
        return;
    }
    let (take, rest) = after_take(payment, subnet.take_of(hotkey, rules));
    let owner = economy.owner_of(hotkey);
    subnet.stakes.add(hotkey, owner, take.0);
    let root_stake = Rao(economy.root.stakes.on(hotkey));
    let claims = subnet.claims.entry(hotkey).or_default();
    match claims.rate.after_payment(rest, root_stake) {
        Some(rate) => {
            claims.rate = rate;
            subnet.holdings.claimable.0 = subnet.holdings.claimable.0.saturating_add(rest.0);
        }
        None => subnet.stakes.add(hotkey, owner, rest.0),
    }
}

/// Pays the TAO from sales of root's alpha as root stake, in proportion to root's shares in the epoch's dividends.
///
/// If there are no shares in alpha, the payment is proportional to the stakes on root. Rounding remainders stay
/// pending for the next epoch.
pub fn pay_root_tao(subnet: &mut Subnet, hotkeys: &[Key], shares: &[FineAmount], economy: &mut Economy, rules: &Rules) {
    if !matches!(rules.root, RootRule::Sold | RootRule::SoldUnlessSubsidized) {
        return;
    }
    let mut weights: Vec<(Key, FineAmount)> = hotkeys.iter().copied().zip(shares.iter().copied()).collect();
    if weights.iter().all(|(_, weight)| *weight == AMOUNT_ZERO) {
        weights = hotkeys.iter().map(|&hotkey| (hotkey, amount(economy.root.stakes.on(hotkey)))).collect();
    }
    let total = weights.iter().fold(AMOUNT_ZERO, |sum, (_, weight)| sum.saturating_add(*weight));
    let pot = subnet.pending_tao;
    for (hotkey, weight) in weights {
        let payment = mul_amount(amount(pot.0), safe_div_amount(weight, total));
        let (take, rest) = after_take(payment, subnet.take_of(hotkey, rules));
        let owner = economy.owner_of(hotkey);
        economy.root.stakes.pay_after_take(hotkey, owner, take.0, rest.0);
        subnet.pending_tao.0 = subnet.pending_tao.0.saturating_sub(take.0).saturating_sub(rest.0);
    }
}

/// Returns the alpha owed to a root staker on a subnet.
pub fn owed(subnet: &Subnet, hotkey: Key, coldkey: Key, root_stake: Rao) -> Alpha {
    let Some(claims) = subnet.claims.get(&hotkey) else { return Alpha(0) };
    let claimed = claims.claimed.get(&coldkey).copied().unwrap_or_default();
    Alpha(claims.rate.owed(root_stake, claimed).0.min(subnet.holdings.claimable.0))
}

/// Settles a claim and returns the sale: the alpha is sold without a fee, and the proceeds become root stake. Below
/// the threshold nothing is sold, and the result is `None`.
///
/// # Errors
///
/// Those of the pool; the claim is unchanged.
pub fn claim(economy: &mut Economy, index: usize, hotkey: Key, coldkey: Key) -> Result<Option<Swap>, PoolError> {
    let root_stake = Rao(economy.root.stakes.of(hotkey, coldkey));
    let Some(subnet) = economy.subnets.get_mut(index) else { return Ok(None) };
    let owed = owed(subnet, hotkey, coldkey, root_stake);
    let Some(swap) = sell(subnet, owed)? else { return Ok(None) };
    let (sold, tao) = (Alpha(swap.paid_in.0), Rao(swap.paid_out.0));
    if let Some(claims) = subnet.claims.get_mut(&hotkey) {
        let claimed = claims.claimed.entry(coldkey).or_default();
        *claimed = claimed.after_claim(sold);
    }
    stake_on_root(economy, hotkey, coldkey, tao);
    Ok(Some(swap))
}

/// Settles the claims of a root staker on all subnets, in their order; a refused claim stays owed.
///
/// The result is that of [`claim`] on each subnet. The stake that a claim adds has no claim on earlier dividends of any
/// subnet, so the claimed amounts are collected once instead of looked up at every claim.
pub fn claim_all(economy: &mut Economy, hotkey: Key, coldkey: Key) {
    let mut claims: Vec<(usize, ClaimableRate, Claimed)> = economy
        .subnets
        .iter()
        .enumerate()
        .filter_map(|(index, subnet)| {
            let claims = subnet.claims.get(&hotkey)?;
            Some((index, claims.rate, claims.claimed.get(&coldkey).copied().unwrap_or_default()))
        })
        .collect();
    let mut root_stake = Rao(economy.root.stakes.of(hotkey, coldkey));
    let mut has_claimed = false;
    for at in 0..claims.len() {
        let Some((index, rate, claimed)) = claims.get_mut(at) else { continue };
        let Some(subnet) = economy.subnets.get_mut(*index) else { continue };
        let owed = Alpha(rate.owed(root_stake, *claimed).0.min(subnet.holdings.claimable.0));
        let Ok(Some(swap)) = sell(subnet, owed) else { continue };
        *claimed = claimed.after_claim(Alpha(swap.paid_in.0));
        let tao = Rao(swap.paid_out.0);
        economy.root.stakes.add(hotkey, coldkey, tao.0);
        root_stake = Rao(economy.root.stakes.of(hotkey, coldkey));
        for (_, rate, claimed) in &mut claims {
            *claimed = claimed.after_stake(*rate, tao);
        }
        has_claimed = true;
    }
    if has_claimed {
        for (index, _, claimed) in claims {
            let subnet = economy.subnets.get_mut(index);
            if let Some(claims) = subnet.and_then(|subnet| subnet.claims.get_mut(&hotkey)) {
                claims.claimed.insert(coldkey, claimed);
            }
        }
    }
}

/// Sells claimed alpha without a fee; below the threshold nothing is sold, and the result is `None`.
fn sell(subnet: &mut Subnet, owed: Alpha) -> Result<Option<Swap>, PoolError> {
    if owed < CLAIM_THRESHOLD {
        return Ok(None);
    }
    let swap = subnet.pool.swap(&Order::new(Side::Sell, Amount(owed.0)).free())?;
    let sold = Alpha(swap.paid_in.0);
    subnet.recycle(sold);
    subnet.holdings.claimable.0 = subnet.holdings.claimable.0.saturating_sub(sold.0);
    subnet.flows.give_protocol(Rao(swap.paid_out.0));
    Ok(Some(swap))
}

/// Adds root stake; it has no claim on earlier dividends.
pub fn stake_on_root(economy: &mut Economy, hotkey: Key, coldkey: Key, tao: Rao) {
    economy.root.stakes.add(hotkey, coldkey, tao.0);
    for claims in economy.subnets.iter_mut().filter_map(|subnet| subnet.claims.get_mut(&hotkey)) {
        let claimed = claims.claimed.entry(coldkey).or_default();
        *claimed = claimed.after_stake(claims.rate, tao);
    }
}

/// Removes root stake and returns the amount removed; dividends owed on it stay owed.
pub fn unstake_from_root(economy: &mut Economy, hotkey: Key, coldkey: Key, tao: Rao) -> Rao {
    let taken = Rao(economy.root.stakes.take(hotkey, coldkey, tao.0));
    for claims in economy.subnets.iter_mut().filter_map(|subnet| subnet.claims.get_mut(&hotkey)) {
        let claimed = claims.claimed.entry(coldkey).or_default();
        *claimed = claimed.after_unstake(claims.rate, taken);
    }
    taken
}
