//! Emission across subnets.

use super::{Checks, ema_price, emission_gate, flow, price_shares, tiers};

pub const CHECKS: Checks = &[
    ("chain_unit_tests.ema_price", ema_price::chain_tests),
    ("chain_unit_tests.flow_shares", flow::chain_tests),
    ("chain_unit_tests.pow_normalize", flow::chain_power_tests),
    ("chain_unit_tests.shares_ignore_root_prop", price_shares::ignore_root_proportion),
    ("computed_from_chain_code.ema_flow", flow::averages),
    ("computed_from_chain_code.ema_price", ema_price::computed),
    ("computed_from_chain_code.ema_price_equilibrium", ema_price::equilibrium),
    ("computed_from_chain_code.flow_pow_normalize", flow::powers),
    ("computed_from_chain_code.flow_shares", flow::shares),
    ("computed_from_chain_code.price_shares_head", price_shares::computed),
    ("emission_gate", emission_gate::check),
    ("price_ema", ema_price::live_speed),
    ("ranked_tiers_75_25", tiers::check),
];
