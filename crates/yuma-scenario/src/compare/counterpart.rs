//! Matching of neurons between two documents.

use super::line::Line;
use crate::Document;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::attribution::Difference;

/// Returns the neuron of another document that corresponds to a neuron of this one: the one with the same name, else
/// the one with the same uid if no neuron of this document has its name. Returns `None` if neither exists.
///
/// Removing a neuron lowers the uids above it: those neurons keep their names, not their uids.
pub fn counterpart(document: &Document, uid: Uid, other: &Document) -> Option<Uid> {
    let name = document.neuron(uid).map_or("", |neuron| neuron.name.as_str());
    let by_name = |document: &Document, name: &str| {
        let found = Uid::all(document.uid_count()).zip(&document.neurons).find(|(_, neuron)| neuron.name == name);
        found.map(|(uid, _)| uid).filter(|_| !name.is_empty())
    };
    let by_uid = || {
        let other_name = &other.neuron(uid)?.name;
        (by_name(document, other_name).is_none()).then_some(uid)
    };
    by_name(other, name).or_else(by_uid)
}

/// Subtracts from each line the line of its counterpart, or zero if it has no counterpart.
pub fn differences_of(lines: &[Line], others: &[Line], counterpart: impl Fn(Uid) -> Option<Uid>) -> Vec<Line> {
    let against = |line: &Line| {
        let other = counterpart(line.uid).and_then(|uid| others.iter().find(|other| other.uid == uid));
        let at = |epoch: usize| match other {
            Some(other) => other.values.get(epoch).copied(),
            None => Some(Difference::default()),
        };
        let pairs = line.values.iter().enumerate().map_while(|(epoch, value)| Some(value.minus(at(epoch)?)));
        Line { uid: line.uid, values: pairs.collect() }
    };
    lines.iter().map(against).collect()
}
