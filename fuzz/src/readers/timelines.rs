//! Timelines of keyframes that may be none.

use serde_json::{Map, Value, json};

use crate::random::Random;
use crate::vocabulary::KEYFRAME_KINDS;
use crate::{json, texts};

/// Returns a written timeline: mostly a few keyframes, rarely crowds of them.
pub fn timeline(random: &mut Random) -> Value {
    let mut keyframes = Map::new();
    if random.one_in(20) {
        keyframes.insert(random.below(40).to_string(), crowd(random));
    } else {
        for _ in 0..random.size(30) {
            let list: Value = (0..random.size(12)).map(|_| keyframe(random)).collect();
            keyframes.insert(random.size(2_100).to_string(), list);
        }
    }
    let epochs = if random.one_in(4) { texts::number(random) } else { random.size(2_000).into() };
    json!({ "epochs": epochs, "keyframes": keyframes })
}

/// Returns many keyframes of different subjects in one epoch, in whatever order.
fn crowd(random: &mut Random) -> Value {
    let kinds = [json!(0), json!(true), json!("stops")];
    let kind = random.below(6);
    let count = random.large_size(250_000);
    let is_descending = random.one_in(2);
    let keyframe = |place: usize| {
        let place = if is_descending { count - place } else { place };
        // A subject is a kind and a uid, so that there are more of them than uids.
        let (uid, more) = (place % 65_536, place / 65_536);
        match (kind + more) % 6 {
            0 => json!(["alpha", uid, 1]),
            1 => json!(["tao", uid, 1]),
            2 => json!(["permit", uid, kinds[1]]),
            3 => json!(["own", uid]),
            4 => json!(["activity", uid, kinds[2]]),
            _ => json!(["reset_bonds", uid]),
        }
    };
    (0..count).map(keyframe).collect()
}

fn keyframe(random: &mut Random) -> Value {
    let uid = random.below(8);
    match random.below(14) {
        0 => json!(["weights", uid, [1, 2, 3]]),
        1 => json!(["weights", uid, { "c": [random.below(8), random.below(8)], "v": [1, 2] }]),
        2 => json!(["copy", uid, "consensus", random.below(4)]),
        3 => json!(["copy", uid, random.below(8), random.size(200)]),
        4 => json!(["alpha", uid, texts::number(random)]),
        5 => json!(["permit", uid, random.one_in(2)]),
        6 => json!(["activity", uid, random.pick(&["submits", "stops", "inactive", "x"])]),
        7 => json!(["replace", uid, random.size(400)]),
        8 => json!(["rule", random.pick(&["kappa", "tempo", "yuma", "liquid_alpha", "x"]), texts::number(random)]),
        9 => json!(["emission", texts::number(random)]),
        10 => json!(["reset_bonds", uid]),
        _ => {
            let mut parts = vec![json!(random.pick(&KEYFRAME_KINDS))];
            parts.extend((0..random.below(4)).map(|_| json::leaf(random)));
            parts.into()
        }
    }
}
