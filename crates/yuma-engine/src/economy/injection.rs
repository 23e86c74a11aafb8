//! The steps that bring TAO and alpha into the pools (spec 4.2, 4.3; latest era 1.1).

use super::block_step::{Offered, Working};
use super::root_proportion::root_proportion;
use super::rules::{BoughtAlpha, InjectionOrder};
use super::state::Subnet;
use super::terms::{InjectionCap, InjectionRule, Offer};
use crate::issuance::alpha_emission;
use crate::pool::{Order, Reserves, Side};
use crate::quantity::{Alpha, Amount, Flow, Rao};
use crate::wide::{AMOUNT_ZERO, ratio_to_amount, units};

/// The terms of every eligible subnet, before any of them is applied.
pub fn terms(working: &mut Working) {
    let rules = working.rules;
    let root_tao = working.economy.root.tao();
    let needs_proportion = rules.injection == InjectionRule::Excess { cap: InjectionCap::RootProportion };
    for (&place, &tao) in working.eligible.iter().zip(&working.division.tao) {
        let Some(subnet) = working.economy.subnets.get(place) else { continue };
        let issuance = subnet.alpha_issuance();
        let alpha_emission = Alpha(working.stride.times(alpha_emission(issuance).0));
        let root_proportion = if needs_proportion {
            root_proportion(root_tao, rules.parameters.tao_weight, issuance)
        } else {
            AMOUNT_ZERO
        };
        let terms = rules.injection.terms(&Offer {
            tao,
            block_emission: working.emission,
            price: ratio_to_amount(subnet.pool.price().0),
            alpha_emission,
            root_proportion,
        });
        working.offers.push(Offered {
            netuid: subnet.netuid,
            place,
            terms,
            alpha_emission,
            tao_in: Rao(units(terms.tao_in)),
            alpha_in: Alpha(units(terms.alpha_in)),
            bought_with: Rao(units(terms.excess)),
            bought: Alpha(0),
        });
    }
}

/// Applies the terms, subnet by subnet.
pub fn inject(working: &mut Working) {
    let mut offers = std::mem::take(&mut working.offers);
    for offer in &mut offers {
        match working.rules.order {
            InjectionOrder::BuyBetween => buy_between(working, offer),
            InjectionOrder::BuyFirst => buy_first(working, offer),
        }
    }
    working.offers = offers;
}

/// The weights make room, the chain buys, the reserves grow. What cannot buy stays on the subnet's account.
fn buy_between(working: &mut Working, offer: &mut Offered) {
    let tao_in = working.spend(offer.tao_in);
    let bought_with = working.spend(offer.bought_with);
    let bought_alpha = working.rules.bought;
    let Some(subnet) = working.economy.subnets.get_mut(offer.place) else { return };
    let added = Reserves { tao: tao_in, alpha: offer.alpha_in };
    let before = subnet.pool.parked();
    let accepted = subnet.pool.accept(added).unwrap_or_default();
    match subnet.buy(bought_with, bought_alpha) {
        Some(bought) => offer.bought = bought,
        None => subnet.outside.0 = subnet.outside.0.saturating_add(bought_with.0),
    }
    subnet.pool.add(accepted);
    let joined = joined(subnet, before, accepted);
    subnet.flows.receive_protocol(joined.tao);
    offer.alpha_in = joined.alpha;
    offer.tao_in = joined.tao;
    working.credit.0 += tao_in.0.saturating_sub(joined.tao.0);
}

/// The chain buys, then the injection joins at the new price. What cannot buy goes back to the block's credit.
fn buy_first(working: &mut Working, offer: &mut Offered) {
    let tao_in = working.spend(offer.tao_in);
    let bought_with = working.spend(offer.bought_with);
    let bought_alpha = working.rules.bought;
    let Some(subnet) = working.economy.subnets.get_mut(offer.place) else { return };
    let mut unspent = Rao(0);
    match subnet.buy(bought_with, bought_alpha) {
        Some(bought) => offer.bought = bought,
        None => unspent = std::mem::replace(&mut offer.bought_with, Rao(0)),
    }
    let before = subnet.pool.parked();
    let accepted = subnet.pool.inject(Reserves { tao: tao_in, alpha: offer.alpha_in }).unwrap_or_default();
    let joined = joined(subnet, before, accepted);
    subnet.flows.receive_protocol(joined.tao);
    offer.alpha_in = joined.alpha;
    offer.tao_in = joined.tao;
    working.credit.0 += unspent.0 + tao_in.0.saturating_sub(joined.tao.0);
}

/// What an injection brought into the pool or its reservoirs.
fn joined(subnet: &Subnet, parked_before: Reserves, accepted: Reserves) -> Reserves {
    subnet.pool.parked().plus(accepted).minus(parked_before)
}

impl Subnet {
    /// Buys alpha for the chain, without fee; none if the pool refuses. What the highest price leaves over stays outside.
    fn buy(&mut self, tao: Rao, becomes: BoughtAlpha) -> Option<Alpha> {
        if tao.0 == 0 {
            return Some(Alpha(0));
        }
        let swap = self.pool.swap(&Order::new(Side::Buy, Amount(tao.0)).free()).ok()?;
        let bought = Alpha(swap.paid_out.0);
        self.outside.0 = self.outside.0.saturating_add(tao.0.saturating_sub(swap.paid_in.0));
        if becomes == BoughtAlpha::Held {
            self.alpha_out.0 = self.alpha_out.0.saturating_add(bought.0);
            self.held.protocol.0 = self.held.protocol.0.saturating_add(bought.0);
        }
        self.flows.receive_protocol(tao);
        Some(bought)
    }
}

impl super::state::Flows {
    /// Notes TAO that the chain brings.
    pub fn receive_protocol(&mut self, tao: Rao) {
        self.protocol = Flow(self.protocol.0.saturating_add(i64::try_from(tao.0).unwrap_or(i64::MAX)));
    }

    /// Notes TAO that the chain takes.
    pub fn give_protocol(&mut self, tao: Rao) {
        self.protocol = Flow(self.protocol.0.saturating_sub(i64::try_from(tao.0).unwrap_or(i64::MAX)));
    }

    /// Notes TAO that a staker brings.
    pub fn receive_user(&mut self, tao: Rao) {
        self.user = Flow(self.user.0.saturating_add(i64::try_from(tao.0).unwrap_or(i64::MAX)));
    }

    /// Notes TAO that a staker takes.
    pub fn give_user(&mut self, tao: Rao) {
        self.user = Flow(self.user.0.saturating_sub(i64::try_from(tao.0).unwrap_or(i64::MAX)));
    }
}
