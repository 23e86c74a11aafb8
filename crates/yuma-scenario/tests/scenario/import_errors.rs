//! Damaged and foreign files: each is refused with a reason, and none panics.

use crate::import::{
    BTCLI_LIST, BTCLI_SHOW, BTCLI_SUDO, METAGRAPH, NEURONS, POOLS, ROOT, WEIGHTS, WEIGHTS_LONG, opened, proposal,
};
use crate::scenarios::preset;
use yuma_scenario::import::{ImportError, Seen, read};

#[test]
fn bad_files_are_named() {
    for (what, text, expected) in [
        ("nothing", "".to_owned(), "the table has no numbers"),
        ("cut", BTCLI_SHOW[..400].to_owned(), "the file cannot be read"),
        ("300 uids", format!("{{\"stake\":{:?},\"weights\":{:?}}}", [0; 300], [[0; 0]; 300]), "300 neurons"),
        ("no weights of uid 1", "{\"n\":2,\"stake\":[1,2],\"weights\":[[]]}".into(), "\"weights\" has 1 entries, 2"),
        ("a weight of 65536", "{\"stake\":[1],\"weights\":[[[0,65536]]]}".into(), "no metagraph"),
        ("a weight on nobody", "{\"stake\":[1],\"weights\":[[[900,1]]]}".into(), "901 neurons are too many"),
        ("a stake of NaN", "{\"stake\":[NaN],\"weights\":[[]]}".into(), "cannot be read"),
        ("a later version", "{\"format\":\"yuma-playground\",\"version\":2}".into(), "version 2"),
        ("another format", "{\"format\":\"vega\"}".into(), "\"format\" is not"),
        ("a uid of text", BTCLI_SHOW.replace("\"uid\": 3", "\"uid\": \"x\""), "entry 4: the field \"uid\" is \"x\""),
        ("a uid twice", BTCLI_SHOW.replace("\"uid\": 3", "\"uid\": 2"), "uid 2 stands there twice"),
        ("negative stake", BTCLI_SHOW.replace("4000.0", "-4000.0"), "entry 1: the field \"alpha_stake\" is -4000.0"),
        ("huge stake", METAGRAPH.replace("\"4000000000000\"", "\"9e30\""), "the field \"alpha_stake\""),
        ("no stake", METAGRAPH.replace("\"alpha_stake\": \"4000000000000\"", "\"x\": 1"), "recognized|no known format"),
        ("a weight above 1", WEIGHTS.replace("0.50000762951094834818", "1.5"), "the field \"weight\" is \"1.5\""),
        ("a weight of NaN", WEIGHTS.replace("0.50000762951094834818", "NaN"), "the field \"weight\""),
        ("kappa of 70000", BTCLI_SUDO.replace("32767", "70000"), "kappa is 70000"),
        ("a switch of text", BTCLI_SUDO.replace("\"value\": true", "\"value\": \"maybe\""), "\"value\" is \"maybe\""),
        ("no price", POOLS.replace("\"price\"", "\"cost\""), "entry 1 has no field \"price\""),
        ("a pool of text", BTCLI_LIST.replace("15278.013", "\"many\""), "\"tao_in\" is \"many\""),
        ("120 percent", ROOT.replace("\"29.7\"", "\"120\""), "\"subnet_weights\" is {…}"),
        (
            "a pair twice",
            format!("{WEIGHTS_LONG}5453670,4,0,3,0.5\n"),
            "the weight of \"0\" on \"3\" stands there twice",
        ),
        ("a weight of text", WEIGHTS_LONG.replace("0.61036087586785692238", "much"), "row 5, column 5: \"much\""),
        ("an uncertain permit", NEURONS.replacen("true,true", "true,perhaps", 1), "\"perhaps\""),
        ("negative weight", "u16,M1\nA,-1\n".into(), "row 2, column 2: \"-1\" cannot be read, it is negative"),
        ("more than the whole", "u16,M1\nA,65536\n".into(), "\"65536\" cannot be read, it is too large"),
        ("a surplus cell", "u16,M1\nA,1,2".into(), "row 2, column 3"),
        ("a row twice", "u16,M1\nA,1\nA,2".into(), "\"A\" stands there twice"),
        ("a column twice", "u16,M1,M1\nA,1,2".into(), "\"M1\" stands there twice"),
        ("negative stakes", "name,alpha\nA,-5\n".into(), "\"-5\" cannot be read, it is negative"),
        ("ten decimals", "name,alpha\nA,0.0000000001".into(), "more than nine decimals"),
        ("a name twice", "name,alpha\nA,1\nA,1".into(), "\"A\" stands there twice"),
        ("more stake than there can be", "name,alpha\nA,99000000\n".into(), "above the maximum supply"),
        ("10 MB", format!("name,M1\n{}", "val,0.5\n".repeat(1_300_000)), "at most 2097152 are read"),
        ("30 MB", " ".repeat(30 << 20), "at most 25165824 are read"),
    ] {
        let error = opened(&preset("lone-voice"), &text).expect_err(what);
        assert!(expected.split('|').any(|part| error.contains(part)), "{what}: {error}");
    }
}

#[test]
fn an_unknown_file_shows_its_fields() {
    for (what, text, expected) in [
        ("JSON", "{\"hello\":1,\"world\":2}", Seen::Fields(vec!["hello".into(), "world".into()])),
        ("a list", "{\"data\":[{\"price\":1}]}", Seen::Fields(vec!["price".into()])),
        (
            "a table",
            "day,city,mood\nmonday,Rome,good\n",
            Seen::Columns(vec!["day".into(), "city".into(), "mood".into()]),
        ),
        ("a word", "cat", Seen::Nothing),
        ("a picture", "\u{FFFD}PNG\r\n\u{0}\u{1}", Seen::Nothing),
    ] {
        assert_eq!(read(text), Err(ImportError::Unrecognized(expected)), "{what}");
    }
}

#[test]
fn files_of_different_participants_are_refused() {
    let open = preset("lone-voice");
    for (what, texts, expected) in [
        ("a name without a uid", [METAGRAPH, "name,stake\nBob,5000\n"], "\"Bob\" is in one file only"),
        ("three stakes for two rows", ["0.5,0.5\n0.5,0.5\n", "name,stake\na,1\nb,2\nc,3\n"], "3 stakes for 2 rows"),
    ] {
        let error = proposal(&open, &texts).expect_err(what);
        assert!(error.contains(expected), "{what}: {error}");
    }
}

#[test]
fn a_damaged_file_never_panics() {
    let open = preset("clipping");
    for text in [BTCLI_LIST, BTCLI_SHOW, BTCLI_SUDO, NEURONS, POOLS, METAGRAPH, ROOT, WEIGHTS, WEIGHTS_LONG] {
        for cut in (0..text.len()).step_by(37) {
            let _ = opened(&open, text.get(..cut).unwrap_or_default());
            for other in ["null", "[]", "-1", "\"\"", "1e300", ","] {
                let changed = format!("{}{other}{}", &text[..cut], text.get(cut + 9..).unwrap_or_default());
                let _ = opened(&open, &changed);
            }
        }
    }
}
