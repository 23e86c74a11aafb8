//! The steps that update moving prices and neuron prices (spec 3.2, 6.6).

use super::block_context::BlockContext;
use super::burn_adjustment::BurnAdjustment;
use super::burn_price::decay_factor;
use super::rules::RegistrationRule;

/// Updates the moving price of every eligible subnet with its price after the injections.
pub fn moving_prices(context: &mut BlockContext) {
    let block = context.economy.block;
    let following = context.rules.moving_price;
    let blocks = context.stride.blocks();
    for &index in &context.eligible {
        if let Some(subnet) = context.economy.subnets.get_mut(index) {
            subnet.moving_price =
                following.after(subnet.moving_price, subnet.pool.price().0, subnet.age(block), blocks);
        }
    }
}

/// Updates the neuron price of every subnet by its demand.
pub fn registration_prices(context: &mut BlockContext) {
    match context.rules.registration {
        RegistrationRule::ByInterval(adjustment) => adjust(context, adjustment),
        RegistrationRule::ByBlock => decay(context),
    }
}

fn adjust(context: &mut BlockContext, adjustment: BurnAdjustment) {
    let block = context.economy.block;
    for subnet in &mut context.economy.subnets {
        let (price, bounds) = (subnet.neuron_burn, &subnet.burn_price);
        (subnet.neuron_burn, subnet.registrations) = adjustment.at(price, subnet.registrations, bounds, block);
    }
}

fn decay(context: &mut BlockContext) {
    let mut known = None;
    let blocks = context.stride.blocks();
    for subnet in &mut context.economy.subnets {
        let half_life = subnet.burn_price.half_life;
        let factor = match known {
            Some((of, factor)) if of == half_life => factor,
            _ => decay_factor(half_life).power(blocks),
        };
        known = Some((half_life, factor));
        subnet.neuron_burn = subnet.burn_price.after_block(subnet.neuron_burn, factor);
    }
}
