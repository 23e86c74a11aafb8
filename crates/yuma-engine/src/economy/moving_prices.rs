//! The steps that let averages and registration prices follow (spec 3.2, 6.6).

use super::block_step::Working;
use super::burn_adjustment::BurnAdjustment;
use super::burn_price::decay_factor;
use super::rules::RegistrationRule;

/// The average of every eligible subnet follows its price as it is after the injections.
pub fn moving_prices(working: &mut Working) {
    let block = working.economy.block;
    let following = working.rules.following;
    let blocks = working.stride.blocks();
    for &place in &working.eligible {
        if let Some(subnet) = working.economy.subnets.get_mut(place) {
            subnet.moving_price =
                following.after(subnet.moving_price, subnet.pool.price().0, subnet.age(block), blocks);
        }
    }
}

/// The price of a neuron follows demand in every subnet.
pub fn registration_prices(working: &mut Working) {
    match working.rules.registration {
        RegistrationRule::ByInterval(adjustment) => adjust(working, adjustment),
        RegistrationRule::ByBlock => decay(working),
    }
}

fn adjust(working: &mut Working, adjustment: BurnAdjustment) {
    let block = working.economy.block;
    for subnet in &mut working.economy.subnets {
        let (price, bounds) = (subnet.registration_price, &subnet.burn_price);
        (subnet.registration_price, subnet.registrations) = adjustment.at(price, subnet.registrations, bounds, block);
    }
}

fn decay(working: &mut Working) {
    let mut known = None;
    let blocks = working.stride.blocks();
    for subnet in &mut working.economy.subnets {
        let half_life = subnet.burn_price.half_life;
        let factor = match known {
            Some((of, factor)) if of == half_life => factor,
            _ => decay_factor(half_life).power(blocks),
        };
        known = Some((half_life, factor));
        subnet.registration_price = subnet.burn_price.after_block(subnet.registration_price, factor);
    }
}
