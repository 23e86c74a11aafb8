//! Tables of weights and stakes as people keep them: separators, headers, units and names.

use crate::import::{proposal, subnet, updated};
use crate::scenarios::preset;
use yuma_engine::quantity::{Alpha, Share, Uid};
use yuma_scenario::import::{Assumption, Content, Format, Ignored, Offer, ReadAs, read, read_as};
use yuma_scenario::table::WeightUnit;
use yuma_scenario::{DecimalMark, Matrix};

/// A 2 x 3 table: A gives 50 % and 30 % and 20 %, B gives 25 % and 75 % and nothing.
const ROWS: [[f64; 3]; 2] = [[0.5, 0.3, 0.2], [0.25, 0.75, 0.0]];

fn check(what: &str, text: &str, format: Format) -> Offer {
    assert_eq!(read(text).map(|file| file.format), Ok(format), "{what}");
    let offer = subnet(&[text]);
    let scenario = &offer.scenario;
    assert_eq!((scenario.validators.len(), scenario.miners.len()), (2, 3), "{what}");
    // Uids are sorted by weight.
    let mut miners = scenario.miners.clone();
    miners.sort_unstable();
    for (&validator, row) in scenario.validators.iter().zip(ROWS) {
        for (&miner, weight) in miners.iter().zip(row) {
            let share = scenario.cell(Matrix::Weights, validator, miner).unwrap_or_default();
            let expected = (weight * 65_535.0).round() as u16;
            assert!(share.0.abs_diff(expected) <= 1, "{what}: {share:?} of {expected}");
        }
    }
    offer
}

#[test]
fn a_table_is_read_as_every_form() {
    for (what, text) in [
        ("names, comma, fractions", "name,M1,M2,M3\nA,0.5,0.3,0.2\nB,0.25,0.75,0\n"),
        ("no corner, semicolon, decimal comma", ";M1;M2;M3\nA;0,5;0,3;0,2\nB;0,25;0,75;\n"),
        ("tab, percent", "name\tM1\tM2\tM3\nA\t50\t30\t20\nB\t25\t75\t0\n"),
        ("percent signs", "name;M1;M2;M3\nA;50 %;30 %;20 %\nB;25 %;75 %;0 %\n"),
        ("u16", "name,M1,M2,M3\nA,32768,19661,13107\nB,16384,49151,0\n"),
        ("uids", "uid,64,65,66\n0,0.5,0.3,0.2\n1,0.25,0.75,0\n".replace("64,65,66", "2,3,4").as_str()),
        ("names of rows only", "A,0.5,0.3,0.2\nB,0.25,0.75,0\n"),
        ("names of columns only", "M1,M2,M3\n0.5,0.3,0.2\n0.25,0.75,0\n"),
        ("a header without a corner", "M1,M2,M3\nA,0.5,0.3,0.2\nB,0.25,0.75,0\n"),
        ("no names", "0.5,0.3,0.2\n0.25,0.75,0\n"),
        (
            "Windows, quoted",
            "\u{FEFF}\"name\",\"M1\",\"M2\",\"M3\"\r\n\"A\",\"0,5\",\"0.3\",0.2\r\n\"B\",0.25,0.75,\r\n",
        ),
    ] {
        check(what, text, Format::WeightsTable);
    }
}

#[test]
fn a_list_is_read_as_every_form() {
    for (what, text) in [
        ("names", "validator,miner,weight\nA,M1,0.5\nA,M2,0.3\nA,M3,0.2\nB,M1,0.25\nB,M2,0.75\n"),
        ("other names of columns", "weight;to;from\n0,5;M1;A\n0,3;M2;A\n0,2;M3;A\n0,25;M1;B\n0,75;M2;B\n"),
        ("uids", "uid_from,uid_to,weight\n0,2,0.5\n0,3,0.3\n0,4,0.2\n1,2,0.25\n1,3,0.75\n"),
        ("no header", "A\tM1\t50\nA\tM2\t30\nA\tM3\t20\nB\tM1\t25\nB\tM2\t75\n"),
    ] {
        let offer = check(what, text, Format::WeightsList);
        assert_eq!(offer.assumptions.contains(&Assumption::ColumnOrder), what == "no header", "{what}");
    }
}

#[test]
fn weights_and_stakes_are_joined_by_name() {
    let weights = "name,M1,M2,updated_at\nval0,0.6,0.3,2026-01-01\nval1,0.5,0.5,2026-01-01\n,0.1,0.2,x\n";
    let proposal = proposal(&preset("lone-voice"), &[weights, "name;stake\nval1;8,500\nval0;900\n"]).unwrap();
    assert_eq!(proposal.ignored, [Ignored::Columns(vec!["updated_at".into()]), Ignored::Lines(vec![4])]);
    assert!(proposal.update.is_none() && proposal.summary.stakes == 2);
    let offer = proposal.subnet.unwrap();
    let stakes: Vec<Alpha> = offer.scenario.neurons.iter().map(|one| one.alpha_stake).collect();
    assert_eq!(stakes, [Alpha(900_000_000_000), Alpha(8_500_000_000_000), Alpha(0), Alpha(0)]);
    for expected in [
        Assumption::RowSums { count: 1, lowest: 58_982, highest: 58_982 },
        Assumption::Thousands { text: "8,500".into() },
        Assumption::StakeIsAlpha,
        Assumption::BelowThreshold { count: 1, threshold: Alpha(1_000_000_000_000) },
        Assumption::Permits { limit: 64, count: 2 },
        Assumption::NoRootStake,
        Assumption::NoBonds,
    ] {
        assert!(offer.assumptions.contains(&expected), "{expected:?} of {:?}", offer.assumptions);
    }
    assert_eq!((offer.first_look.voting_validators, offer.first_look.paid_miners), (1, 2));
}

#[test]
fn one_stake_proves_the_separators_of_the_others() {
    let weights = "name,M1,M2\nval0,0.6,0.4\nval1,0.5,0.5\n";
    let offer = subnet(&[weights, "name;stake\nval0;1.000.000\nval1;2.000\n"]);
    let stakes: Vec<Alpha> = offer.scenario.neurons.iter().take(2).map(|one| one.alpha_stake).collect();
    assert_eq!(stakes, [Alpha(1_000_000_000_000_000), Alpha(2_000_000_000_000)]);
    assert!(!offer.assumptions.iter().any(|one| matches!(one, Assumption::Fraction { .. })));
}

#[test]
fn the_first_look_counts_the_miners_that_the_totals_count() {
    let offer = subnet(&["name,M1,M2\nA,65535,1\nB,65535,0\n", "name,stake\nA,1\nB,1000000\n"]);
    let trace = yuma_engine::yuma::trace(&offer.scenario.epoch_input());
    assert_eq!(offer.first_look.paid_miners, yuma_engine::yuma::totals(&trace).paid_miners);
}

#[test]
fn miners_whose_weights_round_to_zero_are_named() {
    // lium-io#1010: a burn uid of 1.0 beside miners of 0.000005 to 0.00001.
    for (text, miners) in [
        ("name,burn,M1,M2\nA,1.0,0.000005,0.00001\nB,1.0,0.000007,0\n", &["M1"][..]),
        ("name,burn,M1,M2\nA,1.0,0.000005,0.000006\n", &["M1", "M2"]),
        ("uid_from,uid_to,weight\n0,2,1.0\n0,3,0.000005\n1,2,1.0\n1,3,0.000004\n", &["3"]),
        ("1,0.000005\n1,0.5\n", &["M2"]),
        ("name,burn,M1\nA,1.0,0.00001\n", &[]),
    ] {
        let named = subnet(&[text]).assumptions.into_iter().find_map(|assumption| match assumption {
            Assumption::RoundedToZero { miners } => Some(miners),
            _ => None,
        });
        assert_eq!(named.unwrap_or_default(), miners, "{text}");
    }
}

#[test]
fn scores_are_scaled_to_the_largest_of_their_row() {
    for (what, text, is_scores) in [
        ("a table", "name,M1,M2,M3\nA,1.19,0.595,0\nB,3,41.2,0.3\n", true),
        ("a list", "validator,miner,weight\nA,M1,1.19\nB,M1,3\nA,M2,0.595\nB,M2,41.2\nA,M3,0\nB,M3,0.3\n", true),
        ("a row sums to 100", "name,M1,M2,M3\nA,1.19,0.595,0\nB,3,96.5,0.3\n", false),
        ("nearly", "name,M1,M2,M3\nA,1.19,0.595,0\nB,3,95.8,0.3\n", false),
        ("a percent sign", "name,M1,M2,M3\nA,1.19%,0.595,0\nB,3,41.2,0.3\n", false),
        ("fractions", "name,M1,M2,M3\nA,0.9,0.595,0\nB,0.3,0.41,0.3\n", false),
        ("65535ths", "name,M1,M2,M3\nA,101,50,0\nB,3,41,2\n", false),
    ] {
        let Offer { scenario, assumptions, .. } = subnet(&[text]);
        assert_eq!(assumptions.contains(&Assumption::Scores), is_scores, "{what}: {assumptions:?}");
        if is_scores {
            let row =
                |uid| scenario.row(Matrix::Weights, Uid(uid)).iter().map(|(_, share)| share.0).collect::<Vec<_>>();
            assert_eq!((row(0), row(1)), (vec![65_535, 32_768], vec![4_772, 65_535, 477]), "{what}");
            assert!(!assumptions.iter().any(|one| matches!(one, Assumption::RowSums { .. })), "{what}");
        }
    }
}

#[test]
fn raw_scores_of_a_whole_subnet_lose_no_weight() {
    // Sums of rows from 2 to 41, the largest number 1.19.
    let header: String = (0..192).map(|miner| format!(",M{miner}")).collect();
    let score = |validator: usize, miner: usize| match (validator * 7 + miner * 13) % 97 {
        0 => "1.19".to_owned(),
        rest => format!("{:.5}", rest as f64 * (validator + 3) as f64 * 0.000_03),
    };
    let row = |validator: usize| {
        let cells: String = (0..192).map(|miner| format!(",{}", score(validator, miner))).collect();
        format!("\nval{validator}{cells}")
    };
    let text = format!("name{header}{}", (0..64).map(row).collect::<String>());
    let Offer { scenario, assumptions, .. } = subnet(&[&text]);
    assert!(assumptions.contains(&Assumption::Scores), "{assumptions:?}");
    assert!(!assumptions.iter().any(|one| matches!(one, Assumption::RoundedToZero { .. })), "{assumptions:?}");
    for uid in (0..64).map(Uid) {
        let row = scenario.row(Matrix::Weights, uid);
        let largest = row.iter().map(|(_, share)| *share).max();
        assert_eq!((row.len(), largest), (192, Some(Share::ONE)), "uid {}", uid.0);
    }
}

#[test]
fn the_unit_of_a_table_can_be_chosen() {
    for (text, unit, expected) in [
        ("name,M1,M2\nA,0.5,1\n", WeightUnit::Percent, Some(vec![328, 655])),
        ("name,M1,M2\nA,0.5,1\n", WeightUnit::Scores, Some(vec![32_768, 65_535])),
        ("name,M1,M2\nA,5,10\n", WeightUnit::Percent, Some(vec![3_277, 6_554])),
        ("name,M1,M2\nA,5,10\n", WeightUnit::U16, Some(vec![5, 10])),
        ("name,M1,M2\nA,5,10\n", WeightUnit::Fraction, None),
        ("validator,miner,weight\nA,M1,5\nA,M2,10\n", WeightUnit::Percent, Some(vec![3_277, 6_554])),
    ] {
        let found = read_as(text, ReadAs { unit: Some(unit), mark: None }).ok().map(|file| match file.content {
            Content::Subnet(data) => {
                assert!(!data.assumptions.contains(&Assumption::Scores), "{text} as {unit:?}");
                let rows = data.weights.expect("weights").rows;
                rows.iter().flat_map(|row| row.entries.iter().map(|(_, share)| share.0)).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        });
        assert_eq!(found, expected, "{text} as {unit:?}");
    }
}

#[test]
fn the_mark_before_the_fraction_of_stakes_can_be_chosen() {
    let text = "name;stake\nA;1.500\nB;420,125\n";
    for (mark, expected) in [(DecimalMark::Point, [1_500, 420_125_000]), (DecimalMark::Comma, [1_500_000, 420_125])] {
        let read = read_as(text, ReadAs { unit: None, mark: Some(mark) }).expect("a table");
        let Content::Subnet(data) = read.content else { panic!("a subnet") };
        let stakes = data.participants.iter().map(|one| one.alpha_stake.map(|stake| stake / 1_000_000));
        assert_eq!(stakes.collect::<Vec<_>>(), expected.map(Some), "{mark:?}");
        let is_assumed = |one: &Assumption| matches!(one, Assumption::Thousands { .. } | Assumption::Fraction { .. });
        assert!(!data.assumptions.iter().any(is_assumed), "{mark:?}: nothing is assumed where a person chose");
    }
}

#[test]
fn a_point_before_three_digits_is_named() {
    for (text, alpha, expected) in [
        ("name;stake\nA;1.500\nB;2.000\n", [1_500_000_000, 2_000_000_000], Some("1.500")),
        ("name;stake\nA;1500.5\nB;2.000\n", [1_500_500_000_000, 2_000_000_000], Some("2.000")),
        ("name;stake\nA;0.500\nB;1234.567\n", [500_000_000, 1_234_567_000_000], None),
        ("name;stake\nA;1.500.000\nB;2.0\n", [1_500_000_000_000_000, 2_000_000_000], None),
    ] {
        let Offer { scenario, assumptions, .. } = subnet(&[text]);
        let stakes: Vec<u64> = scenario.neurons.iter().map(|one| one.alpha_stake.0).collect();
        let named = assumptions.into_iter().find_map(|assumption| match assumption {
            Assumption::Fraction { text } => Some(text),
            _ => None,
        });
        assert_eq!((&*stakes, named.as_deref()), (&alpha[..], expected), "{text}");
    }
}

#[test]
fn sixty_four_by_one_hundred_and_ninety_two() {
    let header: String = (0..192).map(|miner| format!(",M{miner}")).collect();
    let row = |validator: usize| {
        let cells: String = (0..192).map(|miner| format!(",{}", (validator * 7 + miner * 13) % 100)).collect();
        format!("\nval{validator}{cells}")
    };
    let text = format!("name{header}{}", (0..64).map(row).collect::<String>());
    let Offer { scenario, first_look, .. } = subnet(&[&text]);
    assert_eq!((scenario.validators.len(), scenario.miners.len()), (64, 192));
    assert_eq!((first_look.voting_validators, &*scenario.neurons[63].name), (64, "val63"));
}

#[test]
fn a_table_without_names_of_the_same_size_changes_the_open_scenario() {
    let open = preset("clipping");
    let changed = updated(&open, "10,20,70\n10,20,70\n10,20,70\n").unwrap();
    assert_eq!(changed.cell(Matrix::Weights, Uid(2), Uid(5)), Some(Share(45_875)));
    assert!(proposal(&open, &["10,20\n10,20\n"]).unwrap().update.is_none());
}

#[test]
fn hotkeys_are_shortened() {
    let hotkey = |end: char| format!("5F4tQyWrhfGVcNhoqeiNsR6KjD4wMZ2kfhLj4oHYuyHbZA{end}3");
    let text = format!("hotkey,M1\n{},1\n{},1\n", hotkey('a'), hotkey('b'));
    let scenario = subnet(&[&text]).scenario;
    assert_eq!((&*scenario.neurons[0].name, &*scenario.neurons[1].name), ("5F4t…ZAa3", "5F4t…ZAb3"));
    assert_eq!(updated(&scenario, &text.replace(",1", ",0.5")).unwrap().neurons, scenario.neurons);
}
