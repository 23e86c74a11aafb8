//! Texts and numbers that readers often mishandle, and changes to the characters of a text.

use serde_json::{Number, Value};

use crate::random::Random;

/// Names with spaces at the ends, names that look like other values, and separators or invisible characters.
pub const NAMES: [&str; 30] = [
    "",
    " ",
    "  ",
    "A",
    "A ",
    " A",
    "\tA",
    "uid 3",
    "uid 03",
    "uid +3",
    "uid 99999",
    "=1+1",
    "'",
    "''",
    "'=x",
    "-5",
    "@me",
    "%",
    "u16",
    "alpha",
    "a;b",
    "a,b",
    "\"",
    "say \"A\"",
    "\u{A0}A",
    "A\u{3000}",
    "\u{200B}",
    "\u{FEFF}",
    "验证者",
    "🦀",
];

/// Fragments of JSON, CSV and numbers for any position.
const FRAGMENTS: [&str; 42] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\",
    "\\ud800",
    "\\u0000",
    "null",
    "true",
    "1e999",
    "-0",
    "1.5",
    "0.1e1",
    "18446744073709551616",
    "-1",
    "65536",
    "NaN",
    "inf",
    "{\"a\":",
    "[[[[",
    "]]]]",
    "\n",
    "\r\n",
    "\r",
    "\t",
    ";",
    "'",
    "=",
    "%",
    "\u{FEFF}",
    "\u{202E}",
    "\u{A0}",
    "\u{2212}",
    "uid ",
    "u16",
    "0.0000000001",
    "1e-400",
    "1e400",
    " ",
];

/// Numbers at the limits of types and scenarios.
const NUMBERS: [u64; 28] = [
    0,
    1,
    2,
    3,
    39,
    40,
    41,
    100,
    101,
    127,
    128,
    129,
    255,
    256,
    257,
    1_000,
    1_999,
    2_000,
    2_001,
    32_767,
    65_535,
    65_536,
    4_294_967_296,
    9_007_199_254_740_993,
    1_000_000_000_000,
    1_000_000_000_001,
    21_000_000_000_000_001,
    u64::MAX,
];

/// Returns a number at some limit, as JSON.
pub fn number(random: &mut Random) -> Value {
    match random.below(12) {
        0 => (-1).into(),
        1 => i64::MIN.into(),
        2 => Number::from_f64(*random.pick(&[0.5, -0.0, 1e300, 65_535.0, 1e-300])).map_or(Value::Null, Value::Number),
        3 => random.next().into(),
        4..=7 => (random.below(300) as u64).into(),
        _ => (*random.pick(&NUMBERS)).into(),
    }
}

/// Returns a text: a name from the list, some characters, or rarely a very long one.
pub fn text(random: &mut Random) -> String {
    match random.below(10) {
        0 => "标".repeat(random.size(3_000)),
        1 => (0..random.size(60)).map(|_| char::from_u32(random.below(0x3000) as u32).unwrap_or('x')).collect(),
        2 if random.one_in(50) => "x".repeat(random.size(1 << 20)),
        _ => (*random.pick(&NAMES)).to_owned(),
    }
}

/// Changes a text at random positions: inserts fragments, removes or repeats pieces, cuts the end.
pub fn disfigure(random: &mut Random, text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=random.size(6) {
        let place = random.below(characters.len() + 1);
        let end = (place + random.size(40)).min(characters.len());
        match random.below(6) {
            0 => drop(characters.drain(place..end)),
            1 => {
                let piece: Vec<char> = characters[place..end].to_vec();
                let piece = piece.repeat(1 + random.size(20));
                characters.splice(place..place, piece);
            }
            2 if random.one_in(3) => characters.truncate(place),
            3 if random.one_in(20) => {
                let piece = random.pick(&FRAGMENTS).repeat(random.size(300_000));
                characters.splice(place..place, piece.chars());
            }
            _ => drop(characters.splice(place..place, random.pick(&FRAGMENTS).chars())),
        }
    }
    characters.into_iter().collect()
}
