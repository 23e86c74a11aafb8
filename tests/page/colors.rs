//! The colors of participants: a contrast of 3:1 against every surface of both themes, and distinct with any color vision.

#![cfg(test)]

const TOKENS: &str = include_str!("../../static/styles/tokens.css");

/// Linear red, green and blue from 0 to 1.
type Light = [f64; 3];

/// Returns the colors of a custom property in the light and in the dark theme.
fn token(name: &str) -> [Light; 2] {
    let line = TOKENS.lines().find_map(|line| line.trim().strip_prefix(&format!("--{name}: light-dark(")));
    let (light, dark) = line.unwrap_or_else(|| panic!("no --{name}")).split_once(", ").unwrap();
    [light, dark.trim_end_matches([')', ';'])].map(|hex| {
        [1, 3, 5].map(|at| {
            let part = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    })
}

fn series() -> Vec<(String, [Light; 2])> {
    (0..8).map(|color| format!("series-{color}")).map(|name| (name.clone(), token(&name))).collect()
}

/// Computes the contrast of WCAG 2.
fn contrast(one: Light, other: Light) -> f64 {
    let luminance = |[red, green, blue]: Light| 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

fn times(matrix: [[f64; 3]; 3], [x, y, z]: Light) -> Light {
    matrix.map(|row| row[0] * x + row[1] * y + row[2] * z)
}

/// Simulations of normal color vision and of vision without the long, middle or short cones (Machado, Oliveira and
/// Fernandes 2009).
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    ("all", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protan", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deutan", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("tritan", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// Converts a color to Oklab, where distances match perception.
fn oklab(light: Light) -> Light {
    let cones = times(
        [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        light.map(|part| part.max(0.0)),
    );
    times(
        [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        cones.map(f64::cbrt),
    )
}

#[test]
fn participants_stand_out_from_every_surface() {
    for (name, colors) in series() {
        for surface in ["background", "panel", "margin-cell"] {
            for (color, ground) in colors.into_iter().zip(token(surface)) {
                let contrast = contrast(color, ground);
                assert!(contrast >= 3.0, "--{name} on --{surface}: {contrast:.2}");
            }
        }
    }
}

#[test]
fn participants_are_distinguishable_with_any_color_vision() {
    let all = series();
    for (at, (one, colors)) in all.iter().enumerate() {
        for (other, others) in &all[at + 1..] {
            for (eyes, matrix) in EYES {
                for (color, twin) in colors.iter().zip(others) {
                    let [one_seen, other_seen] = [color, twin].map(|light| oklab(times(matrix, *light)));
                    let squares = one_seen.iter().zip(other_seen).map(|(one, other)| (one - other).powi(2));
                    let distance = squares.sum::<f64>().sqrt();
                    assert!(distance >= 0.09, "--{one} and --{other} for {eyes} eyes: {distance:.3}");
                }
            }
        }
    }
}
