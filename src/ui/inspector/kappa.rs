//! Converts keys and positions on the curve to values of kappa.

use yuma_engine::quantity::Share;

/// One percent of 65535.
const PERCENT: f64 = 655.35;

/// Returns kappa at a fraction of the stake.
pub fn at(stake: f64) -> Share {
    Share((stake * 65_535.0).round().clamp(0.0, 65_535.0) as u16)
}

/// Returns kappa after a key of a slider, or `None` for other keys.
pub fn after_key(kappa: Share, key: &str) -> Option<Share> {
    let by = |percents: f64| at((f64::from(kappa.0) + percents * PERCENT) / 65_535.0);
    match key {
        "ArrowRight" | "ArrowUp" => Some(by(1.0)),
        "ArrowLeft" | "ArrowDown" => Some(by(-1.0)),
        "PageUp" => Some(by(10.0)),
        "PageDown" => Some(by(-10.0)),
        "Home" => Some(Share(0)),
        "End" => Some(Share::ONE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_kappa_by_percents() {
        for (kappa, key, moved) in [
            (32_767, "ArrowRight", Some(33_422)),
            (32_767, "ArrowDown", Some(32_112)),
            (32_767, "PageUp", Some(39_321)),
            (65_000, "PageUp", Some(65_535)),
            (100, "ArrowLeft", Some(0)),
            (100, "Home", Some(0)),
            (100, "End", Some(65_535)),
            (100, "a", None),
        ] {
            assert_eq!(after_key(Share(kappa), key), moved.map(Share), "{kappa} {key}");
        }
    }
}
