//! The order of the rows: the document's, or sorted by a column. In a large subnet validators that do not count can be
//! folded away.

use std::rc::Rc;

use super::layout::RowResult;
use super::results::total_stake;
use super::status::Status;
use crate::store::Evaluation;
use crate::ui::format;
use yuma_engine::fixed::Fraction;
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::Quantity;
use yuma_scenario::{Matrix, Scenario};

/// The column that rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// Names, or uids without them.
    Name,
    /// Stake.
    Stake,
    /// The weights on a miner.
    Miner(Uid),
    /// A result.
    Result(RowResult),
}

/// A sorted column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub key: SortKey,
    /// Whether the smallest comes first.
    pub is_ascending: bool,
}

impl Sort {
    /// The order of a large subnet.
    pub const BY_STAKE: Sort = Sort { key: SortKey::Stake, is_ascending: false };

    /// Returns the order after a press on a column's control: sorted, the other way around, and restored.
    pub fn after_press(now: Option<Sort>, key: SortKey) -> Option<Sort> {
        let first = key == SortKey::Name;
        match now.filter(|sort| sort.key == key) {
            None => Some(Sort { key, is_ascending: first }),
            Some(sort) if sort.is_ascending == first => Some(Sort { key, is_ascending: !first }),
            Some(_) => None,
        }
    }
}

/// The rows in display order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOrder {
    /// The shown validators.
    pub shown: Rc<[Uid]>,
    /// The validators that do not count, which come last or are folded away.
    pub idle: Rc<[Uid]>,
}

/// Returns the order of the rows. Validators that do not count come last if `separates_idle`.
pub fn ordered(scenario: &Scenario, evaluation: &Evaluation, sort: Option<Sort>, separates_idle: bool) -> RowOrder {
    let mut rows = scenario.validators.clone();
    if let Some(sort) = sort {
        let sign = if sort.is_ascending { 1 } else { -1 };
        rows = ascending(rows, |&uid| sign * value(scenario, evaluation, sort.key, uid));
    }
    let is_idle = |uid: &Uid| separates_idle && Status::of(evaluation, *uid).is_some();
    let (idle, shown): (Vec<Uid>, Vec<Uid>) = rows.into_iter().partition(is_idle);
    if shown.is_empty() {
        return RowOrder { shown: idle.into(), idle: Rc::default() };
    }
    RowOrder { shown: shown.into(), idle: idle.into() }
}

/// Returns the number by which a validator is sorted. A missing value comes before all others.
fn value(scenario: &Scenario, evaluation: &Evaluation, key: SortKey, uid: Uid) -> i128 {
    let trace = &evaluation.trace;
    let bits = |fraction: Option<Fraction>| fraction.map_or(-1, |fraction| i128::from(fraction.to_bits()));
    match key {
        SortKey::Name => {
            let name = |uid: Uid| (scenario.neuron(uid).map(|neuron| neuron.name.as_str()).unwrap_or_default(), uid);
            let is_before = |other: &&Uid| name(**other) < name(uid);
            scenario.validators.iter().filter(is_before).count() as i128
        }
        // The bits of positive floats have the order of their values.
        SortKey::Stake => i128::from(total_stake(scenario, uid).to_bits()),
        SortKey::Miner(miner) => {
            let stored = scenario.cell(Matrix::Weights, uid, miner).map_or(0, |share| i128::from(share.0) + 1);
            (bits(trace.weights.get(uid, miner)) << 32) + stored
        }
        SortKey::Result(RowResult::ValidatorTrust) => bits(trace.fraction(Quantity::ValidatorTrust, uid)),
        SortKey::Result(RowResult::Dividends) => bits(trace.fraction(Quantity::Dividends, uid)),
        SortKey::Result(RowResult::Emission) => {
            trace.outcome.validator_emission.get(uid.index()).map_or(-1, |paid| i128::from(paid.0))
        }
        SortKey::Result(RowResult::PerStake) => bits(trace.pay_per_stake(uid)),
    }
}

/// Returns the first participant that a text names: a uid, a whole name, or the beginning of one. Validators come first.
pub fn found(scenario: &Scenario, text: &str) -> Option<Uid> {
    let text = text.trim().trim_start_matches("uid").trim().to_lowercase();
    if text.is_empty() {
        return None;
    }
    let known = || scenario.validators.iter().chain(&scenario.miners).copied();
    let name = |uid| format::name(scenario, uid).to_lowercase();
    let by_uid = text.parse().ok().map(Uid).filter(|uid| known().any(|known| known == *uid));
    let by_name = || known().find(|&uid| name(uid) == text);
    let by_beginning = || known().find(|&uid| name(uid).starts_with(&text));
    let by_part = || known().find(|&uid| name(uid).contains(&text));
    by_uid.or_else(by_name).or_else(by_beginning).or_else(by_part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::evaluate;
    use yuma_engine::quantity::Epoch;
    use yuma_scenario::presets;

    fn opened(preset: &str) -> (Rc<Scenario>, Evaluation) {
        let scenario = Rc::new(presets::scenario(preset).unwrap());
        let evaluation = evaluate(&scenario, Epoch(0));
        (scenario, evaluation)
    }

    #[test]
    fn presses_sort_both_ways_and_restore() {
        let (stake, name) = (SortKey::Stake, SortKey::Name);
        for (key, expected) in [(stake, [Some(false), Some(true), None]), (name, [Some(true), Some(false), None])] {
            let mut sort = None;
            for is_ascending in expected {
                sort = Sort::after_press(sort, key);
                assert_eq!(sort, is_ascending.map(|is_ascending| Sort { key, is_ascending }));
            }
        }
        let other = Sort::after_press(Some(Sort::BY_STAKE), name);
        assert_eq!(other, Some(Sort { key: name, is_ascending: true }));
    }

    #[test]
    fn rows_are_sorted_by_a_column() {
        let (scenario, evaluation) = opened("lone-voice");
        let sorted = |key, is_ascending| {
            let order = ordered(&scenario, &evaluation, Some(Sort { key, is_ascending }), false);
            order.shown.iter().map(|&uid| format::name(&scenario, uid)).collect::<String>()
        };
        for (key, is_ascending, expected) in [
            (SortKey::Stake, false, "ABCDE"),
            (SortKey::Stake, true, "EDCBA"),
            (SortKey::Name, false, "EDCBA"),
            (SortKey::Result(RowResult::ValidatorTrust), true, "ECADB"),
            (SortKey::Result(RowResult::Emission), false, "ABCDE"),
            (SortKey::Miner(scenario.miners[1]), false, "CBADE"),
        ] {
            assert_eq!(sorted(key, is_ascending), expected, "{key:?}");
        }
    }

    #[test]
    fn validators_that_do_not_count_come_last() {
        let (scenario, evaluation) = opened("subnet-15");
        let order = ordered(&scenario, &evaluation, Some(Sort::BY_STAKE), true);
        assert_eq!((order.shown.len(), order.idle.len()), (12, 8));
        assert_eq!(order.shown.first(), Some(&Uid(2)));
        let together = ordered(&scenario, &evaluation, None, false);
        assert_eq!((together.shown.len(), together.idle.len()), (20, 0));
    }

    #[test]
    fn participants_are_found_by_uid_and_name() {
        let (scenario, _) = opened("lone-voice");
        for (text, expected) in [
            ("E", Some(Uid(4))),
            ("m3", Some(Uid(7))),
            ("uid 2", Some(Uid(2))),
            ("M", Some(Uid(5))),
            ("x", None),
            (" ", None),
        ] {
            assert_eq!(found(&scenario, text), expected, "{text:?}");
        }
    }
}
