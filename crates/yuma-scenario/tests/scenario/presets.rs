//! Each preset demonstrates its claim, and none changes: links contain differences from presets.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use yuma_engine::quantity::{Alpha, Epoch, Share, Uid};
use yuma_engine::yuma::{Trace, YumaVersion, trace};
use yuma_scenario::presets::Group;
use yuma_scenario::{Edit, Matrix, Scenario, ScenarioV1, presets};

fn preset(id: &str) -> (Scenario, Trace) {
    let scenario = presets::scenario(id).expect("every preset can be read");
    let trace = trace(&scenario.epoch_input());
    (scenario, trace)
}

fn uid(scenario: &Scenario, name: &str) -> Uid {
    let index = scenario.neurons.iter().position(|neuron| neuron.name == name).expect("a neuron of that name");
    Uid(u16::try_from(index).unwrap())
}

/// A share in whole percent.
fn percent(share: Share) -> f64 {
    (f64::from(share.0) / 655.35).round()
}

/// FNV-1a, which is enough to notice an accident.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn no_preset_ever_changes() {
    let pinned = [
        ("lone-voice", 13_378_565_797_651_269_612),
        ("disputed-median", 6_832_858_455_366_806_404),
        ("clipping", 6_823_312_230_926_233_010),
        ("under-weighting", 2_051_101_909_283_233_677),
        ("self-weight-and-permits", 6_004_287_318_364_989_193),
        ("u16-rounding", 7_528_215_085_642_873_292),
        ("subnet-15", 2_829_414_976_517_239_410),
        ("early-discoverer", 5_284_704_434_497_180_730),
        ("copier", 16_234_269_097_906_500_152),
        ("copier-commit-reveal", 5_548_931_078_410_197_639),
        ("merge", 3_949_512_752_480_099_494),
        ("sleeping-validator", 17_212_082_889_001_693_590),
        ("replaced-in-the-block", 11_727_518_638_457_867_517),
        ("case-1", 11_506_695_457_241_602_616),
        ("case-2", 4_392_157_201_466_462_025),
        ("case-4", 13_153_570_525_795_174_158),
        ("case-5", 5_648_367_074_386_790_999),
        ("case-6", 12_389_440_002_958_643_769),
        ("case-8", 15_635_091_962_483_232_913),
        ("case-9", 14_099_545_802_618_930_223),
        ("case-11", 3_812_151_367_759_746_033),
        ("case-12", 9_941_187_997_809_165_424),
        ("case-14", 7_288_596_286_035_790_866),
        ("case-15", 17_753_717_435_766_676_201),
        ("case-17", 7_604_825_049_950_737_223),
    ];
    let found: Vec<_> = presets::ids().map(|id| (id, digest(presets::json(id).unwrap()))).collect();
    assert_eq!(found, pinned, "a preset that changes breaks links: give it a new id and keep the old file");
}

#[test]
fn presets_are_written_as_the_page_writes_them() {
    for id in presets::ids() {
        let (scenario, _) = preset(id);
        let written = serde_json::to_value(ScenarioV1::from(&scenario)).unwrap();
        assert_eq!(presets::written(id).unwrap(), written, "{id}");
        assert_eq!(scenario.preset.as_deref(), Some(id), "a preset names itself");
        assert!(scenario.title.is_empty() && scenario.notes.is_empty(), "the words of {id} are in the catalog");
    }
    assert_eq!(presets::ids().next(), Some(presets::OPENING));
    assert!(Group::OneEpoch.ids().all(|id| preset(id).0.timeline.is_single()));
    assert!(Group::OverTime.ids().chain(Group::Classic.ids()).all(|id| preset(id).0.timeline.epochs > Epoch(1)));
    assert!(presets::scenario("no such preset").is_none());
}

#[test]
fn a_question_is_about_a_cell_of_its_preset() {
    for id in presets::ids().filter(|&id| id != "subnet-15") {
        let (scenario, _) = preset(id);
        let (validator, miner) = presets::focus(id).expect("every small preset has a focus");
        assert!(scenario.validators.contains(&validator) && scenario.miners.contains(&miner), "{id}");
    }
}

#[test]
fn the_opening_scenario_is_its_preset() {
    assert_eq!(presets::opening().ok(), presets::scenario(presets::OPENING));
}

#[test]
fn small_presets_of_one_epoch_have_settled() {
    for id in Group::OneEpoch.ids().filter(|&id| id != "subnet-15") {
        let (scenario, _) = preset(id);
        let next = Edit::NextEpoch.apply(&scenario).unwrap();
        assert_eq!(next.bonds, scenario.bonds, "{id}");
    }
}

#[test]
fn the_lone_voice_earns_a_tenth() {
    let (scenario, trace) = preset("lone-voice");
    let outcome = &trace.outcome;
    let [e, a, m4] = ["E", "A", "M4"].map(|name| uid(&scenario, name).index());
    assert_eq!(percent(outcome.validator_trust[e]), 10.0);
    assert_eq!(percent(outcome.validator_trust[a]), 95.0);
    assert_eq!(percent(outcome.consensus[m4]), 5.0);
    let per_stake = |uid: usize| f64::from(outcome.dividends[uid].0) / f64::from(outcome.stake_weight[uid].0);
    assert!((0.09..0.11).contains(&per_stake(e)), "{}", per_stake(e));
    assert!((1.08..1.10).contains(&per_stake(a)), "{}", per_stake(a));
}

#[test]
fn the_lone_voice_is_heard_with_half_of_the_stake() {
    let (scenario, _) = preset("lone-voice");
    let [e, m4] = ["E", "M4"].map(|name| uid(&scenario, name));
    let consensus = |stake: u64| {
        let edit = Edit::AlphaStake { uid: e, stake: Alpha(stake * 1_000_000_000) };
        percent(trace(&edit.apply(&scenario).unwrap().epoch_input()).outcome.consensus[m4.index()])
    };
    assert_eq!(consensus(940_000), 5.0, "the others hold 950,000");
    assert_eq!(consensus(960_000), 95.0);
}

#[test]
fn a_little_stake_turns_the_disputed_median() {
    let (scenario, trace_before) = preset("disputed-median");
    let [b, c, m1] = ["B", "C", "M1"].map(|name| uid(&scenario, name));
    assert_eq!(percent(trace_before.outcome.consensus[m1.index()]), 60.0);
    let moved = |uid: Uid, by: i64| Edit::AlphaStake {
        uid,
        stake: Alpha(scenario.neurons[uid.index()].alpha_stake.0.checked_add_signed(by * 1_000_000_000).unwrap()),
    };
    let after = moved(c, 20_000).apply(&moved(b, -20_000).apply(&scenario).unwrap()).unwrap();
    let outcome = trace(&after.epoch_input()).outcome;
    assert_eq!(percent(outcome.consensus[m1.index()]), 20.0, "2 % of the stake changed sides");
}

#[test]
fn clipping_cuts_what_too_little_stake_supports() {
    let (scenario, trace) = preset("clipping");
    let [x, m3] = ["X", "M3"].map(|name| uid(&scenario, name));
    assert_eq!(percent(trace.outcome.consensus[m3.index()]), 10.0);
    assert_eq!(percent(trace.outcome.validator_trust[x.index()]), 30.0);
    let given = trace.weights.get(x, m3).unwrap();
    let left = trace.clipped.get(x, m3).unwrap();
    assert!(given > left * 7, "80 % was given, 10 % counts");
    assert_eq!(percent(trace.outcome.incentive[m3.index()]), 13.0, "unclipped it would have been 31 %");
}

#[test]
fn under_weights_are_not_lifted() {
    let (scenario, trace) = preset("under-weighting");
    let [a, c, m1, m2] = ["A", "C", "M1", "M2"].map(|name| uid(&scenario, name));
    assert_eq!(percent(trace.outcome.consensus[m1.index()]), 40.0);
    assert_eq!(trace.clipped.get(c, m1).map(|weight| weight.to_bits()), Some(0), "a weight of zero stays zero");
    assert!(trace.outcome.incentive[m1.index()] < trace.outcome.incentive[m2.index()], "the better miner earns less");
    assert!(trace.outcome.dividends[c.index()] < trace.outcome.dividends[a.index()], "and the coalition pays for it");
}

#[test]
fn self_weight_permit_and_activity_mask_what_they_should() {
    let (scenario, trace) = preset("self-weight-and-permits");
    let [owner, both, no_permit, inactive, m1] = ["O", "A", "C", "D", "M1"].map(|name| uid(&scenario, name));
    assert_eq!(scenario.owner, Some(owner));
    assert!(scenario.cell(Matrix::Weights, both, both).is_some() && trace.weights.get(both, both).is_none());
    assert!(trace.weights.get(owner, owner).is_some(), "the owner keeps its weight on itself");
    assert!(scenario.miners.contains(&both) && scenario.validators.contains(&both));
    assert!(trace.weights.row(no_permit).is_empty() && !trace.outcome.new_validator_permits[no_permit.index()]);
    assert!(!trace.active[inactive.index()] && trace.outcome.new_validator_permits[inactive.index()]);
    assert!(trace.weights.get(inactive, m1).is_some(), "an inactive row is clipped, but has no stake");
    assert_eq!(trace.active_stake[inactive.index()].to_bits(), 0);
    for idle in [no_permit, inactive] {
        assert_eq!(trace.outcome.dividends[idle.index()], Share(0));
    }
}

#[test]
fn a_tiny_validator_rounds_to_zero_but_is_paid() {
    let (scenario, trace) = preset("u16-rounding");
    let tiny = uid(&scenario, "C").index();
    assert_eq!(trace.outcome.stake_weight[tiny], Share(0));
    assert_eq!(trace.outcome.dividends[tiny], Share(0));
    assert!(trace.dividends[tiny].to_bits() > 0, "before it is stored as u16 the dividend is not zero");
    assert!(trace.outcome.validator_emission[tiny] > Alpha(0), "and the emission follows the unrounded one");
}

#[test]
fn subnet_15_is_the_real_one() {
    let (scenario, trace) = preset("subnet-15");
    assert_eq!((scenario.neurons.len(), scenario.validators.len(), scenario.miners.len()), (256, 20, 256));
    assert_eq!(scenario.weights.iter().map(|row| row.len()).sum::<usize>(), 1_687);
    assert_eq!(scenario.parameters.yuma_version, YumaVersion::Two);
    let permits = scenario.neurons.iter().filter(|neuron| neuron.validator_permit).count();
    assert_eq!(permits, 64);
    let earning = trace.outcome.dividends.iter().filter(|share| share.0 > 0).count();
    assert_eq!(earning, 11, "validators with stake that set weights");
    let paid: u64 = trace.outcome.emission.iter().map(|alpha| alpha.0).sum();
    assert!(paid <= scenario.emission.0 && paid > scenario.emission.0 - 1_000_000);
}
