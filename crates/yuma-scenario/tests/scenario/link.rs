//! Links: their content, changes in transit, and the error of each broken one.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::import::updated;
use crate::scenarios::{largest, preset};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use yuma_engine::quantity::{Share, Uid};
use yuma_scenario::edit::ComparisonEdit;
use yuma_scenario::link::{LENGTH_LIMIT, UNPACKED_LIMIT, decode, encode, encode_whole};
use yuma_scenario::{
    Document, Edit, Invalid, JsonError, LaneHyperparameters, LaneSet, LinkError, Matrix, Scenario, csv_stakes,
    csv_weights, json_file, looks_like_link, presets,
};

/// A link with any content.
fn link_of(json: impl AsRef<[u8]>) -> String {
    format!("v1.{}", URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(json.as_ref(), 6)))
}

fn edited_subnet_15() -> Scenario {
    let cell = Edit::Cell { matrix: Matrix::Weights, row: Uid(2), column: Uid(126), value: Some(Share(100)) };
    cell.apply(&preset("subnet-15")).unwrap()
}

#[test]
fn every_scenario_comes_back_equal() {
    for id in presets::ids() {
        let start = preset(id);
        let next = Edit::NextEpoch.apply(&start).unwrap();
        let named = Edit::Rename { uid: Uid(1), name: "名字 🦀".to_owned() }.apply(&next).unwrap();
        let noted = Edit::Notes("first\nsecond".to_owned()).apply(&named).unwrap();
        let removed = Edit::RemoveNeuron(Uid(0)).apply(&noted).unwrap();
        for scenario in [start, next, named, noted, removed] {
            assert_eq!(decode(&encode(&scenario)), Ok(scenario.clone()), "{id}");
            assert_eq!(decode(&encode_whole(&scenario)), Ok(scenario), "{id}, whole");
        }
    }
}

#[test]
fn the_largest_scenario_has_a_link_and_a_file() {
    check_fits(largest());
}

/// A link and a file hold it, and are no longer than is read.
fn check_fits(scenario: Scenario) {
    let link = encode(&scenario);
    assert!(link.len() <= LENGTH_LIMIT, "{} characters", link.len());
    assert_eq!(decode(&link), Ok(scenario.clone()));
    let file = json_file::export(&scenario);
    assert!(file.len() <= json_file::SIZE_LIMIT, "{} bytes", file.len());
    assert_eq!(json_file::import(&file), Ok(scenario));
}

fn changed_voice() -> Scenario {
    let cell = Edit::Cell { matrix: Matrix::Weights, row: Uid(0), column: Uid(5), value: Some(Share(100)) };
    cell.apply(&preset("lone-voice")).unwrap()
}

fn pinned(pinned: &Scenario, present: &Scenario) -> Scenario {
    let comparison = Edit::Comparison(ComparisonEdit::Pin).apply(pinned).unwrap().comparison.clone();
    Scenario::new(Document { comparison, ..(**present).clone() }).unwrap()
}

fn under(lanes: LaneSet, scenario: &Scenario) -> Scenario {
    Edit::Comparison(ComparisonEdit::Hyperparameters(lanes)).apply(scenario).unwrap()
}

#[test]
fn every_comparison_comes_back_equal() {
    let voice = preset("lone-voice");
    let own = LaneSet::NONE.with(LaneHyperparameters::Own, true);
    for (name, scenario) in [
        ("just pinned", pinned(&voice, &voice)),
        ("a changed weight", pinned(&preset("subnet-15"), &edited_subnet_15())),
        ("another subnet", pinned(&preset("subnet-15"), &voice)),
        ("all lanes", under(LaneSet::ALL, &edited_subnet_15())),
        ("its own hyperparameters", under(own, &voice)),
        ("no lanes yet", under(LaneSet::NONE, &voice)),
    ] {
        assert_eq!(decode(&encode(&scenario)), Ok(scenario.clone()), "{name}");
        assert_eq!(decode(&encode_whole(&scenario)), Ok(scenario.clone()), "{name}, whole");
        assert_eq!(json_file::import(&json_file::export(&scenario)), Ok(scenario), "{name}, as a file");
    }
}

#[test]
fn a_pinned_scenario_adds_what_differs() {
    let present = edited_subnet_15();
    let link = encode(&pinned(&preset("subnet-15"), &present));
    assert!(link.len() <= encode(&present).len() + 150, "{} characters", link.len());
}

#[test]
fn the_largest_comparison_has_a_link_and_a_file() {
    let one = largest();
    let other = one.edit(|document| {
        // Swapped rows: the difference between the scenarios is as large as a scenario.
        (0..64).for_each(|row| document.weights.swap(row, 127 - row));
        (0..64).for_each(|row| document.bonds.swap(row, 127 - row));
        document.neurons.reverse();
        Ok(())
    });
    check_fits(pinned(&one, &other.unwrap()));
}

#[test]
fn hostile_comparisons_are_refused() {
    let comparing = |comparison: &str| {
        link_of(format!("{{\"neurons\":1,\"miners\":[0],\"weights\":{{}},\"compare\":{comparison}}}"))
    };
    let nested = |depth| format!("{}{{\"rules\":[]}}{}", "{\"pinned\":{\"compare\":".repeat(depth), "}}".repeat(depth));
    let not_a_scenario: fn(&LinkError) -> bool = |error| matches!(error, LinkError::NotAScenario { .. });
    let too_deep: fn(&LinkError) -> bool = |error| matches!(error, LinkError::Json(JsonError::TooDeep { .. }));
    let bad_patch: fn(&LinkError) -> bool = |error| matches!(error, LinkError::BadPatch { .. });
    let empty: fn(&LinkError) -> bool = |error| matches!(error, LinkError::Invalid(Invalid::Empty));
    for (name, comparison, is_expected) in [
        ("a pinned one that pins another", nested(2), not_a_scenario),
        ("one that pins itself for ever", nested(60), too_deep),
        ("nothing known", "{}".into(), not_a_scenario),
        ("no comparison", "7".into(), not_a_scenario),
        ("unknown lanes", "{\"rules\":[\"yuma9\"]}".into(), not_a_scenario),
        ("no scenario", "{\"pinned\":7}".into(), not_a_scenario),
        ("no differences", "{\"patch\":7}".into(), bad_patch),
        ("a copy", "{\"patch\":[{\"op\":\"copy\",\"from\":\"\",\"path\":\"/a\"}]}".into(), bad_patch),
        (
            "a difference that compares",
            "{\"patch\":[{\"op\":\"add\",\"path\":\"/compare\",\"value\":{\"rules\":[]}}]}".into(),
            not_a_scenario,
        ),
        ("an empty subnet", "{\"pinned\":{}}".into(), empty),
    ] {
        let error = decode(&comparing(&comparison)).expect_err(name);
        assert!(is_expected(&error), "{name}: {error:?}");
    }
}

#[test]
fn a_real_subnet_with_a_changed_weight_is_short() {
    let link = encode(&edited_subnet_15());
    assert!(link.len() <= 200, "{} characters", link.len());
    let whole = encode_whole(&edited_subnet_15());
    assert!(whole.len() <= 9_000, "{} characters without the preset", whole.len());
}

#[test]
fn an_imported_subnet_that_is_a_preset_is_short_too() {
    let imported = edited_subnet_15().edit(|document| {
        document.preset = None;
        document.title = "Imported".into();
        document.neurons[2].last_update.0 -= 1;
        Ok(())
    });
    let imported = imported.unwrap();
    assert_eq!(decode(&encode(&imported)), Ok(imported.clone()));
    assert!(encode(&imported).len() <= 300, "{} characters", encode(&imported).len());
}

#[test]
fn links_of_old_open_for_ever() {
    let golden = [
        ("a preset", GOLDEN_PRESET, preset("lone-voice")),
        ("a changed real subnet", GOLDEN_PATCH, edited_subnet_15()),
        ("a whole scenario", GOLDEN_WHOLE, preset("lone-voice")),
        ("a pinned scenario", GOLDEN_PINNED, pinned(&preset("lone-voice"), &changed_voice())),
        ("hyperparameter presets", GOLDEN_PRESETS, under(LaneSet::ALL, &preset("lone-voice"))),
    ];
    for (name, link, scenario) in golden {
        assert_eq!(decode(link), Ok(scenario), "{name}");
    }
}

const GOLDEN_PRESET: &str = "v1.eNoBIgDd_3sicGF0Y2giOltdLCJwcmVzZXQiOiJsb25lLXZvaWNlIn3Jtgux";
const GOLDEN_PINNED: &str = "v1.eNqVyzEKhDAQQNG7TO2SKItFriIWQxxUiCbEGIswd3esFDvbz38FAiY7gekK-AAGcBiguqI0UNYvASNJyeh2AlPef6Tg0NLDHDSPU9qUVlnpWzZtU_-5Z66-ylpr7uWKtFGSz_mVftnPYvkE09U8rQ";
const GOLDEN_PRESETS: &str = "v1.eNotzEEKhDAQRNG71HqGgXGXq4hIkzQYaO0YjSIhd7cFVwWP4lck2v0E11doggOFgM-DZvh5nRNlNjlICsNV5CK82R96LuZXmen_bmcrcS0xjCRpIgytDRbLvPFuOdGFv4dGz2g3Slgn9g";
const GOLDEN_PATCH: &str = "v1.eNoVykEKgCAQRuG7_OvCFNp4lWhhMmQgJTraQrx70_a9ryM59gF263gSLDKl6Dxh-od0qJeuM3BRRjVljIzmYiVYvSxjF5apEAss9biJZ71ifKdIGw8";
const GOLDEN_WHOLE: &str = "v1.eNplkttqwzAMht_F1xrY8iGHu50u9wSjjDQ1q1lih7jNLkrffXJONBlGAkmfrD-Kb6zrbbQXVrImePs0BFdbBszbax98ZGUB7NiE-oeVSkrknEPqGFy4xi_bhfo8FoSRBNrWxeiCZyUWhieYjw1D1bhTdQk93ffJQQCCBHUA1jpvx6QGAxnklPJVa1OGPZOKF7JXsjeyd7IPkRwmJ5NTjDqqpjtX1KGWgfNYNNtY7GOxjfU2nA8N6Gzfuste-6913-eUvTGe3EB1NCgUIBYyAyEFz0Bilh3uwMSCiMIYuoRASYpkrlYEF8RoTVnDFREjvRBynUMTzFzcImpBkviUBIOo88OdasfgTzu9WGAGkxeSFzm1mHyvV4sFMTLTK_KgV-k98U9vKo5XbZFRb03I9PcTnErzEAJqeoXWx2ucv2k60wLmNTxs8Q8N8q98";

#[test]
fn what_programs_do_to_links_is_undone() {
    let scenario = preset("lone-voice");
    let link = encode(&scenario);
    let (head, tail) = link.split_at(20);
    for (name, received) in [
        ("as it is", link.clone()),
        ("with its hash", format!("#{link}")),
        ("a whole address", format!("https://example.org/yuma/?lang=zh#{link}")),
        ("percent-encoded", format!("%23{}", link.replace('.', "%2E").replace('_', "%5f").replace('-', "%2D"))),
        ("at the end of a sentence", format!("{link}.")),
        ("in brackets", format!("(<#{link}>),")),
        ("in a Chinese sentence", format!("#{link}。）")),
        ("broken into lines", format!("{head}\r\n  {tail}\n")),
        ("with padding", format!("{link}==")),
    ] {
        assert_eq!(decode(&received), Ok(scenario.clone()), "{name}");
        assert!(looks_like_link(&received), "{name}");
    }
}

#[test]
fn places_of_the_page_are_no_links() {
    for fragment in ["", "#", "#main", "grid", "v", "#version"] {
        assert!(!looks_like_link(fragment), "{fragment}");
    }
}

#[test]
fn a_truncated_link_is_reported_as_truncated() {
    for link in [encode(&preset("lone-voice")), encode_whole(&edited_subnet_15())] {
        let ends = (3..link.len()).step_by(link.len() / 100 + 1).chain(link.len() - 12..link.len());
        for end in ends {
            assert_eq!(decode(&link[..end]), Err(LinkError::Cut), "{end} of {} characters", link.len());
        }
    }
}

#[test]
fn an_altered_link_never_opens_as_something_else() {
    let scenario = preset("lone-voice");
    let link = encode_whole(&scenario);
    for index in 3..link.len() {
        let other = if &link[index..=index] == "A" { "B" } else { "A" };
        let altered = format!("{}{other}{}", &link[..index], &link[index + 1..]);
        if let Ok(opened) = decode(&altered) {
            assert_eq!(opened, scenario, "the character at {index} may only hold bits that are not read");
        }
    }
}

#[test]
fn each_broken_link_is_named() {
    type Case = (&'static str, String, fn(&LinkError) -> bool);
    let cases: [Case; 15] = [
        ("nothing", String::new(), |e| matches!(e, LinkError::NotALink)),
        ("words", "#hello there".into(), |e| matches!(e, LinkError::NotALink)),
        (
            "a later version",
            "#v2.abc".into(),
            |e| matches!(e, LinkError::UnknownVersion { version } if version == "v2"),
        ),
        ("too long", "v1.".to_owned() + &"A".repeat(LENGTH_LIMIT), |e| matches!(e, LinkError::TooLong { .. })),
        ("a foreign character", "v1.eJyr*VQ".into(), |e| {
            matches!(e, LinkError::ForeignCharacter { position: 4, character: '*' })
        }),
        ("a foreign letter", "v1.eJyréVQ".into(), |e| {
            matches!(e, LinkError::ForeignCharacter { position: 4, character: 'é' })
        }),
        ("only the version", "v1.".into(), |e| matches!(e, LinkError::Cut)),
        ("no zlib", "v1.AAAAAAAAAAAAAAAA".into(), |e| matches!(e, LinkError::Damaged)),
        ("no JSON", link_of("{\"neurons\":"), |e| matches!(e, LinkError::Json(JsonError::Syntax { .. }))),
        ("other JSON", link_of("[1,2]"), |e| matches!(e, LinkError::NotAScenario { .. })),
        ("NaN", link_of("{\"neurons\":NaN}"), |e| matches!(e, LinkError::Json(JsonError::Syntax { .. }))),
        ("a negative number", link_of("{\"neurons\":-1}"), |e| matches!(e, LinkError::NotAScenario { .. })),
        ("an empty subnet", link_of("{}"), |e| matches!(e, LinkError::Invalid(Invalid::Empty))),
        ("300 neurons", link_of("{\"neurons\":300}"), |e| {
            matches!(e, LinkError::Invalid(Invalid::TooManyNeurons { count: 300, limit: 256 }))
        }),
        ("deep nesting", link_of("[".repeat(100_000)), |e| matches!(e, LinkError::Json(JsonError::TooDeep { .. }))),
    ];
    for (name, link, is_expected) in cases {
        let error = decode(&link).expect_err(name);
        assert!(is_expected(&error), "{name}: {error:?}");
    }
}

#[test]
fn hostile_differences_are_refused() {
    let patch = |operations: &str| link_of(format!("{{\"preset\":\"lone-voice\",\"patch\":{operations}}}"));
    let deep = |depth: usize| format!("[{{\"op\":\"add\",\"path\":\"{}\",\"value\":1}}]", "/weights".repeat(depth));
    for (name, link) in [
        ("a pointer into the depth", patch(&deep(17))),
        ("a pointer of a thousand steps", patch(&deep(1_000))),
        ("copies, which grow", patch("[{\"op\":\"copy\",\"from\":\"/weights\",\"path\":\"/weights/0\"}]")),
        ("moves", patch("[{\"op\":\"move\",\"from\":\"/weights\",\"path\":\"/bonds\"}]")),
        ("tests", patch("[{\"op\":\"test\",\"path\":\"/neurons\",\"value\":9}]")),
        ("a index that does not exist", patch("[{\"op\":\"replace\",\"path\":\"/weights/77/v/0\",\"value\":1}]")),
        ("no operations", patch("{}")),
    ] {
        assert!(matches!(decode(&link), Err(LinkError::BadPatch { .. })), "{name}: {:?}", decode(&link));
    }
    let many = format!("[{}]", vec!["{\"op\":\"remove\",\"path\":\"/owner\"}"; 4_097].join(","));
    let too_many = JsonError::TooManyEntries { limit: 4_096 };
    assert_eq!(decode(&patch(&many)), Err(LinkError::Json(too_many)), "too many");
    let stranger = link_of("{\"preset\":\"lost\",\"patch\":[]}");
    assert_eq!(decode(&stranger), Err(LinkError::UnknownPreset { id: "lost".into() }));
}

/// Patches whose values nest, each at the bottom of the last: together they reach far deeper than the text of each.
#[test]
fn patches_that_nest_stay_shallow() {
    let too_deep: fn(&LinkError) -> bool = |error| matches!(error, LinkError::Json(JsonError::TooDeep { .. }));
    let bad_patch: fn(&LinkError) -> bool = |error| matches!(error, LinkError::BadPatch { .. });
    let not_a_scenario: fn(&LinkError) -> bool = |error| matches!(error, LinkError::NotAScenario { .. });
    for (steps, depth, is_expected) in
        [(40, 120, too_deep), (40, 25, bad_patch), (16, 25, bad_patch), (1, 25, not_a_scenario)]
    {
        let value = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let operation = |step: usize| {
            let path = format!("{}{}", "/0".repeat(step * depth), if step == 0 { "" } else { "/-" });
            format!("{{\"op\":\"add\",\"path\":\"/weights{path}\",\"value\":{value}}}")
        };
        let operations: Vec<_> = (0..steps).map(operation).collect();
        let link = link_of(format!("{{\"preset\":\"lone-voice\",\"patch\":[{}]}}", operations.join(",")));
        let error = decode(&link).expect_err("no scenario");
        assert!(is_expected(&error), "{steps} values of depth {depth}: {error:?}");
    }
}

/// A small link that would unpack to large content is rejected before it is unpacked.
#[test]
fn long_lists_are_refused_at_once() {
    let list = |entry: &str, count: usize| vec![entry; count].join(",");
    let too_many = LinkError::Json(JsonError::TooManyEntries { limit: 4_096 });
    let insert = r#"{"op":"add","path":"/names/0","value":"x"}"#;
    let keyframes = |entry: &str, count: usize| {
        format!(r#"{{"neurons":2,"validators":[0],"timeline":{{"keyframes":{{"1":[{}]}}}}}}"#, list(entry, count))
    };
    let too_many_of_one = Invalid::TooManyKeyframes { uid: Uid(0), count: 101, limit: 100 };
    for (name, json, expected) in [
        (
            "inserts in front of a million names",
            format!(
                r#"{{"preset":"lone-voice","patch":[{{"op":"add","path":"/names","value":[{}]}},{}]}}"#,
                list("\"\"", 1_000_000),
                list(insert, 4_095)
            ),
            too_many.clone(),
        ),
        ("a million names", format!(r#"{{"names":[{}]}}"#, list("\"\"", 1_000_000)), too_many.clone()),
        ("200,000 keyframes of one epoch", keyframes(r#"["own",0]"#, 200_000), too_many),
        ("4,000 keyframes of one neuron", keyframes(r#"["own",0]"#, 4_000), LinkError::Invalid(too_many_of_one)),
    ] {
        assert_eq!(decode(&link_of(json)), Err(expected), "{name}");
    }
}

#[test]
fn inserts_in_front_of_the_longest_list_are_counted() {
    let list = |entry: &str, count: usize| vec![entry; count].join(",");
    let insert = r#"{"op":"add","path":"/names/0","value":"x"}"#;
    let names = list("\"\"", 4_096);
    let json = format!(
        r#"{{"preset":"lone-voice","patch":[{{"op":"add","path":"/names","value":[{names}]}},{}]}}"#,
        list(insert, 4_095)
    );
    assert!(matches!(decode(&link_of(json)), Err(LinkError::Invalid(Invalid::WrongLength { found: 8_191, .. }))));
}

#[test]
fn a_reason_is_no_longer_than_a_person_reads() {
    let long = "x".repeat(1_000_000);
    for json in [format!("{{\"neurons\":\"{long}\"}}"), format!("{{\"compare\":\"{long}\"}}")] {
        match decode(&link_of(json)) {
            Err(LinkError::NotAScenario { reason }) => assert!(reason.chars().count() <= 201, "{}", reason.len()),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn names_are_kept_clean_whichever_way_they_come() {
    for (written, expected) in [
        (r#"[" "]"#, ["", ""]),
        (r#"[" A","A "]"#, ["A", "A (2)"]),
        (r#"["\u3164","\u2800B"]"#, ["", "B"]),
        (r#"["a\u200Db","c\u00AD"]"#, ["ab", "c"]),
    ] {
        let json = format!(r#"{{"neurons":2,"validators":[0],"names":{written}}}"#);
        let scenario = decode(&link_of(json)).unwrap();
        assert_eq!([&*scenario.neurons[0].name, &*scenario.neurons[1].name], expected, "{written}");
        for (text, what) in [(csv_weights::export(&scenario), "weights"), (csv_stakes::export(&scenario), "stakes")] {
            assert!(updated(&scenario, &text).is_ok(), "{what} of {written}: {text}");
        }
    }
}

#[test]
fn a_decompression_bomb_stops_at_the_limit() {
    let bomb = link_of(vec![b' '; 64 << 20]);
    assert!(bomb.len() < 100_000, "{} characters", bomb.len());
    assert_eq!(decode(&bomb), Err(LinkError::TooBig { limit: UNPACKED_LIMIT }));
}

#[test]
fn texts_of_a_stranger_lose_what_hides() {
    let json = "{\"neurons\":1,\"miners\":[0],\"title\":\"pay\\u202Eme\\u0000\",\"notes\":\"a\\r\\nb\\u200Bc\",\"names\":[\"x\\ny\"]}";
    let scenario = decode(&link_of(json)).unwrap();
    assert_eq!((&*scenario.title, &*scenario.notes, &*scenario.neurons[0].name), ("payme", "a\nbc", "x y"));
}

#[test]
fn unknown_fields_are_left_alone() {
    let scenario = decode(&link_of("{\"neurons\":1,\"miners\":[0],\"colour\":\"blue\",\"weights\":{}}")).unwrap();
    assert_eq!(scenario.neurons.len(), 1);
}
