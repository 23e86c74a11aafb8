//! What validators are paid: dividends, or stake when nobody earned anything.

use yuma_engine::quantity::{Alpha, Block, Share, Uid};
use yuma_engine::yuma::{EpochInput, Parameters, PayFallback, Sparse, trace};

/// Two validators with 75 and 25 alpha, and a miner that both weigh.
fn subnet(weight: Share, last_update: Block) -> EpochInput {
    let alpha = |amount: u64| Alpha(amount * 1_000_000_000);
    EpochInput {
        uid_count: 3,
        current_block: Block(10_000),
        last_mechanism_step_block: Block(9_639),
        activity_cutoff: Block(5_000),
        last_update: vec![last_update; 3],
        block_at_registration: Vec::new(),
        alpha_stake: [75, 25, 0].map(alpha).to_vec(),
        tao_stake: Vec::new(),
        owner: None,
        validator_permits: vec![true, true, false],
        weights: Sparse::from_rows([[(Uid(2), weight)], [(Uid(2), weight)]]),
        bonds: Sparse::default(),
        commit_blocks: None,
        previous_consensus: None,
        emission: alpha(1),
        parameters: Parameters::default(),
    }
}

#[test]
fn validators_are_paid_by_stake_when_nobody_earns() {
    let (recent, old, full) = (Block(9_999), Block(1), Share::ONE);
    for (weight, last_update, fallback) in [
        (full, recent, None),
        (Share(0), recent, Some(PayFallback::ActiveStake)),
        (full, old, Some(PayFallback::Stake)),
    ] {
        let trace = trace(&subnet(weight, last_update));
        assert_eq!(trace.pay_fallback(), fallback, "{weight:?} {last_update:?}");
        let pays_miners = trace.outcome.server_emission.iter().any(|paid| paid.0 > 0);
        assert_eq!(pays_miners, fallback.is_none(), "{weight:?} {last_update:?}");
        let stores_dividends = trace.outcome.dividends.iter().any(|stored| stored.0 > 0);
        assert_eq!(stores_dividends, fallback.is_none(), "{weight:?} {last_update:?}");
        let per_stake = [0, 1].map(|uid| trace.pay_per_stake(Uid(uid)).map(|ratio| ratio.to_num::<f64>()));
        assert!(per_stake.iter().flatten().all(|ratio| (ratio - 1.0).abs() < 1e-6), "{per_stake:?}");
        assert_eq!(trace.pay_per_stake(Uid(2)), None, "without stake");
    }
}
