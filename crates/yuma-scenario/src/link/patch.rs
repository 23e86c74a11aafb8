//! Scenarios as differences: from a preset, or for a pinned scenario from the current one.

use json_patch::jsonptr::PointerBuf;
use json_patch::{AddOperation, PatchOperation, RemoveOperation, ReplaceOperation};
use serde_json::{Value, json};

use super::error::LinkError;
use crate::bounded_json::{self, ENTRY_LIMIT};
use crate::presets;

/// The maximum number of changes that a link may contain. A whole scenario is shorter well before that.
const OPERATION_LIMIT: usize = ENTRY_LIMIT;
/// The maximum ratio of a scenario's length to a preset's at which their difference is computed. Beyond it the
/// difference is slow to compute and saves little.
const MAX_LENGTH_RATIO: usize = 4;
/// The minimum length of a preset, in bytes, that the ratio assumes.
const MIN_COMPARED_LENGTH: usize = 10_000;
/// The maximum number of steps of a pointer. The longest one, into a pinned timeline, has eight. Together with the
/// bounded depth of each value this bounds the depth of the scenario that is built.
const POINTER_DEPTH_LIMIT: usize = 16;

/// Returns the differences of a scenario from the presets with as many neurons, even if it did not start from one.
/// `written` is its JSON.
pub fn differences(written: &str) -> Vec<Value> {
    let Ok(scenario) = serde_json::from_str::<Value>(written) else { return Vec::new() };
    let is_comparable = |json: &str| written.len() <= MAX_LENGTH_RATIO * json.len().max(MIN_COMPARED_LENGTH);
    let comparable = presets::ids().filter(|id| presets::json(id).is_some_and(is_comparable));
    let of_size = comparable.filter_map(|id| Some((id, presets::written(id)?)));
    let of_size = of_size.filter(|(_, preset)| preset.get("neurons") == scenario.get("neurons"));
    let patches = of_size.map(|(id, preset)| (id, json_patch::diff(&preset, &scenario).0));
    let short = patches.filter(|(_, operations)| operations.len() <= OPERATION_LIMIT);
    short.map(|(id, operations)| json!({ "preset": id, "patch": written_operations(operations) })).collect()
}

/// Returns the whole scenario of a link's content: applies a difference to its preset, and that of a pinned scenario
/// to the current one.
///
/// Only additions, removals and replacements are accepted: each adds no more than its own content, while a few copies
/// of copies would exceed any memory.
pub fn resolved(mut content: Value) -> Result<Value, LinkError> {
    if let Some(patch) = content.get_mut("patch").map(Value::take) {
        let id = content.get("preset").and_then(Value::as_str).unwrap_or_default();
        let preset = presets::written(id);
        let preset = preset.ok_or_else(|| LinkError::UnknownPreset { id: id.chars().take(40).collect() })?;
        content = applied(preset, patch)?;
    }
    if let Some(patch) = content.pointer_mut("/compare/patch").map(Value::take) {
        let present = by_itself(&content);
        let pinned = applied(present, patch)?;
        if let Some(comparison) = content.get_mut("compare") {
            *comparison = json!({ "pinned": pinned });
        }
    }
    Ok(content)
}

/// Returns the content of a link with the pinned scenario as the difference from the current one; `None` if nothing
/// is pinned or the two are too different. `written` is the JSON of a scenario.
pub fn pinned_as_difference(written: &str) -> Option<String> {
    let mut content: Value = serde_json::from_str(written).ok()?;
    let pinned = content.pointer("/compare/pinned")?;
    let operations = json_patch::diff(&by_itself(&content), pinned).0;
    if operations.len() > OPERATION_LIMIT {
        return None;
    }
    *content.get_mut("compare")? = json!({ "patch": written_operations(operations) });
    Some(content.to_string())
}

/// Returns the current scenario in the form that the difference of a pinned one refers to.
fn by_itself(content: &Value) -> Value {
    let mut present = content.clone();
    if let Some(fields) = present.as_object_mut() {
        fields.remove("compare");
        fields.remove("view");
    }
    present
}

/// Applies a patch to a scenario.
fn applied(mut written: Value, patch: Value) -> Result<Value, LinkError> {
    let Value::Array(patch) = patch else { return Err(bad_patch("its patch is no list")) };
    if patch.len() > OPERATION_LIMIT {
        return Err(bad_patch(format!("{} changes, at most {OPERATION_LIMIT} are read", patch.len())));
    }
    let operations = patch.into_iter().zip(1..).map(|(change, index)| {
        let operation = operation(change);
        let operation =
            operation.ok_or_else(|| bad_patch(format!("change {index} neither adds, removes nor replaces")))?;
        if operation.path().count() > POINTER_DEPTH_LIMIT {
            return Err(bad_patch(format!("change {index} points more than {POINTER_DEPTH_LIMIT} steps deep")));
        }
        Ok(operation)
    });
    let operations: Vec<_> = operations.collect::<Result<_, _>>()?;
    json_patch::patch_unsafe(&mut written, &operations).map_err(bad_patch)?;
    Ok(written)
}

/// Writes the changes of a difference, limited to the accepted kinds.
fn written_operations(operations: Vec<PatchOperation>) -> Vec<Value> {
    let written = operations.into_iter().filter_map(|operation| match operation {
        PatchOperation::Add(add) => Some(json!({ "op": "add", "path": add.path.as_str(), "value": add.value })),
        PatchOperation::Remove(remove) => Some(json!({ "op": "remove", "path": remove.path.as_str() })),
        PatchOperation::Replace(replace) => {
            Some(json!({ "op": "replace", "path": replace.path.as_str(), "value": replace.value }))
        }
        _ => None,
    });
    written.collect()
}

fn operation(mut change: Value) -> Option<PatchOperation> {
    let path = PointerBuf::parse(change.get("path")?.as_str()?).ok()?;
    let value = change.get_mut("value").map(Value::take);
    match change.get("op")?.as_str()? {
        "add" => Some(PatchOperation::Add(AddOperation { path, value: value? })),
        "remove" => Some(PatchOperation::Remove(RemoveOperation { path })),
        "replace" => Some(PatchOperation::Replace(ReplaceOperation { path, value: value? })),
        _ => None,
    }
}

fn bad_patch(reason: impl ToString) -> LinkError {
    LinkError::BadPatch { reason: bounded_json::reason(&reason) }
}
