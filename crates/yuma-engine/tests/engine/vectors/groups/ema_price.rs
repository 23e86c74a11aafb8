//! The moving average of the price.

use super::node::Node;
use super::tally::{Problem, Tally};
use serde_json::Value;
use substrate_fixed::types::{I96F32, U64F64};
use yuma_engine::emission::{EmaRule, EmaSmoothing, MovingPrice};
use yuma_engine::quantity::Block;

const HALF_SPEED_AGE: Block = Block(201_600);

fn by_age(speed: I96F32, half_speed_age: Block) -> EmaRule {
    EmaRule { speed, smoothing: EmaSmoothing::ByAge { half_speed_age } }
}

fn default_speed() -> I96F32 {
    I96F32::from_num(0.000003)
}

/// Blocks since the start call, as the chain counts them.
fn age(block: u64, first_emission_block: u64) -> Block {
    Block(block.saturating_sub(first_emission_block.saturating_sub(1)))
}

pub fn computed(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    for row in section.items()? {
        let Some(case) = row.find("case") else {
            let following = by_age(
                I96F32::from_bits(row.get("moving_alpha")?.bits()?),
                Block(row.get("halving_blocks")?.integer()?),
            );
            let age = age(row.get("current_block")?.integer()?, row.get("first_emission_block")?.integer()?);
            let old = MovingPrice(I96F32::from_bits(row.get("old")?.bits()?));
            let new = following.next(old, U64F64::from_bits(row.get("spot")?.bits()?), age);
            tally.same(&row.path, row.get("new")?.bits()?, new.0.to_bits())?;
            continue;
        };
        let mut average = MovingPrice::default();
        match case.text()? {
            "14 updates, moving_alpha 0.1, block 201600, first emission block 1, spot 1.0, start 0" => {
                let following = by_age(I96F32::from_num(0.1), HALF_SPEED_AGE);
                for _ in 0..14 {
                    average = following.next(average, U64F64::from_num(1), age(201_600, 1));
                }
            }
            "7200 consecutive blocks from block 10000000, first emission 1000000, spot 0.05, start 0" => {
                let following = by_age(default_speed(), HALF_SPEED_AGE);
                for block in 10_000_000..10_007_200 {
                    average = following.next(average, U64F64::from_num(0.05), age(block, 1_000_000));
                }
            }
            other => return Err(case.problem(&format!("is an unknown case: {other}"))),
        }
        tally.same(&row.path, row.get("exact")?.bits()?, average.0.to_bits())?;
    }
    Ok(())
}

pub fn equilibrium(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    let following = by_age(default_speed(), HALF_SPEED_AGE);
    for row in section.items()? {
        let age = Block(row.get("blocks_since_start_held_at")?.integer()?);
        let spot = U64F64::from_num(row.get("spot")?.real()?);
        let mut average = MovingPrice(I96F32::from_num(row.get("start")?.real()?));
        let mut updates = 1u64;
        loop {
            let next = following.next(average, spot, age);
            if next == average {
                break;
            }
            average = next;
            updates += 1;
        }
        tally.same(&row.path, row.get("ema")?.bits()?, average.0.to_bits())?;
        tally.same(&row.path, row.get("fixed_point_reached_after")?.integer()?, updates)?;
    }
    Ok(())
}

/// The chain's own tests; expectations are text such as "0.512325 +-0.001".
pub fn chain_tests(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    for row in section.get("rows")?.items()? {
        let speed = row.get("alpha")?;
        let speed: f64 = speed.text()?.parse().map_err(|_| speed.problem("is not a number"))?;
        let following = by_age(I96F32::from_num(speed), Block(section.get("halving_blocks")?.integer()?));
        let age = age(row.get("block")?.integer()?, row.get("first_emission_block")?.integer()?);
        let spot = U64F64::from_num(row.get("spot")?.real()?);
        let mut average = MovingPrice(I96F32::from_num(row.get("ema")?.real()?));
        for _ in 0..row.find("updates").map_or(Ok(1_000), |updates| updates.integer::<u64>())? {
            average = following.next(average, spot, age);
        }
        let (expected, got) = (row.get("expected")?.text()?, average.0.to_num::<f64>());
        let holds = match expected.split_once([' ', '>', '<']) {
            _ if expected == "exactly 1" => got == 1.0,
            Some(("", bound)) if expected.starts_with('>') => bound.parse().is_ok_and(|bound: f64| got > bound),
            Some(("", bound)) => bound.parse().is_ok_and(|bound: f64| got < bound),
            Some((value, tolerance)) => {
                let tolerance: Option<f64> = tolerance.trim_start_matches("+-").parse().ok();
                let distance = value.parse().map(|value: f64| (value - got).abs()).ok();
                distance.zip(tolerance).is_some_and(|(distance, tolerance)| distance <= tolerance)
            }
            None => false,
        };
        tally.holds(holds, &row.path, expected.to_string(), got.to_string())?;
    }
    Ok(())
}

pub fn live_speed(section: &Value, tally: &mut Tally) -> Result<(), Problem> {
    let section = &Node::new(section);
    let live = I96F32::from_bits(section.get("SubnetMovingAlpha_live")?.get("raw_i96f32")?.integer()?);
    let following = by_age(live, Block(section.get("EMAPriceHalvingBlocks")?.integer()?));
    for row in section.get("rows")?.items()? {
        let age = Block(row.get("blocks_since_start_call")?.integer()?);
        let speed: f64 = following.speed_at(age).to_num();
        tally.near(&row.path, row.get("alpha_live")?.real()?, speed, 1e-9)?;
        let half_life_hours = std::f64::consts::LN_2 / speed * 12.0 / 3_600.0;
        let expected = row.get("half_life_hours_live")?.real()?;
        tally.near(&row.path, expected, half_life_hours, expected * 1e-6)?;
    }
    Ok(())
}
