//! The stages of a block equal the values that the block stores in the state.

use crate::random_cases::random_cases;
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use yuma_engine::economy::{BlockStage, Choice, ERAS, Economy, Rules, StageValue, block_trace, next_block};
use yuma_engine::emission::Stage;
use yuma_engine::quantity::Netuid;

use crate::strategies::economy::any_economy;

fn check(rules: &Rules, mut economy: Economy) -> Result<(), TestCaseError> {
    let before = economy.clone();
    let report = next_block(&mut economy, rules);
    prop_assert!(block_trace(&report, rules, Netuid(u16::MAX)).is_none());
    let shares = |stage| report.division.stages.at(stage);
    for (stage, previous) in Stage::ALL.into_iter().skip(1).zip(Stage::ALL) {
        let exists = rules.share.stages().contains(&stage);
        prop_assert!(exists || shares(stage) == shares(previous), "{:?} is not a stage, but changes shares", stage);
    }
    for (result, tao) in report.subnets.iter().zip(&report.division.tao) {
        let Some(stages) = block_trace(&report, rules, result.netuid) else {
            return Err(TestCaseError::fail("a subnet of the block has no stages"));
        };
        let at = |wanted: BlockStage| stages.iter().find(|(stage, _)| *stage == wanted).map(|(_, value)| *value);
        let (was, is) = (&before.subnets[result.index], &economy.subnets[result.index]);
        prop_assert_eq!(at(BlockStage::Tao), Some(StageValue::FineTao(*tao)));
        prop_assert_eq!(at(BlockStage::Share(Stage::Final)).is_some(), true);
        if !rules.has_alpha() {
            prop_assert_eq!(at(BlockStage::PriceBefore), None);
            continue;
        }
        prop_assert_eq!(at(BlockStage::MovingPrice), Some(StageValue::MovingPrice(was.moving_price)));
        prop_assert_eq!(at(BlockStage::PriceBefore), Some(StageValue::Price(was.pool.price())));
        prop_assert_eq!(at(BlockStage::PriceAfter), Some(StageValue::Price(is.pool.price())));
        let alpha = |stage| match at(stage) {
            Some(StageValue::Alpha(alpha)) => Ok(alpha.0),
            value => Err(TestCaseError::fail(format!("{stage:?} is {value:?}"))),
        };
        let parts = [BlockStage::Owner, BlockStage::Miners, BlockStage::Validators, BlockStage::Root];
        let parts = parts.into_iter().map(alpha).sum::<Result<u64, _>>()?;
        let made = alpha(BlockStage::AlphaOut)?;
        prop_assert!(parts <= made && made - parts <= 4, "{} of {}", parts, made);
        prop_assert_eq!(
            at(BlockStage::GateFactor).is_some(),
            matches!(rules.share, yuma_engine::emission::ShareRule::GatedPrice(_))
        );
    }
    Ok(())
}

#[test]
fn the_stages_of_a_block_equal_its_results() {
    for era in ERAS {
        let rules = era.rules(Choice::Live);
        TestRunner::new(random_cases(100))
            .run(&any_economy(rules.pool), |economy| check(&rules, economy))
            .unwrap_or_else(|error| panic!("{}: {error}", era.id));
    }
}
