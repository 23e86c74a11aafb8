//! Readers of strangers' text: whatever comes, they answer with a scenario or a reason, in bounded memory and time.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::import::opened;
use crate::random_cases::random_cases;
use crate::scenarios::preset;
use crate::vocabulary::{KEYFRAME_KINDS, SCENARIO_FIELDS};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use proptest::prelude::*;
use serde_json::Value;

use yuma_scenario::link::{decode, decode_with_view, encode, encode_whole};
use yuma_scenario::pasted::{self, Numbers};
use yuma_scenario::table::{FirstColumn, StoredColumn};
use yuma_scenario::{Scenario, csv_stakes, csv_weights, json_file, presets};

fn link_of(json: &[u8]) -> String {
    format!("v1.{}", URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(json, 1)))
}

/// A scenario that was read is valid and can be sent on.
fn check(read: Scenario) -> Result<(), TestCaseError> {
    prop_assert_eq!(Scenario::new((*read).clone()), Ok(read.clone()));
    prop_assert_eq!(decode(&encode(&read)), Ok(read));
    Ok(())
}

fn small_preset() -> impl Strategy<Value = &'static str> {
    prop::sample::select(presets::ids().filter(|&id| id != "subnet-15").collect::<Vec<_>>())
}

/// Bytes put in, taken out and changed.
fn mutated(text: String, changes: &[(usize, u8, u8)]) -> Vec<u8> {
    let mut bytes = text.into_bytes();
    for &(index, kind, byte) in changes {
        let index = index % bytes.len().max(1);
        match kind % 4 {
            0 if !bytes.is_empty() => bytes[index] = byte,
            1 => bytes.insert(index, byte),
            2 if !bytes.is_empty() => drop(bytes.remove(index)),
            _ => bytes.truncate(index),
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(usize, u8, u8)>> {
    prop::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 1..6)
}

/// Any JSON, with the words and numbers that a scenario's fields have.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0u16..300).prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(
                "[0-9cvop]{1,2}|path|value|op|pinned|rules|patch|compare|view|epoch|cell|lens|charts",
                inner,
                0..4
            )
            .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// A timeline of keyframes that may be none.
fn timeline() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec!["consensus", "submits", "stops", "inactive", "kappa", "tempo", "x"]);
    let part = prop_oneof![
        8 => (0u16..6).prop_map(Value::from),
        2 => words.prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => prop::collection::vec(any::<u16>(), 0..4).prop_map(Value::from),
        1 => json(),
    ];
    let keyframe = (prop::sample::select(KEYFRAME_KINDS.to_vec()), prop::collection::vec(part, 0..4));
    let keyframe = keyframe.prop_map(|(kind, parts)| [vec![Value::from(kind)], parts].concat());
    let keyframes = prop::collection::btree_map("[0-9]|[0-9]{4}", prop::collection::vec(keyframe, 0..3), 0..4);
    (0u16..2_100, keyframes)
        .prop_map(|(epochs, keyframes)| serde_json::json!({ "epochs": epochs, "keyframes": keyframes }))
}

/// A scenario's JSON with one of its fields replaced.
fn disfigured() -> impl Strategy<Value = Value> {
    (small_preset(), prop::collection::vec((prop::sample::select(SCENARIO_FIELDS.to_vec()), json()), 1..3)).prop_map(
        |(id, changes)| {
            let mut written = presets::written(id).unwrap();
            for (field, value) in changes {
                written[field] = value;
            }
            written
        },
    )
}

proptest! {
    #![proptest_config(random_cases(500))]

    #[test]
    fn any_text_is_a_scenario_or_a_reason(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let open = preset("clipping");
        for text in [text, String::from_utf8_lossy(&bytes).into_owned()] {
            for link in [text.clone(), format!("#v1.{text}"), link_of(text.as_bytes()), link_of(&bytes)] {
                decode(&link).map_or(Ok(()), check)?;
            }
            for read in opened(&open, &text).unwrap_or_default() {
                check(read)?;
            }
            for first in [FirstColumn::Names, FirstColumn::Stakes, FirstColumn::Weights] {
                for numbers in [Numbers::Typed, Numbers::Stored(StoredColumn::Names)] {
                    let _ = pasted::read(&text, first, numbers, None);
                }
            }
        }
    }

    #[test]
    fn a_mutated_link_is_a_scenario_or_a_reason(id in small_preset(), changes in changes(), whole in any::<bool>()) {
        let link = if whole { encode_whole(&preset(id)) } else { encode(&preset(id)) };
        let bytes = mutated(link, &changes);
        decode(&String::from_utf8_lossy(&bytes)).map_or(Ok(()), check)?;
    }

    #[test]
    fn mutated_content_is_a_scenario_or_a_reason(id in small_preset(), changes in changes()) {
        let bytes = mutated(presets::json(id).unwrap().to_owned(), &changes);
        decode(&link_of(&bytes)).map_or(Ok(()), check)?;
    }

    #[test]
    fn wrong_fields_are_a_scenario_or_a_reason(written in disfigured()) {
        let link = link_of(written.to_string().as_bytes());
        decode(&link).map_or(Ok(()), check)?;
        if let Ok((scenario, Some(view))) = decode_with_view(&link) {
            prop_assert_eq!(view.within(&scenario), view);
        }
        let mut file = written;
        file["format"] = "yuma-playground".into();
        file["version"] = 1.into();
        json_file::import(&file.to_string()).map_or(Ok(()), check)?;
    }

    #[test]
    fn any_keyframes_are_a_scenario_or_a_reason(id in small_preset(), timeline in timeline()) {
        let mut written = presets::written(id).unwrap();
        written["timeline"] = timeline;
        decode(&link_of(written.to_string().as_bytes())).map_or(Ok(()), check)?;
    }

    #[test]
    fn any_difference_is_a_scenario_or_a_reason(
        operations in prop::collection::vec(
            (prop::sample::select(vec!["add", "remove", "replace", "copy"]), "(/(weights|bonds|alpha|names|miners|[0-9]|v|c|-)){0,4}", json()),
            0..6,
        ),
        id in small_preset(),
    ) {
        let patch: Vec<Value> = operations.into_iter()
            .map(|(op, path, value)| serde_json::json!({ "op": op, "path": path, "value": value, "from": "/weights" }))
            .collect();
        let content = serde_json::json!({ "preset": id, "patch": patch });
        decode(&link_of(content.to_string().as_bytes())).map_or(Ok(()), check)?;
    }

    #[test]
    fn mutated_tables_are_read_or_refused(id in small_preset(), changes in changes()) {
        let open = preset(id);
        for text in [csv_weights::export(&open), csv_stakes::export(&open), json_file::export(&open)] {
            let bytes = mutated(text, &changes);
            match opened(&open, &String::from_utf8_lossy(&bytes)) {
                Ok(read) => read.into_iter().try_for_each(check)?,
                Err(error) => prop_assert!(!error.is_empty()),
            }
        }
    }
}
