//! Links that are differences: to a preset, and of a pinned scenario to the present one.

use serde_json::{Value, json};
use yuma_scenario::{Scenario, presets};

use super::links::{self, VERSION, link_of};
use super::{Reader, timelines};
use crate::corpus::Corpus;
use crate::random::Random;
use crate::{json, texts};

/// Reads links whose content patches a preset or a pinned scenario, up to the size limit.
pub const READER: Reader = Reader { name: "patches", needs_open: false, generate, read: links::read };

/// Bytes of an unpacked link that are worth filling; a link that unpacks to more is refused unread.
const ROOM: usize = 5 << 20;

fn generate(random: &mut Random, corpus: &Corpus, _: &Scenario) -> String {
    let ids: Vec<&str> = presets::ids().collect();
    let id = *random.pick(&ids);
    let preset = presets::written(id).unwrap_or_default();
    let mut content = if random.one_in(2) {
        json!({ "preset": id, "patch": patch(random, &preset) })
    } else {
        corpus.pick(random).written.clone()
    };
    if content.get("patch").is_none() || random.one_in(3) {
        let present = if content.get("patch").is_some() { preset } else { content.clone() };
        content["compare"] = json!({ "patch": patch(random, &present) });
    }
    if random.one_in(12) {
        json::disfigure(random, &mut content);
    }
    link_of(VERSION, &content.to_string())
}

fn patch(random: &mut Random, target: &Value) -> Value {
    match random.below(24) {
        0 => nested(random),
        1 => inserted(random, target),
        2 => (0..=random.size(4_200)).map(|_| operation(random, target)).collect(),
        3 => long_pointers(random),
        4 => json::leaf(random),
        5 => json!([{ "op": "add", "path": "/timeline", "value": timelines::timeline(random) }]),
        6..=12 => (0..=random.size(8)).map(|_| operation(random, target)).collect(),
        _ => (0..=random.size(8)).filter_map(|_| near(random, target)).collect(),
    }
}

/// Returns an operation at a place that the target has, or nearly has.
fn operation(random: &mut Random, target: &Value) -> Value {
    let mut path = pointer(random, target);
    if random.one_in(4) {
        let more: &&str =
            random.pick(&["/-", "/0", "/01", "/~0", "/~1", "/~", "/", "/99999999999999999999", "/x", "-"]);
        path.push_str(more);
    }
    let op = *random.pick(&["add", "add", "replace", "replace", "remove", "remove", "copy", "move", "test", "x", ""]);
    let value = if random.one_in(4) { some_part(random, target) } else { json::leaf(random) };
    match random.below(20) {
        0 => json!({ "op": op, "path": path }),
        1 => json!({ "op": op, "value": value }),
        2 => json!({ "path": path, "value": value }),
        _ => json!({ "op": op, "path": path, "from": pointer(random, target), "value": value }),
    }
}

/// Returns a small change of a number or a text that the target has: such as a scenario survives.
fn near(random: &mut Random, target: &Value) -> Option<Value> {
    let path = pointer(random, target);
    let value: Value = match target.pointer(&path)? {
        Value::Number(number) => number.as_u64()?.saturating_add(1).saturating_sub(random.size(3) as u64).into(),
        Value::String(_) => texts::text(random).into(),
        Value::Bool(is_true) => (!is_true).into(),
        _ => return None,
    };
    Some(json!({ "op": "replace", "path": path, "value": value }))
}

fn pointer(random: &mut Random, target: &Value) -> String {
    let mut path = String::new();
    let mut value = target;
    while !random.one_in(4) {
        let next = match value {
            Value::Array(list) if !list.is_empty() => {
                let at = random.below(list.len());
                Some((at.to_string(), &list[at]))
            }
            Value::Object(fields) if !fields.is_empty() => {
                fields.iter().nth(random.below(fields.len())).map(|(key, value)| (key.clone(), value))
            }
            _ => None,
        };
        let Some((key, inner)) = next else { break };
        path = format!("{path}/{key}");
        value = inner;
    }
    path
}

fn some_part(random: &mut Random, target: &Value) -> Value {
    let path = pointer(random, target);
    target.pointer(&path).cloned().unwrap_or_default()
}

/// Returns additions, each at the bottom of the one before: far deeper together than any of them is.
fn nested(random: &mut Random) -> Value {
    let depth = 1 + random.below(120);
    let key = *random.pick(&["", "0"]);
    let mut path = (*random.pick(&["/view", "/title", "/weights", "/compare"])).to_owned();
    let (mut patch, mut size) = (Vec::new(), 0);
    for _ in 0..=random.size(300) {
        size += path.len() + depth * 8;
        if size > ROOM {
            break;
        }
        let value =
            (0..depth).fold(json!(0), |inner, _| if key.is_empty() { json!({ "": inner }) } else { json!([inner]) });
        patch.push(json!({ "op": if patch.is_empty() { "add" } else { "replace" }, "path": path, "value": value }));
        path.push_str(&format!("/{key}").repeat(depth));
    }
    patch.into()
}

/// Returns insertions in front of a long list, and removals: each moves all that stands behind.
fn inserted(random: &mut Random, target: &Value) -> Value {
    let lists = ["/names", "/validators", "/permits", "/view", "/weights/0/v", "/title"];
    let path = *random.pick(&lists);
    let mut patch = Vec::new();
    if target.pointer(path).is_none_or(|list| !list.is_array()) || random.one_in(2) {
        let element = random.pick(&[json!(""), json!(0), json!([])]).clone();
        patch.push(json!({ "op": "add", "path": path, "value": vec![element; random.large_size(1_000_000)] }));
    }
    let op = *random.pick(&["add", "remove"]);
    let change = json!({ "op": op, "path": format!("{path}/0"), "value": json::leaf(random) });
    let count = random.large_size(4_095).min(ROOM / change.to_string().len());
    patch.extend(vec![change; count]);
    patch.into()
}

fn long_pointers(random: &mut Random) -> Value {
    let piece = *random.pick(&["/a", "/", "/0", "/~1", "/weights"]);
    let path = piece.repeat(random.size(1_000_000));
    let operation =
        json!({ "op": random.pick(&["add", "remove", "replace"]), "path": path, "value": texts::number(random) });
    let count = random.size(4_096).min(ROOM / (path.len() + 60));
    vec![operation; count].into()
}
