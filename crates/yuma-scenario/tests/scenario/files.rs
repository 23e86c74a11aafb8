//! Files and pasted tables: round trips, and the error of each invalid one.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::scenarios::{largest, preset};
use yuma_engine::quantity::{Alpha, Block, Millionths, Proportion64, Rao, Share, Uid};
use yuma_engine::yuma::{ConsensusSource, Parameters, YumaVersion};
use yuma_scenario::csv_stakes::{self, StakesError};
use yuma_scenario::csv_weights::{self, WeightsError};
use yuma_scenario::import::{ImportError, Imported, import};
use yuma_scenario::json_file::{self, FileError};
use yuma_scenario::metagraph::{self, MetagraphError};
use yuma_scenario::table::{SIZE_LIMIT, TableError, WeightUnit, weights};
use yuma_scenario::{Edit, Invalid, JsonError, List, Matrix, NumberError, presets};

fn cell(row: usize, column: usize, text: &str, error: NumberError) -> TableError {
    TableError::Cell { row, column, text: text.into(), error }
}

#[test]
fn a_file_comes_back_equal() {
    for scenario in presets::ids().map(preset).chain([largest()]) {
        let text = json_file::export(&scenario);
        assert!(text.contains("\"format\": \"yuma-playground\"") && text.len() < json_file::SIZE_LIMIT);
        assert_eq!(json_file::import(&text), Ok(scenario.clone()));
        assert_eq!(json_file::import(&format!("\u{FEFF}{}", text.replace('\n', "\r\n"))), Ok(scenario));
    }
}

#[test]
fn what_an_old_file_leaves_out_stays_what_it_was() {
    let text = r#"{"format":"yuma-playground","version":1,"neurons":2,"block":1000,"emission":5,"validators":[0],
        "permits":[0],"alpha":7,"weights":{"0":{"v":[1,65535]}}}"#;
    let scenario = json_file::import(text).unwrap();
    let expected = Parameters {
        yuma_version: YumaVersion::Three,
        kappa: Share(32_767),
        bonds_penalty: Share(65_535),
        bonds_moving_average: Millionths(900_000),
        liquid_alpha: false,
        liquid_alpha_consensus: ConsensusSource::Current,
        alpha_low: Share(45_875),
        alpha_high: Share(58_982),
        alpha_sigmoid_steepness: 1_000,
        tempo: 360,
        activity_cutoff_factor: 13_889,
        stake_threshold: Alpha(0),
        tao_weight: Proportion64(971_718_665_099_567_868),
        max_allowed_validators: 128,
    };
    assert_eq!((&scenario.parameters, scenario.commit_reveal), (&expected, false));
    assert_eq!(*scenario.miners, [Uid(0), Uid(1)], "every neuron mines");
    assert_eq!(scenario.row(Matrix::Weights, Uid(0)), [(Uid(0), Share(1)), (Uid(1), Share(65_535))]);
    for neuron in &scenario.neurons {
        assert_eq!((neuron.alpha_stake, neuron.tao_stake, neuron.commit_block), (Alpha(7), Rao(0), None));
        assert_eq!((neuron.last_update, neuron.block_at_registration), (Block(999), Block(0)));
    }
}

#[test]
fn each_bad_file_is_named() {
    type Case = (&'static str, String, fn(&FileError) -> bool);
    let good = json_file::export(&preset("lone-voice"));
    let cases: [Case; 7] = [
        ("empty", String::new(), |e| matches!(e, FileError::Json(JsonError::Syntax { .. }))),
        ("cut", good[..good.len() / 2].into(), |e| matches!(e, FileError::Json(JsonError::Syntax { .. }))),
        ("something else", "{\"format\":\"vega\"}".into(), |e| matches!(e, FileError::OtherFormat)),
        (
            "later",
            good.replace("\"version\": 1", "\"version\": 2"),
            |e| matches!(e, FileError::UnknownVersion { version } if version == "2"),
        ),
        ("other fields", good.replace("\"neurons\": 9", "\"neurons\": \"nine\""), |e| {
            matches!(e, FileError::NotAScenario { .. })
        }),
        ("an invalid scenario", good.replace("\"neurons\": 9", "\"neurons\": 8"), |e| {
            matches!(e, FileError::Invalid(Invalid::WrongLength { list: List::AlphaStakes, found: 9, expected: 8 }))
        }),
        ("too large", " ".repeat(json_file::SIZE_LIMIT + 1), |e| matches!(e, FileError::TooLarge { .. })),
    ];
    for (name, text, is_expected) in cases {
        let error = json_file::import(&text).expect_err(name);
        assert!(is_expected(&error), "{name}: {error:?}");
    }
}

#[test]
fn weights_as_csv_come_back_equal() {
    for id in presets::ids() {
        let scenario = preset(id);
        let text = csv_weights::export(&scenario);
        let emptied = scenario.validators.iter().fold(scenario.clone(), |scenario, &row| {
            let operation = yuma_scenario::edit::RowOperation::Clear;
            Edit::Row { matrix: Matrix::Weights, row, operation }.apply(&scenario).unwrap()
        });
        for start in [&scenario, &emptied] {
            assert_eq!(csv_weights::import(start, &text), Ok((scenario.clone(), WeightUnit::U16)), "{id}");
        }
    }
    assert_eq!(
        csv_weights::export(&preset("clipping")),
        "\"u16\",\"M1\",\"M2\",\"M3\"\n\"A\",32767,26214,6554\n\"B\",29490,29491,6554\n\"X\",6554,6554,52427\n"
    );
}

#[test]
fn weights_of_a_spreadsheet_are_read_by_name() {
    let scenario = preset("clipping");
    let (changed, unit) = csv_weights::import(&scenario, ";M3;M1\r\nB;12,5 %;\r\nA;25;50\r\n").unwrap();
    assert_eq!(unit, WeightUnit::Percent);
    let share = |row, column| changed.cell(Matrix::Weights, Uid(row), Uid(column));
    assert_eq!((share(1, 5), share(1, 3), share(1, 4)), (Some(Share(8_192)), None, Some(Share(29_491))));
    assert_eq!((share(0, 5), share(0, 3)), (Some(Share(16_384)), Some(Share(32_768))));
    assert_eq!(changed.weights[2], scenario.weights[2], "a validator that is not named keeps its row");
}

#[test]
fn bad_weights_are_named() {
    let scenario = preset("clipping");
    for (name, text, expected) in [
        ("a column", "u16,M1,M9\nA,1,2", WeightsError::UnknownMiner { column: 3, name: "M9".into() }),
        ("a validator as column", "u16,A\nA,1", WeightsError::UnknownMiner { column: 2, name: "A".into() }),
        ("a row", "u16,M1\nA,1\nZ,2", WeightsError::UnknownValidator { row: 3, name: "Z".into() }),
        ("a column twice", "u16,M1,M1\nA,1,2", WeightsError::Twice { name: "M1".into() }),
        ("a row twice", "u16,M1\nA,1\nA,2", WeightsError::Twice { name: "A".into() }),
        ("a word", "u16,M1\nA,many", cell(2, 2, "many", NumberError::NotANumber).into()),
        ("more than the whole", "u16,M1\nA,65536", cell(2, 2, "65536", NumberError::TooLarge).into()),
        ("a surplus cell", "u16,M1\nA,1,2", cell(2, 3, "2", NumberError::NotANumber).into()),
        ("nothing", "\n\n", TableError::Empty.into()),
        ("no miners", "just some text\nA", WeightsError::NoWeights),
        ("no validators", "u16,M1,M2", WeightsError::NoWeights),
    ] {
        assert_eq!(csv_weights::import(&scenario, text), Err(expected), "{name}");
    }
}

#[test]
fn stakes_as_csv_come_back_equal() {
    for id in presets::ids() {
        let scenario = preset(id);
        let text = csv_stakes::export(&scenario);
        let emptied = scenario.edit(|document| {
            document.neurons.iter_mut().for_each(|neuron| neuron.alpha_stake = Alpha(0));
            Ok(())
        });
        assert_eq!(csv_stakes::import(&emptied.unwrap(), &text), Ok(scenario), "{id}");
    }
}

#[test]
fn stakes_are_exact_and_bad_ones_are_named() {
    let scenario = preset("clipping");
    let changed = csv_stakes::import(&scenario, "name;alpha\nX;0,000000001\nA;\nB;20999999,999999999\n").unwrap();
    let stake = |uid: usize| changed.neurons[uid].alpha_stake;
    assert_eq!((stake(0), stake(1), stake(2)), (Alpha(400_000_000_000_000), Alpha(20_999_999_999_999_999), Alpha(1)));
    for (name, text, expected) in [
        ("no stakes", "name,weight\nA,1", StakesError::NoStakes),
        ("a name", "name,alpha\nQ,1", StakesError::UnknownNeuron { row: 2, name: "Q".into() }),
        ("twice", "name,alpha\nA,1\nA,1", StakesError::Twice { name: "A".into() }),
        ("negative", "name,alpha\nA,-1", cell(2, 2, "-1", NumberError::Negative).into()),
        ("not a number by name", "name,alpha\nA,NaN", cell(2, 2, "NaN", NumberError::NotFinite).into()),
        ("infinite", "name,tao\nA,1e999", cell(2, 2, "1e999", NumberError::NotFinite).into()),
        ("beyond u64", "name,alpha\nA,99999999999", cell(2, 2, "99999999999", NumberError::TooLarge).into()),
        ("ten decimals", "name,alpha\nA,0.0000000001", cell(2, 2, "0.0000000001", NumberError::TooPrecise).into()),
    ] {
        assert_eq!(csv_stakes::import(&scenario, text), Err(expected), "{name}");
    }
    let huge = csv_stakes::import(&scenario, "name,alpha\nA,21000001");
    assert!(matches!(huge, Err(StakesError::Invalid(Invalid::OutOfRange { .. }))), "more than there will ever be");
}

#[test]
fn names_never_become_formulas() {
    let mut scenario = preset("clipping");
    for (uid, name) in [(0, "=1+1"), (1, "'=x"), (2, "@me, \"you\""), (3, "-5"), (4, "uid 3"), (5, "a;b, \"c\"")] {
        scenario = Edit::Rename { uid: Uid(uid), name: name.into() }.apply(&scenario).unwrap();
    }
    for text in [csv_weights::export(&scenario), csv_stakes::export(&scenario)] {
        for field in csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).records() {
            assert!(field.unwrap().iter().all(|field| !field.starts_with(['=', '+', '-', '@'])), "{text}");
        }
    }
    let start =
        Edit::Cell { matrix: Matrix::Weights, row: Uid(0), column: Uid(3), value: None }.apply(&scenario).unwrap();
    assert_eq!(csv_weights::import(&start, &csv_weights::export(&scenario)).unwrap().0, scenario);
    assert_eq!(csv_stakes::import(&start, &csv_stakes::export(&start)), Ok(start));
}

#[test]
fn pasted_tables_are_understood() {
    let of = |fraction: f64| Some(Share((fraction * 65_535.0).round() as u16));
    for (name, text, unit, lines) in [
        ("percent", "40\t35\n20\t5", WeightUnit::Percent, vec![vec![of(0.40), of(0.35)], vec![of(0.20), of(0.05)]]),
        ("fractions", "0.4,0.35\n0,1", WeightUnit::Fraction, vec![vec![of(0.4), of(0.35)], vec![of(0.0), of(1.0)]]),
        ("65535ths", "26214,65535", WeightUnit::U16, vec![vec![Some(Share(26_214)), Some(Share(65_535))]]),
        ("percent signs", "0.5%, 1 %", WeightUnit::Percent, vec![vec![of(0.005), of(0.01)]]),
        ("decimal commas", "0,5;0,25", WeightUnit::Fraction, vec![vec![of(0.5), of(0.25)]]),
        ("commas and tabs", "12,5\t\t7", WeightUnit::Percent, vec![vec![of(0.125), None, of(0.07)]]),
        (
            "ragged, quoted, Windows",
            "\u{FEFF}\"1\";0\r\n;\"0,5\";1\r\n",
            WeightUnit::Fraction,
            vec![vec![of(1.0), of(0.0)], vec![None, of(0.5), of(1.0)]],
        ),
        ("exponents and minus zero", "1e-1\t-0", WeightUnit::Fraction, vec![vec![of(0.1), of(0.0)]]),
    ] {
        let (block, read) = weights(text).expect(name);
        assert_eq!((block.0, read), (lines, unit), "{name}");
    }
}

#[test]
fn bad_tables_are_named_with_their_cell() {
    for (name, text, expected) in [
        ("nothing", "", TableError::Empty),
        ("only separators", "\t\t\n", TableError::Empty),
        ("a word", "1\t2\n3\tx", cell(2, 2, "x", NumberError::NotANumber)),
        ("NaN", "1,NaN", cell(1, 2, "NaN", NumberError::NotFinite)),
        ("infinite", "1,inf", cell(1, 2, "inf", NumberError::NotFinite)),
        ("negative", "1\t\u{2212}2", cell(1, 2, "\u{2212}2", NumberError::Negative)),
        ("huge", "1\n65536", cell(2, 1, "65536", NumberError::TooLarge)),
        ("huge percent", "1%,101", cell(1, 2, "101", NumberError::TooLarge)),
        ("two numbers in a cell", "40 35\t1", cell(1, 1, "40 35", NumberError::NotANumber)),
    ] {
        assert_eq!(weights(text).expect_err(name), expected, "{name}");
    }
    let long = "9".repeat(SIZE_LIMIT + 1);
    assert_eq!(weights(&long).unwrap_err(), TableError::TooLarge { size: SIZE_LIMIT + 1, limit: SIZE_LIMIT });
}

#[test]
fn a_metagraph_opens() {
    let text = r#"{"source":"x","n":3,"block":1000,"stake":[5,7,0],"weights":[[[2,65535],[1,3]],[],[]]}"#;
    let scenario = metagraph::import(text).unwrap();
    assert_eq!(
        (&*scenario.validators, &*scenario.miners),
        (&[Uid(0)][..], &[Uid(2), Uid(1), Uid(0)][..]),
        "weighed first"
    );
    assert_eq!(scenario.row(Matrix::Weights, Uid(0)), [(Uid(2), Share(65_535)), (Uid(1), Share(3))], "in stored order");
    let permits: Vec<bool> = scenario.neurons.iter().map(|neuron| neuron.validator_permit).collect();
    assert_eq!(permits, [true, true, false], "no stake, no permit");
    assert!(scenario.epoch_input().uids().all(|uid| scenario.epoch_input().last_update(uid).0 == 999));
}

#[test]
fn each_bad_metagraph_is_named() {
    type Case = (&'static str, String, fn(&MetagraphError) -> bool);
    let cases: [Case; 6] = [
        ("no stake", "{\"weights\":[]}".into(), |e| matches!(e, MetagraphError::NotAMetagraph { .. })),
        ("no uids", "{\"stake\":[],\"weights\":[]}".into(), |e| matches!(e, MetagraphError::Invalid(Invalid::Empty))),
        ("a stake of NaN", "{\"stake\":[NaN],\"weights\":[[]]}".into(), |e| {
            matches!(e, MetagraphError::Json(JsonError::Syntax { .. }))
        }),
        ("a weight of 65536", "{\"stake\":[1],\"weights\":[[[0,65536]]]}".into(), |e| {
            matches!(e, MetagraphError::NotAMetagraph { .. })
        }),
        ("a uid that does not exist", "{\"stake\":[1],\"weights\":[[[1,1]]]}".into(), |e| {
            matches!(e, MetagraphError::Invalid(Invalid::UnknownUid { uid: Uid(1), .. }))
        }),
        ("300 uids", format!("{{\"stake\":{:?},\"weights\":{:?}}}", [0; 300], [[0; 0]; 300]), |e| {
            matches!(e, MetagraphError::Invalid(Invalid::TooManyNeurons { count: 300, limit: 256 }))
        }),
    ];
    for (name, text, is_expected) in cases {
        let error = metagraph::import(&text).expect_err(name);
        assert!(is_expected(&error), "{name}: {error:?}");
    }
}

#[test]
fn a_file_is_read_as_what_it_looks_like() {
    let open = preset("clipping");
    let is = |text: &str, expected: fn(&Result<Imported, ImportError>) -> bool| {
        let found = import(&open, text);
        assert!(expected(&found), "{:.60}: {found:?}", text);
    };
    is(&json_file::export(&open), |found| matches!(found, Ok(Imported::Scenario(_))));
    is("{\"stake\":[1],\"weights\":[[]]}", |found| matches!(found, Ok(Imported::Metagraph(_))));
    is(&csv_weights::export(&open), |found| matches!(found, Ok(Imported::Weights(_, WeightUnit::U16))));
    is(&csv_stakes::export(&open), |found| matches!(found, Ok(Imported::Stakes(_))));
    is("{", |found| matches!(found, Err(ImportError::File(FileError::Json(JsonError::Syntax { .. })))));
    is("{\"n\":1}", |found| matches!(found, Err(ImportError::File(FileError::OtherFormat))));
    is("", |found| matches!(found, Err(ImportError::Table(TableError::Empty))));
    is("\u{0}\u{1}\u{2}", |found| matches!(found, Err(ImportError::Weights(WeightsError::NoWeights))));
}
