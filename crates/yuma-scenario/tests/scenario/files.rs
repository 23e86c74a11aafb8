//! Files and pasted tables: round trips, and the error of each invalid one.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::import::updated;
use crate::scenarios::{largest, preset};
use yuma_engine::quantity::{Alpha, Block, Millionths, Proportion64, Rao, Share, Uid};
use yuma_engine::yuma::{ConsensusSource, Parameters, YumaVersion};
use yuma_scenario::edit::CellBlock;
use yuma_scenario::json_file::{self, FileError};
use yuma_scenario::pasted::{Numbers, Pasted, read};
use yuma_scenario::table::{FirstColumn, SIZE_LIMIT, TableError, WeightUnit};
use yuma_scenario::{Edit, Invalid, JsonError, List, Matrix, NumberError, csv_stakes, csv_weights, presets};

fn cell(row: usize, column: usize, text: &str, error: NumberError) -> TableError {
    TableError::Cell { row, column, text: text.into(), error }
}

/// Reads pasted weights.
fn weights(text: &str) -> Result<(CellBlock, WeightUnit), TableError> {
    let Pasted { block, unit, .. } = read(text, FirstColumn::Weights, Numbers::Typed, None)?;
    Ok((CellBlock(block.rows.into_iter().map(|row| row.weights).collect()), unit))
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
            assert_eq!(updated(start, &text).as_ref(), Ok(&scenario), "{id}");
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
    let changed = updated(&scenario, ";M3;M1\r\nB;12,5 %;\r\nA;25;50\r\n").unwrap();
    let share = |row, column| changed.cell(Matrix::Weights, Uid(row), Uid(column));
    assert_eq!((share(1, 5), share(1, 3), share(1, 4)), (Some(Share(8_192)), None, Some(Share(29_491))));
    assert_eq!((share(0, 5), share(0, 3)), (Some(Share(16_384)), Some(Share(32_768))));
    assert_eq!(changed.weights[2], scenario.weights[2], "a validator that is not named keeps its row");
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
        assert_eq!(updated(&emptied.unwrap(), &text), Ok(scenario), "{id}");
    }
}

#[test]
fn stakes_are_exact() {
    let scenario = preset("clipping");
    let changed = updated(&scenario, "name;alpha\nX;0,000000001\nA;\nB;20999999,999999999\n").unwrap();
    let stake = |uid: usize| changed.neurons[uid].alpha_stake;
    assert_eq!((stake(0), stake(1), stake(2)), (Alpha(400_000_000_000_000), Alpha(20_999_999_999_999_999), Alpha(1)));
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
    assert_eq!(updated(&start, &csv_weights::export(&scenario)), Ok(scenario));
    assert_eq!(updated(&start, &csv_stakes::export(&start)), Ok(start));
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
