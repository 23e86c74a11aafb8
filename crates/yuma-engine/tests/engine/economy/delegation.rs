//! Stake that hotkeys delegate to child keys, as the epochs of an economy use it.

use proptest::prelude::*;
use yuma_engine::economy::{ChildkeyDelegation, Choice, ERAS, EarningsModel, Ledger, Pending};
use yuma_engine::quantity::{Alpha, Key, Proportion64};

use crate::strategies::economy::any_economy;

/// The chain's formula in integers: parts of 2^-32, rounded once at the end.
fn inherited(ledger: &Ledger, delegations: &[ChildkeyDelegation], hotkey: Key) -> u64 {
    let part = |delegation: &ChildkeyDelegation| {
        let proportion = (u128::from(delegation.proportion.0) << 32) / u128::from(u64::MAX);
        u128::from(ledger.on(delegation.parent)) * proportion
    };
    let sum = |is_meant: &dyn Fn(&ChildkeyDelegation) -> bool| {
        delegations.iter().filter(|delegation| is_meant(delegation)).map(part).sum::<u128>()
    };
    let own = u128::from(ledger.on(hotkey)) << 32;
    let left = own.saturating_sub(sum(&|delegation| delegation.parent == hotkey))
        + sum(&|delegation| delegation.child == hotkey);
    u64::try_from(left >> 32).unwrap_or(u64::MAX)
}

proptest! {
    #[test]
    fn an_epoch_uses_the_inherited_stake(mut economy in any_economy(ERAS[5].rules.pool)) {
        let (root, block) = (economy.root.clone(), economy.block);
        let pending = Pending { server: Alpha(1_000), validator: Alpha(1_000), ..Pending::default() };
        let mut rules = ERAS[5].rules(Choice::Live);
        rules.parameters.tao_weight = Proportion64(u64::MAX);
        for subnet in &mut economy.subnets {
            subnet.earnings(&pending, &root, &rules, block);
            let EarningsModel::Consensus(consensus) = &subnet.earnings_model else { continue };
            for (uid, &hotkey) in consensus.hotkeys.iter().enumerate() {
                let expected = [&subnet.stakes, &root.stakes].map(|ledger| inherited(ledger, &subnet.childkey_delegations, hotkey));
                let got = [consensus.input.alpha_stake[uid].0, consensus.input.tao_stake[uid].0];
                prop_assert_eq!(got, expected, "uid {} of subnet {}", uid, subnet.netuid.0);
            }
        }
    }
}
