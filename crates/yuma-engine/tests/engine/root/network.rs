//! The root network in the economy of 2024: its weights divide the TAO.

use crate::operations::dissolve_subnet;
use crate::vectors::Vector;
use std::path::Path;
use yuma_engine::economy::operations::{Operation, OperationError, apply};
use yuma_engine::economy::{Choice, Economy, Era, RootVote, Rules, Runtime, block_with, next_block};
use yuma_engine::quantity::{Block, Key, Netuid, Rao, Share};
use yuma_engine::root2024::{RootInput, Row, root_epoch};
use yuma_engine::wide::units;

/// The block before a root epoch: the next block is a multiple of 101, minus one.
const BEFORE_A_VOTE: Block = Block(101 * 1_000 - 2);

fn era() -> &'static Era {
    Era::of("root-2024").unwrap_or_else(|| panic!("the era is registered"))
}

fn row(weights: &[(u16, u16)]) -> Row {
    weights.iter().map(|&(netuid, weight)| (Netuid(netuid), Share(weight))).collect()
}

/// Four subnets, and root validators 1 to 3 with these stakes and weights.
fn world(validators: [(u64, &[(u16, u16)]); 3]) -> Economy {
    let mut economy = crate::inputs::economy(era(), 4);
    economy.block = BEFORE_A_VOTE;
    economy.root = Default::default();
    for (hotkey, (stake, weights)) in (1..).map(Key).zip(validators) {
        economy.root.stakes.add(hotkey, Key(2), stake);
        economy.root.vote.weights.insert(hotkey, row(weights));
    }
    economy
}

fn emissions(economy: &Economy) -> Vec<u64> {
    economy.subnets.iter().map(|subnet| subnet.root_emission.0).collect()
}

/// The economy of a vector: each network except root is a subnet, and the validators keep their order as keys.
fn economy_of(input: &RootInput) -> (Economy, Rules) {
    let mut economy = crate::inputs::economy(era(), input.networks.len() as u16 - 1);
    economy.block = BEFORE_A_VOTE;
    economy.root = Default::default();
    economy.root.vote = RootVote { rho: input.rho, kappa: input.kappa, ..RootVote::default() };
    for (hotkey, (stake, weights)) in (1..).map(Key).zip(input.stake.iter().zip(&input.weights)) {
        economy.root.stakes.add(hotkey, hotkey, stake.0);
        economy.root.vote.weights.insert(hotkey, weights.clone());
    }
    (economy, Rules { normalizes_root_rows: input.normalizes_rows, ..era().rules })
}

#[test]
fn the_economy_matches_the_root_epoch_of_every_vector() {
    let mut with_rows = [0, 0];
    for file in ["root-2024.jsonl", "root-2024-chain-tests.json"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(file);
        for vector in crate::vectors::read(&path).unwrap_or_else(|error| panic!("{error}")) {
            let Vector::Root(vector) = vector else { panic!("{file} has root epochs only") };
            let input = vector.input();
            let (mut economy, rules) = economy_of(&input);
            let before = emissions(&economy);
            let report = block_with(&mut economy, &rules, input.block_emission);
            let expected = root_epoch(&input).map_or(before, |epoch| epoch.emission[1..].iter().map(|e| e.0).collect());
            assert_eq!(emissions(&economy), expected, "{}: emission per subnet", vector.id);
            let got: Vec<u64> = report.division.tao.iter().map(|&tao| units(tao)).collect();
            assert_eq!(got, expected, "{}: TAO received per subnet", vector.id);
            with_rows[usize::from(input.normalizes_rows)] += 1;
        }
    }
    assert!(with_rows.iter().all(|&count| count > 10), "with and without normalized rows: {with_rows:?}");
}

#[test]
fn root_epochs_run_every_101_blocks() {
    let mut economy = world([(5, &[(1, 65_535)]), (3, &[(2, 65_535)]), (2, &[])]);
    let rules = era().rules(Choice::Live);
    economy.block.0 -= 100;
    let stored = emissions(&economy);
    for block in 1..=100 {
        next_block(&mut economy, &rules);
        assert_eq!(emissions(&economy), stored, "block {block}: unchanged since the last root epoch");
    }
    next_block(&mut economy, &rules);
    assert_ne!(emissions(&economy), stored);
}

#[test]
fn an_absent_root_network_keeps_the_stored_emissions() {
    let mut economy = world([(5, &[(1, 1)]), (3, &[]), (2, &[])]);
    economy.root.vote.weights.clear();
    next_block(&mut economy, &era().rules(Choice::Live));
    assert_eq!(emissions(&economy), [3_000_000; 4]);
}

#[test]
fn from_june_2024_every_row_has_the_same_total_weight() {
    let spread: &[(u16, u16)] = &[(1, 65_535), (2, 65_535), (3, 65_535)];
    let shares = |runtime: u16| {
        let mut economy = world([(5, spread), (5, &[(4, 65_535)]), (0, &[])]);
        next_block(&mut economy, &era().rules_at(Runtime(runtime), Choice::Live));
        emissions(&economy)
    };
    let april = shares(148);
    assert_eq!(april[0], april[3], "equal weights give equal emission: {april:?}");
    let june = shares(151);
    assert!(june[3].abs_diff(3 * june[0]) < 10, "each of three networks gets a third of a row: {june:?}");
}

#[test]
fn the_root_emission_to_root_is_not_created() {
    let rules = era().rules(Choice::Live);
    let mut economy = world([(5, &[(0, 65_535), (1, 65_535)]), (5, &[(0, 65_535), (1, 65_535)]), (0, &[])]);
    let issuance = economy.issuance;
    let report = next_block(&mut economy, &rules);
    let half = report.emission.0 / 2;
    assert!(report.subnets[0].tao_in.0.abs_diff(half) < 3, "{:?}", report.subnets[0]);
    assert_eq!(economy.issuance.0 - issuance.0, report.emission.0 - report.recycled.0);
    assert!(report.recycled.0.abs_diff(half) < 10, "{:?}", report.recycled);
}

#[test]
fn root_members_set_weights_and_the_state_stores_them_scaled_up() {
    let mut economy = world([(5, &[]), (3, &[]), (2, &[])]);
    let rules = era().rules(Choice::Live);
    let mut set = |hotkey, weights: &[_]| {
        apply(&mut economy, &rules, &Operation::SetRootWeights { hotkey, row: row(weights) }).map(drop)
    };
    assert_eq!(set(Key(9), &[(3, 4)]), Err(OperationError::NoRootSeat));
    assert_eq!(set(Key(1), &[(5, 4)]), Err(OperationError::SubnetNotExists));
    assert_eq!(set(Key(1), &[(0, 1), (3, 4)]), Ok(()));
    assert_eq!(economy.root.vote.weights[&Key(1)], row(&[(0, 16_384), (3, 65_535)]));
}

#[test]
fn a_removed_network_removes_the_weights_on_it() {
    let mut economy = world([(5, &[(1, 7), (2, 9)]), (3, &[(2, 3)]), (2, &[])]);
    assert!(dissolve_subnet(&mut economy, &era().rules(Choice::Live), Netuid(2)).is_ok());
    assert_eq!(economy.root.vote.weights[&Key(1)], row(&[(1, 7)]));
    assert_eq!(economy.root.vote.weights[&Key(2)], row(&[]));
}

#[test]
fn the_owner_cut_is_paid_immediately_and_the_rest_is_pending() {
    let mut economy = world([(5, &[(1, 65_535)]), (5, &[(1, 65_535)]), (0, &[])]);
    let owner = economy.subnets[0].owner.coldkey;
    let report = block_with(&mut economy, &era().rules(Choice::Live), Rao(1_000_000_000));
    assert_eq!(report.recycled, Rao(1), "the remainder of the two roundings is not created");
    assert_eq!(economy.balance(owner), Rao(179_995_422));
    assert_eq!(economy.subnets[0].pending_tao, Rao(820_004_577));
}
