//! The names of neurons in the titles of rows and columns.

use yew::prelude::*;

use crate::ui::format;
use crate::ui::lab::LabProps;
use yuma_engine::quantity::Uid;

/// Returns the name of a neuron in the title of its row. Where there is little room, that is only the uid if the neuron has no
/// name, or one that a file's uid and hotkey make.
pub fn validator_title(props: &LabProps, uid: Uid, is_compact: bool) -> AttrValue {
    let name = format::name(&props.scenario, uid);
    let is_hotkey = |name: &str| beside_uid(name, uid).is_some_and(|name| name.contains('…'));
    if is_compact && (is_nameless(props, uid) || is_hotkey(&name)) { uid.0.to_string().into() } else { name.into() }
}

/// Returns the name of a neuron in the title of its column, which has less room than a row.
pub fn miner_title(props: &LabProps, uid: Uid, is_compact: bool) -> AttrValue {
    let name = format::name(&props.scenario, uid);
    let has_uid = is_nameless(props, uid) || beside_uid(&name, uid).is_some();
    if is_compact && has_uid { uid.0.to_string().into() } else { name.into() }
}

fn is_nameless(props: &LabProps, uid: Uid) -> bool {
    props.scenario.neuron(uid).is_none_or(|neuron| neuron.name.is_empty())
}

/// Returns what follows the uid in the name of a neuron of a file.
fn beside_uid(name: &str, uid: Uid) -> Option<&str> {
    name.strip_prefix(&uid.0.to_string())?.strip_prefix(" · ")
}

/// Returns whether the titles of compact rows are uids alone.
pub fn has_uids(props: &LabProps) -> bool {
    let is_uid = |&uid: &Uid| validator_title(props, uid, true) == uid.0.to_string();
    props.scenario.validators.iter().all(is_uid)
}
