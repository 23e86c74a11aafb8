//! Neurons by name, in files for spreadsheets.

use super::model::Document;
use crate::engine::quantity::Uid;

/// The characters with which a spreadsheet begins a formula, and the one that keeps it from doing so.
const RISKY: [char; 5] = ['=', '+', '-', '@', '\''];

/// The name of a neuron in a file: its own, or `uid 7`. Where a spreadsheet would take it for a formula, a quote stands
/// before it.
pub fn label(document: &Document, uid: Uid) -> String {
    let name = document.neuron(uid).map_or("", |neuron| &neuron.name);
    let is_own = !name.is_empty() && numbered(name).is_none();
    let plain = if is_own { name.to_owned() } else { format!("uid {}", uid.0) };
    if plain.starts_with(RISKY) { format!("'{plain}") } else { plain }
}

/// The neuron that a label means.
pub fn find(document: &Document, label: &str) -> Option<Uid> {
    let plain = match label.strip_prefix('\'') {
        Some(rest) if rest.starts_with(RISKY) => rest,
        _ => label,
    };
    match numbered(plain) {
        Some(uid) => document.neuron(uid).map(|_| uid),
        None => {
            let named = document.neurons.iter().position(|neuron| !plain.is_empty() && neuron.name.trim() == plain)?;
            u16::try_from(named).ok().map(Uid)
        }
    }
}

/// The uid of a label that names one.
fn numbered(label: &str) -> Option<Uid> {
    label.strip_prefix("uid ")?.parse().ok().map(Uid)
}
