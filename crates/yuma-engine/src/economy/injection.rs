//! The steps that inject TAO and alpha into the pools (spec 4.2, 4.3; latest era 1.1).

use super::block_context::BlockContext;
use super::root_proportion::root_proportion;
use super::rules::{BoughtAlpha, InjectionOrder};
use super::state::Subnet;
use super::subnet_block_result::SubnetBlockResult;
use super::terms::{InjectionCap, InjectionInput, InjectionRule};
use crate::issuance::alpha_emission;
use crate::pool::{Order, Reserves, Side};
use crate::quantity::{Alpha, Amount, Flow, Rao};
use crate::wide::{AMOUNT_ZERO, ratio_to_amount, units};

/// Computes the injection terms of every eligible subnet, before any of them is applied.
pub fn terms(context: &mut BlockContext) {
    let rules = context.rules;
    let root_tao = context.economy.root.tao();
    let needs_proportion = rules.injection == InjectionRule::Excess { cap: InjectionCap::RootProportion };
    for (&index, &tao) in context.eligible.iter().zip(&context.division.tao) {
        let Some(subnet) = context.economy.subnets.get(index) else { continue };
        let (issuance, price) = (subnet.alpha_issuance(), subnet.pool.price());
        let alpha_emission = Alpha(context.stride.times(alpha_emission(issuance).0));
        let root_proportion = if needs_proportion {
            root_proportion(root_tao, rules.parameters.tao_weight, issuance)
        } else {
            AMOUNT_ZERO
        };
        let terms = rules.injection.terms(&InjectionInput {
            tao,
            block_emission: context.emission,
            price: ratio_to_amount(price.0),
            alpha_emission,
            root_proportion,
        });
        context.results.push(SubnetBlockResult {
            netuid: subnet.netuid,
            index,
            moving_price: subnet.moving_price,
            price_before: price,
            terms,
            alpha_emission,
            tao_in: Rao(units(terms.tao_in)),
            alpha_in: Alpha(units(terms.alpha_in)),
            bought_with: Rao(units(terms.excess)),
            ..SubnetBlockResult::default()
        });
    }
}

/// Applies the terms, subnet by subnet.
pub fn inject(context: &mut BlockContext) {
    let mut results = std::mem::take(&mut context.results);
    for result in &mut results {
        match context.rules.order {
            InjectionOrder::BuyBetween => buy_between(context, result),
            InjectionOrder::BuyFirst => buy_first(context, result),
        }
    }
    context.results = results;
}

/// Sets the weights for the injection, buys for the chain, then adds to the reserves. TAO that cannot buy stays on
/// the subnet's account.
fn buy_between(context: &mut BlockContext, result: &mut SubnetBlockResult) {
    let tao_in = context.spend(result.tao_in);
    let bought_with = context.spend(result.bought_with);
    let bought_alpha = context.rules.bought;
    let Some(subnet) = context.economy.subnets.get_mut(result.index) else { return };
    let added = Reserves { tao: tao_in, alpha: result.alpha_in };
    let before = subnet.pool.parked();
    let accepted = subnet.pool.accept(added).unwrap_or_default();
    match subnet.buy(bought_with, bought_alpha) {
        Some(bought) => result.bought = bought,
        None => subnet.unpooled_tao.0 = subnet.unpooled_tao.0.saturating_add(bought_with.0),
    }
    subnet.pool.add(accepted);
    let joined = joined(subnet, before, accepted);
    subnet.flows.receive_protocol(joined.tao);
    result.alpha_in = joined.alpha;
    result.tao_in = joined.tao;
    context.remaining_emission.0 += tao_in.0.saturating_sub(joined.tao.0);
}

/// Buys for the chain, then injects at the new price. TAO that cannot buy returns to the block's remaining emission.
fn buy_first(context: &mut BlockContext, result: &mut SubnetBlockResult) {
    let tao_in = context.spend(result.tao_in);
    let bought_with = context.spend(result.bought_with);
    let bought_alpha = context.rules.bought;
    let Some(subnet) = context.economy.subnets.get_mut(result.index) else { return };
    let mut recycled = Rao(0);
    match subnet.buy(bought_with, bought_alpha) {
        Some(bought) => result.bought = bought,
        None => recycled = std::mem::replace(&mut result.bought_with, Rao(0)),
    }
    let before = subnet.pool.parked();
    let accepted = subnet.pool.inject(Reserves { tao: tao_in, alpha: result.alpha_in }).unwrap_or_default();
    let joined = joined(subnet, before, accepted);
    subnet.flows.receive_protocol(joined.tao);
    result.alpha_in = joined.alpha;
    result.tao_in = joined.tao;
    context.remaining_emission.0 += recycled.0 + tao_in.0.saturating_sub(joined.tao.0);
}

/// Returns the amounts that an injection brought into the pool or its reservoirs.
fn joined(subnet: &Subnet, parked_before: Reserves, accepted: Reserves) -> Reserves {
    subnet.pool.parked().plus(accepted).minus(parked_before)
}

impl Subnet {
    /// Buys alpha for the chain, without a fee; returns `None` if the pool refuses. TAO left over at the maximum
    /// price stays outside the pool.
    fn buy(&mut self, tao: Rao, becomes: BoughtAlpha) -> Option<Alpha> {
        if tao.0 == 0 {
            return Some(Alpha(0));
        }
        let swap = self.pool.swap(&Order::new(Side::Buy, Amount(tao.0)).free()).ok()?;
        let bought = Alpha(swap.paid_out.0);
        self.unpooled_tao.0 = self.unpooled_tao.0.saturating_add(tao.0.saturating_sub(swap.paid_in.0));
        if becomes == BoughtAlpha::Held {
            self.alpha_out.0 = self.alpha_out.0.saturating_add(bought.0);
            self.holdings.protocol.0 = self.holdings.protocol.0.saturating_add(bought.0);
        }
        self.flows.receive_protocol(tao);
        Some(bought)
    }
}

impl super::state::Flows {
    /// Records TAO brought in by the chain.
    pub fn receive_protocol(&mut self, tao: Rao) {
        self.record_protocol(signed(tao));
    }

    /// Records TAO taken out by the chain.
    pub fn give_protocol(&mut self, tao: Rao) {
        self.record_protocol(-signed(tao));
    }

    /// Records TAO brought in by a staker.
    pub fn receive_user(&mut self, tao: Rao) {
        self.record_user(signed(tao));
    }

    /// Records TAO taken out by a staker.
    pub fn give_user(&mut self, tao: Rao) {
        self.record_user(-signed(tao));
    }

    fn record_protocol(&mut self, tao: i64) {
        add(&mut self.protocol, tao);
        add(&mut self.total.protocol, tao);
    }

    fn record_user(&mut self, tao: i64) {
        add(&mut self.user, tao);
        add(&mut self.total.user, tao);
    }
}

fn add(flow: &mut Flow, tao: i64) {
    flow.0 = flow.0.saturating_add(tao);
}

fn signed(tao: Rao) -> i64 {
    i64::try_from(tao.0).unwrap_or(i64::MAX)
}
