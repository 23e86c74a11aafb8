//! Who is who in two documents.

use super::line::Line;
use crate::Document;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::attribution::Difference;

/// Who of another document is meant by a neuron of this one: who has its name; else who has its uid, if nobody of this
/// document has that one's name. None if the other document has nobody of the kind.
///
/// A neuron that is removed makes others move down: they keep their names, not their uids.
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

/// How much more each line has than that of its counterpart; where there is none, than nothing.
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
