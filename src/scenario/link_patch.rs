//! A scenario as the difference to a preset.

use json_patch::{Patch, PatchOperation};
use serde_json::{Value, json};

use super::dto::ScenarioV1;
use super::link::LinkError;
use super::presets;

/// Changes that a link may hold. A whole scenario is shorter long before.
const OPERATION_LIMIT: usize = 4_096;

/// The differences of a scenario to the presets of its size, whether it started from one or was imported.
pub fn differences(written: &ScenarioV1) -> Vec<Value> {
    let Ok(scenario) = serde_json::to_value(written) else { return Vec::new() };
    let of_size = presets::ids().filter_map(|id| Some((id, presets::written(id)?)));
    let of_size = of_size.filter(|(_, preset)| preset.get("neurons") == scenario.get("neurons"));
    let patches = of_size.map(|(id, preset)| (id, json_patch::diff(&preset, &scenario)));
    let short = patches.filter(|(_, patch)| patch.0.len() <= OPERATION_LIMIT);
    short.map(|(id, patch)| json!({ "preset": id, "patch": patch })).collect()
}

/// The whole scenario of a link's content: a difference is applied to its preset.
///
/// Only additions, removals and replacements are taken: each adds no more than it brings along, while a few copies of
/// copies would grow beyond any memory.
pub fn resolved(mut content: Value) -> Result<Value, LinkError> {
    let Some(patch) = content.get_mut("patch").map(Value::take) else { return Ok(content) };
    let id = content.get("preset").and_then(Value::as_str).unwrap_or_default();
    let mut written =
        presets::written(id).ok_or_else(|| LinkError::UnknownPreset { id: id.chars().take(40).collect() })?;
    let Patch(operations) = serde_json::from_value(patch).map_err(bad_patch)?;
    if operations.len() > OPERATION_LIMIT {
        return Err(bad_patch(format!("{} changes, at most {OPERATION_LIMIT} are read", operations.len())));
    }
    for (operation, place) in operations.iter().zip(1..) {
        match operation {
            PatchOperation::Add(_) | PatchOperation::Remove(_) | PatchOperation::Replace(_) => {}
            _ => return Err(bad_patch(format!("change {place} neither adds, removes nor replaces"))),
        }
    }
    json_patch::patch_unsafe(&mut written, &operations).map_err(bad_patch)?;
    Ok(written)
}

fn bad_patch(reason: impl ToString) -> LinkError {
    LinkError::BadPatch { reason: reason.to_string() }
}
