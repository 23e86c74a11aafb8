//! Changes to tables that keep lines and cells.

use crate::corpus::TABLES;
use crate::random::Random;
use crate::texts;

const NUMBERS: [&str; 22] = [
    "0",
    "1",
    "0.5",
    "0,5",
    "50 %",
    "100%",
    "101%",
    "65535",
    "65536",
    "-0",
    "-1",
    "\u{2212}2",
    "1e3",
    "1e-400",
    "1e999",
    "NaN",
    "inf",
    "1\u{A0}000",
    "20999999.999999999",
    "0.0000000001",
    "1e99999999999",
    "+7",
];

/// Returns an exported table with changes, a sample, or numbers in a rectangle.
pub fn table(random: &mut Random, exported: &str) -> String {
    let text = match random.below(8) {
        0 => (*random.pick(&TABLES)).to_owned(),
        1 => rectangle(random),
        2 => return texts::disfigure(random, exported),
        _ => exported.to_owned(),
    };
    let mut lines: Vec<Vec<String>> =
        text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>()).collect();
    for _ in 0..random.size(12) {
        change(random, &mut lines);
    }
    let separator = *random.pick(&[",", ",", ",", ";", "\t", " , "]);
    let end = *random.pick(&["\n", "\n", "\r\n", "\r", "\n\n"]);
    lines.iter().map(|line| line.join(separator)).collect::<Vec<_>>().join(end)
}

fn change(random: &mut Random, lines: &mut Vec<Vec<String>>) {
    if lines.is_empty() {
        return;
    }
    let other = random.below(lines.len());
    let at = random.below(lines.len());
    match random.below(10) {
        0 => lines.swap(at, other),
        1 => drop(lines.remove(at)),
        2 => lines.insert(at, lines[other].clone()),
        3 => lines[at].push((*random.pick(&NUMBERS)).to_owned()),
        4 if random.one_in(20) => {
            let cell = (*random.pick(&NUMBERS)).to_owned();
            lines[at].extend(vec![cell; random.size(200_000)]);
        }
        _ => {
            let line = &mut lines[at];
            let cell = random.below(line.len());
            let text = if random.one_in(3) { texts::text(random) } else { (*random.pick(&NUMBERS)).to_owned() };
            if let Some(cell) = line.get_mut(cell) {
                *cell = if random.one_in(2) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text };
            }
        }
    }
}

fn rectangle(random: &mut Random) -> String {
    let (rows, columns) = (1 + random.size(140), 1 + random.size(260));
    let line = |random: &mut Random| (0..columns).map(|_| random.below(101).to_string()).collect::<Vec<_>>().join(",");
    (0..rows).map(|_| line(random) + "\n").collect()
}
