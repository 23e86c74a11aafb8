//! Constants as the chain's types store them, and observed payouts of live subnets.

use super::Checks;
use super::tally::{Problem, Tally, parse};
use super::value::{Fixed, Integer};
use serde::Deserialize;
use serde_json::Value;
use substrate_fixed::types::U96F32;
use yuma_engine::economy::{BURN_PRICE, Choice, Era, decay_factor, split_alpha};
use yuma_engine::emission::SmoothingFactor;
use yuma_engine::pool::{ExactRatio, fee};
use yuma_engine::quantity::{Alpha, Perquintill, Proportion64, Share};
use yuma_engine::wide::{proportion_to_amount, share_to_amount};

pub const CHECKS: Checks = &[("computed_from_chain_code.constants", constants), ("yield_observed", yields)];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Constants {
    #[serde(rename = "moving_alpha_0.000003_as_I96F32")]
    moving_speed: Fixed,
    #[serde(rename = "flow_smoothing_29597889189277_over_i64max_as_I64F64")]
    flow_smoothing: Fixed,
    #[serde(rename = "tao_weight_3320413933267719290_as_U96F32")]
    tao_weight: Fixed,
    #[serde(rename = "tao_weight_default_971718665099567868_as_U96F32")]
    tao_weight_default: Fixed,
    #[serde(rename = "owner_cut_11796_as_U96F32")]
    owner_cut: Fixed,
    #[serde(rename = "take_11796_as_U96F32")]
    take: Fixed,
    #[serde(rename = "burn_increase_mult_1.26_as_U64F64")]
    burn_increase: Fixed,
    #[serde(rename = "fee_33_over_65535_as_U64F64")]
    fee: Fixed,
    perquintill_from_rational_1_2: Integer,
    perquintill_from_rational_1_3: Integer,
    decay_factor_q32_half_life_360: Integer,
    /// Text: a constant of the library.
    #[serde(rename = "LOG2_E_I9F23")]
    #[allow(dead_code)]
    log2_e: String,
}

fn constants(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let expected: Constants = parse(group)?;
    let mut same = |name: &str, expected: Fixed, bits: u128| tally.same(name, expected.bits.0, bits);
    if let Some(era) = Era::of("price-2026") {
        let rules = era.rules(Choice::Code);
        let (parameters, speed) = (rules.parameters, rules.moving_price.speed.to_bits());
        same("speed of the moving price", expected.moving_speed, speed.unsigned_abs())?;
        same("owner cut", expected.owner_cut, share_to_amount(parameters.owner_cut).to_bits())?;
        same("take", expected.take, share_to_amount(parameters.delegate_take).to_bits())?;
    }
    let smoothing = SmoothingFactor::DEFAULT.fraction().to_bits();
    same("flow smoothing", expected.flow_smoothing, smoothing.unsigned_abs())?;
    for (weight, expected) in
        [(3_320_413_933_267_719_290, expected.tao_weight), (971_718_665_099_567_868, expected.tao_weight_default)]
    {
        same("TAO weight", expected, proportion_to_amount(Proportion64(weight)).to_bits())?;
    }
    same("burn increase", expected.burn_increase, BURN_PRICE.increase.to_bits())?;
    same("fee rate", expected.fee, fee::fraction(fee::RATE).to_bits())?;
    for (denominator, expected) in
        [(2, expected.perquintill_from_rational_1_2), (3, expected.perquintill_from_rational_1_3)]
    {
        let part = ExactRatio { numerator: 1, denominator }.times(Perquintill::ONE.0);
        tally.same(format_args!("a part of {denominator}"), expected.0, part)?;
    }
    tally.same("decay", expected.decay_factor_q32_half_life_360.0, decay_factor(BURN_PRICE.half_life).0)
}

/// Checks the alpha yield of validators and stakers over 7,200 blocks at one alpha per block.
fn yields(group: &Value, tally: &mut Tally) -> Result<(), Problem> {
    #[derive(Deserialize)]
    struct Row {
        netuid: u16,
        rp: f64,
        #[serde(rename = "A_earn")]
        earning: f64,
        predicted_pct: f64,
        observed_pct: f64,
    }
    for row in parse::<Vec<Row>>(&group["rows"])? {
        let parts = split_alpha(Alpha(1_000_000_000), Some(Share(11_796)), U96F32::from_num(row.rp));
        let percent = 100.0 * 7_200.0 * (parts.pending.validator.0 as f64 / 1e9) / row.earning;
        let field = format_args!("subnet {}", row.netuid);
        tally.near(field, row.predicted_pct, percent, 6e-4)?;
        tally.near(field, row.observed_pct, percent, 6e-4)?;
    }
    Ok(())
}
