//! A subnet of the economy with its own consensus epoch: quality, consensus, price and emission in one state.

use substrate_fixed::types::{I96F32, U96F32};
use yuma_engine::economy::operations::{Operation, OperationError, apply};
use yuma_engine::economy::{
    Choice, Consensus, EarningsModel, Economy, Era, Owner, Rules, Tempo, new_subnet, next_block,
};
use yuma_engine::emission::MovingPrice;
use yuma_engine::pool::Reserves;
use yuma_engine::quantity::{Alpha, Block, Key, Netuid, Rao, Share, Uid};
use yuma_engine::yuma::{EpochInput, Parameters, Sparse};

const OWNER: Owner = Owner { coldkey: Key(1), hotkey: Key(11) };
const VALIDATORS: [Key; 2] = [Key(20), Key(21)];
const MINERS: [Key; 2] = [Key(30), Key(31)];

/// Uids 0 and 1 validate, 2 and 3 mine, 4 belongs to the owner; each validator stores a row with these weights.
fn consensus(weights: [[u16; 3]; 2]) -> EarningsModel {
    let hotkeys: Vec<Key> = VALIDATORS.into_iter().chain(MINERS).chain([OWNER.hotkey]).collect();
    let mut rows = Sparse::with_capacity(hotkeys.len(), 6);
    for row in weights {
        rows.push_row((2..).map(Uid).zip(row.into_iter().map(Share)));
    }
    (weights.len()..hotkeys.len()).for_each(|_| rows.push_row([]));
    let input = EpochInput {
        uid_count: 5,
        current_block: Block(0),
        last_mechanism_step_block: Block(0),
        activity_cutoff: Block(u64::MAX),
        last_update: vec![Block(9_000_000); 5],
        block_at_registration: vec![Block(0); 5],
        alpha_stake: Vec::new(),
        tao_stake: Vec::new(),
        owner: Some(Uid(4)),
        validator_permits: vec![true, true, false, false, false],
        weights: rows,
        bonds: Sparse::with_capacity(0, 0),
        commit_blocks: None,
        previous_consensus: None,
        emission: Alpha(0),
        parameters: Parameters::default(),
    };
    EarningsModel::Consensus(Box::new(Consensus { hotkeys, input, last: None }))
}

fn economy(minings: &[EarningsModel]) -> (Economy, Rules) {
    economy_of("price-2026", minings)
}

fn economy_of(era: &str, minings: &[EarningsModel]) -> (Economy, Rules) {
    let era = Era::of(era).unwrap_or_else(|| panic!("{era} is registered"));
    let mut economy = Economy { block: Block(9_000_000), issuance: Rao(10_900_000_000_000_000), ..Economy::default() };
    economy.root.stakes.add(VALIDATORS[0], Key(2), 1_000_000_000_000_000);
    economy.owners.insert(OWNER.hotkey, OWNER.coldkey);
    for (mining, netuid) in minings.iter().zip(1..) {
        let reserves = Reserves { tao: Rao(50_000_000_000_000), alpha: Alpha(1_000_000_000_000_000) };
        let mut subnet = new_subnet(Netuid(netuid), OWNER, Block(1), Rao(0), era.rules.pool.pool(reserves));
        subnet.stakes.add(VALIDATORS[0], Key(40), 600_000_000_000_000);
        subnet.stakes.add(VALIDATORS[1], Key(41), 400_000_000_000_000);
        subnet.alpha_out = Alpha(subnet.stakes.total());
        subnet.moving_price = MovingPrice(I96F32::from_num(0.05));
        subnet.first_emission_block = Some(Block(1));
        subnet.switches.emission = true;
        subnet.switches.trading = true;
        subnet.clock.tempo = Tempo(10);
        subnet.clock.last_epoch = economy.block;
        subnet.earnings_model = mining.clone();
        economy.subnets.push(subnet);
    }
    (economy, era.rules(Choice::Live))
}

fn run(economy: &mut Economy, rules: &Rules, blocks: u32) {
    (0..blocks).for_each(|_| drop(next_block(economy, rules)));
}

fn last(economy: &Economy, index: usize) -> &Consensus {
    match &economy.subnets[index].earnings_model {
        EarningsModel::Consensus(consensus) => consensus,
        EarningsModel::Proportional { .. } => panic!("the subnet has a consensus"),
    }
}

#[test]
fn miners_receive_the_emission_of_the_epoch() {
    let (mut economy, rules) = economy(&[consensus([[3, 1, 0]; 2])]);
    run(&mut economy, &rules, 10);
    let subnet = &economy.subnets[0];
    let last = last(&economy, 0);
    let outcome = last.last.as_ref().unwrap_or_else(|| panic!("an epoch ran"));
    for (miner, uid) in MINERS.into_iter().zip(2..) {
        assert_eq!(subnet.stakes.on(miner), outcome.server_emission[uid].0, "miner {uid}");
    }
    assert!(subnet.stakes.on(MINERS[0]) > subnet.stakes.on(MINERS[1]));
    assert_eq!(subnet.miner_burned, U96F32::from_num(0));
}

#[test]
fn weight_on_the_owner_is_withheld_and_reduces_the_tao_of_the_subnet() {
    let (mut economy, rules) = economy(&[consensus([[1, 0, 1]; 2]), consensus([[1, 0, 0]; 2])]);
    run(&mut economy, &rules, 10);
    let burned: f64 = economy.subnets[0].miner_burned.to_num();
    assert!((burned - 0.5).abs() < 1e-6, "{burned}");
    assert_eq!(economy.subnets[1].miner_burned, U96F32::from_num(0));
    assert!(economy.subnets[0].holdings.burned.0 > 0);
    let division = next_block(&mut economy, &rules).division;
    let shares: Vec<f64> = division.stages.finally.iter().map(|share| share.to_num()).collect();
    let left = division.stages.share[0].to_num::<f64>() * (1.0 - burned);
    let expected = left / (left + division.stages.share[1].to_num::<f64>());
    assert!((shares[0] - expected).abs() < 1e-9, "{shares:?}, expected {expected}");
    assert!(shares[0] < 0.34 && shares[1] > 0.66, "{shares:?}");
}

#[test]
fn validators_earn_by_dividends_and_bonds_carry_over() {
    let (mut economy, rules) = economy(&[consensus([[65_535, 0, 0], [0, 65_535, 0]])]);
    let before = VALIDATORS.map(|validator| economy.subnets[0].stakes.on(validator));
    run(&mut economy, &rules, 10);
    let gains: Vec<u64> = VALIDATORS
        .iter()
        .zip(before)
        .map(|(&validator, before)| economy.subnets[0].stakes.on(validator) - before)
        .collect();
    assert!(gains[0] > gains[1], "the majority sets consensus and earns: {gains:?}");
    let bonds = last(&economy, 0).input.bonds.clone();
    assert!(bonds.entry_count() > 0);
    run(&mut economy, &rules, 10);
    assert_ne!(last(&economy, 0).input.bonds, bonds);
}

#[test]
fn all_alpha_of_a_linked_subnet_is_accounted_for() {
    let (mut economy, rules) = economy(&[consensus([[3, 1, 2], [1, 3, 0]])]);
    for _ in 0..45 {
        next_block(&mut economy, &rules);
        let subnet = &economy.subnets[0];
        assert_eq!(subnet.alpha_places().total(), u128::from(subnet.alpha_out.0));
    }
}

#[test]
fn without_root_stake_the_validator_emission_follows_the_dividends_of_the_epoch() {
    let (mut economy, rules) = economy(&[consensus([[65_535, 0, 0], [20_000, 45_535, 0]])]);
    economy.root.stakes.take(VALIDATORS[0], Key(2), u64::MAX);
    let before = VALIDATORS.map(|validator| economy.subnets[0].stakes.on(validator));
    run(&mut economy, &rules, 9);
    let mut pot = economy.subnets[0].pending.validator.0;
    pot += pot / 9;
    run(&mut economy, &rules, 1);
    let outcome = last(&economy, 0).last.clone().unwrap_or_else(|| panic!("an epoch ran"));
    let dividends = [0, 1].map(|uid| outcome.validator_emission[uid].0 as f64);
    for (index, &validator) in VALIDATORS.iter().enumerate() {
        let got = (economy.subnets[0].stakes.on(validator) - before[index]) as f64;
        let expected = pot as f64 * dividends[index] / (dividends[0] + dividends[1]);
        assert!((got / expected - 1.0).abs() < 1e-7, "validator {index}: {got} for {expected}");
        let yielded = economy.subnets[0].yields[&validator];
        let take = 1.0 - yielded.dividends.0 as f64 / got;
        assert!((take - 11_796.0 / 65_535.0).abs() < 1e-6, "validator {index} takes {take}");
    }
}

#[test]
fn validators_stay_active_and_set_other_weights_by_an_operation() {
    let EarningsModel::Consensus(mut model) = consensus([[1, 0, 0]; 2]) else { panic!("it is a consensus") };
    (model.input.current_block, model.input.activity_cutoff) = (Block(9_000_000), Block(15));
    let (mut economy, rules) = economy(&[EarningsModel::Consensus(model)]);
    let mined = |economy: &Economy| MINERS.map(|miner| economy.subnets[0].stakes.on(miner));
    run(&mut economy, &rules, 50);
    let before = mined(&economy);
    assert!(before[0] > 0 && before[1] == 0, "weights of 50 blocks count: {before:?}");
    for uid in [Uid(0), Uid(1)] {
        // A repeated neuron counts once, and one that does not exist is left out.
        let row = vec![(Uid(3), Share(7)), (Uid(3), Share(1)), (Uid(99), Share(9))];
        let operation = Operation::SetWeights { netuid: Netuid(1), uid, row };
        assert!(apply(&mut economy, &rules, &operation).is_ok());
        assert_eq!(last(&economy, 0).input.weights.row(uid), [(Uid(3), Share::ONE)]);
    }
    run(&mut economy, &rules, 10);
    let after = mined(&economy);
    assert!(after[0] == before[0] && after[1] > 0, "{before:?} {after:?}");
}

#[test]
fn weights_are_set_by_modeled_neurons_only() {
    let fixed = EarningsModel::Proportional { miners: Key(9), kept_by_owner: U96F32::from_num(0) };
    let (mut economy, rules) = economy(&[consensus([[1, 0, 0]; 2]), fixed]);
    for (netuid, uid, expected) in
        [(1, 5, OperationError::NoNeuron), (2, 0, OperationError::NoNeuron), (3, 0, OperationError::SubnetNotExists)]
    {
        let operation = Operation::SetWeights { netuid: Netuid(netuid), uid: Uid(uid), row: Vec::new() };
        assert_eq!(apply(&mut economy, &rules, &operation), Err(expected), "{netuid}, {uid}");
    }
}

#[test]
fn in_2024_the_epoch_pays_tao_by_root_stake() {
    let (mut economy, rules) = economy_of("root-2024", &[consensus([[3, 1, 0]; 2])]);
    economy.root.stakes.add(VALIDATORS[1], Key(3), 500_000_000_000_000);
    economy.subnets[0].root_emission = Rao(400_000_000);
    let before = VALIDATORS.map(|validator| economy.root.stakes.on(validator));
    let issuance = economy.issuance;
    run(&mut economy, &rules, 11);
    let outcome = last(&economy, 0).last.clone().unwrap_or_else(|| panic!("an epoch ran"));
    for (miner, uid) in MINERS.into_iter().zip(2..) {
        assert_eq!(economy.root.stakes.on(miner), outcome.server_emission[uid].0, "miner {uid}");
    }
    let gains = [0, 1].map(|index| economy.root.stakes.on(VALIDATORS[index]) - before[index]);
    let emission = [0, 1].map(|uid| outcome.validator_emission[uid].0);
    for (gain, emission) in gains.into_iter().zip(emission) {
        assert!(
            gain.abs_diff(emission) <= 3,
            "{gains:?} for {emission}: both stakes are TAO, so dividends determine all pay"
        );
    }
    assert!(gains[0] > gains[1] && gains[1] > 0, "{gains:?}");
    let made = economy.issuance.0 - issuance.0;
    assert_eq!(made, 11 * 400_000_000 - 11, "minus one rao per block, lost to the two roundings");
}
