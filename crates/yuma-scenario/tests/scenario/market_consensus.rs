//! The consensus of a market's subnet: the scenario that is assumed for it, its checks, and its epochs in the economy.

use crate::market_link::link_of;
use crate::markets::{april_2026, edited, era, market_of, pool, units};
use std::sync::Arc;
use yuma_engine::economy::operations::{Operation, OperationError, Position};
use yuma_engine::economy::{BlockStride, Consensus, EarningsModel, Economy, Tempo, next_block};
use yuma_engine::quantity::{Alpha, BLOCKS_PER_DAY, Block, Epoch, Netuid, Rao, Share, Uid};
use yuma_engine::wide::FineAmount;
use yuma_engine::yuma::epoch;
use yuma_scenario::edit::ComparisonEdit;
use yuma_scenario::limits::{CONSENSUS_ENTRIES, LINKED_SUBNETS};
use yuma_scenario::link::LENGTH_LIMIT;
use yuma_scenario::market::link::{decode, encode};
use yuma_scenario::market::{
    ConsensusError, HOLDER, Market, MarketEdit, MarketError, MarketEvent, MarketReadError, MarketResult, MarketRun,
    NeuronKeys, STAKER, SubnetConsensus, VALIDATOR, economy, neuron_pay,
};
use yuma_scenario::{Document, Edit, Scenario, presets};

const CHUTES: Netuid = Netuid(64);

/// A market whose subnets have the consensus that is assumed for them.
pub fn linked(market: &Market, netuids: impl IntoIterator<Item = Netuid>) -> Market {
    netuids.into_iter().fold(market.clone(), |market, netuid| {
        let scenario = market.consensus_scenario(netuid).unwrap();
        set(&market, netuid, scenario)
    })
}

fn set(market: &Market, netuid: Netuid, scenario: Scenario) -> Market {
    let consensus = Some(SubnetConsensus::new(scenario).unwrap());
    edited(market, [MarketEdit::SetConsensus { netuid, consensus }])
}

fn scenario(market: &Market, netuid: Netuid) -> &Scenario {
    market.subnet(netuid).unwrap().consensus.as_ref().unwrap().scenario()
}

fn with(scenario: &Scenario, change: impl FnOnce(&mut Document)) -> Scenario {
    let mut document = Document::clone(scenario);
    change(&mut document);
    Scenario::new(document).unwrap()
}

/// The scenario in which every validator gives `burn` to the owner's neuron and the rest to the first miner.
fn burning(scenario: &Scenario, burn: u16) -> Scenario {
    with(scenario, |document| {
        for uid in document.validators.clone() {
            document.weights[uid.index()] = Arc::new(vec![(Uid(0), Share(burn)), (Uid(1), Share(u16::MAX - burn))]);
        }
    })
}

fn model(economy: &Economy, netuid: Netuid) -> &Consensus {
    match &economy.subnet(netuid).unwrap().earnings_model {
        EarningsModel::Consensus(consensus) => consensus,
        EarningsModel::Proportional { .. } => panic!("subnet {netuid:?} has a consensus"),
    }
}

#[test]
fn the_assumed_scenario_has_the_stake_and_the_miner_burn_of_the_row() {
    for burn in [0.0, 0.25, 0.9, 1.0] {
        let fraction = FineAmount::from_num(burn);
        let market = edited(&april_2026(), [MarketEdit::SetMinerBurn { netuid: CHUTES, fraction }]);
        let assumed = market.consensus_scenario(CHUTES).unwrap();
        let alpha: u64 = assumed.neurons.iter().map(|neuron| neuron.alpha_stake.0).sum();
        let tao: u64 = assumed.neurons.iter().map(|neuron| neuron.tao_stake.0).sum();
        assert_eq!((alpha, tao), (market.subnet(CHUTES).unwrap().alpha_out.0, market.root_stake().0));
        assert_eq!((assumed.validators.len(), assumed.miners.len(), assumed.owner), (6, 6, Some(Uid(0))));
        let linked = set(&market, CHUTES, assumed);
        let found: f64 = linked.subnet(CHUTES).unwrap().miner_burn.to_num();
        assert!((found - burn).abs() < 3e-5, "{found} for {burn}");
    }
}

#[test]
fn an_edit_of_the_weights_sets_the_miner_burn() {
    let market = linked(&april_2026(), [CHUTES]);
    for burn in [0, 16_384, 65_535] {
        let changed = set(&market, CHUTES, burning(scenario(&market, CHUTES), burn));
        let found: f64 = changed.subnet(CHUTES).unwrap().miner_burn.to_num();
        assert!((found - f64::from(burn) / 65_535.0).abs() < 2e-5, "{found} for {burn}");
    }
}

#[test]
fn the_miner_burn_is_not_set_beside_a_consensus() {
    let market = linked(&april_2026(), [CHUTES]);
    let edit = MarketEdit::SetMinerBurn { netuid: CHUTES, fraction: FineAmount::from_num(0.5) };
    let refused = MarketError::Consensus { netuid: CHUTES, error: ConsensusError::SetsMinerBurn };
    assert_eq!(edit.apply(&market), Err(refused));
    let unlinked = edited(&market, [MarketEdit::SetConsensus { netuid: CHUTES, consensus: None }, edit]);
    assert_eq!(unlinked.subnet(CHUTES).unwrap().miner_burn, FineAmount::from_num(0.5));
    assert_eq!(edited(&market, [MarketEdit::ResetSubnet(CHUTES)]), april_2026());
}

#[test]
fn a_scenario_that_a_market_cannot_run_is_refused() {
    let market = april_2026();
    let assumed = market.consensus_scenario(CHUTES).unwrap();
    let refused = |change: fn(&mut Document)| SubnetConsensus::new(with(&assumed, change)).unwrap_err();
    let several = refused(|document| document.timeline.epochs = Epoch(2));
    assert_eq!(several, ConsensusError::OverTime);
    let pinned = Edit::Comparison(ComparisonEdit::Pin).apply(&assumed).unwrap();
    assert_eq!(SubnetConsensus::new(pinned), Err(ConsensusError::Compared));
    let rich = refused(|document| {
        document.neurons.iter_mut().for_each(|neuron| neuron.alpha_stake = Alpha(units(20_000_000.0)));
    });
    assert_eq!(rich, ConsensusError::TooMuchAlpha);
    let netuids = market.subnets.iter().map(|subnet| subnet.netuid);
    let full = linked(&market, netuids.clone().take(LINKED_SUBNETS));
    let netuid = netuids.clone().nth(LINKED_SUBNETS).unwrap();
    let consensus = Some(SubnetConsensus::new(full.consensus_scenario(netuid).unwrap()).unwrap());
    let error = ConsensusError::TooMany { count: LINKED_SUBNETS + 1, limit: LINKED_SUBNETS };
    let edit = MarketEdit::SetConsensus { netuid, consensus };
    assert_eq!(edit.apply(&full), Err(MarketError::Consensus { netuid, error }));
}

#[test]
fn a_link_holds_the_scenario_and_is_short() {
    for (count, limit) in [(1, 1_100), (3, 1_700)] {
        let market = linked(&april_2026(), [Netuid(4), CHUTES, Netuid(120)].into_iter().take(count));
        let link = encode(&market);
        assert_eq!(decode(&link).unwrap(), market);
        assert!(link.len() < limit, "{} characters for {count}", link.len());
    }
    let market = set(&april_2026(), CHUTES, presets::scenario("clipping").unwrap());
    assert_eq!(decode(&encode(&market)).unwrap(), market);
}

/// A scenario in which 128 validators give different weights to 256 neurons.
fn dense(scenario: &Scenario, has_bonds: bool) -> Scenario {
    with(scenario, |document| {
        document.neurons = vec![document.neurons[6].clone(); 256];
        for neuron in &mut document.neurons {
            neuron.name.clear();
            (neuron.alpha_stake, neuron.tao_stake) = (Alpha(units(2_000.0)), Rao(0));
        }
        document.validators = Uid::all(128).collect();
        document.miners = Uid::all(256).collect();
        let row = |row: u32| {
            let entry = |uid: Uid| (uid, Share((row * 7_919 + u32::from(uid.0) * 104_729 + 1) as u16));
            Arc::new(Uid::all(256).map(entry).collect::<Vec<_>>())
        };
        let rows = |count: u32| (0..256).map(|at| if at < count { row(at) } else { Arc::default() }).collect();
        document.weights = rows(128);
        document.bonds = rows(if has_bonds { 128 } else { 0 });
    })
}

#[test]
fn the_largest_scenarios_fit_into_a_link() {
    let market = april_2026();
    let assumed = market.consensus_scenario(CHUTES).unwrap();
    let market = set(&market, CHUTES, dense(&assumed, true));
    let market = set(&market, Netuid(4), dense(&assumed, false));
    let link = encode(&market);
    assert!(link.len() <= LENGTH_LIMIT, "{} characters", link.len());
    assert_eq!(decode(&link), Ok(market.clone()));
    let consensus = Some(SubnetConsensus::new(dense(&assumed, false)).unwrap());
    let edit = MarketEdit::SetConsensus { netuid: Netuid(120), consensus };
    let error = ConsensusError::TooManyWeights { count: 131_072, limit: CONSENSUS_ENTRIES };
    assert_eq!(edit.apply(&market), Err(MarketError::Consensus { netuid: Netuid(120), error }));
}

#[test]
fn a_broken_scenario_in_a_link_is_refused_with_its_subnet() {
    let written = |consensus: &str| {
        let json = format!(
            r#"{{"kind":"market","start":"2026-04-11","era":"etao-2026","subnets":{{"64":{{"consensus":{consensus}}}}}}}"#
        );
        decode(&link_of(json))
    };
    assert_eq!(written("null").unwrap().subnet(CHUTES), april_2026().subnet(CHUTES));
    for (consensus, expected) in [
        ("7", "not what a scenario looks like"),
        (r#"{"neurons":1000}"#, "neurons"),
        (r#"{"neurons":2,"validators":[9],"permits":[],"weights":{}}"#, "9"),
        (r#"{"neurons":1,"validators":[0],"permits":[0],"weights":{},"block":9,"timeline":{"epochs":3}}"#, "epochs"),
    ] {
        let error = written(consensus).unwrap_err();
        let text = error.to_string();
        assert!(text.contains("subnet 64") && text.contains(expected), "{consensus}: {text}");
    }
    let many: Vec<String> = (1..=9).map(|netuid| format!(r#""{netuid}":{{"consensus":{{}}}}"#)).collect();
    let json =
        format!(r#"{{"kind":"market","start":"2026-04-11","era":"etao-2026","subnets":{{{}}}}}"#, many.join(","));
    let error = ConsensusError::TooMany { count: 9, limit: LINKED_SUBNETS };
    let expected = MarketReadError::from(MarketError::Consensus { netuid: Netuid(9), error });
    assert_eq!(
        decode(&link_of(json)).unwrap_err().to_string(),
        format!("the link's content cannot be used: {expected}")
    );
}

#[test]
fn the_economy_holds_the_neurons_stake_once() {
    let market = linked(&april_2026(), [Netuid(4), CHUTES]);
    let plain = economy(&april_2026(), era("gate-2026"));
    let economy = economy(&market, era("gate-2026"));
    let keys = NeuronKeys::of(&market);
    for netuid in [Netuid(4), CHUTES] {
        let (subnet, scenario) = (economy.subnet(netuid).unwrap(), scenario(&market, netuid));
        for (&hotkey, neuron) in keys.of_subnet(netuid).iter().zip(&scenario.neurons) {
            assert_eq!(subnet.stakes.on(hotkey), neuron.alpha_stake.0, "{}", neuron.name);
            assert_eq!(economy.root.stakes.on(hotkey), neuron.tao_stake.0, "{}", neuron.name);
        }
        assert_eq!(subnet.alpha_places().total(), u128::from(subnet.alpha_out.0));
    }
    // The same six validators validate on both.
    assert_eq!(keys.of_subnet(CHUTES)[6..], keys.of_subnet(Netuid(4))[6..]);
    assert_ne!(keys.of_subnet(CHUTES)[..6], keys.of_subnet(Netuid(4))[..6]);
    assert_eq!(keys.of_subnet(CHUTES)[6], VALIDATOR, "holders stake to the largest one");
    assert_eq!(economy.tao_places(), plain.tao_places());
}

#[test]
fn a_largest_validator_with_other_tao_on_root_is_another_one() {
    let market = linked(&april_2026(), [Netuid(4), CHUTES]);
    let other = with(scenario(&market, CHUTES), |document| document.neurons[6].tao_stake = Rao(7));
    let market = set(&market, CHUTES, other);
    let (keys, economy) = (NeuronKeys::of(&market), economy(&market, market.era));
    assert_eq!(keys.of_subnet(Netuid(4))[6], VALIDATOR);
    assert_ne!(keys.of_subnet(CHUTES)[6], VALIDATOR);
    for netuid in [Netuid(4), CHUTES] {
        let mut hotkeys = keys.of_subnet(netuid).to_vec();
        for (&hotkey, neuron) in hotkeys.iter().zip(&scenario(&market, netuid).neurons) {
            assert_eq!(economy.root.stakes.on(hotkey), neuron.tao_stake.0, "{}", neuron.name);
        }
        hotkeys.sort_unstable();
        hotkeys.dedup();
        assert_eq!(hotkeys.len(), 12, "every neuron has a key of its own");
    }
    assert_eq!(economy.root.stakes.total(), market.root_stake().0);
}

#[test]
fn the_first_epoch_of_the_market_is_that_of_the_lab_in_every_era() {
    for id in ["launch-2025", "flow-2025", "gate-2026", "etao-2026"] {
        let subnets = [(7, 900.0), (64, 50_000.0)].map(|(netuid, tao)| {
            let tao = Rao(units(tao));
            pool(netuid, tao, Alpha(tao.0 * 20), Alpha(units(1_500_000.0)))
        });
        let market = edited(&market_of(subnets.to_vec()), [MarketEdit::SetEra(era(id))]);
        // Root dividends of other subnets would change the stake before the epoch.
        let market = market
            .edit(|document| {
                document.subnets[0].tempo = Tempo(0);
                Ok(())
            })
            .unwrap();
        let assumed = market.consensus_scenario(CHUTES).unwrap();
        let lab = with(&assumed, |document| {
            for (validator, odd) in (6..12).zip(0..) {
                let row = [(0, 20 + odd), (1, 30), (2, 9 + 2 * odd), (3, 11)];
                document.weights[validator] = Arc::new(row.map(|(uid, part)| (Uid(uid), Share(part))).to_vec());
            }
            document.bonds[8] = Arc::new(vec![(Uid(1), Share(40_000)), (Uid(3), Share(3))]);
        });
        let market = set(&market, CHUTES, lab.clone());
        let (mut economy, rules) = (economy(&market, era(id)), market.rules(era(id)));
        let mut blocks = 0;
        while model(&economy, CHUTES).last.is_none() {
            next_block(&mut economy, &rules);
            blocks += 1;
            assert!(blocks < 1_000, "{id}: no epoch");
        }
        let paid = model(&economy, CHUTES);
        let lab = with(&lab, |document| document.emission = paid.input.emission);
        let expected = epoch(&lab.epoch_input());
        let last = paid.last.as_ref().unwrap();
        assert!(expected.server_emission.iter().filter(|paid| paid.0 > 0).count() >= 3, "{id}");
        assert_eq!(last.server_emission, expected.server_emission, "{id}");
        assert_eq!(last.validator_emission, expected.validator_emission, "{id}");
        assert_eq!(last.bonds, expected.bonds, "{id}");
        let subnet = economy.subnet(CHUTES).unwrap();
        let hotkeys = NeuronKeys::of(&market);
        for uid in 1..6 {
            let paid = subnet.stakes.on(hotkeys.of_subnet(CHUTES)[uid]);
            assert_eq!(paid, expected.server_emission[uid].0, "{id}: miner {uid}");
        }
    }
}

#[test]
fn the_pay_of_a_day_adds_up_to_that_of_the_subnet() {
    let market = linked(&april_2026(), [CHUTES]);
    let market = set(&market, CHUTES, burning(scenario(&market, CHUTES), 30_000));
    for id in ["launch-2025", "flow-2025", "gate-2026", "etao-2026"] {
        let result = MarketResult::of(&market, era(id));
        let pay = neuron_pay(market.subnet(CHUTES).unwrap(), &result);
        let parts = result.subnet(CHUTES).unwrap().block.unwrap().participants;
        let incentives: u64 = pay.iter().map(|neuron| neuron.incentive.0).sum();
        let dividends: u64 = pay.iter().map(|neuron| neuron.dividends.0).sum();
        let day = |alpha: Alpha| alpha.0 * BLOCKS_PER_DAY;
        // Validators take 18 % of root's part in alpha, where it is kept.
        let (least, most) = (day(parts.validator), day(parts.validator) + day(parts.root) / 5);
        let slack = least / 50_000;
        assert!((least - slack..=most + slack).contains(&dividends), "{id}: {dividends} of {least} to {most}");
        assert!(incentives > 0 && pay[0].is_owner && pay[0].incentive.0 > incentives / 3, "{id}: {pay:?}");
    }
    let plain = april_2026();
    assert_eq!(neuron_pay(plain.subnet(CHUTES).unwrap(), &MarketResult::of(&plain, plain.era)), []);
    let result = MarketResult::of(&market, era("root-2024"));
    assert_eq!(neuron_pay(market.subnet(CHUTES).unwrap(), &result), []);
}

#[test]
fn less_burn_raises_share_price_and_emission_over_days() {
    let burned = linked(&april_2026(), [CHUTES]);
    let burned = set(&burned, CHUTES, burning(scenario(&burned, CHUTES), 60_000));
    let paying = set(&burned, CHUTES, burning(scenario(&burned, CHUTES), 0));
    let last = |market: &Market| {
        let market = edited(market, [MarketEdit::SetEra(era("price-2026")), MarketEdit::SetHorizon(10)]);
        *run(&market).points().last().unwrap().subnet(CHUTES).unwrap()
    };
    let (burned, paying) = (last(&burned), last(&paying));
    assert!(paying.share > burned.share && paying.tao_per_day > burned.tao_per_day, "{paying:?} {burned:?}");
    assert!(paying.price > burned.price, "{paying:?} {burned:?}");
}

fn run(market: &Market) -> MarketRun {
    let mut run = MarketRun::new(market, market.era, BlockStride::new(60));
    while !run.is_complete() {
        run.advance();
    }
    run
}

#[test]
fn operations_on_the_general_validator_reach_the_neurons() {
    let market = linked(&april_2026(), [CHUTES]);
    let keys = NeuronKeys::of(&market);
    let largest = keys.of_subnet(CHUTES)[6];
    let position = |coldkey| Position { netuid: CHUTES, hotkey: VALIDATOR, coldkey };
    let event = |after, operation| MarketEdit::AddEvent(MarketEvent::operation(Block(after), operation));
    let changed = edited(
        &market,
        [
            event(0, Operation::Stake { position: position(HOLDER), tao: Rao(units(100.0)), limit: None }),
            event(0, Operation::Unstake { position: position(STAKER), amount: Alpha(units(5_000.0)), limit: None }),
            event(0, Operation::SetWeights { netuid: CHUTES, uid: Uid(6), row: vec![(Uid(5), Share(3))] }),
            event(0, Operation::SetWeights { netuid: CHUTES, uid: Uid(99), row: Vec::new() }),
            event(0, Operation::SetWeights { netuid: Netuid(4), uid: Uid(0), row: Vec::new() }),
            MarketEdit::SetHorizon(1),
        ],
    );
    assert_eq!(decode(&encode(&changed)).unwrap(), changed);
    let mut run = MarketRun::new(&changed, changed.era, BlockStride::ONE);
    run.advance();
    let failed: Vec<bool> = run.outcomes().iter().map(Result::is_err).collect();
    assert_eq!(failed, [false, false, false, true, true], "{:?}", run.outcomes());
    assert_eq!(run.outcomes()[3..], [Err(OperationError::NoNeuron), Err(OperationError::NoNeuron)]);
    let subnet = run.economy().subnet(CHUTES).unwrap();
    assert!(subnet.stakes.of(largest, HOLDER) > 0);
    assert_eq!(model(run.economy(), CHUTES).input.weights.row(Uid(6)), [(Uid(5), Share::ONE)]);
}
