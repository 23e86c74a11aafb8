//! Imports of files from other tools.

use crate::scenarios::preset;
use yuma_engine::quantity::{Alpha, Block, Proportion64, Rao, Share, Uid};
use yuma_engine::yuma::{Hyperparameter, Parameters, YumaVersion};
use yuma_scenario::import::{
    Assumption, Content, Format, Ignored, Offer, Open, Proposal, Recognized, combine, first_look, read,
};
use yuma_scenario::table::WeightUnit;
use yuma_scenario::{Matrix, Scenario, json_file, link};

pub const BTCLI_LIST: &str = include_str!("formats/btcli-subnets-list.json");
pub const BTCLI_SHOW: &str = include_str!("formats/btcli-subnets-show.json");
pub const BTCLI_SUDO: &str = include_str!("formats/btcli-sudo-get.json");
pub const NEURONS: &str = include_str!("formats/metagraphed-neurons.csv");
pub const POOLS: &str = include_str!("formats/taostats-dtao-pool-latest.json");
pub const METAGRAPH: &str = include_str!("formats/taostats-metagraph-latest.json");
pub const ROOT: &str = include_str!("formats/taostats-metagraph-root-latest.json");
pub const WEIGHTS: &str = include_str!("formats/taostats-validator-weights-latest-v2.json");
pub const WEIGHTS_LONG: &str = include_str!("formats/weights-long.csv");

/// Joins texts with an open scenario.
pub fn proposal(open: &Scenario, texts: &[&str]) -> Result<Proposal, String> {
    let files: Vec<Recognized> =
        texts.iter().map(|text| read(text)).collect::<Result<_, _>>().map_err(|error| error.to_string())?;
    let named: Vec<(&str, &Recognized)> = files.iter().map(|file| ("my subnet.json", file)).collect();
    combine(Open::Whole(open), &named).map_err(|error| error.to_string())
}

/// Returns the scenarios that a text leads to.
pub fn opened(open: &Scenario, text: &str) -> Result<Vec<Scenario>, String> {
    let Proposal { subnet, update, .. } = proposal(open, &[text])?;
    Ok([subnet, update].into_iter().flatten().map(|offer| offer.scenario).collect())
}

/// Returns the open scenario with the data of a text.
pub fn updated(open: &Scenario, text: &str) -> Result<Scenario, String> {
    let proposal = proposal(open, &[text])?;
    proposal.update.map(|offer| offer.scenario).ok_or_else(|| "it is no update".to_owned())
}

/// Returns the new subnet that texts lead to.
pub fn subnet(texts: &[&str]) -> Offer {
    proposal(&preset("lone-voice"), texts).unwrap().subnet.unwrap()
}

fn uids(uids: &[u16]) -> Vec<Uid> {
    uids.iter().copied().map(Uid).collect()
}

#[test]
fn every_format_is_recognized_by_its_fields() {
    let scenario = json_file::export(&preset("clipping"));
    for (name, text, expected) in [
        ("btcli subnets list", BTCLI_LIST, Format::BtcliList),
        ("btcli subnets show", BTCLI_SHOW, Format::BtcliShow),
        ("btcli sudo get", BTCLI_SUDO, Format::BtcliSudo),
        ("neurons", NEURONS, Format::Neurons),
        ("pools", POOLS, Format::TaostatsPools),
        ("metagraph", METAGRAPH, Format::TaostatsMetagraph),
        ("root", ROOT, Format::TaostatsRoot),
        ("weights", WEIGHTS, Format::TaostatsWeights),
        ("list of weights", WEIGHTS_LONG, Format::WeightsList),
        ("a scenario", &scenario, Format::Scenario),
    ] {
        assert_eq!(read(text).map(|file| file.format), Ok(expected), "{name}");
    }
    for format in Format::ALL {
        assert_eq!(read(format.sample()).map(|file| file.format), Ok(format), "the sample of {}", format.id());
    }
}

#[test]
fn btcli_show_opens_with_an_empty_matrix() {
    let Offer { scenario, assumptions, .. } = subnet(&[BTCLI_SHOW]);
    assert_eq!((&*scenario.title, scenario.neurons.len()), ("SN4 · four", 7));
    assert_eq!((&*scenario.validators, &*scenario.miners), (&*uids(&[0, 1, 2]), &*uids(&[3, 4, 5, 6])));
    let stakes: Vec<_> = scenario.neurons.iter().map(|one| (one.alpha_stake, one.tao_stake)).take(4).collect();
    let alpha = |whole: u64| Alpha(whole * 1_000_000_000);
    let tao = |whole: u64| Rao(whole * 1_000_000_000);
    assert_eq!(
        stakes,
        [(alpha(4_000), tao(20_000)), (alpha(2_500), tao(10_000)), (alpha(900), tao(300)), (alpha(0), tao(0))],
        "tao_stake is root stake x 0.18"
    );
    assert!(scenario.weights.iter().all(|row| row.is_empty()));
    for expected in [
        Assumption::NoWeights,
        Assumption::WeightedRootStake,
        Assumption::Permits { limit: 64, count: 3 },
        Assumption::Active,
        Assumption::BelowThreshold { count: 1, threshold: alpha(1_000) },
    ] {
        assert!(assumptions.contains(&expected), "{expected:?} of {assumptions:?}");
    }
}

#[test]
fn a_new_subnet_carries_the_live_rules() {
    let scenario = subnet(&[BTCLI_SHOW]).scenario;
    let expected = Parameters {
        stake_threshold: Alpha(1_000_000_000_000),
        tao_weight: Proportion64(3_320_413_933_267_719_290),
        max_allowed_validators: 64,
        ..Parameters::default()
    };
    assert_eq!(scenario.parameters, expected);
    assert_eq!(link::decode(&link::encode(&scenario)), Ok(scenario), "and its link has them");
}

#[test]
fn btcli_sudo_changes_the_open_scenario() {
    let open = preset("lone-voice");
    let proposal = proposal(&open, &[BTCLI_SUDO.replace("\"bonds_penalty\"", "\"rho\"").as_str()]).unwrap();
    assert!(proposal.prefers_update && proposal.subnet.is_none());
    assert_eq!(proposal.ignored, [Ignored::Hyperparameters(vec!["rho".into()])]);
    let update = proposal.update.unwrap();
    let expected = Parameters {
        kappa: Share(32_767),
        alpha_high: Share(58_982),
        alpha_low: Share(45_875),
        liquid_alpha: false,
        yuma_version: YumaVersion::Three,
        tempo: 360,
        activity_cutoff_factor: 13_889,
        ..open.parameters.clone()
    };
    assert_eq!((&update.scenario.parameters, update.scenario.commit_reveal), (&expected, true));
    assert_eq!(update.scenario.activity_cutoff(), Block(5_000));
    assert_eq!(update.assumptions, [Assumption::ActivityCutoff { blocks: 5_000 }]);
    assert_eq!(update.scenario.neurons, open.neurons);
}

#[test]
fn a_taostats_metagraph_has_permits_and_activity() {
    let Offer { scenario, assumptions, .. } = subnet(&[METAGRAPH]);
    let permits: Vec<bool> = scenario.neurons.iter().map(|one| one.validator_permit).collect();
    assert_eq!(permits, [true, true, false, false, false, false, false]);
    assert_eq!(scenario.current_block, Block(5_453_670));
    assert_eq!(scenario.neurons[0].last_update, Block(5_453_630));
    assert_eq!(scenario.neurons[1].block_at_registration, Block(2_064_864));
    assert_eq!(scenario.neurons[0].tao_stake, Rao(20_000_000_000_000));
    assert_eq!(scenario.neurons[0].name, "0 · 5Hot…0000");
    assert_eq!(Hyperparameter::TaoWeight.get(&scenario.parameters), 3_320_413_933_267_719_290);
    assert!(!assumptions.iter().any(|one| matches!(one, Assumption::Permits { .. } | Assumption::Active)));
}

/// The stored epoch of the two taostats files (shape of the chain's storage, uid by uid).
const STORED: [(u16, &[(u16, u16)]); 3] =
    [(0, &[(3, 65_535), (4, 32_768), (6, 655)]), (1, &[(3, 40_000), (4, 65_535)]), (2, &[(5, 65_535), (6, 1)])];

fn check_stored(what: &str, scenario: &Scenario) {
    for (uid, row) in STORED {
        let expected: Vec<(Uid, Share)> = row.iter().map(|&(miner, weight)| (Uid(miner), Share(weight))).collect();
        assert_eq!(scenario.row(Matrix::Weights, Uid(uid)), expected, "{what}, uid {uid}");
    }
}

#[test]
fn two_files_are_the_whole_subnet() {
    for (what, weights) in [("taostats", WEIGHTS), ("long form", WEIGHTS_LONG)] {
        for texts in [[METAGRAPH, weights], [weights, METAGRAPH]] {
            let Offer { scenario, first_look, .. } = subnet(&texts);
            check_stored(what, &scenario);
            assert_eq!(*scenario.validators, uids(&[0, 1, 2]), "uid 2 sets weights without a permit");
            assert_eq!(scenario.neurons[2].alpha_stake, Alpha(900_000_000_000));
            assert_eq!((first_look.voting_validators, first_look.paid_miners), (2, 3), "{what}");
        }
    }
}

#[test]
fn weights_arrive_after_their_participants() {
    for first in [METAGRAPH, BTCLI_SHOW] {
        let open = subnet(&[first]).scenario;
        for (what, weights) in [("taostats", WEIGHTS), ("long form", WEIGHTS_LONG)] {
            let proposal = proposal(&open, &[weights]).unwrap();
            assert!(proposal.prefers_update, "{what}");
            let update = proposal.update.unwrap();
            check_stored(what, &update.scenario);
            assert_eq!(update.scenario.neurons, open.neurons);
        }
    }
}

#[test]
fn weights_of_another_subnet_are_a_new_one() {
    let proposal = proposal(&preset("lone-voice"), &[WEIGHTS]).unwrap();
    assert!(!proposal.prefers_update, "the names of the open scenario are others");
    assert_eq!(proposal.summary.weights, Some((7, WeightUnit::Fraction)));
    let Offer { scenario, assumptions, .. } = proposal.subnet.unwrap();
    check_stored("by themselves", &scenario);
    assert!(assumptions.contains(&Assumption::EqualStakes(Alpha(10_000_000_000_000))));
    assert_eq!(first_look(&scenario).voting_validators, 3);
}

#[test]
fn neurons_of_metagraphed_are_read_in_any_order_of_columns() {
    let reversed: String =
        NEURONS.lines().map(|line| line.split(',').rev().collect::<Vec<_>>().join(",") + "\n").collect();
    for text in [NEURONS, &reversed] {
        let proposal = proposal(&preset("lone-voice"), &[text]).unwrap();
        let Some(Ignored::Columns(fields)) = proposal.ignored.first() else { panic!("{:?}", proposal.ignored) };
        assert_eq!(fields.len(), 10);
        assert!(fields.contains(&"coldkey".to_owned()) && fields.contains(&"axon".to_owned()));
        let scenario = proposal.subnet.unwrap().scenario;
        assert_eq!(scenario.neurons[0].alpha_stake, Alpha(7_600_000_000_000));
        assert_eq!(scenario.neurons[3].block_at_registration, Block(5_453_000));
        assert_eq!((&*scenario.validators, scenario.miners.len()), (&*uids(&[0, 1]), 5));
    }
}

#[test]
fn markets_are_read_without_root() {
    let market = |text: &str| match read(text).unwrap() {
        Recognized { content: Content::Market(market), ignored, .. } => (market.subnets, ignored),
        other => panic!("{other:?}"),
    };
    let (listed, ignored) = market(BTCLI_LIST);
    let pool = &listed[0];
    assert_eq!(
        (pool.netuid, &*pool.name, pool.tao_in, pool.alpha_in, pool.alpha_out),
        (1, "one", 15_278_013_000_000, 235_441_538_300_000, 491_780_951_500_000)
    );
    assert_eq!((listed.len(), ignored), (3, vec![Ignored::WithoutPool(vec![0])]));
    let (pools, _) = market(POOLS);
    let eligible: Vec<_> = pools.iter().map(|pool| (pool.netuid, pool.is_started)).collect();
    assert_eq!(eligible, [(1, true), (64, true), (90, false)], "startup_mode is not eligible yet");
    assert_eq!((pools[0].tao_in, pools[0].alpha_out), (pool.tao_in, pool.alpha_out));
}

#[test]
fn the_root_network_is_read_completely() {
    let Content::RootNetwork(root) = read(ROOT).unwrap().content else { panic!("another content") };
    assert_eq!((root.block, root.validators.len()), (Some(4_106_827), 3));
    let of_percent = |percent: f64| Share((percent / 100.0 * 65_535.0).round() as u16);
    let first = &root.validators[0];
    assert_eq!((first.uid, first.stake), (2, 880_000_000_000_000));
    assert_eq!(first.weights, [(0, of_percent(29.7)), (1, of_percent(30.3)), (4, of_percent(40.0))]);
}

#[test]
fn metagraphs_of_lists_open() {
    let simple = r#"{"source":"x","n":3,"block":1000,"stake":[5,7,0],"weights":[[[2,65535],[1,3]],[],[]]}"#;
    let scenario = subnet(&[simple]).scenario;
    assert_eq!(*scenario.validators, uids(&[0]), "uid 1 has less than the threshold and sets no weights");
    assert_eq!(*scenario.miners, uids(&[1, 2]));
    assert_eq!(scenario.row(Matrix::Weights, Uid(0)), [(Uid(2), Share(65_535)), (Uid(1), Share(3))], "in stored order");
    let permits: Vec<bool> = scenario.neurons.iter().map(|neuron| neuron.validator_permit).collect();
    assert_eq!(permits, [true, true, false], "no stake, no permit");
    assert_eq!(scenario.neurons[0].last_update, Block(999));
    let python = r#"{"S":[4000.5,0],"W":[[0,1.0],[0,0]],"hotkeys":["5A","5B"],"block":9,"last_update":[4,9],"B":[]}"#;
    let proposal = proposal(&preset("lone-voice"), &[python]).unwrap();
    assert_eq!(proposal.ignored, [Ignored::Fields(vec!["B".into()])]);
    let scenario = proposal.subnet.unwrap().scenario;
    assert_eq!(scenario.neurons[0].alpha_stake, Alpha(4_000_500_000_000));
    assert_eq!((scenario.neurons[0].last_update, &*scenario.neurons[0].name), (Block(4), "0 · 5A"));
    assert_eq!(scenario.row(Matrix::Weights, Uid(0)), [(Uid(1), Share(65_535))]);
}
