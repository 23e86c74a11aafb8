//! The chart of one quantity of the selected subnet, under the market's era and the pinned one.

use std::rc::Rc;

use yew::prelude::*;

use super::day_quantity::DayQuantityText;
use super::lines::{DayLine, Size};
use super::plot::Days;
use super::quantity_figure::QuantityFigure;
use super::task::FinishedRun;
use crate::ui::format::{fixed, number, whole};
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use yuma_engine::issuance::{block_emission, next_halving};
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{DayPoint, DayQuantity};

/// Two lines of text a label.
const SIZE: Size = Size { height: 136.0, label: 30.0 };

/// The properties of [`QuantityChart`].
#[derive(Clone, Properties)]
pub struct QuantityChartProps {
    /// The quantity.
    pub quantity: DayQuantity,
    /// Chooses another quantity.
    pub on_quantity: Callback<DayQuantity>,
    /// The subnet.
    pub netuid: Netuid,
    /// Its name.
    pub name: AttrValue,
    /// Its name at the start of a sentence.
    pub leading_name: AttrValue,
    /// The run under the market's era.
    pub now: Rc<FinishedRun>,
    /// The run under the pinned era.
    pub pinned: Option<Rc<FinishedRun>>,
    /// Whether other rules than the era's hold later.
    pub changes_rules: bool,
    /// The days.
    pub days: Days,
}

impl PartialEq for QuantityChartProps {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |one: &Option<Rc<FinishedRun>>, other: &Option<Rc<FinishedRun>>| match (one, other) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        (self.quantity, self.netuid, &self.name, &self.days) == (other.quantity, other.netuid, &other.name, &other.days)
            && self.on_quantity == other.on_quantity
            && self.changes_rules == other.changes_rules
            && Rc::ptr_eq(&self.now, &other.now)
            && is_same(&self.pinned, &other.pinned)
    }
}

/// Renders the chart with the choice of its quantity, its sentence and its table.
#[component]
pub fn QuantityChart(props: &QuantityChartProps) -> Html {
    let messages = use_messages();
    let lines = lines(&messages, props);
    let halving = halving_day(props.quantity, &props.now);
    QuantityFigure {
        class: "",
        quantity: props.quantity,
        on_quantity: &props.on_quantity,
        days: &props.days,
        lines: &lines,
        size: SIZE,
        sentence: sentence(&messages, props, &lines),
        above: html! { <g>{ for halving.map(|day| halving_mark(&props.days, day)) }</g> },
    }
    .render(&messages)
}

/// Returns the first day with a smaller emission of a block, where the issuance is shown.
fn halving_day(quantity: DayQuantity, run: &FinishedRun) -> Option<usize> {
    let points = &run.points;
    let emission = |day: usize| points.get(day).map(|point| block_emission(point.issuance));
    let is_issuance = quantity == DayQuantity::Issuance;
    (1..points.len()).find(|&day| is_issuance && emission(day) < emission(day - 1))
}

fn halving_mark(days: &Days, day: usize) -> Html {
    let x = fixed(days.x(day as f64), 1);
    html! { <line class="halving" x1={x.clone()} x2={x} y1="0" y2={fixed(SIZE.height, 0)} /> }
}

/// Describes the halving: its day within the run, or the issuance at which the next one comes and its day at the
/// emission of the last day.
fn halving_sentence(messages: &Messages, props: &QuantityChartProps) -> AttrValue {
    let Some(last) = props.now.points.last() else { return AttrValue::default() };
    if let Some(day) = halving_day(props.quantity, &props.now) {
        return messages.fill("days.halving", &[("day", &day.to_string())]);
    }
    let next = next_halving(last.issuance);
    let left = whole(next.0.saturating_sub(last.issuance.0));
    let days = left / whole(last.emission_per_day.0).max(f64::MIN_POSITIVE);
    let day = (props.now.points.len() - 1) as f64 + days;
    let at = props.quantity.written(messages, whole(next.0));
    messages.fill("days.halving.next", &[("issuance", &at), ("day", &number(day, 0))])
}

/// Returns the lines: the market's era, the pinned one, and the moving average of the price.
fn lines(messages: &Messages, props: &QuantityChartProps) -> Vec<DayLine> {
    let values = |run: &FinishedRun, of: fn(DayQuantity, &DayPoint, Netuid) -> Option<f64>| match props.quantity {
        quantity if quantity.is_of_pools() && !has_prices(props, run) => Vec::new(),
        quantity => run.values(quantity, props.netuid, of),
    };
    let values_by_day = |run: &FinishedRun| values(run, DayQuantity::of);
    let era = |run: &FinishedRun| messages.text(&format!("era.{}.title", run.phase.era.id));
    let now = DayLine { class: "now", key: 0, values: values_by_day(&props.now), label: era(&props.now) };
    let pinned = props.pinned.as_ref().map(|run| DayLine {
        class: "pinned",
        key: 1,
        values: values_by_day(run),
        label: messages.fill("days.pinned", &[("era", &era(run))]),
    });
    let average = props.quantity.second_label().map(|label| DayLine {
        class: "average",
        key: 2,
        values: values(&props.now, DayQuantity::second),
        label: messages.text(label),
    });
    [now].into_iter().chain(pinned).chain(average).collect()
}

/// Returns whether subnets have pools in a run.
fn has_prices(props: &QuantityChartProps, run: &FinishedRun) -> bool {
    run.phase.era.rules.has_pools() || (props.changes_rules && run.phase.era.id == props.now.phase.era.id)
}

fn sentence(messages: &Messages, props: &QuantityChartProps, lines: &[DayLine]) -> AttrValue {
    let moves = |line: &DayLine| movement(messages, props.quantity, &line.values);
    let subject = match props.quantity {
        DayQuantity::Flow => return flow_sentence(messages, props),
        DayQuantity::Issuance => messages.text("days.of.all"),
        quantity if quantity.is_of_pools() && !has_prices(props, &props.now) => return messages.text("days.no_pools"),
        _ => messages.fill("days.of", &[("subnet", &props.name)]),
    };
    let now = lines.first().and_then(moves);
    let pinned = props.pinned.as_ref().and_then(|run| Some((run, lines.get(1).and_then(moves)?)));
    let moves = match (now, pinned) {
        (Some(now), Some((run, other))) => {
            let era = messages.text(&format!("era.{}.title", run.phase.era.id));
            messages.fill("days.moves.both", &[("subject", &subject), ("now", &now), ("era", &era), ("other", &other)])
        }
        (Some(now), None) => messages.fill("days.moves", &[("subject", &subject), ("now", &now)]),
        _ => messages.fill("days.moves.none", &[("subnet", &props.leading_name)]),
    };
    if props.quantity != DayQuantity::Issuance {
        let end = end_sentence(messages, &props.leading_name, lines.first().map_or(&[], |line| line.values.as_slice()));
        return end.map_or(moves.clone(), |end| format!("{moves}{}{end}", messages.sentence_gap()).into());
    }
    AttrValue::from(format!("{moves}{}{}", messages.sentence_gap(), halving_sentence(messages, props)))
}

/// Describes the change of a quantity from the first day to the last one with a value: in percent, or from and to 0.
fn movement(messages: &Messages, quantity: DayQuantity, values: &[Option<f64>]) -> Option<AttrValue> {
    let first = values.first().copied().flatten()?;
    let last = values.iter().rev().copied().flatten().next()?;
    if first == 0.0 && last > 0.0 {
        return Some(messages.fill("days.moves.from_zero", &[("value", &quantity.written(messages, last))]));
    }
    let change = if first == 0.0 { 0.0 } else { last / first - 1.0 };
    let percent = messages.numbers().percent_at(change.abs(), if change.abs() < 0.001 { 3 } else { 1 });
    let key = match change {
        change if change.abs() < 0.000_005 => "days.moves.stays",
        0.0.. => "days.moves.rises",
        _ if last == 0.0 => "days.moves.to_zero",
        _ => "days.moves.falls",
    };
    Some(messages.fill(key, &[("change", &percent)]))
}

/// Describes the day on which a subnet of the first day is dissolved, after its value is read; `None` if it exists to the end.
fn end_sentence(messages: &Messages, name: &str, values: &[Option<f64>]) -> Option<AttrValue> {
    values.first().copied().flatten()?;
    let day = values.iter().position(Option::is_none)?.checked_sub(1)?;
    Some(messages.fill("days.ends", &[("subnet", name), ("day", &day.to_string())]))
}

/// Describes the sum of the flows over all days.
fn flow_sentence(messages: &Messages, props: &QuantityChartProps) -> AttrValue {
    let points = &props.now.points;
    let sum = |of: fn(DayQuantity, &DayPoint, Netuid) -> Option<f64>| {
        let values = props.now.points_of(props.netuid).flatten();
        let values = values.filter_map(|point| of(DayQuantity::Flow, point, props.netuid));
        props.quantity.written(messages, values.sum())
    };
    let days = points.len().saturating_sub(1);
    messages.fill_plural(
        "days.flow",
        days,
        &[
            ("days", &days.to_string()),
            ("subnet", &props.name),
            ("stakers", &sum(DayQuantity::of)),
            ("chain", &sum(DayQuantity::second)),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::super::request::Phase;
    use super::*;
    use yuma_engine::economy::{BlockStride, ERAS};
    use yuma_engine::quantity::{RAO_PER_TAO, Rao};
    use yuma_scenario::market::{DayPoint, DayQuantity};

    #[test]
    fn the_sentence_names_the_change() {
        for (first, last, expected) in [
            (2.0, 3.0, "rises 50.0 %"),
            (2.0, 1.0, "falls 50.0 %"),
            (2.0, 2.0, "stays the same"),
            (2.0, 0.0, "falls to 0"),
            (0.0, 0.001_014, "rises from 0 to 0.001014 τ"),
            (0.0, 0.0, "stays the same"),
        ] {
            let messages = Messages::new(crate::store::Language::English);
            let found = movement(&messages, DayQuantity::Price, &[Some(first), Some(last), None]);
            assert_eq!(found.map(|text| text.replace('\u{a0}', " ")).as_deref(), Some(expected));
        }
    }

    #[test]
    fn the_sentence_names_the_day_of_the_end() {
        for (values, expected) in [
            (vec![Some(1.0), Some(2.0)], None),
            (vec![Some(1.0), None, None], Some("Chutes is dissolved on day 0.")),
            (vec![None, Some(1.0)], None),
            (vec![], None),
        ] {
            let found = end_sentence(&Messages::new(crate::store::Language::English), "Chutes", &values);
            assert_eq!(found.as_deref(), expected, "{values:?}");
        }
    }

    #[test]
    fn the_first_day_with_half_the_emission_is_marked() {
        for (tao, quantity, expected) in [
            ([10_499_000, 10_499_999, 10_500_001, 10_501_000], DayQuantity::Issuance, Some(2)),
            ([10_499_000, 10_499_999, 10_500_001, 10_501_000], DayQuantity::Price, None),
            ([10_500_000, 10_500_001, 10_500_002, 10_500_003], DayQuantity::Issuance, None),
        ] {
            let point = |tao: u64| DayPoint { issuance: Rao(tao * RAO_PER_TAO), ..DayPoint::default() };
            let phase = Phase { era: ERAS[0], stride: BlockStride::ONE };
            let (points, outcomes) = (tao.map(point).to_vec(), Vec::new());
            let run = FinishedRun { inputs_version: 0, phase, points, outcomes, took_ms: 0.0 };
            assert_eq!(halving_day(quantity, &run), expected, "{tao:?} {quantity:?}");
        }
    }
}
