//! Registering neurons, and the price of the next neuron.

use super::world::{ALICE, TAO, refusal, world};
use crate::operations::register_neuron;
use yuma_engine::economy::operations::OperationError;
use yuma_engine::economy::{Choice, Runtime, next_block};
use yuma_engine::quantity::{Netuid, Rao};

#[test]
fn a_neuron_buys_and_destroys_alpha_and_raises_the_next_price() {
    let (_, rules, mut economy) = world("gate-2026");
    let before = economy.subnets[0].clone();
    assert_eq!(register_neuron(&mut economy, &rules, Netuid(1), ALICE), Ok(Rao(TAO)));
    let after = &economy.subnets[0];
    assert_eq!(after.alpha_out, before.alpha_out);
    assert!(after.pool.reserves().alpha < before.pool.reserves().alpha);
    assert_eq!(after.neuron_burn, Rao(1_260_000_000));
}

#[test]
fn before_march_2026_the_neuron_price_adjusts_once_per_interval() {
    for (id, recycled) in [("root-2024", TAO), ("launch-2025", 0), ("flow-2025", 0)] {
        let (_, rules, mut economy) = world(id);
        economy.subnets.iter_mut().for_each(|subnet| subnet.registrations.since = economy.block);
        for _ in 0..6 {
            let issuance = economy.issuance;
            assert_eq!(register_neuron(&mut economy, &rules, Netuid(1), ALICE), Ok(Rao(TAO)), "{id}");
            assert_eq!(issuance.0 - economy.issuance.0, recycled, "{id}");
            let second = refusal(register_neuron(&mut economy, &rules, Netuid(1), ALICE));
            assert_eq!(second, OperationError::TooManyRegistrations, "{id}: one per block");
            next_block(&mut economy, &rules);
        }
        let seventh = refusal(register_neuron(&mut economy, &rules, Netuid(1), ALICE));
        assert_eq!(seventh, OperationError::TooManyRegistrations, "{id}: three times the target");
        (0..93).for_each(|_| drop(next_block(&mut economy, &rules)));
        assert_eq!(economy.subnets[0].neuron_burn, Rao(TAO), "{id}");
        next_block(&mut economy, &rules);
        let prices = [0, 1].map(|index| economy.subnets[index].neuron_burn.0);
        assert_eq!(prices, [2 * TAO, TAO / 2], "{id}: after six registrations and after none");
    }
}

#[test]
fn since_march_2026_the_price_of_a_neuron_counts_as_flow() {
    for (runtime, counts) in [(362, false), (397, true)] {
        let (era, _, mut economy) = world("flow-2025");
        let rules = era.rules_at(Runtime(runtime), Choice::Live);
        let before = economy.subnets[0].flows.user.0;
        assert_eq!(register_neuron(&mut economy, &rules, Netuid(1), ALICE), Ok(Rao(TAO)));
        assert_eq!(economy.subnets[0].flows.user.0 > before, counts, "runtime {runtime}");
    }
}

#[test]
fn a_closed_registration_returns_its_own_error() {
    let (_, rules, mut economy) = world("gate-2026");
    economy.subnets[0].switches.registration = false;
    let refused = refusal(register_neuron(&mut economy, &rules, Netuid(1), ALICE));
    assert_eq!(refused, OperationError::RegistrationDisabled);
}
